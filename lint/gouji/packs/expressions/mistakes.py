"""What is wrong with an expression: each mistake with its place in the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gouji.errors import GoujiError
from gouji.message import Message
from gouji.value import Value, frozen
from gouji.wording import nearest, wording

__all__ = ["ExpressionError", "Mistake", "Mistakes"]

_MOST = 30
"""So many mistakes of one expression are told."""

_MOST_COMPARED = 10
"""The nearest name is looked for so many times in one expression: it takes milliseconds."""


@frozen
class Mistake(Value):
    """One mistake: the offsets in the expression at which it begins and ends, and a message."""

    start: int
    end: int
    message: Message


class ExpressionError(GoujiError):
    """Everything that is wrong with an expression: its ``text``, and its ``mistakes`` by their places."""

    def __init__(self, text: str, mistakes: Iterable[Mistake]) -> None:
        self.text = text
        self.mistakes = tuple(sorted(mistakes, key=lambda mistake: (mistake.start, mistake.end)))
        super().__init__("; ".join(f"{mistake.start}: {mistake.message.en}" for mistake in self.mistakes))


class Mistakes:
    """The mistakes found so far in one expression; the nearest names are told where they are ``compared``."""

    def __init__(self, *, compared: bool = True) -> None:
        self._found: dict[tuple[int, int, str], Mistake] = {}
        self._compared = 0 if compared else _MOST_COMPARED

    def __iter__(self) -> Iterator[Mistake]:
        return iter(self._found.values())

    def __bool__(self) -> bool:
        return bool(self._found)

    def add(self, start: int, end: int, message: Message) -> None:
        """Add a mistake, if there are not very many; the same one at the same place is kept once."""
        if len(self._found) < _MOST:
            self._found.setdefault((start, end, message.en), Mistake(start, end, message))

    def add_unknown(
        self, start: int, end: int, what: Message, word: str, known: Iterable[str], *, near: str | None = None
    ) -> None:
        """Add the mistake that a word is none of the known ones, with the one that is meant, else the nearest of them."""
        self._compared += 1
        if near is None:
            near = nearest(word, known) if self._compared <= _MOST_COMPARED else None
        self.add(start, end, wording(what, near=near))
