"""A source as the answers show it."""

import counting


def source(world, key):
    row = world.sources[key]
    return {
        "id": "source:" + key,
        "title": counting.source_title(world, key),
        "publisher": row["publisher"],
        "url": row["url"],
        "locator": row["locator"],
        "date": row["date"],
        "retrieved": None,
    }


def sources(world, keys):
    return [source(world, key) for key in keys if key]
