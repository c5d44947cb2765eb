"""LibreOffice as a converter: with a profile of its own, no macros, no network, and a limit of time."""

from __future__ import annotations

import os
from pathlib import Path
import shutil
import signal
import subprocess
import sys
import tempfile

from gouji_plugins.legacy.limits import MAX_SECONDS

__all__ = ["ConversionError", "convert", "find_office"]

_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
{items}
</oor:items>
"""
_ITEM = (
    '<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
)
_SAFE = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


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

    All that LibreOffice reads and writes is in a temporary folder, which is deleted afterwards.

    Raise `ConversionError` if it makes no file or takes too long.
    """
    with tempfile.TemporaryDirectory(prefix="gouji-", ignore_cleanup_errors=True) as temporary:
        folder = Path(temporary)
        _write_profile(folder / "profile")
        (folder / f"report{extension}").write_bytes(data)
        _run(office, folder, f"report{extension}", target)
        converted = folder / "converted" / f"report{target}"
        if not converted.is_file():
            raise ConversionError
        return converted.read_bytes()


def _write_profile(profile: Path) -> None:
    user = profile / "user"
    user.mkdir(parents=True)
    items = "\n".join(_ITEM.format(path=path, name=name, value=value) for path, name, value in _SAFE)
    (user / "registrymodifications.xcu").write_text(_SETTINGS.format(items=items), "utf-8")


def _run(office: str, folder: Path, name: str, target: str) -> None:
    command = [
        office,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--nodefault"),
        *("--convert-to", target.removeprefix(".")),
        *("--outdir", str(folder / "converted")),
        str(folder / name),
    ]
    process = subprocess.Popen(  # noqa: S603 (LibreOffice as found on PATH, files of our own naming)
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(MAX_SECONDS)
    except subprocess.TimeoutExpired:
        raise ConversionError(timed_out=True) from None
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End LibreOffice and all that it started, which would go on when only its first process ends."""
    if process.poll() is None:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
        process.wait()
