"""Read a file that may be anything: only a regular file is opened, so that nothing is waited for."""

from __future__ import annotations

import os
from stat import S_ISREG

__all__ = ["read_regular"]


def read_regular(path: str | os.PathLike[str], limit: int) -> bytes:
    """Return the first *limit* bytes of a file; raise `NotRegularError` for a folder, pipe or device, or `OSError`."""
    mode = os.stat(path).st_mode
    if not S_ISREG(mode):
        from gouji.reasons import NotRegularError

        raise NotRegularError(mode)
    with open(path, "rb") as stream:
        return stream.read(limit)
