"""Marks in the schema of a shape, which tell editors what JSON Schema cannot: what a text names, and what stands in it.

``x-words`` names the vocabulary of a text, ``x-names`` that of the keys of a mapping. ``x-called`` are words that users have
for a key, ``x-group`` is a group of keys of which only one stands in a mapping. ``x-properties`` are keys that are read
elsewhere, ``x-ref`` names a definition of another schema.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from gouji.yaml.shapes import Schema, Shape

__all__ = ["marked", "unmarked"]

_MARKS = frozenset({"x-words", "x-names", "x-called", "x-group", "x-properties", "x-ref"})
_BY_NAME = frozenset({"properties", "$defs"})
"""Keywords below which the keys are names."""

T = TypeVar("T")


def marked(shape: Shape[T], **marks: object) -> Shape[T]:
    """Return a shape whose schema has some marks, which are named without ``x-``."""
    further = {f"x-{name}": value for name, value in marks.items()}
    return Shape(shape.read, lambda catalogue, language: {**shape.schema(catalogue, language), **further}, shape.keys)


def unmarked(schema: Schema) -> Schema:
    """Return a schema without its marks."""
    return {
        key: {name: unmarked(each) for name, each in value.items()} if key in _BY_NAME else _unmarked(value)
        for key, value in schema.items()
        if key not in _MARKS
    }


def _unmarked(value: Any) -> Any:
    if isinstance(value, Mapping):
        return unmarked(dict(value))
    return [_unmarked(each) for each in value] if isinstance(value, list) else value
