"""A process that does the work on batches of files, and the end of it that its parent holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
import gc
from importlib.machinery import ModuleSpec
from mmap import mmap
from multiprocessing import current_process, get_context, parent_process
from multiprocessing.connection import Connection
import os
import signal
import sys
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any

from gouji.errors import GoujiError
from gouji.packed import checked_to_bytes
from gouji.run.at_work import NOTHING, AtWork, at_work
from gouji.run.batch import do
from gouji.run.linter import Linter, start_linter
from gouji.run.order import Order
from gouji.run.stopped import Stopped
from gouji.run.watching import ANSWER, Clock

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess
    from types import FrameType

    from gouji.plugins.assignment import Batch, Encoded, Entry

__all__ = ["Worker"]

_ALLOCATIONS = 200_000
"""So many objects may be made before the collector looks for garbage, as in the process of the command."""

_NUMBER = 4
"""So many bytes the number of a file in its batch has."""

_STARTING = Lock()
"""Held while a process is started, by one thread at a time."""


class Worker:
    """A process that works on one ``batch`` of files at a time, as its parent sees it; ``results`` come whole.

    It is started with the first batch, and after it was stopped with the next. It tells when it begins with a file,
    which is looked at now and then: to hear of each at once takes too long. A process that is forked tells it in memory
    that it shares with its parent, any other through a pipe.
    """

    results: Connection
    _told: Connection

    def __init__(self, order: Order, method: str | None) -> None:
        """Make a worker, whose process is started by a method of `multiprocessing` (None: the system's own)."""
        self.batch: Batch = ()
        self._order = order
        self._context: Any = get_context(method)
        self._at = -1
        self._begun = mmap(-1, _NUMBER) if self._context.get_start_method() == "fork" else None
        self._clock = Clock()
        self._process: BaseProcess | None = None

    def give(self, batch: Batch) -> None:
        """Give the process files to work on."""
        if self._process is None:
            self._begin()
        self.batch, self._at = batch, -1
        if self._begun is not None:
            _write(self._begun, -1)
        self._clock.begin((0, 0))
        with suppress(OSError):  # It has died: then its results cannot be received either.
            self.results.send([(entry.path, entry.fingerprint) for entry in batch])

    def _begin(self) -> None:
        self.results, results = self._context.Pipe()
        self._told, telling = self._context.Pipe(duplex=False)
        if current_process().daemon:  # A worker of Dask is one, which could have no children.
            current_process().daemon = False
        process = self._context.Process(target=_serve, args=(self._order, results, telling, self._begun), daemon=True)
        with _without_main():
            process.start()
        self._process = process
        results.close()
        telling.close()

    def receive(self) -> Sequence[Encoded] | Stopped:
        """Return the results of the batch, which are there, and end the batch; or that the process died."""
        try:
            sent: Sequence[Encoded] = self.results.recv()
        except (EOFError, OSError):
            sent = ()
        self._listen()
        if sent:
            self.batch = ()
        return sent or Stopped("died")

    def exceeded(self) -> Stopped | None:
        """Return what limit the process exceeds with the file that it is at; None for none."""
        self._listen()
        found = self._clock.look(self._number) if self._at >= 0 else None
        if found is None:
            return None
        at, asked = self._at, self._ask(ANSWER[found[0]])
        return Stopped(*found, asked) if self._at == at else None

    @property
    def _number(self) -> int:
        return (self._process and self._process.pid) or 0

    def stop(self) -> tuple[Entry, Batch]:
        """End the process, and return the file that it was at and the others of its batch."""
        entry = self.batch[max(self._at, 0)]
        left = tuple([each for each in self.batch if each is not entry])
        self.end()
        return entry, left

    def kill(self) -> None:
        """Have the process ended at once, if there is one."""
        if self._process is not None:
            self._process.kill()

    def end(self) -> None:
        """End the process at once, if there is one, and wait until it has ended."""
        self.batch = ()
        self.kill()
        if self._process is not None:
            self._process.join()
            self._process = None
            self.results.close()
            self._told.close()

    def _listen(self, seconds: float = 0) -> AtWork:
        """Take in what the process has told, for which it has some time: files begun, and what is at work on the last."""
        before, asked = self._at, NOTHING
        with suppress(EOFError, OSError):
            while self._told.poll(seconds):
                told, seconds = self._told.recv_bytes(), 0
                self._at += not told
                asked = _at_work_in(told)
        if self._begun is not None:
            self._at = int.from_bytes(self._begun[:], "little", signed=True)
        if self._at != before:
            self._at = min(self._at, len(self.batch) - 1)
            self._clock.begin(self.batch[self._at].limits)
        return asked

    def _ask(self, seconds: float) -> AtWork:
        """Ask the process what is at work in it; it may not answer in that time."""
        if not hasattr(signal, "SIGUSR1"):
            return NOTHING
        with suppress(OSError):
            os.kill(self._number, signal.SIGUSR1)
        return self._listen(seconds)


@contextmanager
def _without_main() -> Iterator[None]:
    """Keep a process that is started from importing the main module of this one, which may be any program's: it needs none.

    What `multiprocessing` imports there is told by the name in the module's specification, and "__main__" is never imported.
    """
    main = sys.modules["__main__"]
    with _STARTING:
        spec = main.__spec__
        main.__spec__ = ModuleSpec("__main__", None)
        try:
            yield
        finally:
            main.__spec__ = spec


def _at_work_in(told: bytes) -> AtWork:
    what, name, code, bringer = told.decode().split("\0") if told else NOTHING
    return what, name, code, bringer


def _write(memory: mmap, number: int) -> None:
    memory[:] = number.to_bytes(_NUMBER, "little", signed=True)


def _serve(order: Order, results: Connection, telling: Connection, begun: mmap | None) -> None:
    """Start a linter, and work on batches until there is no more parent to give one.

    The number of the file that is begun with is written into the memory ``begun``; where that is None, it is told.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if hasattr(signal, "SIGUSR1"):
        signal.signal(signal.SIGUSR1, partial(_tell_at_work, telling))
    gc.set_threshold(_ALLOCATIONS)
    Thread(target=_end_with_parent, daemon=True).start()
    linter = _started(order)
    with suppress(EOFError, OSError):
        while True:
            sent: list[Encoded] = []
            for number, (path, fingerprint) in enumerate(results.recv()):
                if begun is None:
                    telling.send_bytes(b"")
                else:
                    _write(begun, number)
                if linter is not None and _fingerprint(linter, path) == fingerprint:
                    checked, digest = do(order.work, linter, path, digested=True)
                else:
                    checked, digest = Stopped("changed").checked(path), ""
                sent.append((checked_to_bytes(checked), digest))
            results.send(sent)


def _started(order: Order) -> Linter | None:
    """Return the linter that does the work, that of the parent where this process was forked from it.

    None where the configuration, with which the parent has begun, has gone bad.
    """
    if order.linter is not None:
        gc.freeze()  # what the parent has made stays shared memory
        return order.linter
    try:
        if order.versions:
            os.chdir(order.working)
        return start_linter(order.command_line, order.working)
    except (GoujiError, OSError):
        return None


def _fingerprint(linter: Linter, path: str) -> str | None:
    """Return the fingerprint of the settings for a file as they are now; None where they are wrong."""
    try:
        return linter.settings(path).fingerprint
    except GoujiError:
        return None


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _tell_at_work(telling: Connection, _signal: int, frame: FrameType | None) -> None:
    telling.send_bytes("\0".join(at_work(frame)).encode("utf-8", "replace"))
