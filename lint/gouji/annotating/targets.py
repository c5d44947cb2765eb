"""Where copies go: into a folder, as the originals lie beside each other; nowhere else, and never over an original."""

from __future__ import annotations

from collections.abc import Iterable
import errno
import os
from pathlib import Path

from gouji.annotating.annotate import Copy
from gouji.errors import UnreadableSourceError, UsageError
from gouji.fixing.beside import remove_leftovers, write_whole
from gouji.message import Message
from gouji.reasons import why_refused
from gouji.run.read import system_path
from gouji.there import is_folder, is_there

__all__ = ["Targets"]

_APART = Message(
    "所给路径不在同一驱动器上，请分次运行", "the paths are on different drives; call gouji once for each of them"
)
_IN_PLACE = Message(
    "--output {output} 就是报告所在的文件夹，副本会覆盖报告；请另给一个文件夹",
    "--output {output} is the folder of the reports, which their copies would replace; name another one",
)
_OVER_ORIGINAL = Message("副本会覆盖报告 {target}，未写入", "not written: the copy would replace the report {target}")
_TWICE = Message("另一份副本也名为 {target}，未写入", "not written: another copy is called {target}, too")
_LEADS_OUT = Message(
    "{folder} 通向输出文件夹之外，未写入", "not written: {folder} leads out of the folder that was given"
)
_UNWRITABLE = Message("无法写入 {target}：{why}", "cannot write {target}: {why}")


class Targets:
    """The places of copies in a folder, which is made where it is not there.

    A copy lies there as its original does in the deepest folder that has all that was given. ``folder`` is the folder's
    absolute path; ``is_inside`` tells whether it lies in that deepest folder itself.
    """

    def __init__(self, output: str, given: Iterable[str], working: str) -> None:
        """Take files and folders as they were given; raise `UsageError` where copies would replace their originals."""
        self._working = Path(working)
        self.folder = self._absolute(output)
        self._top = Path(system_path(output)).resolve()
        folders = [each if is_folder(each) else each.parent for each in map(self._absolute, given)]
        self._common = _common(folders)
        if self._common.resolve() == self._top:
            raise UsageError(_IN_PLACE.format(output=output))
        self._check_place(output)
        self.is_inside = self._top.is_relative_to(self._common.resolve())
        self._ready: set[Path] = set()
        self._written: set[Path] = set()
        self._originals: set[tuple[int, int]] = set()

    def _check_place(self, output: str) -> None:
        """Raise `UsageError` where nothing could be written in the folder, or it could not be made."""
        there = next(each for each in (self._top, *self._top.parents) if is_there(each))
        if not is_folder(there):
            number = errno.EEXIST if there == self._top else errno.ENOTDIR
        elif os.access(there, os.W_OK | os.X_OK):
            return
        else:
            number = errno.EACCES
        refused = OSError(number, os.strerror(number))
        raise UsageError(_UNWRITABLE.format(target=output, why=why_refused(refused)))

    def protect(self, paths: Iterable[str]) -> None:
        """Take the files that are annotated: none of them is written over, under whatever name."""
        statuses = (path.stat() for path in map(Path, map(system_path, paths)) if is_there(path))
        self._originals.update((status.st_dev, status.st_ino) for status in statuses)

    def _absolute(self, path: str) -> Path:
        """Return a path from the root without ``..``; links stay."""
        parts: list[str] = []
        for part in (self._working / path).parts:
            if part != "..":
                parts.append(part)
            elif len(parts) > 1:
                parts.pop()
        return Path(*parts)

    def hold(self, path: str) -> bool:
        """Return whether a file lies in the folder, as copies of an earlier run do."""
        return Path(system_path(path)).resolve().is_relative_to(self._top)

    def put(self, path: str, copy: Copy) -> None:
        """Write the copy of the file at *path*, whole or not at all; raise `UnreadableSourceError` where that fails."""
        absolute = self._absolute(path)
        if not absolute.is_relative_to(self._common):
            raise _error(path, _LEADS_OUT.format(folder=path))
        inside = absolute.relative_to(self._common)
        inside = inside.with_name(inside.name + copy.suffix)
        target, shown = self._top / inside, str(self.folder / inside)
        try:
            self._make(inside.parent, path)
            self._refuse(target, shown, path)
            write_whole(Path(system_path(str(target))), [copy.data])
        except OSError as error:
            raise _error(path, _UNWRITABLE.format(target=shown, why=why_refused(error))) from error
        self._written.add(target)

    def _make(self, inside: Path, path: str) -> None:
        """Make a folder within the folder, and remove what a killed run left in it; a link on the way must not lead out."""
        folder = self._top
        folder.mkdir(parents=True, exist_ok=True)
        for part in ("", *inside.parts):
            folder /= part
            if folder in self._ready:
                continue
            if not folder.resolve().is_relative_to(self._top):
                raise _error(path, _LEADS_OUT.format(folder=folder))
            folder.mkdir(exist_ok=True)
            remove_leftovers(folder)
            self._ready.add(folder)

    def _refuse(self, target: Path, shown: str, path: str) -> None:
        """Raise for a target that is one of the originals, or that has been written already."""
        if target in self._written:
            raise _error(path, _TWICE.format(target=shown))
        if is_there(target) and (target.stat().st_dev, target.stat().st_ino) in self._originals:
            raise _error(path, _OVER_ORIGINAL.format(target=shown))


def _common(folders: Iterable[Path]) -> Path:
    """Return the deepest folder that has all *folders*; raise `UsageError` for those of different drives."""
    first, *others = folders
    for folder in (first, *first.parents):
        if all(other.is_relative_to(folder) for other in others):
            return folder
    raise UsageError(_APART)


def _error(path: str, message: Message) -> UnreadableSourceError:
    return UnreadableSourceError(path, message, kind="copy")
