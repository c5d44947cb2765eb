"""Passages: running text without white space and hard line breaks, every place of which is known."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
import re

from gouji.api import Paragraph, Report, Span

__all__ = ["Passage", "passages"]

_MAY_STATE = re.compile(r"\d|[一二两三四五六七八九十百千][多余]?[件条份宗起项次篇期场]|申请|复议|诉讼|规范性文件")
_ENDS = frozenset("。；;：:！？!?”）)》」…")
_NUMERALS = frozenset("一二三四五六七八九十")
_MARKS = (")", "）", "、", "．")
_SHORTEST_WRAPPED = 15
_LONGEST_HEADING = 30
_INVISIBLE = "\u200b\ufeff\u00ad"


class Passage:
    """Paragraphs that are one, in reading order.

    ``text`` is what they say without white space; ``section`` is the id of their section and
    ``heading`` the words of the sub-heading that they stand under.
    """

    __slots__ = ("_kept", "_paragraphs", "_starts", "heading", "section", "text")

    def __init__(self, paragraphs: Sequence[Paragraph], section: str | None, heading: str) -> None:
        texts, self._kept, self._starts = [], [], []
        length = 0
        for paragraph in paragraphs:
            text, kept = _squeezed(paragraph.text)
            texts.append(text)
            self._kept.append(kept)
            self._starts.append(length)
            length += len(text)
        self.text = "".join(texts)
        self.section = section
        self.heading = heading
        self._paragraphs = tuple(paragraphs)

    def span(self, start: int, end: int) -> Span:
        """Where characters *start* to *end* of the text stand in the source."""
        first = self._place(start)
        return Span(first.start, self._place(end - 1).end) if end > start else Span(first.start, first.start)

    def _place(self, offset: int) -> Span:
        index = bisect_right(self._starts, offset) - 1
        offset -= self._starts[index]
        kept = self._kept[index]
        if kept is not None:
            offset = kept[offset]
        return self._paragraphs[index].source_span(offset, offset + 1)


def passages(report: Report) -> Iterator[Passage]:
    """Every passage that may state something, in reading order."""
    sections = report.sections.values()
    headings = {id(heading) for section in sections for heading in (section.heading, *section.headings)}
    under = ""
    for lines in _joined(report, headings):
        text = lines[0].text
        if id(lines[0]) in headings or _is_heading(text):
            under = text
        elif any(_MAY_STATE.search(line.text) for line in lines):
            yield Passage(lines, report.section_at(lines[0].start), under)


def _is_heading(text: str) -> bool:
    return len(text) <= _LONGEST_HEADING and text[-1:] not in _ENDS and _begins_item(text.strip())


def _joined(report: Report, headings: Container[int]) -> Iterator[list[Paragraph]]:
    """Paragraphs, those that a hard line break parts taken together; a section's heading stands alone."""
    lines: list[Paragraph] = []
    for block in report.document.blocks:
        if not isinstance(block, Paragraph):
            if lines:
                yield lines
            lines = []
        elif lines and id(lines[-1]) not in headings and _goes_on(lines[-1].text, block.text):
            lines.append(block)
        else:
            if lines:
                yield lines
            lines = [block]
    if lines:
        yield lines


def _goes_on(above: str, below: str) -> bool:
    """Whether a line breaks off in the middle of a sentence that the next one takes up."""
    above = above.rstrip()
    if len(above) < _SHORTEST_WRAPPED or above[-1] in _ENDS:
        return False
    return not (_is_heading(above) or _begins_item(below.lstrip()))


def _begins_item(text: str) -> bool:
    """Whether a line begins with the number of an item: 1., （一）, 2), 三是, 第一."""
    first, second = text[:1], text[1:2]
    if first in _NUMERALS and second == "是":
        return True
    if first == "第":
        return second in _NUMERALS
    start = end = 1 if first in ("（", "(") else 0
    while end < start + 3 and (text[end : end + 1] in _NUMERALS or text[end : end + 1].isdecimal()):
        end += 1
    if end == start:
        return False
    return text.startswith(_MARKS, end) or (text.startswith(".", end) and not text[end + 1 : end + 2].isdecimal())


def _squeezed(text: str) -> tuple[str, list[int] | None]:
    """A text without white space, and where each of its characters stood (None: nothing was left out).

    Between two digits a space stays: they are two numbers.
    """
    if len("".join(text.split())) == len(text) and not any(mark in text for mark in _INVISIBLE):
        return text, None
    kept = [number for number, character in enumerate(text) if _is_kept(text, number, character)]
    return "".join([text[number] for number in kept]), kept


def _is_kept(text: str, number: int, character: str) -> bool:
    if not (character.isspace() or character in _INVISIBLE):
        return True
    if character == "\n" or not 0 < number < len(text) - 1:
        return False
    return text[number - 1].isdigit() and text[number + 1].isdigit()
