"""The options of rules as keys: from each option's type to the shape of its value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
import re
from typing import TYPE_CHECKING, Any

from gouji.message import Language, Message
from gouji.rules.catalogue import Catalogue
from gouji.rules.meta import ANY_KIND, Option
from gouji.value import Entity, frozen
from gouji.wording import one_of
from gouji.yaml.context import Context
from gouji.yaml.nodes import Node, Scalar, Sequence
from gouji.yaml.setting import Setting
from gouji.yaml.shapes import QUOTES, Key, Schema, Shape, mapping

if TYPE_CHECKING:
    from gouji.forms.model import Form

__all__ = ["VOCABULARIES", "key_of_option"]

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
        value = read(_Taken.of(option, kind, context.catalogue), node, name, context)
        return None if value is None else context.setting(value, node)

    def schema(catalogue: Catalogue, _language: Language) -> Schema:
        return _schema(_Taken.of(option, kind, catalogue))

    return Key(option.name, Shape(read_setting, schema), option.description)


@frozen
class _Taken(Entity):
    """An option with the words that it takes, each with what a form prints for it ("" for the option's own choices)."""

    option: Option
    words: Mapping[str, str]

    @classmethod
    def of(cls, option: Option, kind: str, catalogue: Catalogue) -> _Taken:
        """Return an option of a rule for some *kind* of report, with the ids of what the forms of the kind name."""
        if not option.of:
            return cls(option, dict.fromkeys(option.choices, ""))
        words: dict[str, str] = {}
        for form in catalogue.forms:
            if kind in ("", ANY_KIND, form.kind):
                for name, label in VOCABULARIES[option.of](form):
                    words.setdefault(name, label)
        return cls(option, words)

    def expected(self) -> Message:
        """Return the words as a part of a message, ids with what a form prints."""
        zh = one_of(f"{word}（{label}）" if label else word for word, label in self.words.items())
        en = one_of(f"{word} ({label})" if label else word for word, label in self.words.items())
        return Message(zh.zh, en.en)

    def near(self, word: str, context: Context) -> str | None:
        """Return the id of what a form prints as *word*, else the word that is most like it."""
        named = next((name for name, label in self.words.items() if label == word), None)
        return named or context.near(word, self.words)


def _columns(form: Form) -> Iterator[tuple[str, str]]:
    """Yield the ids and labels of the columns of a form that are figures of its relations."""
    for relation in form.relations:
        for fact in relation.operands:
            column = form.slots[fact][2]
            yield column.id, column.label


VOCABULARIES: dict[str, Callable[[Form], Iterable[tuple[str, str]]]] = {
    "table": lambda form: ((table.id, table.title) for table in form.tables),
    "column": _columns,
    "section": lambda form: ((section.id, section.name) for section in form.sections),
}
"""The ids and labels of what a form names."""


def _boolean(taken: _Taken, node: Node, name: str, context: Context) -> bool | None:
    if isinstance(node, Scalar) and isinstance(node.value, bool):
        return node.value
    context.unfit(node, name, _TYPES[taken.option.type])
    return None


def _number(taken: _Taken, node: Node, name: str, context: Context) -> int | float | Decimal | None:
    value = node.value if isinstance(node, Scalar) else None
    if isinstance(value, int | Decimal) and not isinstance(value, bool) and _within(taken.option, value):
        if taken.option.type == "number":
            return float(value) if isinstance(taken.option.default, float) else Decimal(value)
        if value == int(value):
            return int(value)
    context.unfit(node, name, _bounds(taken.option))
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


def _array(taken: _Taken, node: Node, name: str, context: Context) -> list[str] | tuple[str, ...] | None:
    if not isinstance(node, Sequence):
        context.unfit(node, name, _TYPES[taken.option.type])
        return None
    items = [_item(taken, item, name, context) for item in node.items]
    texts = [item for item in items if item is not None]
    return texts if isinstance(taken.option.default, list) else tuple(texts)


def _item(taken: _Taken, node: Node, name: str, context: Context) -> str | None:
    """Read a text of a list, which may not be blank: it would stand in every text."""
    text = _text(taken, node, name, context)
    if text is None or text.strip():
        return text
    context.unfit(node, name, _WORD)
    return None


def _text(taken: _Taken, node: Node, name: str, context: Context) -> str | None:
    """Read a text; ``false`` is read as ``off``, which YAML 1.1 turns into it."""
    value = node.value if isinstance(node, Scalar) else None
    if taken.words:
        word = "off" if value is False else value
        if isinstance(word, str) and word in taken.words:
            return word
        near = taken.near(value, context) if isinstance(value, str) else None
        context.unfit(node, name, taken.expected(), near)
        return None
    pattern = taken.option.pattern
    if not isinstance(value, str):
        context.unfit(node, name, _TYPES["string"] if value is None else QUOTES)
        return None
    if pattern and not re.fullmatch(pattern, value):
        context.unfit(node, name, _SUCH_AS.format(example=taken.option.example))
        return None
    return value


_READERS: dict[str, Callable[[_Taken, Node, str, Context], Any]] = {
    "boolean": _boolean,
    "integer": _number,
    "number": _number,
    "string": _text,
    "array": _array,
}


def _schema(taken: _Taken) -> Schema:
    option = taken.option
    default = {"default": _plain(option.default)}
    if option.type == "array":
        text = _schema_of_text(taken)
        return {**default, "type": "array", "items": text if taken.words else {"pattern": r"\S", **text}}
    if option.type == "string":
        return {**default, **_schema_of_text(taken)}
    bounds = {"minimum": option.minimum, "maximum": option.maximum}
    return {**default, "type": option.type, **{name: bound for name, bound in bounds.items() if bound is not None}}


def _schema_of_text(taken: _Taken) -> Schema:
    """Return the schema of a text, or of a word; ``false`` is ``off``, which YAML 1.1 turns into it."""
    words, pattern = list(taken.words), taken.option.pattern
    if words:
        schema: Schema = {"enum": [*words, False]} if "off" in words else {"type": "string", "enum": words}
        return {**schema, "x-words": taken.option.of} if taken.option.of else schema
    return {"type": "string", "pattern": f"^(?:{pattern})$"} if pattern else {"type": "string"}


def _plain(value: object) -> object:
    """Return a default value as JSON can hold it."""
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, Iterable) and not isinstance(value, str):
        return [_plain(item) for item in value]
    return value
