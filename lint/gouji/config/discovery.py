"""The closest ``.gouji.yaml`` upward from a file, up to the root of its repository."""

from __future__ import annotations

import os

__all__ = ["FILE_NAME", "closest_file"]

FILE_NAME = ".gouji.yaml"


def closest_file(folder: str, known: dict[str, str | None]) -> str | None:
    """The configuration file of an absolute folder; ``known`` keeps what was found for each folder.

    The search ends at the first folder with a ``.git``; outside of any repository it goes up to
    the root of the file system.
    """
    passed = []
    current: str = folder
    found: str | None = None
    while current not in known:
        passed.append(current)
        candidate = os.path.join(current, FILE_NAME)
        if os.path.isfile(candidate):  # False, not an error, in a folder that may not be entered
            found = candidate
            break
        parent = os.path.dirname(current)
        if parent == current or os.path.lexists(os.path.join(current, ".git")):
            break
        current = parent
    else:
        found = known[current]
    known.update(dict.fromkeys(passed, found))
    return found
