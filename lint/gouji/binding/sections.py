"""Find the headings of the prescribed sections, and the blocks under each."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
import re
from typing import TYPE_CHECKING

from gouji.document.model import Block, Paragraph
from gouji.forms.model import Form, FormSection
from gouji.report.model import Section
from gouji.text.fold import fold
from gouji.text.ordinals import NUMERALS, OrdinalStyle, ordinal, strip_ordinal
from gouji.value import Entity, evolve, frozen

if TYPE_CHECKING:
    from gouji.binding.inner_headings import Place

__all__ = ["bind_sections"]

_LONGEST_HEADING = 60
_LIKENESS = 0.6
_LIKE_BY_WORDS = 0.5
_LONGEST_BY_WORDS = 30
_LONGEST_PAGE = 3
_MOST_ALIKE = 50
_FEWEST_OF_CONTENTS = 4
_AT_END = "。：:；; \u00a0\u3000"
_FIRST = frozenset(f"{NUMERALS}第")
_AFTER_HEADING = r"[：:。\s]+|(?=\d{4}\s*年|[（(])"


@frozen
class _Candidate(Entity):
    index: int
    paragraph: Paragraph
    section: int
    style: OrdinalStyle
    matches: bool
    """Whether the ordinal is that of the section in the form."""
    rest: tuple[Paragraph, ...] = ()
    """What follows the heading on its line."""


def bind_sections(blocks: Sequence[Block], form: Form) -> tuple[tuple[Block, ...], Mapping[str, Section]]:
    """Return the blocks before the first heading, and each section of the form with its blocks.

    A heading stands (nearly) alone on its line. Its ordinal may be wrong or missing; a line with the ordinal of a list
    within a section (（一）, 1、) is a heading only where it stands in its section's place. Where a section has no
    heading, a line with its ordinal and much of its words is taken for one; else a place inside a paragraph where the
    heading stands with its ordinal: the paragraph is cut there.
    """
    candidates, chosen = _find(blocks, form)
    if len(chosen) < len(form.sections):
        from gouji.binding.inner_headings import split_at_headings

        cut = split_at_headings(blocks, form, {place: _place(each) for place, each in chosen.items()})
        if len(cut) > len(blocks):
            blocks = cut
            candidates, chosen = _find(blocks, form)
    order = sorted(chosen.values(), key=lambda candidate: candidate.index)
    ends = [*(candidate.index for candidate in order[1:]), len(blocks)] if order else []
    under = {
        candidate.section: (*candidate.rest, *blocks[candidate.index + 1 : end])
        for candidate, end in zip(order, ends, strict=True)
    }
    front = tuple(blocks[: order[0].index] if order else blocks)
    taken: list[list[Paragraph]] = [[] for _ in form.sections]
    for candidate in candidates:
        if _is_top(candidate):
            taken[candidate.section].append(candidate.paragraph)
    sections = {}
    for number, section in enumerate(form.sections):
        heading = chosen[number].paragraph if number in chosen else None
        sections[section.id] = Section(section.id, heading, under.get(number, ()), tuple(taken[number]))
    return front, sections


def _find(blocks: Sequence[Block], form: Form) -> tuple[list[_Candidate], dict[int, _Candidate]]:
    """Return all candidates, and the chosen one for each section that has one."""
    candidates = _candidates(blocks, form)
    chosen = _choose(candidates, len(form.sections))
    if len(chosen) < len(form.sections):
        chosen.update(_alike(blocks, form, chosen))
    return candidates, chosen


def _place(candidate: _Candidate) -> Place:
    return candidate.index, candidate.paragraph.start


def _candidates(blocks: Sequence[Block], form: Form) -> list[_Candidate]:
    places = {section.id: number for number, section in enumerate(form.sections)}
    headings, ends = form.headings, form.heading_ends
    found = []
    for index, block in enumerate(blocks):
        if not isinstance(block, Paragraph):
            continue
        text = block.text
        section = headings.get(_name(text)) if len(text) <= _LONGEST_HEADING and _may_end(text, ends) else None
        if section is not None:
            style, value = ordinal(text)
            place = places[section]
            found.append(_Candidate(index, block, place, style, value == place + 1))
        elif text[:1] in _FIRST:
            found += _begun(index, block, headings, places)
    return _without_contents(found, blocks)


def _without_contents(candidates: list[_Candidate], blocks: Sequence[Block]) -> list[_Candidate]:
    """Return the candidates without those of a table of contents: several with no text between that come again, all but one."""
    sections = [each.section for each in candidates]
    count = next((n for n, section in enumerate(sections) if section in sections[:n]), 0)
    again = set(sections[:count]) & set(sections[count:])
    if len(again) < max(_FEWEST_OF_CONTENTS, count - 1):
        return candidates
    between = blocks[candidates[0].index : candidates[count - 1].index]
    is_list = all(isinstance(block, Paragraph) and "。" not in block.text for block in between)
    return candidates[count:] if is_list else candidates


def _may_end(text: str, ends: Collection[str]) -> bool:
    """Return whether a line may end as a heading does, which is told in a tenth of the time that folding it takes."""
    last = text.rstrip(_AT_END)[-1:]
    return last in ends or not "\u4e00" <= last <= "\u9fff"


def _name(text: str) -> str:
    """Return a heading's words, folded, without its ordinal and the punctuation at its end."""
    return fold(strip_ordinal(text.rstrip(_AT_END)))


def _begun(
    index: int, paragraph: Paragraph, headings: Mapping[str, str], places: Mapping[str, int]
) -> Iterator[_Candidate]:
    """Yield the heading, with its own ordinal, that begins a line on which text follows it; else nothing.

    With the number of a page behind it, it is an entry of a table of contents.
    """
    text = paragraph.text
    for match in re.finditer(_AFTER_HEADING, text[:_LONGEST_HEADING]):
        section = headings.get(_name(text[: match.start()]))
        if section is not None:
            style, value = ordinal(text)
            place = places[section]
            if value == place + 1 and not _is_page(text[match.end() :]):
                heading, rest = _cut(paragraph, match.start(), match.end())
                yield _Candidate(index, heading, place, style, matches=True, rest=(rest,))
            return


def _is_page(text: str) -> bool:
    return len(text) <= _LONGEST_PAGE and text.isdecimal()


def _cut(paragraph: Paragraph, end: int, begin: int) -> tuple[Paragraph, Paragraph]:
    """Return a paragraph in two parts: its text up to *end*, and its text from *begin* on."""
    later = paragraph.part(begin, len(paragraph.text))
    return paragraph.part(0, end), evolve(later, level=0)


def _alike(blocks: Sequence[Block], form: Form, chosen: Mapping[int, _Candidate]) -> dict[int, _Candidate]:
    """Return for each section without a heading the most similar line with its ordinal between its neighbours."""
    lines = [(i, b, ordinal(b.text)) for i, b in enumerate(blocks) if isinstance(b, Paragraph) and _may_head(b)]
    found: dict[int, _Candidate] = {}
    for place, section in enumerate(form.sections):
        if place in chosen:
            continue
        near = [(i, b) for i, b, (_, value) in lines if value == place + 1 and _stands_in_order(chosen, place, i)]
        scored = [(_likeness_to(section, b.text), -i, b) for i, b in near[:_MOST_ALIKE]]
        likeness, index, block = max(scored, key=lambda each: each[:2], default=(0.0, 0, None))
        if block is not None and likeness >= _LIKE_BY_WORDS:
            found[place] = _Candidate(-index, block, place, ordinal(block.text)[0], matches=True)
    return found


def _may_head(paragraph: Paragraph) -> bool:
    return len(paragraph.text) <= _LONGEST_HEADING and paragraph.text[0] in _FIRST and "。" not in paragraph.text


def _likeness_to(section: FormSection, text: str) -> float:
    """Return how similar a line is to a section's heading; 0.0 for one without enough of its words."""
    likeness = _likeness(_name(text), [_name(each) for each in (section.heading, *section.variants)])
    if likeness >= _LIKENESS:
        return likeness
    is_short = len(text) <= _LONGEST_BY_WORDS and "，" not in text
    return _LIKE_BY_WORDS if is_short and any(word in text for word in section.words) else 0.0


def _likeness(name: str, names: Sequence[str]) -> float:
    """Return how similar a heading is to the nearest of its names; 1.0 for one that ends with a name."""
    if name.endswith(tuple(names)):
        return 1.0
    from difflib import SequenceMatcher

    return max(SequenceMatcher(None, name, other).ratio() for other in names)


def _is_top(candidate: _Candidate) -> bool:
    return candidate.style in ("comma", "part") or candidate.matches


def _choose(candidates: list[_Candidate], count: int) -> dict[int, _Candidate]:
    """Return the best candidate of each section: those with a main ordinal first, then those that stand in order."""
    chosen: dict[int, _Candidate] = {}
    for candidate in candidates:
        if candidate.style in ("comma", "part"):
            known = chosen.get(candidate.section)
            if known is None or (candidate.matches and not known.matches):
                chosen[candidate.section] = candidate
    for candidate in candidates:
        if candidate.section in chosen or not (candidate.matches or not candidate.style):
            continue
        if _stands_in_order(chosen, candidate.section, candidate.index):
            chosen[candidate.section] = candidate
    return {number: chosen[number] for number in range(count) if number in chosen}


def _stands_in_order(chosen: Mapping[int, _Candidate], section: int, index: int) -> bool:
    before = [c.index for c in chosen.values() if c.section < section]
    after = [c.index for c in chosen.values() if c.section > section]
    return max(before, default=-1) < index < min(after, default=1 << 60)
