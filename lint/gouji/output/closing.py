"""The lines after the diagnostics: coverage, statistics and the summary line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from gouji.checking.coverage import Sentence, UncheckedFigure
from gouji.message import Language, Message
from gouji.output.format import RenderOptions
from gouji.output.records import statistics_records
from gouji.output.visible import one_line
from gouji.results import FileResult, RunResult

__all__ = ["coverage_lines", "statistics_lines", "summary_line"]

_FOUND_ZH = "{errors} 个错误，{warnings} 个警告，{infos} 个提示"
_CLEAN = Message("未发现问题", "nothing found")
_WAIVED_ZH = "，豁免 {waived} 个"
_CHECKED_ZH = "；检查了 {files} 个文件，勾稽关系成立 {hold} 条，不成立 {broken} 条，无法核对 {unknown} 条"
_FAILURES_ZH = "；{failures} 项未能检查"
_COVERAGE = Message("核对情况", "Coverage")
_OF_FILE = Message(
    "{path}：成立 {hold} 条，不成立 {broken} 条，无法核对 {unknown} 条，未被任何关系用到的数字 {unchecked} 个",
    "{path}: {hold} hold, {broken} broken, {unknown} unknown; {unchecked} figures that no relation has",
)
_NOT_COVERED = Message("{path}：不是可核对的报告", "{path}: no report that could be checked")
_UNKNOWN = Message("无法核对 {relation}：{reason}", "unknown {relation}: {reason}")
_ACROSS = Message("未与其他报告核对 {relation}：{reason}", "not compared {relation}: {reason}")
_UNCHECKED = Message("未核对 {what}", "unchecked {what}")
_READ = Message("已读 {what}：{text}", "read {what}: {text}")
_UNREAD = Message("未读 {text}", "unread {text}")
_LIMITS = {
    "period": Message("（另一时期）", " (another period)"),
    "scope": Message("（一部分）", " (a part)"),
    "about": Message("（约数）", " (about)"),
}
_UNTRIED = Message(
    "未能核对的豁免 {untried} 项：所属报告不在检查之列，或其规则没有运行",
    "waivers that could not be tried: {untried}; their reports were not checked, or not with their rules",
)
_STATISTICS = Message("各规则次数", "Statistics")
_TIMES = Message("各规则用时", "Time by rule")


def summary_line(result: RunResult, language: Language) -> str:
    """Return the last line of the output: how many findings there are, and what was checked, in a clean run too."""
    counts = {f"{severity}s": result.count(severity) for severity in ("error", "warning", "info")}
    files = sum(1 for file in result.inputs if file.status != "unreadable")
    failures = len(result.all_failures)
    if language == "zh":
        found = _FOUND_ZH.format(**counts) if any(counts.values()) else _CLEAN.zh
        checked = _CHECKED_ZH.format(files=files, **result.relations)
        waived = _WAIVED_ZH.format(waived=result.waived) if result.waived else ""
        return found + waived + checked + (_FAILURES_ZH.format(failures=failures) if failures else "")
    found = ", ".join(_some(number, name[:-1]) for name, number in counts.items())
    found = found if any(counts.values()) else _CLEAN.en
    waived = f", {result.waived} waived" if result.waived else ""
    return f"{found}{waived}; {_checked(files, result)}{_not_checked(failures)}"


def _checked(files: int, result: RunResult) -> str:
    relations = result.relations
    hold = f"{_some(relations['hold'], 'relation')} {'holds' if relations['hold'] == 1 else 'hold'}"
    broken = f"{relations['broken']} {'is' if relations['broken'] == 1 else 'are'} broken"
    return f"checked {_some(files, 'file')}: {hold}, {broken}, {relations['unknown']} could not be checked"


def _not_checked(failures: int) -> str:
    if not failures:
        return ""
    return f"; {_some(failures, 'thing')} {'was' if failures == 1 else 'were'} not checked"


def _some(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def statistics_lines(result: RunResult, options: RenderOptions) -> Iterator[str]:
    """Yield how many diagnostics each rule has and, where it was measured, how long each rule took."""
    yield f"{_STATISTICS[options.language]}\n"
    for record in statistics_records(result):
        yield f"{record['count']:>7}  {record['code']}  {record['rule']}\n"
    yield from _time_lines(result, options.language)


def _time_lines(result: RunResult, language: Language) -> Iterator[str]:
    """Yield each rule's time, summed over all files, and its share of the whole, longest first."""
    times: Counter[tuple[str, str]] = Counter()
    for code, rule, nanoseconds in (time for file in result.files for time in file.times):
        times[code, rule] += nanoseconds
    if not times:
        return
    yield f"{_TIMES[language]}\n"
    whole = times.total() or 1
    for (code, rule), nanoseconds in sorted(times.items(), key=lambda item: (-item[1], item[0])):
        yield f"{nanoseconds / 1e6:>10.2f} ms {nanoseconds / whole:>6.1%}  {code}  {rule}\n"


def coverage_lines(result: RunResult, options: RenderOptions) -> Iterator[str]:
    """Yield for each file its relations by state, the reasons for unknown ones, unchecked figures and sentences."""
    yield f"{_COVERAGE[options.language]}\n"
    for file in result.inputs:
        yield from _of_file(file, options.language)
    if result.untried:
        yield f"  {_UNTRIED[options.language].format(untried=result.untried)}\n"


def _of_file(file: FileResult, language: Language) -> Iterator[str]:
    found, path = file.coverage, one_line(file.path)
    if file.status != "checked":
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
    for unknown in found.across:
        reason = one_line(unknown.reason[language])
        yield f"    {_ACROSS[language].format(relation=unknown.relation, reason=reason)}\n"
    for figure in found.unchecked:
        yield f"    {_UNCHECKED[language].format(what=_figure(figure))}\n"
    for sentence in found.sentences:
        yield f"    {_sentence(sentence, language)}\n"


def _sentence(sentence: Sentence, language: Language) -> str:
    place = f"{sentence.position.line}:{sentence.position.column} " if sentence.position else ""
    text = one_line(sentence.text)
    if not sentence.readings:
        return _UNREAD[language].format(text=place + text)
    read = [
        f"{reading.measure}={reading.value}{_LIMITS[reading.limit][language] if reading.limit in _LIMITS else ''}"
        for reading in sentence.readings
    ]
    return _READ[language].format(what=place + ", ".join(read), text=text)


def _figure(figure: UncheckedFigure) -> str:
    place = f"{figure.position.line}:{figure.position.column}" if figure.position else ""
    named = " ".join(part for part in (place, figure.fact) if part)
    return f"{named}: {one_line(figure.text)}" if named else one_line(figure.text)
