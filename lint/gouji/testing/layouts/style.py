"""The style of a text report beside its layout: white space, punctuation, bullets, encoding."""

from __future__ import annotations

import re

from gouji.testing.grid import GridCell
from gouji.value import Value, frozen

__all__ = ["TextStyle"]

_HALF_WIDTH = str.maketrans("，：；（）？！", ",:;()?!")
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_BULLET = re.compile(r"(\d)\.")
_COLUMN = "column."
_LONG_LABELS = ("row.", "caption")
_LONG = 16
_HALF = 2
_PARTS = (4, 6)


@frozen
class TextStyle(Value):
    """The options of a text layout; the defaults are what is read most easily.

    ``spacing`` is the number of blank lines between paragraphs, ``indent`` stands before each.
    ``half_width`` prints all punctuation narrow, ``wide_digits`` all digits wide. ``bullet`` stands
    for the dot after 1, 2, 3 in labels. Labels over a narrow column are parted by ``parted`` (a
    space, a line break, "" for not at all); ``broken`` breaks long labels of rows and the caption
    over two lines; ``cut_header`` leaves of labels what scrapers leave. ``padding``
    stands before each figure in the layout of tabs; ``keep_blanks`` prints a blank as a no-break
    space where nothing else marks it; ``full_runs`` ends a table's last row with its run of bars too.
    """

    newline: str = "\n"
    final_newline: bool = True
    bom: bool = False
    encoding: str = "utf-8"
    spacing: int = 0
    indent: str = ""
    half_width: bool = False
    wide_digits: bool = False
    bullet: str = "."
    parted: str = ""
    broken: bool = False
    cut_header: bool = False
    padding: str = ""
    keep_blanks: bool = True
    full_runs: bool = True

    def prose(self, text: str) -> str:
        """Return a line of prose in this style, with as many characters."""
        text = text.translate(_HALF_WIDTH) if self.half_width else text
        return text.translate(_FULL_WIDTH) if self.wide_digits else text

    def figure(self, text: str) -> str:
        """Return a figure's text in this style."""
        return text.translate(_FULL_WIDTH) if self.wide_digits else text

    def cell(self, cell: GridCell) -> str:
        """Return the text of a table's cell in this style."""
        if cell.is_value:
            return self.figure(cell.text) if cell.is_figure else cell.text
        text = cell.short if self.cut_header and cell.short else cell.text
        if cell.key.startswith(_COLUMN) and cell.column_span == 1 and not cell.is_foreign:
            text = self._parted(text)
        elif self.bullet != ".":
            text = _BULLET.sub(lambda match: self._ordinal(match[1]), text, count=1)
        if self.broken and not cell.is_foreign and cell.key.startswith(_LONG_LABELS) and len(text) >= _LONG:
            text = text[: len(text) // 2] + "\n" + text[len(text) // 2 :]
        return self.prose(text)

    def _ordinal(self, digit: str) -> str:
        return chr(ord("⒈") + int(digit) - 1) if self.bullet == "⒈" else digit + self.bullet

    def _parted(self, text: str) -> str:
        """Return a label of four or six characters parted into pairs; over a blank line only once."""
        if not self.parted or len(text) not in _PARTS:
            return text
        between = self.parted if len(text) == _PARTS[0] else self.parted[0]
        return between.join(text[at : at + _HALF] for at in range(0, len(text), _HALF))

    def encode(self, text: str) -> bytes:
        """Return the bytes of a text; raise UnicodeEncodeError for a character that the encoding lacks."""
        data = text.encode(self.encoding)
        return b"\xef\xbb\xbf" + data if self.bom else data
