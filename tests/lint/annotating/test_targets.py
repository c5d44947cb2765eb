"""Copies lie in the output folder as their originals lie beside each other, and nothing else is ever written."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.annotating.annotate import Copy
from gouji.annotating.targets import Targets
from gouji.errors import UnreadableSourceError, UsageError


def make(*names: str) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(name, "utf-8")


def written(folder: str) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in Path(folder).rglob("*") if path.is_file())


def refused(targets: Targets, path: str, suffix: str = "") -> str:
    with pytest.raises(UnreadableSourceError) as caught:
        targets.put(path, Copy(b"copy", suffix))
    return caught.value.message.en


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("given", "paths", "copies"),
    [
        (["r"], ["r/a.docx", "r/2024/b.docx"], ["2024/b.docx", "a.docx"]),
        (["r/2024", "r/2023"], ["r/2024/b.docx", "r/2023/b.docx"], ["2023/b.docx", "2024/b.docx"]),
        (["r/a.docx"], ["r/a.docx"], ["a.docx"]),
        (["r/2024/../a.docx", "r/2024/b.docx"], ["r/2024/../a.docx", "r/2024/b.docx"], ["2024/b.docx", "a.docx"]),
        (["."], ["r/a.docx"], ["r/a.docx"]),
    ],
)
def test_copies_lie_as_their_originals_do_in_the_folder_that_has_all(
    given: list[str], paths: list[str], copies: list[str], tmp_path: Path
) -> None:
    make("r/a.docx", "r/2024/b.docx", "r/2023/b.docx")
    targets = Targets("out/deep", given, str(tmp_path))

    for path in paths:
        targets.put(path, Copy(b"copy"))

    assert written("out/deep") == copies


def test_an_earlier_copy_is_replaced_and_is_no_input(tmp_path: Path) -> None:
    make("r/a.txt", "out/a.txt.html")
    targets = Targets("out", ["."], str(tmp_path))

    targets.put("r/a.txt", Copy(b"copy", ".html"))

    assert written("out") == ["a.txt.html", "r/a.txt.html"]
    assert [targets.hold(path) for path in ("r/a.txt", "out/a.txt.html", "out/r/a.txt.html")] == [False, True, True]


def test_the_folder_of_the_reports_is_refused(tmp_path: Path) -> None:
    make("r/a.docx")

    with pytest.raises(UsageError):
        Targets("r", ["r/a.docx"], str(tmp_path))


def test_no_report_is_written_over_whatever_its_name(tmp_path: Path) -> None:
    make("r/a.docx")
    Path("out").mkdir()
    Path("out/a.docx").hardlink_to("r/a.docx")
    targets = Targets("out", ["r"], str(tmp_path))
    targets.protect(["r/a.docx"])

    assert "would replace the report" in refused(targets, "r/a.docx")


def test_two_copies_do_not_get_one_name(tmp_path: Path) -> None:
    make("r/a", "r/a.html")
    targets = Targets("out", ["r"], str(tmp_path))
    targets.put("r/a.html", Copy(b"copy"))

    assert "another copy" in refused(targets, "r/a", ".html")


@pytest.mark.parametrize("is_there", [True, False])
def test_a_link_in_the_output_folder_does_not_lead_out(tmp_path: Path, *, is_there: bool) -> None:
    make("r/2024/b.docx", "out/x")
    if is_there:
        Path("elsewhere").mkdir()
    Path("out/2024").symlink_to(tmp_path / "elsewhere")
    targets = Targets("out", ["r"], str(tmp_path))

    told = refused(targets, "r/2024/b.docx")

    assert ("leads out" in told, Path("elsewhere").exists(), written("out")) == (True, is_there, ["x"])


def test_a_link_in_the_place_of_a_copy_is_replaced_and_its_target_stays(tmp_path: Path) -> None:
    make("r/a.docx", "out/x", "precious")
    Path("out/a.docx").symlink_to(tmp_path / "precious")

    Targets("out", ["r"], str(tmp_path)).put("r/a.docx", Copy(b"copy"))

    assert (Path("precious").read_text("utf-8"), Path("out/a.docx").read_bytes()) == ("precious", b"copy")


def test_what_cannot_be_written_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    make("r/a.docx", "out/a.docx/x")

    told = refused(Targets("out", ["r"], str(tmp_path)), "r/a.docx")

    assert (told.startswith("cannot write"), written("out")) == (True, ["a.docx/x"])
