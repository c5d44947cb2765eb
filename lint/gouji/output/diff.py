"""A unified diff of a text before and after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from gouji.output.visible import one_line

if TYPE_CHECKING:
    from difflib import SequenceMatcher

__all__ = ["unified_diff"]

_MOST_LINES = 4000
"""Of longer texts lines that stand there often are not compared, as difflib does: that would take long."""


def unified_diff(path: str, before: str, after: str) -> Iterator[str]:
    r"""Yield the unified diff of two texts line by line; a line ends with ``\n`` and keeps its carriage return."""
    if before == after:
        return
    name, old, new = one_line(path), _lines(before), _lines(after)
    yield f"--- {name}\n+++ {name}\n"
    for group in _matcher(old, new).get_grouped_opcodes():
        first, last = group[0], group[-1]
        yield f"@@ -{_range(first[1], last[2])} +{_range(first[3], last[4])} @@\n"
        for tag, old_start, old_end, new_start, new_end in group:
            if tag == "equal":
                yield from _signed(" ", old[old_start:old_end])
            else:
                yield from _signed("-", old[old_start:old_end])
                yield from _signed("+", new[new_start:new_end])


def _matcher(old: Sequence[str], new: Sequence[str]) -> SequenceMatcher[str]:
    from difflib import SequenceMatcher

    return SequenceMatcher(None, old, new, autojunk=max(len(old), len(new)) > _MOST_LINES)


def _lines(text: str) -> list[str]:
    *whole, rest = text.split("\n")
    return [f"{line}\n" for line in whole] + ([rest] if rest else [])


def _signed(sign: str, lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        yield f"{sign}{line}" if line.endswith("\n") else f"{sign}{line}\n\\ No newline at end of file\n"


def _range(start: int, end: int) -> str:
    """Return a range of lines as a hunk's header has it; an empty range is named by the line before it."""
    length = end - start
    if length == 1:
        return str(start + 1)
    return f"{start + 1 if length else start},{length}"
