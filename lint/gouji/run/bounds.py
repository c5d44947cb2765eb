"""The bounds of a run: the folders that links may lead to, which are those given and their repositories."""

from __future__ import annotations

from collections.abc import Iterable
import os
from os.path import dirname, join, normcase, realpath

from gouji.value import Value, frozen

__all__ = ["Bounds", "repository_of"]


@frozen
class Bounds(Value):
    """Folders without links; what a link leads to is within them, or nobody gave it."""

    folders: tuple[str, ...]

    @classmethod
    def of(cls, paths: Iterable[str], working: str) -> Bounds:
        """Return the bounds of a run on files and folders, of which each file stands for its folder."""
        given = [join(working, path) for path in paths]
        folders = {_real(path if os.path.isdir(path) else dirname(path)) for path in given}
        return cls(tuple(sorted({repository_of(folder) or folder for folder in folders})))

    def hold(self, path: str) -> bool:
        """Return whether a path, or what it leads to, is within the bounds."""
        real = _real(path)
        return any(real == folder or real.startswith(join(folder, "")) for folder in self.folders)


def _real(path: str) -> str:
    return normcase(realpath(path))


def repository_of(folder: str) -> str | None:
    """Return the closest folder, upward, with a ``.git``; None where there is none."""
    while not os.path.lexists(join(folder, ".git")):
        above = dirname(folder)
        if above == folder:
            return None
        folder = above
    return folder
