"""The problems of a YAML file, each with its place, the source line and a caret under it."""

from __future__ import annotations

from collections.abc import Iterable
import re

from gouji.errors import ConfigurationError
from gouji.message import Language, Message, counted
from gouji.text.display import pieces, width
from gouji.text.source import Source
from gouji.value import Value, frozen

__all__ = ["MOST_TOLD", "Place", "Problem", "fail"]

_WIDEST = 120
"""A source line wider than this is cut to a window around the caret."""

_CUT = "…"
_LINE_END = re.compile(r"\r\n|\n|\r")

_FAR = 4 * _WIDEST
"""What stands so many characters from a place is not in its window."""

MOST_TOLD = 1_000
"""So many problems are told one by one."""

_MORE = Message("另有 {count} 个问题", "and {count}")


@frozen
class Place(Value):
    """A code-point offset in a file."""

    source: Source
    offset: int

    @property
    def line(self) -> int:
        """The line, from 1."""
        return self.source.position(self.offset).line


@frozen
class Problem(Value):
    """One problem: its place (None: not in a file) and its message; ``quoted``: the line may be shown."""

    message: Message
    place: Place | None = None
    quoted: bool = True

    def text(self, language: Language) -> str:
        """Return ``path:line:column: message``, and if it is quoted the source line, unless it is empty, with a caret under the place."""
        if self.place is None:
            return self.message[language]
        source = self.place.source
        line, column = source.position(self.place.offset)
        told = f"{source.name}:{line}:{column}: {self.message[language]}"
        shown, indent = _excerpt(source.text, self.place.offset, column - 1) if self.quoted else ("", 0)
        return f"{told}\n  {shown}\n  {' ' * indent}^" if shown else told


def fail(problems: Iterable[Problem], language: Language) -> None:
    """Raise a `ConfigurationError` with all problems, sorted by place; do nothing where there are none.

    Of very many only the first are told, and how many there are besides.
    """
    found = sorted(problems, key=_order)
    texts = dict.fromkeys(problem.text(language) for problem in found[:MOST_TOLD])
    if len(found) > MOST_TOLD:
        texts[_MORE.format(count=counted(len(found) - MOST_TOLD, "more problem"))[language]] = None
    if texts:
        raise ConfigurationError(tuple(texts))


def _order(problem: Problem) -> tuple[str, int]:
    return (problem.place.source.name, problem.place.offset) if problem.place else ("", 0)


def _excerpt(text: str, offset: int, before_it: int) -> tuple[str, int]:
    """Return the line of an offset as it can be shown, and how many columns stand before the offset.

    *before_it* is how many characters of the line stand before it.
    """
    index = min(before_it, _FAR)
    after_it = _LINE_END.split(text[offset : offset + _FAR + 1], maxsplit=1)[0]
    shown = pieces(text[offset - index : offset] + after_it[:_FAR])
    widths = [width(piece) for piece in shown]
    first, last = _window(widths, index) if sum(widths) > _WIDEST else (0, len(shown))
    before = _CUT if index < before_it or first else ""
    after = _CUT if last < len(shown) or len(after_it) > _FAR else ""
    return before + "".join(shown[first:last]) + after, len(before) + sum(widths[first:index])


def _window(widths: list[int], index: int) -> tuple[int, int]:
    """Return the first and last character to show: as many around *index* as fit."""
    first = last = index
    left = _WIDEST // 2
    while first and widths[first - 1] <= left:
        first -= 1
        left -= widths[first]
    left += _WIDEST // 2
    while last < len(widths) and widths[last] <= left:
        left -= widths[last]
        last += 1
    return first, last
