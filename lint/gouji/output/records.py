"""Results as plain records for the JSON formats; the keys stand in the order in which they are written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from gouji.checking.coverage import Sentence, TableFigures, UncheckedFigure
from gouji.checking.diagnostic import Diagnostic, DiagnosticFix, DiagnosticRelated, Failure, Waived
from gouji.message import Language
from gouji.output.format import RenderOptions
from gouji.output.statistics import Tally, by_body, by_rule, by_year, counts_of
from gouji.results import FileResult, RunResult
from gouji.text.source import Position, Range

__all__ = [
    "body_records",
    "coverage_record",
    "diagnostic_record",
    "failure_record",
    "file_record",
    "range_record",
    "records_of_files",
    "statistics_records",
    "summary_record",
    "year_records",
]


def diagnostic_record(diagnostic: Diagnostic, language: Language) -> dict[str, Any]:
    """Return the record of a diagnostic; a key that does not apply is None."""
    return {
        "path": diagnostic.path,
        "rule": diagnostic.rule,
        "code": diagnostic.code,
        "severity": diagnostic.severity,
        "message": diagnostic.message[language],
        "range": range_record(diagnostic.range),
        "locator": dict(diagnostic.locator) if diagnostic.locator is not None else None,
        "excerpt": None if diagnostic.private else diagnostic.excerpt,
        "fact": diagnostic.fact,
        "section": diagnostic.section,
        "address": diagnostic.address,
        "expected": diagnostic.expected,
        "actual": diagnostic.actual,
        "related": [_related(related, language) for related in diagnostic.related],
        "fix": _fix(diagnostic.fix),
        "fingerprint": diagnostic.fingerprint,
        "waived": _waived(diagnostic.waived),
    }


def _waived(waived: Waived | None) -> dict[str, Any] | None:
    if waived is None:
        return None
    place = {"path": waived.path, "range": range_record(waived.range)}
    return {"reason": waived.reason, "by": waived.by, "place": place}


def _related(related: DiagnosticRelated, language: Language) -> dict[str, Any]:
    return {
        "path": related.path,
        "range": range_record(related.range),
        "locator": dict(related.locator) if related.locator is not None else None,
        "fact": related.fact,
        "message": related.message[language],
    }


def _fix(fix: DiagnosticFix | None) -> dict[str, Any] | None:
    if fix is None:
        return None
    edits = [{"range": range_record(edit.range), "text": edit.text} for edit in fix.edits]
    return {"safety": fix.safety, "edits": edits}


def range_record(range_: Range | None) -> dict[str, Any] | None:
    """Return the start and end position of a range; None for None."""
    if range_ is None:
        return None
    return {"start": _position(range_.start), "end": _position(range_.end)}


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column}


def failure_record(failure: Failure, language: Language) -> dict[str, Any]:
    """Return the record of a failure; ``rule`` and ``pack`` are None unless a rule failed, ``path`` where no file is concerned."""
    return {
        "kind": failure.kind,
        "path": failure.path or None,
        "message": failure.message[language],
        "rule": failure.rule,
        "pack": failure.pack,
    }


def records_of_files(options: RenderOptions) -> Mapping[str, Callable[[FileResult], Iterator[dict[str, Any]]]]:
    """Return what makes the records of one file, by their types, in the order in which these are written."""
    language = options.language

    def diagnostics(file: FileResult) -> Iterator[dict[str, Any]]:
        return (diagnostic_record(each, language) for each in file.shown(waived=True))

    def notes(file: FileResult) -> Iterator[dict[str, Any]]:
        """Yield the path and text of each note: what a reader left out or had to decide."""
        return ({"path": file.path, "message": note[language]} for note in file.notes)

    def files(file: FileResult) -> Iterator[dict[str, Any]]:
        if file.status != "configuration":
            yield file_record(file)

    def coverage(file: FileResult) -> Iterator[dict[str, Any]]:
        if file.status != "configuration":
            yield coverage_record(file, language)

    made = {"diagnostic": diagnostics, "note": notes, "file": files}
    return made | {"coverage": coverage} if options.coverage else made


def file_record(file: FileResult) -> dict[str, Any]:
    """Return the record of a file's result; ``agency`` and ``year`` are the subject and period of its report."""
    errors, warnings, infos = counts_of(file)
    return {
        "path": file.path,
        "kind": file.kind,
        "form": file.form,
        "agency": file.subject,
        "year": file.period,
        "status": file.status,
        "verdict": file.verdict,
        "errors": errors,
        "warnings": warnings,
        "infos": infos,
        "relations": dict(file.relations),
    }


def summary_record(result: RunResult) -> dict[str, Any]:
    """Return the counts of the whole run: files, findings by severity, waived ones, relations by state."""
    return {
        "files": result.totals.files,
        "errors": result.count("error"),
        "warnings": result.count("warning"),
        "infos": result.count("info"),
        "waived": result.waived,
        "relations": dict(result.relations),
    }


def statistics_records(result: RunResult) -> Iterator[dict[str, Any]]:
    """Yield how many diagnostics each rule has, the most frequent rule first."""
    for each in by_rule(result):
        yield {"rule": each.rule, "code": each.code, "count": each.findings}


def body_records(result: RunResult) -> Iterator[dict[str, Any]]:
    """Yield how many reports and diagnostics each body has, those with most errors first; None for an unknown one."""
    for each in by_body(result):
        yield {"agency": each.key, **_counts(each)}


def year_records(result: RunResult) -> Iterator[dict[str, Any]]:
    """Yield how many reports and diagnostics each year has; None for an unknown one, at last."""
    for each in by_year(result):
        yield {"year": each.key, **_counts(each)}


def _counts(tally: Tally) -> dict[str, int]:
    return {"reports": tally.reports, "errors": tally.errors, "warnings": tally.warnings, "infos": tally.infos}


def coverage_record(file: FileResult, language: Language) -> dict[str, Any]:
    """Return a file's relations by state, the figures that no relation covers, and the sentences with figures."""
    found = file.coverage
    rules = [{"rule": u.relation, "reason": u.reason[language]} for u in found.rules]
    return {
        "path": file.path,
        "kind": file.kind,
        "status": file.status,
        "hold": found.hold,
        "zero": found.zero,
        "broken": found.broken,
        "unknown": [{"relation": u.relation, "reason": u.reason[language]} for u in found.unknown],
        "across": [{"relation": u.relation, "reason": u.reason[language]} for u in found.across],
        "unchecked": [_unchecked(figure) for figure in found.unchecked],
        "tables": [_table(table) for table in found.tables],
        "sentences": [_sentence(sentence) for sentence in found.sentences],
        **({"rules": rules} if rules else {}),
    }


def _sentence(sentence: Sentence) -> dict[str, Any]:
    position = _position(sentence.position) if sentence.position is not None else None
    read = [{"measure": r.measure, "value": r.value, "limit": r.limit or None} for r in sentence.readings]
    return {"text": sentence.text, "position": position, "read": read}


def _table(table: TableFigures) -> dict[str, Any]:
    return {
        "title": table.title,
        "outcome": table.outcome,
        "figures": table.figures,
        "nonzero": table.nonzero,
        "blank": table.blank,
    }


def _unchecked(figure: UncheckedFigure) -> dict[str, Any]:
    position = _position(figure.position) if figure.position is not None else None
    return {"fact": figure.fact or None, "text": figure.text, "position": position}
