"""What stands after the diagnostics: coverage, statistics and the summary line."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.message import Message
from gouji.output.records import statistics_records
from gouji.output.result import FileResult, RenderOptions, RunResult
from gouji.output.visible import one_line

__all__ = ["coverage_lines", "statistics_lines", "summary_line"]

_FOUND = Message(
    "{errors} 个错误，{warnings} 个警告，{infos} 个提示", "{errors} errors, {warnings} warnings, {infos} infos"
)
_CLEAN = Message("未发现问题", "nothing found")
_CHECKED = Message(
    "；检查了 {files} 个文件，勾稽关系成立 {hold} 条，不成立 {broken} 条，无法核对 {unknown} 条",
    "; checked {files} files: {hold} relations hold, {broken} are broken, {unknown} could not be checked",
)
_FAILURES = Message("；{failures} 项未能检查", "; {failures} could not be done")
_COVERAGE = Message("核对情况", "Coverage")
_OF_FILE = Message(
    "{path}：成立 {hold} 条，不成立 {broken} 条，无法核对 {unknown} 条，未被任何关系用到的数字 {unchecked} 个",
    "{path}: {hold} hold, {broken} broken, {unknown} unknown; {unchecked} figures that no relation has",
)
_NOT_COVERED = Message("{path}：不是可核对的报告", "{path}: no report that could be checked")
_UNKNOWN = Message("无法核对 {relation}：{reason}", "unknown {relation}: {reason}")
_UNCHECKED = Message("未核对 {place}{fact}：{text}", "unchecked {place}{fact}: {text}")
_STATISTICS = Message("各规则次数", "Statistics")


def summary_line(result: RunResult, language: str) -> str:
    """What was found and what was checked; a clean run says the latter all the same."""
    counts = {f"{severity}s": result.count(severity) for severity in ("error", "warning", "info")}
    found = _FOUND[language].format(**counts) if any(counts.values()) else _CLEAN[language]
    checked = _CHECKED[language].format(files=len(result.files), **result.relations)
    failures = len(result.all_failures)
    return found + checked + (_FAILURES[language].format(failures=failures) if failures else "")


def statistics_lines(result: RunResult, options: RenderOptions) -> Iterator[str]:
    """How often each rule found something."""
    yield f"{_STATISTICS[options.language]}\n"
    for record in statistics_records(result):
        yield f"{record['count']:>7}  {record['code']}  {record['rule']}\n"


def coverage_lines(result: RunResult, options: RenderOptions) -> Iterator[str]:
    """For each file its relations by state, why some are unknown, and the figures that none has."""
    yield f"{_COVERAGE[options.language]}\n"
    for file in result.files:
        yield from _of_file(file, options.language)


def _of_file(file: FileResult, language: str) -> Iterator[str]:
    found, path = file.coverage, one_line(file.path)
    if file.kind != "report":
        yield f"  {_NOT_COVERED[language].format(path=path)}\n"
        return
    head = _OF_FILE[language].format(
        path=path,
        hold=found.hold,
        broken=found.broken,
        unknown=len(found.unknown),
        unchecked=len(found.unchecked),
    )
    yield f"  {head}\n"
    for unknown in found.unknown:
        reason = one_line(unknown.reason[language])
        yield f"    {_UNKNOWN[language].format(relation=unknown.relation, reason=reason)}\n"
    for figure in found.unchecked:
        place = f"{figure.position.line}:{figure.position.column} " if figure.position else ""
        text = _UNCHECKED[language].format(place=place, fact=figure.fact, text=one_line(figure.text))
        yield f"    {text}\n"
