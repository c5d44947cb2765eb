"""The process: ``gouji`` and ``python -m gouji``."""

from __future__ import annotations

import atexit
import gc
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from gouji.run.guard import Guard

__all__ = ["ALLOCATIONS", "keep_memory", "main"]

ALLOCATIONS = 200_000
"""So many objects may be made before the collector looks for garbage.

The start and a file make some 45 000: at 50 000 the collector ran while the second file was checked, which took
21 million instructions, 2 % of a run on four files. With 200 000 twenty files take 1 MB more.
"""


_FAILED, _INTERRUPTED = 3, 130

_GUARDED = (["check"], ["extract"], ["fix"], ["annotate"])
"""The commands that read strangers' files, in a process that another one watches."""


def main() -> int:
    """Run the command line once, and end the process or return its exit status.

    The garbage collector runs seldom, and at the end not at all: the objects made at the start are needed until then,
    and to look at them again and again would take a tenth of the time of a short run.
    """
    gc.set_threshold(ALLOCATIONS)
    keep_memory()
    return _caught(_start)


def keep_memory() -> None:
    """Let the C library keep up to 2 MB that were freed, where it would give them back to the system between two files.

    glibc does so from when a block of 1 MB has been freed. Else each large page has its memory fetched anew, which takes
    3 % of a run on pages.
    """
    bytes(1 << 20)


def _start() -> int:
    """Run the command line, where it reads strangers' files in a process that this one watches."""
    if None in (sys.stdin, sys.stdout, sys.stderr):
        from gouji.cli.streams import take_closed_places

        take_closed_places()
    if sys.argv[1:2] in _GUARDED:
        if "--files-from" in " ".join(sys.argv):
            from gouji.cli.listed import hold_input

            hold_input(sys.argv)
        from gouji.run.guard import run_guarded

        return _end(run_guarded(_run))
    return _end(_run())


def _end(status: int) -> int:
    """End this process when all is done that waits for its end, without taking apart what it has made; else return the status.

    To take it apart takes 3 % of checking one file, and 1 % of checking thousands. It is left to Python where plugins of
    others may have something to write when it is taken apart, and where a profiler or an interactive session waits for it.
    """
    if "pluggy" in sys.modules or sys.getprofile() or sys.flags.interactive:
        return status
    if "threading" in sys.modules:
        sys.modules["threading"]._shutdown()  # noqa: SLF001 (what Python itself does first)
    atexit._run_exitfuncs()  # noqa: SLF001 (and then)
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):  # a full disk, a stream that was closed
        return status
    os._exit(status)


def _run(guard: Guard | None = None) -> int:
    """Run the command line in this process."""

    def run() -> int:
        from gouji.cli import main

        return main(guard=guard)

    status = _caught(run, guard)
    gc.freeze()
    return status


def _caught(call: Callable[[], int], guard: Guard | None = None) -> int:
    """Return the status that a call returns; an interrupt and a mistake in gouji have their own, even in an import."""
    try:
        return call()
    except KeyboardInterrupt:
        return _INTERRUPTED
    except Exception as error:  # noqa: BLE001 (the last border: what arrives here, nobody foresaw)
        return _tell(error, guard)


def _tell(error: Exception, guard: Guard | None) -> int:
    """Tell a mistake in gouji, by Python's own means where ours fail as well, and return the status."""
    try:
        from gouji.cli.unforeseen import tell_unforeseen

        tell_unforeseen(error, sys.argv[1:], guard.at if guard is not None else None)
    except Exception:  # noqa: BLE001 (the same)
        sys.excepthook(type(error), error, error.__traceback__)
    return _FAILED


if __name__ == "__main__":
    sys.exit(main())
