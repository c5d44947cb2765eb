"""The child process: an old file on standard input → what LibreOffice makes of it, on standard output.

It outlives its parent by a moment: standard input stays open as long as the parent is there, and when it closes, in
whatever way the parent ended, LibreOffice and all that it started is ended, and its folder deleted. It uses nothing of
gouji itself. `gouji_plugins.legacy.convert` starts it.
"""

from __future__ import annotations

from contextlib import suppress
from hashlib import md5
import os
from pathlib import Path
import signal
import subprocess
import sys
import tempfile
from threading import Thread
from time import monotonic

__all__ = ["MADE_NOTHING", "TIMED_OUT", "main", "socket_name"]

MADE_NOTHING, TIMED_OUT = 3, 4
"""The exit statuses where there is no output."""

_TICK = 0.05
_OF_SOCKETS = ("/tmp", "/var/tmp")  # noqa: S108 (as they are in LibreOffice; nothing is made there)
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


def main(arguments: list[str]) -> int:
    """Convert a file and return the exit status; *arguments* are the program, both extensions, seconds and bytes."""
    office, extension, target, seconds, size = arguments
    data = sys.stdin.buffer.read(int(size))
    with tempfile.TemporaryDirectory(prefix="gouji-", ignore_cleanup_errors=True) as temporary:
        folder = Path(temporary)
        _write_profile(folder / "profile")
        (folder / "temporary").mkdir()
        (folder / f"report{extension}").write_bytes(data)
        if not _run(office, folder, f"report{extension}", target, float(seconds)):
            return TIMED_OUT
        converted = folder / "converted" / f"report{target}"
        if not converted.is_file():
            return MADE_NOTHING
        sys.stdout.buffer.write(converted.read_bytes())
        sys.stdout.buffer.flush()
    return 0


def _write_profile(profile: Path) -> None:
    user = profile / "user"
    user.mkdir(parents=True)
    items = "\n".join(_ITEM.format(path=path, name=name, value=value) for path, name, value in _SAFE)
    (user / "registrymodifications.xcu").write_text(_SETTINGS.format(items=items), "utf-8")


def _run(office: str, folder: Path, name: str, target: str, seconds: float) -> bool:
    """Run LibreOffice until it ends, the parent is gone or the time is over; return whether it ended."""
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
        env={**os.environ, **dict.fromkeys(("TMPDIR", "TMP", "TEMP"), str(folder / "temporary"))},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    parent = Thread(target=os.read, args=(sys.stdin.fileno(), 1), daemon=True)
    parent.start()
    end = monotonic() + seconds
    try:
        while process.poll() is None and parent.is_alive() and monotonic() < end:
            parent.join(_TICK)
        return process.poll() is not None
    finally:
        _end(process)
        _delete_socket(folder / "profile")


def _end(process: subprocess.Popen[bytes]) -> None:
    """End LibreOffice and all that it started, which would go on when only its first process ends."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError):  # All of it has ended.
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)  # noqa: S603, S607 (of Windows)
        process.kill()
    process.wait()


def _delete_socket(profile: Path) -> None:
    """Delete the socket of LibreOffice, where it has been killed and could not do so itself."""
    if hasattr(os, "getuid"):
        for folder in _OF_SOCKETS:
            with suppress(OSError):
                Path(folder, socket_name(profile.as_uri(), os.getuid())).unlink()


def socket_name(profile: str, user: int) -> str:
    """Return the name of the socket of a LibreOffice, which holds a digest of the address of its profile.

    Its folder is not that for temporary files, and cannot be chosen.
    """
    digest = md5(profile.encode("utf-16-le"), usedforsecurity=False).digest()
    return f"OSL_PIPE_{user}_SingleOfficeIPC_{''.join(f'{byte:x}' for byte in digest)}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
