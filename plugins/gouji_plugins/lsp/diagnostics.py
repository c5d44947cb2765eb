"""Findings as the protocol has them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from lsprotocol import types
from pygls.uris import from_fs_path

from gouji.api.documents import Diagnostic, Span, placed_message
from gouji.api.running import Failure, Language, Message
from gouji_plugins.lsp.checkup import Checkup
from gouji_plugins.lsp.configurations import Mistake
from gouji_plugins.lsp.positions import Lines

__all__ = ["START", "FindLines", "diagnostic_of", "diagnostics_of", "range_of", "unchecked"]

FindLines = Callable[[str], Lines | None]
"""Return the lines of a file, by its path; None for one that cannot be read."""

START = types.Range(types.Position(0, 0), types.Position(0, 0))
"""The place of what is said of a file that has no lines."""

_UNCHECKED = Message("未检查：{why}", "not checked: {why}")
_SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}


def diagnostics_of(
    checkup: Checkup, findings: Iterable[Diagnostic], find_lines: FindLines | None
) -> list[types.Diagnostic]:
    """Return what is shown of a document: mistakes in it, what keeps it from being checked, and its *findings*.

    Related places are shown only where *find_lines* is there to tell their lines.
    """
    lines, language, uri = checkup.document.lines, checkup.language, checkup.document.uri
    unreadable = checkup.result is not None and checkup.result.status == "unreadable"
    failures = checkup.result.failures if checkup.result is not None and unreadable else ()
    return [
        *(_of_mistake(each, lines) for each in checkup.mistakes),
        *(unchecked(each, lines, language) for each in failures),
        *(diagnostic_of(each, lines, uri, language, find_lines) for each in findings),
    ]


def range_of(diagnostic: Diagnostic, lines: Lines) -> types.Range:
    """Return the range of a finding; that of one about the whole document is its first line."""
    return lines.range(lines.first if diagnostic.span is None else diagnostic.span)


def unchecked(failure: Failure, lines: Lines | None, language: Language) -> types.Diagnostic:
    """Return the diagnostic of what keeps a file from being checked, which stands at its first line."""
    place = lines.range(lines.first) if lines is not None else START
    message = _UNCHECKED.format(why=failure.message)[language]
    return types.Diagnostic(place, message, severity=types.DiagnosticSeverity.Error, code=failure.kind, source="gouji")


def _of_mistake(mistake: Mistake, lines: Lines) -> types.Diagnostic:
    """Return the diagnostic of a mistake in a configuration or a pack, of a note on one a warning."""
    severity = types.DiagnosticSeverity.Warning if mistake.is_note else types.DiagnosticSeverity.Error
    return types.Diagnostic(lines.range(mistake.place), mistake.message, severity=severity, source="gouji")


def diagnostic_of(
    diagnostic: Diagnostic, lines: Lines | None, uri: str, language: Language, find_lines: FindLines | None
) -> types.Diagnostic:
    """Return a finding in a file as the editor shows it; in a file without lines its message begins with its place."""
    related = None
    if find_lines is not None and diagnostic.related:
        related = list(_related(diagnostic, lines, uri, language, find_lines))
    return types.Diagnostic(
        range_of(diagnostic, lines) if lines is not None else START,
        placed_message(diagnostic, language),
        severity=_SEVERITIES[diagnostic.severity],
        code=diagnostic.code,
        source="gouji",
        related_information=related,
        data=diagnostic.fingerprint,
    )


def _related(
    diagnostic: Diagnostic, lines: Lines | None, uri: str, language: Language, find_lines: FindLines
) -> list[types.DiagnosticRelatedInformation]:
    found = []
    for related in diagnostic.related:
        own = related.path == diagnostic.path
        there = lines if own else find_lines(related.path) if related.range is not None else None
        span = related.place.span or Span(0, 0)
        range_ = there.range(span) if there is not None else START
        where = uri if own else from_fs_path(related.path) or ""
        found.append(types.DiagnosticRelatedInformation(types.Location(where, range_), related.message[language]))
    return found
