"""A process with an engine, as the server sees it: it answers one call at a time, and is stopped where one takes too much."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
import os
import pickle
from queue import Empty, SimpleQueue
import signal
import subprocess
import sys
from threading import Lock, Thread
from time import monotonic
from typing import Any, TypeAlias

from gouji.api.running import ANSWER, TICK, AtWork, Clock, Stopped
from gouji_plugins.lsp.calls import Call, EngineError, StoppedError

__all__ = ["Lane", "Progress"]

_COMMAND = (sys.executable, "-P", "-W", "ignore", "-m", "gouji_plugins.lsp.child")
_NOTHING: AtWork = ("", "", "", "")
_SECONDS_TO_END = 10

Progress: TypeAlias = Callable[[int, int], None]
"""Takes the number of files done and of all files; it is called in the thread of the lane."""

_Told: TypeAlias = tuple[Any, ...]
_ENDED: _Told = ("ended",)
_LAST = ("answer", "error", "ended")


class Lane:
    """A process with an engine, which is started when it is first needed, and anew after it was stopped or has died.

    With *patience*, it may take so many seconds for a file, even where the configuration allows more.
    """

    def __init__(self, patience: int = 0) -> None:
        self.patience = patience
        self._thread = ThreadPoolExecutor(1, "gouji-lane")
        self._process: _Process | None = None
        self._is_ended = False

    async def call(self, call: Call, progress: Progress | None = None) -> Any:
        """Return the answer to a call; raise `EngineError` or `StoppedError`. Who stops waiting cancels the call."""
        waiting = asyncio.wrap_future(self._thread.submit(self._call, call, progress))
        try:
            return await waiting
        except asyncio.CancelledError:
            if self._process is not None:
                self._process.send(call.number)
            raise

    def end(self) -> None:
        """End the process at once, and begin no further work."""
        self._is_ended = True
        self._thread.shutdown(wait=False, cancel_futures=True)
        self._end_process()

    def _end_process(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.end()

    def _call(self, call: Call, progress: Progress | None) -> Any:
        if self._is_ended:
            raise EngineError
        if self._process is None:
            self._process = _Process()
        process, limits = self._process, _Limits(call.limits, self.patience)
        process.send(call)
        while True:
            kind, *fields = process.next(TICK) or ("",)
            if kind in ("file", "none"):
                limits.begin(*fields)
            elif kind == "progress" and progress is not None:
                progress(*fields)
            if kind not in _LAST and (exceeded := limits.look(process.number)) is not None:
                kind, *fields = self._asked(process, exceeded, limits)
            if kind == "answer":
                return fields[0]
            if kind == "error":
                raise EngineError(*fields)
            if kind == "ended":
                self._end_process()
                raise StoppedError(Stopped("died"), limits.path)

    def _asked(self, process: _Process, exceeded: tuple[Any, int], limits: _Limits) -> _Told:
        """Ask what is at work and raise `StoppedError`; return how the call has ended if it does after all."""
        told = process.asked(ANSWER[exceeded[0]])
        if told[0] in ("answer", "error"):
            return told
        self._end_process()
        at_work = tuple(told[1:]) if told[0] == "at work" else _NOTHING
        raise StoppedError(Stopped(*exceeded, at_work), limits.stopped_at)


class _Limits:
    """The limits of a call as a whole, and of the file that it is at."""

    def __init__(self, whole: tuple[int, int], patience: int) -> None:
        self.path: str | None = None
        self.stopped_at: str | None = None
        self._patience, self._looked = patience, monotonic()
        self._whole, self._file = Clock(), Clock()
        self._whole.begin(whole)

    def begin(self, path: str | None, limits: tuple[int, int]) -> None:
        """Begin to measure a file with its limits, None for none."""
        self.path = path
        most, megabytes = limits
        if path is not None and self._patience:
            most = min(most or self._patience, self._patience)
        self._file.begin((most, megabytes))

    def look(self, process: int) -> tuple[Any, int] | None:
        """Return the limit that is exceeded, None for none; a process is not looked at each time."""
        now = monotonic()
        if now - self._looked < TICK:
            return None
        self._looked = now
        file = self._file.look(process) if self.path is not None else None
        self.stopped_at = self.path if file is not None else None
        return file or self._whole.look(process)


class _Process:
    """A process that works for this one, and what it has told and nobody has taken yet."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(  # noqa: S603 (gouji's own module)
            _COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self.number = self._process.pid
        self._told: SimpleQueue[_Told] = SimpleQueue()
        self._lock = Lock()
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        told = self._process.stdout
        with suppress(EOFError, OSError, ValueError, pickle.UnpicklingError):
            while told is not None:
                self._told.put(pickle.load(told))  # noqa: S301 (written by the process that this one started)
        self._told.put(_ENDED)

    def send(self, given: Call | int) -> None:
        """Give a call, or the number of one that is cancelled; a process that is gone is noticed by its silence."""
        stream = self._process.stdin
        with self._lock, suppress(OSError, ValueError):
            if stream is not None:
                stream.write(pickle.dumps(given))
                stream.flush()

    def next(self, seconds: float) -> _Told | None:
        """Return what the process tells next; None where it tells nothing in so many seconds."""
        try:
            return self._told.get(timeout=seconds)
        except Empty:
            return None

    def asked(self, seconds: float) -> _Told:
        """Ask what is at work, and return that, or the answer to the call, or that there is none in so many seconds."""
        if hasattr(signal, "SIGUSR1"):
            os.kill(self.number, signal.SIGUSR1)
            begun = monotonic()
            while monotonic() - begun < seconds:
                told = self.next(TICK)
                if told is not None and told[0] in ("at work", *_LAST):
                    return told
        return _ENDED

    def end(self) -> None:
        """End the process at once."""
        self._process.kill()
        self._process.wait(_SECONDS_TO_END)
        self._reader.join(_SECONDS_TO_END)
        for stream in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                if stream is not None:
                    stream.close()
