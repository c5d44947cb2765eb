"""Reports in a zip archive are checked by each command as those in a folder, and nothing is written into the archive."""

from __future__ import annotations

from collections.abc import Callable
import json
from pathlib import Path
from typing import Any, TypeAlias
from zipfile import ZipFile

import pytest

Run: TypeAlias = Callable[..., Any]
EXAMPLES = Path(__file__).parents[3] / "docs/examples/sound/临川县水务局"


@pytest.fixture(autouse=True)
def _archive() -> None:
    """The archive ``r.zip`` and the folder ``r`` with the same reports."""
    with ZipFile("r.zip", "w") as archive:
        for name, words in (("2023.txt", "此处有错。"), ("2024.txt", "此处有疑。")):
            text = f"{words}\n{(EXAMPLES / name).read_text('utf-8')}"
            archive.writestr(f"县局/{name}", text)
            path = Path("r/县局", name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="")


@pytest.mark.parametrize(
    "options",
    [
        ["check", "--format", "json"],
        ["check", "--format", "sarif"],
        ["check", "--format", "json", "--jobs", "2"],
        ["check", "--coverage", "--show-waived"],
        ["extract", "--provenance"],
        ["extract", "--across", "--format", "csv"],
        ["fix", "--diff"],
    ],
    ids=" ".join,
)
def test_what_a_folder_gives_an_archive_gives_under_its_name(gouji: Run, options: list[str]) -> None:
    folder, archive = [gouji(*options, path, "--lang", "en") for path in ("r", "r.zip")]

    assert (archive.status, archive.out.replace("r.zip/", "r/"), archive.err) == (folder.status, folder.out, folder.err)


def test_archives_and_folders_go_together(gouji: Run) -> None:
    ended = gouji("extract", "--across", "--facts", "requests.new.total", "r.zip/县局/2023.txt", "r/县局/2024.txt")

    assert json.loads(ended.out)["facts"] == {"requests.new.total": {"2023": 16, "2024": 20}}


def test_the_configuration_is_that_of_the_archives_folder_never_one_inside(gouji: Run) -> None:
    with ZipFile("r.zip", "a") as archive:
        for folder in ("", "县局/"):
            archive.writestr(f"{folder}.gouji.yaml", "rules: {error-word: {severity: off}}\n")
    inside = gouji("check", "r.zip", "--format", "concise", "--lang", "en").out
    Path(".gouji.yaml").write_text('overrides: [{files: ["r.zip/**/2023.txt"], rules: {error-word: off}}]\n', "utf-8")

    outside = gouji("check", "r.zip", "--format", "concise", "--lang", "en").out

    assert ("error word" in inside, "error word" in outside, "warning word" in outside) == (True, False, True)


def test_waivers_hold_for_reports_in_an_archive(gouji: Run) -> None:
    wrote = gouji("check", "r.zip", "--write-waivers", ".gouji.yaml", "--reason", "已核实", "--lang", "en")

    again = gouji("check", "r.zip", "--lang", "en")

    assert (wrote.out[:32], again.status) == ("waivers added to .gouji.yaml: 3;", 0)


def test_fix_writes_nothing_where_a_file_lies_in_an_archive(gouji: Run) -> None:
    before = Path("r.zip").read_bytes()

    ended = gouji("fix", "r", "r.zip", "--lang", "en")

    assert (ended.status, Path("r.zip").read_bytes() == before, ended.out) == (2, True, "")
    assert "r.zip/县局/2023.txt: gouji fix writes into folders alone, not into archives" in ended.err


def test_copies_of_what_lies_in_an_archive_go_into_the_folder_for_copies(gouji: Run) -> None:
    ended = gouji("annotate", "r.zip", "--output", "out", "--lang", "en")

    assert (ended.status, ended.out) == (1, "out: copies written: 2; with findings: 2; findings in them: 3\n")
    assert sorted(path.as_posix() for path in Path("out").rglob("*.html")) == [
        "out/r.zip/县局/2023.txt.html",
        "out/r.zip/县局/2024.txt.html",
    ]


@pytest.mark.parametrize("command", ["check", "extract"])
@pytest.mark.parametrize("named", ["r.zip", "r.zip/县局"])
def test_no_output_replaces_the_archive(gouji: Run, command: str, named: str) -> None:
    before = Path("r.zip").read_bytes()

    ended = gouji(command, named, "--output", "r.zip")

    assert (ended.status, Path("r.zip").read_bytes() == before) == (2, True)


@pytest.mark.parametrize("command", [["check"], ["extract"], ["fix"], ["annotate", "--output", "copies"]], ids=" ".join)
def test_archives_that_a_search_comes_upon_are_told(gouji: Run, command: list[str]) -> None:
    Path("r/附件").mkdir()
    Path("r.zip").rename("r/附件/R.ZIP")
    Path("r/2023.rar").write_bytes(b"Rar!")

    ended = gouji(*command, "--lang", "en")

    assert "gouji: 2 archives found in a folder are not opened: r/2023.rar, r/附件/R.ZIP; to check" in ended.err


def test_archives_in_folders_of_earlier_reports_are_told(gouji: Run) -> None:
    Path("earlier").mkdir()
    Path("r.zip").rename("earlier/2022.zip")

    ended = gouji("check", "r", "--prior", "earlier", "--lang", "en")

    assert "gouji: 1 archive found in a folder is not opened: earlier/2022.zip; to check" in ended.err


@pytest.mark.parametrize(
    "arguments",
    [["r.zip", "."], ["r.zip/县局/2023.txt", "."], [".", "--quiet"], [".", "--force-exclude"]],
    ids=" ".join,
)
def test_no_archive_is_told_that_is_named_or_excluded_or_by_a_quiet_run(gouji: Run, arguments: list[str]) -> None:
    if "--force-exclude" in arguments:
        Path(".gouji.yaml").write_text('exclude: ["*.zip"]\n', "utf-8")

    assert "not opened" not in gouji("check", *arguments, "--lang", "en").err


def test_a_configuration_in_an_archive_is_told(gouji: Run) -> None:
    with ZipFile("r.zip", "a") as archive:
        archive.writestr("县局/.gouji.yaml", "rules: {error-word: off}\n")

    whole, file = gouji("check", "r.zip", "--lang", "en").err, gouji("check", "r.zip/县局/2023.txt", "--lang", "en").err

    assert ("gouji: 1 configuration in an archive is not read: r.zip/县局/.gouji.yaml; to have" in whole, file) == (
        True,
        "",
    )
