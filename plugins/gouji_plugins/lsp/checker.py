"""Check the open documents beside the conversation with the editor: of each the newest version, one at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

import attrs

from gouji.api.running import Stopped
from gouji_plugins.lsp.calls import Call, EngineError, Setup, StoppedError
from gouji_plugins.lsp.checkup import Checkup
from gouji_plugins.lsp.documents import Document, path_of
from gouji_plugins.lsp.engine import Engine
from gouji_plugins.lsp.lane import Lane, Progress
from gouji_plugins.lsp.survey import Survey

__all__ = ["PATIENCE", "Checker"]

PATIENCE = 3
"""After so many seconds a document is checked apart from the others, which do not wait for it any longer."""

_LONGEST = (120, 0)
"""The limits of a call as a whole: to read a configuration and its packs takes long, but not for ever."""

_Result = TypeVar("_Result")
_Given = ParamSpec("_Given")


class Checker:
    """The open documents, each with what came of checking it last, and the processes in which that is done.

    A document that takes longer than *patience* is checked in another process from then on, with the limits that the
    configuration sets; so is all that takes long anyway.
    """

    def __init__(self, setup: Setup, patience: int = PATIENCE) -> None:
        self.setup = setup
        self.documents: dict[str, Document] = {}
        self._known: dict[str, Checkup] = {}
        self._running: dict[str, asyncio.Task[None]] = {}
        self._numbers = count(1)
        self._slow: set[str] = set()
        self._quick, self._patient = Lane(patience), Lane()

    def open(self, document: Document) -> None:
        """Take a document, or its next version; it is checked when it is next asked for."""
        self.documents[document.uri] = document

    def close(self, uri: str) -> None:
        """Forget a document."""
        self.documents.pop(uri, None)
        self._known.pop(uri, None)
        self._slow.discard(uri)

    def renew(self) -> None:
        """Let everything be checked anew, because a configuration, a pack or the folders have changed."""
        self.setup = attrs.evolve(self.setup, round=self.setup.round + 1)
        self._slow.clear()

    async def checkup(self, uri: str) -> Checkup | None:
        """Return the outcome of checking a document as it now stands; None where it is not open (any more).

        Versions that are out of date before they are checked are never checked. Any number may wait for the same.
        """
        while (document := self.documents.get(uri)) is not None:
            known = self._known.get(uri)
            if known is not None and known.document is document and known.round == self.setup.round:
                return known
            if uri not in self._running:
                self._running[uri] = asyncio.ensure_future(self._check(document))
            await asyncio.shield(self._running[uri])
        return None

    async def _check(self, document: Document) -> None:
        setup = self.setup
        try:
            checkup = await self.call(Engine.check, document)
        except StoppedError as error:
            path = error.path or document.name(setup.folder_of(path_of(document.uri))) or document.uri
            result = error.stopped.checked(path).result
            checkup = Checkup(document, setup.round, setup.language(), result)
        except EngineError as error:
            checkup = Checkup(document, setup.round, setup.language(), problem=str(error))
        finally:
            del self._running[document.uri]
        if document.uri in self.documents:
            self._known[document.uri] = attrs.evolve(checkup, document=document, number=next(self._numbers))

    async def call(
        self, function: Callable[Concatenate[Engine, _Given], _Result], *args: _Given.args, **kwargs: _Given.kwargs
    ) -> _Result:
        """Return what a method of the engine answers; raise `EngineError` or `StoppedError`."""
        call = Call(next(self._numbers), self.setup, function.__name__, args, kwargs, _LONGEST)
        uri = next((each.uri for each in args if isinstance(each, Document)), None)
        if uri not in self._slow:
            try:
                quick: _Result = await self._quick.call(call)
            except StoppedError as error:
                if not self._is_impatient(error) or uri is None:
                    raise
                self._slow.add(uri)
            else:
                return quick
        patient: _Result = await self._patient.call(call)
        return patient

    def _is_impatient(self, error: StoppedError) -> bool:
        """Return whether a call was stopped though the configuration may allow it more."""
        return error.stopped.reason == "too-slow" and error.stopped.most == self._quick.patience

    async def survey(
        self, folder: Path, known: Mapping[str, Stopped], limits: tuple[int, int], progress: Progress
    ) -> Survey:
        """Return what is found in a folder; who stops waiting cancels that; raise `EngineError` or `StoppedError`."""
        call = Call(next(self._numbers), self.setup, Engine.survey.__name__, (folder, known), {}, limits)
        made: Survey = await self._patient.call(call, progress)
        return made

    def end(self) -> None:
        """End the processes, and begin no further work."""
        self._quick.end()
        self._patient.end()
