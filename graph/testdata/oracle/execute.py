"""Answering a parsed operation: objects give their fields by methods or dicts, the selection shapes the answer."""

from gql import Field, Variable


class Type:
    """A GraphQL object: each field is a method that takes the arguments; nodes have an id."""

    @property
    def typename(self):
        return type(self).__name__


class Record(Type):
    """An object whose fields are plain values."""

    def __init__(self, kind, /, **values):
        self.kind, self.values = kind, values

    @property
    def typename(self):
        return self.kind


def run(operation, root, variables):
    known = {**operation.defaults, **variables}
    return select(operation.selection, root, known)


def select(selection, value, variables):
    answer = {}
    for part in selection:
        if not isinstance(part, Field):
            if value.typename == part.type:
                answer.update(select(part.selection, value, variables))
        elif part.name == "__typename":
            answer[part.alias] = value.typename
        else:
            found = resolve(value, part.name, evaluate(part.arguments, variables))
            answer[part.alias] = complete(part.selection, found, variables)
    return answer


def resolve(value, name, arguments):
    if isinstance(value, Record):
        return value.values[name]
    if isinstance(value, dict):
        return value[name]
    return getattr(value, name)(arguments)


def complete(selection, value, variables):
    if value is None or not selection or isinstance(value, str):
        return value
    if isinstance(value, (list, tuple)):
        return [complete(selection, item, variables) for item in value]
    return select(selection, value, variables)


def evaluate(value, variables):
    """Variables replaced; an argument or member whose variable is not given is absent."""
    if isinstance(value, dict):
        return {k: evaluate(v, variables) for k, v in value.items()
                if not (isinstance(v, Variable) and v.name not in variables)}
    if isinstance(value, list):
        return [evaluate(v, variables) for v in value]
    return variables[value.name] if isinstance(value, Variable) else value


def listed(value):
    """A single value where a list is asked for is a list of one."""
    return value if isinstance(value, list) or value is None else [value]
