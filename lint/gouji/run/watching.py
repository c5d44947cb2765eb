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
    from gouji.run.stopped import Reason, Stopped

__all__ = ["ANSWER", "TICK", "Clock", "watch"]

TICK = 0.1
"""So many seconds pass from one look at a process to the next."""

_MEGABYTE = 1024 * 1024
_FIELDS = 5
ANSWER: Mapping[Reason, float] = {"too-slow": 3.0, "too-much-memory": 0.3}
"""So many seconds a process that is to be stopped has to tell what is at work in it, which may take ever more memory."""

_UNTIL_PASSED_ON = 1.0
"""After so many seconds an interrupt is passed on: one from the terminal has reached the child without us."""

_NOT_CHECKED = 3
_ENDING = ("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT", "SIGPIPE")
"""Signals that end a process because somebody wants it to end; any other is a crash."""


class Clock:
    """What a process takes for the file that it is at: seconds, and memory beyond what it had at the first look.

    Only the time between looks is counted, and of each no more than twice what it should be: while this process does
    not run, because the system sleeps or is stopped, that of the other does not pass.
    """

    def __init__(self) -> None:
        self.begin((0, 0))

    def begin(self, limits: tuple[int, int]) -> None:
        """Begin to measure anew, with limits of seconds and megabytes; 0 is no limit."""
        self._seconds, self._megabytes = limits
        self._spent, self._seen = 0.0, monotonic()
        self._before: int | None = None

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

        memory = memory_of(process) or 0
        if self._before is None:
            self._before = memory
        return memory - self._before


class _Child:
    """What a child process has told of itself: the file that it is at, and what is at work on it."""

    def __init__(self, process: int, told: int) -> None:
        self.process = process
        self.clock = Clock()
        self.path: str | None = None
        self.at_work: AtWork | None = None
        self._told, self._rest = told, b""

    def listen(self, seconds: float) -> bool:
        """Wait for the child to tell something, and take it in; return whether it is still there."""
        if not select.select([self._told], [], [], seconds)[0]:
            return True
        data = os.read(self._told, 65536)
        *fields, self._rest = (self._rest + data).split(b"\0")
        whole = len(fields) // _FIELDS * _FIELDS
        self._rest = b"\0".join([*fields[whole:], self._rest])
        for start in range(0, whole, _FIELDS):
            self._take(*(os.fsdecode(field) for field in fields[start : start + _FIELDS]))
        return bool(data)

    def _take(self, first: str, second: str, third: str, fourth: str, fifth: str) -> None:
        if first == "at work":
            self.at_work = (second, third, fourth, fifth)
        else:
            self.path, self.at_work = fourth if first == "file" else None, None
            self.clock.begin((int(second), int(third)) if first == "file" else (0, 0))

    def stop(self, reason: Reason) -> bool:
        """Ask the child what is at work in it, and kill it; return False, and let it be, if it has gone on meanwhile."""
        path, begun = self.path, monotonic()
        os.kill(self.process, signal.SIGUSR1)
        while self.at_work is None and self.listen(TICK) and monotonic() - begun < ANSWER[reason]:
            if self.path != path:
                return False
        os.kill(self.process, signal.SIGKILL)
        return True


def watch(process: int, told: int, known: MutableMapping[str, Stopped]) -> int | None:
    """Watch a child until it ends, and return its status; None where it was stopped at a file or died of it.

    ``told`` is the pipe through which it tells what it does. The file at which it is stopped becomes one of those that
    are ``known``. A child that a signal has ended ends this process by the same signal.
    """
    child = _Child(process, told)
    exceeded: tuple[Reason, int] | None = None
    with _passing_on(process) as passed:
        while child.listen(TICK):
            _pass_on_interrupt(process, passed)
            exceeded = child.clock.look(process) if child.path is not None else None
            if exceeded is not None and child.stop(exceeded[0]):
                break
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
