"""The built-in output formats, and how a format is found by its name."""

from __future__ import annotations

from collections.abc import Sequence

from gouji.errors import UsageError
from gouji.late import Late
from gouji.message import Message
from gouji.output.border import Notation
from gouji.output.format import Format

__all__ = ["BUILT_IN", "format_named"]

_NO_FORMAT = Message("没有格式{name}", "no format {name}")


def _built_in(name: str, summary: str, notation: Notation = "text") -> Format:
    return Format(name, summary, Late(f"gouji.output.{name}:render"), notation=notation)


BUILT_IN = (
    _built_in("text", "the place, the message, the source line with the span underlined; a summary"),
    _built_in("concise", "one line a diagnostic, path:line:column: severity code message [rule]"),
    _built_in("table", "a table of diagnostics"),
    _built_in("json", "one JSON object", "json"),
    _built_in("jsonl", "one JSON object a line: diagnostics, failures, the summary", "json"),
    _built_in("markdown", "a summary for a comment on a pull request", "markup"),
    Format(
        "html",
        "one page for a browser: bodies and years, findings with the tables around them, a part to print for each body",
        Late("gouji.output.html.page:render"),
        notation="markup",
        tables=True,
    ),
    Format(
        "xlsx",
        "a workbook: totals, bodies and years, all findings to be filtered, the figures with what was found in them",
        Late("gouji.output.xlsx.report:render"),
        tables=True,
        binary=True,
    ),
)
"""The formats that are always there, each a module or package of its name beside this one."""


def format_named(name: str, formats: Sequence[Format]) -> Format:
    """Return the format of that name, or the one that replaces it; raise `UsageError` with the nearest name."""
    for format_ in formats:
        if name == format_.name or (name and name == format_.replaces):
            return format_
    names = [format_.name for format_ in formats]
    from gouji.wording import nearest, one_of, quoted, wording

    raise UsageError(wording(_NO_FORMAT.format(name=quoted(name)), one_of(names), nearest(name, names)))
