"""Find which of some printed choices a text ticks (□是 ☑否, 是（√） 否（ ）)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
import re

__all__ = ["TICKS", "ticked"]

TICKS = "☑■√☒✓✔●◉▣★"
"""What marks a choice as chosen."""

_EMPTY = "□○☐◯◻▢☆"
_MARK = f"[{TICKS}{_EMPTY}]"
_BRACKETED = rf"[（(\[【]\s*([{TICKS}]?)\s*[)）\]】]"
_LONGEST = 1000


def ticked(text: str, choices: Iterable[str]) -> tuple[str, ...]:
    """Return the choices that *text* marks, in its order; without any mark, those that it names.

    A mark stands before or after its choice, bare or in brackets, which are empty for a choice that is not taken.
    A text that names all choices and marks none, and one of more than 1,000 characters, gives ().
    """
    words = sorted(choices, key=len, reverse=True)
    if len(text) > _LONGEST or not words:
        return ()
    found = list(re.finditer("|".join(map(re.escape, words)), text))
    if re.search(_MARK, re.sub(_BRACKETED, "", text)):
        return _kept(_bare(text, found))
    if re.search(_BRACKETED, text):
        return _kept(_bracketed(text, found))
    named = tuple(dict.fromkeys(match[0] for match in found))
    return () if len(named) == len(words) > 1 else named


def _kept(pairs: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Return each choice whose mark is a tick, once."""
    return tuple(dict.fromkeys(choice for choice, mark in pairs if mark and mark in TICKS))


def _bracketed(text: str, found: Sequence[re.Match[str]]) -> Iterator[tuple[str, str]]:
    """Yield each choice with the text in its brackets, which stand before the choices where the first one does."""
    brackets = list(re.finditer(_BRACKETED, text))
    is_before = bool(found) and brackets[0].start() < found[0].start()
    for choice, first, last in _stretches(text, found, is_before=is_before):
        yield choice, next((bracket[1] for bracket in brackets if first <= bracket.start() < last), "")


def _bare(text: str, found: Sequence[re.Match[str]]) -> Iterator[tuple[str, str]]:
    """Yield each choice with its mark, the nearest one on the side where marks stand; "" for none."""
    marks = [match.start() for match in re.finditer(_MARK, text)]
    is_before = _stand_before(marks, found)
    for choice, first, last in _stretches(text, found, is_before=is_before):
        own = [text[mark] for mark in marks if first <= mark < last]
        yield choice, (own[-1] if is_before else own[0]) if own else ""


def _stand_before(marks: Sequence[int], found: Sequence[re.Match[str]]) -> bool:
    """Return whether marks stand before their choices: where most touch one, else where the first one stands."""
    begins, ends = {match.start() for match in found}, {match.end() for match in found}
    before, after = sum(mark + 1 in begins for mark in marks), sum(mark in ends for mark in marks)
    return before > after if before != after else bool(found) and marks[0] < found[0].start()


def _stretches(text: str, found: Sequence[re.Match[str]], *, is_before: bool) -> Iterator[tuple[str, int, int]]:
    """Yield each choice with the start and end of the stretch between it and its neighbour before or after."""
    for number, match in enumerate(found):
        if is_before:
            yield match[0], found[number - 1].end() if number else 0, match.start()
        else:
            yield match[0], match.end(), found[number + 1].start() if number + 1 < len(found) else len(text)
