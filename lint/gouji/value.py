"""Bases of frozen attrs classes that determine how two of them compare: values by fields, entities by identity."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

__all__ = ["Entity", "Value"]


class Value:
    """A value: equal, hashed and shown by its fields; the base of ``@attrs.frozen(eq=False, repr=False)`` classes.

    attrs writes and compiles these methods for each class anew. At 0.2 ms a class that is a tenth of
    what checking one file may take.
    """

    __slots__ = ()
    __attrs_attrs__: ClassVar[tuple[Any, ...]]

    def _fields(self) -> Iterator[Any]:
        return (getattr(self, field.name) for field in self.__attrs_attrs__ if field.eq)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Value) or other.__class__ is not self.__class__:
            return NotImplemented
        return tuple(self._fields()) == tuple(other._fields())

    def __hash__(self) -> int:
        return hash((self.__class__, *self._fields()))

    def __repr__(self) -> str:
        shown = (f"{field.name}={getattr(self, field.name)!r}" for field in self.__attrs_attrs__ if field.repr)
        return f"{self.__class__.__qualname__}({', '.join(shown)})"


class Entity:
    """An entity: equal to itself alone; the base of frozen classes with ``eq=False`` that are no values.

    A report, a table or a rule is found again by its identity, not by its content; to compare the content of
    documents would cost as much as reading them.
    """

    __slots__ = ()
