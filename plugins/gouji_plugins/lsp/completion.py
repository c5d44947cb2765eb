"""What can be written at a place of a configuration: keys, rules, levels, options, values, as its JSON Schema has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
import re
from typing import Any, TypeAlias

import attrs

__all__ = ["Choice", "Place", "choices_at", "place_of"]

_Schema: TypeAlias = Mapping[str, Any]
_ITEM = "-"
"""The step from a list to one of its items."""

_KEY = re.compile(r"(?P<indent> *)(?P<dashes>(?:- +)*)(?P<key>[^\s#'\"{}\[\],:]+):(?P<rest>\s.*|)$")
_WORD = re.compile(r"[^\s'\"{}\[\],:]*$")


@attrs.frozen
class Place:
    """A place in a configuration: the keys that lead there, whether a value belongs there, and the word begun."""

    path: tuple[str, ...]
    is_value: bool
    word: str


@attrs.frozen
class Choice:
    """A word that can be written, and what it is for ("" where nothing is told)."""

    word: str
    description: str
    is_key: bool


def place_of(lines: Sequence[str], before: str) -> Place | None:
    """Return the place after the text *before* on the line that follows *lines*; None in a comment."""
    if re.search(r"(?:^|\s)#", before):
        return None
    word = _WORD.search(before)
    begun = word[0] if word is not None else ""
    match = _KEY.match(before)
    if match is None:
        dashes = re.match(r" *((?:- +)*)", before)
        items = dashes[1].count(_ITEM) if dashes is not None else 0
        column = len(before) - len(before.lstrip(" "))
        return Place((*_above(lines, column, is_item=bool(items)), *[_ITEM] * items), is_value=False, word=begun)
    column = len(match["indent"])
    items = match["dashes"].count(_ITEM)
    path = (*_above(lines, column, is_item=bool(items)), *[_ITEM] * items, match["key"])
    return _within(path, match["rest"], begun)


def _within(path: tuple[str, ...], rest: str, word: str) -> Place:
    """Return the place at the end of what stands behind a key: within braces or brackets, if they are open."""
    opened = max(rest.rfind("{"), rest.rfind("["))
    if opened < 0 or rest.rfind("}") > opened or rest.rfind("]") > opened:
        return Place(path, is_value=True, word=word)
    if rest[opened] == "[":
        return Place((*path, _ITEM), is_value=True, word=word)
    key, colon, _ = rest[opened + 1 :].rpartition(",")[2].partition(":")
    return Place((*path, key.strip()), is_value=True, word=word) if colon else Place(path, is_value=False, word=word)


def _above(lines: Sequence[str], column: int, *, is_item: bool) -> tuple[str, ...]:
    """Return the keys below which a line stands that begins at a column; an item of a list may begin where its key does."""
    steps: list[str] = []
    for line in reversed(lines):
        match = _KEY.match(line)
        if match is None:
            continue
        indent, inner = len(match["indent"]), len(match["indent"]) + len(match["dashes"])
        if inner < column or (is_item and inner == column and not match["dashes"]):
            steps.append(match["key"])
            column, is_item = inner, False
        if match["dashes"] and indent < column:
            steps.append(_ITEM)
            column, is_item = indent, True
    return tuple(reversed(steps))


def choices_at(schema: _Schema, place: Place) -> Iterator[Choice]:
    """Yield what a schema allows at a place, each word once."""
    found: dict[str, Choice] = {}
    for node in _nodes(schema, place.path):
        if place.is_value:
            for value in node.get("enum", ()):
                found.setdefault(str(value), Choice(str(value), "", is_key=False))
        else:
            for name, below in node.get("properties", {}).items():
                found.setdefault(name, Choice(name, str(below.get("description", "")), is_key=True))
            if place.path[-1:] == (_ITEM,):
                for value in node.get("enum", ()):
                    found.setdefault(str(value), Choice(str(value), "", is_key=False))
    yield from found.values()


def _nodes(schema: _Schema, path: Sequence[str]) -> list[_Schema]:
    """Return the parts of a schema that describe what stands at a path."""
    nodes = list(_expanded(schema, schema))
    for step in path:
        below = [_below(node, step) for node in nodes]
        nodes = [each for node in below if node is not None for each in _expanded(node, schema)]
    return nodes


def _below(node: _Schema, step: str) -> _Schema | None:
    found = node.get("items") if step == _ITEM else node.get("properties", {}).get(step)
    if found is None and step != _ITEM:
        found = node.get("additionalProperties")
    return found if isinstance(found, Mapping) else None


def _expanded(node: _Schema, schema: _Schema, depth: int = 0) -> Iterator[_Schema]:
    """Yield a part of a schema with the parts that it refers to."""
    yield node
    if depth > len(schema):
        return
    reference = str(node.get("$ref", "")).removeprefix("#/$defs/")
    others = [schema["$defs"][reference]] if reference in schema.get("$defs", {}) else []
    for each in (*others, *node.get("anyOf", ()), *node.get("oneOf", ()), *node.get("allOf", ())):
        yield from _expanded(each, schema, depth + 1)
