"""Tell whether a text is a misspelling of a label, or only other words for the same."""

from __future__ import annotations

from typing import Literal, TypeAlias

from gouji.text.fold import is_ideograph

__all__ = ["Straying", "strayed"]

Straying: TypeAlias = Literal["misspelt", "alike"]

_SHORTEST, _SHORTEST_FOR_TWO = 3, 6
_NEGATIONS = frozenset("不未无非")
_SAME = tuple(
    map(frozenset, ("和或及与", "总合共", "数件份量", "他它", "款项条", "复覆", "及害", "需须", "系于", "该本"))
)
"""Characters of which one may stand for another in a label."""


def strayed(text: str, label: str) -> Straying | None:
    """Return whether a folded text misspells a label, None for not: all but one character in one place is the same.

    What is merely longer or shorter is other words for the same, but for 不, 未 or 无, and a character written twice.
    Two other characters in a row may be a misspelling or other words.
    """
    if text == label or len(label) < _SHORTEST or not text:
        return None
    begin = next((at for at, (a, b) in enumerate(zip(text, label, strict=False)) if a != b), min(len(text), len(label)))
    most = min(len(text), len(label)) - begin
    end = next((at for at in range(most) if text[-1 - at] != label[-1 - at]), most)
    printed, right = text[begin : len(text) - end], label[begin : len(label) - end]
    if len(printed) != len(right):
        return "misspelt" if _is_slip(text, begin, printed, right) else None
    if len(right) > 2 or not all(map(is_ideograph, printed + right)):
        return None
    if any(a != b and same.issuperset((a, b)) for same in _SAME for a, b in zip(printed, right, strict=True)):
        return None
    if len(right) == 1 or printed == right[::-1]:
        return "misspelt"
    return "alike" if len(label) >= _SHORTEST_FOR_TWO else None


def _is_slip(text: str, begin: int, printed: str, right: str) -> bool:
    """Return whether what a text has more or less than a label is a 不 or 未, or a character that stands beside it."""
    if len(printed) + len(right) != 1:
        return False
    return (printed or right) in _NEGATIONS or (printed != "" and begin > 0 and text[begin - 1] == printed)
