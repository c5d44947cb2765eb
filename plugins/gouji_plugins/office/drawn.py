"""The text that is drawn out of a document without lines, as it grows, and where each part of it stands."""

from __future__ import annotations

import attrs

from gouji.api.documents import Locator, Paragraph
from gouji_plugins.office.limits import MAX_TEXT, exceeded

__all__ = ["MARGIN", "DrawnText"]

MARGIN = " \t\r\n\u3000\ufeff\u200b"
"""What stands around a text without being part of it. A no-break space may be all that a cell holds."""


@attrs.define(eq=False)
class DrawnText:
    """Texts that follow each other, parted by line ends. Each begins at an offset of its own, empty ones too."""

    _name: str
    _parts: list[str] = attrs.field(factory=list)
    _length: int = 0
    locators: list[tuple[int, Locator]] = attrs.field(factory=list)

    @property
    def text(self) -> str:
        """All that was drawn."""
        return "".join(self._parts)

    def add(self, text: str, locator: Locator) -> int:
        """Add a text; the offset at which it begins."""
        start = self._length
        if start > MAX_TEXT:
            raise exceeded(
                self._name, "MAX_TEXT", f"文字超过 {MAX_TEXT:,} 个字符", f"more than {MAX_TEXT:,} characters of text"
            )
        self._parts.append(text)
        self._parts.append("\n")
        self._length = start + len(text) + 1
        self.locators.append((start, locator))
        return start

    def paragraphs(self, text: str, locator: Locator, level: int = 0) -> list[Paragraph]:
        """The paragraphs that a text with line breaks holds; blank lines are none."""
        found = []
        for line in text.split("\n"):
            if visible := line.strip(MARGIN + "\u00a0"):
                start = self.add(visible, locator)
                found.append(Paragraph(visible, start, start + len(visible), level))
        return found
