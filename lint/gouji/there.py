"""What there is at a path, asked without an error: what cannot be looked at, for want of permission or as its name is too long, is not there.

The methods of pathlib raise then, before Python 3.14. Who reads or writes at the path is told why that cannot be done.
"""

# ruff: noqa: PTH110, PTH112, PTH113, PTH114
from __future__ import annotations

import os

__all__ = ["is_file", "is_folder", "is_link", "is_there"]


def is_there(path: str | os.PathLike[str]) -> bool:
    """Return whether there is anything at a path; a link that leads nowhere is nothing."""
    return os.path.exists(path)


def is_file(path: str | os.PathLike[str]) -> bool:
    """Return whether there is a regular file at a path, which a link may lead to."""
    return os.path.isfile(path)


def is_folder(path: str | os.PathLike[str]) -> bool:
    """Return whether there is a folder at a path, which a link may lead to."""
    return os.path.isdir(path)


def is_link(path: str | os.PathLike[str]) -> bool:
    """Return whether there is a link at a path."""
    return os.path.islink(path)
