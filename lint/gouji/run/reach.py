"""Which files a run reaches from a working directory: by the formats that are read, the configuration and git."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
import os
from os.path import dirname, join, normcase, normpath
from typing import TYPE_CHECKING

from gouji.run.search import Found, find_files
from gouji.run.wanted import is_taken

if TYPE_CHECKING:
    from gouji.config import Configurations
    from gouji.document.loader import Loader

__all__ = ["Reach"]


class Reach:
    """The files that some loaders read and some configurations do not exclude, named from the folder ``working``."""

    def __init__(self, loaders: Iterable[Loader], configurations: Configurations, working: str) -> None:
        self._configurations, self._working = configurations, working
        self._extensions = frozenset([extension for loader in loaders for extension in loader.extensions])

    def find(self, paths: Sequence[str]) -> Found:
        """Return the files that some paths name, sorted; raise `UsageError` for a path that is not there."""
        excludes, gitignore = self._configurations.excludes, self._configurations.command_line.gitignore
        return find_files(paths, self._extensions, excludes, self._working, self.leaves_out, gitignore=gitignore)

    def leaves_out(self, path: str) -> bool:
        """Return whether a path that is named is left out: where that is asked for, and it or a folder on the way is excluded."""
        return self._configurations.command_line.force_exclude and self._is_excluded(*self._steps(path))

    def takes(self, path: str) -> bool:
        """Return whether a file would be found in the working directory, one outside of it in its folder, but for what git ignores."""
        top, parts = self._steps(path)
        return is_taken(parts, self._extensions) and not self._is_excluded(top, parts)

    def key(self, path: str) -> str:
        """Return what tells the place of a path from every other one."""
        return normcase(self._absolute(path))

    def _steps(self, path: str) -> tuple[str, list[str]]:
        """Return the folder in which a path is looked for, the working directory or its own, and the names from there."""
        path, top = self._absolute(path), join(normpath(self._working), "")
        if not normcase(path).startswith(normcase(top)):
            top = join(dirname(path), "")
        return top, path[len(top) :].split(os.sep)

    def _is_excluded(self, top: str, parts: Sequence[str]) -> bool:
        """Return whether the configuration excludes a path or a folder on the way to it."""
        ends = range(1, len(parts) + 1)
        return any(self._configurations.excludes(top + os.sep.join(parts[:end])) for end in ends)

    def _absolute(self, path: str) -> str:
        return normpath(join(self._working, path))
