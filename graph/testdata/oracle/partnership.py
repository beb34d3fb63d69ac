"""A partnership with its acts and statements."""

import standing
from city import City
from days import first_day
from execute import Type
from lists import Connection
from source import source, sources
from world import DAY


class Partnership(Type):
    def __init__(self, world, tie):
        self.world, self.tie = world, tie

    def id(self, _):
        return self.tie.id

    def cities(self, _):
        return [City(self.world, self.world.places[key]) for key in (self.tie.a, self.tie.b)]

    def kind(self, _):
        return self.tie.kind

    def status(self, arguments):
        return standing.status(self.tie, arguments.get("asOf") or DAY)

    def since(self, _):
        return self.tie.since

    def acts(self, _):
        ordered = sorted(self.tie.acts, key=lambda act: first_day(act.date) if act.date else "9999")
        return [{
            "type": act.type, "date": act.date, "by": [], "reason": act.reason, "sources": sources(self.world, act.sources),
        } for act in ordered]

    def statements(self, arguments):
        ordered = [self.tie.statements[key] for key in sorted(self.tie.statements, key=str.encode)]
        return Connection(ordered, arguments, lambda s: {"node": Statement(self.world, self.tie, s)})

    def sources(self, _):
        return sources(self.world, self.tie.sources)


class Statement(Type):
    def __init__(self, world, tie, said):
        self.world, self.tie, self.said = world, tie, said

    def id(self, _):
        return "statement:" + self.tie.key + "~" + self.said.source

    def partnership(self, _):
        return Partnership(self.world, self.tie)

    def source(self, _):
        return source(self.world, self.said.source)

    def side(self, _):
        return City(self.world, self.world.places[self.said.side]) if self.said.side else None

    def kind(self, _):
        return self.said.kind

    def since(self, _):
        return self.said.since

    def until(self, _):
        return self.said.until

    def status(self, _):
        return self.said.status

    def shown(self, _):
        """Whether all it states is what the partnership shows; saying nothing agrees with showing nothing."""
        ended = standing.endings(self.tie, "9999-12-31")
        shows = (self.tie.kind, self.tie.since, ended[-1].date if ended else None, self.tie.status)
        says = (self.said.kind, self.said.since, self.said.until, self.said.status)
        told = [(said, shown) for said, shown in zip(says, shows) if said not in (None, "UNKNOWN")]
        if told:
            return all(said == shown for said, shown in told)
        return all(shown in (None, "UNKNOWN") for shown in shows)
