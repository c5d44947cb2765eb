"""What came of checking: of one file, of a run, and what a run adds up to."""

from __future__ import annotations

from gouji.results.file_result import (
    Checked,
    FileResult,
    FileStatus,
    Verdict,
    result_from_bytes,
    result_to_bytes,
    status_of,
    unchecked,
    unreadable,
)
from gouji.results.run_result import RunResult
from gouji.results.run_totals import Totals, totals_of

__all__ = [
    "Checked",
    "FileResult",
    "FileStatus",
    "RunResult",
    "Totals",
    "Verdict",
    "result_from_bytes",
    "result_to_bytes",
    "status_of",
    "totals_of",
    "unchecked",
    "unreadable",
]
