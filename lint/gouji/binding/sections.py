"""Which lines are the headings of the prescribed sections, and what stands under each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
import re

import attrs

from gouji.document.model import Block, Paragraph
from gouji.forms.model import Form
from gouji.report.model import Section
from gouji.text.fold import fold, strip_ordinal

__all__ = ["bind_sections", "ordinal"]

_LONGEST_HEADING = 60
_NUMERALS = {numeral: value for value, numeral in enumerate("一二三四五六七八九十", 1)}
_ORDINALS = (
    ("comma", re.compile(r"\s*([一二三四五六七八九十])\s*[、.．，,:：]")),
    ("part", re.compile(r"\s*第([一二三四五六七八九十])(?:部分|章|节)")),
    ("arabic", re.compile(r"\s*(\d)\s*[、.．，,]")),
    ("bracket", re.compile(r"\s*[（(]\s*([一二三四五六七八九十]|\d)\s*[)）]")),
)


def ordinal(text: str) -> tuple[str, int]:
    """The style (comma, part, arabic, bracket, or "") and the value of a line's ordinal."""
    for style, pattern in _ORDINALS:
        if match := pattern.match(text):
            numeral = match[1]
            return style, _NUMERALS.get(numeral) or int(numeral)
    return "", 0


@attrs.frozen(eq=False, repr=False)
class _Candidate:
    index: int
    paragraph: Paragraph
    section: int
    style: str
    matches: bool
    """Whether the ordinal is that of the section in the form."""


def bind_sections(blocks: Sequence[Block], form: Form) -> tuple[tuple[Block, ...], Mapping[str, Section]]:
    """The blocks before the first heading, and each section of the form with its blocks.

    A heading stands (nearly) alone on its line. Its ordinal may be another's or lost; a line
    with a sub-list's ordinal (（一）, 1、) is a heading only where that fits its section's place.
    """
    candidates = _candidates(blocks, form)
    chosen = _choose(candidates, len(form.sections))
    order = sorted(chosen.values(), key=lambda candidate: candidate.index)
    ends = [*(candidate.index for candidate in order[1:]), len(blocks)] if order else []
    under = {
        candidate.section: tuple(blocks[candidate.index + 1 : end]) for candidate, end in zip(order, ends, strict=True)
    }
    front = tuple(blocks[: order[0].index] if order else blocks)
    sections = {}
    for number, section in enumerate(form.sections):
        found = chosen.get(number)
        again = tuple(c.paragraph for c in candidates if c.section == number and _is_top(c))
        heading = found.paragraph if found else None
        sections[section.id] = Section(section.id, heading, under.get(number, ()), again)
    return front, sections


def _candidates(blocks: Sequence[Block], form: Form) -> list[_Candidate]:
    places = {section.id: number for number, section in enumerate(form.sections)}
    headings = form.headings
    found = []
    for index, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or len(block.text) > _LONGEST_HEADING:
            continue
        text = block.text.rstrip("。：:；; \u00a0\u3000")
        section = headings.get(fold(strip_ordinal(text)))
        if section is not None:
            style, value = ordinal(text)
            place = places[section]
            found.append(_Candidate(index, block, place, style, value == place + 1))
    return found


def _is_top(candidate: _Candidate) -> bool:
    return candidate.style in ("comma", "part") or candidate.matches


def _choose(candidates: list[_Candidate], count: int) -> dict[int, _Candidate]:
    """For each section its best candidate: sure ones first, then those that stand in order."""
    chosen: dict[int, _Candidate] = {}
    for candidate in candidates:
        if candidate.style in ("comma", "part"):
            known = chosen.get(candidate.section)
            if known is None or (candidate.matches and not known.matches):
                chosen[candidate.section] = candidate
    for candidate in candidates:
        if candidate.section in chosen or not (candidate.matches or not candidate.style):
            continue
        before = [c.index for c in chosen.values() if c.section < candidate.section]
        after = [c.index for c in chosen.values() if c.section > candidate.section]
        if max(before, default=-1) < candidate.index < min(after, default=1 << 60):
            chosen[candidate.section] = candidate
    return {number: chosen[number] for number in range(count) if number in chosen}
