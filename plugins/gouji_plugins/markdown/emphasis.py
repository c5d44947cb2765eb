"""Which runs of ``*``, ``_`` and ``~~`` mark emphasis and which are text, by the rules of CommonMark."""

from __future__ import annotations

from collections.abc import Sequence
import unicodedata

import attrs

__all__ = ["Run", "match_runs", "run_at"]

_STRIKE = 2


@attrs.define(eq=False)
class Run:
    """A run of one mark, from ``start`` to ``end`` in the text; the marks that match no other run are text."""

    mark: str
    start: int
    end: int
    opens: bool
    closes: bool
    length: int
    left: int
    """Where the marks begin that are still text."""
    right: int
    """Where they end."""


def run_at(text: str, start: int, end: int) -> Run:
    """Return the run of marks from *start* to *end*, and whether it can open and close emphasis.

    The rules are CommonMark's but for one: Chinese sets no spaces, so a mark between a character and punctuation opens
    before a bracket or quotation mark and closes after any punctuation (``**加强领导。**我局``).
    """
    mark = text[start]
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    space_before, space_after = before.isspace(), after.isspace()
    punctuation_before, punctuation_after = _is_punctuation(before), _is_punctuation(after)
    opens = not space_after and (not punctuation_after or space_before or punctuation_before)
    closes = not space_before and (not punctuation_before or space_after or punctuation_after)
    if mark == "_":
        opens, closes = opens and (not closes or punctuation_before), closes and (not opens or punctuation_after)
    elif not opens and not space_after and _is_wide(before):
        opens = unicodedata.category(after) in ("Ps", "Pi")
    elif not closes and not space_before and _is_wide(after):
        closes = True
    return Run(mark, start, end, opens, closes, end - start, start, end)


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _is_wide(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or character >= "\U00020000"


def match_runs(runs: Sequence[Run]) -> list[tuple[int, int]]:
    """Match opening with closing runs, in place; return the stretches of text that ``~~`` strikes out."""
    openers: list[Run] = []
    bottoms: dict[tuple[str, bool, int], int] = {}
    struck: list[tuple[int, int]] = []
    for run in runs:
        key = (run.mark, run.opens, run.length % 3)
        while run.closes and run.left < run.right:
            bottom = min(bottoms.get(key, 0), len(openers))
            found = next((n for n in range(len(openers) - 1, bottom - 1, -1) if _fit(openers[n], run)), -1)
            if found < 0:
                bottoms[key] = len(openers)
                break
            del openers[found + 1 :]
            opener = openers[found]
            used = 2 if min(opener.right - opener.left, run.right - run.left) >= _STRIKE else 1
            opener.right -= used
            run.left += used
            if run.mark == "~":
                struck.append((opener.start, run.end))
            if opener.left == opener.right:
                openers.pop()
        if run.opens and run.left < run.right:
            openers.append(run)
    return struck


def _fit(opener: Run, closer: Run) -> bool:
    if opener.mark != closer.mark:
        return False
    both = opener.closes or closer.opens
    lengths = opener.length + closer.length
    return not (both and lengths % 3 == 0 and (opener.length % 3 or closer.length % 3))
