"""Keep the files that were checked from being replaced by output."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path
import sys

from gouji.errors import UsageError
from gouji.message import Message
from gouji.results import FileResult

__all__ = ["check_archives", "check_binary", "check_output", "check_outputs", "is_own"]

_IN_PLACE = Message(
    "--output {path} 就是所检查的文件，输出会将其覆盖；请另给一个文件名",
    "--output {path} is one of the files that were checked, which it would replace; name another file",
)
_TO_A_FILE = Message(
    "{format} 格式不是文本，不能显示在终端上；请用 --output 指定要写入的文件",
    "{format} is no text for a terminal; write it to a file with --output FILE",
)


def check_outputs(outputs: Iterable[str], files: Collection[FileResult], named: Collection[str]) -> None:
    """Raise `UsageError` where an output is a report among the *files* that were checked, or a file that was *named*."""
    for output in outputs:
        check_archives(output, named)
        for file in files if Path(output).is_file() else ():
            check_output(output, file.path, is_report=file.status != "not-a-report", named=named)


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
    return Path(one).is_file() and Path(other).is_file() and Path(other).samefile(one)
