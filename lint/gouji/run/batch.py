"""How a file is read and worked on, and what comes of it in this process or another one."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from gouji.errors import UnreadableSourceError
from gouji.results import Checked, unreadable
from gouji.run.linter import Linter
from gouji.run.read import read_file
from gouji.run.work import Work

if TYPE_CHECKING:
    from gouji.packed import PackedResult

__all__ = ["Done", "Sent", "digest_of", "do"]


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
    return linter.perform(work, data, path), digest_of(data) if digested else ""


def digest_of(data: bytes) -> str:
    """Return the SHA-256 digest of a file's bytes."""
    from hashlib import sha256

    return sha256(data).hexdigest()
