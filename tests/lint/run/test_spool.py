"""Very many files: their results lie on disk, and what comes out is the same as if they did not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
import shutil
import sys
import tracemalloc
from typing import Any, NamedTuple

import msgspec
import pytest

from gouji.api import AcrossFinding, AcrossRule, Joined, Message, NotCompared, Spot, across_rule
from gouji.checking.coverage import Coverage
from gouji.comparing.contribution import Contribution, ReportContribution
from gouji.comparing.join import Offer, join
from gouji.comparing.pool import MAX_VERSIONS, join_pool
from gouji.config import CommandLine
from gouji.errors import SpoolError
from gouji.output.format import RenderOptions
from gouji.results import Checked, FileResult, RunResult
from gouji.rules.active import ActiveRule
from gouji.run.session import Session
from gouji.run.spool import Spool
from gouji.run.spooled_pool import MEMBERS, PATHS, SpooledPool
from gouji.stored import Reread

EXAMPLES = Path(__file__).parents[3] / "docs/examples"
SAID = Message("有误", "wrong")


@pytest.fixture
def examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    """A session of what is installed, in a folder with reports, some of them with faults and with waivers."""
    monkeypatch.chdir(tmp_path)
    for kind in ("sound", "faulty"):
        shutil.copytree(EXAMPLES / kind, tmp_path / kind)
    Path(".gouji.yaml").write_text(
        "waivers:\n- {rule: total-consistency, agency: 云麓县水务局, year: 2024, reason: 已核实}\n", encoding="utf-8"
    )
    Path("notes.txt").write_text("这不是报告。\n", encoding="utf-8")
    Path("empty.txt").touch()
    return Session.start(CommandLine())


def _rendered(session: Session, result: RunResult, name: str) -> list[Any]:
    """What a format makes of a result; workbooks have the time in them and are left out."""
    format_ = next(each for each in session.linter.plugins.formats if each.name == name)
    options = RenderOptions(
        language="en",
        statistics=True,
        coverage=True,
        show_waived=True,
        rules=lambda: session.rules_of(result),
        bodies=lambda: session.bodies_of(result),
        forms=lambda: session.linter.plugins.forms,
    )
    return list(format_.render(result, options))


def test_every_format_is_the_same_where_results_lie_on_disk(examples: Session) -> None:
    here = examples.check_paths(["."], jobs=1, quoting=True)
    spooled = examples.check_paths(["."], jobs=2, quoting=True, spool_from=1)
    names = [each.name for each in examples.linter.plugins.formats if not each.binary]

    assert (type(spooled.files), spooled) == (Reread, here)
    assert {name: _rendered(examples, spooled, name) for name in names} == {
        name: _rendered(examples, here, name) for name in names
    }


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names of files are texts there")
def test_a_name_that_is_no_text_is_one_of_many(examples: Session) -> None:
    odd = b"sound/\xff.txt".decode("utf-8", "surrogateescape")
    shutil.copy(next(Path("sound").iterdir()), odd)

    here, spooled = (examples.check_paths(["."], jobs=1, spool_from=fewest) for fewest in (999, 1))

    assert (odd in [file.path for file in spooled.files], spooled) == (True, here)


def test_prior_reports_and_standard_input_are_as_in_memory(examples: Session) -> None:
    text = min(each for each in Path("faulty").rglob("*") if each.is_file()).read_bytes()

    Path("sound/broken.docx").write_bytes(b"PK\3\4")

    here, spooled, shared = (
        examples.check_paths(["faulty"], jobs=jobs, prior=["sound"], texts={"-": text}, spool_from=fewest)
        for jobs, fewest in ((1, 999), (1, 1), (2, 1))
    )

    assert (spooled, shared, len(here.failures)) == (here, here, 1)


class Given(NamedTuple):
    """What a report gives: a number and a text that is long."""

    number: int
    text: str


def _checked(path: str, key: str, period: int, number: int, **fields: Any) -> Checked:
    given = {"falls": msgspec.Raw(msgspec.json.encode(Given(number, "字" * 300)))}
    report = ReportContribution(key, key, period, "f", Spot(), given, **fields)
    return Checked(FileResult(path, "checked", (), (), Coverage(0, 0, (), ())), Contribution((report,)))


def _falls(joined: Joined) -> Iterator[AcrossFinding | NotCompared]:
    compared = joined.read(Given)
    for member in compared.checked:
        versions = compared.before(member)
        if not versions:
            yield NotCompared(member, "falls", SAID)
        elif member.given.number < versions[0].given.number:
            yield AcrossFinding(member, SAID, roots=[(versions[0], "high")])


def _breaks(joined: Joined) -> Iterator[AcrossFinding | NotCompared]:
    """Fail after some findings."""
    yield from _falls(joined)
    raise ValueError


def _rule(joins: Callable[[Joined], Any] = _falls) -> AcrossRule:
    metadata: Any = {"code": "Z101", "name": "falls", "severity": "error", "summary": SAID, "source": "x"}
    return across_rule(contributes=lambda report, contributing: None, since="0.1", **metadata)(joins)


def _reports(bodies: int) -> Iterator[Checked]:
    for number in range(bodies):
        for year in range(2020, 2025):
            causes = ("high",) if number == 3 else ()
            yield _checked(f"{year}/{number}.txt", f"body {number}", year, (number * year) % 7, causes=causes)


def _joined(checked: Iterable[Checked], rule: AcrossRule) -> tuple[list[FileResult], list[str]]:
    """The results of files joined in a spool, and the rules that failed."""
    spool = Spool()
    for each in checked:
        spool.add(each)
    spool.index()
    active = {rule.name: ActiveRule(rule, "error", rule.meta.defaults)}
    ran = join_pool(SpooledPool(spool, lambda path: active))
    spool.index_added()
    return list(spool.files()), [f"{failure.rule} {failure.path}" for failure in ran.failures]


def _in_memory(checked: Iterable[Checked], rule: AcrossRule) -> tuple[list[tuple[Any, ...]], list[str]]:
    active = {rule.name: ActiveRule(rule, "error", rule.meta.defaults)}
    offers = [Offer(each.result.path, 0, each.contribution.reports[0], active) for each in checked if each.contribution]
    result = join(offers)
    paths = sorted(offer.path for offer in offers)
    found = [(path, *map(tuple, (result.of(path).diagnostics, result.of(path).not_compared))) for path in paths]
    return found, [f"{failure.rule} {failure.path}" for failure in result.failures]


@pytest.mark.parametrize("joins", [_falls, _breaks])
def test_what_is_joined_on_disk_is_what_is_joined_in_memory(joins: Callable[[Joined], Any]) -> None:
    """A rule that fails in the middle has found nothing."""
    checked, rule = list(_reports(30)), _rule(joins)

    files, failed = _joined(checked, rule)

    expected, expected_failed = _in_memory(checked, rule)
    assert ([(file.path, file.diagnostics, file.coverage.across) for file in files], failed) == (
        expected,
        expected_failed,
    )


def test_reports_beyond_the_most_of_one_subject_are_left_out() -> None:
    checked = [_checked(f"{number:03}.txt", "body", 2024, 1) for number in range(MAX_VERSIONS + 2)]

    files, _ = _joined(checked, _rule())

    assert [file.path for file in files if file.notes] == ["100.txt", "101.txt"]


def _everything(joined: Joined) -> Iterator[AcrossFinding]:
    """Compare each report with one of another body, one of a year, and all subjects."""
    compared = joined.read(Given)
    by_period = compared.by_period()
    assert sorted(compared.periods) == sorted({member.key for member in by_period})
    for number, member in enumerate(by_period):
        other = compared.of("body 1", member.period)
        if other[0].given.number < member.given.number and by_period[number - 1].period == member.period:
            years = ", ".join(map(str, compared.periods[member.key]))
            yield AcrossFinding(member, Message(years, years))


def test_a_rule_may_compare_a_report_with_any_other() -> None:
    checked, rule = list(_reports(10)), _rule(_everything)

    files, failed = _joined(checked, rule)

    expected, _ = _in_memory(checked, rule)
    assert (failed, [(file.path, file.diagnostics, file.coverage.across) for file in files]) == ([], expected)


def test_memory_does_not_grow_with_the_number_of_reports() -> None:
    """One report's contribution has 1 kB: in memory, 1,500 more would take 3 MB."""

    def peak(bodies: int) -> int:
        tracemalloc.start()
        try:
            spool = Spool()
            for each in _reports(bodies):
                spool.add(each)
            spool.index()
            rule = _rule()
            join_pool(SpooledPool(spool, lambda path: {rule.name: ActiveRule(rule, "error", rule.meta.defaults)}))
            spool.index_added()
            assert sum(len(file.coverage.across) for file in spool.files()) == bodies
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(10)
    few, many = peak(120), peak(420)  # the last 500 that were read are kept

    assert many - few < 1_000_000


def test_a_full_disk_is_told() -> None:
    spool = Spool(most_pages=40)

    def add_all() -> None:
        for each in _reports(200):
            spool.add(each)

    with pytest.raises(SpoolError) as raised:
        add_all()

    assert raised.value.args[0].en.startswith(
        "the results do not go into the folder for temporary files: there is no space left on the disk;"
    )


@pytest.mark.skipif(sys.platform == "win32", reason="there the file is deleted when it is closed")
def test_nothing_lies_in_the_folder_for_temporary_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However the process ends."""
    monkeypatch.setenv("SQLITE_TMPDIR", str(tmp_path))
    spool = Spool()

    for each in _reports(2000):
        spool.add(each)

    assert list(tmp_path.iterdir()) == []


def test_what_a_report_gave_to_a_rule_is_found_by_an_index() -> None:
    """Else a join takes time with the square of the reports."""
    spool = Spool()
    table = spool.table_of("rule")
    spool.offer()

    plan = spool.connection.execute(f"EXPLAIN QUERY PLAN {MEMBERS.format(given=table)}").fetchall()

    assert [row[3] for row in plan] == [
        "SEARCH o USING INDEX offers_by_subject (state=?)",
        "SEARCH g USING INTEGER PRIMARY KEY (rowid=?)",
    ]


def test_the_first_report_of_a_rule_is_found_without_sorting_all() -> None:
    spool = Spool()
    query = PATHS.format(given=spool.table_of("rule"))
    spool.offer()

    plan = spool.connection.execute(
        f"EXPLAIN QUERY PLAN {query} ORDER BY o.path DESC, o.number DESC, o.is_prior DESC"
    ).fetchall()

    assert [row[3] for row in plan] == [
        "SCAN o USING INDEX offers_by_path",
        "SEARCH g USING INTEGER PRIMARY KEY (rowid=?)",
    ]
