"""Identify a report in a plain way: by a title line with the form's name, the subject before it and a year."""

from __future__ import annotations

from collections.abc import Sequence
import re

from gouji.document.model import Paragraph
from gouji.report.model import Draft, Found, Identity
from gouji.text.dates import years_in
from gouji.text.source import Span

__all__ = ["identify_by_title"]

_LINES = 8
_MOST_TOGETHER = 2
_LITTLE = 6
_LONGEST = 90
_YEAR = r"[（(]?(?:19|20|１９|２０)[\d０-９]{2}\s*年?度?[)）]?"
_NOTICE = r"[〔［\[【（(]\s*(?:\d{4})?\s*[〕］\]】）)]\s*第?\s*\d{1,4}\s*号[)）]?"
"""The number of a notice, with its year or without it; what stands before one is no subject."""
_MARKS = ' 《》“”"（）()的关于，,：:'


def identify_by_title(draft: Draft) -> Identity:
    """Read title, subject and period out of the first line that has a name of the form; return the identity.

    What stands before the name is the subject, on its line or on the one above, where that has the year; a name
    may be broken over two lines. The year of the title, or of a line below it with little else, is the period.
    """
    first = [block for block in draft.front if isinstance(block, Paragraph)][:_LINES]
    for count in range(1, _MOST_TOGETHER + 1):
        for number in range(len(first)):
            lines = first[number : number + count]
            name = _name(_text(lines), draft.form.names)
            if name:
                above = first[number - 1 : number]
                is_above = above and years_in(above[0].text) and not re.search(_NOTICE, above[0].text)
                if _text(lines).startswith(name) and is_above:
                    lines = [*above, *lines]
                return _identity(lines, name, first[number + count :])
    return Identity()


def _text(lines: Sequence[Paragraph]) -> str:
    """Return some lines as one text, without white space and years."""
    return re.sub(_YEAR, "", "".join("".join(line.text.split()) for line in lines))


def _name(text: str, names: Sequence[str]) -> str:
    """Return the longest of a form's names in a line; "" for none, and for a text too long for a title."""
    return max((name for name in names if name in text and len(text) <= _LONGEST), key=len, default="")


def _identity(lines: Sequence[Paragraph], name: str, below: Sequence[Paragraph]) -> Identity:
    title = "".join("".join(line.text.split()) for line in lines)
    subject = re.split(_NOTICE, _text(lines).partition(name)[0])[-1].strip(_MARKS)
    return Identity(
        Found(title, "title", Span(lines[0].start, lines[-1].end)),
        _subject(subject, lines) if subject else Found(),
        _period([*lines, *(line for line in below[:1] if len(_text([line])) <= _LITTLE)]),
    )


def _subject(subject: str, lines: Sequence[Paragraph]) -> Found:
    """Return the subject with its place: its own span where it stands in one piece, else that of the title."""
    for line in lines:
        at = line.text.find(subject)
        if at >= 0:
            return Found(subject, "title", line.source_span(at, at + len(subject)))
    return Found(subject, "title", Span(lines[0].start, lines[-1].end))


def _period(lines: Sequence[Paragraph]) -> Found:
    for line in lines:
        for year in years_in(line.text)[:1]:
            return Found(year.value, "title", line.source_span(year.start, year.end))
    return Found()
