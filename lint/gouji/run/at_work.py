"""Tell from a frame what is at work in it: a rule, a loader, a layout, or other code of a plugin.

This is asked in a signal's handler, where next to nothing should be imported: what is at work is known by the functions
that call strangers' code.
"""

from __future__ import annotations

from collections.abc import Iterator
import sys
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from types import FrameType

__all__ = ["NOTHING", "AtWork", "at_work"]

AtWork: TypeAlias = tuple[str, str, str, str]
"""What is at work (``rule``, ``loader``, ``layout``, ``plugin``, "" where that is not known), its name, then of a rule its
code and pack, of anything else the line that it is at and the package of that."""

NOTHING: AtWork = ("", "", "", "")

_CALLERS = {
    ("gouji.checking.run", "_run"): ("rule", "active"),
    ("gouji.checking.plan", "_told"): ("rule", "active"),
    ("gouji.comparing.contribute", "_given"): ("rule", "rule"),
    ("gouji.document.loader", "_loaded"): ("loader", "loader"),
    ("gouji.document.loader", "_sureness"): ("loader", "loader"),
    ("gouji.document.tables", "_answer"): ("layout", "layout"),
    ("gouji.packs.looking", "__call__"): ("rule", "rule"),
    ("gouji.packs.looking", "_close"): ("rule", "rules"),
    ("gouji.packs.place", "wrong"): ("rule", "rule"),
}
"""What the functions that call strangers' code call, by their modules, and which variable has it, of theirs or their caller's.

Rules that are asked together have numbers there: that of one, or of several that ask the same.
"""


def at_work(frame: FrameType | None) -> AtWork:
    """Return what is at work in a frame or in one that called it."""
    frames = list(_outwards(frame))
    package, line = _place(frames)
    for each in frames:
        what, variable = _CALLERS.get((_module(each), each.f_code.co_name), ("", ""))
        if not what:
            continue
        called: Any = {**(each.f_back.f_locals if each.f_back else {}), **each.f_locals}.get(variable)
        if isinstance(called, int | list):
            called = _of_number(called if isinstance(called, int) else called[0], each)
        if called is None:
            continue
        if what == "rule":
            return what, called.meta.name, called.meta.code, called.meta.bringer
        return what, called.name, line, package
    return NOTHING if package in ("", "gouji") else ("plugin", "", line, package)


def _of_number(number: int, frame: FrameType) -> Any:
    """Return one of the rules that are asked together, by its number; None where a rule is asked by itself."""
    for each in _outwards(frame):
        if (_module(each), each.f_code.co_name) == ("gouji.checking.plan", "_told"):
            return [*each.f_locals["asked"].values()][number]
    return None


def _outwards(frame: FrameType | None) -> Iterator[FrameType]:
    """Yield a frame and those that called it."""
    while frame is not None:
        yield frame
        frame = frame.f_back


def _place(frames: list[FrameType]) -> tuple[str, str]:
    """Return the package and the line of the innermost frame that is not of Python's own library."""
    for frame in frames:
        package = _module(frame).partition(".")[0]
        if package not in sys.stdlib_module_names:
            file = frame.f_code.co_filename.replace("\\", "/").rpartition("/")[2]
            return package, f"{file}:{frame.f_lineno}"
    return "", ""


def _module(frame: FrameType) -> str:
    name = frame.f_globals.get("__name__")
    return name if isinstance(name, str) else ""
