"""Reports with their verdicts: the heading above a report's findings, those without findings, how many of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gouji.checking.coverage import TableFigures
from gouji.message import Language, Message, counted
from gouji.output.visible import one_line
from gouji.output.words import COMMA, LISTED, SEMICOLON, VERDICT_WORDS
from gouji.results import FileResult, RunResult, Verdict

__all__ = ["BareFiles", "Listed", "heading", "name_of", "named_line", "relations_of", "verdict_line", "zero_words"]

_MOST_NAMED = 20
"""So many reports without findings are named; more are counted."""

_HEADING = Message("{report}：{verdict}", "{report}: {verdict}")
_YEAR = Message("{year}年", "{year}")
_NO_YEAR = Message("年度不明", "year unknown")
_NO_BODY = Message("{path}（机关名称不明）", "{path} (body unknown)")
_MORE_REPORTS = Message("等 {count} 份报告", "and others, {count} reports in all")
_CONFIGURATION = Message("{path}（配置文件）", "{path} (configuration)")
_UNREAD = {
    "unreadable": Message("{path}（无法读取）", "{path} (cannot be read)"),
    "not-a-report": Message("{path}（不是可以识别的报告）", "{path} (no report of a known kind)"),
    "old-report": Message("{path}（早于现行格式的报告）", "{path} (a report from before the first form)"),
}
_HOLD = Message("成立 {hold} 条", "{hold}")
_BROKEN = Message("不成立 {broken} 条", "{broken} broken")
_UNKNOWN = Message("无法核对 {unknown} 条", "{unknown} could not be checked")
_RELATIONS = Message("勾稽关系{states}", "relations: {states}")
_NOTHING = Message("没有可以核对的表格数字", "no figures of tables that could be checked")
_ALL_ZERO = Message("表格数字全部为 {zero}", "all figures of the tables are {zero}")
_TABLES_ZERO = Message("{tables}数字全部为 {zero}", "all figures of {tables} are {zero}")
_ZERO = Message("0", "0")
_ZERO_OR_BLANK = Message("0 或空白", "0 or blank")
_NAMED = Message("{verdict}的 {count} 份：{names}", "{verdict} ({count}): {names}")
_COUNTED = Message(
    "{verdict}的 {count} 份未逐份列出（--coverage 可逐份列出）",
    "{verdict} ({count}): too many to be listed here (--coverage lists them)",
)
_STRAYS = Message(
    "不是报告、未核对的文件 {count} 个：{names}", "files that are no reports and were not checked ({count}): {names}"
)
_MANY_STRAYS = Message(
    "不是报告、未核对的文件 {count} 个（--coverage 可逐个列出）",
    "files that are no reports and were not checked ({count}): --coverage lists them",
)
_OF_ZEROS = Message("{name}（数字全部为 {zero}）", "{name} (all figures {zero})")
_TALLY = Message("共 {count} 份：{verdicts}", "{count} in all: {verdicts}")
_OF_VERDICT = Message("{verdict} {count} 份", "{verdict} {count}")


def heading(file: FileResult, language: Language) -> str:
    """Return the heading of a report: its body, year and form, and its verdict."""
    verdict = VERDICT_WORDS[file.verdict][language]
    return _HEADING[language].format(report=_report(file, language), verdict=verdict)


def _report(file: FileResult, language: Language) -> str:
    path = one_line(file.path)
    if file.status == "configuration":
        return _CONFIGURATION[language].format(path=path)
    if file.status in _UNREAD:
        return _UNREAD[file.status][language].format(path=path)
    body = one_line(file.subject) if file.subject else _NO_BODY[language].format(path=path)
    year = (_YEAR if file.period else _NO_YEAR)[language].format(year=file.period)
    parts = [body, year, *([one_line(file.form_title)] if file.form_title else [])]
    if file.reports > 1:
        parts.append(_MORE_REPORTS[language].format(count=file.reports))
    return COMMA[language].join(parts)


def relations_of(file: FileResult, language: Language) -> str | None:
    """Return how a report's relations stand and which of its tables have no figure but 0; None for no report."""
    if file.status != "checked":
        return None
    found = file.coverage
    if found.is_nothing or file.form is None:
        return _NOTHING[language]
    states = [
        words.format(**{**file.relations, "hold": counted(file.relations["hold"], "holds", "hold")})[language]
        for state, words in (("hold", _HOLD), ("broken", _BROKEN), ("unknown", _UNKNOWN))
        if file.relations[state]
    ]
    relations = [_RELATIONS[language].format(states=COMMA[language].join(states))] if states else []
    return SEMICOLON[language].join([*relations, *_zeros(file, language)]) or None


def _zeros(file: FileResult, language: Language) -> Iterator[str]:
    """Yield that all figures of the report, or of some of its tables, are 0."""
    tables = file.coverage.zero_tables
    zero = zero_words(tables)[language]
    if file.coverage.is_zero:
        yield _ALL_ZERO[language].format(zero=zero)
    elif tables:
        names = LISTED[language].join(one_line(table.title) for table in tables)
        yield _TABLES_ZERO[language].format(tables=names, zero=zero)


def zero_words(tables: Iterable[TableFigures]) -> Message:
    """Return what all figures of some tables are: 0, or 0 or blank."""
    return _ZERO_OR_BLANK if any(table.blank for table in tables) else _ZERO


class Listed:
    """Files of one verdict without findings, or strays: how many they are, and the first of them, which may be named."""

    def __init__(self) -> None:
        self.count = 0
        self.first: list[FileResult] = []

    def add(self, file: FileResult) -> None:
        """Add a file."""
        self.count += 1
        if self.count <= _MOST_NAMED:
            self.first.append(file)

    @property
    def is_many(self) -> bool:
        """Whether they are only counted."""
        return self.count > _MOST_NAMED


class BareFiles:
    """Files without findings, by their verdict."""

    def __init__(self) -> None:
        self._found: dict[Verdict | None, Listed] = {}

    def add(self, file: FileResult) -> None:
        """Add a file."""
        self._found.setdefault(None if file.is_stray else file.verdict, Listed()).add(file)

    def by_verdict(self) -> list[Listed]:
        """Return them by verdict, at last those that are no reports."""
        return [files for _, files in sorted(self._found.items(), key=lambda item: item[0] is None)]


def named_line(files: Listed, language: Language) -> str:
    """Return the line that names files of one verdict without findings, or strays, or only counts them where they are many."""
    if files.first[0].is_stray:
        names = LISTED[language].join(one_line(file.path) for file in files.first)
        words = _MANY_STRAYS if files.is_many else _STRAYS
        return words[language].format(count=files.count, names=names)
    verdict = VERDICT_WORDS[files.first[0].verdict][language]
    if files.is_many:
        return _COUNTED[language].format(verdict=verdict, count=files.count)
    names = LISTED[language].join(_name(file, language) for file in files.first)
    return _NAMED[language].format(verdict=verdict, count=files.count, names=names)


def _name(file: FileResult, language: Language) -> str:
    """Return a report's body and year, its path where they are not known; said of its figures if all are 0."""
    if file.status in _UNREAD:
        return _report(file, language)
    name = name_of(file, language)
    if not file.coverage.is_zero:
        return name
    return _OF_ZEROS[language].format(name=name, zero=zero_words(file.coverage.zero_tables)[language])


def name_of(file: FileResult, language: Language) -> str:
    """Return a report's body and year; its path where they are not known."""
    if not (file.subject and file.period):
        return one_line(file.path)
    between = "" if language == "zh" else " "
    return f"{one_line(file.subject)}{between}{_YEAR[language].format(year=file.period)}"


def verdict_line(result: RunResult, language: Language) -> str | None:
    """Return how many reports have which verdict; None for a single one."""
    counts = result.verdicts
    if sum(counts.values()) < 2:
        return None
    told = [
        _OF_VERDICT[language].format(verdict=VERDICT_WORDS[verdict][language], count=count)
        for verdict, count in counts.items()
    ]
    return _TALLY[language].format(count=sum(counts.values()), verdicts=COMMA[language].join(told))
