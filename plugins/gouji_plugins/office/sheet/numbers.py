"""A stored number and a number format → the figure as the sheet shows it."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
import re

import attrs

from gouji_plugins.office.sheet.dates import is_date, printed_date
from gouji_plugins.office.sheet.sections import Section, section_for

__all__ = ["general", "printed_number"]

_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?", re.ASCII)
_LONGEST = 40
_KEPT = Context(prec=15, rounding=ROUND_HALF_UP)
_WIDE = Context(prec=60, rounding=ROUND_HALF_UP)
_LARGEST_EXPONENT = 20
_MOST_DECIMALS = 15
_DASHES = ("-", "–", "—", "－", "--", "——")


def printed_number(raw: str, code: str, *, since_1904: bool = False) -> str:
    """Format the stored number *raw* as the number format *code* shows it; return *raw* if it is no number.

    A dash that accountants' formats show for 0 is 0.
    """
    raw = raw.strip()
    if len(raw) > _LONGEST or not _NUMBER.fullmatch(raw):
        return raw
    value = _KEPT.create_decimal(raw)
    if value.adjusted() > _LARGEST_EXPONENT or code in ("", "General", "@"):
        return general(value)
    section = section_for(value, code)
    if is_date(section.tokens):
        return printed_date(value, section.tokens, since_1904=since_1904) or general(value)
    shown = _in_section(value, section)
    return "0" if not value and shown in _DASHES else shown


def general(value: Decimal) -> str:
    """Format a number as ``General`` does: no zeros at the end, an exponent only for very large and small ones."""
    if value.adjusted() > _LARGEST_EXPONENT or value.adjusted() < -_LARGEST_EXPONENT:
        return f"{value:E}" if value else "0"
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


@attrs.frozen
class _Pattern:
    """The digits of a number format: the fewest before the point, the most and the fewest after it.

    ``grouped`` tells that commas part the thousands, ``scale`` how many times the number is divided by 1000.
    """

    least: int
    decimals: int
    least_decimals: int
    grouped: bool
    scale: int


def _in_section(value: Decimal, section: Section) -> str:
    digits = "".join(text for kind, text in section.tokens if kind == "digits")
    literals = [text for kind, text in section.tokens if kind == "literal"]
    if any(kind == "general" for kind, _ in section.tokens):
        number = general(abs(value) if section.unsigned else value)
        return "".join(number if kind == "general" else text for kind, text in section.tokens if kind != "digits")
    if not digits:
        return "".join(literals).strip()
    if "/" in digits or "E" in digits:
        return general(value)
    pattern = _pattern(digits)
    percents = sum(text.count("%") for text in literals)
    scaled = _WIDE.scaleb(value, 2 * percents - 3 * pattern.scale)
    number = _digits(abs(scaled), pattern)
    negative = scaled < 0 and not section.unsigned and bool(number.strip("0.,"))
    parts: list[str] = []
    written = False
    for kind, text in section.tokens:
        if kind == "literal":
            parts.append(text)
        elif not written:
            parts.append(number)
            written = True
    return ("-" if negative else "") + "".join(parts).strip()


def _pattern(digits: str) -> _Pattern:
    whole, _, fraction = digits.partition(".")
    bare = whole.rstrip(",")
    fraction_bare = fraction.rstrip(",")
    return _Pattern(
        least=bare.count("0"),
        decimals=min(_MOST_DECIMALS, len(fraction_bare)),
        least_decimals=min(_MOST_DECIMALS, len(fraction_bare.rstrip("#?"))),
        grouped="," in bare,
        scale=len(whole) - len(bare) + len(fraction) - len(fraction_bare),
    )


def _digits(value: Decimal, pattern: _Pattern) -> str:
    rounded = value.quantize(Decimal(1).scaleb(-pattern.decimals), context=_WIDE)
    text = f"{rounded:,f}" if pattern.grouped else f"{rounded:f}"
    whole, _, fraction = text.partition(".")
    while len(fraction) > pattern.least_decimals and fraction.endswith("0"):
        fraction = fraction[:-1]
    if pattern.least == 0 and whole == "0":
        whole = ""
    whole = whole.rjust(pattern.least, "0")
    return f"{whole}.{fraction}" if fraction else whole
