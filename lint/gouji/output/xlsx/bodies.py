"""The sheet of bodies: how many findings each has, and the verdict on its report of each year."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import chain

from gouji.message import Language, Message
from gouji.output.by_body import Part, Parts
from gouji.output.ordered import Ordered
from gouji.output.words import LISTED, SEVERITY_WORDS, VERDICT_WORDS
from gouji.output.workbook.book import Book, Cell, Style
from gouji.output.workbook.looks import BODY, FIGURE, HEAD, VERDICT_LOOKS, widths_of
from gouji.results import FileResult, Verdict
from gouji.rules.finding import SEVERITIES

__all__ = ["write_bodies"]

_SHEET = Message("各机关", "Bodies")
_HEADS = (Message("机关", "Body"), Message("结论", "Verdict"), Message("报告", "Reports"))
_YEAR = Message("{year}年", "{year}")
_NO_YEAR = Message("年度不明", "no year")
_ORDER: Sequence[Verdict] = ("needs-correction", "not-checked", "needs-review", "for-information", "clean")
_IN_WORDS = Message("{verdict}（{counts}）", "{verdict} ({counts})")
_COUNTED = Message("{severity} {count}", "{count} {severity}")


def write_bodies(book: Book, parts: Parts) -> None:
    """Write a row for each body, those with most errors first; what is of no known body stands last."""
    language = book.language
    severities = [SEVERITY_WORDS[each][language] for each in reversed(SEVERITIES)]
    of_years = [(_YEAR if year is not None else _NO_YEAR).format(year=year)[language] for year in parts.years]
    heads = [*(head[language] for head in _HEADS), *severities, *of_years]
    rows = Ordered(((), _row(part, parts.years, language)) for part in parts)
    sheet = book.sheet(_SHEET)
    sheet.columns(widths_of(chain([heads], (cells for cells, _ in rows)), most=28))
    head = sheet.add(heads, HEAD)
    for cells, styles in rows:
        sheet.add(cells, styles)
    sheet.head(head, len(heads), fixed=1)


def _row(part: Part, years: Sequence[int | None], language: Language) -> tuple[list[Cell], list[Style]]:
    """Return the cells of a body and how they look."""
    words: dict[int | None, list[str]] = {}
    verdicts: dict[int | None, set[Verdict]] = {}
    for entry in part.entries:
        verdicts.setdefault(entry.file.period, set()).add(entry.file.verdict)
        if part.is_body:
            words.setdefault(entry.file.period, []).append(_verdict(entry.file, language))
    worst = _worst(set().union(*verdicts.values()))
    cells: list[Cell] = [part.name, VERDICT_WORDS[worst][language], part.files, *part.counts]
    cells += [LISTED[language].join(words.get(year, ())) for year in years]
    styles: list[Style] = [BODY, {**BODY, **VERDICT_LOOKS[worst]}, *[FIGURE] * 4]
    styles += [{**BODY, **VERDICT_LOOKS[_worst(verdicts[year])]} if year in words else BODY for year in years]
    return cells, styles


def _worst(verdicts: Collection[Verdict]) -> Verdict:
    return next(verdict for verdict in _ORDER if verdict in verdicts)


def _verdict(file: FileResult, language: Language) -> str:
    """Return a report's verdict with how many errors and warnings it has; infos are told where it has neither."""
    verdict = VERDICT_WORDS[file.verdict][language]
    found = [diagnostic.severity for diagnostic in file.diagnostics]
    counts = [
        _COUNTED.format(severity=SEVERITY_WORDS[each], count=found.count(each))[language]
        for each in reversed(SEVERITIES)
        if each in found and (each != "info" or set(found) == {"info"})
    ]
    return _IN_WORDS[language].format(verdict=verdict, counts=LISTED[language].join(counts)) if counts else verdict
