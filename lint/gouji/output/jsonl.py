"""``--format jsonl``: one JSON object a line, each with its ``type`` first.

Lines of type ``diagnostic`` come first (the keys of ``--format json``), then ``failure``, ``note``, ``file``, then,
where asked for, ``statistics`` and ``coverage``. One ``summary`` comes last: an output that ends with it is whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
import json
from typing import Any

from gouji.output.format import RenderOptions
from gouji.output.json import VERSION
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

__all__ = ["render"]


def render(result: RunResult, options: RenderOptions) -> Iterator[str]:
    """Yield one line of JSON for each record of the result."""
    made = [partial(_lines, kind, records) for kind, records in records_of_files(options).items()]
    diagnostics, notes, files, *coverage = in_one_pass(result.read(), *made)
    yield from diagnostics
    for failure in result.all_failures:
        yield _line("failure", failure_record(failure, options.language))
    yield from notes
    yield from files
    if options.statistics:
        for record in statistics_records(result):
            yield _line("statistics", record)
        for record in body_records(result):
            yield _line("statistics-by-agency", record)
        for record in year_records(result):
            yield _line("statistics-by-year", record)
    yield from chain.from_iterable(coverage)
    yield _line("summary", {"version": VERSION, **summary_record(result)})


def _lines(kind: str, records: Callable[[FileResult], Iterable[dict[str, Any]]], file: FileResult) -> Iterator[str]:
    return (_line(kind, record) for record in records(file))


def _line(kind: str, record: dict[str, Any]) -> str:
    return f"{json.dumps({'type': kind, **record}, ensure_ascii=False)}\n"
