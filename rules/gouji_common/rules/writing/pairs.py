"""Marks that come in pairs, such as brackets: which ones of a text lack their partner."""

from __future__ import annotations

import re

__all__ = ["CLOSING", "OPENING", "unmatched"]

OPENING = "（(《【〔［[「『"
CLOSING = "）)》】〕］]」』"
_KINDS = {mark: number for marks in (OPENING, CLOSING) for number, mark in enumerate(marks)}
_SAME = {0: 0, 1: 0, 5: 5, 6: 5}
"""Full-width and half-width marks pair with each other."""

_LIST_NUMBER = r"(?:^|[。；;：:，,、\s])[（(]?(?:\d{1,2}|[a-zA-Z]|[一二三四五六七八九十]{1,2}|[①-⑳])$"


def unmatched(text: str, opening: str, closing: str) -> list[int]:
    """Return the indices in *text* of marks without a partner; a list's number such as ``1）`` needs none."""
    if not any(mark in text for mark in opening) and not any(mark in text for mark in closing):
        return []
    open_marks: list[int] = []
    alone: list[int] = []
    for at, mark in enumerate(text):
        if mark in opening:
            open_marks.append(at)
        elif mark in closing:
            if open_marks and _kind(text[open_marks[-1]]) == _kind(mark):
                open_marks.pop()
            elif not re.search(_LIST_NUMBER, text[max(0, at - 4) : at]):
                alone.append(at)
    return sorted(alone + open_marks)


def _kind(mark: str) -> int:
    kind = _KINDS[mark]
    return _SAME.get(kind, kind)
