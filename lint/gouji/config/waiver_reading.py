"""The ``waivers`` of a configuration: each is whole, its rule, figures and day are ones that can be."""

from __future__ import annotations

from decimal import Decimal
import re
import time
from typing import Any

from gouji.config.context import Context
from gouji.config.nodes import Mapping, Node, Scalar, Sequence
from gouji.config.rule_reading import named_rules
from gouji.message import Message
from gouji.text.source import Span
from gouji.waivers.model import FactValue, Waiver
from gouji.wording import nearest, quoted

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "REQUIRED_KEYS",
    "UNTIL_PATTERN",
    "WAIVER_KEYS",
    "is_day",
    "read_waivers",
    "today",
]

WAIVER_KEYS = ("rule", "agency", "year", "facts", "reason", "until")
REQUIRED_KEYS = ("rule", "agency", "year", "reason")
FIRST_YEAR, LAST_YEAR = 1900, 2199
UNTIL_PATTERN = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"

_LIST = Message("列表，每项有 rule、agency、year 和 reason", "a list of items with rule, agency, year and reason")
_TEXT = Message("文字", "a text")
_QUOTES = Message("文字：请加引号", "a text: write it in quotes")
_YEAR = Message("年份，如 2024", "a year, as 2024")
_DAY = Message("日期，如 2025-12-31", "a day, as 2025-12-31")
_FIGURE = Message("数字、文字或 null（空白）", "a number, a text or null (blank)")


def today() -> str:
    """The day, as ``until`` has it."""
    return time.strftime("%Y-%m-%d")


def read_waivers(node: Node, context: Context) -> tuple[Waiver, ...]:
    """Every waiver that is right; what is wrong with the others is told."""
    if not isinstance(node, Sequence):
        context.unfit(node, "waivers", _LIST)
        return ()
    found = (_waiver(item, context) for item in node.items)
    return tuple(waiver for waiver in found if waiver is not None)


def _waiver(node: Node, context: Context) -> Waiver | None:
    values: dict[str, Any] = {}
    named = ""
    for key, value in context.entries(node, "waivers", WAIVER_KEYS):
        values[key.text] = _READERS[key.text](value, context)
        if key.text == "rule" and isinstance(value, Scalar):
            named = value.text
    for required in REQUIRED_KEYS if isinstance(node, Mapping) else ():
        if required not in values:
            context.wrong(node, Message(f"waivers 的这一项缺少 {required}", f"this item of waivers has no {required}"))
            values[required] = None
    if not values or any(values[key] is None for key in REQUIRED_KEYS):
        return None
    return Waiver(
        named,
        values["rule"],
        values["agency"],
        values["year"],
        values.get("facts") or {},
        values["reason"],
        values.get("until"),
        context.source,
        _place(node, context),
    )


def _place(node: Node, context: Context) -> Span:
    """From where the item begins to the end of its line."""
    end = context.source.text.find("\n", node.offset)
    line = context.source.text[node.offset : end if end >= 0 else None]
    return Span(node.offset, node.offset + len(line.rstrip()))


def _rule(node: Node, context: Context) -> tuple[str, ...] | None:
    if not isinstance(node, Scalar) or node.value is None:
        context.unfit(node, "rule", Message("规则的名称或代码", "the name or code of a rule"))
        return None
    return tuple(rule.name for rule in named_rules(node, context)) or None


def _text(name: str, node: Node, context: Context) -> str | None:
    if isinstance(node, Scalar) and isinstance(node.value, str) and node.value.strip():
        return " ".join(node.value.split())
    is_number = isinstance(node, Scalar) and node.value is not None and not isinstance(node.value, str)
    context.unfit(node, name, _QUOTES if is_number else _TEXT)
    return None


def _year(node: Node, context: Context) -> int | None:
    value = node.value if isinstance(node, Scalar) else None
    if isinstance(value, int | Decimal) and not isinstance(value, bool) and value in range(FIRST_YEAR, LAST_YEAR + 1):
        return int(value)
    context.unfit(node, "year", _YEAR)
    return None


def _until(node: Node, context: Context) -> str | None:
    value = node.value if isinstance(node, Scalar) else None
    if isinstance(value, str) and is_day(value):
        return value
    context.unfit(node, "until", _DAY)
    return None


def is_day(text: str) -> bool:
    """Whether a text is a day of the calendar, as ``2025-12-31``."""
    from datetime import date

    if re.search(UNTIL_PATTERN, text) is None:
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _facts(node: Node, context: Context) -> dict[str, FactValue]:
    known = context.catalogue.facts
    facts: dict[str, FactValue] = {}
    mapping = context.mapping(node, "facts")
    for key, value in mapping.entries if mapping else ():
        if known and key.text not in known:
            name = quoted(key.text)
            context.wrong(
                key, Message(f"没有数据{name.zh}", f"unknown figure {name.en}"), None, nearest(key.text, known)
            )
        elif not isinstance(value, Scalar) or isinstance(value.value, bool):
            context.unfit(value, key.text, _FIGURE)
        else:
            figure = value.value
            facts[key.text] = Decimal(figure) if isinstance(figure, int) else figure
    return facts


_READERS = {
    "rule": _rule,
    "agency": lambda node, context: _text("agency", node, context),
    "year": _year,
    "facts": _facts,
    "reason": lambda node, context: _text("reason", node, context),
    "until": _until,
}
