"""Match files with globs relative to a folder: ``*``, ``?``, ``[…]`` and ``**`` between slashes.

As in .gitignore, a glob with no slash inside matches at any depth, and a glob that matches a folder
matches all files in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
import re
from typing import TYPE_CHECKING

from gouji.value import Entity, frozen

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["ANY", "GLOB_PATTERN", "Glob", "Globs", "part_of"]

GLOB_PATTERN = r"^(?!!)(?!/*$)(?!(?:.*/)?\.{1,2}(?:/|$))[^{\\\x00-\x1f]{1,500}$"
"""What a glob looks like, as a regular expression that JSON Schema understands too.

Not: a leading ``!``, ``{…}``, a backslash, ``.`` or ``..`` as a part.
"""

ANY = "**"
"""The part of a glob that fits any number of folders."""

_WILD = re.compile(r"[*?\[]")


@frozen
class Glob(Entity):
    """A glob: its text and, for each part between slashes, a word, a pattern or ``**``."""

    text: str
    parts: tuple[str | re.Pattern[str], ...]

    @classmethod
    def parse(cls, text: str) -> Glob | None:
        """Parse a text into a glob; return None for a text that is none."""
        if re.search(GLOB_PATTERN, text) is None:
            return None
        words = [word for word in text.split("/") if word]
        anchored = text.startswith("/") or len(words) > 1
        parts = [part_of(word) for word in words]
        return cls(text, tuple(parts if anchored else [ANY, *parts]))

    def matches(self, path: Sequence[str]) -> bool:
        """Return whether a path, given by its parts below the glob's folder, or a folder above it matches."""
        return any(len(self.parts) in states for states in self._states(path))

    def fits(self, path: Sequence[str]) -> bool:
        """Return whether a path itself matches, whatever is with the folders above it."""
        if len(self.parts) == 2 and self.parts[0] == ANY and self.parts[1] != ANY:  # a name at any depth
            return bool(path) and bool(self._after(1, path[-1]))
        return any(
            number == len(path) for number, states in enumerate(self._states(path), 1) if len(self.parts) in states
        )

    def _states(self, path: Sequence[str]) -> Iterator[set[int]]:
        """Yield the states that each part of the path leads to."""
        states = self._at({0})
        for part in path:
            begun = states - {len(self.parts)}
            states = self._at({after for state in begun for after in self._after(state, part)})
            yield states

    def _after(self, state: int, part: str) -> tuple[int, ...]:
        """Return the states that one part of the path leads to from a state; a state is an index into the parts."""
        expected = self.parts[state]
        if expected == ANY:
            return (state, state + 1) if state + 1 == len(self.parts) else (state,)
        fits = expected == part if isinstance(expected, str) else expected.match(part)
        return (state + 1,) if fits else ()

    def _at(self, states: set[int]) -> set[int]:
        """Add to *states* those after each ``**``, which may match nothing except at the end; return them."""
        last = len(self.parts) - 1
        for state in sorted(states):
            following = state
            while following < last and self.parts[following] == ANY:
                following += 1
                states.add(following)
        return states


def part_of(word: str) -> str | re.Pattern[str]:
    """Return the part of a glob that a word between slashes is."""
    if word == ANY or not _WILD.search(word):
        return word
    from fnmatch import translate

    return re.compile(translate(word))


@frozen
class Globs(Entity):
    """Globs below a folder."""

    folder: Path
    globs: tuple[Glob, ...]

    def match(self, path: str) -> bool:
        """Return whether an absolute path matches one of them."""
        try:
            below = type(self.folder)(path).relative_to(self.folder).parts  # Windows takes any case for the same folder
        except ValueError:
            return False
        return any(glob.matches(below) for glob in self.globs)
