"""A plain way to identify a report: by a title line that has the form's name, with the subject before it and a year."""

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
_LONGEST = 90
_YEAR = r"[（(]?(?:19|20|１９|２０)[\d０-９]{2}\s*年?度?[)）]?"
_MARKS = ' 《》“”"（）()的关于'


def identify_by_title(draft: Draft) -> Identity:
    """Read title, subject and period out of one of the first lines, or two together, that have a name of the form.

    What stands before the name is the subject; the first year of the title, or of the line below it, is the period.
    """
    first = [block for block in draft.front if isinstance(block, Paragraph)][:_LINES]
    for number in range(len(first)):
        for count in range(1, _MOST_TOGETHER + 1):
            lines = first[number : number + count]
            text = "".join("".join(line.text.split()) for line in lines)
            bare = re.sub(_YEAR, "", text)
            name = max((name for name in draft.form.names if name in bare), key=len, default="")
            if name and len(text) <= _LONGEST:
                span = Span(lines[0].start, lines[-1].end)
                subject = bare.partition(name)[0].strip(_MARKS)
                found = Found(subject, "title", span) if subject else Found()
                return Identity(Found(text, "title", span), found, _period(first[number : number + count + 1]))
    return Identity()


def _period(lines: Sequence[Paragraph]) -> Found:
    for line in lines:
        for year in years_in(line.text)[:1]:
            return Found(year.value, "title", line.source_span(year.start, year.end))
    return Found()
