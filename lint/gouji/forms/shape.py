"""Check that plain data has the shape of a form: its keys and the types of their values, each with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from gouji.forms.model import FACT_TYPES, RELATION_KINDS

__all__ = ["shape_problems"]

_Check: TypeAlias = Callable[[Any, str], Iterator[str]]


def shape_problems(data: Any) -> Iterator[str]:
    """Yield each place where *data* is no form: a key missing or unknown, a value of another type."""
    yield from _form(data, "")


def _text(value: Any, place: str) -> Iterator[str]:
    if not isinstance(value, str):
        yield f"{place}: expected text, got {value!r}"


def _year(value: Any, place: str) -> Iterator[str]:
    if value is not None and type(value) is not int:
        yield f"{place}: expected a year, got {value!r}"


def _flag(value: Any, place: str) -> Iterator[str]:
    if not isinstance(value, bool):
        yield f"{place}: expected true or false, got {value!r}"


def _one_of(*choices: str) -> _Check:
    def check(value: Any, place: str) -> Iterator[str]:
        if value not in choices:
            yield f"{place}: expected one of {', '.join(choices)}, got {value!r}"

    return check


def _list(item: _Check) -> _Check:
    def check(value: Any, place: str) -> Iterator[str]:
        if not isinstance(value, list):
            yield f"{place}: expected a list, got {value!r}"
            return
        for number, element in enumerate(value):
            yield from item(element, f"{place}[{number}]")

    return check


def _each(value: _Check) -> _Check:
    """Return the check of a mapping with any keys, whose values each pass the check *value*."""

    def check(data: Any, place: str) -> Iterator[str]:
        if not isinstance(data, Mapping):
            yield f"{place}: expected a mapping, got {data!r}"
            return
        for key, element in data.items():
            yield from value(element, f"{place}.{key}")

    return check


def _mapping(required: Mapping[str, _Check], optional: Mapping[str, _Check]) -> _Check:
    known = {**required, **optional}

    def check(data: Any, place: str) -> Iterator[str]:
        where = place or "the form"
        if not isinstance(data, Mapping):
            yield f"{where}: expected a mapping, got {data!r}"
            return
        for key in required:
            if key not in data:
                yield f"{where}: the key {key!r} is missing"
        for key, value in data.items():
            if key in known:
                yield from known[key](value, f"{place}.{key}" if place else key)
            else:
                yield f"{where}: the key {key!r} is unknown; the keys are {', '.join(known)}"

    return check


_texts = _list(_text)
_type = {"type": _one_of(*FACT_TYPES), "unit": _text, "choices": _texts, "optional": _flag}
_column = _mapping({"id": _text, "label": _text}, {**_type, "group": _text})
_row = _mapping({"id": _text, "label": _text}, {"group": _text, "variants": _texts, "short": _text})
_block = _mapping({"columns": _list(_column), "rows": _list(_row)}, {"label": _text})
_value = _mapping({"fact": _text, "label": _text}, {**_type, "group": _text, "variants": _texts})
_group = _mapping({"id": _text, "label": _text}, {"in": _text})
_table = _mapping(
    {"id": _text, "title": _text},
    {
        "section": _text,
        "blocks": _list(_block),
        "values": _list(_value),
        "groups": _list(_group),
        "anchors": _texts,
        "headers": _texts,
        "caption": _text,
        "part": _text,
    },
)
_section = _mapping({"id": _text, "heading": _text}, {"variants": _texts, "words": _texts})
_relation = _mapping(
    {"id": _text, "kind": _one_of(*RELATION_KINDS), "left": _texts, "right": _texts, "total": _text},
    {"for": _each(_texts), "severity": _one_of("error", "warning", "info"), "rule": _text},
)
_form = _mapping(
    {
        "id": _text,
        "kind": _text,
        "title": _text,
        "source": _text,
        "years": _mapping({}, {"from": _year, "to": _year}),
        "names": _texts,
        "tables": _list(_table),
    },
    {"sections": _list(_section), "relations": _list(_relation)},
)
