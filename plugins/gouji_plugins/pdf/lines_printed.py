"""A line of text with the page it stands on."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from gouji_plugins.pdf.extract import Line

__all__ = ["PrintedLine", "joined"]


@attrs.frozen(eq=False)
class PrintedLine:
    """A line of text and the number of its page, from 1."""

    page: int
    line: Line

    @property
    def text(self) -> str:
        """The text of the line."""
        return self.line[0]

    def part(self, begin: int, end: int) -> PrintedLine:
        """Return a part of the line; its characters are taken to be of one width."""
        text, left, top, right, bottom, size = self.line
        width = (right - left) / len(text)
        return PrintedLine(self.page, (text[begin:end], left + begin * width, top, left + end * width, bottom, size))


def joined(lines: Sequence[PrintedLine], between: str = " ") -> PrintedLine:
    """Join lines that stand beside each other, or one below the other, with *between* between their texts."""
    if len(lines) == 1:
        return lines[0]
    texts, lefts, tops, rights, bottoms, sizes = zip(*(printed.line for printed in lines), strict=True)
    box = (min(lefts), min(tops), max(rights), max(bottoms), max(sizes))
    return PrintedLine(lines[0].page, (between.join(texts), *box))
