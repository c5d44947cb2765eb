"""Read the entry points of installed distributions, without their metadata.

The standard library's `importlib.metadata` costs 20 ms to import (it brings the mail parser), a fifth
of what checking one file may take. The folders of ``sys.path`` are read here as it reads them; a zip
archive on the path is left to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
import os
import re
import sys

from gouji.value import NamedTuple

__all__ = ["InstalledEntry", "installed_entries", "normalized_name"]


class InstalledEntry(NamedTuple):
    """One line of an ``entry_points.txt``, with the distribution that it belongs to."""

    name: str
    target: str
    distribution: str
    version: str


def installed_entries(group: str, path: Sequence[str] | None = None) -> Iterator[InstalledEntry]:
    """Yield the entry points of *group*; of two distributions of one name the first on the path counts.

    A folder's name has ``_`` where the distribution's has ``-``: names are given as installers write them.
    """
    seen: set[str] = set()
    for folder in dict.fromkeys(sys.path if path is None else path):
        for distribution, version, text in _distributions(folder or "."):
            distribution = normalized_name(distribution)
            if distribution in seen:
                continue
            seen.add(distribution)
            for name, target in _section(text, group):
                yield InstalledEntry(name, target, distribution, version)


def normalized_name(distribution: str) -> str:
    """Return what all ways to write the name of a distribution have in common."""
    return re.sub(r"[-_.]+", "-", distribution).lower()


def _distributions(folder: str) -> Iterator[tuple[str, str, str]]:
    """Yield name, version and ``entry_points.txt`` of each distribution in a folder of ``sys.path``."""
    try:
        names = sorted(os.listdir(folder))
    except NotADirectoryError:
        yield from _archived(folder)
        return
    except OSError:
        return
    for name in names:
        if name.endswith((".dist-info", ".egg-info")):
            distribution, _, version = name[: -len(".dist-info")].partition("-")
            yield distribution, version.split("-", 1)[0] or "?", _read(os.path.join(folder, name, "entry_points.txt"))


def _read(path: str) -> str:
    try:
        with open(path, encoding="utf-8") as stream:
            return stream.read()
    except (OSError, UnicodeDecodeError):
        return ""


def _archived(path: str) -> Iterator[tuple[str, str, str]]:
    from importlib.metadata import distributions

    for distribution in distributions(path=[path]):
        yield distribution.name, distribution.version, distribution.read_text("entry_points.txt") or ""


def _section(text: str, group: str) -> Iterator[tuple[str, str]]:
    """Yield name and target of each line ``name = target`` in one section of an ``entry_points.txt``."""
    section = ""
    for raw in text.splitlines():
        line = raw.strip()
        if line.startswith("[") and line.endswith("]"):
            section = line[1:-1].strip()
        elif section == group and "=" in line and not line.startswith(("#", ";")):
            name, _, target = line.partition("=")
            yield name.strip(), target.split("[", 1)[0].strip()
