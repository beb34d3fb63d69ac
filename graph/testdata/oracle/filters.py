"""The filters of the contract, judged for one tie, one city or one country on a day."""

import membership
import standing
from days import in_range
from logic import both, composed, either, leaf, within


class Judge:
    """Filters as they come out on one day; unknown collects the leaves that could not be decided."""

    def __init__(self, world, day):
        self.world, self.day, self.unknown = world, day, set()

    def partner(self, condition, tie, near):
        """PartnerFilter: the tie seen from the city near."""
        far = self.world.places[tie.far(near)]
        parts = self._tie(condition, tie)
        parts += self._place(condition, far)
        if condition.get("city") is not None:
            parts.append(self.city(condition["city"], far))
        if condition.get("partnerOf") is not None:
            parts.append(bool(condition["partnerOf"]) and all(self._tied(far, i) for i in condition["partnerOf"]))
        return both(parts + composed(condition, lambda c: self.partner(c, tie, near)))

    def partnership(self, condition, tie):
        """PartnershipFilter: the tie seen from outside."""
        a, b = self.world.places[tie.a], self.world.places[tie.b]
        parts = self._tie(condition, tie)
        if condition.get("between") is not None:
            ends = condition["between"]
            parts.append(either([
                both([self.city(ends["a"], a), self.city(ends["b"], b)]),
                both([self.city(ends["a"], b), self.city(ends["b"], a)]),
            ]))
        if condition.get("domestic") is not None:
            same = a.country == b.country if a.country and b.country else None
            parts.append(leaf(None if same is None else same == condition["domestic"], "COUNTRY", self.unknown))
        return both(parts + composed(condition, lambda c: self.partnership(c, tie)))

    def city(self, condition, place):
        """CityFilter."""
        parts = self._place(condition, place)
        if condition.get("ids") is not None:
            parts.append(place.id in condition["ids"])
        if condition.get("population") is not None:
            parts.append(leaf(within(place.population, condition["population"]), "POPULATION", self.unknown))
        if condition.get("partners") is not None:
            parts.append(within(partner_count(self.world, place.key, condition["partners"], self.day), condition["partners"]))
        if condition.get("memberOf") is not None:
            framework, day = self._membership(condition["memberOf"])
            answer = membership.of(self.world, framework, place.id, day)
            parts.append(leaf(answer, "MEMBERSHIP", self.unknown))
        return both(parts + composed(condition, lambda c: self.city(c, place)))

    def country(self, condition, code):
        """CountryFilter; a missing country decides nothing."""
        parts = []
        if condition.get("codes") is not None:
            parts.append(leaf(code in condition["codes"] if code else None, "COUNTRY", self.unknown))
        if condition.get("area") is not None:
            parts.append(self._area(condition["area"], code))
        if condition.get("memberOf") is not None:
            framework, day = self._membership(condition["memberOf"])
            if code:
                answer = membership.of(self.world, framework, "country:" + code, day)
                parts.append(leaf(answer, "MEMBERSHIP", self.unknown))
            else:
                parts.append(leaf(None, "COUNTRY", self.unknown))
        return both(parts + composed(condition, lambda c: self.country(c, code)))

    def _place(self, condition, place):
        parts = []
        if condition.get("area") is not None:
            parts.append(self._area(condition["area"], place.country))
        if condition.get("country") is not None:
            parts.append(self.country(condition["country"], place.country))
        if condition.get("levels") is not None:
            parts.append(self._one_of(place.level, condition["levels"], "LEVEL"))
        return parts

    def _tie(self, condition, tie):
        parts = []
        if condition.get("kinds") is not None:
            parts.append(self._one_of(tie.kind, condition["kinds"], "KIND"))
        if condition.get("statuses") is not None:
            parts.append(self._one_of(standing.status(tie, self.day), condition["statuses"], "STATUS"))
        if condition.get("since") is not None:
            parts.append(self._since(condition["since"], tie.since))
        if condition.get("sources") is not None:
            parts.append(any("source:" + s in condition["sources"] for s in tie.statements))
        if condition.get("statedBy") is not None:
            parts.append(stated_by(tie) == condition["statedBy"])
        return parts

    def _one_of(self, value, allowed, name):
        if value == "UNKNOWN" and "UNKNOWN" not in allowed and allowed:
            return leaf(None, name, self.unknown)
        return value in allowed

    def _since(self, limits, since):
        if not limits.get("from") and not limits.get("to") and limits.get("unknown") in (None, "EXCLUDE"):
            return True
        answer = in_range(since, limits.get("from"), limits.get("to"))
        if limits.get("unknown") == "INCLUDE":
            return answer is not False
        if limits.get("unknown") == "ONLY":
            return answer is None
        return leaf(answer, "SINCE", self.unknown)

    def _area(self, area, code):
        if not code:
            return leaf(None, "COUNTRY", self.unknown)
        return membership.in_area(self.world, membership.key(area, "area"), code, self.day)

    def _membership(self, asked):
        return membership.key(asked["framework"], "framework"), asked.get("on") or self.day

    def _tied(self, far, city):
        tie = self.world.between(far.key, city.removeprefix("city:"))
        return tie is not None and standing.in_scope(tie, self.day, "STANDING")


def stated_by(tie):
    sides = {s.side for s in tie.statements.values()} - {None}
    return ("THIRD_PARTY_ONLY", "ONE_SIDE", "BOTH_SIDES")[len(sides)]


def partners(world, key, condition, day, scope):
    """The ties of a place that come out true, and those that come out unknown with the leaves that did it."""
    return sift(world, world.ties_of[key], day, scope, lambda judge, tie: judge.partner(condition, tie, key))


def partner_count(world, key, count, day):
    taken, _, _ = partners(world, key, count.get("where") or {}, day, count.get("scope") or "STANDING")
    return len({tie.far(key) for tie in taken})


def partnerships(world, condition, day, scope):
    return sift(world, world.ties.values(), day, scope, lambda judge, tie: judge.partnership(condition, tie))


def sift(world, ties, day, scope, test):
    taken, undecided, because = [], [], set()
    for tie in ties:
        if not standing.in_scope(tie, day, scope):
            continue
        judge = Judge(world, day)
        answer = test(judge, tie)
        if answer:
            taken.append(tie)
        elif answer is None:
            undecided.append(tie)
            because |= judge.unknown
    return taken, undecided, because
