"""LibreOffice as a converter: with a profile of its own, no macros, no network, and a limit of time."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
import shutil
import subprocess
import sys

from gouji_plugins.legacy.child import TIMED_OUT
from gouji_plugins.legacy.limits import MAX_SECONDS

__all__ = ["ConversionError", "convert", "find_office"]


class ConversionError(Exception):
    """LibreOffice could not convert a file; ``timed_out`` tells that it took too long."""

    def __init__(self, *, timed_out: bool = False) -> None:
        super().__init__("timed out" if timed_out else "no output")
        self.timed_out = timed_out


def find_office() -> str | None:
    """Return the path of LibreOffice's program; None if it is not installed.

    On Windows and macOS it is installed where ``PATH`` does not lead.
    """
    usual = [Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")] if sys.platform == "darwin" else []
    if sys.platform == "win32":
        folders = filter(None, map(os.environ.get, ("PROGRAMFILES", "PROGRAMW6432", "PROGRAMFILES(X86)")))
        usual = [Path(folder, "LibreOffice", "program", "soffice.exe") for folder in folders]
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((str(path) for path in usual if path.is_file()), None)


def convert(data: bytes, extension: str, target: str, office: str) -> bytes:
    """Convert a file's bytes from *extension* to *target*, such as ``.doc`` to ``.docx``, with the program *office*.

    All that LibreOffice reads and writes is in a temporary folder, which is deleted afterwards; a child process sees to
    that, and ends LibreOffice, however this one ends.

    Raise `ConversionError` if it makes no file or takes too long.
    """
    arguments = [office, extension, target, str(MAX_SECONDS), str(len(data))]
    with subprocess.Popen(  # noqa: S603 (gouji's own module)
        [sys.executable, "-P", "-W", "ignore", "-m", "gouji_plugins.legacy.child", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as child:
        if child.stdin is None or child.stdout is None:
            raise ConversionError
        with contextlib.suppress(BrokenPipeError):
            child.stdin.write(data)
            child.stdin.flush()
        converted = child.stdout.read()
    if child.returncode:
        raise ConversionError(timed_out=child.returncode == TIMED_OUT)
    return converted
