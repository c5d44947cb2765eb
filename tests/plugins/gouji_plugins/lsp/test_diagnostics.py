"""Findings follow what is typed, whatever else happens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Edit = Callable[..., Any]

TOTAL = {"start": {"line": 30, "character": 47}, "end": {"line": 30, "character": 49}}
PULL = {"textDocument": {"diagnostic": {}, "publishDiagnostics": {"relatedInformation": True}}}


def codes(found: list[dict[str, Any]]) -> list[str]:
    return [each["code"] for each in found]


def replaced(start: int, end: int, text: str, line: int = 30) -> dict[str, Any]:
    return {
        "range": {"start": {"line": line, "character": start}, "end": {"line": line, "character": end}},
        "text": text,
    }


@pytest.fixture(scope="module")
def editor(edit: Edit, folder: Path) -> Any:
    return edit(folder)


@pytest.fixture(scope="module")
def puller(edit: Edit, folder: Path) -> Any:
    return edit(folder, {**PULL, "general": {"positionEncodings": ["utf-8", "utf-16"]}})


def test_a_finding_has_all_that_an_editor_shows(editor: Any, folder: Path, report: str) -> None:
    uri = (folder / "a.txt").as_uri()
    editor.open(uri, report)

    (_, found) = editor.published(uri)
    related = [(each["location"]["uri"], each["location"]["range"]["start"]) for each in found["relatedInformation"]]

    assert (
        found["range"],
        found["severity"],
        found["code"],
        found["source"],
        found["message"],
        len(found["data"]),
    ) == (
        TOTAL,
        1,
        "T101",
        "gouji",
        "总计 should be 21 (17+3+1); it is 26, 5 too much",
        16,
    )
    assert (uri, {"line": 31, "character": 55}) in related


def test_findings_follow_the_text(editor: Any, folder: Path, report: str) -> None:
    uri = (folder / "followed.txt").as_uri()
    editor.open(uri, report)
    editor.change(uri, 2, replaced(47, 49, "21"))
    editor.change(uri, 3, replaced(0, 0, "𠀀\u2028\x0c\x85"), replaced(52, 54, "26"))

    corrected, moved = editor.published(uri, 3), None
    editor.change(uri, 4, replaced(0, 5, ""))
    moved = editor.published(uri, 4)

    assert (codes(corrected), [each["range"]["start"]["character"] for each in corrected][-1], codes(moved)) == (
        ["C101", "T101"],
        52,
        ["C101", "T101"],
    )


def test_findings_go_with_the_document(editor: Any, folder: Path, report: str) -> None:
    uri = (folder / "closed.txt").as_uri()
    editor.open(uri, report)
    before = editor.published(uri, 1)
    editor.close(uri)

    assert (codes(before), editor.published(uri)) == (["C101", "T101"], [])


@pytest.mark.parametrize(
    ("name", "language", "found"),
    [
        ("kept.txt", "plaintext", True),
        ("kept.md", "markdown", True),
        ("kept.py", "python", False),
        ("drafts/kept.txt", "plaintext", False),
        (".hidden/kept.txt", "plaintext", False),
        ("node_modules/kept.txt", "plaintext", False),
    ],
)
def test_what_gouji_check_would_check_is_checked(
    editor: Any, folder: Path, report: str, name: str, language: str, *, found: bool
) -> None:
    uri = (folder / name).as_uri()
    editor.open(uri, report, language)

    assert ("T101" in codes(editor.published(uri))) == found


@pytest.mark.parametrize(("language", "found"), [("plaintext", True), ("text", True), ("python", False)])
def test_a_document_that_was_never_saved_is_checked_by_its_language(
    editor: Any, report: str, language: str, *, found: bool
) -> None:
    uri = f"untitled:{language}"
    editor.open(uri, report, language)

    assert ("T101" in codes(editor.published(uri))) == found


def test_html_is_read_as_it_stands_whatever_encoding_it_names(editor: Any, folder: Path) -> None:
    title = "甲县乙局2024年政府信息公开工作年度报告"
    page = f"<meta charset=gb2312><h1>{title}</h1>\n<table><tr><td>规章<td>0<td>0<td>很多</table>"
    uri = (folder / "a.html").as_uri()
    editor.open(uri, page, "html")

    places = {each["code"]: each["range"]["start"] for each in editor.published(uri)}
    assert places["F103"] == {"line": 1, "character": 31}


@pytest.mark.parametrize("text", ["", "  \n", "no report\n", "\ud800", "<" * 2000])
def test_what_is_no_report_is_silent(editor: Any, folder: Path, text: str) -> None:
    uri = (folder / "odd.txt").as_uri()
    editor.open(uri, text)

    assert editor.published(uri) == []


def test_what_cannot_be_read_is_told_at_its_first_line(editor: Any, folder: Path) -> None:
    uri = (folder / "nul.txt").as_uri()
    editor.open(uri, "\n甲\x00\n")

    (found,) = editor.published(uri)

    assert (found["code"], found["range"]["start"]["line"], found["message"]) == (
        "unreadable-file",
        1,
        "not checked: a NUL at byte 7: this is no text file",
    )


def test_an_editor_that_asks_is_answered_in_its_own_units(puller: Any, folder: Path, report: str) -> None:
    uri = (folder / "asked.txt").as_uri()
    puller.open(uri, report)
    puller.change(uri, 2, replaced(0, 0, "𠀀"))

    (_, found) = puller.pulled(uri)
    line = report.splitlines()[30]
    start = 4 + len(line[:47].encode())

    assert (puller.can["positionEncoding"], found["range"]["start"]["character"]) == ("utf-8", start)
    assert [note for note in puller.notes if note["method"] == "textDocument/publishDiagnostics"] == []


def test_what_has_not_changed_is_not_told_again(puller: Any, folder: Path, report: str) -> None:
    uri = (folder / "again.txt").as_uri()
    puller.open(uri, report)
    first = puller.request("textDocument/diagnostic", {"textDocument": {"uri": uri}})
    again = {"textDocument": {"uri": uri}, "previousResultId": first["resultId"]}

    same = puller.request("textDocument/diagnostic", again)
    puller.change(uri, 2, {"text": report.replace("| 26 |", "| 21 |")})
    other = puller.request("textDocument/diagnostic", again)

    assert (same["kind"], other["kind"], codes(other["items"])) == ("unchanged", "full", ["C101"])


def test_a_request_that_is_cancelled_is_answered_so_and_the_next_one_as_ever(
    puller: Any, folder: Path, report: str
) -> None:
    uri = (folder / "cancelled.txt").as_uri()
    puller.open(uri, report)
    number = puller.asked("textDocument/diagnostic", {"textDocument": {"uri": uri}})
    puller.notify("$/cancelRequest", {"id": number})

    answer = puller.answer(number)

    # It may have been answered already.
    assert answer.get("error", {"code": -32800})["code"] == -32800
    assert codes(puller.pulled(uri)) == ["C101", "T101"]


def test_a_document_that_is_not_open_has_no_findings(puller: Any, folder: Path) -> None:
    assert puller.pulled((folder / "nowhere.txt").as_uri()) == []


def test_a_configuration_that_changes_is_in_force_at_once(edit: Edit, tmp_path: Path, report: str) -> None:
    (tmp_path / ".git").mkdir()
    configuration = tmp_path / ".gouji.yaml"
    uri = (tmp_path / "a.txt").as_uri()
    saved = {"textDocument": {"uri": configuration.as_uri()}}
    editor = edit(tmp_path)
    editor.open(uri, report)
    before = editor.published(uri)

    configuration.write_text("rules: {T101: info, C101: off}\n", "utf-8")
    editor.notify("textDocument/didSave", saved)
    after = editor.published(uri)
    configuration.write_text("rules: {T101: wrong}\n", "utf-8")
    editor.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": configuration.as_uri(), "type": 2}]})
    broken, told = editor.published(uri), editor.told("window/showMessage")["message"]
    configuration.unlink()
    editor.notify("textDocument/didSave", saved)
    mended = editor.published(uri)

    assert ([codes(each) for each in (before, after, broken, mended)], [each["severity"] for each in after]) == (
        [["C101", "T101"], ["T101"], [], ["C101", "T101"]],
        [3],
    )
    assert ".gouji.yaml:1:" in told


def test_messages_that_make_no_sense_end_nothing(editor: Any, folder: Path, report: str) -> None:
    uri = (folder / "sound.txt").as_uri()
    editor.change("file:///never-opened.txt", 1, replaced(0, 0, "x"))
    editor.close("file:///never-opened.txt")
    editor.open("", "x")
    editor.open("gouji://odd?", "x")
    editor.notify("gouji/unknown", {"a": 1})
    editor.send({"id": "x", "method": "gouji/unknown", "params": None})
    editor.open(uri, report)

    assert codes(editor.published(uri)) == ["C101", "T101"]
