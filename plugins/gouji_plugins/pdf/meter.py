"""Counts what a PDF may still have; what goes beyond a limit ends the reading."""

from __future__ import annotations

__all__ = ["ExceededError", "Meter"]

_POINTS = 20
"""A path of more points than this is counted as several."""


class ExceededError(Exception):
    """A limit that a file exceeds; ``limit`` is its name."""

    def __init__(self, limit: str) -> None:
        super().__init__(limit)
        self.limit = limit


class Meter:
    """Counts down pages, characters and objects of all pages, and lines drawn on one page.

    Each method raises `ExceededError` where there are too many.
    """

    def __init__(self, pages: int, characters: int, drawn: int, objects: int) -> None:
        self._pages = pages
        self._characters = characters
        self._objects = objects
        self._most_drawn = self._drawn = drawn

    def open(self, pages: int) -> None:
        """Count the pages of a file."""
        if pages > self._pages:
            raise ExceededError("MAX_PAGES")

    def turn(self, characters: int) -> None:
        """Turn to another page: count its characters, and begin to count the lines drawn on it."""
        self._drawn = self._most_drawn
        self._characters -= characters
        if self._characters < 0:
            raise ExceededError("MAX_CHARACTERS")

    def meet(self) -> None:
        """Count an object: a text, a path, a picture, or a form of them."""
        self._objects -= 1
        if self._objects < 0:
            raise ExceededError("MAX_OBJECTS")

    def draw(self, points: int) -> None:
        """Count a drawn line, box or curve, a long one as several."""
        self._drawn -= 1 + points // _POINTS
        if self._drawn < 0:
            raise ExceededError("MAX_LINES_DRAWN")
