"""Fill in the fields of a pack's messages: ``{words}``, ``{requests.new.total}``, ``{$most}``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
import re

from gouji.message import Message
from gouji.report.fact import Fact
from gouji.report.model import Report
from gouji.rules.meta import Option, Options

__all__ = ["FIELDS", "field_in_words", "fields_of", "filled", "in_words", "mistaken_fields_of"]

_IN_WORDS = {
    "expected": Message("〔应有的内容〕", "[what is right]"),
    "actual": Message("〔实际内容〕", "[what is there]"),
    "words": Message("〔有关词语〕", "[the words]"),
    "problem": Message("〔问题所在〕", "[what is wrong]"),
    "section": Message("〔该部分标题〕", "[the section's heading]"),
    "agency": Message("〔机关名称〕", "[the body]"),
    "year": Message("〔年份〕", "[the year]"),
}

FIELDS = tuple(_IN_WORDS)
"""The fields that a message can have besides facts and options."""

_FIELD = re.compile(r"\{(\$?[A-Za-z_][A-Za-z0-9_.\-]{0,200})\}")
_BRACES = re.compile(r"[{｛]([^{}｛｝\n]{1,60})[}｝]")
_NAME = re.compile(r"\s*\$?[\w.\- ]+")
_NOTHING = Message("（未知）", "(unknown)")


def fields_of(text: str) -> list[tuple[str, int]]:
    """Return the names of the fields in a text, each with its offset; what else stands in braces is text."""
    return [(match[1], match.start(1)) for match in _FIELD.finditer(text)]


def mistaken_fields_of(text: str) -> list[tuple[str, int]]:
    """Return names in braces that are no fields as they are written, in Chinese or in full-width braces, each with its offset."""
    return [
        (match[1].strip(), match.start(1))
        for match in _BRACES.finditer(text)
        if not _FIELD.fullmatch(match[0]) and _NAME.fullmatch(match[1])
    ]


def filled(message: Message, report: Report, options: Options, values: Mapping[str, Message | str]) -> Message:
    """Return a message with its fields filled in: *values*, facts of the report (``id``), options (``$name``)."""
    known = {"agency": report.written(report.subject), "year": _shown(report.period.value), **values}

    def text_of(name: str, *, chinese: bool) -> str:
        value: object = known.get(name)
        if name.startswith("$"):
            value = options.values.get(name[1:])
        elif name in report.facts:
            value = _figure(report.facts[name])
        if value is None:
            value = _NOTHING
        if isinstance(value, Message):
            return value.zh if chinese else value.en
        return str(value)

    return _with_fields(message, text_of)


def in_words(message: Message, options: Iterable[Option]) -> Message:
    """Return a message for readers who have no report before them: options have their defaults, what else it has is named."""
    defaults = {f"${option.name}": option.default for option in options}

    def text_of(name: str, *, chinese: bool) -> str:
        if name in defaults:
            value = defaults[name]
            return "、".join(map(str, value)) if isinstance(value, tuple) else str(value)
        named = field_in_words(name)
        return named.zh if chinese else named.en

    return _with_fields(message, text_of)


def field_in_words(name: str) -> Message:
    """Return what a field of a message is, in brackets."""
    return _IN_WORDS.get(name, Message(f"〔{name}〕", f"[{name}]"))


def _with_fields(message: Message, text_of: Callable[..., str]) -> Message:
    """Return a message with the text of each field that it has, by the field's name and the language."""
    return Message(
        _FIELD.sub(lambda match: text_of(match[1], chinese=True), message.zh),
        _FIELD.sub(lambda match: text_of(match[1], chinese=False), message.en),
    )


def _shown(value: object) -> str | None:
    return None if value is None else str(value)


def _figure(fact: Fact) -> str | None:
    return fact.raw.strip() if fact.is_known else None
