"""The linter takes bytes and a name, gives a result, and knows neither files nor a working directory."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
import gc
from pathlib import Path
import sys

import pytest

from gouji.comparing.contribution import contribution_from_bytes, contribution_to_bytes
from gouji.config import CommandLine, Configurations
from gouji.errors import RecordError
from gouji.late import Late
from gouji.packed import checked_from_bytes, checked_to_bytes, packed, packed_from_bytes
from gouji.plugins.model import Plugins
from gouji.results import Checked, result_from_bytes, result_to_bytes
from gouji.run.linter import Linter
from gouji.testing.strategies.formats import PLAIN_RENDERERS
from gouji.value import evolve
from gouji_gongkai.testing import least_report

EXAMPLES = Path(__file__).parents[3] / "docs/examples"
THREADS = 8


def make_linter(plugins: Plugins, folder: Path) -> Linter:
    return Linter(plugins, Configurations(plugins, CommandLine(), str(folder)))


@pytest.fixture
def linter(plugins: Plugins, tmp_path: Path) -> Linter:
    return make_linter(plugins, tmp_path)


@pytest.fixture(scope="module")
def two_years() -> dict[str, bytes]:
    """Reports of two years, in the second of which less is carried in than the first carried out."""
    return {path.name: path.read_bytes() for path in sorted((EXAMPLES / "faulty/carried-over-across-years").glob("*"))}


def test_many_threads_find_what_one_finds(plugins: Plugins, tmp_path: Path) -> None:
    """In files of every format, with a linter that nobody has asked before."""
    sample = least_report(plugins.kinds["gongkai"].newest, subject="云麓县水务局", period=2024)
    printed = [render(sample) for render in PLAIN_RENDERERS.values()]
    files = [(file.data, file.name) for file in printed]
    files += [(path.read_bytes(), path.name) for path in sorted(EXAMPLES.rglob("*.txt"))]
    expected = [make_linter(plugins, tmp_path).check(*file) for file in files]
    linter = make_linter(plugins, tmp_path)

    with ThreadPoolExecutor(THREADS) as pool:
        found = [*pool.map(lambda file: linter.check(*file), files * 4)]

    assert found == expected * 4


def test_a_report_is_freed_when_it_was_checked(plugins: Plugins, linter: Linter) -> None:
    """In every format, its document and facts are not left to the garbage collector, which runs seldom."""
    sample = least_report(plugins.kinds["gongkai"].newest, subject="云岭县水务局", period=2024)
    printed = [render(sample) for render in PLAIN_RENDERERS.values()]
    files = [(file.data, file.name) for file in printed]
    files += [(path.read_bytes(), path.name) for path in sorted(EXAMPLES.rglob("*.txt"))]
    for file in files * 2:
        linter.check(*file)
    gc.collect()
    gc.disable()
    try:
        left = {name: found for data, name in files if (linter.check(data, name), found := gc.collect())[1]}
    finally:
        gc.enable()

    assert not left


def test_settings_are_those_of_a_name_that_need_not_be_a_file(linter: Linter, tmp_path: Path) -> None:
    (tmp_path / "2024").mkdir()
    (tmp_path / "2024/.gouji.yaml").write_text("rules: {not-a-report: error}\n", "utf-8")

    severities = [
        [found.severity for found in linter.check("一份文件".encode(), name).result.diagnostics]
        for name in ("a.txt", "2024/a.txt", str(tmp_path / "2024/b.txt"))
    ]

    assert severities == [["info"], ["error"], ["error"]]


def test_rules_are_imported_before_they_run_and_one_that_cannot_be_is_left_to_fail_then(
    plugins: Plugins, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "late_rule.py").write_text("def check(report, options):\n    yield from ()\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    targets = ("no_such_module:check", "late_rule:check")
    rules = [evolve(rule, check=Late(target)) for rule, target in zip(plugins.rules, targets, strict=False)]
    linter = make_linter(evolve(plugins, rules=tuple(rules), packs=()), tmp_path)

    linter.load_rules("a.txt")

    assert sys.modules.pop("late_rule", None) is not None


def test_a_configuration_that_changes_is_read_again_when_that_is_told(linter: Linter, tmp_path: Path) -> None:
    def severity() -> str:
        return linter.check("一份文件".encode(), "a.txt").result.diagnostics[0].severity

    before = severity()
    (tmp_path / ".gouji.yaml").write_text("rules: {not-a-report: error}\n", "utf-8")
    unaware = severity()
    linter.forget_configurations()

    assert (before, unaware, severity()) == ("info", "info", "error")


def test_a_changed_file_is_compared_again_with_the_others_as_they_were(
    linter: Linter, two_years: dict[str, bytes]
) -> None:
    first, second = two_years
    checked = {name: linter.check(data, name) for name, data in two_years.items()}
    sound = linter.check(two_years[second].replace(b"2024", b"2025"), second)

    before = linter.finish(checked.values())
    after = linter.finish([checked[first], sound])
    again = linter.finish(checked.values())

    across = [[found.path for found in run.diagnostics if found.code == "X101"] for run in (before, after, again)]
    assert (across, again) == ([[second], [], [second]], before)


def test_what_is_only_compared_with_has_no_findings(linter: Linter, two_years: dict[str, bytes]) -> None:
    first, second = two_years

    prior = linter.contribute(two_years[first], first)
    run = linter.finish([linter.check(two_years[second], second)], [prior])

    assert (prior.result.diagnostics, [file.path for file in run.files]) == ((), [second])
    assert [found.code for found in run.diagnostics if found.code.startswith("X")] == ["X101"]


def test_a_file_that_is_compared_with_nothing_contributes_nothing(linter: Linter, two_years: dict[str, bytes]) -> None:
    checked = [linter.check(data, name, contributing=False) for name, data in two_years.items()]

    assert [each.contribution for each in checked] == [None, None]


def test_results_and_contributions_go_to_bytes_and_back(linter: Linter, two_years: dict[str, bytes]) -> None:
    checked = [linter.check(data, name) for name, data in two_years.items()]
    stored = [
        Checked(result_from_bytes(result_to_bytes(each.result)), contribution_from_bytes(contribution_to_bytes(given)))
        for each in checked
        if (given := each.contribution) is not None
    ]

    assert (stored, linter.finish(stored)) == (checked, linter.finish(checked))
    assert [checked_from_bytes(checked_to_bytes(each)) for each in checked] == checked
    assert [packed_from_bytes(checked_to_bytes(each)) for each in checked] == [*map(packed, checked)]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "Input data was truncated"),
        (b"\xff\x00", "malformed"),
        (b'["gouji 0.0.0 result", {}]', r"expected 'gouji .* result' at the beginning, got 'gouji 0.0.0 result'"),
        (b"{}", "Expected `array`, got `object`"),
    ],
)
def test_other_bytes_are_an_error_that_tells_what_was_expected(data: bytes, told: str) -> None:
    with pytest.raises(RecordError, match=told) as caught:
        result_from_bytes(data)

    assert str(caught.value).startswith("these bytes are no result of this version of gouji: ")


def test_a_contribution_is_no_result(linter: Linter, two_years: dict[str, bytes]) -> None:
    name, data = next(iter(two_years.items()))
    written = result_to_bytes(linter.check(data, name).result)

    with pytest.raises(RecordError, match=r"these bytes are no result .* got 'gouji .* contribution'"):
        result_from_bytes(written.replace(b" result", b" contribution", 1))
