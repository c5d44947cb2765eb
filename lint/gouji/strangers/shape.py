"""Check the shape of what strangers' code gives: the class of each value, down to the fields of records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple, TypeAlias

__all__ = ["FUNCTION", "Many", "Row", "Shape", "Shapes", "misfit", "misfit_inside"]


class Many(NamedTuple):
    """The shape of a tuple or list, all of whose items have the shape ``of``."""

    of: Shape


class Row(NamedTuple):
    """The shape of a tuple or list with as many items as there are ``columns``, each of its own shape."""

    columns: tuple[Shape, ...]


FUNCTION = callable
"""The shape of what can be called."""

_Alternative: TypeAlias = "type | str | Many | Row | Callable[[object], bool] | None"
Shape: TypeAlias = "tuple[_Alternative, ...]"
"""What a value may be: of exactly a class, a certain word, many things of a shape, a row of some, a function, or None."""

Shapes: TypeAlias = Mapping[type, Mapping[str, Shape]]
"""The shapes of the fields of records, by their class."""


def misfit(value: Any, shape: Shape, shapes: Shapes, name: str = "") -> str | None:
    """Return what is wrong with a value, called *name*, or with what is inside it; None where it has the shape.

    A class made of one that is expected is not that class: it could do anything.
    """
    for each in shape:
        if _is(value, each):
            return _misfit_within(value, each, shapes, name)
    kind = type(value)
    given = repr(value[:40]) if kind is str and any(isinstance(each, str) for each in shape) else _name(kind)
    return _at(name, f"{given} where {_expected(shape)} was expected")


def _is(value: Any, each: _Alternative) -> bool:
    """Return whether a value is what it may be, whatever is inside it."""
    kind = type(value)
    if each is None:
        return value is None
    if isinstance(each, str):
        return kind is str and bool(value == each)
    if isinstance(each, type):
        return kind is each
    if isinstance(each, Many):
        return kind is tuple or kind is list
    if isinstance(each, Row):
        return (kind is tuple or kind is list) and len(value) == len(each.columns)
    return each(value)


def _misfit_within(value: Any, each: _Alternative, shapes: Shapes, name: str) -> str | None:
    if isinstance(each, Many):
        return _first(misfit(item, each.of, shapes, name) for item in value)
    if isinstance(each, Row):
        return _first(misfit(item, of, shapes, name) for item, of in zip(value, each.columns, strict=True))
    if each is str:
        return _unwritable(value, name)
    return misfit_inside(value, shapes.get(each, {}), shapes, name) if isinstance(each, type) else None


def misfit_inside(value: object, fields: Mapping[str, Shape], shapes: Shapes, name: str = "") -> str | None:
    """Return what is wrong in one of the fields of a record; None where all have their shapes."""
    path = f"{name}." if name else ""
    return _first(misfit(getattr(value, field), shape, shapes, path + field) for field, shape in fields.items())


def _first(problems: Iterable[str | None]) -> str | None:
    return next((problem for problem in problems if problem is not None), None)


def _unwritable(text: str, name: str) -> str | None:
    """Return what is wrong with a text that no encoding can write: it has half of a surrogate pair."""
    if text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text):
        return None
    return _at(name, "a text with an unpaired surrogate")


def _at(name: str, what: str) -> str:
    return f"{name}: {what}" if name else what


def _name(kind: type) -> str:
    name: str = type.__dict__["__name__"].__get__(kind)
    return name


def _expected(shape: Shape) -> str:
    return " or ".join(map(_word, shape))


def _word(each: _Alternative) -> str:
    if each is None or isinstance(each, str):
        return str(each)
    if isinstance(each, Many):
        return f"a list of {_expected(each.of)}"
    if isinstance(each, Row):
        return f"a tuple of {', '.join(map(_expected, each.columns))}"
    name = _name(each) if isinstance(each, type) else "function"
    return f"an {name}" if name[0] in "aeioAEIO" else f"a {name}"
