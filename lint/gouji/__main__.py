"""The process: ``gouji`` and ``python -m gouji``."""

from __future__ import annotations

import gc
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gouji.run.guard import Guard

__all__ = ["ALLOCATIONS", "main"]

ALLOCATIONS = 200_000
"""So many objects may be made before the collector looks for garbage.

The start and a file make some 45 000: at 50 000 the collector ran while the second file was checked, which took
21 million instructions, 2 % of a run on four files. With 200 000 twenty files take 1 MB more.
"""


_INTERRUPTED = 130

_GUARDED = (["check"], ["extract"], ["fix"])
"""The commands that read strangers' files, in a process that another one watches."""


def main() -> int:
    """Run the command line once and return its exit status.

    The garbage collector runs seldom, and at the end not at all: the objects made at the start are needed until then,
    and to look at them again and again would take a tenth of the time of a short run.
    """
    gc.set_threshold(ALLOCATIONS)
    if None in (sys.stdin, sys.stdout, sys.stderr):
        from gouji.cli.streams import take_closed_places

        take_closed_places()
    if sys.argv[1:2] in _GUARDED:
        from gouji.run.guard import run_guarded

        return run_guarded(_run)
    return _run()


def _run(guard: Guard | None = None) -> int:
    """Run the command line; an interrupt is no traceback even while modules are imported."""
    try:
        from gouji.cli import main as run

        status = run(guard=guard)
    except KeyboardInterrupt:
        return _INTERRUPTED
    gc.freeze()
    return status


if __name__ == "__main__":
    sys.exit(main())
