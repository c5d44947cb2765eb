"""The reports of the workspace are checked together: findings between them, and those of files that are not open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gouji.api.documents import Span
from gouji.api.running import CommandLine, Session
from gouji_plugins.lsp import survey
from gouji_plugins.lsp.calls import Setup
from gouji_plugins.lsp.workspace import moved

Edit = Callable[..., Any]

BETWEEN = ["X103", "X102", "X104"]
OWN = ["C101", "T101"]
PUSH = {"textDocument": {"publishDiagnostics": {"relatedInformation": True}}}
PULL = {"textDocument": {**PUSH["textDocument"], "diagnostic": {}}}


def codes(found: list[dict[str, Any]]) -> list[str]:
    return [each["code"] for each in found]


def published(editor: Any, uri: str, *wanted: str) -> list[dict[str, Any]]:
    """The first findings published of a document that have these codes."""
    params = editor.told(
        "textDocument/publishDiagnostics",
        lambda params: params["uri"] == uri and sorted(codes(params["diagnostics"])) == sorted(wanted),
    )
    found: list[dict[str, Any]] = params["diagnostics"]
    return found


def saved(editor: Any, uri: str) -> None:
    editor.notify("textDocument/didSave", {"textDocument": {"uri": uri}})


@pytest.fixture
def reports(tmp_path: Path, report: str) -> Path:
    """A folder with the reports of two years, which differ in nothing but the year."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "2024.txt").write_text(report, "utf-8")
    (tmp_path / "2023.txt").write_text(report.replace("2024年", "2023年"), "utf-8")
    return tmp_path


def test_findings_between_reports_follow_what_is_saved(edit: Edit, reports: Path, report: str) -> None:
    editor, uri, other = edit(reports), (reports / "2024.txt").as_uri(), (reports / "2023.txt").as_uri()
    editor.open(uri, report)
    first = published(editor, uri, *BETWEEN, *OWN)
    related = {each["code"]: each.get("relatedInformation", ()) for each in first}
    editor.notes.clear()

    (reports / "2023.txt").unlink()
    editor.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": other, "type": 3}]})
    alone = published(editor, uri, *OWN)
    (reports / "2023.txt").write_text(report.replace("2024年", "2023年"), "utf-8")
    saved(editor, other)
    again = published(editor, uri, *BETWEEN, *OWN)

    assert (codes(alone), sorted(codes(again))) == (OWN, sorted(BETWEEN + OWN))
    assert {place["location"]["uri"] for code in BETWEEN for place in related[code]} == {uri, other}


def test_findings_between_reports_move_with_the_text_and_go_with_their_place(
    edit: Edit, reports: Path, report: str
) -> None:
    editor, uri = edit(reports), (reports / "2024.txt").as_uri()
    editor.open(uri, report)
    before = published(editor, uri, *BETWEEN, *OWN)
    editor.change(uri, 2, {"text": f"\n\n{report}"})
    moved_on = editor.published(uri, 2)
    editor.change(uri, 3, {"text": report.replace("| 26 |", "| 21 |")})
    mended = editor.published(uri, 3)

    lines = [
        {each["code"]: each["range"]["start"]["line"] for each in found}["X102"] for found in (before, moved_on, mended)
    ]
    assert lines == [13, 15, 13]
    assert sorted(codes(mended)) == sorted([*BETWEEN, "C101"])


def test_a_finding_between_reports_is_told_explained_and_waived(edit: Edit, reports: Path, report: str) -> None:
    editor, uri = edit(reports), (reports / "2024.txt").as_uri()
    editor.open(uri, report)
    found = {each["code"]: each for each in published(editor, uri, *BETWEEN, *OWN)}["X102"]
    at = {"textDocument": {"uri": uri}, "range": found["range"], "position": found["range"]["start"]}
    offered = editor.request("textDocument/codeAction", {**at, "context": {"diagnostics": []}})
    hovered = editor.request("textDocument/hover", at)["contents"]
    (waive,) = [each["command"] for each in offered if each["title"].startswith("Waive X102")]
    editor.request("workspace/executeCommand", {"command": waive["command"], "arguments": waive["arguments"]})
    (change,) = editor.told("workspace/applyEdit")["edit"]["changes"].values()
    (reports / ".gouji.yaml").write_text(change[0]["newText"], "utf-8")
    saved(editor, (reports / ".gouji.yaml").as_uri())
    left = published(editor, uri, *[code for code in BETWEEN if code != "X102"], *OWN)

    assert [each["title"] for each in offered if "X102" in each["title"]] == [
        "Explain X102 in-force-across-years",
        "Waive X102 in .gouji.yaml, with a reason",
    ]
    assert ("X102" in str(hovered), len(left)) == (True, 4)


def test_a_closed_report_shows_what_has_to_do_with_an_open_one(edit: Edit, reports: Path, report: str) -> None:
    editor, uri, other = edit(reports), (reports / "2023.txt").as_uri(), (reports / "2024.txt").as_uri()
    editor.open(uri, report.replace("2024年", "2023年"))
    shown = published(editor, other, *BETWEEN)
    editor.close(uri)

    assert (sorted(codes(shown)), codes(published(editor, other))) == (sorted(BETWEEN), [])


def test_the_workspace_is_pulled_and_told_again_only_where_it_has_changed(
    edit: Edit, reports: Path, report: str
) -> None:
    (reports / "broken.txt").write_bytes(b"\x00")
    editor = edit(reports, PULL)
    first = editor.request("workspace/diagnostic", {"previousResultIds": []})["items"]
    ids = [{"uri": each["uri"], "value": each["resultId"]} for each in first]
    same = editor.request("workspace/diagnostic", {"previousResultIds": ids})["items"]
    (reports / "2023.txt").write_text("", "utf-8")
    saved(editor, (reports / "2023.txt").as_uri())
    other = editor.request("workspace/diagnostic", {"previousResultIds": ids})["items"]

    def told(items: list[dict[str, Any]]) -> dict[str, list[str]]:
        return {each["uri"].rpartition("/")[2]: sorted(codes(each.get("items", [{"code": "-"}]))) for each in items}

    unchanged = {"2023.txt": ["-"], "2024.txt": ["-"], "broken.txt": ["-"]}
    assert told(first) == {"2023.txt": OWN, "2024.txt": sorted(OWN + BETWEEN), "broken.txt": ["unreadable-file"]}
    assert told(same) == unchanged
    assert told(other) == {**unchanged, "2024.txt": OWN, "2023.txt": ["unreadable-file"]}


def test_the_workspace_comes_in_parts_and_with_its_progress_where_that_is_wanted(edit: Edit, reports: Path) -> None:
    editor = edit(reports, {**PULL, "window": {"workDoneProgress": True}})
    answer = editor.request("workspace/diagnostic", {"previousResultIds": [], "partialResultToken": "part"})
    part = editor.told("$/progress", lambda params: "items" in params["value"])["value"]["items"]
    kinds = [note["params"]["value"]["kind"] for note in editor.notes if note["method"] == "$/progress"]

    assert (answer["items"], len(part), kinds[0], kinds[-1]) == ([], 2, "begin", "end")


def test_the_command_shows_the_findings_of_all_files(edit: Edit, reports: Path) -> None:
    editor = edit(reports)
    told = editor.request("workspace/executeCommand", {"command": "gouji.checkWorkspace", "arguments": []})

    assert told == {"files": 2, "findings": 7, "errors": 2, "warnings": 2, "infos": 3, "notes": []}
    assert codes(published(editor, (reports / "2023.txt").as_uri(), *OWN)) == OWN
    assert published(editor, (reports / "2024.txt").as_uri(), *OWN, *BETWEEN)


def test_each_folder_of_the_workspace_is_compared_by_itself(
    edit: Edit, reports: Path, report: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    second = tmp_path_factory.mktemp("second")
    (second / ".gouji.yaml").write_text("rules: {C101: off}\n", "utf-8")
    (second / "2024.txt").write_text(report, "utf-8")
    (reports / "2023.txt").unlink()
    folders = [{"uri": each.as_uri(), "name": each.name} for each in (reports, second)]
    editor = edit(reports, PULL, workspaceFolders=folders)
    items = editor.request("workspace/diagnostic", {"previousResultIds": []})["items"]

    assert [(each["uri"], codes(each["items"])) for each in items] == [
        ((reports / "2024.txt").as_uri(), OWN),
        ((second / "2024.txt").as_uri(), ["T101"]),
    ]


def test_a_folder_with_too_many_files_is_not_compared_and_that_is_told(
    reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(survey, "MOST_FILES", 1)
    setup = Setup(CommandLine(language="en"), (reports,), "en")
    session = Session.start(CommandLine())
    session = Session(session.linter.plugins, CommandLine(), str(reports))

    made = survey.survey(
        session, setup, lambda _: pytest.fail("they are checked"), survey.Progress(lambda *_: None, lambda: False)
    )

    assert (made.files, [note.partition(" has ")[2][:33] for note in made.notes]) == (
        (),
        ["2 files to check, more than 1: on"],
    )


@pytest.mark.parametrize(
    ("span", "after", "there"),
    [
        (Span(0, 2), "甲乙丙丁", Span(0, 2)),
        (Span(0, 2), "甲乙丁", Span(0, 2)),
        (Span(2, 4), "甲乙又丙丁", Span(3, 5)),
        (Span(1, 3), "甲乙又丙丁", None),
        (Span(2, 4), "丁", None),
    ],
)
def test_a_place_is_found_again_unless_it_was_edited(span: Span, after: str, there: Span | None) -> None:
    assert moved(span, "甲乙丙丁", after) == there
