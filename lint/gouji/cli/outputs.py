"""Keep the files that were checked from being replaced by output."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
import os
from pathlib import Path
from stat import S_ISREG
import sys

from gouji.errors import UsageError
from gouji.message import Message
from gouji.results import FileResult

__all__ = ["Outputs", "check_archives", "check_binary", "check_output", "is_own"]

_IN_PLACE = Message(
    "--output {path} 就是所检查的文件，输出会将其覆盖；请另给一个文件名",
    "--output {path} is one of the files that were checked, which it would replace; name another file",
)
_CONFIGURATION = Message(
    "--output {path} 是配置文件或规则包，输出会将其覆盖；请另给一个文件名",
    "--output {path} is a configuration or a pack, which it would replace; name another file",
)
_TO_A_FILE = Message(
    "{format} 格式不是文本，不能显示在终端上；请用 --output 指定要写入的文件",
    "{format} is no text for a terminal; write it to a file with --output FILE",
)


class Outputs:
    """The files that a run is to write, none of which may be a report that was checked, or a file that was *named*."""

    def __init__(self, outputs: Sequence[str], named: Collection[str]) -> None:
        self._outputs = outputs
        self._named = frozenset(named)
        self._there = {identity: output for output in outputs if (identity := _identity(output)) is not None}
        self._are_met = False

    def _output_at(self, path: str) -> str | None:
        identity = _identity(path) if self._there else None
        return None if identity is None else self._there.get(identity)

    def passes_over(self, path: str) -> bool:
        """Return whether a file that was found is a workbook that an earlier run wrote; keep in mind other outputs."""
        output = self._output_at(path)
        if output is None:
            return False
        if is_own(output, path, self._named):
            return True
        self._are_met = True
        return False

    def check_configurations(self, paths: Iterable[str]) -> None:
        """Raise `UsageError` where an output is one of the files at *paths*, which set something."""
        for path in paths if self._there else ():
            output = self._output_at(path)
            if output is not None:
                raise UsageError(_CONFIGURATION.format(path=output))

    def check(self, files: Iterable[FileResult], unfound: Iterable[str]) -> None:
        """Raise `UsageError` where an output is a report among the *files*, or one that was named.

        *unfound* are the paths of those that were not found in folders. What is neither may be the output of an earlier
        run in the same folder. Results are not read where no output is one of these files.
        """
        for each in self._outputs:
            check_archives(each, self._named)
        if not (self._are_met or any(self._output_at(path) is not None for path in unfound)):
            return
        for file in files:
            output = self._output_at(file.path)
            if output is not None:
                check_output(output, file.path, is_report=file.status != "not-a-report", named=self._named)


def check_archives(output: str, named: Collection[str]) -> None:
    """Raise `UsageError` where an output is an archive that was *named*, or in which something was, whatever it holds."""
    for path in named:
        if ".zip" in path.lower():
            from gouji.run.elsewhere import container_of

            archive = container_of(path)
            check_output(output, archive, is_report=True, named=named)


def check_output(output: str, path: str, *, is_report: bool, named: Collection[str]) -> None:
    """Raise `UsageError` where an output is the file at a *path*, and that a report or *named*.

    What is neither may be the output of an earlier run in the same folder.
    """
    if (is_report or path in named) and _is_same(output, path):
        raise UsageError(_IN_PLACE.format(path=output))


def check_binary(output: str | None, name: str) -> None:
    """Raise `UsageError` where a format that is no text would go to a terminal, or what writes it is not installed."""
    if output is None and sys.stdout.isatty():
        raise UsageError(_TO_A_FILE.format(format=name))
    if name == "xlsx":
        from gouji.output.workbook.book import require

        require()


def is_own(output: str | None, path: str, named: Collection[str]) -> bool:
    """Return whether the file at a *path*, which is not *named*, is the workbook that an earlier run wrote as *output*."""
    if output is None or path in named or not output.lower().endswith(".xlsx") or not _is_same(output, path):
        return False
    from gouji.output.workbook.own import is_own_workbook

    return is_own_workbook(Path(path))


def _is_same(one: str, other: str) -> bool:
    """Return whether two paths are of one file that is there."""
    identity = _identity(one)
    return identity is not None and identity == _identity(other)


def _identity(path: str) -> tuple[int, int] | None:
    """Return what tells the file at a path from every other; None where there is none, or what is there is no file."""
    try:
        status = os.stat(path)  # noqa: PTH116 (asked of each file that is found)
    except (OSError, ValueError):  # no path at all
        return None
    return (status.st_dev, status.st_ino) if S_ISREG(status.st_mode) else None
