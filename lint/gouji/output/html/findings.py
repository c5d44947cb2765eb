"""A body's part of the page: its reports with their verdicts, and under each its findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gouji.checking.diagnostic import Diagnostic, Waived
from gouji.checking.quoted import QuotedTable
from gouji.message import Language, Message, counted
from gouji.output.by_body import Entry, Part
from gouji.output.details import expectation, related_line
from gouji.output.html.around import surroundings
from gouji.output.html.markup import shown
from gouji.output.html.tones import VERDICT_TONES
from gouji.output.places import words_of
from gouji.output.verdicts import relations_of
from gouji.output.words import COMMA, SEVERITY_WORDS, VERDICT_WORDS
from gouji.results import FileResult
from gouji.rules.finding import SEVERITIES

__all__ = ["PartWriter"]

_FILES = Message("{files} 份文件", "{files}")
_YEAR = Message("{year}年", "{year}")
_NO_YEAR = Message("年度不明", "Year unknown")
_PRINT = Message("只打印本部分", "Print this part only")
_UP = Message("回到目录", "Back to the list")
_NOTHING = Message("未发现问题。", "Nothing found.")
_AT = Message("第{line}行", "line {line}")
_WAIVED = Message("已豁免：{reason}", "Waived: {reason}")
_MORE = Message("另有 {count} 处", "and {count} more")
_AROUND = 60
"""So many characters of a line are shown on either side of a finding's words, and of the words themselves."""
_MOST_RELATED = 8


class PartWriter:
    """Writes the parts of a page in a language; rules are referred to by their *numbers* in the page."""

    def __init__(self, numbers: Mapping[tuple[str, str], int], language: Language) -> None:
        self._numbers = numbers
        self._language = language

    def part(self, part: Part) -> Iterator[str]:
        """Yield the section of one body."""
        print_, up = _PRINT[self._language], _UP[self._language]
        yield (
            f'<section class="part{" body" if part.is_body else ""}" id="b{part.number}" '
            f'aria-labelledby="h{part.number}">\n<h2 id="h{part.number}">{shown(part.name)}</h2>\n'
            f'<p class="about">{self._counts(part)}</p>\n'
            f'<p class="tools"><a class="print" id="p{part.number}" href="#p{part.number}">{print_}</a> '
            f'<a href="#bodies">{up}</a></p>\n'
        )
        for entry in part.entries:
            yield from self._entry(entry)
        yield "</section>\n"

    def _counts(self, part: Part) -> str:
        """Return how many reports and findings a part has."""
        language = self._language
        findings = [
            f"{SEVERITY_WORDS[severity][language]} {count}"
            for severity, count in zip(reversed(SEVERITIES), part.counts, strict=True)
        ]
        return COMMA[language].join([_FILES.format(files=counted(part.files, "file"))[language], *findings])

    def _entry(self, entry: Entry) -> Iterator[str]:
        file, verdict = entry.file, VERDICT_WORDS[entry.file.verdict][self._language]
        year = (_YEAR if file.period else _NO_YEAR)[self._language].format(year=file.period)
        title = year if file.subject or file.period else shown(file.path)
        tone = VERDICT_TONES[file.verdict]
        yield (
            f'<article id="r{entry.number}" data-year="{file.period or ""}">\n'
            f'<h3>{title} <span class="verdict {tone}">{verdict}</span></h3>\n'
        )
        yield from (f'<p class="about">{line}</p>\n' for line in self._about(file))
        yield from (
            f'<p class="failure"><strong>{SEVERITY_WORDS["failure"][self._language]}</strong> '
            f"{shown(failure.message[self._language])}</p>\n"
            for failure in file.failures
        )
        tables = file.tables
        findings = "".join(self._finding(each, tables) for each in entry.diagnostics)
        if findings:
            yield f"<ol>\n{findings}</ol>\n"
        elif file.verdict == "clean":
            yield f'<p class="about">{_NOTHING[self._language]}</p>\n'
        yield "</article>\n"

    def _about(self, file: FileResult) -> Iterator[str]:
        """Yield the form and path of a file, how its relations stand, and what reading left out."""
        form = f"{shown(file.form_title)} · " if file.form_title else ""
        yield f"{form}<code>{shown(file.path)}</code>"
        relations = relations_of(file, self._language)
        if relations is not None:
            yield shown(relations)
        yield from (shown(note[self._language]) for note in file.notes)

    def _finding(self, diagnostic: Diagnostic, tables: Sequence[QuotedTable]) -> str:
        """Return a finding: its message, its place, its words or the table around it, and what belongs to it."""
        severity, code = diagnostic.severity, shown(diagnostic.code)
        state = " waived" if diagnostic.waived is not None else ""
        around = surroundings(diagnostic, tables, self._language)
        is_in_table = diagnostic.span in around.marked
        lines = "".join(f"<p>{line}</p>" for line in self._details(diagnostic, around.marked))
        return (
            f'<li class="finding {severity}{state}" data-rule="{code}">'
            f"<p><strong>{SEVERITY_WORDS[severity][self._language]}</strong> "
            f'<a href="#k{self._numbers[diagnostic.code, diagnostic.rule]}">{code}</a> {shown(diagnostic.message[self._language])}</p>'
            f"{self._place(diagnostic)}{'' if is_in_table else _quoted(diagnostic)}{around.html}{lines}</li>\n"
        )

    def _place(self, diagnostic: Diagnostic) -> str:
        """Return where a finding stands, and the address of its figure; "" for one about the whole report."""
        place = diagnostic.place
        where = ""
        if place.range is not None:
            where = _AT[self._language].format(line=place.range.start.line)
        elif place.locator:
            where = words_of(place.locator, self._language)
        parts = [part for part in (where, diagnostic.address or "") if part]
        return f'<p class="where">{shown(" · ".join(parts))}</p>' if parts else ""

    def _details(self, diagnostic: Diagnostic, marked: frozenset[object]) -> Iterator[str]:
        """Yield why a finding is waived, what was expected, and related places that no table around it shows."""
        language = self._language
        if diagnostic.waived is not None:
            yield shown(_waived(diagnostic.waived, language))
        expected = expectation(diagnostic, language)
        if expected is not None:
            yield shown(expected)
        others = [each for each in diagnostic.related if each.path != diagnostic.path or each.place.span not in marked]
        yield from (shown(related_line(each, diagnostic.path, language)) for each in others[:_MOST_RELATED])
        if len(others) > _MOST_RELATED:
            yield _MORE[language].format(count=len(others) - _MOST_RELATED)


def _waived(waived: Waived, language: Language) -> str:
    return _WAIVED[language].format(reason=waived.reason)


def _quoted(diagnostic: Diagnostic) -> str:
    """Return the words of a finding, marked, with some of those around them; "" where there are none."""
    text, (start, end) = diagnostic.excerpt, diagnostic.place.marked
    if not text.strip() or diagnostic.place.is_whole:
        return ""
    first, last = max(start - _AROUND, 0), min(end + _AROUND, start + 3 * _AROUND)
    before = f"{'…' if text[:first].strip() else ''}{text[first:start]}"
    after = f"{text[end:last]}{'…' if text[last:].strip() else ''}"
    words = text[start : min(end, last)]
    mark = f"<mark>{shown(words)}</mark>" if words else ""
    return f"<blockquote>{shown(before)}{mark}{shown(after)}</blockquote>"
