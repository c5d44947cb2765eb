"""The options of rules as keys: from each option's type to the shape of its value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
import re
from typing import TYPE_CHECKING, Any

import attrs

from gouji.config.context import Context
from gouji.config.nodes import Node, Scalar, Sequence
from gouji.config.setting import Setting
from gouji.config.shapes import QUOTES, Key, Schema, Shape, mapping
from gouji.message import Language, Message
from gouji.rules.catalogue import Catalogue
from gouji.rules.meta import ANY_KIND, Option
from gouji.wording import nearest, one_of

if TYPE_CHECKING:
    from gouji.forms.model import Form

__all__ = ["key_of_option"]

_TYPES = {
    "boolean": Message("true 或 false", "true or false"),
    "integer": Message("整数", "a whole number"),
    "number": Message("数字", "a number"),
    "string": Message("文字", "a text"),
    "array": Message("文字列表", "a list of texts"),
}
_FROM = Message("，不小于 {least}", " from {least}")
_TO = Message("，不大于 {most}", " to {most}")
_SUCH_AS = Message("像“{example}”这样的文字", "a text such as {example}")
_WORD = Message("非空的文字", "a text that is not blank")


def key_of_option(option: Option, kind: str, prefix: str = "") -> Key:
    """Return the key of an option of a rule for some *kind* of report.

    Its value is a `Setting`, or None where it is wrong; that of an object is a dict of such values. ``prefix`` stands
    before the names of options where a message names them.
    """
    if option.type == "object":
        within = [key_of_option(field, kind, f"{prefix}{option.name}.") for field in option.fields]
        return Key(option.name, mapping(*within, prefix=f"{prefix}{option.name}."), option.description)
    read = _READERS[option.type]

    def read_setting(node: Node, name: str, context: Context) -> Setting[Any] | None:
        value = read(_with_choices(option, kind, context.catalogue), node, name, context)
        return None if value is None else context.setting(value, node)

    def schema(catalogue: Catalogue, _language: Language) -> Schema:
        return _schema(_with_choices(option, kind, catalogue))

    return Key(option.name, Shape(read_setting, schema), option.description)


def _with_choices(option: Option, kind: str, catalogue: Catalogue) -> Option:
    """Return an option with the ids of what its forms name as choices, where they are."""
    if not option.of:
        return option
    forms = [form for form in catalogue.forms if kind in ("", ANY_KIND, form.kind)]
    ids = dict.fromkeys(name for form in forms for name in _VOCABULARIES[option.of](form))
    return attrs.evolve(option, choices=tuple(ids))


def _columns(form: Form) -> Iterator[str]:
    """Yield the ids of the columns of a form that are figures of its relations."""
    for relation in form.relations:
        for fact in relation.operands:
            yield form.slots[fact][2].id


_VOCABULARIES: dict[str, Callable[[Form], Iterable[str]]] = {
    "table": lambda form: (table.id for table in form.tables),
    "column": _columns,
    "section": lambda form: (section.id for section in form.sections),
}


def _boolean(option: Option, node: Node, name: str, context: Context) -> bool | None:
    if isinstance(node, Scalar) and isinstance(node.value, bool):
        return node.value
    context.unfit(node, name, _TYPES[option.type])
    return None


def _number(option: Option, node: Node, name: str, context: Context) -> int | float | Decimal | None:
    value = node.value if isinstance(node, Scalar) else None
    if isinstance(value, int | Decimal) and not isinstance(value, bool) and _within(option, value):
        if option.type == "number":
            return float(value) if isinstance(option.default, float) else Decimal(value)
        if value == int(value):
            return int(value)
    context.unfit(node, name, _bounds(option))
    return None


def _within(option: Option, value: int | Decimal) -> bool:
    """Return whether a number is within the bounds of an option."""
    least, most = option.minimum, option.maximum
    return (least is None or value >= least) and (most is None or value <= most)


def _bounds(option: Option) -> Message:
    """Return which numbers an option takes."""
    said = _TYPES[option.type]
    for bound, words in ((option.minimum, _FROM), (option.maximum, _TO)):
        if bound is not None:
            addition = words.format(least=bound, most=bound)
            said = Message(said.zh + addition.zh, said.en + addition.en)
    return said


def _array(option: Option, node: Node, name: str, context: Context) -> list[str] | tuple[str, ...] | None:
    if not isinstance(node, Sequence):
        context.unfit(node, name, _TYPES[option.type])
        return None
    items = [_item(option, item, name, context) for item in node.items]
    texts = [item for item in items if item is not None]
    return texts if isinstance(option.default, list) else tuple(texts)


def _item(option: Option, node: Node, name: str, context: Context) -> str | None:
    """Read a text of a list, which may not be blank: it would stand in every text."""
    text = _text(option, node, name, context)
    if text is None or text.strip():
        return text
    context.unfit(node, name, _WORD)
    return None


def _text(option: Option, node: Node, name: str, context: Context) -> str | None:
    if option.choices and isinstance(node, Scalar) and node.value is False and "off" in option.choices:
        return "off"
    if not isinstance(node, Scalar) or not isinstance(node.value, str):
        is_number = isinstance(node, Scalar) and node.value is not None
        context.unfit(node, name, QUOTES if is_number else _TYPES["string"])
        return None
    if option.choices and node.value not in option.choices:
        context.unfit(node, name, one_of(option.choices), nearest(node.value, option.choices))
        return None
    if option.pattern and not re.fullmatch(option.pattern, node.value):
        context.unfit(node, name, _SUCH_AS.format(example=option.example))
        return None
    return node.value


_READERS: dict[str, Callable[[Option, Node, str, Context], Any]] = {
    "boolean": _boolean,
    "integer": _number,
    "number": _number,
    "string": _text,
    "array": _array,
}


def _schema(option: Option) -> Schema:
    default = {"default": _plain(option.default)}
    text: Schema = {"type": "string"}
    if option.choices:
        text = _schema_of_choices(option)
    elif option.pattern:
        text["pattern"] = f"^(?:{option.pattern})$"
    if option.type == "array":
        return {**default, "type": "array", "items": {"pattern": r"\S", **text} if not option.choices else text}
    if option.type == "string":
        return {**default, **text}
    bounds = {"minimum": option.minimum, "maximum": option.maximum}
    return {**default, "type": option.type, **{name: bound for name, bound in bounds.items() if bound is not None}}


def _schema_of_choices(option: Option) -> Schema:
    """Return the schema of a word; ``false`` is ``off``, which YAML 1.1 turns into it."""
    words = list(option.choices)
    return {"enum": [*words, False]} if "off" in words else {"type": "string", "enum": words}


def _plain(value: object) -> object:
    """Return a default value as JSON can hold it."""
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, Iterable) and not isinstance(value, str):
        return [_plain(item) for item in value]
    return value
