"""What ``gouji check docs/examples`` finds, pinned: sound reports stay silent, faulty ones do not."""

import json
from pathlib import Path
import re
from typing import Any

import pytest

from gouji.cli.main import main
from gouji.plugins.finder import load_plugins

ROOT = Path(__file__).parents[2]

FOUND = [
    ("carried-over-across-years/云岭镇2024.txt", 30, 44, "error", "carried-over-across-years"),
    ("carried-over-count/青岚县自然资源局2024.txt", 322, 2, "error", "carried-over-count"),
    ("cell-not-number/青岚县档案馆2022.txt", 131, 1, "error", "cell-not-number"),
    ("cell-not-number/青岚县档案馆2022.txt", 557, 2, "warning", "blank-cell"),
    ("leftover-caption/青岚县司法局2023.txt", 42, 1, "warning", "leftover-caption"),
    ("leftover-caption/青岚县司法局2023.txt", 257, 1, "warning", "leftover-caption"),
    ("media-conflict/青岚县水务局网站2024.txt", 49, 20, "warning", "media-conflict"),
    ("missing-section/青岚县农业农村局2020.txt", 127, 1, "error", "missing-section"),
    ("report-year/云岭镇政务网2024.txt", 98, 2, "error", "total-consistency"),
    ("report-year/云岭镇政务网2024.txt", 233, 50, "error", "report-year"),
    ("rollup-sum/县政府2024.txt", 29, 45, "warning", "rollup-sum"),
    ("total-consistency/青岚县民政局2024.txt", 31, 48, "error", "total-consistency"),
    ("year-mismatch/青岚县气象局2024.txt", 2, 14, "error", "year-mismatch"),
    ("year-mismatch/青岚县气象局2024.txt", 2, 25, "error", "year-mismatch"),
]
"""Path, line, column, severity and rule of all errors and warnings."""


@pytest.fixture
def checked(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> tuple[int, dict[str, Any]]:
    """The exit status of a check of all examples, and what it printed."""
    monkeypatch.chdir(ROOT)
    status = main(["check", "docs/examples", "--format", "json", "--no-cache"])
    return status, json.loads(capsys.readouterr().out)


def test_the_faulty_examples_have_the_faults_that_their_folders_name(checked: tuple[int, dict[str, Any]]) -> None:
    status, result = checked
    found = [
        (d["path"].removeprefix("docs/examples/faulty/"), *d["range"]["start"].values(), d["severity"], d["rule"])
        for d in result["diagnostics"]
        if d["severity"] != "info"
    ]

    assert (status, sorted(found)) == (1, sorted(FOUND))


def test_each_faulty_folder_is_named_after_a_rule_that_finds_something_there() -> None:
    folders = {path.name for path in (ROOT / "docs" / "examples" / "faulty").iterdir()}

    assert folders == {path.split("/")[0] for path, _, _, _, rule in FOUND if path.startswith(f"{rule}/")}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", ["text", "table", "concise"])
def test_no_id_of_a_fact_or_a_relation_is_shown_to_people(
    name: str, language: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    forms = load_plugins().forms
    ids = {key for form in forms for key in (*form.slots, *(relation.id for relation in form.relations)) if "." in key}

    main(["check", "docs/examples", f"--format={name}", "--coverage", "--no-cache", "--lang", language])

    shown = set(re.findall(r"[a-z_]+(?:\.[a-z_]+)+", capsys.readouterr().out))
    assert (shown & ids, {word for word in shown if word.startswith(("across.", "requests."))}) == (set(), set())


def test_the_figures_of_every_example_are_read_whole(checked: tuple[int, dict[str, Any]]) -> None:
    """42 relations in a report of 2021 on, 40 in one of 2020, 11 in one of a website; two cells are made unreadable."""
    _, result = checked

    assert result["summary"]["relations"] == {"hold": 1040, "broken": 5, "unknown": 3}


@pytest.mark.parametrize("options", [("--jobs", "2", "--no-cache"), ("--jobs", "1"), ("--jobs", "2")])
def test_processes_and_cache_change_no_byte(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, options: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    command = ("check", str(ROOT / "docs" / "examples"), "--format", "json", "--coverage", "--lang", "en")
    main((*command, "--jobs", "1", "--no-cache"))
    plain = capsys.readouterr().out

    for _ in range(2):
        main((*command, *options))
        assert capsys.readouterr().out == plain
    assert "across.carried" in plain
