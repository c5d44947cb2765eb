"""Packs that lie in a folder or in those below it, for who writes the path of one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
import re

from gouji.packs.folder import HEAD
from gouji.there import is_folder
from gouji.yaml.opening import read_regular

__all__ = ["packs_beside"]

_MOST_ENTRIES = 1_000
_MOST_FOLDERS = 50
_BYTES = 4_000
_PACK = re.compile(rb"(?m)^(?:\xef\xbb\xbf)?pack[ \t]*:[ \t]*['\"]?([a-z0-9-]+)")


def packs_beside(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the paths of packs in a folder and in those directly below it, as a file in it writes them, with their names.

    What cannot be read is passed over; of very many files only the first are looked at.
    """
    folders = [each for each in _entries(folder) if is_folder(each) and not each.name.startswith(".")]
    for inner in (folder, *folders[:_MOST_FOLDERS]):
        start = "./" if inner == folder else f"./{inner.name}/"
        head = _name_in(inner / HEAD)
        if head and inner != folder:
            yield start.rstrip("/"), head
            continue
        for file in _entries(inner):
            name = _name_in(file) if file.suffix == ".yaml" and not file.name.startswith(".") else ""
            if name:
                yield start + file.name, name


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(islice(folder.iterdir(), _MOST_ENTRIES))
    except OSError:
        return []


def _name_in(file: Path) -> str:
    """Return the name of the pack in a file; "" where it has none."""
    try:
        match = _PACK.search(read_regular(file, _BYTES))
    except (OSError, ValueError):
        return ""
    return match[1].decode() if match is not None else ""
