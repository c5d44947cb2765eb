"""Where the page is written: looked at before it is made, and written whole or not at all."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryFile

from gouji.api.running import Message, UsageError, why_refused, write_whole

__all__ = ["Target"]

_FOLDER = Message(
    "{path} 是文件夹；请用 --output 写明文件名，如 {path}/gouji.html",
    "{path} is a folder; name a file with --output, such as {path}/gouji.html",
)
_NO_FOLDER = Message(
    "没有文件夹 {folder}；请先新建，或用 --output 指明其他位置",
    "there is no folder {folder}; make it, or name another place with --output",
)
_NO_FILE = Message(
    "{path} 不是普通文件；请用 --output 指明其他文件", "{path} is no regular file; name another one with --output"
)
_UNWRITABLE = Message(
    "无法写入 {path}：{why}；请用 --output 指明其他位置",
    "cannot write {path}: {why}; name another place with --output",
)


class Target:
    """The file that the page is written to, and that may be there already; raise `UsageError` where it cannot be.

    A link is followed, so that what it leads to is replaced.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._place = path.resolve()
        try:
            if self._place.is_dir():
                raise UsageError(_FOLDER.format(path=path))
            if not self._place.parent.is_dir():
                raise UsageError(_NO_FOLDER.format(folder=path.parent))
            if self._place.exists() and not self._place.is_file():
                raise UsageError(_NO_FILE.format(path=path))
            TemporaryFile(dir=self._place.parent).close()
        except OSError as error:
            raise self._error(error) from error

    def write(self, data: bytes) -> None:
        """Write the page; raise `UsageError`, and then what was there is as it was."""
        try:
            write_whole(self._place, [data])
        except OSError as error:
            raise self._error(error) from error

    def _error(self, error: OSError) -> UsageError:
        return UsageError(_UNWRITABLE.format(path=self._path, why=why_refused(error)))
