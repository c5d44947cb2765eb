"""A run over several reports compares them, whatever the processes, the cache and the order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path

import attrs
import pytest

from gouji.api.documents import Document, Loader, Source, Vocabularies, read_text
from gouji.config import CommandLine
from gouji.plugins.model import Plugins
from gouji.results import RunResult
from gouji.run.session import Session
from gouji.testing import TEXT_LAYOUTS, Rendered, SampleReport, sound_figures, text_renderer
from gouji.testing.office.word import word_renderer
from gouji.testing.pages.page import page_renderer
from gouji_gongkai.testing import least_report

BODY = "云麓县水务局"
WRONG = "carried-over-across-years"

as_text = text_renderer(TEXT_LAYOUTS["rows"])

Sample = Callable[..., SampleReport]


@pytest.fixture(scope="module")
def session() -> Session:
    return Session.start(CommandLine())


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="module")
def sample(plugins: Plugins) -> Sample:
    """A report of a body and a year: so many requests of natural persons come in, are handled, are left open."""
    form = next(form for form in plugins.forms if form.id == "2021")

    def make(
        year: int, *, carried_in: int = 0, handled: int = 9, carried_out: int = 0, agency: str = BODY
    ) -> SampleReport:
        drawn = {
            "requests.carried_in.natural_person": Decimal(carried_in),
            "requests.granted.natural_person": Decimal(handled),
            "requests.carried_out.natural_person": Decimal(carried_out),
        }
        figures = {fact: str(value) for fact, value in sound_figures(form, drawn).items()}
        return least_report(form, subject=agency, period=year, figures=figures)

    return make


def written(files: Mapping[str, Rendered]) -> None:
    for name, rendered in files.items():
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(rendered.data)


def told(result: RunResult, *rules: str) -> list[tuple[str, str, str]]:
    """What rules across reports tell, or some rules."""
    return [
        (d.path, d.rule, d.severity) for d in result.diagnostics if d.rule in rules or (not rules and d.code[0] == "X")
    ]


@pytest.fixture
def broken(sample: Sample) -> dict[str, Rendered]:
    """Two years in which three requests are carried out and one is carried in."""
    return {"2023.txt": as_text(sample(2023, carried_out=3)), "2024.txt": as_text(sample(2024, carried_in=1))}


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("cache", [True, False])
def test_what_is_told_depends_neither_on_processes_nor_on_the_cache(
    session: Session, sample: Sample, broken: dict[str, Rendered], jobs: int, *, cache: bool
) -> None:
    others = {f"局{n}.txt": as_text(sample(2024, agency=f"云麓县第{n}中学")) for n in range(20)}
    written({**broken, **others})
    plain = session.check_paths(["."], jobs=1)

    results = [session.check_paths(["."], jobs=jobs, cache=cache) for _ in range(2)]

    assert results == [plain, plain]
    assert told(plain, WRONG) == [("2024.txt", WRONG, "error")]


def test_one_report_is_compared_with_nothing(session: Session, broken: dict[str, Rendered]) -> None:
    written(broken)

    (file,) = session.check_paths(["2024.txt"]).files

    assert (told(RunResult((file,))), file.coverage.across) == ([], ())


def test_the_prior_year_that_is_not_there_is_said(session: Session, broken: dict[str, Rendered]) -> None:
    written(broken)

    unknown = {file.path: [u.relation for u in file.coverage.across] for file in session.check_paths(["."]).files}

    assert unknown == {"2023.txt": ["across.carried", "across.in_force"], "2024.txt": []}


def test_earlier_reports_given_apart_are_compared_with_and_not_checked(
    session: Session, broken: dict[str, Rendered]
) -> None:
    written({f"old/{name}": rendered for name, rendered in broken.items()})
    Path("old/2024.txt").rename("2024.txt")

    result = session.check_paths(["2024.txt"], prior=["old"])

    assert ([file.path for file in result.files], told(result)) == (["2024.txt"], [("2024.txt", WRONG, "error")])
    assert next(r.path for d in result.diagnostics if d.rule == WRONG for r in d.related) == "old/2023.txt"


def test_an_earlier_report_that_is_checked_too_is_no_second_one(session: Session, broken: dict[str, Rendered]) -> None:
    written(broken)

    assert session.check_paths(["."], prior=["2023.txt"]) == session.check_paths(["."])


def test_an_earlier_report_that_cannot_be_read_is_a_failure(session: Session, broken: dict[str, Rendered]) -> None:
    written(broken)
    Path("old.txt").write_bytes(b"\xff\xfe\x00\x00")

    result = session.check_paths(["2024.txt"], prior=["old.txt"])

    assert [(f.kind, f.path) for f in result.failures] == [("unreadable-file", "old.txt")]


def test_texts_are_compared_with_files(session: Session, broken: dict[str, Rendered]) -> None:
    written({"2023.txt": broken["2023.txt"]})

    result = session.check_paths(["2023.txt"], texts={"2024.txt": broken["2024.txt"].data})

    assert told(result) == [("2024.txt", WRONG, "error")]


def test_a_report_in_three_formats_is_told_once_as_information_and_never_against_itself(
    session: Session, sample: Sample
) -> None:
    last, now = sample(2023, carried_out=3), sample(2024, carried_in=3)
    files = {
        f"{name}.{ending}": render(report)
        for name, report in (("2023", last), ("2024", now))
        for ending, render in (("docx", word_renderer()), ("html", page_renderer()), ("txt", as_text))
    }
    written(files)

    result = session.check_paths(["."])

    assert told(result) == [(f"{year}.html", "repeated-report", "info") for year in (2023, 2024)]


def test_years_that_stand_in_one_file_are_compared(
    plugins: Plugins, session_of: Callable[..., Session], broken: dict[str, Rendered]
) -> None:
    """As the sheets of a workbook do."""

    def load(data: bytes, name: str, vocabularies: Vocabularies) -> Document:
        first, *rest = [
            read_text(Source.from_bytes(part, name), vocabularies.choose(part.decode()))
            for part in data.split(b"=====")
        ]
        return attrs.evolve(first, parts=tuple(rest))

    book = Loader("book", (".book",), lambda data, name: 100 * name.endswith(".book"), load)
    Path("a.book").write_bytes(b"=====".join(rendered.data for rendered in broken.values()))

    result = session_of(plugins, plugins.rules, [book]).check_paths(["a.book"])

    assert told(result) == [("a.book", WRONG, "error")]


def test_a_cell_that_breaks_its_own_table_is_not_told_again(session: Session, sample: Sample) -> None:
    """The total of 上年结转 alone is wrong: total-consistency tells it."""
    wrong = sample(2024, carried_in=3).with_figures({"requests.carried_in.total": "4"})
    written({"2023.txt": as_text(sample(2023, carried_out=3)), "2024.txt": as_text(wrong)})

    result = session.check_paths(["."])

    assert told(result, "total-consistency", WRONG) == [("2024.txt", "total-consistency", "error")]


def test_a_cell_of_last_year_that_breaks_its_own_table_is_not_told_again(session: Session, sample: Sample) -> None:
    wrong = sample(2023, carried_out=3).with_figures({"requests.carried_out.total": "4"})
    written({"2023.txt": as_text(wrong), "2024.txt": as_text(sample(2024, carried_in=3))})

    result = session.check_paths(["."])

    assert told(result, "total-consistency", WRONG) == [("2023.txt", "total-consistency", "error")]


def test_a_balance_that_last_year_s_figures_repair_is_told_once_with_them(session: Session, sample: Sample) -> None:
    """3 were carried in; both cells of the row say 4: what the table leaves open is known from last year."""
    wrong = sample(2024, carried_in=3).with_figures(
        {"requests.carried_in.total": "4", "requests.carried_in.natural_person": "4"}
    )
    written({"2023.txt": as_text(sample(2023, carried_out=3)), "2024.txt": as_text(wrong)})

    result = session.check_paths(["."])

    (found,) = [each for each in result.diagnostics if each.rule in ("carried-over-count", WRONG)]
    assert (found.rule, found.expected) == (WRONG, "3")
    assert found.message.zh.endswith("；改后本年的勾稽关系成立")


def test_a_balance_that_last_year_s_figures_do_not_repair_stays_open(session: Session, sample: Sample) -> None:
    wrong = sample(2024, carried_in=3).with_figures(
        {"requests.carried_in.total": "5", "requests.carried_in.natural_person": "5"}
    )
    written({"2023.txt": as_text(sample(2023, carried_out=4)), "2024.txt": as_text(wrong)})

    result = session.check_paths(["."])

    assert {rule for _, rule, _ in told(result, "carried-over-count", WRONG)} == {"carried-over-count", WRONG}


def test_a_sentence_that_says_last_year_s_figure_is_told_once(session: Session, sample: Sample) -> None:
    """narrative-mismatch tells that sentence and table differ."""
    text = as_text(sample(2024, carried_in=1)).text
    text = text.replace("一、总体情况\n", "一、总体情况\n2024年，我局上年结转政府信息公开申请3件。\n", 1)
    written({"2023.txt": as_text(sample(2023, carried_out=3))})
    Path("2024.txt").write_text(text, "utf-8")

    result = session.check_paths(["."])

    assert {rule for _, rule, _ in told(result, "narrative-mismatch", WRONG)} == {"narrative-mismatch"}


def test_rules_that_are_off_compare_nothing(sample: Sample, broken: dict[str, Rendered]) -> None:
    written(broken)

    off = Session.start(CommandLine(ignore=("X", "N109"))).check_paths(["."])
    alone = Session.start(CommandLine(select=("X101",))).check_paths(["."])

    assert ([file.coverage.across for file in off.files], told(off)) == ([(), ()], [])
    assert [d.rule for d in alone.diagnostics] == [WRONG]


def test_times_of_rules_across_reports_are_told(broken: dict[str, Rendered]) -> None:
    written(broken)

    result = Session.start(CommandLine(timed=True)).check_paths(["."])

    assert WRONG in {rule for file in result.files for _, rule, _ in file.times}


def test_a_finding_across_reports_can_be_waived(broken: dict[str, Rendered]) -> None:
    written(broken)
    Path(".gouji.yaml").write_text(
        f"waivers:\n  - {{rule: X101, agency: {BODY}, year: 2024, reason: 见更正函}}\n", encoding="utf-8"
    )

    result = Session.start(CommandLine()).check_paths(["."])

    assert (told(result), [d.rule for file in result.files for d in file.waived]) == ([], [WRONG])
