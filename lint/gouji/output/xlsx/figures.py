"""The sheets of figures: those of each report, and those of each body with its years side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import TypeAlias

from gouji.checking.diagnostic import Diagnostic
from gouji.checking.quoted import QuotedCell
from gouji.forms.model import Form
from gouji.message import Language, Message
from gouji.output.ordered import Ordered
from gouji.output.words import SEVERITY_WORDS
from gouji.output.workbook.book import MAX_COLUMNS, Book, Cell, Sheet, Style
from gouji.output.workbook.looks import BODY, FIGURE, HEAD, NOTE, SEVERITY_LOOKS
from gouji.results import FileResult, RunResult
from gouji.rules.finding import SEVERITIES
from gouji.value import Entity, frozen

__all__ = ["Figures", "Forms", "figures_of", "known_forms", "write_figures", "write_years"]

_FIGURES, _YEARS = Message("数据", "Figures"), Message("历年对照", "Years")
_BODY, _YEAR, _FIGURE = Message("机关", "Body"), Message("年度", "Year"), Message("数据", "Figure")
_OF_YEAR = Message("{year}年", "{year}")
_COLOURED = Message(
    "有颜色的数字涉及问题，说明见批注；红色为错误，黄色为警告，蓝色为提示。",
    "Figures in colour have findings, told in their comments: red for errors, amber for warnings, blue for infos.",
)
_KEY = Message(
    "各机关的主要数据，历年都是 0 的未列出；可在“数据”一列中筛选。",
    "The main figures of each body, but for those that are 0 in all years; filter the column Figure.",
)

Forms: TypeAlias = Mapping[tuple[str, str], Form]


@frozen
class Figures(Entity):
    """The figures of one report by fact, and the findings in them."""

    file: FileResult
    form: Form
    cells: Mapping[str, QuotedCell]
    findings: Mapping[str, Sequence[Diagnostic]]

    def value(self, fact: str) -> Cell:
        """Return a figure as a number, what is none as it is printed; None for a blank cell."""
        cell = self.cells.get(fact)
        return None if cell is None else cell.text if cell.figure is None else cell.figure

    def style(self, fact: str) -> Style:
        """Return how the cell of a fact looks: in the colours of its gravest finding."""
        found = self.findings.get(fact)
        return (
            {**FIGURE, **SEVERITY_LOOKS[max((each.severity for each in found), key=SEVERITIES.index)]}
            if found
            else FIGURE
        )

    def comment(self, fact: str, language: Language) -> str:
        """Return the findings in a fact as one text; "" where there are none."""
        found = self.findings.get(fact, ())
        return "\n".join(
            f"{SEVERITY_WORDS[each.severity][language]} {each.code} {each.message[language]}" for each in found
        )


def known_forms(forms: Iterable[Form]) -> Forms:
    """Return forms by their kind and id."""
    return {(form.kind, form.id): form for form in forms}


def figures_of(file: FileResult, forms: Forms) -> Figures | None:
    """Return the figures of a report; None where its form is not known, or the result has no tables."""
    form = _form_of(file, forms)
    if form is None:
        return None
    findings: dict[str, list[Diagnostic]] = {}
    for diagnostic in file.diagnostics:
        findings.setdefault(diagnostic.fact or "", []).append(diagnostic)
    cells = {cell.fact: cell for table in file.tables for cell in table.cells if cell.fact}
    return Figures(file, form, cells, findings)


def _form_of(file: FileResult, forms: Forms) -> Form | None:
    """Return the form of a report whose tables the result has."""
    return forms.get((file.kind or "", file.form or "")) if file.packed_tables else None


def write_figures(book: Book, result: RunResult, forms: Forms) -> None:
    """Write a row for each report with all figures of its form; those in which something was found in colour, with a comment."""
    language = book.language
    columns = _columns(filter(None, (_form_of(file, forms) for file in result.inputs)))
    shown = list(columns)[: MAX_COLUMNS - 2]
    sheet = book.sheet(_FIGURES, wide=True)
    sheet.columns([28.0, 8.0, *[13.0] * len(shown)])
    sheet.add([_COLOURED[language]], NOTE)
    head = sheet.add([_BODY[language], _YEAR[language], *(columns[column] for column in shown)], HEAD)
    for each in filter(None, (figures_of(file, forms) for file in result.inputs)):
        facts = [fact if kind == each.form.kind else "" for kind, fact in shown]
        _add(sheet, [each.file.subject or each.file.path, each.file.period], [(each, fact) for fact in facts], language)
    sheet.head(head, len(shown) + 2, fixed=2)


def _columns(forms: Iterable[Form]) -> Mapping[tuple[str, str], str]:
    """Return the facts of the reports' forms with their addresses: in the order of the last form, as the first names them."""
    first: dict[tuple[str, str], Form] = {}
    last: dict[tuple[str, str], Form] = {}
    for form in forms:
        first.setdefault((form.kind, form.id), form)
        last.pop((form.kind, form.id), None)
        last[form.kind, form.id] = form
    columns = {(form.kind, fact): "" for form in reversed(last.values()) for fact in form.slots}
    columns |= {(form.kind, fact): form.address(fact) for form in reversed(first.values()) for fact in form.slots}
    return columns


def write_years(book: Book, result: RunResult, forms: Forms, keys: Mapping[str, str]) -> None:
    """Write the key figures of each body that are not 0 in all years, its years side by side.

    Reports of one of the *keys*, which are given by path, are of one body; without, those that print one name. Of two
    reports of one body and year the first is shown.
    """
    language = book.language
    years, bodies = _bodies(result, forms, keys)
    sheet = book.sheet(_YEARS)
    sheet.columns([28.0, 64.0, *[12.0] * len(years)])
    sheet.add([_KEY[language]], NOTE)
    of_years = [_OF_YEAR.format(year=year)[language] for year in years]
    head = sheet.add([_BODY[language], _FIGURE[language], *of_years], HEAD)
    for (body, *_), files in groupby(bodies.pairs(), key=itemgetter(0)):
        reports: dict[int, Figures] = {}
        for _, file in files:
            found = figures_of(file, forms) if file.period not in reports else None
            if file.period and found is not None:
                reports[file.period] = found
        form = reports[max(reports)].form
        for fact in key_facts(form):
            if any(_is_shown(each.value(fact)) for each in reports.values()):
                cells = [(reports.get(year), fact) for year in years]
                _add(sheet, [body, form.address(fact)], cells, language)
    sheet.head(head, len(years) + 2, fixed=2)


def _bodies(result: RunResult, forms: Forms, keys: Mapping[str, str]) -> tuple[list[int], Ordered[FileResult]]:
    """Return the years of the reports, and the reports of each body one after another: by its newest name, and its kind."""
    newest: dict[tuple[str, str], tuple[int, str]] = {}
    years: set[int] = set()
    for key, period, file in _dated(result, forms, keys):
        years.add(period)
        if key not in newest or newest[key][0] < period:
            newest[key] = period, file.subject or ""
    places = {key: (name, key[1], number) for number, (key, (_, name)) in enumerate(newest.items())}
    return sorted(years), Ordered((places[key], file) for key, _, file in _dated(result, forms, keys))


def _dated(
    result: RunResult, forms: Forms, keys: Mapping[str, str]
) -> Iterator[tuple[tuple[str, str], int, FileResult]]:
    """Yield the reports of which body and year are known: what those of one body and kind have in common, and the year."""
    for file in result.inputs:
        form = _form_of(file, forms)
        if form is not None and file.subject and file.period:
            yield (keys.get(file.path, file.subject), form.kind), file.period, file


def key_facts(form: Form) -> list[str]:
    """Return the figures of a form, in its order, that are not a part of a sum in their own row."""
    rows = {fact: row.id for fact, (_, row, _) in form.slots.items()}
    parts = {
        fact
        for relation in form.relations
        if relation.kind == "sum" and len({rows[each] for each in relation.operands}) == 1
        for fact in relation.left
    }
    return [fact for fact, (_, _, column) in form.slots.items() if column.is_figure and fact not in parts]


def _add(sheet: Sheet, names: Sequence[Cell], facts: Sequence[tuple[Figures | None, str]], language: Language) -> None:
    """Add a row: what names it, then figures of one report or of several."""
    values = [None if each is None else each.value(fact) for each, fact in facts]
    styles = [FIGURE if each is None else each.style(fact) for each, fact in facts]
    row = sheet.add([*names, *values], [*[BODY] * len(names), *styles])
    for number, (each, fact) in enumerate(facts):
        comment = "" if each is None else each.comment(fact, language)
        if comment:
            sheet.comment(row, len(names) + number, comment)


def _is_shown(value: Cell) -> bool:
    return isinstance(value, Decimal) and value != 0
