"""The kinds of work that a run does on a file, and how one file is read and worked on."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from gouji.errors import UnreadableSourceError
from gouji.results import Checked, unreadable
from gouji.run.linter import Linter
from gouji.run.read import read_file
from gouji.value import NamedTuple

if TYPE_CHECKING:
    from gouji.packed import PackedResult

__all__ = ["ONLY_COMPARED", "Done", "Sent", "Work", "digest_of", "do"]


class Work(NamedTuple):
    """What is done with the bytes and the name of a file, in any process, as `Linter.check` has it.

    A file that is not for ``checking`` is only compared with: it is read, and contributes.
    """

    checking: bool = True
    contributing: bool = True
    quoting: bool = False
    covering: bool = True

    def __call__(self, linter: Linter, data: bytes, name: str) -> Checked:
        """Do the work on the bytes of a file, and return what came of it."""
        if not self.checking:
            return linter.contribute(data, name)
        return linter.check(data, name, contributing=self.contributing, quoting=self.quoting, covering=self.covering)

    @property
    def key(self) -> str:
        """What tells it from other work."""
        return "".join(["01"[asked] for asked in self])


ONLY_COMPARED = Work(checking=False)


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
