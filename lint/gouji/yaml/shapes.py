"""Shapes of values: how a node is read, with all its problems reported, and the JSON Schema of right values.

A file's keys are a table of `Key`, each with the shape of its value; `mapping` makes one shape of a table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Mapping as Names
from collections.abc import Sequence as Many
import re
from typing import Any, Generic, TypeAlias, TypeVar

from gouji.message import Language, Message
from gouji.rules.catalogue import Catalogue
from gouji.value import Entity, frozen
from gouji.wording import one_of, quoted
from gouji.yaml.context import Context
from gouji.yaml.nodes import Mapping, Node, Scalar, Sequence
from gouji.yaml.setting import Setting

__all__ = [
    "MAPPING",
    "QUOTES",
    "Key",
    "Schema",
    "Shape",
    "as_mapping",
    "boolean",
    "choice",
    "list_of",
    "mapping",
    "one_or_many",
    "schema_of_object",
    "text",
    "texts_of",
    "whole_number",
    "wrong_colon",
    "wrong_colon_in",
]

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Word = TypeVar("Word", bound=str)
Schema: TypeAlias = dict[str, Any]

NO_NAMES: Names[str, Any] = {}
QUOTES = Message("文字：请加引号", "a text: write it in quotes")
MAPPING = Message("若干“键: 值”，每行一个", "a mapping of keys to values")
_LIKE = Message("若干“键: 值”，如 {examples}", "a mapping of keys to values, as {examples}")
_TEXT = Message("文字", "a text")
_TEXTS = Message("文字或文字列表", "a text or a list of texts")
_BOOLEAN = Message("true 或 false", "true or false")
_BELOW = Message(
    "键{name}不在这一层：应写在 {above} 之下，比它多缩进两个空格",
    "the key {name} does not stand here: it belongs below {above}, two spaces further on",
)
_FIRST = Message("；{above} 原来的值写作 {first}: …", "; what stands after {above} becomes {first}: …")
_UNKNOWN_KEY = Message("未知的键{name}", "unknown key {name}")
_NO_SPACE = Message(
    "{name}：键和值之间应为半角冒号加一个空格", "{name}: a colon and a space stand between a key and its value"
)
_COLON = re.compile("[:：]")
_WRONG_COLON = re.compile(r"(?:[A-Za-z][\w-]{0,40}|[\u4e00-\u9fff]{1,8})(?:：|:(?=[^\s/\\]))")
_MOST_LISTED = 6
"""Where the nearest key is known, more keys than these are not listed."""
_MISSING = Message("{name} 的这一项缺少 {key}", "this item of {name} has no {key}")


@frozen
class Shape(Entity, Generic[T_co]):
    """The shape of a value: how it is read, and its schema.

    ``read`` takes a node, the name of its key and the context, to which problems are reported;
    ``schema`` returns the JSON Schema for a catalogue, its descriptions in a language. ``keys`` are those that stand below it.
    """

    read: Callable[[Node, str, Context], T_co]
    schema: Callable[[Catalogue, Language], Schema]
    keys: tuple[str, ...] = ()


@frozen
class Key(Entity):
    """A key of a mapping: its name, the shape of its value, its description for the schema.

    ``chinese`` are the words that Chinese users write in place of the name, which a message then tells them. Of keys of
    one ``group`` only one stands in a mapping.
    """

    name: str
    shape: Shape[Any]
    description: Message | None = None
    required: bool = False
    chinese: tuple[str, ...] = ()
    group: str = ""

    def schema(self, catalogue: Catalogue, language: Language) -> Schema:
        """Return the schema of the value, with the key's description."""
        body = self.shape.schema(catalogue, language)
        body = {**body, "x-group": self.group} if self.group else body
        body = {**body, "x-called": self.chinese} if self.chinese else body
        return body if self.description is None else {"description": self.description[language], **body}


def as_mapping(node: Node, name: str, context: Context, expected: Message = MAPPING) -> Mapping:
    """Return a node that must be a mapping; report one that is none, and return an empty mapping."""
    if isinstance(node, Mapping):
        return node
    if not wrong_colon(node, context):
        context.unfit(node, name, expected)
    return Mapping((), node.offset)


def wrong_colon(node: Node, context: Context) -> bool:
    """Report a text that would be a key with its value but for the colon; return whether it is one."""
    match = _WRONG_COLON.match(node.text) if isinstance(node, Scalar) else None
    if match is not None:
        context.wrong(node, _NO_SPACE.format(name=quoted(match[0])))
    return match is not None


def wrong_colon_in(key: Scalar, value: Node, context: Context) -> bool:
    """Report a key without a value that would be both but for the colon, as in ``{a：b}``; return whether it is one."""
    before, colon = _COLON.split(key.text, maxsplit=1)[0], _COLON.search(key.text)
    if colon is None or not isinstance(value, Scalar) or value.value is not None or value.text.strip():
        return False
    context.wrong(key, _NO_SPACE.format(name=quoted(before + colon[0])))
    return True


def mapping(*keys: Key, prefix: str = "", missing: Message = _MISSING, examples: bool = False) -> Shape[dict[str, Any]]:
    """Return the shape of a mapping with these keys; it is read as the values that are there, by key.

    Unknown keys, and required ones that are ``missing``, are reported. ``prefix`` stands before each
    key where a message names it. With ``examples`` it is told what a mapping would be where something else stands.
    """
    by_name = {key.name: key for key in keys}
    required = [key.name for key in keys if key.required]
    expected = _like(keys) if examples else MAPPING

    def read(node: Node, name: str, context: Context) -> dict[str, Any]:
        values = {
            key.text: by_name[key.text].shape.read(value, prefix + key.text, context)
            for key, value in _known_entries(as_mapping(node, name, context, expected), keys, context)
        }
        for key in required if isinstance(node, Mapping) else ():
            if key not in values:
                context.wrong(node, missing.format(name=name, key=key))
        return values

    def schema(catalogue: Catalogue, language: Language) -> Schema:
        body = schema_of_object({key.name: key.schema(catalogue, language) for key in keys})
        return {**body, "required": required} if required else body

    return Shape(read, schema, tuple(by_name))


def _like(keys: Many[Key]) -> Message:
    """Return what a mapping with some keys is expected to be, with examples: its required keys, else the first two."""
    examples = [f"{{{key.name}: …}}" for key in ([key for key in keys if key.required] or keys)[:2]]
    return _LIKE.format(examples=Message(" 或 ".join(examples), " or ".join(examples)))


def _known_entries(node: Mapping, keys: Many[Key], context: Context) -> Iterator[tuple[Scalar, Node]]:
    """Yield the entries whose keys are known; report the others, with the one that was most likely meant."""
    known = {key.name: key.name for key in keys}
    chinese = {word: key.name for key in keys for word in key.chinese}
    written = {key.text: value for key, value in node.entries}
    for key, value in node.entries:
        if key.text in known:
            yield key, value
            continue
        word = _COLON.split(key.text, maxsplit=1)[0].strip()
        meant = known.get(word) or chinese.get(word)
        above = [each for each in keys if word in each.shape.keys] if meant is None else []
        if above:
            above = [each for each in above if each.name in written] or above
            context.wrong(key, _belonging(word, above, written))
            continue
        what = _UNKNOWN_KEY if word == key.text else _NO_SPACE
        near = meant or context.near(word, known)
        expected = None if near is not None and len(known) > _MOST_LISTED else one_of(known)
        context.wrong(key, what.format(name=quoted(key.text)), expected, near)


def _belonging(word: str, above: Many[Key], written: Names[str, Node]) -> Message:
    """Return that a key belongs below some others; below one that has a text, this belongs below its first key then."""
    names = [each.name for each in above]
    told = _BELOW.format(name=quoted(word), above=Message(" 或 ".join(names), " or ".join(names)))
    value = written.get(names[0])
    if not isinstance(value, Scalar) or value.value is None:
        return told
    more = _FIRST.format(above=names[0], first=above[0].shape.keys[0])
    return Message(told.zh + more.zh, told.en + more.en)


def schema_of_object(properties: Schema) -> Schema:
    """Return the schema of a mapping with these keys and no others."""
    return {"type": "object", "properties": properties, "additionalProperties": False}


def list_of(item: Shape[T | None], expected: Message) -> Shape[tuple[T, ...]]:
    """Return the shape of a list of items of one shape; wrong items (None) are left out."""

    def read(node: Node, name: str, context: Context) -> tuple[T, ...]:
        if not isinstance(node, Sequence):
            context.unfit(node, name, expected)
            return ()
        found = (item.read(each, name, context) for each in node.items)
        return tuple(each for each in found if each is not None)

    return Shape(
        read, lambda catalogue, language: {"type": "array", "items": item.schema(catalogue, language)}, item.keys
    )


def one_or_many(
    read_text: Callable[[Scalar, str, Context], T | None], schema: Callable[[Catalogue, Language], Schema]
) -> Shape[tuple[T, ...]]:
    """Return the shape of a text or a list of texts; ``read_text`` reads each (None: it is wrong)."""

    def read(node: Node, name: str, context: Context) -> tuple[T, ...]:
        found = (read_text(text, name, context) for text in texts_of(node, name, context))
        return tuple(each for each in found if each is not None)

    def schema_of_both(catalogue: Catalogue, language: Language) -> Schema:
        item = schema(catalogue, language)
        return {"anyOf": [item, {"type": "array", "items": item}]}

    return Shape(read, schema_of_both)


def texts_of(node: Node, name: str, context: Context) -> Iterator[Scalar]:
    """Yield a text, or each of a list of texts; report what is no text."""
    for item in node.items if isinstance(node, Sequence) else (node,):
        if isinstance(item, Scalar) and isinstance(item.value, str):
            yield item
        else:
            is_number = isinstance(item, Scalar) and item.value is not None
            context.unfit(item, name, QUOTES if is_number else _TEXTS)


def choice(words: tuple[Word, ...], chinese: Names[str, Word] = NO_NAMES) -> Shape[Setting[Word] | None]:
    """Return the shape of one of some words; *chinese* are words that users write in place of them, which are reported."""

    def read(node: Node, name: str, context: Context) -> Setting[Word] | None:
        for word in words:
            if isinstance(node, Scalar) and node.value == word:
                return context.setting(word, node)
        near = (chinese.get(node.text.lower()) or context.near(node.text, words)) if isinstance(node, Scalar) else None
        context.unfit(node, name, one_of(words), near)
        return None

    return Shape(read, lambda _catalogue, _language: {"enum": list(words)})


def whole_number(least: int, most: int) -> Shape[Setting[int] | None]:
    """Return the shape of a whole number within bounds."""
    expected = Message(f"{least} 至 {most} 的整数", f"a whole number from {least} to {most}")

    def read(node: Node, name: str, context: Context) -> Setting[int] | None:
        value = node.value if isinstance(node, Scalar) else None
        if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
            return context.setting(value, node)
        context.unfit(node, name, expected)
        return None

    return Shape(read, lambda _catalogue, _language: {"type": "integer", "minimum": least, "maximum": most})


def _read_text(node: Node, name: str, context: Context) -> str | None:
    if isinstance(node, Scalar) and isinstance(node.value, str) and node.value.strip():
        return " ".join(node.value.split())
    is_number = isinstance(node, Scalar) and node.value is not None and not isinstance(node.value, str)
    context.unfit(node, name, QUOTES if is_number else _TEXT)
    return None


def _read_boolean(node: Node, name: str, context: Context) -> bool | None:
    if isinstance(node, Scalar) and isinstance(node.value, bool):
        return node.value
    context.unfit(node, name, _BOOLEAN)
    return None


text: Shape[str | None] = Shape(_read_text, lambda _catalogue, _language: {"type": "string", "pattern": r"\S"})
boolean: Shape[bool | None] = Shape(_read_boolean, lambda _catalogue, _language: {"type": "boolean"})
