"""One file checked, with the digest of the bytes that were checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from gouji.errors import UnreadableSourceError
from gouji.results import FileResult, unreadable
from gouji.run.read import read_file
from gouji.value import Value

if TYPE_CHECKING:
    from gouji.run.session import Session

__all__ = ["CHECK", "COMPARE", "PRIOR", "Checked", "check_file", "digest_of"]

CHECK, COMPARE, PRIOR = "check", "compare", "prior"
"""What a file is read for: to be checked, to be compared with others as well, or only to compare others with it."""


@attrs.frozen(eq=False, repr=False)
class Checked(Value):
    """A file's result; ``digest`` is "" for a file that could not be read, or where none was asked for."""

    result: FileResult
    digest: str


def check_file(session: Session, path: str, *, digested: bool, purpose: str = CHECK) -> Checked:
    """Read a file once, check what was read."""
    try:
        data = read_file(path)
    except UnreadableSourceError as error:
        return Checked(unreadable(path, error), "")
    return Checked(session.check(data, path, purpose=purpose), digest_of(data) if digested else "")


def digest_of(data: bytes) -> str:
    """What tells one content from another."""
    from hashlib import sha256

    return sha256(data).hexdigest()
