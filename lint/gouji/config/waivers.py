"""The key ``waivers``: each item is complete, and its rule, figures and day are valid."""

from __future__ import annotations

from decimal import Decimal
import re
import time

from gouji.config.rules import named_rules, rule_keys
from gouji.message import Message
from gouji.rules.catalogue import Catalogue
from gouji.text.source import Span
from gouji.waivers.model import FactValue, Waiver
from gouji.wording import quoted
from gouji.yaml.context import Context
from gouji.yaml.nodes import Node, Scalar
from gouji.yaml.shapes import Key, Schema, Shape, as_mapping, list_of, mapping, one_or_many, text

__all__ = ["WAIVERS", "is_day", "today"]

_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_FINGERPRINT_PATTERN = r"^[0-9a-f]{16}$"
_UNTIL_PATTERN = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"

_LIST = Message("列表，每项有 rule、agency、year 和 reason", "a list of items with rule, agency, year and reason")
_RULE = Message("规则的名称或代码", "the name or code of a rule")
_YEAR = Message("年份，如 2024", "a year, as 2024")
_DAY = Message("日期，如 2025-12-31", "a day, as 2025-12-31")
_FIGURE = Message("数字、文字或 null（空白）", "a number, a text or null (blank)")
_FACTS = Message("绑定的数字；数字改变则豁免失效", "the figures it is bound to; it lapses when one changes")
_FINDINGS = Message(
    "所指的问题，按其 fingerprint（--format json 可列出）；不写则指该报告中这条规则的全部问题",
    "the findings that are meant, by their fingerprints (as --format json has them); without it all of the rule's in that report",
)
_FINGERPRINT = Message("问题的 fingerprint：16 位十六进制数字", "the fingerprint of a finding, 16 hexadecimal digits")
_UNTIL = Message("最后一天，如 2025-12-31", "the last day, as 2025-12-31")


def today() -> str:
    """Return today's date, as ``until`` has it (``2025-12-31``)."""
    return time.strftime("%Y-%m-%d")


def is_day(text: str) -> bool:
    """Return whether a text is a day of the calendar, such as ``2025-12-31``."""
    from datetime import date

    if re.search(_UNTIL_PATTERN, text) is None:
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _read_waiver(node: Node, name: str, context: Context) -> Waiver | None:
    values = _WAIVER.read(node, name, context)
    if any(values.get(key.name) is None for key in _KEYS if key.required):
        return None
    named, rules = values["rule"]
    return Waiver(
        named,
        rules,
        values["agency"],
        values["year"],
        values.get("facts") or {},
        values["reason"],
        values.get("until"),
        context.source,
        _line_of(node, context),
        findings=values.get("findings") or (),
    )


def _line_of(node: Node, context: Context) -> Span:
    """Return the span from where the item begins to the end of its line."""
    end = context.source.text.find("\n", node.offset)
    line = context.source.text[node.offset : end if end >= 0 else None]
    return Span(node.offset, node.offset + len(line.rstrip()))


def _read_rule(node: Node, name: str, context: Context) -> tuple[str, tuple[str, ...]] | None:
    """Read the word for a rule; return it with the names of the rules that it means."""
    if not isinstance(node, Scalar) or node.value is None:
        context.unfit(node, name, _RULE)
        return None
    rules = tuple(rule.name for rule in named_rules(node, context))
    return (node.text, rules) if rules else None


def _read_year(node: Node, name: str, context: Context) -> int | None:
    value = node.value if isinstance(node, Scalar) else None
    if isinstance(value, int | Decimal) and not isinstance(value, bool) and value in range(_FIRST_YEAR, _LAST_YEAR + 1):
        return int(value)
    context.unfit(node, name, _YEAR)
    return None


def _read_until(node: Node, name: str, context: Context) -> str | None:
    value = node.value if isinstance(node, Scalar) else None
    if isinstance(value, str) and is_day(value):
        return value
    context.unfit(node, name, _DAY)
    return None


def _read_facts(node: Node, name: str, context: Context) -> dict[str, FactValue]:
    known = context.catalogue.facts
    facts: dict[str, FactValue] = {}
    for key, value in as_mapping(node, name, context).entries:
        if known and key.text not in known:
            word = quoted(key.text)
            what = Message(f"没有数据{word.zh}", f"unknown figure {word.en}")
            context.wrong(key, what, None, context.near(key.text, known))
        elif not isinstance(value, Scalar) or isinstance(value.value, bool):
            context.unfit(value, key.text, _FIGURE)
        else:
            figure = value.value
            facts[key.text] = Decimal(figure) if isinstance(figure, int) else figure
    return facts


def _read_finding(node: Scalar, name: str, context: Context) -> str | None:
    if re.search(_FINGERPRINT_PATTERN, node.text) is not None:
        return node.text
    context.unfit(node, name, _FINGERPRINT)
    return None


def _facts_schema(catalogue: Catalogue, _language: str) -> Schema:
    schema: Schema = {"type": "object", "additionalProperties": {"type": ["number", "string", "null"]}}
    return (
        {**schema, "propertyNames": {"enum": sorted(catalogue.facts)}, "x-names": "fact"} if catalogue.facts else schema
    )


_YEARS: Schema = {"type": "integer", "minimum": _FIRST_YEAR, "maximum": _LAST_YEAR}
_KEYS = (
    Key(
        "rule",
        Shape(_read_rule, lambda catalogue, _: {"enum": sorted(rule_keys(catalogue)), "x-words": "rule"}),
        required=True,
    ),
    Key("agency", text, required=True),
    Key("year", Shape(_read_year, lambda *_: _YEARS), required=True),
    Key("facts", Shape(_read_facts, _facts_schema), _FACTS),
    Key(
        "findings",
        one_or_many(_read_finding, lambda *_: {"type": "string", "pattern": _FINGERPRINT_PATTERN}),
        _FINDINGS,
    ),
    Key("reason", text, required=True),
    Key("until", Shape(_read_until, lambda *_: {"type": "string", "pattern": _UNTIL_PATTERN}), _UNTIL),
)
_WAIVER = mapping(*_KEYS)
WAIVERS = list_of(Shape(_read_waiver, _WAIVER.schema), _LIST)
