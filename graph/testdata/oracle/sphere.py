"""Points on a sphere: whole-number vectors of length 1e9, distances, and the middle of many points."""

import math

RADIUS_KM = 6371.0088
SCALE = 10**9


def vector(place):
    """The place's unit vector with components scaled and rounded to whole numbers; None without coordinates."""
    if place.lat is None or place.lon is None:
        return None
    lat, lon = math.radians(place.lat), math.radians(place.lon)
    parts = (math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat))
    return tuple(round(SCALE * part) for part in parts)


def squared_chord(one, other):
    return sum((a - b) ** 2 for a, b in zip(one, other))


def distance_km(one, other):
    """The great-circle distance of two places in kilometres to one decimal; None without coordinates."""
    if None in (one.lat, one.lon, other.lat, other.lon):
        return None
    a, b = math.radians(one.lat), math.radians(other.lat)
    across = math.radians(other.lon - one.lon)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(across / 2) ** 2
    return round(2 * RADIUS_KM * math.asin(min(1.0, math.sqrt(half))), 1)


def middle(places):
    """Latitude and longitude, to four decimals, of the mean of the places' vectors; None when none has any."""
    vectors = [v for v in map(vector, places) if v]
    x, y, z = (sum(parts) for parts in zip(*vectors)) if vectors else (0, 0, 0)
    if (x, y, z) == (0, 0, 0):
        return None
    lat = math.degrees(math.atan2(z, math.hypot(x, y)))
    lon = math.degrees(math.atan2(y, x))
    return {"lat": round(lat, 4), "lon": round(lon, 4)}
