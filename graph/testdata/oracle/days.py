"""Dates of partial precision as text: a year, a month or a day; their first and last days compare as text."""

import calendar


def first_day(date):
    parts = date.split("-")
    return "-".join(parts + ["01"] * (3 - len(parts)))


def last_day(date):
    parts = date.split("-")
    if len(parts) == 1:
        parts.append("12")
    if len(parts) == 2:
        parts.append("%02d" % calendar.monthrange(int(parts[0]), int(parts[1]))[1])
    return "-".join(parts)


def in_range(date, start, end):
    """True when the whole interval of date lies in the range, False when all of it lies outside, None else.

    An open side of the range is None; both given sides are included, to the end of a partial end.
    """
    low = first_day(start) if start else "0000-01-01"
    high = last_day(end) if end else "9999-12-31"
    if not date:
        return None
    first, last = first_day(date), last_day(date)
    if low <= first and last <= high:
        return True
    if last < low or first > high:
        return False
    return None
