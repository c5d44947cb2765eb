"""A YAML file as a tree of nodes, each with its place, made of its text or of plain data."""

from __future__ import annotations

from collections.abc import Mapping as AnyMapping
from decimal import Decimal
from math import isfinite
from typing import TypeAlias

from gouji.message import Message
from gouji.value import Entity, frozen
from gouji.wording import quoted

__all__ = ["Mapping", "Node", "Scalar", "Sequence", "Value", "from_data", "kind_of"]

Value: TypeAlias = str | int | Decimal | bool | None


@frozen
class Scalar(Entity):
    """A value; ``text`` is its text in the source."""

    value: Value
    text: str
    offset: int


@frozen
class Sequence(Entity):
    """A list of nodes."""

    items: tuple[Node, ...]
    offset: int


@frozen
class Mapping(Entity):
    """Keys with their values, in the order they are written."""

    entries: tuple[tuple[Scalar, Node], ...]
    offset: int


Node: TypeAlias = Scalar | Sequence | Mapping


def from_data(data: object, offset: int) -> Node:
    """Return plain data as nodes that all stand at one offset; raise TypeError for what YAML could not hold."""
    if isinstance(data, AnyMapping):
        entries = [(Scalar(str(key), str(key), offset), from_data(value, offset)) for key, value in data.items()]
        return Mapping(tuple(entries), offset)
    if isinstance(data, list | tuple):
        return Sequence(tuple(from_data(item, offset) for item in data), offset)
    if isinstance(data, float) and isfinite(data):
        return Scalar(Decimal(repr(data)), repr(data), offset)
    if data is None or isinstance(data, str | bool | int | Decimal):
        return Scalar(data, str(data), offset)
    message = f"{type(data).__name__} is no value of a configuration"
    raise TypeError(message)


def kind_of(node: Node) -> Message:
    """Return the type of a node, for a message about another that was expected."""
    if isinstance(node, Mapping):
        return Message("若干“键: 值”", "a mapping")
    if isinstance(node, Sequence):
        return Message("列表", "a list")
    return Message("空值", "nothing") if node.value is None else quoted(node.text)
