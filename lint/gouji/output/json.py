"""``--format json``: one object, each diagnostic on a line of its own; equal runs give equal bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
import json
from typing import Any

from gouji.output.format import RenderOptions
from gouji.output.one_pass import in_one_pass
from gouji.output.records import (
    body_records,
    failure_record,
    records_of_files,
    statistics_records,
    summary_record,
    year_records,
)
from gouji.results import FileResult, RunResult

__all__ = ["VERSION", "render"]

VERSION = 1
"""The version of the shape; a change that breaks readers raises it."""

_ENCODER = json.JSONEncoder(ensure_ascii=False)
"""What `json.dumps` would make anew for each record."""


def render(result: RunResult, options: RenderOptions) -> Iterator[str]:
    """Yield the pieces of one JSON object for the whole result."""
    language = options.language
    made = [partial(_dumped, records) for records in records_of_files(options).values()]
    diagnostics, notes, files, *coverage = in_one_pass(result.read(), *made)
    yield f'{{\n  "version": {VERSION},\n  "diagnostics": '
    yield from _array(diagnostics)
    yield ',\n  "failures": '
    yield from _array(_dumps(failure_record(failure, language)) for failure in result.all_failures)
    yield ',\n  "notes": '
    yield from _array(notes)
    yield ',\n  "files": '
    yield from _array(files)
    if options.statistics:
        yield ',\n  "statistics": '
        yield from _array(map(_dumps, statistics_records(result)))
        yield ',\n  "statistics_by_agency": '
        yield from _array(map(_dumps, body_records(result)))
        yield ',\n  "statistics_by_year": '
        yield from _array(map(_dumps, year_records(result)))
    for records in coverage:
        yield ',\n  "coverage": '
        yield from _array(records)
    yield f',\n  "summary": {_dumps(summary_record(result))}\n}}\n'


def _dumped(records: Callable[[FileResult], Iterable[dict[str, Any]]], file: FileResult) -> Iterator[str]:
    return map(_dumps, records(file))


def _array(records: Iterable[str]) -> Iterator[str]:
    before = "["
    for record in records:
        yield f"{before}\n    {record}"
        before = ","
    yield "[]" if before == "[" else "\n  ]"


def _dumps(record: dict[str, Any]) -> str:
    return _ENCODER.encode(record)
