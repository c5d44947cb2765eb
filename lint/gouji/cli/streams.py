"""Standard streams that were closed before the start, as by ``>&-`` in a shell: their places are taken.

Otherwise the next file that is opened would be in the place of standard output, and get what is written there.
"""

from __future__ import annotations

from io import TextIOBase
import os
from pathlib import Path
import sys
from typing import NoReturn

from gouji.errors import UsageError
from gouji.message import Message

__all__ = ["take_closed_places"]

_LAST = 2
_CLOSED = Message("标准输出已关闭", "standard output is closed")


class _Closed(TextIOBase):
    """Standard output that is closed: whoever writes to it is told so."""

    encoding = "utf-8"
    errors = "backslashreplace"

    @property
    def buffer(self) -> _Closed:
        """The stream of bytes, which is closed as well."""
        return self

    def write(self, _text: object, /) -> NoReturn:
        """Raise `UsageError`."""
        raise UsageError(_CLOSED)


def take_closed_places() -> None:
    """Open the null device in the place of each standard stream that is closed; what is said as error is lost then."""
    handle = os.open(os.devnull, os.O_RDWR)
    while handle <= _LAST:
        handle = os.open(os.devnull, os.O_RDWR)
    os.close(handle)
    if sys.stdout is None:
        sys.stdout = _Closed()
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 (open until the end)
