"""The text of a document that has no lines of its own: pieces are added one by one, each with its place in the file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate

import attrs

from gouji.api.documents import Locator, Paragraph
from gouji_plugins.office.limits import MAX_CELLS, MAX_TEXT, exceeded

__all__ = ["MARGIN", "DrawnText"]

MARGIN = " \t\r\n\u3000\ufeff\u200b"
"""What stands around a text without being part of it. A no-break space may be all that a cell holds."""


@attrs.define(eq=False)
class DrawnText:
    """Pieces of text, each followed by a line end. ``locators`` has the place of each by its offset."""

    _name: str
    _parts: list[str] = attrs.field(factory=list)
    _length: int = 0
    _cells: int = 0
    locators: list[tuple[int, Locator]] = attrs.field(factory=list)

    @property
    def text(self) -> str:
        """All that was drawn."""
        return "\n".join((*self._parts, ""))

    def reserve(self, cells: int) -> None:
        """Count the cells of a table before they are added; raise `LimitExceededError` where they are too many."""
        self._cells += cells
        if self._cells > MAX_CELLS:
            raise exceeded(self._name, "MAX_CELLS", f"单元格超过 {MAX_CELLS:,} 个", f"more than {MAX_CELLS:,} cells")

    def add(self, text: str, locator: Locator) -> int:
        """Add one piece of text, which may be empty, and return the offset at which it begins.

        Raise `LimitExceededError` where the text has become too long.
        """
        start = self._length
        self._check(start)
        self._parts.append(text)
        self._length = start + len(text) + 1
        self.locators.append((start, locator))
        return start

    def extend(self, texts: Sequence[str], locators: Iterable[Locator]) -> list[int]:
        """Add some pieces of text as `add` does, and return the offsets at which they begin."""
        *starts, self._length = accumulate([len(text) + 1 for text in texts], initial=self._length)
        self._check(starts[-1] if starts else 0)
        self._parts += texts
        self.locators += zip(starts, locators, strict=True)
        return starts

    def _check(self, start: int) -> None:
        if start > MAX_TEXT:
            raise exceeded(
                self._name, "MAX_TEXT", f"文字超过 {MAX_TEXT:,} 个字符", f"more than {MAX_TEXT:,} characters of text"
            )

    def paragraphs(self, text: str, locator: Locator, level: int = 0) -> list[Paragraph]:
        """Add the lines of a text and return a paragraph for each; blank lines are left out."""
        found = []
        for line in text.split("\n"):
            if visible := line.strip(MARGIN + "\u00a0"):
                start = self.add(visible, locator)
                found.append(Paragraph(visible, start, start + len(visible), level))
        return found
