"""``--format jsonl``: one JSON object a line, each with its ``type`` first.

Lines of type ``diagnostic`` come first (the keys of ``--format json``), then ``failure``, ``note``, ``file``, then,
where asked for, ``statistics`` and ``coverage``. One ``summary`` comes last: an output that ends with it is whole.
"""

from __future__ import annotations

from collections.abc import Iterator
import json
from typing import Any

from gouji.output.format import RenderOptions
from gouji.output.json import VERSION
from gouji.output.records import (
    body_records,
    coverage_record,
    diagnostic_record,
    failure_record,
    file_record,
    notes_records,
    statistics_records,
    summary_record,
    year_records,
)
from gouji.results import RunResult

__all__ = ["render"]


def render(result: RunResult, options: RenderOptions) -> Iterator[str]:
    """Yield one line of JSON for each record of the result."""
    language = options.language
    for diagnostic in result.all_diagnostics:
        yield _line("diagnostic", diagnostic_record(diagnostic, language))
    for failure in result.all_failures:
        yield _line("failure", failure_record(failure, language))
    for record in notes_records(result, language):
        yield _line("note", record)
    for file in result.inputs:
        yield _line("file", file_record(file))
    if options.statistics:
        for record in statistics_records(result):
            yield _line("statistics", record)
        for record in body_records(result):
            yield _line("statistics-by-agency", record)
        for record in year_records(result):
            yield _line("statistics-by-year", record)
    if options.coverage:
        for file in result.inputs:
            yield _line("coverage", coverage_record(file, language))
    yield _line("summary", {"version": VERSION, **summary_record(result)})


def _line(kind: str, record: dict[str, Any]) -> str:
    return f"{json.dumps({'type': kind, **record}, ensure_ascii=False)}\n"
