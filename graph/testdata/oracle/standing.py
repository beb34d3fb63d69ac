"""Which ties stand, ended or ever stood on a day, and the status of a tie on a day."""

from days import first_day

ENDINGS = ("TERMINATED", "LAPSED", "SUPERSEDED")


def by(date, day):
    """Whether what bears the date took effect by the day; an unknown date counts as any day."""
    return date is None or first_day(date) <= day


def endings(tie, day):
    return [act for act in tie.acts if act.type in ENDINGS and by(act.date, day)]


def in_scope(tie, day, scope):
    ended = bool(endings(tie, day))
    if scope == "ENDED":
        return ended
    return by(tie.since, day) and (scope == "EVER" or not ended)


def status(tie, day):
    ended = endings(tie, day)
    if ended:
        return ended[-1].type
    pauses = [act.type for act in tie.acts if act.type in ("SUSPENDED", "RESUMED") and by(act.date, day)]
    return "SUSPENDED" if pauses[-1:] == ["SUSPENDED"] else tie.status
