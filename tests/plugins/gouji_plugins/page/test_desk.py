"""What the page does in the browser gives what the command line gives."""

from __future__ import annotations

import json
from pathlib import Path
import shutil

import pytest

from gouji.cli import main
from gouji_plugins.page.desk import Desk, start

EXAMPLES = Path(__file__).parents[4] / "docs/examples"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk on a folder with the faulty examples."""
    shutil.copytree(EXAMPLES / "faulty", tmp_path / "faulty")
    monkeypatch.chdir(tmp_path)
    return start()


def test_its_json_is_that_of_the_command_line(desk: Desk, tmp_path: Path) -> None:
    main(["check", "--no-cache", "--lang", "zh", "--format", "json", "--output", "printed.json", "faulty"])

    told = desk.check(["faulty"])

    assert (told, desk.json("zh")) == ("", (tmp_path / "printed.json").read_text("utf-8"))


def test_each_finding_has_its_number_in_the_marked_report_and_its_rule_a_page(desk: Desk) -> None:
    desk.check(["faulty"])
    diagnostics = json.loads(desk.json("en"))["diagnostics"]
    path = diagnostics[0]["path"]
    count = sum(each["path"] == path for each in diagnostics)

    report = desk.report(path, "en")

    assert [f'id="n{number}"' in report for number in range(1, count + 2)] == [True] * count + [False]
    assert diagnostics[0]["rule"] in desk.explain(diagnostics[0]["rule"], "en")


def test_a_configuration_that_cannot_be_used_is_told_in_both_languages(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "faulty" / ".gouji.yaml").write_text("fail-on: never-ever\n", "utf-8")

    assert set(json.loads(desk.check(["faulty"]))) == {"zh", "en"}
