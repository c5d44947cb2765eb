"""What is told of waivers and comments themselves: diagnostics that are of no rule."""

from __future__ import annotations

from collections.abc import Mapping

from gouji.checking.diagnostic import Diagnostic
from gouji.message import Message
from gouji.text.source import Source, Span

__all__ = ["CODES", "own_diagnostic"]

CODES: Mapping[str, str] = {
    "waiver-expired": "G101",
    "waiver-unmatched": "G102",
    "comment-unmatched": "G103",
    "comment-invalid": "G104",
}
"""Their names, as those of rules, and codes. They are warnings."""

_LONGEST = 600


def own_diagnostic(name: str, message: Message, source: Source, span: Span, path: str) -> Diagnostic:
    """A warning at a place of a report or of a configuration file."""
    range_ = source.range(span)
    return Diagnostic(
        path=path,
        rule=name,
        code=CODES[name],
        severity="warning",
        message=message,
        range=range_,
        locator=None,
        fact=None,
        section=None,
        address=None,
        expected=None,
        actual=None,
        related=(),
        fix=None,
        identity=(name, source[span][:200], message.en),
        span=span,
        excerpt=_line(source, range_.start.line),
    )


def _line(source: Source, number: int) -> str:
    """A line to be shown; nothing of one that is too long for that."""
    start = source.line_starts[number - 1]
    end = source.line_starts[number] if number < len(source.line_starts) else len(source.text)
    return source.text[start:end].rstrip("\r\n") if end - start <= _LONGEST else ""
