"""Answers to what is asked about findings: code actions and the commands that they call."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams
from pygls.uris import from_fs_path

from gouji.api.running import GoujiError, Message
from gouji_plugins.lsp.actions import FIX_ALL, actions_for, fix_all, has_safe_fixes, is_wanted
from gouji_plugins.lsp.calls import problem_of
from gouji_plugins.lsp.documents import path_of
from gouji_plugins.lsp.edits import creating, difference, editing
from gouji_plugins.lsp.engine import Engine
from gouji_plugins.lsp.positions import Lines
from gouji_plugins.lsp.server import Server
from gouji_plugins.lsp.waiving import PLACEHOLDER, Waiving

__all__ = ["code_actions", "explain", "waive"]

_NO_RULE = Message("没有规则“{rule}”", "no rule {rule!r}")
_UNSAVED = Message("请先保存 {file}，再添加豁免", "save {file} first, then waive")


async def code_actions(server: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    """Return what can be done about the findings at a place, and with the document as a whole."""
    checkup = await server.checker.checkup(params.text_document.uri)
    if checkup is None:
        return []
    only = None if params.context.only is None else [getattr(kind, "value", kind) for kind in params.context.only]
    versioned = server.can("workspace.workspace_edit.document_changes")
    actions = list(actions_for(checkup, server.findings(checkup), params.range, only, versioned=versioned))
    if has_safe_fixes(checkup) and is_wanted(FIX_ALL, only):
        after = await server.checker.call(Engine.text_fixed, checkup.document)
        if edits := difference(checkup.document.lines, after):
            actions.append(fix_all(checkup, edits, versioned=versioned))
    return actions


async def explain(server: Server, rule: object, uri: object = None, show: object = False) -> str:
    """Return the page of a rule in Markdown; let the editor *show* it as a file, if it can."""
    document = server.checker.documents.get(uri) if isinstance(uri, str) else None
    page = await server.checker.call(Engine.page, str(rule), document)
    if page is None:
        raise JsonRpcInvalidParams(_NO_RULE.format(rule=rule)[server.checker.setup.language()])
    if show is True and server.can("window.show_document.support"):
        file = server.pages() / f"{Path(str(rule)).name}.md"
        file.write_text(f"{page}\n", "utf-8")
        server.window_show_document(types.ShowDocumentParams(from_fs_path(str(file)) or "", take_focus=True))
    return page


async def waive(server: Server, wanted: object) -> dict[str, Any]:
    """Let the editor add a waiver of a finding to the configuration; without a reason, show where to write it."""
    given = wanted if isinstance(wanted, dict) else {}
    document = server.checker.documents.get(str(given.get("uri")))
    if document is None:
        raise JsonRpcInvalidParams("'uri' names no open document")
    fingerprint, reason, until = str(given.get("fingerprint")), given.get("reason"), given.get("until")
    between = next((each for each in server.across(document) if each.fingerprint == fingerprint), None)
    try:
        waiving = await server.checker.call(
            Engine.waived, document, between or fingerprint, str(reason or ""), str(until) if until else None
        )
    except GoujiError as error:
        return _refused(server, problem_of(error, server.checker.setup.language()))
    uri = from_fs_path(str(waiving.path)) or ""
    opened = next((each for each in server.checker.documents.values() if path_of(each.uri) == waiving.path), None)
    if opened is not None and opened.lines.text != (waiving.before or ""):
        return _refused(server, _UNSAVED.format(file=waiving.path.name)[server.checker.setup.language()])
    uri = uri if opened is None else opened.uri
    edit = _edit(server, waiving, uri, opened.version if opened is not None else None)
    answer = await server.workspace_apply_edit_async(types.ApplyWorkspaceEditParams(edit, "gouji"))
    if answer.applied and server.can("window.show_document.support"):
        _show(server, waiving, uri)
    return {"uri": uri, "applied": answer.applied}


def _refused(server: Server, why: str) -> dict[str, Any]:
    server.window_show_message(types.ShowMessageParams(types.MessageType.Error, f"gouji: {why}"))
    return {"applied": False, "message": why}


def _edit(server: Server, waiving: Waiving, uri: str, version: int | None) -> types.WorkspaceEdit:
    """Return the edit of the configuration, which it makes where it is not there yet."""
    if waiving.before is None:
        kinds = server.capability("workspace.workspace_edit.resource_operations") or ()
        return creating(uri, waiving.after, creates=types.ResourceOperationKind.Create in kinds)
    edits = difference(Lines(waiving.before, server.encoding), waiving.after)
    return editing(uri, version, edits, versioned=server.can("workspace.workspace_edit.document_changes"))


def _show(server: Server, waiving: Waiving, uri: str) -> None:
    """Show the configuration, with the reason selected that is to be written yet."""
    lines = Lines(waiving.after, server.encoding)
    selection = None
    for text in (PLACEHOLDER.zh, PLACEHOLDER.en):
        at = waiving.after.rfind(text)
        if at >= 0:
            selection = types.Range(lines.position(at), lines.position(at + len(text)))
    server.window_show_document(types.ShowDocumentParams(uri, take_focus=True, selection=selection))
