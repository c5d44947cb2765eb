"""The server: what the editor tells and asks, and which part of gouji answers."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from importlib.metadata import version
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.capabilities import get_capability
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method

from gouji.api.documents import GoujiError, Source
from gouji.api.running import CommandLine
from gouji_plugins.lsp.checker import Checker
from gouji_plugins.lsp.diagnostics import diagnostics_of
from gouji_plugins.lsp.documents import Document, path_of
from gouji_plugins.lsp.engine import Checkup, Engine
from gouji_plugins.lsp.positions import Lines

__all__ = ["Server", "make_server"]

_PAUSE = 0.005
"""For so many seconds after an edit, further edits are waited for: several often come at once."""

_WATCHED = "**/*.{yaml,yml}"
"""Configurations and packs."""


class _Protocol(LanguageServerProtocol):
    """The protocol with documents of gouji's own, as pygls breaks lines where the protocol does not.

    Its own handlers also keep something of every notification, which these do not.
    """

    _server: Server

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> None:
        self._server.opened(params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> None:
        self._server.changed(params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> None:
        self._server.closed(params)


class Server(LanguageServer):
    """The server with its documents; what it publishes follows what the editor tells."""

    def __init__(self, command_line: CommandLine) -> None:
        super().__init__("gouji", version("gouji"), protocol_cls=_Protocol)
        self.checker = Checker(Engine(command_line))
        self.pulls = False
        self._due: dict[str, asyncio.TimerHandle] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._told: set[str] = set()

    @property
    def encoding(self) -> str:
        """The encoding in whose units the editor counts columns."""
        return types.PositionEncodingKind(self.workspace.position_encoding or "utf-16").value

    def can(self, capability: str) -> bool:
        """Return whether the editor has a capability, named by its path."""
        return bool(get_capability(self.client_capabilities, capability, False))

    def begin(self, params: types.InitializeParams) -> None:
        """Take what the editor tells of itself when it begins."""
        engine = self.checker.engine
        folders = params.workspace_folders or ()
        root = next((folder.uri for folder in folders), params.root_uri)
        folder = path_of(root) if root else Path(params.root_path) if params.root_path else None
        if folder is not None and folder.is_dir():
            engine.folder = folder
        if params.locale:
            engine.locale = "zh" if params.locale.lower().startswith("zh") else "en"
        self.pulls = self.can("text_document.diagnostic")

    def opened(self, params: types.DidOpenTextDocumentParams) -> None:
        """Take a document and check it."""
        self.checker.open(Document.opened(params.text_document, self.encoding))
        self.publish_soon(params.text_document.uri)

    def changed(self, params: types.DidChangeTextDocumentParams) -> None:
        """Take changes of a document and check it."""
        document = self.checker.documents.get(params.text_document.uri)
        if document is not None:
            self.checker.open(document.changed(params.text_document.version, params.content_changes))
            self.publish_soon(document.uri)

    def closed(self, params: types.DidCloseTextDocumentParams) -> None:
        """Forget a document; its findings are no longer shown."""
        uri = params.text_document.uri
        self.checker.close(uri)
        if not self.pulls:
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def renewed(self) -> None:
        """Check all documents again, because a configuration or a pack has changed."""
        self.checker.engine.renew()
        self._told.clear()
        if not self.pulls:
            for uri in self.checker.documents:
                self.publish_soon(uri)
        elif self.can("workspace.diagnostics.refresh_support"):
            self.workspace_diagnostic_refresh(None)

    def publish_soon(self, uri: str) -> None:
        """Publish the findings of a document when no more edits come, unless the editor asks for them itself."""
        if self.pulls:
            return
        if uri in self._due:
            self._due[uri].cancel()
        self._due[uri] = asyncio.get_running_loop().call_later(_PAUSE, self._publish_now, uri)

    def _publish_now(self, uri: str) -> None:
        self._due.pop(uri, None)
        self.go(self._publish(uri))

    def go(self, work: Coroutine[Any, Any, None]) -> None:
        """Do something beside the conversation."""
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _publish(self, uri: str) -> None:
        checkup = await self.checker.checkup(uri)
        if checkup is None or uri in self._due:
            return
        found = self.diagnostics(checkup)
        params = types.PublishDiagnosticsParams(uri, found, version=checkup.document.version)
        self.text_document_publish_diagnostics(params)

    def diagnostics(self, checkup: Checkup) -> list[types.Diagnostic]:
        """Return the findings of a checked document, and tell what failed."""
        self._tell_failures(checkup)
        related = self.can("text_document.publish_diagnostics.related_information")
        return diagnostics_of(checkup, self.lines_of if related else None)

    def _tell_failures(self, checkup: Checkup) -> None:
        """Show what kept a document or one of its rules from being checked, each once."""
        failures = checkup.result.failures if checkup.result is not None else ()
        for text in (checkup.problem, *(failure.message[checkup.language] for failure in failures)):
            if text and text not in self._told:
                self._told.add(text)
                kind = types.MessageType.Error if text == checkup.problem else types.MessageType.Warning
                self.window_show_message(types.ShowMessageParams(kind, f"gouji: {text}"))

    def lines_of(self, path: str) -> Lines | None:
        """Return the lines of a file, as it is open or as it lies there; None for one that cannot be read."""
        for document in self.checker.documents.values():
            if path_of(document.uri) == Path(path):
                return document.lines
        try:
            return Lines(Source.from_bytes(Path(path).read_bytes(), path).text, self.encoding)
        except (OSError, ValueError, GoujiError):
            return None


def make_server(command_line: CommandLine) -> Server:
    """Return a server that knows all that an editor may ask."""
    server = Server(command_line)
    handlers: dict[str, tuple[Callable[..., Any], Any]] = {
        types.INITIALIZE: (_begin, None),
        types.INITIALIZED: (_watch, None),
        types.SHUTDOWN: (_end, None),
        types.TEXT_DOCUMENT_DID_OPEN: (_nothing, None),
        types.TEXT_DOCUMENT_DID_SAVE: (_saved, None),
        types.WORKSPACE_DID_CHANGE_WATCHED_FILES: (_files_changed, None),
        types.TEXT_DOCUMENT_DIAGNOSTIC: (_pulled, _PULL),
    }
    for name, (handler, options) in handlers.items():
        server.feature(name, options)(handler)
    return server


_PULL = types.DiagnosticOptions(inter_file_dependencies=True, workspace_diagnostics=False, identifier="gouji")


def _nothing(_params: Any) -> None:
    """Do nothing: the protocol has done it. That there is a handler tells the editor that documents are taken."""


def _begin(ls: Server, params: types.InitializeParams) -> None:
    ls.begin(params)


def _end(ls: Server, _params: None) -> None:
    ls.checker.end()


def _watch(ls: Server, _params: types.InitializedParams) -> None:
    """Ask to be told of changed configurations, and begin the session before the first document comes."""
    if ls.can("workspace.did_change_watched_files.dynamic_registration"):
        watchers = [types.FileSystemWatcher(_WATCHED)]
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        registration = types.Registration("gouji-files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        ls.client_register_capability(types.RegistrationParams([registration]))
    ls.go(_warm(ls))


async def _warm(ls: Server) -> None:
    try:
        await ls.checker.call(ls.checker.engine.session)
    except GoujiError:
        return  # it is told with the first document


def _saved(ls: Server, params: types.DidSaveTextDocumentParams) -> None:
    if params.text_document.uri.endswith((".yaml", ".yml")):
        ls.renewed()


def _files_changed(ls: Server, params: types.DidChangeWatchedFilesParams) -> None:
    if params.changes:
        ls.renewed()


async def _pulled(ls: Server, params: types.DocumentDiagnosticParams) -> types.DocumentDiagnosticReport:
    checkup = await ls.checker.checkup(params.text_document.uri)
    if checkup is None:
        return types.RelatedFullDocumentDiagnosticReport([])
    if params.previous_result_id == str(checkup.number):
        return types.RelatedUnchangedDocumentDiagnosticReport(str(checkup.number))
    return types.RelatedFullDocumentDiagnosticReport(ls.diagnostics(checkup), result_id=str(checkup.number))
