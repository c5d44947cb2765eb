"""``gouji extract --format table``: reports and figures, for people, as wide as the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from gouji.message import Language, Message, counted
from gouji.output.columns import GAP, PADDING, fitted, natural_widths
from gouji.output.facts.across import Across, BodyFacts
from gouji.output.facts.model import ExtractedFact, ReportFacts
from gouji.output.facts.places import place_in_file
from gouji.output.visible import one_line

__all__ = ["render", "render_across"]

_REPORT = Message("报告", "Report")
_FIGURE = Message("数据", "Figure")
_ORIGINS = (Message("值", "Value"), Message("原文", "Text"), Message("位置", "Place"))
_UNKNOWN = Message("未知", "unknown")
_OF_YEAR = Message("{agency} {year}年", "{agency} {year}")
_HEAD = Message("{report}，{form}", "{report}, {form}")
_LEFT_OUT = Message(
    "另有 {count} 项在所列报告中都是 0 或未知，未列出；--facts '*' 列出全部",
    "{count} 0 or unknown in all of these reports and not shown; --facts '*' shows all",
)
_ALL_LEFT_OUT = Message(
    "所列报告的 {count} 项数据全部是 0 或未知；--facts '*' 列出全部",
    "all {count} 0 or unknown; --facts '*' shows them",
)
"""What is not shown unless it is asked for."""

_BODY = Message("机关", "Body")
_NO_YEAR = Message("年度不明", "no year")

_NARROW = 16
_YEAR_WIDTH = 10


def render(
    reports: Iterable[ReportFacts], *, provenance: bool, language: Language, width: int = 100, every: bool = False
) -> Iterator[str]:
    """Yield a table of reports and figures for each kind of report; with provenance, a table for each report.

    What is more numerous, reports or figures, has the rows. A table that is too wide goes on below. Unless *every*
    figure is wanted, those that are 0 or unknown in all reports are left out, and counted.
    """
    if provenance:
        for report in reports:
            yield _with_origins(report, language, width)
        return
    of_kinds = sorted(reports, key=lambda report: report.kind)
    for _, of_kind in groupby(of_kinds, key=lambda report: report.kind):
        yield from _of_kind(list(of_kind), language, width, every=every)


def _of_kind(reports: Sequence[ReportFacts], language: Language, width: int, *, every: bool) -> Iterator[str]:
    if not any(report.facts for report in reports):
        return
    known, addresses = _known(reports, every=every)
    names = _names(reports, language)
    cells = {key: [_value(report.facts.get(key), language) for report in reports] for key in known}
    if known and len(reports) < len(known):
        rows = [[one_line(addresses[key]), *cells[key]] for key in known]
        yield from _blocks([_FIGURE[language], *names], rows, width)
    else:
        heads = [_REPORT[language], *(one_line(addresses[key]) for key in known)]
        rows = [[name, *(cells[key][index] for key in known)] for index, name in enumerate(names)]
        yield from _blocks(heads, rows, width)
    yield from _told_left_out(len(addresses) - len(known), language, all_of_them=not known)


def render_across(across: Across, *, language: Language, width: int = 100, every: bool = False) -> Iterator[str]:
    """Yield a table for each figure: a row for each body, a column for each year.

    Unless *every* figure is wanted, those that are 0 or unknown in all reports are left out, and counted.
    """
    bodies = list(across.bodies)
    reports = [report for body in bodies for report in body.reports.values()]
    known, addresses = _known(reports, every=every)
    years = [_NO_YEAR[language] if year is None else str(year) for year in across.years]
    for key in known:
        yield f"{one_line(addresses[key])}\n"
        rows = [_years_of(body, key, across.years, language) for body in bodies if _has(body, key)]
        yield from _blocks([_BODY[language], *years], rows, width, least=_YEAR_WIDTH)
    yield from _told_left_out(len(addresses) - len(known), language, all_of_them=not known)


def _has(body: BodyFacts, key: str) -> bool:
    """Return whether a form of the body's reports has a fact."""
    return any(key in report.facts for report in body.reports.values())


def _years_of(body: BodyFacts, key: str, years: Sequence[int | None], language: Language) -> list[str]:
    """Return a body's name, and its figure of each year; "" where it has no report of that year."""
    reports = map(body.reports.get, years)
    figures = [_value(report.facts.get(key), language) if report is not None else "" for report in reports]
    return [one_line(body.latest.subject or body.latest.path), *figures]


def _known(reports: Sequence[ReportFacts], *, every: bool) -> tuple[list[str], dict[str, str]]:
    """Return the ids of the facts that are shown, in the order of the forms, and the address of each fact."""
    addresses = {key: fact.address for report in reversed(reports) for key, fact in report.facts.items()}
    return [
        key for key in _in_order(reports) if every or any(_is_shown(report.facts.get(key)) for report in reports)
    ], addresses


def _told_left_out(left_out: int, language: Language, *, all_of_them: bool) -> Iterator[str]:
    """Yield a line that counts the figures that are not shown; nothing where there are none."""
    if left_out:
        more = counted(left_out, "more is", "more are")
        figures = counted(left_out, "figure of these reports is", "figures of these reports are")
        told = _ALL_LEFT_OUT.format(count=figures) if all_of_them else _LEFT_OUT.format(count=more)
        yield f"{told[language]}\n"


def _in_order(reports: Sequence[ReportFacts]) -> Iterable[str]:
    """Return the ids of all facts of the reports, in the order of their forms."""
    return dict.fromkeys(key for report in reports for key in report.facts)


def _is_shown(fact: ExtractedFact | None) -> bool:
    """Return whether a fact is known, and no 0."""
    return fact is not None and fact.value is not None and fact.value != 0


def _value(fact: ExtractedFact | None, language: Language) -> str:
    """Return a value as it is shown; "" for a fact that the report's form does not have."""
    if fact is None:
        return ""
    return _UNKNOWN[language] if fact.plain is None else one_line(fact.plain)


def _names(reports: Sequence[ReportFacts], language: Language) -> list[str]:
    """Return a name for each report: its body and year, or its path where these are unknown or another's too."""
    names = [
        _OF_YEAR[language].format(agency=one_line(report.subject), year=report.period)
        if report.subject and report.period
        else ""
        for report in reports
    ]
    return [
        name if name and names.count(name) == 1 else one_line(report.path)
        for name, report in zip(names, reports, strict=True)
    ]


def _blocks(heads: Sequence[str], rows: Sequence[Sequence[str]], width: int, least: int = _NARROW) -> Iterator[str]:
    """Yield a table in as many blocks as its columns need, each with the first column in front."""
    from tabulate import tabulate

    half = max(width // 2, _NARROW)
    first = min(natural_widths(heads, rows)[0], half)
    widths = [min(max(each, least), half) for each in natural_widths([""] * len(heads), rows)]
    start = 1
    while start < len(heads):
        end, left = start, width - first
        while end < len(heads) and (end == start or left >= GAP + widths[end]):
            left -= GAP + widths[end]
            end += 1
        most = [first, *widths[start:end]]
        table = tabulate(
            [[row[0], *row[start:end]] for row in rows],
            [heads[0], *heads[start:end]],
            tablefmt="simple",
            disable_numparse=True,
            maxcolwidths=list(most),
            maxheadercolwidths=[each - PADDING for each in most],
            colalign=["left", *["right"] * (end - start)],
        )
        yield f"{table}\n\n"
        start = end


def _with_origins(report: ReportFacts, language: Language, width: int) -> str:
    """Return a heading and a table of the report's facts, each with its text and its place."""
    from tabulate import tabulate

    (name,) = _names([report], language)
    heads = [_FIGURE[language], *(head[language] for head in _ORIGINS)]
    rows = [
        [one_line(fact.address), _value(fact, language), one_line(fact.raw.strip()), place_in_file(fact, language)]
        for fact in report.facts.values()
    ]
    table = tabulate(
        rows,
        heads,
        tablefmt="simple",
        disable_numparse=True,
        maxcolwidths=fitted(heads, rows, width),
        colalign=["left", "right", "left", "left"],
    )
    return f"{_HEAD[language].format(report=name, form=report.form)}\n{table}\n\n"
