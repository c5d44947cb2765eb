"""From paths as given to the files they name: folders are searched, sorted, without loops."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
import os

from gouji.errors import UsageError
from gouji.message import Message

__all__ = ["IGNORED_FOLDERS", "find_files"]

IGNORED_FOLDERS = frozenset({"node_modules", "__pycache__"})
"""Folders that a search leaves out, beside those whose name begins with a dot (``.git``, ``.venv``)."""


def find_files(
    paths: Sequence[str], extensions: frozenset[str], excludes: Callable[[str], bool]
) -> tuple[str, ...]:
    """The files that *paths* name, with ``/`` between parts, sorted, each once.

    A file named itself is always taken. In a folder, files with one of *extensions* are taken, at
    any depth, unless *excludes* says so of them or of a folder above them. Raises `UsageError` for
    all paths that are not there at once.
    """
    missing = [path for path in paths if not os.path.lexists(path)]
    if missing:
        raise UsageError(_not_there(missing))
    found: dict[str, str] = {}
    for path in paths:
        files = _walk(path, extensions, excludes) if os.path.isdir(path) else [path]
        for file in files:
            found.setdefault(os.path.abspath(file), _shown(file))
    return tuple(sorted(found.values()))


def _shown(path: str) -> str:
    return path.replace(os.sep, "/") if os.sep != "/" else path


def _walk(
    folder: str, extensions: frozenset[str], excludes: Callable[[str], bool]
) -> Iterator[str]:
    """The files below a folder. A folder that links lead to twice is searched once."""
    waiting = [folder]
    seen = {os.path.realpath(folder)}
    while waiting:
        current = waiting.pop()
        for entry in _entries(current):
            path = entry.name if current in ("", ".") else os.path.join(current, entry.name)
            if entry.is_dir():
                real = os.path.realpath(path)
                if not _is_ignored(entry.name) and real not in seen and not excludes(path):
                    seen.add(real)
                    waiting.append(path)
            elif os.path.splitext(entry.name)[1].lower() in extensions and not excludes(path):
                yield path


def _entries(folder: str) -> Iterable[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: entry.name)


def _is_ignored(name: str) -> bool:
    return name.startswith(".") or name in IGNORED_FOLDERS


def _not_there(missing: Sequence[str]) -> Message:
    hints = [(path, _nearest(path)) for path in missing]
    return Message(
        "\n".join(f"没有这个路径：{path}" + (f"；是否为 {near}？" if near else "") for path, near in hints),
        "\n".join(f"no such path: {path}" + (f"; did you mean {near}?" if near else "") for path, near in hints),
    )


def _nearest(path: str) -> str | None:
    """The path that is there and most like one that is not: another name in its folder."""
    from difflib import get_close_matches

    folder, name = os.path.split(path.rstrip("/" + os.sep))
    try:
        names = os.listdir(folder or ".")
    except OSError:
        return None
    near = get_close_matches(name, sorted(names), n=1)
    return os.path.join(folder, near[0]) if near else None
