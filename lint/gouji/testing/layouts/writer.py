"""Write text from beginning to end, knowing the line and column at each moment."""

from __future__ import annotations

import attrs

from gouji.text.source import Position, Range

__all__ = ["Writer"]


@attrs.define
class Writer:
    """Collect text, count lines and columns, and record the places that are asked for.

    A line break in what is written becomes the writer's own ``newline``.
    """

    newline: str = "\n"
    places: dict[str, Range] = attrs.field(factory=dict)
    _parts: list[str] = attrs.field(factory=list)
    _line: int = 1
    _column: int = 1

    @property
    def position(self) -> Position:
        """Where the next character will stand."""
        return Position(self._line, self._column)

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self._parts)

    def write(self, text: str, key: str = "") -> None:
        """Write *text*, and record its place under *key* (the first of a key is kept)."""
        if key and key not in self.places:
            start = self.position
            self._write(text)
            self.places[key] = Range(start, self.position)
        else:
            self._write(text)

    def _write(self, text: str) -> None:
        if "\n" in text:
            lines = text.split("\n")
            text = self.newline.join(lines)
            self._line += len(lines) - 1
            self._column = 1 + len(lines[-1])
        else:
            self._column += len(text)
        self._parts.append(text)

    def line(self, text: str = "", key: str = "") -> None:
        """Write *text* and end the line."""
        self.write(text, key)
        self.end_line()

    def end_line(self) -> None:
        """Write a line break."""
        self._parts.append(self.newline)
        self._line += 1
        self._column = 1
