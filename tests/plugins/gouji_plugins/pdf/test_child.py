"""The process that reads a PDF does not outlive the one that asked it to."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

PARENT = """
import subprocess, sys
child = subprocess.Popen([sys.executable, "-m", "gouji_plugins.pdf.child", "2000000000", "60", "1", "1", "1", "1"])
print(child.pid, flush=True)
child.wait()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps the number of a parent that is gone")
def test_it_ends_when_its_parent_is_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", PARENT], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        _write_until_it_reads(parent)
        parent.send_signal(signal.SIGKILL)
        until = time.monotonic() + 60
        while _is_there(child) and time.monotonic() < until:
            time.sleep(0.05)

        assert not _is_there(child)


def _write_until_it_reads(parent: subprocess.Popen[bytes]) -> None:
    """Write more than a pipe holds: then the child has begun to read, which it does once it watches its parent."""
    assert parent.stdin is not None
    parent.stdin.write(b"x" * 2**21)
    parent.stdin.flush()


def _is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
