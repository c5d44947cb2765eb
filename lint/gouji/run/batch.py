"""What is done with each file of a run, and one file read and done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from gouji.errors import UnreadableSourceError
from gouji.results import Checked, unreadable
from gouji.run.linter import Linter
from gouji.run.read import read_file

if TYPE_CHECKING:
    from gouji.config import CommandLine

__all__ = ["Done", "Start", "Work", "check", "check_and_contribute", "contribute", "digest_of", "do"]

Work: TypeAlias = Callable[[Linter, bytes, str], Checked]
"""What is done with the bytes and the name of a file: one of the functions of this module, in any process."""


def check(linter: Linter, data: bytes, name: str) -> Checked:
    """Check a file that is compared with no other."""
    return linter.check(data, name, contributing=False)


def check_and_contribute(linter: Linter, data: bytes, name: str) -> Checked:
    """Check a file that is compared with others as well."""
    return linter.check(data, name)


def contribute(linter: Linter, data: bytes, name: str) -> Checked:
    """Read a file that others are compared with."""
    return linter.contribute(data, name)


Start: TypeAlias = "tuple[CommandLine, str]"
"""What makes the same linter in another process: the command line and the working directory."""

Done: TypeAlias = tuple[Checked, str]
"""What came of a file, and the digest of its bytes: "" where none was asked for, or it could not be read."""


def do(work: Work, linter: Linter, path: str, *, digested: bool) -> Done:
    """Read a file once and do the work on what was read."""
    try:
        data = read_file(path)
    except UnreadableSourceError as error:
        return Checked(unreadable(path, error)), ""
    return work(linter, data, path), digest_of(data) if digested else ""


def digest_of(data: bytes) -> str:
    """Return what tells one content from another."""
    from hashlib import sha256

    return sha256(data).hexdigest()
