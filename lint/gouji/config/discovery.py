"""The closest ``.gouji.yaml`` upward from a file, up to the root of its repository."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = ["FILE_NAME", "closest_file"]

FILE_NAME = ".gouji.yaml"


def closest_file(folder: Path, known: dict[Path, Path | None]) -> Path | None:
    """The configuration file of an absolute folder; ``known`` keeps what was found for each folder.

    The search ends at the first folder with a ``.git``; outside of any repository it goes up to
    the root of the file system.
    """
    passed = []
    current, found = folder, None
    while current not in known:
        passed.append(current)
        candidate = current / FILE_NAME
        if os.path.isfile(candidate):
            found = candidate
            break
        if current.parent == current or os.path.lexists(current / ".git"):
            break
        current = current.parent
    else:
        found = known[current]
    known.update(dict.fromkeys(passed, found))
    return found
