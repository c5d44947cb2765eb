"""``--format sarif``: SARIF 2.1.0 (OASIS), which code hosts and editors read; its columns count code points, as gouji's do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import version
import json
from pathlib import PurePosixPath, PureWindowsPath
import re
from typing import Any
from urllib.parse import quote

from gouji.api import RuleMeta
from gouji.api.documents import (
    Diagnostic,
    DiagnosticFix,
    DiagnosticRelated,
    Failure,
    FileResult,
    Language,
    Range,
    RenderOptions,
    RunResult,
    Waived,
    page_lines,
    placed_message,
    words_of,
)

__all__ = ["render"]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+")
_LEVELS: Mapping[str, str] = {"error": "error", "warning": "warning", "info": "note"}
_LANGUAGES: Mapping[Language, str] = {"zh": "zh-CN", "en": "en"}
_SUPPRESSIONS = {"waiver": "external", "comment": "inSource"}
_FINGERPRINT = "gouji/v1"


def render(result: RunResult, options: RenderOptions) -> Iterator[str]:
    """Yield the log of one run: results with their fixes, related places and suppressions, and what could not be checked.

    What there may be very much of is written piece by piece.
    """
    language = options.language
    names = {diagnostic.code: diagnostic.rule for diagnostic in result.all_diagnostics}
    rules = options.rules()
    driver = {
        "name": "gouji",
        "version": version("gouji"),
        "rules": [_rule(code, names[code], rules.get(names[code]), language) for code in sorted(names)],
    }
    yield f'{{\n "$schema": "{_SCHEMA}",\n "version": "2.1.0",\n "runs": [\n  {{\n   "tool": '
    yield _indented({"driver": driver}, 3)
    yield f',\n   "language": "{_LANGUAGES[language]}",\n   "columnKind": "unicodeCodePoints",\n   "artifacts": '
    yield from _array(_artifact(file) for file in result.inputs)
    yield f',\n   "invocations": {_indented([_invocation(result, language)], 3)},\n   "results": '
    yield from _array(_result(diagnostic, language) for diagnostic in result.all_diagnostics)
    yield "\n  }\n ]\n}\n"


def _array(records: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Yield an array of a run, one record a piece."""
    before = "["
    for record in records:
        yield f"{before}\n    {_indented(record, 4)}"
        before = ","
    yield "[]" if before == "[" else "\n   ]"


def _indented(value: object, depth: int) -> str:
    """Return a value as JSON whose lines after the first stand so deep."""
    return json.dumps(value, ensure_ascii=False, indent=1).replace("\n", "\n" + " " * depth)


def _rule(code: str, name: str, meta: RuleMeta | None, language: Language) -> dict[str, Any]:
    rule: dict[str, Any] = {"id": code, "name": name}
    if meta is None:
        return rule
    summary = meta.summary[language]
    return rule | {
        "shortDescription": {"text": summary},
        "help": {"text": summary, "markdown": "\n".join(page_lines(meta, language))},
    }


def _result(diagnostic: Diagnostic, language: Language) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": placed_message(diagnostic, language)},
        "locations": [_location(diagnostic.path, diagnostic, language)],
        "partialFingerprints": {_FINGERPRINT: diagnostic.fingerprint},
        "relatedLocations": [
            {"id": number, **_location(related.path, related, language), "message": {"text": related.message[language]}}
            for number, related in enumerate(diagnostic.related, 1)
        ],
        "properties": {
            key: value
            for key in ("fact", "section", "address", "expected", "actual")
            if (value := getattr(diagnostic, key)) is not None
        },
    }
    if diagnostic.fix is not None and diagnostic.range is not None:
        result["fixes"] = [_fix(diagnostic.path, diagnostic.fix)]
    if diagnostic.waived is not None:
        result["suppressions"] = [_suppression(diagnostic.waived)]
    return result


def _location(path: str, placed: Diagnostic | DiagnosticRelated, language: Language) -> dict[str, Any]:
    """Return a place: a region of a file with lines; in others the whole file, and the part by its name."""
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(path)}}
    if placed.range is not None:
        physical["region"] = _region(placed.range)
    location: dict[str, Any] = {"physicalLocation": physical}
    if placed.locator:
        location["logicalLocations"] = [{"fullyQualifiedName": words_of(placed.locator, language)}]
    return location


def _region(range_: Range) -> dict[str, int]:
    start, end = range_
    return {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}


def _fix(path: str, fix: DiagnosticFix) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(edit.range), "insertedContent": {"text": edit.text}}
        for edit in fix.edits
        if edit.range is not None
    ]
    changes = [{"artifactLocation": {"uri": _uri(path)}, "replacements": replacements}]
    return {"artifactChanges": changes, "properties": {"safety": fix.safety}}


def _suppression(waived: Waived) -> dict[str, Any]:
    location = {"physicalLocation": {"artifactLocation": {"uri": _uri(waived.path)}, "region": _region(waived.range)}}
    return {"kind": _SUPPRESSIONS[waived.by], "justification": waived.reason, "location": location}


def _artifact(file: FileResult) -> dict[str, Any]:
    known = {
        "agency": file.subject,
        "year": file.period,
        "kind": file.kind,
        "status": file.status,
        "verdict": file.verdict,
    }
    return {
        "location": {"uri": _uri(file.path)},
        "properties": {key: value for key, value in known.items() if value is not None},
    }


def _invocation(result: RunResult, language: Language) -> dict[str, Any]:
    failures = result.all_failures
    return {
        "executionSuccessful": not failures,
        "toolExecutionNotifications": [_notification(failure, language) for failure in failures],
    }


def _notification(failure: Failure, language: Language) -> dict[str, Any]:
    notification: dict[str, Any] = {
        "level": "error",
        "descriptor": {"id": failure.kind},
        "message": {"text": failure.message[language]},
    }
    if failure.path:
        notification["locations"] = [{"physicalLocation": {"artifactLocation": {"uri": _uri(failure.path)}}}]
    return notification


def _uri(path: str) -> str:
    """Return the URI of a path: relative where it is, so that a code host finds the file in its repository."""
    if PurePosixPath(path).is_absolute():
        return f"file://{_quoted(path)}"
    if PureWindowsPath(path).is_absolute():
        return f"file:///{_quoted(path[:2], safe=':')}{_quoted(path[2:])}"
    scheme, separator, rest = path.partition("://")
    if separator and _SCHEME.fullmatch(scheme):
        return f"{scheme}://{_quoted(rest)}"
    return _quoted(path.removeprefix("./"))


def _quoted(path: str, safe: str = "/") -> str:
    return quote(path, safe, errors="surrogatepass")
