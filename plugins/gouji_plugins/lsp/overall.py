"""Answers to what is asked about the workspace as a whole: its findings, and the command that checks it."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from typing import Any, TypeAlias

from lsprotocol import types
from pygls.uris import from_fs_path

from gouji_plugins.lsp.server import Server

__all__ = ["CHECK_WORKSPACE", "check_workspace", "workspace_pulled"]

CHECK_WORKSPACE = "gouji.checkWorkspace"

_PART = 50
"""So many files are told at once to an editor that takes parts."""

_SEVERITIES = {
    "errors": types.DiagnosticSeverity.Error,
    "warnings": types.DiagnosticSeverity.Warning,
    "infos": types.DiagnosticSeverity.Information,
}

_Report: TypeAlias = types.WorkspaceFullDocumentDiagnosticReport | types.WorkspaceUnchangedDocumentDiagnosticReport


async def workspace_pulled(server: Server, params: types.WorkspaceDiagnosticParams) -> types.WorkspaceDiagnosticReport:
    """Return what is found in all reports of the workspace; in parts, where the editor takes them so."""
    if not server.workspace_findings.is_known:
        await server.workspace_findings.checked_now()
    await server.workspace_findings.settled()
    reports = [each async for each in _reports(server, {each.uri: each.value for each in params.previous_result_ids})]
    if params.partial_result_token is None:
        return types.WorkspaceDiagnosticReport(reports)
    for start in range(0, len(reports), _PART):
        part = types.WorkspaceDiagnosticReportPartialResult(reports[start : start + _PART])
        server.protocol.notify(types.PROGRESS, types.ProgressParams(params.partial_result_token, part))
    return types.WorkspaceDiagnosticReport([])


async def _reports(server: Server, before: dict[str, str]) -> AsyncIterator[_Report]:
    """Yield the report of each file with findings, and of each that had some."""
    files = {from_fs_path(str(path)) or "": file for path, file in server.workspace_findings.files.items()}
    for uri in dict.fromkeys((*files, *before)):
        if uri in server.checker.documents:
            continue  # the editor asks for what is open itself
        file = files.get(uri)
        digest = file.digest if file is not None else ""
        if before.get(uri) == digest and digest:
            yield types.WorkspaceUnchangedDocumentDiagnosticReport(uri, digest)
        else:
            items = list(file.items) if file is not None else []
            yield types.WorkspaceFullDocumentDiagnosticReport(uri, items, result_id=digest or None)


async def check_workspace(server: Server) -> dict[str, Any]:
    """Check all reports of the workspace, show what is found in them, and return its numbers and notes."""
    found = server.workspace_findings
    found.shows_all = True
    await found.checked_now()
    server.show_workspace(set(found.files))
    severities = Counter(item.severity for file in found.files.values() for item in file.items)
    counts = {name: severities[severity] for name, severity in _SEVERITIES.items()}
    return {"files": found.checked, "findings": severities.total(), **counts, "notes": list(found.notes)}
