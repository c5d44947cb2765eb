"""Boxes that are ticked: which of some printed choices a text marks as chosen (□是 ☑否, 是（√） 否（ ）)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
import re

__all__ = ["ticked"]

_TICKED = "☑■√☒✓✔●◉▣☆★"
_EMPTY = "□○☐◯◻▢"
_MARKS = f"[{_TICKED}{_EMPTY}]"
_BRACKETED = rf"[（(\[【]\s*([{_TICKED}]?)\s*[)）\]】]"
_LONGEST = 1000


def ticked(text: str, choices: Iterable[str]) -> tuple[str, ...]:
    """Return the choices that *text* marks, in its order; without any mark, those that it names.

    A mark stands before its choice, or after it (in brackets, where others are empty). A text of more than
    1,000 characters marks nothing.
    """
    words = sorted(choices, key=len, reverse=True)
    if len(text) > _LONGEST or not words:
        return ()
    found = list(re.finditer("|".join(map(re.escape, words)), text))
    if re.search(_BRACKETED, text):
        return tuple(_kept(_bracketed(text, found)))
    if re.search(_MARKS, text) is None:
        return tuple(dict.fromkeys(match[0] for match in found))
    return tuple(_kept(_beside(text, found)))


def _kept(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The choices whose mark is a tick."""
    return (choice for choice, mark in pairs if mark and mark in _TICKED)


def _bracketed(text: str, found: Sequence[re.Match[str]]) -> Iterator[tuple[str, str]]:
    """Each choice with what stands in the brackets after it, or in those before it where it has none after."""
    brackets = list(re.finditer(_BRACKETED, text))
    before = bool(brackets and found and brackets[0].start() < found[0].start())
    for number, match in enumerate(found):
        begin = found[number - 1].end() if number else 0
        end = found[number + 1].start() if number + 1 < len(found) else len(text)
        first, last = (begin, match.start()) if before else (match.end(), end)
        own = [bracket[1] for bracket in brackets if first <= bracket.start() < last]
        yield match[0], next(iter(own), "")


def _beside(text: str, found: Sequence[re.Match[str]]) -> Iterator[tuple[str, str]]:
    """Each choice with the mark before it; where the first mark stands after the first choice, with that after it."""
    marks = [match.start() for match in re.finditer(_MARKS, text)]
    before = bool(found) and marks[0] < found[0].start()
    for number, match in enumerate(found):
        begin = found[number - 1].end() if number else 0
        end = found[number + 1].start() if number + 1 < len(found) else len(text)
        first, last = (begin, match.start()) if before else (match.end(), end)
        own = [text[mark] for mark in marks if first <= mark < last]
        yield match[0], (own[-1] if before else own[0]) if own else ""
