"""The rows of the facts: each CSV file as a list of dicts, empty cells as None."""

import csv
import pathlib

FILES = {
    "sources": "sources.csv",
    "partners": "harbin_partners.csv",
    "statements": "harbin_statements.csv",
    "acts": "harbin_acts.csv",
    "subdivisions": "harbin_subdivisions.csv",
    "frameworks": "frameworks.csv",
    "memberships": "memberships.csv",
    "organisations": "organisations.csv",
    "event": "seed_event.csv",
    "cities": "world/cities.csv",
    "alternates": "world/alternate_names.csv",
    "pairs": "world/partnerships.csv",
    "countries": "world/countries.csv",
}


def read(folder):
    """All files of the folder by short name; a missing file is an error of open()."""
    folder = pathlib.Path(folder)
    return {name: rows(folder / path) for name, path in FILES.items()}


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return [{k: v or None for k, v in row.items()} for row in csv.DictReader(file)]


def several(cell):
    """The values of a cell that joins several with a bar."""
    return cell.split("|") if cell else []
