"""Cut paragraphs in which the headings of sections stand, where their line breaks were lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from gouji.document.model import Block, Paragraph
from gouji.forms.model import Form, FormSection
from gouji.text.ordinals import NUMERALS
from gouji.text.patterns import Pattern
from gouji.value import Entity, evolve, frozen

__all__ = ["Place", "split_at_headings"]

Place: TypeAlias = tuple[int, int]
"""Where a heading stands: the index of its block, and its offset in the source."""

_BEFORE = frozenset("。！？…；;!?”」）)】0123456789")
_NOT_AFTER = frozenset("、，,；;及和与》”」）)都也已中的里内所为是等部节")
_MARKS = frozenset("，,、。；;：:")
_END = 1 << 60
_ORDINAL = Pattern(rf"(?:([{NUMERALS}])\s*[、.．]|第([{NUMERALS}])部分[、：:]?)\s*")
_WORDS = Pattern(r"[^\s。，；：,;:]{2,30}(?=\s|$)")


@frozen
class _Inner(Entity):
    """A heading inside a paragraph: the block's index, the section's place in the form, and where it begins and ends."""

    index: int
    section: int
    begin: int
    end: int


def split_at_headings(blocks: Sequence[Block], form: Form, known: Mapping[int, Place]) -> Sequence[Block]:
    """Return the blocks, the paragraphs cut before and after each heading of a section without one that stands inside.

    *known* are the places of the headings that were found, by the section's place in the form. A heading inside a line
    has its own ordinal, begins after the end of a sentence, and has text after it: a list of the names in a sentence
    is none. It stands between its neighbours.
    """
    missing = {place: section for place, section in enumerate(form.sections) if place not in known}
    found: dict[int, list[_Inner]] = {}
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            inner = _inside(index, block, missing)
            for each in _with_text(block, sorted(inner, key=lambda each: each.begin)):
                if _stands_in_order(known, each.section, (index, block.source_span(each.begin, each.end).start)):
                    found.setdefault(index, []).append(each)
    return [part for index, block in enumerate(blocks) for part in _parts(block, found.get(index, ()))]


def _inside(index: int, paragraph: Paragraph, sections: Mapping[int, FormSection]) -> Iterator[_Inner]:
    """Yield the places in a paragraph where the heading of one of the sections stands with its ordinal."""
    text = paragraph.text
    for match in _ORDINAL.finditer(text):
        place = NUMERALS.index(match[1] or match[2])
        section = sections.get(place)
        if section is None:
            continue
        names = sorted({section.name, *section.variants}, key=len, reverse=True)
        end = next((match.end() + len(name) for name in names if text.startswith(name, match.end())), 0)
        end = end or _end_by_words(text, match.end(), section)
        before, after = text[: match.start()], text[end : end + 1]
        if end and (not before or before[-1] in _BEFORE or before[-1].isspace()) and after not in _NOT_AFTER:
            yield _Inner(index, place, match.start(), end)


def _end_by_words(text: str, begin: int, section: FormSection) -> int:
    """Return where a heading in other words ends that stands before white space or ends the paragraph; 0 without."""
    match = _WORDS.match(text, begin)
    return match.end() if match and any(word in match[0] for word in section.words) else 0


def _with_text(paragraph: Paragraph, inner: Sequence[_Inner]) -> Iterator[_Inner]:
    """Yield the headings after which text stands, or that end the paragraph; names that follow each other are a list."""
    listed = False
    for number, each in enumerate(inner):
        later = inner[number + 1] if number + 1 < len(inner) else None
        between = paragraph.text[each.end : later.begin if later else None]
        empty = all(character in _MARKS or character.isspace() for character in between)
        if not empty or (later is None and not listed):
            yield each
        listed = empty


def _stands_in_order(known: Mapping[int, Place], section: int, place: Place) -> bool:
    before = max((each for other, each in known.items() if other < section), default=(-1, -1))
    after = min((each for other, each in known.items() if other > section), default=(_END, _END))
    return before < place < after


def _parts(block: Block, inner: Sequence[_Inner]) -> Iterator[Block]:
    """Yield a paragraph in parts: the text before each heading, the heading, the text after the last one."""
    if not isinstance(block, Paragraph) or not inner:
        yield block
        return
    at = 0
    for each in inner:
        if block.text[at : each.begin].strip():
            yield evolve(block.part(at, each.begin), level=block.level if not at else 0)
        yield evolve(block.part(each.begin, each.end), level=0)
        at = each.end
    if block.text[at:].strip():
        yield evolve(block.part(at, len(block.text)), level=0)
