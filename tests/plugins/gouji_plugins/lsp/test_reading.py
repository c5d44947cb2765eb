"""What a reader of a report is told: of findings, figures, the outline and the parts of a total."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Edit = Callable[..., Any]

HIERARCHY = {"textDocument": {"documentSymbol": {"hierarchicalDocumentSymbolSupport": True}}}


def asked(editor: Any, method: str, uri: str, line: int, character: int) -> Any:
    position = {"line": line, "character": character}
    return editor.request(f"textDocument/{method}", {"textDocument": {"uri": uri}, "position": position})


def hovered(editor: Any, uri: str, line: int, character: int) -> str | None:
    found = asked(editor, "hover", uri, line, character)
    return None if found is None else found["contents"]["value"]


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory, report: str) -> Path:
    """A folder with the report of the year before."""
    made = tmp_path_factory.mktemp("reports")
    (made / "2023").mkdir()
    before = report.replace("2024年", "2023年").replace("| 17 | 3 | 0 |", "| 16 | 4 | 0 |")
    (made / "2023" / "a.txt").write_text(before, "utf-8")
    (made / "2023" / "broken.docx").write_bytes(b"PK")
    return made


@pytest.fixture(scope="module")
def uri(reports: Path) -> str:
    return (reports / "a.txt").as_uri()


@pytest.fixture(scope="module")
def editor(edit: Edit, reports: Path, report: str, uri: str) -> Any:
    begun = edit(reports, HIERARCHY)
    begun.open(uri, report)
    return begun


def test_a_figure_has_its_name_its_relations_and_that_of_the_year_before(editor: Any, uri: str) -> None:
    told = hovered(editor, uri, 30, 23)

    assert told is not None
    assert told.splitlines() == [
        "**第三部分 · （一）予以公开 · 自然人** = 17  ",
        "`requests.granted.natural_person`",
        "",
        "- 予以公开 17 + 部分公开 4 + 保护第三方合法权益 2 + 本机关不掌握相关政府信息 5 + 信访举报投诉类申请 2 + 重复申请 1 "
        "(all others 0) = 办理总计 31 — holds",
        "- 自然人 17 + 商业企业 3 + 其他 1 (all others 0) = 总计 26 — broken, by 5",
        "",
        "2023: 16 (a\\.txt)",
    ]


def test_a_finding_is_told_with_its_rule(editor: Any, uri: str) -> None:
    told = hovered(editor, uri, 30, 48) or ""

    figure, _, finding = told.partition("**T101**")
    assert figure.startswith("**第三部分 · （一）予以公开 · 总计** = 26")
    assert finding.startswith(" total-consistency: 总计 should be 21 \\(17\\+3\\+1\\); it is 26, 5 too much\n")
    assert "broken, by 5" in told


def test_a_place_with_neither_is_silent(editor: Any, uri: str) -> None:
    assert hovered(editor, uri, 3, 2) is None


def test_the_words_of_a_report_are_shown_and_not_obeyed(editor: Any, reports: Path, report: str) -> None:
    uri = (reports / "hostile.txt").as_uri()
    editor.open(uri, report.replace("| 17 |", "| [x](command:y) |"))

    told = hovered(editor, uri, 30, 25) or ""

    assert "](command" not in told


def test_the_outline_is_of_sections_with_their_tables(editor: Any, uri: str) -> None:
    found = editor.request("textDocument/documentSymbol", {"textDocument": {"uri": uri}})

    outline = [(each["name"], [child["name"] for child in each.get("children") or ()]) for each in found]
    assert outline == [
        ("一、总体情况", []),
        ("二、主动公开政府信息情况", ["第二部分表格"]),
        ("三、收到和处理政府信息公开申请情况", ["第三部分表格"]),
        ("四、政府信息公开行政复议、行政诉讼情况", ["第四部分表格"]),
        ("五、存在的主要问题及改进情况", []),
        ("六、其他需要报告的事项", []),
    ]


def test_an_editor_that_knows_no_outline_gets_a_list(edit: Edit, reports: Path, uri: str, report: str) -> None:
    editor = edit(reports)
    editor.open(uri, report)

    found = editor.request("textDocument/documentSymbol", {"textDocument": {"uri": uri}})

    assert (len(found), found[2]["name"], found[2]["containerName"]) == (9, "第二部分表格", found[1]["name"])


def test_a_total_leads_to_its_parts(editor: Any, uri: str) -> None:
    found = asked(editor, "definition", uri, 30, 48)

    starts = [(each["uri"], each["range"]["start"]["line"], each["range"]["start"]["character"]) for each in found]
    assert starts == [(uri, 30, column) for column in (22, 27, 31, 35, 39, 43)]


@pytest.mark.parametrize(("line", "character"), [(30, 23), (3, 2), (9999, 0)])
def test_what_is_no_total_leads_nowhere(editor: Any, uri: str, line: int, character: int) -> None:
    assert asked(editor, "definition", uri, line, character) == []


def test_what_is_no_report_has_no_outline(editor: Any, reports: Path) -> None:
    uri = (reports / "none.txt").as_uri()
    editor.open(uri, "no report")

    found = editor.request("textDocument/documentSymbol", {"textDocument": {"uri": uri}})

    assert (found, hovered(editor, uri, 0, 1), asked(editor, "definition", uri, 0, 1)) == ([], None, [])
