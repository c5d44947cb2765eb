"""Share the work on files out: to this process alone, or to others where that pays or is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
import os
import sys
from time import perf_counter
from typing import TYPE_CHECKING

from gouji.value import Entity, frozen

if TYPE_CHECKING:
    from gouji.config import CommandLine
    from gouji.run.batch import Sent
    from gouji.run.executing import Chosen
    from gouji.run.linter import Linter
    from gouji.run.work import Work

__all__ = ["MANY", "WORTH", "Sharing", "processors", "waited", "while_alone"]

_FORKED = sys.platform == "linux" and sys.version_info < (3, 14)
"""Whether other processes are forked, and have what this one has: `multiprocessing` does so of itself."""

WORTH = 0.5 if _FORKED else 2.0
"""Other processes are started for so many seconds of work at least: they take a tenth of that where they are forked.

Elsewhere each imports and configures everything anew. Where this process has had a processor for half of the time, the
others are started for twice as much.
"""

MANY = 400
"""More files than this take so long that nothing has to be measured."""

_FIRST = 5
"""After so many files the time that the last ones took is looked at: the first ones also take that for what they import."""


@frozen
class Sharing(Entity):
    """Where work may be done besides this process, for which an equal linter is started from a command line in a folder.

    ``jobs`` is the number of processes (0: as many as pay), ``chosen`` the executor that was asked for (None: none).
    """

    command_line: CommandLine
    working: str
    jobs: int = 0
    chosen: Chosen | None = None

    def first(self, files: Iterator[str], count: int, *, guarded: bool) -> Iterator[str]:
        """Yield the first of so many files, to be worked on in this process before others are shared out.

        Where nothing guards this process, they are none of many, and none where others are asked for: only other
        processes keep their limits then. Where processes are asked for and forked, it is one file: they have what is
        imported and compiled for it, and so has this process, which compares reports at the end.
        """
        if self.chosen is None and self.jobs <= 1 and (guarded or count <= MANY):
            yield from while_alone(files, count)
        elif self.chosen is None and guarded and _FORKED:
            yield from islice(files, 1)

    def pays_for(self, files: int) -> bool:
        """Return whether so many files can be shared out at all."""
        return self.chosen is not None or min(files, self.jobs or processors()) > 1

    def execute(self, work: Work, files: Sequence[str], linter: Linter) -> Iterator[Iterator[Sent]]:
        """Have the work done on files as a linter does it, and yield what came of some at a time; raise `ExecutorError`."""
        from gouji.plugins.executor import PROCESSES
        from gouji.run.executing import Chosen, execute
        from gouji.run.order import Order, installed

        versions = installed() if self.chosen is not None else ()
        order = Order(work, self.command_line, self.working, versions, linter)
        return execute(self.chosen or Chosen(PROCESSES), order, files, self.jobs, linter.settings)


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def while_alone(files: Iterator[str], count: int) -> Iterator[str]:
    """Yield the first of *count* files, to be worked on in this process, until those left would take so long that others pay.

    Time that this process waits for a processor is no work. Where it waits much, others gain less, and more work is needed.
    """
    begun, waited_before = perf_counter(), waited()
    spent = 0.0
    recent: list[float] = []
    for number, path in enumerate(files, 1):
        yield path
        passed = perf_counter() - begun
        before, spent = spent, max(passed - (waited() - waited_before), spent)
        recent = [*recent[1 - _FIRST :], spent - before]
        likely = sum(recent) / len(recent) * (count - number)
        if likely * spent > WORTH * passed and (number > _FIRST or spent > WORTH):
            return


def waited() -> float:
    """Return for how many seconds this thread has been ready and had no processor; 0 where the system does not tell."""
    try:
        file = os.open("/proc/thread-self/schedstat", os.O_RDONLY)
    except OSError:
        return 0.0
    try:
        return int(os.read(file, 100).split()[1]) / 1e9
    except (OSError, IndexError, ValueError):
        return 0.0
    finally:
        os.close(file)
