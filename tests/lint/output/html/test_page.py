"""The page: safe whatever reports say, whole without anything else, each body ranked and in a part of its own."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html.parser import HTMLParser
import re

from hypothesis import given, settings
from hypothesis import strategies as st
import pytest

from gouji.checking.coverage import Coverage
from gouji.checking.diagnostic import Diagnostic, DiagnosticRelated, Failure, Waived
from gouji.checking.place import Place
from gouji.checking.quoted import QuotedBlock, QuotedCell, QuotedColumn, QuotedRow, QuotedTable
from gouji.message import Message
from gouji.output.border import guarded
from gouji.output.format import RenderOptions
from gouji.output.formats import BUILT_IN, format_named
from gouji.results import FileResult, RunResult
from gouji.rules.meta import RuleMeta
from gouji.stored import to_bytes
from gouji.text.source import Position, Range, Span

VOID = {"meta", "input", "br"}
HOSTILE = (
    *("</script>", "</style>", "<!--", "-->", "]]>", "<img src=x onerror=alert(1)>", "'", '"', "`", "&lt;", "&", "\\"),
    *("\0", "\u202e", "\u2066", "\x1b[31m", "\udcff", "\r", "\n", "\u2028", "javascript:", "{parts}", "%s"),
)
TEXTS = st.lists(st.sampled_from((*HOSTILE, "水务局", "甲")), min_size=1, max_size=6).map("".join)


class Read(HTMLParser):
    """A page's elements, attributes, ids, links and text; every element but void ones must be closed in its order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[tuple[str, str]] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            self.attributes.add((tag, name))
            self.ids += [value or ""] if name == "id" else []
            self.links += [value or ""] if name == "href" else []
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] not in ("script", "style"):
            self.text += data


def _page(result: RunResult, **options: object) -> str:
    format_ = format_named("html", BUILT_IN)
    return "".join(guarded(format_.render(result, RenderOptions(**options)), format_.notation))  # type: ignore[arg-type]


def _finding(text: str = "总计不对", **fields: object) -> Diagnostic:
    place = Place(Range(Position(3, 4), Position(3, 7)), None, Span(10, 13), f"总计：{text}", Span(3, 3 + len(text)))
    values: dict[str, object] = {
        "path": "a.txt",
        "rule": "some-rule",
        "code": "Z101",
        "severity": "error",
        "place": place,
    }
    values |= {"message": Message(text, text), "identity": ("a", "0")}
    return Diagnostic(**{**values, **fields})  # type: ignore[arg-type]


def _file(subject: str | None, period: int | None = 2024, *findings: Diagnostic, **fields: object) -> FileResult:
    values = {"path": f"{period}/{subject}.txt", "status": "checked", "kind": "gongkai", "form": "2021"}
    coverage = Coverage(42, 1, (), ())
    return FileResult(
        diagnostics=findings,
        failures=(),
        coverage=coverage,
        subject=subject,
        period=period,
        **{**values, **fields},  # type: ignore[arg-type]
    )


def _hostile(text: str) -> RunResult:
    sent = text.encode("utf-8", "replace").decode()
    cell = QuotedCell(sent, Span(10, 13))
    table = QuotedTable(sent, (QuotedBlock((QuotedColumn(sent, cell),), (QuotedRow(cell, (cell, cell)),)),))
    message = Message(text, text)
    waived = _finding(text, waived=Waived(text, "waiver", text, Range(Position(1, 1), Position(1, 2))))
    related = DiagnosticRelated(text, Place(None, {text: text}), text, message)
    finding = _finding(
        text, path=text, rule=text, code=text, address=text, expected=text, actual=text, related=(related,)
    )
    failure = Failure("rule-failed", text, message, text, text)
    known = _file(
        text,
        2024,
        finding,
        form_title=text,
        packed_tables=to_bytes("tables", (table,)),
        waived=(waived,),
        notes=(message,),
    )
    unread = _file(None, None, status="unreadable", path=text)
    return RunResult((known, unread, _file(None, None, _finding(text), status="configuration")), (failure,))


@settings(max_examples=25)
@given(TEXTS, st.sampled_from(("zh", "en")))
def test_nothing_that_a_report_says_is_markup(text: str, language: str) -> None:
    plain = Read(_page(_hostile("甲"), language=language, show_waived=True))

    hostile = Read(_page(_hostile(text), language=language, show_waived=True))

    assert hostile.tags == plain.tags
    assert hostile.attributes == plain.attributes
    assert sorted(hostile.ids) == sorted(set(plain.ids))
    assert {link[0] for link in hostile.links} == {"#"}
    assert {f"#{each}" for each in hostile.ids} >= set(hostile.links)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_page_runs_nothing_but_its_own_script_and_asks_for_nothing(language: str) -> None:
    html = _page(RunResult((_file("水务局", 2024, _finding()),)), language=language)

    def source(tag: str) -> str:
        inside = html.partition(f"<{tag}>")[2].partition(f"</{tag}>")[0]
        return f"'sha256-{b64encode(sha256(inside.encode()).digest()).decode()}'"

    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy is not None
    assert policy[1] == (
        f"default-src 'none'; style-src {source('style')}; script-src {source('script')}; "
        "base-uri 'none'; form-action 'none'"
    )
    assert [word for word in ("http:", "https:", "url(", "@import") if word in html] == []
    assert [name for _, name in Read(html).attributes if name.startswith("on") or name in ("src", "style")] == []


def test_bodies_with_most_errors_come_first_then_what_is_of_no_body() -> None:
    error, warning = _finding(), _finding(severity="warning", code="Z102", rule="other-rule")
    files = (
        _file("甲局"),
        _file("乙局", 2024, warning),
        _file("丙局", 2024, error),
        _file("丁局", 2023, error, warning),
        _file(None, None, status="unreadable", path="x.pdf"),
        _file(None, None, warning, status="configuration", path=".gouji.yaml"),
    )

    html = _page(RunResult(files))

    assert re.findall(r'<h2 id="h\d+">(.*?)</h2>', html) == [
        "丁局",
        "丙局",
        "乙局",
        "甲局",
        "机关名称不明的文件",
        "配置文件",
    ]


def test_the_years_of_a_body_stand_side_by_side_with_their_verdicts() -> None:
    files = (
        _file("甲局", 2022, _finding()),
        _file("甲局", 2024),
        _file("乙局", 2023),
        _file("乙局", 2023, path="b.txt"),
    )

    html = _page(RunResult(files), language="en")

    assert _rows(html, "bodies") == [
        ["Body", "error", "warning", "info", "2022", "2023", "2024"],
        ["甲局", "1", "0", "0", "needs correction", "—", "nothing found"],
        ["乙局", "0", "0", "0", "—", "nothing found nothing found", "—"],
    ]


def test_findings_are_counted_by_rule_the_gravest_first() -> None:
    info = _finding(severity="info", code="A101", rule="a-rule")
    files = (_file("甲局", 2022, _finding(), info, info), _file("甲局", 2024, info), _file("乙局", 2024, info))

    html = _page(RunResult(files), language="en")

    assert [row[:3] for row in _rows(html, "rules")] == [
        ["Rule", "Severity", "Findings"],
        ["Z101 some-rule", "error", "1"],
        ["A101 a-rule", "info", "4"],
    ]
    assert [row[3] for row in _rows(html, "rules")[1:]] == [
        "1 report of 1 body 甲局 2022",
        "3 reports of 2 bodies 甲局 2024甲局 2022 × 2乙局 2024",
    ]


def test_a_rule_that_is_known_has_its_title_below_its_name() -> None:
    meta = RuleMeta("Z101", "some-rule", "error", Message("<应相等>", ""), "practice", "1.0", print)
    html = _page(RunResult((_file("甲局", 2024, _finding()),)), rules=lambda: {"some-rule": meta})

    assert _rows(html, "rules")[1][0] == "Z101 some-rule&lt;应相等&gt;"


def test_a_finding_has_its_words_marked_and_what_was_expected() -> None:
    finding = _finding(
        "850", message=Message("总计不对", "wrong total"), expected="805", actual="850", address="表三 · 总计"
    )

    shown = _part(_page(RunResult((_file("甲局", 2024, finding),))))

    assert shown == [
        "<p><strong>错误</strong> <a>Z101</a> 总计不对</p><p>第3行 · 表三 · 总计</p>"
        "<blockquote>总计：<mark>850</mark></blockquote><p>应为 805，实为 850</p>"
    ]


def test_waived_findings_are_shown_where_that_is_asked_for() -> None:
    waived = _finding(waived=Waived("上年报告更正", "waiver", ".gouji.yaml", Range(Position(1, 1), Position(1, 2))))
    result = RunResult((_file("甲局", 2024, waived=(waived,)),))

    shown = [_part(_page(result, show_waived=asked)) for asked in (False, True)]

    assert [["已豁免：上年报告更正" in each for each in findings] for findings in shown] == [[], [True]]


def test_a_run_without_files_tells_so() -> None:
    assert "没有找到可以检查的文件" in _page(RunResult(()))


def _rows(html: str, table: str) -> list[list[str]]:
    """The texts of a table's cells, row by row."""
    inside = html.partition(f'<table class="{table}">')[2].partition("</table>")[0]
    rows = inside.split("</tr>")[:-1]
    return [[_text(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)] for row in rows]


def _text(html: str) -> str:
    return re.sub(r"<[^>]*>", "", html.replace("</summary>", " "))


def _part(html: str) -> list[str]:
    """The findings of a page, without attributes."""
    return [re.sub(r"<(\w+) [^>]*>", r"<\1>", each) for each in _findings(html)]


def _findings(html: str) -> Iterator[str]:
    yield from re.findall(r'<li class="finding[^>]*>(.*?)</li>', html)
