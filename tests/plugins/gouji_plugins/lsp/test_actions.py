"""What is offered at a finding does what it says, and to nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

Edit = Callable[..., Any]
Action = dict[str, Any]

CAN = {
    "textDocument": {"publishDiagnostics": {}, "diagnostic": {}},
    "workspace": {"workspaceEdit": {"documentChanges": True, "resourceOperations": ["create"]}},
    "window": {"showDocument": {"support": True}},
}
TOTAL = {"start": {"line": 30, "character": 47}, "end": {"line": 30, "character": 47}}
WHOLE = {"start": {"line": 0, "character": 0}, "end": {"line": 999, "character": 0}}


def place(text: str, words: str) -> dict[str, Any]:
    """The range of some words of a text without characters that take two units."""
    before = text[: text.index(words)]
    line = before.count("\n")
    column = len(before) - before.rfind("\n") - 1
    return {"start": {"line": line, "character": column}, "end": {"line": line, "character": column}}


def actions(editor: Any, uri: str, range_: dict[str, Any], *only: str) -> list[Action]:
    context: dict[str, Any] = {"diagnostics": [], **({"only": list(only)} if only else {})}
    params = {"textDocument": {"uri": uri}, "range": range_, "context": context}
    found: list[Action] = editor.request("textDocument/codeAction", params)
    return found


def called(editor: Any, action: Action) -> Any:
    command = action["command"]
    return editor.request(
        "workspace/executeCommand", {"command": command["command"], "arguments": command["arguments"]}
    )


def titles(found: list[Action]) -> list[str]:
    return [each["title"] for each in found]


@pytest.fixture(scope="module")
def editor(edit: Edit, folder: Path) -> Any:
    return edit(folder, CAN)


@pytest.fixture(scope="module")
def blemished(report: str) -> str:
    """The report with a doubled full stop, which is fixed safely."""
    return report.replace("婚姻登记三项业务，", "婚姻登记三项业务，，")


def test_a_finding_without_a_fix_is_explained_and_waived(editor: Any, folder: Path, report: str) -> None:
    uri = (folder / "a.txt").as_uri()
    editor.open(uri, report)

    assert titles(actions(editor, uri, TOTAL)) == [
        "Explain T101 total-consistency",
        "Waive T101 in .gouji.yaml, with a reason",
    ]


def test_the_fix_of_a_finding_is_an_edit_of_this_version(editor: Any, folder: Path, blemished: str) -> None:
    uri = (folder / "fixed.txt").as_uri()
    editor.open(uri, blemished, version=7)

    fix, *_ = actions(editor, uri, place(blemished, "，，"), "quickfix")
    (change,) = fix["edit"]["documentChanges"]
    ((edit,), start) = change["edits"], place(blemished, "，，")["start"]

    assert (fix["title"], fix["kind"], fix["isPreferred"], change["textDocument"]) == (
        "Fix: replace it with “，”",
        "quickfix",
        True,
        {"uri": uri, "version": 7},
    )
    assert (edit["newText"], edit["range"]["start"]) == ("，", start)


def test_all_safe_fixes_are_one_edit_of_what_differs(editor: Any, folder: Path, blemished: str) -> None:
    uri = (folder / "all.txt").as_uri()
    editor.open(uri, blemished)

    (action,) = actions(editor, uri, TOTAL, "source.fixAll")
    ((edit,),) = [change["edits"] for change in action["edit"]["documentChanges"]]

    assert (action["kind"], edit["newText"], actions(editor, uri, WHOLE, "source.organizeImports")) == (
        "source.fixAll.gouji",
        "",
        [],
    )


def test_an_editor_without_versions_gets_plain_edits(edit: Edit, folder: Path, blemished: str) -> None:
    editor = edit(folder)
    uri = (folder / "plain.txt").as_uri()
    editor.open(uri, blemished)

    (action,) = actions(editor, uri, TOTAL, "source")

    assert list(action["edit"]["changes"]) == [uri]


def test_to_explain_shows_the_page_of_the_rule(editor: Any, folder: Path, report: str) -> None:
    uri = (folder / "a.txt").as_uri()
    editor.open(uri, report)
    (explain,) = [each for each in actions(editor, uri, TOTAL) if each["title"].startswith("Explain")]

    page = called(editor, explain)
    shown = Path(unquote(editor.told("window/showDocument")["uri"].removeprefix("file://")))

    assert (page.startswith("# total-consistency (T101)"), shown.read_text("utf-8")) == (True, f"{page}\n")


def test_a_rule_that_is_not_there_is_an_error(editor: Any) -> None:
    number = editor.asked("workspace/executeCommand", {"command": "gouji.explain", "arguments": ["../../T999"]})

    assert "no rule" in editor.answer(number)["error"]["message"]


def test_to_waive_writes_into_the_configuration_and_asks_for_the_reason(
    edit: Edit, tmp_path: Path, report: str
) -> None:
    configuration, uri = tmp_path / ".gouji.yaml", (tmp_path / "a.txt").as_uri()
    configuration.write_text("# ours\nfail-on: error  # and why\n", "utf-8")
    editor = edit(tmp_path, CAN)
    editor.open(uri, report)
    (waive,) = [each for each in actions(editor, uri, TOTAL) if each["title"].startswith("Waive")]

    result = called(editor, waive)
    (change,) = editor.told("workspace/applyEdit")["edit"]["documentChanges"]
    (made,) = change["edits"]
    shown = editor.told("window/showDocument")

    assert (result["applied"], change["textDocument"]["uri"], made["range"]["start"]) == (
        True,
        configuration.as_uri(),
        {"line": 2, "character": 0},
    )
    assert "rule: total-consistency" in made["newText"]
    assert (shown["uri"], shown["selection"]["start"]["line"] > 2) == (configuration.as_uri(), True)


def test_a_waiver_makes_the_configuration_and_takes_the_finding_back(edit: Edit, tmp_path: Path, report: str) -> None:
    (tmp_path / ".git").mkdir()
    configuration, uri = tmp_path / ".gouji.yaml", (tmp_path / "a.txt").as_uri()
    editor = edit(tmp_path, CAN)
    editor.open(uri, report)
    found = {each["code"]: each["data"] for each in editor.pulled(uri)}
    wanted = {"uri": uri, "fingerprint": found["T101"], "reason": "as agreed", "until": "2029-12-31"}

    editor.request("workspace/executeCommand", {"command": "gouji.waive", "arguments": [wanted]})
    create, change = editor.told("workspace/applyEdit")["edit"]["documentChanges"]
    configuration.write_text(change["edits"][0]["newText"], "utf-8")
    editor.notify("textDocument/didSave", {"textDocument": {"uri": configuration.as_uri()}})

    assert (create["kind"], create["uri"], [each["code"] for each in editor.pulled(uri)]) == (
        "create",
        configuration.as_uri(),
        ["C101"],
    )


def test_what_cannot_be_waived_is_told(editor: Any, folder: Path, report: str) -> None:
    uri = (folder / "a.txt").as_uri()
    editor.open(uri, report)

    wanted = {"uri": uri, "fingerprint": "0" * 16}
    result = editor.request("workspace/executeCommand", {"command": "gouji.waive", "arguments": [wanted]})

    assert (result, editor.told("window/showMessage")["type"]) == (
        {"applied": False, "message": "this finding is not there (any more)"},
        1,
    )


def test_a_configuration_with_changes_that_are_not_saved_is_left_alone(edit: Edit, tmp_path: Path, report: str) -> None:
    configuration, uri = tmp_path / ".gouji.yaml", (tmp_path / "a.txt").as_uri()
    configuration.write_text("fail-on: error\n", "utf-8")
    editor = edit(tmp_path, CAN)
    editor.open(uri, report)
    editor.open(configuration.as_uri(), "fail-on: never\n", "yaml")
    found = {each["code"]: each["data"] for each in editor.pulled(uri)}

    wanted = {"uri": uri, "fingerprint": found["T101"]}
    result = editor.request("workspace/executeCommand", {"command": "gouji.waive", "arguments": [wanted]})

    assert result == {"applied": False, "message": "save .gouji.yaml first, then waive"}
