"""Three values: True, False and None for unknown. Unknown leaves are noted in a set as they are met."""


def both(values):
    values = list(values)
    return False if False in values else None if None in values else True


def either(values):
    values = list(values)
    return True if True in values else None if None in values else False


def negated(value):
    return None if value is None else not value


def leaf(value, name, unknown):
    """A condition on something: None for value is unknown, and noted under the name."""
    if value is None:
        unknown.add(name)
    return value


def composed(condition, test):
    """The members and, or, not of a filter, each part judged by test."""
    parts = []
    if condition.get("and") is not None:
        parts.append(both(test(c) for c in condition["and"]))
    if condition.get("or") is not None:
        parts.append(either(test(c) for c in condition["or"]))
    if condition.get("not") is not None:
        parts.append(negated(test(condition["not"])))
    return parts


def within(number, limits):
    """Whether a number lies in atLeast..atMost; no number is unknown unless nothing is asked."""
    low, high = limits.get("atLeast"), limits.get("atMost")
    if low is None and high is None:
        return True
    if number is None:
        return None
    return (low is None or number >= low) and (high is None or number <= high)
