"""Waivers and comments in a run: what does not count, and what is told of those that are not needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
import gc
from pathlib import Path
import subprocess
import sys
from typing import Any

import attrs
import pytest

from gouji.checking.coverage import Coverage
from gouji.checking.diagnostic import Suppression, Waived
from gouji.config import CommandLine
from gouji.fixing.fix import fix
from gouji.plugins.model import Plugins
from gouji.results import FileResult, RunResult
from gouji.run.session import Session
from gouji.testing import TEXT_LAYOUTS, SampleReport, text_renderer
from gouji.testing.markdown import markdown_renderer
from gouji.testing.pages import page_renderer
from gouji.text.source import Position, Range, Source, Span
from gouji.waivers.apply import add_to_file, results_of_waivers
from gouji.waivers.model import Waiver
from gouji_gongkai.testing import least_report

NEW = "requests.new.natural_person"
WAIVER = "waivers:\n  - {{rule: T101, agency: 青石县水务局, year: 2024, reason: 核对过{more}}}\n"

Check = Callable[..., RunResult]


@pytest.fixture
def sample(plugins: Plugins) -> Callable[..., SampleReport]:
    """A report of 青石县水务局 whose only figure breaks a sum of its row and one of its column."""
    form = next(form for form in plugins.forms if form.id == "2021")

    def sample(new: str = "3", year: int = 2024, agency: str = "青石县水务局") -> SampleReport:
        return least_report(form, subject=agency, period=year, figures={NEW: new})

    return sample


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sample: Callable[..., SampleReport]) -> Callable[..., None]:
    """Write reports of text and a configuration into a repository that is the working directory."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)

    def write(configuration: str = "", **reports: Any) -> None:
        (tmp_path / ".gouji.yaml").write_text(configuration, "utf-8")
        for name, report in (reports or {"a": sample()}).items():
            rendered = text_renderer(TEXT_LAYOUTS["rows"])(report)
            (tmp_path / f"{name}.txt").write_bytes(rendered.data)

    return write


@pytest.fixture
def check() -> Check:
    """Check the working directory with the rules on sums, on a day."""

    def check(*paths: str, jobs: int = 1, cache: bool = False, **command_line: Any) -> RunResult:
        settings = {"select": ("T101", "T102"), "today": "2026-01-01"} | command_line
        return Session.start(CommandLine(language="en", **settings)).check_paths(paths or ["."], jobs=jobs, cache=cache)

    return check


def told(result: RunResult) -> list[tuple[str, str, str]]:
    return [(d.path, d.rule, d.message.en) for d in result.diagnostics]


def rules(result: RunResult) -> list[str]:
    return [d.rule for d in result.diagnostics]


def test_without_waivers_there_is_a_finding(write: Callable[..., None], check: Check) -> None:
    write()

    result = check()

    assert (rules(result), result.waived) == (["total-consistency"], 0)


@pytest.mark.parametrize("more", ["", f", facts: {{{NEW}: 3}}", ", until: 2026-01-01"])
def test_what_is_waived_does_not_count(write: Callable[..., None], check: Check, more: str) -> None:
    write(WAIVER.format(more=more))

    result = check()

    assert (told(result), result.count("error"), result.waived) == ([], 0, 1)
    (found,) = result.all_diagnostics
    assert found.waived == Waived("核对过", "waiver", ".gouji.yaml", Range(Position(2, 5), found.waived.range.end))


@pytest.mark.parametrize(
    ("more", "rule", "message"),
    [
        (
            f", facts: {{{NEW}: 4}}",
            "waiver-unmatched",
            "the waiver matches nothing: T101, 青石县水务局, 2024: 第三部分 · 一、本年新收政府信息公开申请数量 · 自然人 is 3 now and "
            "was 4; take it out or look again",
        ),
        (", until: 2025-12-31", "waiver-expired", "the waiver expired on 2025-12-31: T101, 青石县水务局, 2024"),
        (
            ", facts: {litigation.direct_suit.total: 0}",
            "waiver-unmatched",
            "the waiver matches nothing: T101, 青石县水务局, 2024; take it out or look again",
        ),
    ],
)
def test_a_waiver_that_does_not_hold_is_told_and_so_is_the_finding(
    write: Callable[..., None], check: Check, more: str, rule: str, message: str
) -> None:
    write(WAIVER.format(more=more))

    found = told(check())

    assert [(path, rule) for path, rule, _ in found] == [(".gouji.yaml", rule), ("a.txt", "total-consistency")]
    assert found[0][2] == message


def test_a_waiver_that_matches_nothing_is_told_once_however_many_files_there_are(
    write: Callable[..., None], check: Check, sample: Callable[..., SampleReport]
) -> None:
    write(WAIVER.format(more=""), a=sample("0"), b=sample("0"))

    result = check()

    (found,) = result.diagnostics
    assert (found.path, found.code, found.severity, found.range and found.range.start) == (
        ".gouji.yaml", "G102", "warning", (2, 5),
    )  # fmt: skip
    assert len(list(result.inputs)) == 2


def test_a_waiver_that_matches_in_one_of_two_files_of_a_report_is_needed(
    write: Callable[..., None], check: Check, sample: Callable[..., SampleReport]
) -> None:
    write(WAIVER.format(more=""), a=sample("0"), b=sample("3"))

    assert told(check()) == []


@pytest.mark.parametrize("other", [{"year": 2023}, {"agency": "白石县水务局"}])
def test_a_waiver_of_a_report_that_was_not_checked_is_counted_and_not_told(
    write: Callable[..., None], check: Check, sample: Callable[..., SampleReport], other: dict[str, Any]
) -> None:
    write(WAIVER.format(more=""), a=sample("0", **other))

    result = check()

    assert (told(result), result.untried) == ([], 1)


def test_a_waiver_of_a_rule_that_did_not_run_is_counted_and_not_told(write: Callable[..., None], check: Check) -> None:
    write(WAIVER.format(more=""))

    result = check(select=("Y101",))

    assert (told(result), result.untried) == ([], 1)


def test_a_waiver_whose_figure_has_changed_is_told_though_its_rule_did_not_run(
    write: Callable[..., None], check: Check
) -> None:
    write(WAIVER.format(more=f", facts: {{{NEW}: 4}}"))

    assert rules(check(select=("Y101",))) == ["waiver-unmatched"]


def test_a_waiver_that_has_expired_is_told_whether_its_report_was_checked_or_not(
    write: Callable[..., None], check: Check, sample: Callable[..., SampleReport]
) -> None:
    write(WAIVER.format(more=", until: 2020-01-01"), a=sample("0", 2023))

    assert rules(check()) == ["waiver-expired"]


def test_a_waiver_of_a_configuration_that_holds_for_no_file_of_a_run_is_not_told(
    write: Callable[..., None], tmp_path: Path, sample: Callable[..., SampleReport]
) -> None:
    write(a=sample("0"))
    (tmp_path / "old").mkdir()
    (tmp_path / "old/.gouji.yaml").write_text(WAIVER.format(more=", until: 2020-01-01"), "utf-8")
    (tmp_path / "old/b.txt").write_bytes((tmp_path / "a.txt").read_bytes())
    session = Session.start(CommandLine(language="en", select=("T101",)))

    found = [told(session.check_paths([path])) for path in ("old", "a.txt")]

    assert [[rule for _, rule, _ in each] for each in found] == [["waiver-expired"], []]


def test_the_waivers_of_what_is_extended_are_told_at_their_place(
    write: Callable[..., None], check: Check, tmp_path: Path
) -> None:
    write("extends: base.yaml\n")
    (tmp_path / "base.yaml").write_text(WAIVER.format(more=f", facts: {{{NEW}: 9}}"), "utf-8")

    assert [path for path, _, _ in told(check())] == ["a.txt", "base.yaml"]


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("cache", [False, True])
def test_processes_and_the_cache_change_nothing(
    write: Callable[..., None], check: Check, sample: Callable[..., SampleReport], jobs: int, cache: bool
) -> None:
    reports = {f"r{number:02}": sample("3", 2021 + number % 4) for number in range(18)}
    write(WAIVER.format(more="") + WAIVER.format(more=", until: 2025-12-31").partition("\n")[2], **reports)
    plain = check()

    first, second = (check(jobs=jobs, cache=cache) for _ in range(2))

    assert (first, second) == (plain, plain)
    assert (plain.waived, len(rules(plain))) == (4, 15)


def test_the_cache_knows_of_changed_waivers_and_of_the_day(
    write: Callable[..., None], check: Check, sample: Callable[..., SampleReport]
) -> None:
    reports = {f"r{number:02}": sample("3") for number in range(16)}
    found = []
    for more, today in (
        ("", "2026-01-01"),
        (f", facts: {{{NEW}: 4}}", "2026-01-01"),
        (", until: 2026-03-01", "2026-03-01"),
    ):
        write(WAIVER.format(more=more), **reports)
        found.append(check(cache=True, today=today).waived)
    found.append(check(cache=True, today="2026-03-02").waived)

    assert found == [16, 0, 16, 0]


def test_what_is_waived_is_not_fixed(write: Callable[..., None], sample: Callable[..., SampleReport]) -> None:
    rendered = text_renderer(TEXT_LAYOUTS["rows"])(sample("O"))
    write("waivers:\n  - {rule: F103, agency: 青石县水务局, year: 2024, reason: 原件如此}\n")
    session = Session.start(CommandLine(language="en", select=("F103",)))

    fixed = fix(session.linter, rendered.data, "a.txt")

    assert (fixed.changed, len(fixed.result.diagnostics), len(fixed.result.waived)) == (False, 0, 1)


def test_findings_that_come_later_are_taken_back_as_well(write: Callable[..., None], check: Check) -> None:
    """As those of rules across reports, which run when all files were read."""
    write("waivers:\n  - {rule: T102, agency: 青石县水务局, year: 2024, reason: 核对过}\n")
    result = check()
    (file,) = result.inputs
    (found,) = file.diagnostics
    later = attrs.evolve(found, rule="carried-over-count")

    after = add_to_file(file, (later,), ())

    assert (after.diagnostics, [each.rule for each in after.waived]) == ((found,), ["carried-over-count"])
    assert [each.used for each in after.suppressions] == [True]


PAGES = {"html": page_renderer(), "md": markdown_renderer()}


def commented(kind: str, report: SampleReport, place: str, comment: str) -> bytes:
    """A report with a comment after the text that stands at a place, in its line."""
    rendered = PAGES[kind](report)
    line, column = rendered.places[place].end
    lines = rendered.data.decode().splitlines(keepends=True)
    lines[line - 1] = f"{lines[line - 1][: column - 1]} <!-- {comment} -->{lines[line - 1][column - 1 :]}"
    return "".join(lines).encode()


@pytest.mark.parametrize("kind", PAGES)
@pytest.mark.parametrize(
    ("place", "comment"),
    [
        (NEW, "gouji: ignore[T101] 核对过"),
        (NEW, "gouji: ignore[total-consistency]: 核对过"),
        ("row.requests.new", "gouji: ignore[T101] 核对过"),
        ("title", "gouji: ignore-file[T101] 核对过"),
    ],
)
def test_a_comment_takes_back_what_stands_at_its_place(
    sample: Callable[..., SampleReport], kind: str, place: str, comment: str
) -> None:
    session = Session.start(CommandLine(select=("T101", "T102")))

    result = session.check(commented(kind, sample(), place, comment), f"a.{kind}")

    assert [(d.rule, d.message.en) for d in result.diagnostics] == []
    assert [(d.rule, d.waived and d.waived[:3]) for d in result.waived] == [
        ("total-consistency", ("核对过", "comment", f"a.{kind}"))
    ]


@pytest.mark.parametrize("kind", PAGES)
@pytest.mark.parametrize(
    ("place", "comment", "found"),
    [
        ("row.requests.carried_in", "gouji: ignore[T101] 核对过", ("comment-unmatched", "the comment matches nothing: T101 finds nothing here; take it out")),
        (NEW, "gouji: ignore[T102] 核对过", ("comment-unmatched", "the comment matches nothing: T102 finds nothing here; take it out")),
        (NEW, "gouji: ignore[T101]", ("comment-invalid", "the comment gives no reason; expected <!-- gouji: ignore[T101] reason -->")),
        (NEW, "gouji: ignore[T110] 核对过", ("comment-invalid", "unknown rule 'T110'; did you mean 'T102'?")),
    ],
)  # fmt: skip
def test_a_comment_that_is_of_no_use_is_told_at_its_place(
    sample: Callable[..., SampleReport], kind: str, place: str, comment: str, found: tuple[str, str]
) -> None:
    session = Session.start(CommandLine(language="en", select=("T101", "T102")))
    data = commented(kind, sample(), place, comment)

    told = [d for d in session.check(data, f"a.{kind}").diagnostics if d.rule != "total-consistency"]

    assert [(d.rule, d.message.en, d.severity) for d in told] == [(*found, "warning")]
    (start, end) = told[0].range or ((0, 0), (0, 0))
    line = data.decode().splitlines()[start[0] - 1]
    assert line[start[1] - 1 : end[1] - 1] == f"<!-- {comment} -->"


@pytest.mark.parametrize("kind", PAGES)
def test_a_comment_of_a_rule_that_did_not_run_is_not_told(sample: Callable[..., SampleReport], kind: str) -> None:
    session = Session.start(CommandLine(select=("Y101",)))

    result = session.check(commented(kind, sample(), NEW, "gouji: ignore[T101] 核对过"), f"a.{kind}")

    assert [d.rule for d in result.diagnostics] == []


def test_text_has_no_comments(sample: Callable[..., SampleReport]) -> None:
    session = Session.start(CommandLine(select=("T101", "T102")))
    rendered = text_renderer(TEXT_LAYOUTS["rows"])(sample())

    result = session.check(rendered.data + "<!-- gouji: ignore-file[T101] 核对过 -->\n".encode(), "a.txt")

    assert ([d.rule for d in result.diagnostics], result.waived) == (["total-consistency"], ())


def test_a_run_without_waivers_and_comments_loads_nothing_for_them(write: Callable[..., None]) -> None:
    write("fail-on: error\n")
    program = (
        "import sys; import gouji; gouji.check_paths(['.']);"
        "print(*sorted(name for name in sys.modules if name.startswith('gouji') and ('waiv' in name or 'comments' in name)))"
    )

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout == "\n"


ACROSS = "waivers:\n  - {{rule: X101, agency: 青石县水务局, year: 2024, facts: {{{fact}: {value}}}, reason: 更正过}}\n"
CARRIED_IN = "requests.carried_in.total"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1, []),
        (2, [("a.txt", "carried-over-across-years"), (".gouji.yaml", "waiver-unmatched")]),
    ],
)
def test_a_finding_that_needs_another_report_is_waived_as_any_other(
    write: Callable[..., None],
    sample: Callable[..., SampleReport],
    check: Check,
    value: int,
    expected: list[tuple[str, str]],
) -> None:
    carried = attrs.evolve(sample("0"), figures={**sample("0").figures, CARRIED_IN: "1"})
    write(ACROSS.format(fact=CARRIED_IN, value=value), a=carried, b=sample("0", year=2023))

    result = check(select=("X101",))

    assert [d.path for file in result.files for d in file.waived] == ([] if expected else ["a.txt"])
    assert {(d.path, d.rule) for d in result.diagnostics} == set(expected)


def test_a_waiver_of_what_needs_another_report_is_needless_only_where_one_was_there(
    write: Callable[..., None], sample: Callable[..., SampleReport], check: Check
) -> None:
    write(ACROSS.format(fact=CARRIED_IN, value=0), a=sample("0"), b=sample("0", year=2023))

    alone, both = check("a.txt", select=("X101",)), check(select=("X101",))

    assert told(alone) == []
    assert [(d.path, d.rule) for d in both.diagnostics] == [(".gouji.yaml", "waiver-unmatched")]


def test_a_waiver_may_call_a_body_by_another_of_its_names(write: Callable[..., None], check: Check) -> None:
    aliases = "aliases: {青石县水务局: [青石县水利局]}\n"
    write(aliases + WAIVER.format(more="").replace("水务局", "水利局"))

    result = check()

    assert [len(file.waived) for file in result.files] == [1]
    assert told(result) == []


@pytest.mark.parametrize(("judged", "untried"), [(True, 0), (False, 1)])
def test_of_many_reports_nothing_is_kept_to_report_on_waivers(judged: bool, untried: int) -> None:
    source = Source.from_text("waivers: []\n", ".gouji.yaml")
    waivers = [Waiver("T101", (), "局", year, {}, "核对过", None, source, Span(year, year + 1)) for year in range(5)]
    held: list[int] = []

    def read() -> Iterator[FileResult]:
        for number in range(300):
            met = tuple(Suppression((), "T101", each.waived, judged=judged or number < 299) for each in waivers)
            yield FileResult(f"{number}.txt", "checked", (), (), Coverage(0, 0, (), ()), suppressions=met)
            held.append(sum(type(each) is Suppression for each in gc.get_objects()) if number % 100 == 99 else 0)

    results, count = results_of_waivers(read(), waivers)

    assert max(held) < 100
    assert (count, [len(each.diagnostics) for each in results]) == (untried * 5, [] if untried else [5])
