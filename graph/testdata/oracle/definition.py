"""What an answer counted: the area, kinds and levels of its filter, scope, day and release."""

import membership
from execute import Record
from world import RELEASE


def definition(world, condition, day, scope):
    area = condition.get("area")
    return {
        "area": describe_area(world, area) if area else None,
        "kinds": condition.get("kinds"),
        "statuses": condition.get("statuses"),
        "levels": condition.get("levels"),
        "scope": scope,
        "asOf": day,
        "release": RELEASE,
    }


def describe_area(world, area):
    key = membership.key(area, "area")
    return Record("Area", id="area:" + key, key=key, name=membership.area_name(world, key))
