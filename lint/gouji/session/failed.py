"""The results of files that could not be checked."""

from __future__ import annotations

from gouji.checking.coverage import Coverage
from gouji.checking.diagnostic import Failure
from gouji.errors import UnreadableSourceError
from gouji.message import Message
from gouji.output.result import FileResult

__all__ = ["unchecked", "unreadable"]


def unreadable(path: str, error: UnreadableSourceError) -> FileResult:
    """The result of a file that cannot be read."""
    return unchecked(path, error.message)


def unchecked(path: str, message: Message) -> FileResult:
    """The result of a file of which nothing is known, and why."""
    failure = Failure("unreadable-file", path, message)
    return FileResult(path, "", (), (failure,), Coverage(0, 0, (), ()))
