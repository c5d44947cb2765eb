"""The reports of the workspace: they are checked together in the background, and what is found goes to the editor."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, Self
from uuid import uuid4

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from gouji.api.documents import Diagnostic, Span
from gouji.api.running import GoujiError, Message, Stopped
from gouji_plugins.lsp.calls import StoppedError
from gouji_plugins.lsp.survey import FileFindings, Survey

if TYPE_CHECKING:
    from pygls.progress import Progress

    from gouji_plugins.lsp.checker import Checker

    class Server(Protocol):
        """The server, as far as the workspace needs it."""

        checker: Checker

        @property
        def work_done_progress(self) -> Progress:
            """The progress that the editor shows."""

        def can(self, capability: str) -> bool:
            """Return whether the editor has a capability, named by its path."""

        def window_log_message(self, params: types.LogMessageParams) -> None:
            """Write into the editor's log."""

        def show_workspace(self, changed: set[Path]) -> None:
            """Let the editor show what was found in the reports of the workspace, where that has changed."""


__all__ = ["Workspace", "moved"]

_PAUSE = 0.2
"""For so many seconds after a file has changed, further changes are waited for."""

_LIMITS = (120, 1024)
"""The limits of a survey as a whole: seconds and megabytes."""

_MOST_STOPPED = 20
"""After so many files at which the process was stopped, no more are tried."""

_TITLE = Message("检查并比对各报告", "Checking and comparing reports")
_STOPPED = Message("{folder}：报告之间未作比对：{why}", "{folder}: reports are not compared: {why}")


class Workspace:
    """What was found in the reports of the workspace when they were checked last.

    ``number`` counts how often that has changed. ``shows_all``: the findings of closed files are published too;
    ``is_known``: they have been checked.
    """

    def __init__(self, server: Server) -> None:
        self.folders: tuple[Path, ...] = ()
        self.files: dict[Path, FileFindings] = {}
        self.notes: tuple[str, ...] = ()
        self.checked = 0
        self.number = 0
        self.shows_all = False
        self.is_known = False
        self._server = server
        self._due: asyncio.TimerHandle | None = None
        self._running: asyncio.Task[None] | None = None
        self._again = False

    def soon(self) -> None:
        """Check the reports when nothing more changes; a check that runs goes on, and one more follows it."""
        if self._due is not None:
            self._due.cancel()
        self._due = asyncio.get_running_loop().call_later(_PAUSE, self._begin) if self.folders else None

    def _begin(self) -> None:
        self._due = None
        if self._running is not None:
            self._again = True
        elif self.folders:
            self._running = asyncio.ensure_future(self._run())

    async def settled(self) -> None:
        """Wait until the reports have been checked as they now are."""
        while self._due is not None or self._running is not None:
            if self._due is not None:
                self._due.cancel()
                self._begin()
            if self._running is not None:
                await asyncio.wait({self._running})

    async def checked_now(self) -> None:
        """Check the reports, and wait until that is done."""
        if self._running is None:
            self._begin()
        await self.settled()

    async def _run(self) -> None:
        try:
            async with _Progress(self._server, _TITLE, self._cancel) as progress:
                surveys = [await self._survey(folder, progress.report) for folder in self.folders]
            self._take(surveys)
        finally:
            self._running, self.is_known = None, True
            if self._again:
                self._again = False
                self._begin()

    def _cancel(self) -> None:
        if self._running is not None:
            self._running.cancel()

    async def _survey(self, folder: Path, progress: Callable[[int, int], None]) -> Survey:
        """Return the survey of a folder; one that cannot be made has a note on that alone."""
        known: dict[str, Stopped] = {}
        while True:
            try:
                made: Survey = await self._server.checker.survey(folder, dict(known), _LIMITS, progress)
            except StoppedError as error:
                if error.path is None or error.path in known or len(known) >= _MOST_STOPPED:
                    return self._failed(folder, error.stopped.message[self._server.checker.setup.language()])
                known[error.path] = error.stopped
            except GoujiError as error:
                return self._failed(folder, str(error))
            else:
                return made

    def _failed(self, folder: Path, why: str) -> Survey:
        return Survey(notes=(_STOPPED.format(folder=folder, why=why)[self._server.checker.setup.language()],))

    def _take(self, surveys: list[Survey]) -> None:
        """Take what was found, tell the notes, and let the editor show what has changed."""
        notes = tuple(dict.fromkeys(note for each in surveys for note in each.notes))
        for note in notes:
            if note not in self.notes:
                self._server.window_log_message(types.LogMessageParams(types.MessageType.Warning, f"gouji: {note}"))
        before, self.notes = self.files, notes
        self.files = {file.path: file for each in surveys for file in each.files}
        self.checked = sum(each.checked for each in surveys)
        changed = {
            path for path in {*before, *self.files} if _digest(before.get(path)) != _digest(self.files.get(path))
        }
        if changed:
            self.number += 1
            self._server.show_workspace(changed)

    def across(self, path: Path | None) -> tuple[Diagnostic, ...]:
        """Return the findings between reports that a file had when it was checked last."""
        file = self.files.get(path) if path is not None else None
        return file.across if file is not None else ()

    def closed(self, opened: set[Path]) -> dict[Path, tuple[types.Diagnostic, ...]]:
        """Return what is shown of files that are not open: all, or findings that have to do with an open one."""
        others = {path: file for path, file in self.files.items() if path not in opened}
        if self.shows_all:
            return {path: file.items for path, file in others.items()}
        related = {path: tuple(_related_to(file, opened)) for path, file in others.items()}
        return {path: items for path, items in related.items() if items}


def _digest(file: FileFindings | None) -> str:
    return file.digest if file is not None else ""


def _related_to(file: FileFindings, opened: set[Path]) -> Iterator[types.Diagnostic]:
    for diagnostic, item in zip(file.across, file.across_items, strict=True):
        if any(Path(related.path) in opened for related in diagnostic.related):
            yield item


def moved(span: Span, before: str, after: str) -> Span | None:
    """Return where a span of a text stands after an edit of one stretch; None where it is a part of that."""
    if before == after or after.startswith(before[: span.end]):
        return span
    rest = len(before) - span.start
    if rest <= len(after) and after.endswith(before[span.start :]):
        return Span(span.start + len(after) - len(before), span.end + len(after) - len(before))
    return None


class _Progress:
    """The progress of something, where the editor shows it; *cancel* is called when the user wants it no more."""

    def __init__(self, server: Server, title: Message, cancel: Callable[[], None]) -> None:
        self._server, self._title, self._cancel = server, title, cancel
        self._token: str | None = None

    async def __aenter__(self) -> Self:
        server = self._server
        if not server.can("window.work_done_progress"):
            return self
        self._loop, token = asyncio.get_running_loop(), str(uuid4())
        try:
            await server.work_done_progress.create_async(token)
        except JsonRpcException:
            return self
        title = self._title[server.checker.setup.language()]
        server.work_done_progress.tokens[token].add_done_callback(
            lambda done: self._cancel() if done.cancelled() else None
        )
        server.work_done_progress.begin(token, types.WorkDoneProgressBegin(title, cancellable=True, percentage=0))
        self._token = token
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._token is not None:
            self._server.work_done_progress.end(self._token, types.WorkDoneProgressEnd())
            self._server.work_done_progress.tokens.pop(self._token, None)

    def report(self, done: int, total: int) -> None:
        """Tell how many files are done, from any thread."""
        if self._token is not None:
            told = types.WorkDoneProgressReport(message=f"{done}/{total}", percentage=100 * done // max(total, 1))
            self._loop.call_soon_threadsafe(self._server.work_done_progress.report, self._token, told)
