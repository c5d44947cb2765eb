"""The kinds of work that a run does on a file, and how one file is read and worked on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from gouji.errors import UnreadableSourceError
from gouji.results import Checked, unreadable
from gouji.run.linter import Linter
from gouji.run.read import read_file

if TYPE_CHECKING:
    from gouji.packed import PackedResult

__all__ = [
    "Done",
    "Sent",
    "Work",
    "check",
    "check_and_contribute",
    "check_and_quote",
    "check_contribute_and_quote",
    "contribute",
    "digest_of",
    "do",
]

Work: TypeAlias = Callable[[Linter, bytes, str], Checked]
"""What is done with the bytes and the name of a file: one of the functions of this module, in any process."""


def check(linter: Linter, data: bytes, name: str) -> Checked:
    """Check a file that is compared with no other, and return its result."""
    return linter.check(data, name, contributing=False)


def check_and_contribute(linter: Linter, data: bytes, name: str) -> Checked:
    """Check a file that is compared with others; return its result and its contribution."""
    return linter.check(data, name)


def check_and_quote(linter: Linter, data: bytes, name: str) -> Checked:
    """Check a file that is compared with no other, and return its result with its tables."""
    return linter.check(data, name, contributing=False, quoting=True)


def check_contribute_and_quote(linter: Linter, data: bytes, name: str) -> Checked:
    """Check a file that is compared with others; return its result with its tables, and its contribution."""
    return linter.check(data, name, quoting=True)


def contribute(linter: Linter, data: bytes, name: str) -> Checked:
    """Read a file that is only compared with, and return its contribution."""
    return linter.contribute(data, name)


Done: TypeAlias = tuple[Checked, str]
"""What came of a file, and the digest of its bytes: "" where none was asked for, or it could not be read."""

Sent: TypeAlias = "tuple[PackedResult, str]"
"""The same of a file that was worked on in another process."""


def do(work: Work, linter: Linter, path: str, *, digested: bool) -> Done:
    """Read a file once and do *work* on its bytes; return the outcome, with the digest of the bytes if ``digested``."""
    try:
        data = read_file(path)
    except UnreadableSourceError as error:
        return Checked(unreadable(path, error)), ""
    return work(linter, data, path), digest_of(data) if digested else ""


def digest_of(data: bytes) -> str:
    """Return the SHA-256 digest of a file's bytes."""
    from hashlib import sha256

    return sha256(data).hexdigest()
