"""The process in which an engine works: it reads calls and writes answers, as pickles, and tells at which file it is.

A file may take it for ever, or abort it; the server stops it then, and starts another one (`gouji_plugins.lsp.lane`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
import gc
import os
import pickle
from queue import SimpleQueue
import signal
import sys
from threading import Thread
from typing import Any, BinaryIO

from gouji.api.running import GoujiError, Guard
from gouji_plugins.lsp.calls import Call, problem_of
from gouji_plugins.lsp.command import own_output
from gouji_plugins.lsp.engine import Engine, Host

__all__ = ["main"]

_ALLOCATIONS = 200_000
"""So many objects may be made before the collector looks for garbage, as on the command line."""


def main() -> int:
    """Answer calls until there is no more server to ask."""
    gc.set_threshold(_ALLOCATIONS)
    with own_output() as output, _own_input() as calls:
        child = _Child(output)
        if hasattr(signal, "SIGUSR1"):
            signal.signal(signal.SIGUSR1, child.guard.tell_at_work)
        Thread(target=child.listen, args=(calls,), daemon=True).start()
        while True:
            child.answer_next()


@contextmanager
def _own_input() -> Iterator[BinaryIO]:
    """Open standard input for calls alone; a plugin that reads it finds nothing there."""
    ours, nothing = os.dup(0), os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    with os.fdopen(ours, "rb") as calls:
        yield calls


class _Child:
    """The engine, made anew for each new setup, and the calls that wait for it."""

    def __init__(self, output: BinaryIO) -> None:
        self.guard = Guard(self._tell, {})
        self._output = output
        self._sending = False
        self._calls: SimpleQueue[Call] = SimpleQueue()
        self._at, self._cancelled = 0, 0
        self._engine: Engine | None = None

    def listen(self, calls: BinaryIO) -> None:
        """Take in calls, and the numbers of those that are cancelled; end with the server."""
        while True:
            try:
                given = pickle.load(calls)  # noqa: S301 (written by the server that started this process)
            except (EOFError, OSError):
                os._exit(0)
            if isinstance(given, Call):
                self._calls.put(given)
            else:
                self._cancelled = given

    def answer_next(self) -> None:
        """Wait for a call, and answer it."""
        call = self._calls.get()
        self._at = call.number
        if self._engine is None or self._engine.setup != call.setup:
            self._engine = Engine(call.setup, Host(self.guard, self._tell_progress, self._is_cancelled))
        try:
            answer = getattr(self._engine, call.method)(*call.args, **call.kwargs)
        except GoujiError as error:
            self._send(("error", problem_of(error, call.setup.language())))
        else:
            self._send(("answer", answer))

    def _is_cancelled(self) -> bool:
        return self._cancelled == self._at

    def _tell_progress(self, done: int, total: int) -> None:
        self._send(("progress", done, total))

    def _tell(self, *fields: Any) -> None:
        """Tell at which file this is, or what is at work; in the middle of an answer nothing is at work."""
        if not self._sending:
            self._send(fields)

    def _send(self, told: tuple[Any, ...]) -> None:
        data = pickle.dumps(told)
        self._sending = True
        self._output.write(data)
        self._output.flush()
        self._sending = False


if __name__ == "__main__":
    sys.exit(main())
