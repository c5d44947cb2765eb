"""Keep the files that were checked from being replaced by output."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from gouji.errors import UsageError
from gouji.message import Message
from gouji.results import FileResult

__all__ = ["check_outputs"]

_IN_PLACE = Message(
    "--output {path} 就是所检查的文件，输出会将其覆盖；请另给一个文件名",
    "--output {path} is one of the files that were checked, which it would replace; name another file",
)


def check_outputs(outputs: Iterable[str], files: Iterable[FileResult], named: Collection[str]) -> None:
    """Raise `UsageError` where an output is a report among the *files* that were checked, or a file that was *named*.

    What is neither may be the output of an earlier run in the same folder.
    """
    kept = [Path(file.path) for file in files if file.status != "not-a-report" or file.path in named]
    for path in outputs:
        if Path(path).is_file() and any(file.is_file() and file.samefile(path) for file in kept):
            raise UsageError(_IN_PLACE.format(path=path))
