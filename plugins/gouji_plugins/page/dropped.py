"""The files that were dropped on the page, in a folder of their own: as they came, and as they are now."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
import shutil

import attrs

from gouji.api.running import Failure, Message, read_file, why_refused

__all__ = ["Dropped"]

_NO_NAME = Message("文件没有名称，未读取", "a file without a name is not read")
_LEADS_OUT = Message("文件名中有“..”，未读取", "there is .. in its name; it is not read")
_NO_TEXT = Message("文件名不是文字，未读取", "its name is no text; it is not read")
_TOO_LONG = Message(
    "文件名过长，或文件夹层数过多，未读取", "its name is too long, or has too many folders; it is not read"
)
_TWICE = Message("另有同名的文件，只检查其中第一个", "another file has this name; only the first is checked")
_BOTH = Message(
    "有同名的文件和文件夹，只检查其中第一个", "a file and a folder have this name; only the first is checked"
)
_UNUSABLE = Message("文件名不能使用（{why}），未读取", "its name cannot be used ({why}); it is not read")

_CONFIGURATION = ".gouji.yaml"
_MOST_FOLDERS = 64
_LONGEST = 1000
_SHOWN = 200


@attrs.define(eq=False)
class Dropped:
    """Files below the folder ``top`` by their paths there, why others are not among them, and what changed ones were."""

    top: Path
    failures: list[Failure] = attrs.field(factory=list)
    _paths: dict[str, None] = attrs.field(factory=dict)
    _came: dict[str, bytes] = attrs.field(factory=dict)

    def clear(self) -> None:
        """Remove all files that were put here."""
        for name in {path.partition("/")[0] for path in self._paths}:
            there = self.top / name
            if there.is_dir():
                shutil.rmtree(there)
            else:
                there.unlink(missing_ok=True)
        self.failures.clear()
        self._paths.clear()
        self._came.clear()

    def put(self, name: str, data: bytes) -> None:
        """Write a file under the name that it has where it comes from; one that cannot be is a failure."""
        parts = [part for part in name.split("/") if part not in ("", ".")]
        why = self._write_new("/".join(parts), data) if (why := _refused(name, parts)) is None else why
        if why is not None:
            self.failures.append(Failure("unreadable-file", name if len(name) <= _SHOWN else f"{name[:_SHOWN]}…", why))

    def _write_new(self, path: str, data: bytes) -> Message | None:
        """Write a file that is not there yet; return why it cannot be."""
        if path in self._paths:
            return _TWICE
        there = self.top / path
        try:
            there.parent.mkdir(parents=True, exist_ok=True)
            there.write_bytes(data)
        except (FileExistsError, IsADirectoryError, NotADirectoryError):
            return _BOTH
        except (OSError, ValueError) as error:
            return _UNUSABLE.format(why=why_refused(error))
        self._paths[path] = None
        return None

    @property
    def names(self) -> tuple[str, ...]:
        """What is to be checked: the files that lie in no folder, but for a configuration, and the outermost folders."""
        return tuple(dict.fromkeys(path.partition("/")[0] for path in self._paths if path != _CONFIGURATION))

    def __contains__(self, path: object) -> bool:
        return path in self._paths

    def read(self, path: str) -> bytes:
        """Return the bytes of a file as they are now, or of one in an archive; raise `UnreadableSourceError`."""
        return (self.top / path).read_bytes() if path in self._paths else read_file(path)

    def write(self, path: str, data: bytes) -> None:
        """Replace the bytes of a file; those with which it came are kept."""
        self._came.setdefault(path, self.read(path))
        (self.top / path).write_bytes(data)

    def restore(self, path: str) -> None:
        """Put back the bytes with which a file came."""
        with suppress(KeyError):
            (self.top / path).write_bytes(self._came.pop(path))

    def changed(self) -> Iterator[str]:
        """Yield the paths of the files that are not as they came."""
        return (path for path, came in self._came.items() if self.read(path) != came)


def _refused(name: str, parts: list[str]) -> Message | None:
    """Return why a file is not taken under a name; None where it is."""
    if not parts:
        return _NO_NAME
    if ".." in parts:
        return _LEADS_OUT
    if len(parts) > _MOST_FOLDERS or len(name) > _LONGEST:
        return _TOO_LONG
    try:
        name.encode()
    except UnicodeEncodeError:
        return _NO_TEXT
    return _NO_TEXT if "\0" in name else None
