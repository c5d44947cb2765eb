"""Run the programs that fetch and compile what the page needs, and find in what they write why they failed."""

from __future__ import annotations

from collections.abc import Sequence
import re
import subprocess

from gouji.api.running import Message, UsageError, why_refused

__all__ = ["run"]

_MAX_SECONDS = 600
_MOST = 300
_PREFIX = re.compile(r"^(?:npm (?:error|ERR!)|ERROR:)\s*(?:network |notarget )?")
_TELLING = re.compile(r"reason:|No matching|no space left|\w*Error: ")
_NEVER_ENDED = Message(f"{_MAX_SECONDS} 秒内未结束", f"it did not end within {_MAX_SECONDS} seconds")


def run(command: Sequence[str], failed: Message, **fields: object) -> None:
    """Run a program to its end; raise `UsageError` with *failed*, its *fields* and ``why``, where that goes wrong."""
    try:
        subprocess.run(  # noqa: S603 (a client of a registry with what is pinned, or Node with a script of our own)
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            timeout=_MAX_SECONDS,
            check=True,
        )
    except subprocess.CalledProcessError as error:
        raise UsageError(failed.format(**fields, why=_reason(error.stderr))) from error
    except subprocess.TimeoutExpired as error:
        raise UsageError(failed.format(**fields, why=_NEVER_ENDED)) from error
    except OSError as error:
        raise UsageError(failed.format(**fields, why=why_refused(error))) from error


def _reason(output: bytes) -> str:
    """Return the first line that names a reason, else the last one."""
    lines = [_PREFIX.sub("", line.strip()) for line in output.decode("utf-8", "replace").splitlines()]
    some = [line for line in lines if line]
    named = [line for line in some if _TELLING.search(line)]
    return (named[0] if named else some[-1] if some else "?")[:_MOST]
