"""Print answers as forms do: all choices with boxes, of which some are ticked, or the chosen words alone."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

__all__ = ["TICKS", "printed_choices"]

TICKS: Mapping[str, str] = {
    "boxes": "{tick}{choice}",
    "boxes after": "{choice}{tick}",
    "brackets": "{choice}（{tick}）",
    "words": "{choice}",
}
"""How one choice is printed, by the name of the manner; of ``words`` only the chosen are."""

_MARKS = {"boxes": ("☑", "□"), "boxes after": ("■", "□"), "brackets": ("√", "　")}


def printed_choices(choices: Sequence[str], chosen: Collection[str], manner: str = "boxes") -> str:
    """Return the text of a cell with *choices* of which those *chosen* are ticked, in a manner of `TICKS`."""
    if manner not in _MARKS:
        return "、".join(choice for choice in choices if choice in chosen)
    ticked, empty = _MARKS[manner]
    return " ".join(
        TICKS[manner].format(choice=choice, tick=ticked if choice in chosen else empty) for choice in choices
    )
