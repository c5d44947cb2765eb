"""The sections of a number format (for positive, negative, zero, or under conditions) and their tokens."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
import re
from typing import TypeAlias

import attrs

__all__ = ["Section", "section_for"]

_LONGEST_CODE = 400
_TOKEN = re.compile(
    r"""(?P<quoted>"[^"]*"?)|\\(?P<escaped>.)|(?P<width>_.|\*.)|\[(?P<bracket>[^\]]*)\]"""
    r"""|(?P<general>General|@)|(?P<clock>AM/PM|A/P|上午/下午)|(?P<date>[yY]+|[mM]+|[dD]+|[hH]+|[sS]+(?:\.0+)?|a{3,4})"""
    r"""|(?P<digits>[0#?][0#?.,/]*(?:E[+-][0#?]+)?|\.[0#?]+)|(?P<other>.)""",
    re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d{1,12}(?:\.\d{1,6})?)")
_ELAPSED = re.compile(r"[hms]+", re.IGNORECASE)
_CURRENCY = re.compile(r"\$([^-\]]*)")

_Tokens: TypeAlias = tuple[tuple[str, str], ...]
_Condition: TypeAlias = tuple[str, Decimal]


@attrs.frozen
class Section:
    """One section of a number format. A token is a kind (literal, digits, general, date, clock) and a text.

    ``unsigned`` tells that no minus sign is to be added: the section is for negative numbers and has its own sign.
    """

    tokens: _Tokens
    unsigned: bool = False


def section_for(value: Decimal, code: str) -> Section:
    """Return the section of the number format *code* in which a number is shown."""
    parsed = _parsed(code[:_LONGEST_CODE])
    if any(condition for _, condition in parsed):
        for number, (tokens, condition) in enumerate(parsed):
            if condition is None or _meets(value, *condition):
                return Section(tokens, unsigned=number > 0 and value < 0)
        return Section((("general", "General"),))
    if value < 0 and len(parsed) > 1:
        return Section(parsed[1][0], unsigned=True)
    if not value and len(parsed) > 2:
        return Section(parsed[2][0])
    return Section(parsed[0][0])


@lru_cache(maxsize=64)
def _parsed(code: str) -> tuple[tuple[_Tokens, _Condition | None], ...]:
    """Return the tokens and the condition of each section of a number format; workbooks share a few formats."""
    return tuple(map(_parse, _split(code)[:3]))


def _split(code: str) -> list[str]:
    """Split a number format into its sections at semicolons that are not quoted or escaped."""
    sections = [""]
    for match in _TOKEN.finditer(code):
        if match["other"] == ";":
            sections.append("")
        else:
            sections[-1] += match[0]
    return sections


def _parse(section: str) -> tuple[_Tokens, _Condition | None]:
    """Split a section into tokens; return them and its condition, such as ``[>=100]`` (None if it has none)."""
    tokens: list[tuple[str, str]] = []
    condition: _Condition | None = None
    for match in _TOKEN.finditer(section):
        kind = match.lastgroup or "other"
        text = match[kind]
        if kind == "quoted":
            tokens.append(("literal", text.strip('"')))
        elif kind == "bracket":
            if found := _CONDITION.fullmatch(text):
                condition = (found[1], Decimal(found[2]))
            elif _ELAPSED.fullmatch(text):
                tokens.append(("date", text))
            elif currency := _CURRENCY.match(text):
                tokens.append(("literal", currency[1]))
        elif kind in ("escaped", "other"):
            tokens.append(("literal", text))
        elif kind != "width":
            tokens.append((kind, text))
    return tuple(tokens), condition


def _meets(value: Decimal, sign: str, limit: Decimal) -> bool:
    if sign == "=":
        return value == limit
    if sign == "<>":
        return value != limit
    below = value < limit or (sign == "<=" and value == limit)
    above = value > limit or (sign == ">=" and value == limit)
    return below if sign.startswith("<") else above
