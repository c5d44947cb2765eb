"""Check the open documents beside the conversation with the editor: of each the newest version, one at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
import threading
from typing import ParamSpec, TypeVar

from gouji_plugins.lsp.documents import Document
from gouji_plugins.lsp.engine import Checkup, Engine

__all__ = ["Checker"]

_STACK = 16 << 20
"""The bytes of the stack of the thread that checks; what is deeply nested needs as much as in a main thread."""

_Result = TypeVar("_Result")
_Given = ParamSpec("_Given")


class Checker:
    """The open documents, each with what came of checking it last."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.documents: dict[str, Document] = {}
        self._known: dict[str, Checkup] = {}
        self._running: dict[str, asyncio.Task[None]] = {}
        self._thread = _one_thread()

    def open(self, document: Document) -> None:
        """Take a document, or its next version; it is checked when it is next asked for."""
        self.documents[document.uri] = document

    def close(self, uri: str) -> None:
        """Forget a document."""
        self.documents.pop(uri, None)
        self._known.pop(uri, None)

    async def checkup(self, uri: str) -> Checkup | None:
        """Return the outcome of checking a document as it now stands; None where it is not open (any more).

        Versions that are out of date before they are checked are never checked. Any number may wait for the same.
        """
        while (document := self.documents.get(uri)) is not None:
            known = self._known.get(uri)
            if known is not None and known.document is document and known.round == self.engine.round:
                return known
            if uri not in self._running:
                self._running[uri] = asyncio.ensure_future(self._check(document))
            await asyncio.shield(self._running[uri])
        return None

    async def _check(self, document: Document) -> None:
        try:
            checkup = await self.call(self.engine.check, document)
            if document.uri in self.documents:
                self._known[document.uri] = checkup
        finally:
            del self._running[document.uri]

    async def call(self, function: Callable[_Given, _Result], *args: _Given.args, **kwargs: _Given.kwargs) -> _Result:
        """Call a function of the engine in its thread and return the result."""
        call = self._thread.submit(function, *args, **kwargs)
        return await asyncio.wrap_future(call)

    def end(self) -> None:
        """Begin no further work."""
        self._thread.shutdown(wait=False, cancel_futures=True)


def _one_thread() -> ThreadPoolExecutor:
    """Return a pool of one thread that has a large stack."""
    before = threading.stack_size(_STACK)
    try:
        pool = ThreadPoolExecutor(1, "gouji")
        pool.submit(int).result()
    finally:
        threading.stack_size(before)
    return pool
