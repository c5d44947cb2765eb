"""Watch a call: how long it takes, how much memory it needs, and which files it writes."""

from __future__ import annotations

import _thread
from collections.abc import Callable, Iterator
from contextlib import contextmanager
import os
from pathlib import Path
import signal
import sys
import threading
import time
from typing import Any

import attrs

from gouji.value import Entity

__all__ = ["Limits", "Watch", "Watched", "WriteWatch", "peak_memory"]

_POLL_SECONDS = 0.05
_AGAIN_SECONDS = 2.0
_LATER_SECONDS = 0.5
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_NO_FOLDER = -1
"""What stands for a folder in the events of names that are relative to none."""

_INTERRUPT = signal.SIGPROF if hasattr(signal, "setitimer") else signal.SIGINT
"""What interrupts the main thread: a signal that a process in the background does not ignore, where there is one."""

_CHANGES = ("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "shutil.rmtree")


@attrs.frozen(eq=False)
class Limits(Entity):
    """What a case may cost: seconds of the processor, and megabytes above what was needed before."""

    seconds: float = 20.0
    megabytes: int = 500


@attrs.frozen(eq=False)
class Watched(Entity):
    """What a call came to: its result or what it raised, and its cost. ``over`` names the limit that ended it."""

    result: Any
    error: BaseException | None
    seconds: float
    megabytes: int
    over: str = ""


def peak_memory() -> int:
    """Return the most megabytes that this process has needed so far; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:  # Windows
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return int(most) // (1024 * 1024 if sys.platform == "darwin" else 1024)


def _spent() -> float:
    """Return the seconds of the processor that this process and its children that have ended have taken."""
    times = os.times()
    return time.process_time() + times.children_user + times.children_system


class Watch:
    """Run calls in the main thread; one that exceeds the limits is interrupted, as a key would do it."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits

    def run(self, call: Callable[[], Any]) -> Watched:
        """Run a call and return what it came to."""
        guard = _Guard(self._limits)
        result: Any = None
        error: BaseException | None = None
        try:
            guard.start()
            with _alarmed(guard, self._limits.seconds + _LATER_SECONDS):
                result = call()
            guard.stop()
        except KeyboardInterrupt as interrupt:
            if not guard.over:
                raise
            error = interrupt
        except BaseException as raised:  # noqa: BLE001 (whatever a file brings about is a finding)
            error = raised
        finally:
            guard.stop()
        return Watched(result, error, guard.seconds, guard.megabytes, guard.over)


@contextmanager
def _alarmed(guard: _Guard, seconds: float) -> Iterator[None]:
    """Interrupt what lets no other thread run, as a pattern does, after so many seconds, where the system can."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(*_: object) -> None:
        guard.over = guard.over or "time"
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


class _Guard(threading.Thread):
    """A thread that looks at the cost of the main one now and then, and interrupts it."""

    def __init__(self, limits: Limits) -> None:
        super().__init__(daemon=True)
        self._limits = limits
        self._ended = threading.Event()
        self._lock = threading.Lock()
        self._begin, self._memory = _spent(), peak_memory()
        self.over = ""
        self.seconds = 0.0
        self.megabytes = 0

    def run(self) -> None:
        """Poll until the call has ended."""
        wait = _POLL_SECONDS
        while not self._ended.wait(wait):
            self._measure()
            with self._lock:
                if not self.over:
                    self.over = self._exceeded()
                if self.over and not self._ended.is_set():
                    _thread.interrupt_main(_INTERRUPT)
                    wait = _AGAIN_SECONDS

    def stop(self) -> None:
        """Measure for the last time, and end."""
        with self._lock:
            if not self._ended.is_set():
                self._measure()
            self._ended.set()

    def _measure(self) -> None:
        self.seconds = _spent() - self._begin
        self.megabytes = peak_memory() - self._memory

    def _exceeded(self) -> str:
        if self.seconds > self._limits.seconds:
            return "time"
        return "memory" if self.megabytes > self._limits.megabytes else ""


class WriteWatch:
    """An audit hook that notes what is written outside of some folders while it is switched on.

    A hook cannot be taken away: one is made for a process.
    """

    def __init__(self, *allowed: Path) -> None:
        self._allowed = tuple(str(folder.resolve()) for folder in allowed)
        self.seen: list[str] = []
        self.on = False
        sys.addaudithook(self._hook)

    def _hook(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.on:
            return
        if event == "open":
            path, mode, flags = arguments
            if isinstance(path, str | bytes) and ((flags or 0) & _WRITES or set(mode or "") & set("wax+")):
                self._note(event, path)
        elif event in _CHANGES and isinstance(arguments[0], str | bytes) and _NO_FOLDER in arguments[1:]:
            self._note(event, arguments[0])

    def _note(self, event: str, path: str | bytes) -> None:
        name = str(Path(os.fsdecode(path)).resolve())
        if name != os.devnull and "__pycache__" not in name and not name.startswith(self._allowed):
            self.seen.append(f"{event} {name}")
