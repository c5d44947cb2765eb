"""Frozen classes, and the bases that determine how two of them compare: values by fields, entities by identity; tuples."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from gouji.frozen import fields_of, maker

if TYPE_CHECKING:
    from typing import NamedTuple

    from attrs import evolve, field, frozen
else:
    from gouji.frozen import evolve, field, frozen
    from gouji.named import NamedTuple

__all__ = ["Entity", "NamedTuple", "Value", "evolve", "field", "frozen", "maker", "shown"]


class Value:
    """A value: equal, hashed and shown by its fields; a base of `frozen` classes."""

    __slots__ = ("__weakref__",)

    def _fields(self) -> Iterator[Any]:
        return (getattr(self, each.name) for each in fields_of(self.__class__) if each.eq)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Value) or other.__class__ is not self.__class__:
            return NotImplemented
        return tuple(self._fields()) == tuple(other._fields())

    def __hash__(self) -> int:
        return hash((self.__class__, *self._fields()))

    def __repr__(self) -> str:
        return shown(self)


class Entity:
    """An entity: equal to itself alone; a base of `frozen` classes that are no values.

    A report, a table or a rule is found again by its identity, not by its content; to compare the content of
    documents would cost as much as reading them.
    """

    __slots__ = ("__weakref__",)


def shown(instance: object) -> str:
    """Return the class's name and its fields, as attrs shows an instance."""
    fields = (each for each in fields_of(instance.__class__) if each.repr)
    values = (f"{each.name}={getattr(instance, each.name)!r}" for each in fields)
    return f"{instance.__class__.__qualname__}({', '.join(values)})"
