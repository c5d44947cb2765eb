"""A progress bar on standard error, for a person who waits for many files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
import sys

from gouji.message import Language, Message

__all__ = ["FEWEST", "shown_progress"]

FEWEST = 200
"""Fewer files are done before a bar is read."""

_CHECKING = Message("检查", "checking")


@contextmanager
def shown_progress(language: Language, *, quiet: bool) -> Iterator[Callable[[int, int], None] | None]:
    """Yield a function of the number of files done and of all, which draws the bar; None for no bar."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    bar = _Bar(_CHECKING[language])
    try:
        yield bar
    finally:
        bar.close()


class _Bar:
    """A bar drawn by rich, created at the first call with many files; it refreshes without a thread of its own.

    Such a thread would be copied half into each process that checks.
    """

    def __init__(self, title: str) -> None:
        self._title = title
        self._close: Callable[[], None] | None = None
        self._update: Callable[[int], None] | None = None

    def __call__(self, done: int, total: int) -> None:
        if total < FEWEST:
            return
        if self._update is None:
            self._start(total)
        if self._update is not None:
            self._update(done)

    def close(self) -> None:
        """Remove the bar from the terminal."""
        if self._close is not None:
            self._close()

    def _start(self, total: int) -> None:
        from rich.console import Console
        from rich.progress import Progress

        progress = Progress(console=Console(stderr=True), transient=True, auto_refresh=False)
        task = progress.add_task(self._title, total=total)
        step = max(1, total // 100)
        shown = -step

        def update(done: int) -> None:
            nonlocal shown
            progress.update(task, completed=done)
            if done - shown >= step or done == total:
                shown = done
                progress.refresh()

        progress.start()
        self._update, self._close = update, progress.stop
