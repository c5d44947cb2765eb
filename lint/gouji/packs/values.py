"""Shapes of the values in a pack: texts in two languages, years, words, expressions, days."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as AnyMapping
from typing import Any, TypeVar

from gouji.message import Language, Message
from gouji.packs.model import Years
from gouji.rules.catalogue import Catalogue
from gouji.rules.meta import WORDS_FOR_LEVELS, Level
from gouji.value import Entity, frozen
from gouji.wording import one_of
from gouji.yaml.context import Context
from gouji.yaml.marks import marked
from gouji.yaml.nodes import Mapping, Node, Scalar, Sequence
from gouji.yaml.shapes import QUOTES, Key, Schema, Shape, choice, mapping, wrong_colon_in

__all__ = [
    "CODE",
    "DAY",
    "EXPRESSION",
    "IN_BOTH",
    "KEBAB",
    "LEVELS",
    "MARKDOWN",
    "MESSAGE",
    "NODE",
    "NUMBER",
    "PACKS",
    "SAFETY",
    "SEVERITY",
    "SOUGHT",
    "VERSION",
    "WORD",
    "WORDS",
    "YEARS",
    "Localized",
    "flag",
    "listed",
    "named",
    "years_of",
]

LEVELS: tuple[Level, ...] = ("off", "info", "warning", "error")

_KEBAB = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
_CODE = r"^[A-Z]{1,4}[0-9]{3}$"
_YEARS = r"^(?:[0-9]{4}-?|-[0-9]{4}|[0-9]{4}-[0-9]{4})$"
_DAY = r"^(?:(?:0[13578]|1[02])-3[01]|(?:0[469]|11)-30|(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]))$"
_VERSION = r"^[0-9A-Za-z][0-9A-Za-z.+_-]{0,63}$"
_OPTION_NAME = r"^\$[A-Za-z_][A-Za-z0-9_]*$"
_LONGEST = 2_000

_TEXT = Message("文字", "a text")
_QUOTED = Message(
    "文字；文字里有冒号、以 { 或 [ 开头时，加半角单引号",
    "a text; one with a colon, or that begins with { or [, in single quotes",
)
_TEXT_OR_BOTH = Message("文字，或 {zh: …, en: …}", "a text, or {zh: …, en: …}")
_NAME = Message("小写字母、数字和 - 组成的名称", "a name of small letters, digits and -")
_CODE_LIKE = Message("字母加三位数字，如 GZ101", "letters and three digits, as GZ101")
_YEARS_LIKE = Message("年度，如 2024、2023-2025、2023- 或 -2025", "years, as 2024, 2023-2025, 2023- or -2025")
_DAY_LIKE = Message("月-日，如 01-31", "month and day, as 01-31")
_VERSION_LIKE = Message('加引号的版本号，如 "2025.1"', 'a version in quotes, as "2025.1"')
_WHOLE = Message("不小于 0 的整数", "a whole number from 0")
_BOOLEAN = Message(" true 或 false", "true or false")
_YES_OR_NO = {"是": "true", "yes": "true", "on": "true", "否": "false", "no": "false", "off": "false"}
_ALLOWED = {
    "允许": "allow",
    "可以": "allow",
    "禁止": "forbid",
    "不允许": "forbid",
    "不可以": "forbid",
    "不得": "forbid",
}
_NO_TEXT = Message("非空的文字", "a text that is not blank")
_EMPTY = Message("{name} 的列表是空的", "the list of {name} is empty")
_TOO_LONG = Message(f"超过 {_LONGEST:,} 个字符", f"more than {_LONGEST:,} characters")


@frozen
class Localized(Entity):
    """A text in Chinese and English as the file has it; only one of the two may be there."""

    texts: AnyMapping[str, Scalar]

    @property
    def message(self) -> Message:
        """The text; where one language is not there, the other stands for it."""
        zh = self.texts.get("zh") or self.texts["en"]
        en = self.texts.get("en") or zh
        return Message(_flat(zh), _flat(en))


def _flat(node: Scalar) -> str:
    return " ".join(node.text.split())


def _read_word(node: Node, name: str, context: Context) -> Scalar | None:
    """Read a text that is not blank as its node."""
    if not isinstance(node, Scalar) or not isinstance(node.value, str):
        is_number = isinstance(node, Scalar) and node.value is not None
        context.unfit(node, name, QUOTES if is_number else _TEXT if isinstance(node, Scalar) else _QUOTED)
        return None
    if not node.text.strip():
        context.unfit(node, name, _NO_TEXT)
        return None
    if len(node.text) > _LONGEST:
        context.wrong(node, _TOO_LONG)
        return None
    return node


def _read_both(node: Node, name: str, context: Context) -> Localized | None:
    if not isinstance(node, Mapping):
        if isinstance(node, Sequence):
            context.unfit(node, name, _TEXT_OR_BOTH)
            return None
        word = _read_word(node, name, context)
        return None if word is None else Localized({"zh": word})
    if node.entries and all(isinstance(value, Scalar) and not value.text for _, value in node.entries):
        context.unfit(node, name, _QUOTED)  # {section} without quotes
        return None
    texts = {key: value for key, value in _BOTH.read(node, name, context).items() if value is not None}
    if not texts and not node.entries:
        context.unfit(node, name, _TEXT_OR_BOTH)
    return Localized(texts) if texts else None


def _schema_of_text(_catalogue: Catalogue, _language: Language) -> Schema:
    return {"type": "string", "pattern": r"\S", "maxLength": _LONGEST}


def _schema_of_both(catalogue: Catalogue, language: Language) -> Schema:
    return {"anyOf": [_schema_of_text(catalogue, language), _BOTH.schema(catalogue, language)]}


def _with_fields(schema: Schema) -> Schema:
    """Return the schema of a text, or of one in two languages, that may have fields in braces."""
    if "properties" not in schema:
        return {**schema, "x-words": "message"}
    return {**schema, "properties": {name: _with_fields(each) for name, each in schema["properties"].items()}}


def matching(
    pattern: str, expected: Message, near: Callable[[str], str | None] = lambda _text: None
) -> Shape[Scalar | None]:
    """Return the shape of a value whose text has a pattern; it is read as its node.

    *near* returns what was most likely meant by another text, which is right itself or is not told.
    """
    import re

    compiled = re.compile(pattern)

    def read(node: Node, name: str, context: Context) -> Scalar | None:
        if isinstance(node, Scalar) and isinstance(node.value, str) and compiled.search(node.text):
            return node
        meant = near(node.text) if isinstance(node, Scalar) else None
        context.unfit(node, name, expected, meant if meant and compiled.search(meant) else None)
        return None

    return Shape(read, lambda _catalogue, _language: {"type": "string", "pattern": pattern})


def _near_years(text: str) -> str | None:
    """Return the years that stand in a text in other words: 2024年, 2023—2025, 2023年以后."""
    import re

    years = re.findall(r"(?<!\d)\d{4}(?!\d)", text)[:2]
    if len(years) != 1:
        return "-".join(years) or None
    if any(word in text for word in ("以后", "起", "之后", "开始")):
        return f"{years[0]}-"
    return f"-{years[0]}" if any(word in text for word in ("以前", "止", "之前")) else years[0]


def _near_day(text: str) -> str | None:
    """Return the day that stands in a text in other words: 1月20日, 1.20."""
    import re

    numbers = re.findall(r"\d{1,2}", text)
    return "-".join(number.zfill(2) for number in numbers) if len(numbers) == 2 else None


def _near_number(text: str) -> str | None:
    """Return the number before or after other words: 1000字, 不超过1000."""
    import re

    numbers = re.findall(r"\d+", text.replace(",", "").replace("，", ""))
    return numbers[0] if len(numbers) == 1 and "-" not in text and "." not in text else None


def years_of(text: str) -> Years | None:
    """Return the first and the last of the years that a text names; None where it is not written so."""
    import re

    first, _, last = text.partition("-")
    if not re.search(_YEARS, text) or (first and last and first > last):
        return None
    begin = int(first) if first else None
    return begin, (int(last) if last else begin if "-" not in text else None)


def _read_years(node: Node, name: str, context: Context) -> Years | None:
    text = node.text if isinstance(node, Scalar) else ""
    years = years_of(text)
    if years is None:
        near = _near_years(text)
        context.unfit(node, name, _YEARS_LIKE, near if near and years_of(near) else None)
    return years


def _read_number(node: Node, name: str, context: Context) -> Scalar | None:
    """Read a whole number, or ``$option``, as its node."""
    import re

    value = node.value if isinstance(node, Scalar) else None
    if isinstance(node, Scalar):
        if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
            return node
        if re.search(_OPTION_NAME, node.text):
            return node
    context.unfit(node, name, _WHOLE, _near_number(node.text) if isinstance(node, Scalar) else None)
    return None


def _read_severity(node: Node, name: str, context: Context) -> Level | None:
    if isinstance(node, Scalar):
        word = "off" if node.value is False else node.value
        for level in LEVELS:
            if word == level:
                return level
    near = None
    if isinstance(node, Scalar):
        near = WORDS_FOR_LEVELS.get(node.text.lower()) or context.near(node.text, LEVELS)
    context.unfit(node, name, one_of(LEVELS), near)
    return None


def flag(words: AnyMapping[str, bool] | None = None) -> Shape[bool | None]:
    """Return the shape of true or false; *words* are others that mean one of the two."""
    known = words or {}

    def read(node: Node, name: str, context: Context) -> bool | None:
        if isinstance(node, Scalar):
            if isinstance(node.value, bool):
                return node.value
            if node.text in known:
                return known[node.text]
        near = (_ALLOWED if known else _YES_OR_NO).get(node.text.lower()) if isinstance(node, Scalar) else None
        context.unfit(node, name, one_of(known) if known else _BOOLEAN, near)
        return None

    return Shape(read, lambda _catalogue, _language: {"enum": [*known] or [True, False]})


def listed(words: Shape[Any]) -> Shape[tuple[Any, ...]]:
    """Return the shape of a value or a list of values, read as those that are right."""

    def read(node: Node, name: str, context: Context) -> tuple[Any, ...]:
        items = node.items if isinstance(node, Sequence) else (node,)
        if isinstance(node, Sequence) and not node.items:
            context.wrong(node, _EMPTY.format(name=name))
        found = (words.read(item, name, context) for item in items)
        return tuple(item for item in found if item is not None)

    def schema(catalogue: Catalogue, language: Language) -> Schema:
        item = words.schema(catalogue, language)
        return {"anyOf": [item, {"type": "array", "items": item, "minItems": 1}]}

    return Shape(read, schema)


_T = TypeVar("_T")


def named(shape: Shape[_T], expected: Message) -> Shape[tuple[tuple[Scalar, _T], ...]]:
    """Return the shape of a mapping of any names to values of one shape, read as each name with its value."""

    def read(node: Node, name: str, context: Context) -> tuple[tuple[Scalar, _T], ...]:
        if not isinstance(node, Mapping):
            context.unfit(node, name, expected)
            return ()
        right = [(key, value) for key, value in node.entries if not wrong_colon_in(key, value, context)]
        return tuple((key, shape.read(value, key.text, context)) for key, value in right)

    def schema(catalogue: Catalogue, language: Language) -> Schema:
        return {"type": "object", "additionalProperties": shape.schema(catalogue, language)}

    return Shape(read, schema)


WORD: Shape[Scalar | None] = Shape(_read_word, _schema_of_text)
WORDS: Shape[tuple[Scalar, ...]] = listed(WORD)
SOUGHT: Shape[tuple[Scalar, ...]] = listed(marked(WORD, words="array-option"))
PACKS: Shape[tuple[Scalar, ...]] = listed(marked(WORD, words="pack"))
EXPRESSION = marked(WORD, words="expression")
MARKDOWN = WORD
_BOTH = mapping(Key("zh", WORD), Key("en", WORD))
IN_BOTH: Shape[Localized | None] = Shape(_read_both, _schema_of_both)
MESSAGE: Shape[Localized | None] = Shape(
    _read_both,
    lambda catalogue, language: {
        "anyOf": [_with_fields(each) for each in _schema_of_both(catalogue, language)["anyOf"]]
    },
)
KEBAB = matching(_KEBAB, _NAME)
CODE = matching(_CODE, _CODE_LIKE, lambda text: text.strip().upper())
DAY = matching(_DAY, _DAY_LIKE, _near_day)
VERSION = matching(_VERSION, _VERSION_LIKE)
SAFETY = choice(("unsafe", "safe"))
YEARS: Shape[Years | None] = Shape(
    _read_years, lambda _catalogue, _language: {"type": ["string", "integer"], "pattern": _YEARS}
)
NUMBER: Shape[Scalar | None] = Shape(
    _read_number,
    lambda _catalogue, _language: {
        "anyOf": [
            {"type": "integer", "minimum": 0},
            {"type": "string", "pattern": _OPTION_NAME, "x-words": "integer-option"},
        ]
    },
)
SEVERITY: Shape[Level | None] = Shape(_read_severity, lambda _catalogue, _language: {"enum": [*LEVELS, False]})
NODE: Shape[Node] = Shape(lambda node, _name, _context: node, lambda _catalogue, _language: {})
