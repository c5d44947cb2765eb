"""Passages: running text without white space and hard line breaks; each character keeps its place in the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence

from gouji.api import Paragraph, Pattern, Report, Span, contains_any
from gouji_gongkai.prose.numbers import has_digit_or_count

__all__ = ["Passage", "passages"]

_STATED = ("申请", "复议", "诉讼", "规范性文件")
_ENDS = frozenset("。；;：:！？!?”）)》」…")
_NUMERALS = frozenset("一二三四五六七八九十")
_MARKS = (")", "）", "、", "．")
_SHORTEST_WRAPPED = 15
_LONGEST_HEADING = 30
_VISIBLE = Pattern(r"[^\s\u200b\ufeff\u00ad]+")


class Passage:
    """Text of one paragraph, or of several that hard line breaks have separated, in reading order.

    ``text`` is their text without white space; ``section`` is the id of their section and ``heading`` the text of the
    sub-heading that they stand under.
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
        """Return the span in the source of the characters from *start* to *end* of the text."""
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
    """Yield every passage that has words for something to state, in reading order."""
    sections = report.sections.values()
    headings = {id(heading) for section in sections for heading in (section.heading, *section.headings)}
    under = ""
    for lines in _joined(report, headings):
        text = lines[0].text
        if id(lines[0]) in headings or _is_heading(text):
            under = text
        elif _may_state(text) or (len(lines) > 1 and any(_may_state(line.text) for line in lines)):
            yield Passage(lines, report.section_at(lines[0].start), under)


def _may_state(text: str) -> bool:
    """Return whether a text has a word of the tables, a digit or a count."""
    return contains_any(text, _STATED) or has_digit_or_count(text)


def _is_heading(text: str) -> bool:
    return len(text) <= _LONGEST_HEADING and text[-1:] not in _ENDS and _begins_item(text.strip())


def _joined(report: Report, headings: Container[int]) -> Iterator[list[Paragraph]]:
    """Yield the paragraphs in groups: those that hard line breaks separated together, a section's heading alone."""
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
    """Return whether the line *above* breaks off within a sentence that the line *below* continues."""
    above = above.rstrip()
    if len(above) < _SHORTEST_WRAPPED or above[-1] in _ENDS:
        return False
    return not (_is_heading(above) or _begins_item(below.lstrip()))


def _begins_item(text: str) -> bool:
    """Return whether a line begins with the number of an item: 1., （一）, 2), 三是, 第一."""
    first, second = text[:1], text[1:2]
    if first in _NUMERALS and second == "是":
        return True
    if first == "第":
        return second in _NUMERALS and not any(unit in text[2:5] for unit in "条款项号届次")
    start = end = 1 if first in ("（", "(") else 0
    while end < start + 3 and (text[end : end + 1] in _NUMERALS or text[end : end + 1].isdecimal()):
        end += 1
    if end == start:
        return False
    return text.startswith(_MARKS, end) or (text.startswith(".", end) and not text[end + 1 : end + 2].isdecimal())


def _squeezed(text: str) -> tuple[str, list[int] | None]:
    """Return a text without white space, and the index that each character had before (None: nothing was removed).

    One space of those between two digits is kept: it separates two numbers.
    """
    if " " not in text and text.isprintable():
        return text, None
    kept: list[int] = []
    for run in _VISIBLE.finditer(text):
        start = run.start()
        if kept and text[kept[-1]].isdigit() and text[start].isdigit() and "\n" not in text[kept[-1] : start]:
            kept.append(kept[-1] + 1)
        kept += range(start, run.end())
    return "".join([text[number] for number in kept]), kept
