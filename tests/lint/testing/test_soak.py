"""The soak counts what it checked, and stops at what is wrong with an example that can be had again."""

from __future__ import annotations

import json
from pathlib import Path

import attrs
import pytest

from gouji.testing import installed_samples
from gouji.testing.checker import Checker
from gouji.testing.soak import Soak, main, run


def test_sound_reports_and_faults_are_counted_by_format() -> None:
    soak = Soak(kinds=installed_samples()[:1])

    for number in (0, 1):
        soak.batch(number, every=2, size=3)

    assert soak.counts == {"docx: sound": 3, "docx: faulted": 3}


def test_a_batch_is_the_same_each_time() -> None:
    names = []
    for _ in range(2):
        soak = Soak()
        soak.batch(8, every=1, size=2)
        assert soak.last
        names.append(soak.last.data)

    assert names[0] == names[1]


def without_rules() -> Checker:
    checker = Checker.installed()
    return attrs.evolve(checker, plugins=attrs.evolve(checker.plugins, rules=()))


def strict(name: str) -> Checker:
    """A checker whose rule of that name, off by default, warns."""
    checker = Checker.installed()
    rules = tuple(r.with_meta(severity="warning") if r.name == name else r for r in checker.plugins.rules)
    return attrs.evolve(checker, plugins=attrs.evolve(checker.plugins, rules=rules))


def test_a_fault_that_no_rule_tells_stops_it() -> None:
    soak = Soak(without_rules())

    with pytest.raises(AssertionError, match="unmet"):
        soak.batch(0, every=1, size=1)


def test_it_writes_its_counts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "counts.json"

    code = main(["--minutes", "0", "--seed", "4", "--out", str(out)])

    told = json.loads(out.read_text("utf-8"))
    assert (code, told["first"], told["following"], told["failure"]) == (0, 4, 5, "")
    assert "in all" in capsys.readouterr().out


def test_a_finding_about_a_sound_report_stops_it_with_an_example(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text_rows = 2 * 9

    code = run(Soak(strict("missing-period")), 0, text_rows, 2, tmp_path / "counts.json")

    said = capsys.readouterr().err
    assert (code, "SampleReport(" in said, f"--seed {text_rows}" in said) == (1, True, True)
    assert "年度报告" in (tmp_path / "counts-report.txt").read_text("utf-8")
