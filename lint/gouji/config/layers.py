"""How sources lie over each other: rules as each source says, for all files or for some."""

from __future__ import annotations

from pathlib import Path

import attrs

from gouji.config.globs import Glob
from gouji.config.said import RuleEntry
from gouji.config.settings import Setting

__all__ = ["Exclusion", "Globs", "Layer"]


@attrs.frozen(eq=False, repr=False)
class Globs:
    """Globs below a folder."""

    folder: Path
    globs: tuple[Glob, ...]

    def match(self, path: str) -> bool:
        """Whether an absolute path matches one of them."""
        above, parts = self.folder.parts, Path(path).parts
        if parts[: len(above)] != above:
            return False
        below = parts[len(above) :]
        return any(glob.matches(below) for glob in self.globs)


@attrs.frozen(eq=False, repr=False)
class Exclusion:
    """A glob of files to leave out, below a folder."""

    globs: Globs
    setting: Setting


@attrs.frozen(eq=False, repr=False)
class Layer:
    """Rules as one source says; later layers go before earlier ones.

    ``explicit``: a person says so. ``files``: for which files (None: all). ``all_on``: every rule
    that is off goes on, and the origin of that.
    """

    rules: tuple[RuleEntry, ...] = ()
    explicit: bool = False
    files: Globs | None = None
    all_on: str | None = None
