"""A walk through a text that may be half-typed YAML: what it has found, and where lines, quotes and what is open end."""

from __future__ import annotations

from gouji_plugins.lsp.entries import Entry, Spot, Step

__all__ = ["TooDeepError", "Walk"]

DEEPEST = 50
"""How deep lists and mappings may stand in each other; what follows a deeper one is not looked at."""


class TooDeepError(Exception):
    """Ends the walk through a text."""


class Walk:
    """A text, the entries found so far, where items of lists begin, and what may be written at the end of the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.end = len(text)
        self.entries: list[Entry] = []
        self.items: list[tuple[tuple[Step, ...], int]] = []
        self.spot: Spot | None = None

    def check_depth(self, path: tuple[Step, ...]) -> None:
        """Raise `TooDeepError` for a path that is too long."""
        if len(path) > DEEPEST:
            raise TooDeepError

    def end_of(self, start: int) -> int:
        """Return where a line ends, without its end."""
        end = self.text.find("\n", start)
        return self.end if end < 0 else end

    def closing(self, at: int, column: int) -> int:
        """Return where the quotes that begin at an offset end: before a line that cannot belong to them, if they are not closed."""
        quote, at = self.text[at], at + 1
        while at < self.end:
            sign = self.text[at]
            if sign == quote and not (quote == "'" and self.text.startswith("''", at)):
                return at
            if sign == "\n" and self.is_over(at + 1, column):
                return at
            at += 2 if sign == quote or (sign == "\\" and quote == '"') else 1
        return self.end

    def is_over(self, start: int, column: int) -> bool:
        """Return whether a line is indented so little that what was open before it cannot go on."""
        end = self.end_of(start)
        first = self.skipped(start, end)
        return first < end and first - start <= column and self.text[first] not in "]}"

    def after(self, close: int) -> int:
        """Return where a text in quotes ends whose words end at an offset, with quotes or without."""
        return close + (self.text[close : close + 1] in ("'", '"'))

    def skipped(self, at: int, end: int) -> int:
        """Return the first offset up to *end* where something else than a space stands."""
        while at < end and self.text[at] in " \t\r":
            at += 1
        return at
