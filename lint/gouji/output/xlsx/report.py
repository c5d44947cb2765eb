"""``--format xlsx``: the sheets of the workbook in their order."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.message import Message
from gouji.output.by_body import parts_of
from gouji.output.format import RenderOptions
from gouji.output.workbook.book import Book
from gouji.output.xlsx.bodies import write_bodies
from gouji.output.xlsx.figures import figures_of, write_figures, write_years
from gouji.output.xlsx.findings import write_findings
from gouji.output.xlsx.overview import OVERVIEW, write_overview
from gouji.output.xlsx.rules import write_rules
from gouji.results import RunResult

__all__ = ["render"]

_TITLE = Message("勾稽检查结果", "Results of gouji")


def render(result: RunResult, options: RenderOptions) -> Iterator[bytes]:
    """Yield a workbook with totals, the bodies, the findings, the figures, the years side by side, and the rules.

    Raises `UsageError` where XlsxWriter is not installed.
    """
    book = Book.start(options.language, _TITLE[options.language])
    keys = options.bodies()
    parts = parts_of(result, options.language, keys, waived=options.show_waived)
    figures = figures_of(result, options.forms())
    overview = book.sheet(OVERVIEW)
    write_bodies(book, parts)
    write_findings(book, result, options)
    write_figures(book, figures, options.language)
    write_years(book, figures, keys, options.language)
    write_rules(book, result, options)
    write_overview(overview, result, options, notes=book.notes)
    yield book.bytes()
