"""``--format xlsx``: the sheets of the workbook in their order."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.message import Message
from gouji.output.by_body import parts_of
from gouji.output.format import RenderOptions
from gouji.output.statistics import by_rule
from gouji.output.workbook.book import Book
from gouji.output.xlsx.bodies import write_bodies
from gouji.output.xlsx.figures import known_forms, write_figures, write_years
from gouji.output.xlsx.findings import write_findings
from gouji.output.xlsx.overview import OVERVIEW, write_overview
from gouji.output.xlsx.rules import write_rules
from gouji.results import RunResult

__all__ = ["render"]

_TITLE = Message("勾稽检查结果", "Results of gouji")


def render(result: RunResult, options: RenderOptions) -> Iterator[bytes]:
    """Yield a workbook with totals, the bodies, the findings, the figures, the years side by side, and the rules.

    The results are read once for each sheet or more often, and one file's is kept at a time. Raises `UsageError` where
    XlsxWriter is not installed.
    """
    keys, forms = options.bodies(), known_forms(options.forms())
    rules = by_rule(result)
    with Book.start(options.language, _TITLE[options.language]) as book:
        overview = book.sheet(OVERVIEW)
        write_bodies(book, parts_of(result, options.language, keys, waived=options.show_waived))
        write_findings(book, result, rules, options)
        write_figures(book, result, forms)
        write_years(book, result, forms, keys)
        write_rules(book, rules, options)
        write_overview(overview, result, rules, options, notes=book.notes)
        yield from book.pieces()
