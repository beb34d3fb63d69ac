"""A source as the answers show it."""

from execute import Record


def source(world, key):
    row = world.sources[key]
    return Record(
        "Source",
        id="source:" + key,
        title=title(row) or key,
        publisher=row["publisher"],
        url=row["url"],
        locator=row["locator"],
        date=row["date"],
        retrieved=None,
    )


def sources(world, keys):
    return [source(world, key) for key in keys]


def title(row):
    """The source's own title; else publisher and date; None where neither is known."""
    return row["title"] or ", ".join(part for part in (row["publisher"], row["date"]) if part) or None
