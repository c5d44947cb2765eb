"""Watch a process that checks: look at its clock and its memory, stop it beyond a limit, pass on signals to it."""

from __future__ import annotations

import _signal as signal  # type: ignore[import-not-found] # `signal` takes a millisecond to import: it makes enumerations
from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import contextmanager, suppress
import os
import select
from time import monotonic

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType

    from gouji.run.at_work import AtWork
    from gouji.run.board import Board
    from gouji.run.stopped import Reason, Stopped

__all__ = ["ANSWER", "TICK", "Clock", "watch"]

TICK = 0.1
"""So many seconds pass from one look at a process to the next."""

_MEGABYTE = 1024 * 1024
_FIELDS = 4
ANSWER: Mapping[Reason, float] = {"too-slow": 3.0, "too-much-memory": 0.3}
"""So many seconds a process that is to be stopped has to tell what is at work in it, which may take ever more memory."""

_UNTIL_PASSED_ON = 1.0
"""After so many seconds an interrupt is passed on: one from the terminal has reached the child without us."""

_NOT_CHECKED = 3
_ENDING = ("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT", "SIGPIPE")
"""Signals that end a process because somebody wants it to end; any other is a crash."""


class Clock:
    """What a process takes for the file that it is at: seconds, and memory beyond what it had at the last look before.

    Only the time between looks is counted, and of each no more than twice what it should be: while this process does
    not run, because the system sleeps or is stopped, that of the other does not pass.
    """

    def __init__(self) -> None:
        self._memory: int | None = None
        self.begin((0, 0))

    def begin(self, limits: tuple[int, int]) -> None:
        """Begin to measure anew, with limits of seconds and megabytes; 0 is no limit."""
        self._seconds, self._megabytes = limits
        self._spent, self._seen = 0.0, monotonic()
        self._before, self._memory = self._memory, None

    def look(self, process: int) -> tuple[Reason, int] | None:
        """Look at the process and return the limit that it exceeds; None for none."""
        now = monotonic()
        self._spent += min(now - self._seen, 2 * TICK)
        self._seen = now
        if self._seconds and self._spent > self._seconds:
            return "too-slow", self._seconds
        if self._megabytes and self._taken(process) > self._megabytes * _MEGABYTE:
            return "too-much-memory", self._megabytes
        return None

    def _taken(self, process: int) -> int:
        from gouji.run.memory import memory_of

        memory = self._memory = memory_of(process) or 0
        self._before = memory if self._before is None else min(self._before, memory)
        return memory - self._before


class _Child:
    """What a child process has told of itself: the file that it is at, and what is at work on it."""

    def __init__(self, process: int, told: int, board: Board) -> None:
        self.process = process
        self.clock = Clock()
        self.path: str | None = None
        self.at_work: AtWork | None = None
        self._told, self._rest = told, b""
        self._board, self._number = board, 0

    def listen(self, seconds: float) -> bool:
        """Wait for the child to tell what is at work in it, or to end; return whether it is still there."""
        if not select.select([self._told], [], [], seconds)[0]:
            return True
        data = os.read(self._told, 65536)
        *fields, rest = (self._rest + data).split(b"\0")
        whole = len(fields) // _FIELDS * _FIELDS
        self._rest = b"\0".join([*fields[whole:], rest])
        if whole:
            what, name, third, fourth = (
                each.decode("utf-8", "surrogateescape") for each in fields[whole - _FIELDS : whole]
            )
            self.at_work = (what, name, third, fourth)
        return bool(data)

    def look(self) -> None:
        """Look at which file the child is; begin to measure where that is another one."""
        seen = self._board.read()
        if seen is not None and seen[0] != self._number:
            self._number, self.path, limits = seen
            self.at_work = None
            self.clock.begin(limits)

    def stop(self, reason: Reason) -> bool:
        """Ask the child what is at work in it, and kill it; return False, and let it be, if it has gone on meanwhile."""
        number, begun = self._number, monotonic()
        os.kill(self.process, signal.SIGUSR1)
        while self.at_work is None and self.listen(TICK) and monotonic() - begun < ANSWER[reason]:
            self.look()
            if self._number != number:
                return False
        os.kill(self.process, signal.SIGKILL)
        return True


def watch(process: int, told: int, board: Board, known: MutableMapping[str, Stopped]) -> int | None:
    """Watch a child until it ends, and return its status; None where it was stopped at a file or died of it.

    On the ``board`` it writes which file it is at; through the pipe ``told`` it answers what is at work there. The file at
    which it is stopped becomes one of those that are ``known``. A child that a signal has ended ends this process by the same signal.
    """
    child = _Child(process, told, board)
    exceeded: tuple[Reason, int] | None = None
    with _passing_on(process) as passed:
        while child.listen(TICK):
            _pass_on_interrupt(process, passed)
            child.look()
            exceeded = child.clock.look(process) if child.path is not None else None
            if exceeded is not None and child.stop(exceeded[0]):
                break
        else:
            child.look()
        status = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    return _ended(child, status, exceeded, known)


def _ended(
    child: _Child, status: int, exceeded: tuple[Reason, int] | None, known: MutableMapping[str, Stopped]
) -> int | None:
    wanted = {-getattr(signal, name) for name in _ENDING}
    if child.path is None or (exceeded is None and status in wanted):
        return _end_as(status)
    if child.path in known:
        return _NOT_CHECKED
    from gouji.run.at_work import NOTHING
    from gouji.run.stopped import Stopped

    reason, most = exceeded or ("died", 0)
    known[child.path] = Stopped(reason, most, child.at_work or NOTHING)
    return None


def _end_as(status: int) -> int:
    """Return the status of a child; end by its signal where one has ended it."""
    if status < 0:
        with suppress(OSError):
            signal.signal(-status, signal.SIG_DFL)
        os.kill(os.getpid(), -status)
    return status


@contextmanager
def _passing_on(process: int) -> Iterator[list[float]]:
    """Pass signals on to a child, and yield the list of when interrupts came."""
    interrupts: list[float] = []

    def pass_on(number: int, _frame: FrameType | None) -> None:
        if number == signal.SIGINT:
            interrupts.append(monotonic())
        else:
            with suppress(ProcessLookupError):
                os.kill(process, number)

    before = {}
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        if signal.getsignal(number) != signal.SIG_IGN:
            before[number] = signal.signal(number, pass_on)
    try:
        yield interrupts
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _pass_on_interrupt(process: int, interrupts: list[float]) -> None:
    if interrupts and monotonic() - interrupts[0] > _UNTIL_PASSED_ON:
        interrupts.clear()
        os.kill(process, signal.SIGINT)
