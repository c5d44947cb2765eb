"""What an editor may tell and ask, and which part of gouji answers."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from lsprotocol import types

from gouji.api.documents import GoujiError
from gouji.api.running import CommandLine
from gouji_plugins.lsp.actions import EXPLAIN, FIX_ALL, WAIVE
from gouji_plugins.lsp.checker import PATIENCE
from gouji_plugins.lsp.commands import code_actions, explain, waive
from gouji_plugins.lsp.documents import path_of
from gouji_plugins.lsp.engine import Engine
from gouji_plugins.lsp.overall import CHECK_WORKSPACE, check_workspace, workspace_pulled
from gouji_plugins.lsp.reading import definition, hover, symbols
from gouji_plugins.lsp.server import Server
from gouji_plugins.lsp.writing import completion

__all__ = ["make_server"]

_WATCHED = "**/*.{yaml,yml,txt,text,md,markdown,htm,html,doc,docx,et,rtf,wps,xls,xlsx,pdf}"
"""Configurations, packs and reports."""

_CONFIGURATIONS = (".yaml", ".yml")


def make_server(command_line: CommandLine, patience: int = PATIENCE) -> Server:
    """Return a server that knows all that an editor may ask."""
    server = Server(command_line, patience)
    handlers: dict[str, tuple[Callable[..., Any], Any]] = {
        types.INITIALIZE: (_begin, None),
        types.INITIALIZED: (_watch, None),
        types.SHUTDOWN: (_end, None),
        types.TEXT_DOCUMENT_DID_OPEN: (_nothing, None),
        types.TEXT_DOCUMENT_DID_SAVE: (_saved, None),
        types.WORKSPACE_DID_CHANGE_WATCHED_FILES: (_files_changed, None),
        types.TEXT_DOCUMENT_DIAGNOSTIC: (_pulled, _PULL),
        types.WORKSPACE_DIAGNOSTIC: (_workspace_pulled, None),
        types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS: (_folders_changed, None),
        types.TEXT_DOCUMENT_CODE_ACTION: (_code_actions, _ACTIONS),
        types.TEXT_DOCUMENT_HOVER: (_hover, None),
        types.TEXT_DOCUMENT_DOCUMENT_SYMBOL: (_symbols, None),
        types.TEXT_DOCUMENT_DEFINITION: (_definition, None),
        types.TEXT_DOCUMENT_COMPLETION: (_completion, types.CompletionOptions(trigger_characters=[*" {[.$/\"'(“"])),
    }
    for name, (handler, options) in handlers.items():
        server.feature(name, options)(handler)
    server.command(EXPLAIN)(_explain)
    server.command(WAIVE)(_waive)
    server.command(CHECK_WORKSPACE)(_check_workspace)
    return server


_ACTIONS = types.CodeActionOptions([types.CodeActionKind.QuickFix, FIX_ALL])


_PULL = types.DiagnosticOptions(inter_file_dependencies=True, workspace_diagnostics=True, identifier="gouji")


def _nothing(_params: Any) -> None:
    """Do nothing: the protocol has done it. That there is a handler tells the editor that documents are taken."""


def _begin(ls: Server, params: types.InitializeParams) -> None:
    ls.begin(params)


def _end(ls: Server, _params: None) -> None:
    ls.end()


def _watch(ls: Server, _params: types.InitializedParams) -> None:
    """Ask to be told of changed configurations, and begin the session before the first document comes."""
    if ls.can("workspace.did_change_watched_files.dynamic_registration"):
        watchers = [types.FileSystemWatcher(_WATCHED)]
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        registration = types.Registration("gouji-files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        ls.client_register_capability(types.RegistrationParams([registration]))
    ls.go(_warm(ls))


async def _warm(ls: Server) -> None:
    with suppress(GoujiError):  # it is told with the first document
        await ls.checker.call(Engine.begin)
    ls.workspace_findings.soon()


def _saved(ls: Server, params: types.DidSaveTextDocumentParams) -> None:
    if params.text_document.uri.endswith(_CONFIGURATIONS):
        ls.renewed()
    else:
        ls.workspace_findings.soon()


def _files_changed(ls: Server, params: types.DidChangeWatchedFilesParams) -> None:
    if any(change.uri.endswith(_CONFIGURATIONS) for change in params.changes):
        ls.renewed()
    elif params.changes:
        ls.workspace_findings.soon()


def _folders_changed(ls: Server, _params: types.DidChangeWorkspaceFoldersParams) -> None:
    paths = (path_of(uri) for uri in ls.workspace.folders)
    ls.changed_folders(tuple(path for path in paths if path is not None and path.is_dir()))


async def _workspace_pulled(ls: Server, params: types.WorkspaceDiagnosticParams) -> types.WorkspaceDiagnosticReport:
    return await workspace_pulled(ls, params)


async def _check_workspace(ls: Server, *_arguments: Any) -> dict[str, Any]:
    return await check_workspace(ls)


async def _pulled(ls: Server, params: types.DocumentDiagnosticParams) -> types.DocumentDiagnosticReport:
    checkup = await ls.checker.checkup(params.text_document.uri)
    if checkup is None:
        return types.RelatedFullDocumentDiagnosticReport([])
    state = f"{checkup.number}.{ls.workspace_findings.number}"
    if params.previous_result_id == state:
        return types.RelatedUnchangedDocumentDiagnosticReport(state)
    return types.RelatedFullDocumentDiagnosticReport(ls.diagnostics(checkup), result_id=state)


async def _code_actions(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    return await code_actions(ls, params)


async def _explain(ls: Server, *arguments: Any) -> str:
    return await explain(ls, *arguments)


async def _waive(ls: Server, *arguments: Any) -> dict[str, Any]:
    return await waive(ls, *arguments)


async def _hover(ls: Server, params: types.HoverParams) -> types.Hover | None:
    return await hover(ls, params)


async def _symbols(
    ls: Server, params: types.DocumentSymbolParams
) -> list[types.DocumentSymbol] | list[types.SymbolInformation]:
    return await symbols(ls, params)


async def _definition(ls: Server, params: types.DefinitionParams) -> list[types.Location]:
    return await definition(ls, params)


async def _completion(ls: Server, params: types.CompletionParams) -> list[types.CompletionItem] | types.CompletionList:
    return await completion(ls, params)
