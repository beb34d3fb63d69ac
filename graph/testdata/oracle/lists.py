"""Connections: the first part of an ordered list, and how many there are."""

PAGE = 20


def page(items, arguments):
    """The nodes that first allows, from the beginning; the default is a page of 20."""
    first = arguments.get("first")
    return items[: PAGE if first is None else first]


class Connection:
    """A list of nodes; edge makes the edge of a node."""

    def __init__(self, items, arguments, edge=None, **more):
        self.items, self.shown = items, page(items, arguments)
        self.edge = edge or (lambda item: {"node": item})
        self.more = more

    def totalCount(self, _):
        return len(self.items)

    def nodes(self, _):
        return [self.edge(item)["node"] for item in self.shown]

    def edges(self, _):
        return [self.edge(item) for item in self.shown]

    def __getattr__(self, name):
        value = self.__dict__["more"][name]
        return value if callable(value) else (lambda _: value)
