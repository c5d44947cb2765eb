"""The server with the editor's documents: what it publishes follows what the editor tells."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Generator, Iterator
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import attrs
from lsprotocol import types
from pygls.capabilities import get_capability
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method
from pygls.uris import from_fs_path

from gouji.api.documents import Diagnostic
from gouji.api.running import CommandLine, Language, locale_language
from gouji_plugins.lsp.calls import Setup
from gouji_plugins.lsp.checker import PATIENCE, Checker
from gouji_plugins.lsp.checkup import Checkup
from gouji_plugins.lsp.diagnostics import diagnostics_of
from gouji_plugins.lsp.documents import Document, path_of
from gouji_plugins.lsp.positions import Lines
from gouji_plugins.lsp.survey import lines_in
from gouji_plugins.lsp.workspace import Workspace, moved

__all__ = ["Server"]

_PAUSE = 0.005
"""For so many seconds after an edit, further edits are waited for: several often come at once."""


class _Protocol(LanguageServerProtocol):
    """The protocol with documents of gouji's own, as pygls breaks lines where the protocol does not.

    Its own handlers also keep something of every notification, which these do not.
    """

    _server: Server

    @lsp_method(types.INITIALIZE)
    def lsp_initialize(self, params: types.InitializeParams) -> Generator[Any, Any, types.InitializeResult]:
        """Agree on the encoding that was chosen for an editor that names none, and begin as pygls does."""
        if self._server.chosen_encoding is not None:
            encodings = [types.PositionEncodingKind(self._server.chosen_encoding)]
            params.capabilities.general = types.GeneralClientCapabilities(position_encodings=encodings)
        return (yield from super().lsp_initialize(params))

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
    """The server with its documents; what it publishes follows what the editor tells.

    ``chosen_encoding`` is that in which columns are counted, whatever the editor tells.
    """

    def __init__(self, command_line: CommandLine, patience: int = PATIENCE) -> None:
        super().__init__("gouji", version("gouji"), protocol_cls=_Protocol)
        self.checker = Checker(Setup(command_line, (Path.cwd(),), locale_language()), patience)
        self.chosen_encoding: str | None = None
        self.workspace_findings = Workspace(self)
        self.pulls = False
        self._closed: set[Path] = set()
        self._due: dict[str, asyncio.TimerHandle] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._told: set[str] = set()
        self._pages: TemporaryDirectory[str] | None = None

    @property
    def encoding(self) -> str:
        """The encoding in whose units the editor counts columns."""
        return types.PositionEncodingKind(self.workspace.position_encoding or "utf-16").value

    def can(self, capability: str) -> bool:
        """Return whether the editor has a capability, named by its path."""
        return bool(self.capability(capability))

    def capability(self, capability: str) -> Any:
        """Return what the editor tells of a capability, named by its path; None for nothing."""
        return get_capability(self.client_capabilities, capability, None)

    @property
    def hover_format(self) -> types.MarkupKind:
        """The format in which the editor shows what is told of a place."""
        formats = self.capability("text_document.hover.content_format") or [types.MarkupKind.Markdown]
        return types.MarkupKind.Markdown if types.MarkupKind.Markdown in formats else types.MarkupKind.PlainText

    def pages(self) -> Path:
        """Return the folder of pages that are shown, which is gone at the end."""
        if self._pages is None:
            self._pages = TemporaryDirectory(prefix="gouji-")
        return Path(self._pages.name)

    def end(self) -> None:
        """Begin nothing further, and leave no file behind."""
        self.checker.end()
        if self._pages is not None:
            self._pages.cleanup()

    def begin(self, params: types.InitializeParams) -> None:
        """Take what the editor tells of itself when it begins."""
        setup = self.checker.setup
        locale: Language = setup.locale
        if params.locale:
            locale = "zh" if params.locale.lower().startswith("zh") else "en"
        self.workspace_findings.folders = _folders(params)
        self.checker.setup = attrs.evolve(
            setup,
            folders=self.workspace_findings.folders or setup.folders,
            locale=locale,
            encoding=self.encoding,
            related=self.can("text_document.publish_diagnostics.related_information"),
        )
        self.pulls = self.can("text_document.diagnostic")

    def opened(self, params: types.DidOpenTextDocumentParams) -> None:
        """Take a document and check it."""
        self.checker.open(Document.opened(params.text_document, self.encoding))
        self.publish_soon(params.text_document.uri)
        self._publish_closed()

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
            self._publish_closed(path_of(uri))

    def renewed(self) -> None:
        """Check all documents again, because a configuration or a pack has changed."""
        self.checker.renew()
        self._told.clear()
        if not self.pulls:
            for uri in self.checker.documents:
                self.publish_soon(uri)
        self._refresh()
        self.workspace_findings.soon()

    def changed_folders(self, folders: tuple[Path, ...]) -> None:
        """Take the folders of the workspace as they are now, and check everything again."""
        self.workspace_findings.folders = folders
        self.checker.setup = attrs.evolve(self.checker.setup, folders=folders or self.checker.setup.folders)
        self.renewed()

    def show_workspace(self, changed: set[Path]) -> None:
        """Let the editor show what was found in the reports of the workspace, where that has changed."""
        for uri in self.checker.documents:
            if path_of(uri) in changed:
                self.publish_soon(uri)
        self._publish_closed(*changed)
        self._refresh()

    def _refresh(self) -> None:
        if self.pulls and self.can("workspace.diagnostics.refresh_support"):
            self.workspace_diagnostic_refresh(None)

    def _publish_closed(self, *changed: Path | None) -> None:
        """Publish what is to be shown of files that are not open, of those that have changed or are shown for the first time."""
        if self.pulls:
            return
        opened = {path for uri in self.checker.documents if (path := path_of(uri)) is not None}
        shown = self.workspace_findings.closed(opened)
        for path in sorted({*self._closed, *shown} - opened):
            if path in changed or (path in shown) != (path in self._closed):
                params = types.PublishDiagnosticsParams(from_fs_path(str(path)) or "", list(shown.get(path, ())))
                self.text_document_publish_diagnostics(params)
        self._closed = set(shown)

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
        """Return what is shown of a checked document, and tell what failed."""
        self._tell_failures(checkup)
        find_lines = self.lines_of if self.checker.setup.related else None
        return diagnostics_of(checkup, self.findings(checkup), find_lines)

    def findings(self, checkup: Checkup) -> list[Diagnostic]:
        """Return the findings in a checked document, those between reports among them, which replace some of its own."""
        across = self.across(checkup.document)
        if not across:
            return list(checkup.findings)
        known = self.workspace_findings.files[Path(across[0].path)].known
        replaced = {each.fact for each in across if each.fact is not None}
        kept = [each for each in checkup.findings if each.fingerprint in known or each.fact not in replaced]
        return [*kept, *across]

    def across(self, document: Document) -> list[Diagnostic]:
        """Return the findings between reports in a document, where what they point to still stands."""
        return list(self._across(document))

    def _across(self, document: Document) -> Iterator[Diagnostic]:
        path = path_of(document.uri)
        found = self.workspace_findings.across(path)
        saved = lines_in(path, self.encoding) if path is not None and found else None
        for each in found if saved is not None else ():
            if each.span is None:
                yield each
            elif saved is not None and (span := moved(each.span, saved.text, document.lines.text)) is not None:
                yield attrs.evolve(each, place=each.place._replace(span=span))

    def _tell_failures(self, checkup: Checkup) -> None:
        """Show what kept a document or one of its rules from being checked, each once."""
        failures = (
            checkup.result.failures if checkup.result is not None and checkup.result.status != "unreadable" else ()
        )
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
        return lines_in(Path(path), self.encoding)


def _folders(params: types.InitializeParams) -> tuple[Path, ...]:
    """Return the folders of the workspace that are there."""
    uris = [folder.uri for folder in params.workspace_folders or ()] or [params.root_uri or ""]
    paths = [path_of(uri) for uri in uris] + ([Path(params.root_path)] if params.root_path else [])
    return tuple(path for path in dict.fromkeys(paths) if path is not None and path.is_dir())
