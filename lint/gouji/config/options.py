"""The options of rules as keys: from each option's type to the shape of its value."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from gouji.config.context import Context
from gouji.config.nodes import Node, Scalar, Sequence
from gouji.config.setting import Setting
from gouji.config.shapes import QUOTES, Key, Schema, Shape
from gouji.message import Message
from gouji.rules.meta import Option
from gouji.wording import nearest, one_of

__all__ = ["key_of_option"]

_TYPES = {
    "boolean": Message("true 或 false", "true or false"),
    "integer": Message("整数", "a whole number"),
    "number": Message("数字", "a number"),
    "string": Message("文字", "a text"),
    "array": Message("文字列表", "a list of texts"),
}


def key_of_option(option: Option) -> Key:
    """Return the key of an option; its value is a `Setting`, or None where it is wrong."""
    read = _READERS[option.type]

    def read_setting(node: Node, name: str, context: Context) -> Setting[Any] | None:
        value = read(option, node, name, context)
        return None if value is None else context.setting(value, node)

    return Key(option.name, Shape(read_setting, lambda _catalogue, _language: _schema(option)), option.description)


def _boolean(option: Option, node: Node, name: str, context: Context) -> bool | None:
    if isinstance(node, Scalar) and isinstance(node.value, bool):
        return node.value
    context.unfit(node, name, _TYPES[option.type])
    return None


def _number(option: Option, node: Node, name: str, context: Context) -> int | float | Decimal | None:
    value = node.value if isinstance(node, Scalar) else None
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        if option.type == "number":
            return float(value) if isinstance(option.default, float) else Decimal(value)
        if value == int(value):
            return int(value)
    context.unfit(node, name, _TYPES[option.type])
    return None


def _array(option: Option, node: Node, name: str, context: Context) -> list[str] | tuple[str, ...] | None:
    if not isinstance(node, Sequence):
        context.unfit(node, name, _TYPES[option.type])
        return None
    items = [_text(option, item, name, context) for item in node.items]
    texts = [item for item in items if item is not None]
    return texts if isinstance(option.default, list) else tuple(texts)


def _text(option: Option, node: Node, name: str, context: Context) -> str | None:
    if not isinstance(node, Scalar) or not isinstance(node.value, str):
        is_number = isinstance(node, Scalar) and node.value is not None
        context.unfit(node, name, QUOTES if is_number else _TYPES["string"])
        return None
    if option.choices and node.value not in option.choices:
        context.unfit(node, name, one_of(option.choices), nearest(node.value, option.choices))
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
        text["enum"] = list(option.choices)
    if option.type == "array":
        return {**default, "type": "array", "items": text}
    return {**default, **(text if option.type == "string" else {"type": option.type})}


def _plain(value: object) -> object:
    """Return a default value as JSON can hold it."""
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, Iterable) and not isinstance(value, str):
        return [_plain(item) for item in value]
    return value
