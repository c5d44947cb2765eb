"""The lines after the diagnostics: coverage, statistics and the summary line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from gouji.checking.coverage import Coverage, Sentence, TableFigures, UncheckedFigure, UnknownRelation
from gouji.message import Language, Message, counted
from gouji.output.format import RenderOptions
from gouji.output.records import statistics_records
from gouji.output.statistics import Tally, by_body, by_year
from gouji.output.verdicts import zero_words
from gouji.output.visible import one_line
from gouji.output.words import COMMA, NO_FILES, SEVERITY_WORDS
from gouji.results import FileResult, RunResult
from gouji.rules.finding import SEVERITIES
from gouji.rules.rule import Reading
from gouji.text.display import width
from gouji.text.source import Position

__all__ = ["coverage_lines", "statistics_lines", "summary_line"]

_FOUND_ZH = "{errors} 个错误，{warnings} 个警告，{infos} 个提示"
_CLEAN = Message("未发现问题", "nothing found")
_WAIVED_ZH = "，豁免 {waived} 个"
_NOTHING_CHECKED = Message("没有核对任何报告", "no report was checked")
_CHECKED_ZH = "；检查了 {files} 个文件，勾稽关系成立 {hold} 条{zeros}，不成立 {broken} 条，无法核对 {unknown} 条"
_ZEROS = Message("（其中 {zeros} 条的数字全部为 0）", " ({zeros} of them on figures that are all 0)")
_ONLY_ZEROS = Message("（数字全部为 0）", " (on figures that are all 0)")
_FAILURES_ZH = "；{failures} 项未能检查"
_UNCHANGED = Message("；另有 {unchanged} 个文件没有改动，未列出", "; {unchanged} left out, not changed")
_NONE_CHANGED = Message("{unchanged} 个文件都没有改动", "{unchanged} checked, none of them changed")
_COVERAGE = Message("核对情况", "Coverage")
_OF_FILE = Message(
    "{path}：勾稽关系成立 {hold} 条{zeros}，不成立 {broken} 条，无法核对 {unknown} 条；不属于任何勾稽关系的数字 {unchecked} 个",
    "{path}: relations: {hold}{zeros}, {broken} broken, {unknown} not checked; figures in no relation: {unchecked}",
)
_NOT_COVERED = Message("{path}：不是可核对的报告", "{path}: no report that could be checked")
_TABLE = Message("{table}：数字 {figures} 个，{zeros}", "{table}: {figures}, {zeros}")
_ALL_ZERO = Message("全部为 {zero}", "all {zero}")
_NONZERO = Message("不为 0 的 {nonzero} 个", "{nonzero} not 0")
_NO_TABLE = {
    "absent": Message("{table}：没有找到", "{table}: not found"),
    "picture": Message("{table}：是图片，无法读取", "{table}: a picture, which cannot be read"),
    "unreadable": Message("{table}：无法读取", "{table}: could not be read"),
}
_UNKNOWN = Message("勾稽关系无法核对：{relation}（{reason}）", "relation not checked: {relation} ({reason})")
_UNJUDGED = Message("规则无法判断：{rule}（{reason}）", "rule not judged: {rule} ({reason})")
_ACROSS = Message("未与其他报告比较：{reason}", "not compared with other reports: {reason}")
_ACROSS_NAMED = Message(
    "未与其他报告比较：{relation}（{reason}）", "not compared with other reports: {relation} ({reason})"
)
_UNCHECKED = Message("数字未核对：{what}", "figure not checked: {what}")
_UNCHECKED_ZEROS = Message("数字未核对：另有 {count} 个，均为 0", "figures not checked: {count} more, all 0")
_READ = Message("已识别的句子：{what}：“{text}”", "sentence read: {what}: “{text}”")
_UNREAD = Message("未识别的句子：{what}“{text}”", "sentence not read: {what}“{text}”")
_PLACE = Message("第{line}行第{column}列", "{line}:{column}")
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
_BY_BODY = Message("各机关次数", "Statistics by body")
_BY_YEAR = Message("各年度次数", "Statistics by year")
_BODY, _YEAR = Message("机关", "body"), Message("年度", "year")
_REPORTS = Message("报告", "reports")
_NOT_KNOWN = Message("不明", "unknown")
_COLUMN = 9
_TIMES = Message("各规则用时", "Time by rule")


def summary_line(result: RunResult, language: Language) -> str:
    """Return the last line of the output: how many findings there are, and what was checked, in a clean run too."""
    if not result.files and not result.all_failures:
        return _said(_NONE_CHANGED, result)[language] if result.unchanged else NO_FILES[language]
    unchanged = _said(_UNCHANGED, result)[language] if result.unchanged else ""
    return f"{_found_and_checked(result, language)}{unchanged}"


def _said(message: Message, result: RunResult) -> Message:
    return message.format(unchanged=counted(result.unchanged, "file"))


def _found_and_checked(result: RunResult, language: Language) -> str:
    zeros = _zeros(result.zero_relations, result.relations["hold"], language)
    counts = {f"{severity}s": result.count(severity) for severity in ("error", "warning", "info")}
    files = result.totals.files - result.totals.unreadable
    failures = len(result.all_failures)
    if language == "zh":
        found = _FOUND_ZH.format(**counts) if any(counts.values()) else _none_found(result).zh
        checked = _CHECKED_ZH.format(files=files, zeros=zeros, **result.relations)
        waived = _WAIVED_ZH.format(waived=result.waived) if result.waived else ""
        return found + waived + checked + (_FAILURES_ZH.format(failures=failures) if failures else "")
    found = ", ".join(counted(number, name[:-1]).en for name, number in counts.items())
    found = found if any(counts.values()) else _none_found(result).en
    waived = f", {result.waived} waived" if result.waived else ""
    return f"{found}{waived}; {_checked(files, result, zeros)}{_not_checked(failures)}"


def _none_found(result: RunResult) -> Message:
    """Return that nothing was found; or that there was nothing in which it could have been."""
    return _CLEAN if result.totals.checked else _NOTHING_CHECKED


def _zeros(zeros: int, hold: int, language: Language) -> str:
    """Return how many of the relations that hold do so on nothing but 0, in brackets; "" for none."""
    if not zeros:
        return ""
    return (_ONLY_ZEROS if zeros == hold else _ZEROS)[language].format(zeros=zeros)


def _checked(files: int, result: RunResult, zeros: str) -> str:
    relations = result.relations
    hold = counted(relations["hold"], "relation holds", "relations hold").en
    broken = counted(relations["broken"], "is broken", "are broken").en
    return f"checked {counted(files, 'file').en}: {hold}{zeros}, {broken}, {relations['unknown']} could not be checked"


def _not_checked(failures: int) -> str:
    if not failures:
        return ""
    return f"; {counted(failures, 'thing was', 'things were').en} not checked"


def statistics_lines(result: RunResult, options: RenderOptions) -> Iterator[str]:
    """Yield how many diagnostics each rule, body and year has and, where it was measured, how long each rule took."""
    yield f"{_STATISTICS[options.language]}\n"
    for record in statistics_records(result):
        yield f"{record['count']:>7}  {record['code']}  {record['rule']}\n"
    yield from _tally_lines(_BY_BODY, _BODY, by_body(result), options.language)
    yield from _tally_lines(_BY_YEAR, _YEAR, by_year(result), options.language)
    yield from _time_lines(result, options.language)


def _tally_lines(title: Message, head: Message, tallies: Sequence[Tally], language: Language) -> Iterator[str]:
    """Yield how many reports and findings each body or year with findings has; nothing where there is only one."""
    if len(tallies) < 2:
        return
    heads = [*(SEVERITY_WORDS[severity][language] for severity in reversed(SEVERITIES)), _REPORTS[language]]
    yield f"{title[language]}\n"
    yield f"{''.join(' ' * (_COLUMN - width(each)) + each for each in heads)}  {head[language]}\n"
    for each in (tally for tally in tallies if tally.findings):
        counts = (each.errors, each.warnings, each.infos, each.reports)
        name = _NOT_KNOWN[language] if each.key is None else one_line(str(each.key))
        yield f"{''.join(f'{count:>{_COLUMN}}' for count in counts)}  {name}\n"


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
    head = _OF_FILE.format(
        path=path,
        hold=counted(found.hold, "holds", "hold"),
        zeros=_zeros(found.zero, found.hold, language),
        broken=found.broken,
        unknown=len(found.unknown),
        unchecked=len(found.unchecked),
    )[language]
    yield f"  {head}\n"
    for line in _details(found, language):
        yield f"    {line}\n"


def _details(found: Coverage, language: Language) -> Iterator[str]:
    """Yield a line for each table, for each thing that was not checked and for each sentence with figures."""
    for table in found.tables:
        yield _table(table, language)
    for unknown in found.unknown:
        name = (unknown.name or Message(unknown.relation, unknown.relation))[language]
        yield _UNKNOWN[language].format(relation=one_line(name), reason=one_line(unknown.reason[language]))
    yield from dict.fromkeys(_across(unknown, language) for unknown in found.across)
    for rule in found.rules:
        name = (rule.name or Message(rule.relation, rule.relation))[language]
        yield _UNJUDGED[language].format(rule=one_line(name), reason=one_line(rule.reason[language]))
    yield from _unchecked(found.unchecked, language)
    for sentence in found.sentences:
        yield _sentence(sentence, language)


def _unchecked(figures: Sequence[UncheckedFigure], language: Language) -> Iterator[str]:
    """Yield a line for each figure that no relation has, and one for all that are 0."""
    others = [figure for figure in figures if figure.text.strip("0０ ")]
    for figure in others:
        yield _UNCHECKED[language].format(what=_figure(figure, language))
    if len(others) < len(figures):
        yield _UNCHECKED_ZEROS[language].format(count=len(figures) - len(others))


def _table(table: TableFigures, language: Language) -> str:
    if table.outcome in _NO_TABLE:
        return _NO_TABLE[table.outcome][language].format(table=one_line(table.title))
    zero = zero_words([table])[language]
    zeros = _ALL_ZERO[language].format(zero=zero) if table.is_zero else _NONZERO[language].format(nonzero=table.nonzero)
    figures = counted(table.figures, "figure")
    return _TABLE.format(table=one_line(table.title), figures=figures, zeros=zeros)[language]


def _across(unknown: UnknownRelation, language: Language) -> str:
    reason = one_line(unknown.reason[language])
    if unknown.name is None:
        return _ACROSS[language].format(reason=reason)
    return _ACROSS_NAMED[language].format(relation=one_line(unknown.name[language]), reason=reason)


def _sentence(sentence: Sentence, language: Language) -> str:
    place = _place(sentence.position, language)
    text = one_line(sentence.text)
    if not sentence.readings:
        return _UNREAD[language].format(what=f"{place} " if place else "", text=text)
    read = COMMA[language].join(_reading(reading, language) for reading in sentence.readings)
    return _READ[language].format(what=f"{place} {read}" if place else read, text=text)


def _reading(reading: Reading, language: Language) -> str:
    name = reading.measure if reading.name is None else reading.name[language]
    limit = _LIMITS[reading.limit][language] if reading.limit in _LIMITS else ""
    return f"{one_line(name)} {reading.value}{limit}"


def _figure(figure: UncheckedFigure, language: Language) -> str:
    named = " ".join(part for part in (_place(figure.position, language), one_line(figure.address)) if part)
    return f"{named}{'：' if language == 'zh' else ': '}{one_line(figure.text)}" if named else one_line(figure.text)


def _place(position: Position | None, language: Language) -> str:
    return "" if position is None else _PLACE[language].format(**position._asdict())
