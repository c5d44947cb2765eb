"""W105 numbering-gap: the numbers of a list have no gap."""

from __future__ import annotations

from collections.abc import Iterator
import re

from gouji.api import Finding, Message, Options, Paragraph, Report, ordinal, rule, strip_ordinal

__all__ = ["numbering_gap"]

_GAP = Message("序号不连续：{before} 之后是 {value}", "the list goes from {before} to {value}")
_NUMERALS = "一二三四五六七八九十"
_ITEMS = {
    "arabic": r"(?<![\d.])(\d)[.．、](?!\d)",
    "numeral": r"[（(]([一二三四五六七八九十])[)）]",
    "digit": r"[（(](\d)[)）]",
}
_DECIMAL = r"\s*\d+[.．]\d{1,2}(?!\d)"
"""4.3 at the beginning of a line that was broken within a sentence, or an item that begins with a figure."""
_CLAUSE = r"(?:^|[。；;：:，,])\s*([一二三四五六七八九十])是(?![否不])"


@rule(
    code="W105",
    name="numbering-gap",
    kind="any",
    severity="warning",
    summary=Message("序号应连续", "a list counts without a gap"),
    source="practice",
    since="0.1",
    messages=(_GAP,),
)
def numbering_gap(report: Report, options: Options) -> Iterator[Finding]:
    """Check that the numbers of a list have no gap.

    ## What it does

    Follows lists numbered （一）（二） or 1、2、 within a section, and 一是…二是 within a paragraph, and reports
    a number that is left out.

    ## Why is this bad

    An item was lost, or the numbers are wrong.

    ## What is not reported

    - A list that begins anew, and one that goes on within a paragraph: （1）…（2）…, then （3）. A list that stands
      in one paragraph (1.…2.…3.…) may part two items of another.
    - （1）, （2） between （二） and （三）: they are a list of their own.
    - A line that begins with a figure such as 4.3: the list may go on before it or not.
    - Section headings: those are `section-numbering` and `missing-section`.

    ## Example

    ```text bad
    一、总体情况
    （一）加强领导。
    （二）完善制度。
    （四）强化监督。
    ```

    ```text good
    一、总体情况
    （一）加强领导。
    （二）完善制度。一是培训；二是考核。
    （三）强化监督。
    ```
    """
    for section in report.sections.values():
        last: dict[str, tuple[int, ...]] = {}
        for paragraph in section.paragraphs:
            style, value = ordinal(paragraph.text)
            if style in ("bracket", "arabic"):
                kind = _kind(style, paragraph.text)
                if re.match(_DECIMAL, paragraph.text):
                    last.pop(kind, None)
                    continue
                before = last.get(kind, ())
                if before and all(value > each + 1 for each in before):
                    yield _finding(paragraph, 0, _numbered(paragraph.text), before[0], value)
                reached = _reached(kind, paragraph.text, value)
                last[kind] = (*before[:1], reached) if value == 1 < reached else (reached,)
                if kind == "numeral":
                    last.pop("arabic", None)
                    last.pop("digit", None)
            yield from _clauses(paragraph)


def _numbered(text: str) -> int:
    """Return where the number that a line begins with ends."""
    return len(text) - len(strip_ordinal(text)) or len(text[:4])


def _kind(style: str, text: str) -> str:
    """Return the numerals that a list counts with: ``arabic`` (1、), ``numeral`` (（一）) or ``digit`` (（1）)."""
    if style != "bracket":
        return style
    return "digit" if any(character.isdigit() for character in text.lstrip()[:3]) else "numeral"


def _reached(kind: str, text: str, value: int) -> int:
    """Return the last number of a list that begins a paragraph at *value* and goes on within the paragraph."""
    for match in re.finditer(_ITEMS[kind], text):
        if _value(match[1]) == value + 1:
            value += 1
    return value


def _value(numeral: str) -> int:
    return _NUMERALS.index(numeral) + 1 if numeral in _NUMERALS else int(numeral)


def _clauses(paragraph: Paragraph) -> Iterator[Finding]:
    """Yield a finding for each gap in 一是…二是…三是 within a paragraph."""
    if "是" not in paragraph.text:
        return
    before = 0
    for match in re.finditer(_CLAUSE, paragraph.text):
        value = _NUMERALS.index(match[1]) + 1
        if before and value > before + 1:
            yield _finding(paragraph, match.start(1), match.end(), before, value)
        before = value


def _finding(paragraph: Paragraph, start: int, end: int, before: int, value: int) -> Finding:
    return Finding(_GAP.format(before=before, value=value), paragraph.source_span(start, end), actual=str(value))
