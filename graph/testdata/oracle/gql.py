"""Reading a GraphQL operation: one operation a document, inline fragments, no fragment definitions."""

import json
import re
from dataclasses import dataclass

TOKEN = re.compile(r'[\s,]+|#[^\n]*|(\.\.\.|[{}()\[\]:=!$@|]|"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|[_A-Za-z]\w*)')


@dataclass
class Field:
    alias: str
    name: str
    arguments: dict
    selection: list


@dataclass
class Fragment:
    type: str
    selection: list


@dataclass
class Variable:
    name: str


@dataclass
class Operation:
    defaults: dict
    directives: dict
    selection: list


def parse(text):
    tokens, at = [], 0
    while at < len(text):
        found = TOKEN.match(text, at)
        if not found:
            raise ValueError("unexpected text at " + text[at : at + 20])
        if found.group(1):
            tokens.append(found.group(1))
        at = found.end()
    return Reader(tokens).operation()


class Reader:
    def __init__(self, tokens):
        self.tokens, self.at = tokens, 0

    def peek(self):
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def take(self, wanted=None):
        token = self.peek()
        if wanted is not None and token != wanted:
            raise ValueError("wanted %s, found %s" % (wanted, token))
        self.at += 1
        return token

    def operation(self):
        defaults, directives = {}, {}
        if self.peek() == "query":
            self.take()
            if self.peek() not in ("{", "(", "@"):
                self.take()
            if self.peek() == "(":
                defaults = self.variables()
            while self.peek() == "@":
                self.take()
                name = self.take()
                directives[name] = self.arguments()
        return Operation(defaults, directives, self.selection())

    def variables(self):
        defaults = {}
        self.take("(")
        while self.peek() != ")":
            self.take("$")
            name = self.take()
            self.take(":")
            while self.peek() not in ("$", ")", "="):
                self.take()
            if self.peek() == "=":
                self.take()
                defaults[name] = self.value()
        self.take(")")
        return defaults

    def selection(self):
        chosen = []
        self.take("{")
        while self.peek() != "}":
            chosen.append(self.fragment() if self.peek() == "..." else self.field())
        self.take("}")
        return chosen

    def fragment(self):
        self.take("...")
        self.take("on")
        return Fragment(self.take(), self.selection())

    def field(self):
        alias = name = self.take()
        if self.peek() == ":":
            self.take()
            name = self.take()
        arguments = self.arguments()
        return Field(alias, name, arguments, self.selection() if self.peek() == "{" else [])

    def arguments(self):
        if self.peek() != "(":
            return {}
        return self.members("(", ")")

    def members(self, opening, closing):
        found = {}
        self.take(opening)
        while self.peek() != closing:
            name = self.take()
            self.take(":")
            found[name] = self.value()
        self.take(closing)
        return found

    def value(self):
        token = self.peek()
        if token == "{":
            return self.members("{", "}")
        self.take()
        if token == "$":
            return Variable(self.take())
        if token == "[":
            items = []
            while self.peek() != "]":
                items.append(self.value())
            self.take("]")
            return items
        if token[0] == '"' or token in ("true", "false", "null") or token[0] in "-0123456789":
            return json.loads(token)
        return token
