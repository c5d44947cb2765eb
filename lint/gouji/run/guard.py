"""The process that checks is the child of one that watches it, so that whatever happens there is told, not suffered.

The watching process starts before anything is imported but what both need, and imports next to nothing, so it costs next
to no time. Where a system has no `os.fork`, there is none.
"""

from __future__ import annotations

import _thread
from collections.abc import Callable, Mapping
import contextlib  # noqa: F401 (imported once for both processes, which takes 12 million instructions)
import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType
    from typing import Any

    from gouji.run.board import Board
    from gouji.run.stopped import Stopped

__all__ = ["Guard", "run_guarded"]


class Guard:
    """What the process that checks tells the one that watches: which file it is at, and how much that may take.

    ``tell`` takes the fields of a message there; ``known`` are the files at which earlier processes were stopped, ``at`` is
    the file that this one is at, or failed at.
    """

    def __init__(self, tell: Callable[..., None], known: Mapping[str, Stopped]) -> None:
        self.known = known
        self.at: str | None = None
        self._tell = tell

    def begin(self, path: str, limits: tuple[int, int]) -> None:
        """Tell which file is worked on from now on, and its limits of seconds and megabytes (0: none)."""
        self.at = path
        self._tell("file", path, limits)

    def rest(self) -> None:
        """Tell that no file is worked on."""
        self._tell("none", None, (0, 0))

    def tell_at_work(self, _signal: int, frame: FrameType | None) -> None:
        """Tell what is at work: the watching process asks by a signal, before it stops this one."""
        from gouji.run.at_work import at_work

        self._tell("at work", *at_work(frame))


def _telling(handle: int, board: Board) -> Callable[..., None]:
    """Return a function that writes what is at work into a pipe, and on the board which file this process is at."""

    def tell(what: str, *fields: Any) -> None:
        if what == "at work":
            os.write(handle, "".join([f"{field}\0" for field in fields]).encode("utf-8", "surrogateescape"))
        else:
            board.write(*fields)

    return tell


def run_guarded(run: Callable[[Guard | None], int]) -> int:
    """Run a function in a child process and return its status; as often as that is stopped at a file, run it anew.

    The function is given the guard, which knows those files; None where there is no other process.
    """
    known: dict[str, Stopped] = {}
    _wait_for_children()
    while True:
        try:
            from gouji.run.board import Board

            board = Board()
            told, telling = os.pipe()
            ending, kept = os.pipe()
            child = os.fork()
        except (AttributeError, OSError):
            return run(None)
        if child == 0:
            return run(_guard(_telling(telling, board), telling, ending, (told, kept), known))
        from gouji.run.watching import watch

        os.close(telling)
        os.close(ending)
        status = watch(child, told, board, known)
        os.close(told)
        os.close(kept)
        if status is not None:
            return status


def _wait_for_children() -> None:
    """Let the status of children be asked for, also where this process was started with SIGCHLD ignored."""
    import _signal  # type: ignore[import-not-found] # `signal` takes half a millisecond to import.

    if hasattr(_signal, "SIGCHLD"):
        _signal.signal(_signal.SIGCHLD, _signal.SIG_DFL)


def _guard(
    tell: Callable[..., None], telling: int, ending: int, others: tuple[int, int], known: Mapping[str, Stopped]
) -> Guard:
    """Return the guard of this process, which is the child: it ends when the one that watches ends."""
    import _signal

    for handle in others:
        os.close(handle)
    guard = Guard(tell, known)
    _signal.signal(_signal.SIGUSR1, guard.tell_at_work)
    os.register_at_fork(after_in_child=lambda: os.close(telling))
    _thread.start_new_thread(_end_with, (ending,))
    return guard


def _end_with(ending: int) -> None:
    """End this process when the other end of a pipe is closed, as it is when the process there ends."""
    os.read(ending, 1)
    os._exit(1)
