"""Reading CSV tables: each file as a list of dicts, empty cells as None; lists and numbers in cells."""

import csv


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return [{k: v or None for k, v in row.items()} for row in csv.DictReader(file)]


def several(cell):
    """The values of a cell that joins several with a bar."""
    return cell.split("|") if cell else []


def whole(cell):
    return int(cell) if cell else None


def real(cell):
    return float(cell) if cell else None
