"""``--format markdown``: a summary for a comment on a pull request, within what GitHub takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
import re

import attrs

from gouji.checking.diagnostic import Diagnostic
from gouji.message import Language, Message, counted
from gouji.output.closing import summary_line
from gouji.output.format import RenderOptions
from gouji.output.ordered import Ordered
from gouji.output.places import place_of
from gouji.output.statistics import Tally, by_body, by_rule, by_year, counts_of
from gouji.output.verdicts import name_of, relations_of, verdict_line
from gouji.output.visible import one_line
from gouji.output.words import SEVERITY_WORDS, VERDICT_WORDS
from gouji.results import FileResult, RunResult

__all__ = ["MOST", "escaped", "render"]

MOST = 65_000
"""So many characters the summary has at most; GitHub takes 65,536 in a comment."""

_TAIL = 600
"""So much is kept for the line that tells what is left out."""

_MOST_FILES = MOST // 20
"""More files do not fit: none takes fewer characters."""

_LONGEST = 600
"""So much of one message is shown."""

_FOLDED_FROM = 10
"""From so many findings on, those of each report are folded up."""

_TITLE = Message("勾稽检查结果", "Results of gouji")
_VERDICTS = Message("各报告结论", "Reports")
_FINDINGS = Message("问题", "Findings")
_HEADS = (
    Message("报告", "Report"),
    Message("结论", "Verdict"),
    Message("错误", "Errors"),
    Message("警告", "Warnings"),
    Message("提示", "Infos"),
    Message("勾稽关系", "Relations"),
)
_OTHERS = Message("另有 {count} 份报告没有问题，未列出。", "Nothing was found in {count}, not listed here.")
_REPORTS_LEFT_OUT = Message(
    "另有 {count} 份有问题的报告，因篇幅所限未列出。", "Left out for length, with findings: {count}."
)
_FINDINGS_LEFT_OUT = Message("另有 {count} 个问题，因篇幅所限未列出。", "Left out for length: {count}.")
_FAILURES = Message("未能检查", "Not checked")
_FAILURES_LEFT_OUT = Message("另有 {count} 项，因篇幅所限未列出。", "Left out for length: {count}.")
_OF_REPORT = Message("{report}（{count} 个问题）", "{report} ({count})")
_BY_RULE, _BY_BODY, _BY_YEAR = Message("各规则", "Rules"), Message("各机关", "Bodies"), Message("各年度", "Years")
_CODE, _RULE, _COUNT = Message("代码", "Code"), Message("规则", "Rule"), Message("次数", "Findings")
_NAME, _YEAR, _REPORTS = Message("机关", "Body"), Message("年度", "Year"), Message("报告", "Reports")
_UNKNOWN = Message("不明", "unknown")

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "&dollar;"}
_MARKED = r"[\\`*_{}\[\]|~!^]"
_LINKED = r"(?i)[@#!%~](?=\w)|(?<=[a-z])(?=://)|(?<=www)(?=\.)"
_BREAK = "<!-- -->"


def render(result: RunResult, options: RenderOptions) -> Iterator[str]:
    """Yield totals, the reports with findings with their verdicts, what could not be checked, and the findings.

    What would exceed the length of a comment is left out and counted, the gravest findings at last.
    """
    page = _Page(options.language)
    page.heading(2, _TITLE)
    if not options.quiet:
        tally = verdict_line(result, options.language)
        page.paragraph(f"**{escaped(summary_line(result, options.language))}**")
        page.paragraph(escaped(tally) if tally is not None else "")
    page.reports(result)
    page.failures(result)
    page.findings(result)
    if options.statistics:
        page.statistics(result)
    yield from page.pieces


def escaped(text: str) -> str:
    """Return a text on one line, in which Markdown, GitHub and GitLab find no mark, reference, mention or address."""
    return _unlinked(re.sub(_MARKED, r"\\\g<0>", _in_html(text)))


def _in_html(text: str) -> str:
    return re.sub("[&<>$]", lambda found: _ENTITIES[found[0]], one_line(text))


def _unlinked(text: str) -> str:
    """Return a text in which a comment parts what would be a mention, a reference or an address."""
    return re.sub(_LINKED, rf"\g<0>{_BREAK}", text)


@attrs.define(eq=False)
class _Page:
    """The page as it grows: its language, its pieces, and how many characters are left."""

    language: Language
    left: int = MOST
    pieces: list[str] = attrs.field(factory=list)

    def put(self, piece: str) -> None:
        """Add a piece, whatever is left."""
        self.pieces.append(piece)
        self.left -= len(piece)

    def heading(self, level: int, text: Message) -> None:
        """Add a heading."""
        self.put(f"{'#' * level} {text[self.language]}\n\n")

    def paragraph(self, text: str) -> None:
        """Add a paragraph, unless it is empty."""
        if text:
            self.put(f"{text}\n\n")

    def lines(
        self, lines: Sequence[str], left_out: Message, what: tuple[str, ...], *, room: int, count: int = 0
    ) -> None:
        """Add lines as long as so much *room* would be left after them; tell how many are left out of all, the *count*.

        There may be fewer lines, but more than fit; where there are all, no count is needed.
        """
        for number, line in enumerate(lines):
            if self.left - len(line) < room:
                self.put("\n")
                self.paragraph(left_out.format(count=counted(max(count, len(lines)) - number, *what))[self.language])
                return
            self.put(line)
        self.put("\n")

    def table(self, heads: Sequence[Message], figures: int, rows: Iterable[Sequence[str]]) -> list[str]:
        """Add the head of a table, the last columns of which are *figures*, and return its rows as lines."""
        self.put(f"| {' | '.join(head[self.language] for head in heads)} |\n")
        self.put(f"|{'---|' * (len(heads) - figures)}{'--:|' * figures}\n")
        return [f"| {' | '.join(row)} |\n" for row in rows]

    def reports(self, result: RunResult) -> None:
        """Add a table of the reports that have findings or could not be checked, the gravest first; the others are counted."""
        others = sum(1 for file in result.inputs if file.verdict == "clean")
        count = result.totals.files - others
        if count:
            told = Ordered((_gravest_first(file), file) for file in result.inputs if file.verdict != "clean")
            self.heading(3, _VERDICTS)
            rows = self.table(_HEADS, 0, (self._report(file) for file in islice(told, _MOST_FILES)))
            self.lines(rows, _REPORTS_LEFT_OUT, ("report",), room=self.left // 2, count=count)
        if others and count:
            self.paragraph(_OTHERS.format(count=counted(others, "report"))[self.language])

    def _report(self, file: FileResult) -> list[str]:
        """Return the cells of a report: its name and path, its verdict, how many findings it has, and its relations."""
        name, path = name_of(file, self.language), one_line(file.path)
        shown = escaped(name) if name == path else f"{escaped(name)}<br>{escaped(path)}"
        return [
            shown,
            VERDICT_WORDS[file.verdict][self.language],
            *(str(count) if count else "" for count in counts_of(file)),
            escaped(relations_of(file, self.language) or ""),
        ]

    def failures(self, result: RunResult) -> None:
        """Add a list of what could not be checked."""
        if result.all_failures:
            self.heading(3, _FAILURES)
            lines = [
                f"- {escaped(failure.path or failure.rule or failure.kind)}: {self._short(failure.message)}\n"
                for failure in result.all_failures
            ]
            self.lines(lines, _FAILURES_LEFT_OUT, ("thing",), room=self.left * 2 // 3)

    def findings(self, result: RunResult) -> None:
        """Add the findings of each report, the reports with the gravest first, and those of one in their order."""
        whole = sum(result.totals.severities.values())
        if not whole:
            return
        self.heading(3, _FINDINGS)
        files = Ordered((_gravest_first(file), file) for file in result.files if file.diagnostics)
        shown = 0
        for file in files:
            count = counted(len(file.diagnostics), "finding")
            name = _OF_REPORT.format(report=name_of(file, self.language), count=count)[self.language]
            lines = [self._finding(diagnostic) for diagnostic in file.diagnostics]
            begin, end = f"<details><summary>{_unlinked(_in_html(name))}</summary>\n\n", "\n</details>\n\n"
            if whole < _FOLDED_FROM:
                begin, end = f"**{escaped(name)}**\n\n", "\n"
            fitting = self._fitting(lines, len(begin) + len(end))
            if not fitting:
                break
            self.put(begin + "".join(fitting) + end)
            shown += len(fitting)
            if len(fitting) < len(lines):
                break
        if shown < whole:
            count = counted(whole - shown, "finding")
            self.paragraph(f"**{_FINDINGS_LEFT_OUT.format(count=count)[self.language]}**")

    def _fitting(self, lines: Sequence[str], around: int) -> list[str]:
        """Return the first lines, as many as fit with what is *around* them and with the last line of all."""
        left, found = self.left - around - _TAIL, []
        for line in lines:
            left -= len(line)
            if left < 0:
                break
            found.append(line)
        return found

    def _finding(self, diagnostic: Diagnostic) -> str:
        severity = SEVERITY_WORDS[diagnostic.severity][self.language]
        place = place_of(diagnostic.path, diagnostic.range, diagnostic.locator, self.language)
        message = self._short(diagnostic.message)
        return (
            f"- **{severity}** {escaped(diagnostic.code)} {message} — {escaped(place)} ({escaped(diagnostic.rule)})\n"
        )

    def _short(self, message: Message) -> str:
        text = one_line(message[self.language])
        return escaped(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")

    def statistics(self, result: RunResult) -> None:
        """Add how many findings each rule, each body and each year has, as far as there is room."""
        rules = [[escaped(each.code), escaped(each.rule), str(each.findings)] for each in by_rule(result)]
        self._statistics(_BY_RULE, (_CODE, _RULE, _COUNT), 1, rules)
        for title, head, tallies in ((_BY_BODY, _NAME, by_body(result)), (_BY_YEAR, _YEAR, by_year(result))):
            rows = [self._tally(tally) for tally in tallies]
            self._statistics(title, (head, _REPORTS, *_HEADS[2:5]), 4, rows)

    def _statistics(
        self, title: Message, heads: Sequence[Message], figures: int, rows: Sequence[Sequence[str]]
    ) -> None:
        if rows and self.left > 2 * _TAIL:
            self.heading(3, title)
            self.lines(self.table(heads, figures, rows), _FAILURES_LEFT_OUT, ("line",), room=_TAIL)

    def _tally(self, tally: Tally) -> list[str]:
        name = _UNKNOWN[self.language] if tally.key is None else escaped(str(tally.key))
        return [name, *(str(count) for count in tally[1:])]


def _gravest_first(file: FileResult) -> tuple[bool, list[int], str]:
    """Return the key by which files are sorted: by errors, warnings, infos; configuration files at last."""
    return file.status == "configuration", [-count for count in counts_of(file)], file.path
