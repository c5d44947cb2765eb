"""Reports in a zip archive, which is searched as a folder is; nothing of it is written to the disk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from zipfile import ZipInfo

from gouji.checking.diagnostic import Failure
from gouji.config.file import FILE_NAME
from gouji.errors import UnreadableSourceError
from gouji.message import Message
from gouji.run.archive_names import entry_name, why_refused
from gouji.run.location import Takes
from gouji.run.wanted import ARCHIVES, Met
from gouji.run.windows import system_form
from gouji.run.zipped import read_entries, unpack
from gouji.value import Entity, Value, frozen

__all__ = ["InArchive"]

_NESTED = Message(
    "压缩包中的压缩包，未打开；请解压后检查，如无需检查，请在 .gouji.yaml 的 exclude 中排除",
    "not opened: an archive in an archive; unpack it and check what it holds, or exclude it in .gouji.yaml",
)
_GONE = Message("压缩包中没有这个文件", "the archive has no such file")
_OFFICE = "[Content_Types].xml"
"""What a document of Word or Excel has: an archive with it is a document under another name, and is read as one."""


@frozen
class _Directory(Entity):
    """The entries of an archive by their names, and those that are not read, with the reasons."""

    entries: Mapping[str, ZipInfo]
    refused: tuple[tuple[str, Message], ...]


@frozen
class InArchive(Value):
    """What lies in the archive at a path: a file or a folder ``inside`` of it, all of it where that is ""."""

    archive: str
    inside: str

    @classmethod
    def at(cls, archive: str, rest: str) -> InArchive:
        """Return what lies where the *rest* of a path leads to in an archive."""
        return cls(archive, "/".join(part for part in rest.split("/") if part not in ("", ".")))

    @property
    def top(self) -> str:
        """The path of the archive, or of a folder in it."""
        return f"{self.archive}/{self.inside}" if self.inside else self.archive

    def is_document(self) -> bool:
        """Return whether it is no archive of reports but a document, which its name does not tell."""
        try:
            return not self.inside and _OFFICE in self._directory().entries
        except (OSError, UnreadableSourceError):
            return False

    def is_there(self) -> bool:
        """Return whether the archive has such a file or folder, or cannot be read."""
        try:
            entries = self._directory().entries
        except (OSError, UnreadableSourceError):
            return True
        if not self.inside or self.inside in entries:
            return True
        return any(name.startswith(f"{self.inside}/") for name in entries)

    def find(self, takes: Takes, met: Met) -> Iterator[str]:
        """Yield the paths of the files that are taken; entries that would be, but are not read, are failures."""
        directory, below = self._directory(), f"{self.inside}/" if self.inside else ""
        for name in directory.entries:
            path, parts = f"{self.archive}/{name}", name[len(below) :].split("/")
            if name == self.inside or (name.startswith(below) and takes(parts)):
                yield path
            elif name.startswith(below) and takes(parts, ARCHIVES):
                met.failures.append(Failure("unreadable-file", path, _NESTED))
            elif name.startswith(below) and parts[-1] == FILE_NAME:
                met.configurations.append(path)
        for name, why in directory.refused:
            if name.startswith(below) and takes([name.rpartition("/")[2]]):
                met.failures.append(Failure("unreadable-file", f"{self.archive}/{name}", why))

    def open(self) -> BinaryIO:
        """Open the file, unpacked."""
        entry = self._directory().entries.get(self.inside)
        if entry is None:
            raise UnreadableSourceError(self.top, _GONE, kind="file")
        with self._path.open("rb") as stream:
            return BytesIO(unpack(stream, entry, self.top))

    @property
    def _path(self) -> Path:
        return Path(system_form(self.archive))

    def _directory(self) -> _Directory:
        status = self._path.stat()
        return _directory_of(self.archive, (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns))


@lru_cache(maxsize=2)  # Files of an archive are read one after the other.
def _directory_of(archive: str, _stamp: tuple[int, ...]) -> _Directory:
    """Read the directory of an archive, which with this stamp is always the same."""
    with Path(system_form(archive)).open("rb") as stream:
        entries = read_entries(stream, archive)
    files = [(entry_name(entry), entry) for entry in entries if not entry.orig_filename.endswith("/")]
    times = Counter(name for name, _ in files)
    refused = {name: why for name, entry in files if (why := why_refused(name, entry, times[name])) is not None}
    return _Directory({name: entry for name, entry in files if name not in refused}, tuple(refused.items()))
