"""``--format json``: one object, each diagnostic on a line of its own; equal runs give equal bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
import json
from typing import Any

from gouji.output.format import RenderOptions
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

__all__ = ["VERSION", "render"]

VERSION = 1
"""The version of the shape; a change that breaks readers raises it."""


def render(result: RunResult, options: RenderOptions) -> Iterator[str]:
    """Yield the pieces of one JSON object for the whole result."""
    language = options.language
    yield f'{{\n  "version": {VERSION},\n  "diagnostics": '
    yield from _array(diagnostic_record(diagnostic, language) for diagnostic in result.all_diagnostics)
    yield ',\n  "failures": '
    yield from _array(failure_record(failure, language) for failure in result.all_failures)
    yield ',\n  "notes": '
    yield from _array(notes_records(result, language))
    yield ',\n  "files": '
    yield from _array(file_record(file) for file in result.inputs)
    if options.statistics:
        yield ',\n  "statistics": '
        yield from _array(statistics_records(result))
        yield ',\n  "statistics_by_agency": '
        yield from _array(body_records(result))
        yield ',\n  "statistics_by_year": '
        yield from _array(year_records(result))
    if options.coverage:
        yield ',\n  "coverage": '
        yield from _array(coverage_record(file, language) for file in result.inputs)
    yield f',\n  "summary": {_dumps(summary_record(result))}\n}}\n'


def _array(records: Iterable[dict[str, Any]]) -> Iterator[str]:
    before = "["
    for record in records:
        yield f"{before}\n    {_dumps(record)}"
        before = ","
    yield "[]" if before == "[" else "\n  ]"


def _dumps(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False)
