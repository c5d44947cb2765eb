"""At each place of a configuration or a pack, what may be written there is offered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Edit = Callable[..., Any]

CURSOR = "‸"
SNIPPETS = {"textDocument": {"completion": {"completionItem": {"snippetSupport": True}}}}
PACK = """\
pack: ours
title: 我们的
rules:
  - code: OU101
    name: ours-fees
    title: 应写收费
    in: other
    must-mention: {any: [收费]}
"""
RULE = "pack: ours\nrules:\n  - code: OU102\n    "


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a pack that its configuration asks for, and another one below."""
    made = tmp_path_factory.mktemp("packs")
    (made / ".git").mkdir()
    (made / ".gouji.yaml").write_text("packs: [./ours.yaml]\n", "utf-8")
    (made / "ours.yaml").write_text(PACK, "utf-8")
    (made / "deep").mkdir()
    (made / "deep" / "pack.yaml").write_text("pack: deep\n", "utf-8")
    return made


@pytest.fixture(scope="module")
def editor(edit: Edit, workspace: Path) -> Any:
    return edit(workspace)


def completed(editor: Any, uri: str, marked: str) -> list[dict[str, Any]]:
    """The items that are offered at the mark in a text."""
    before, _, after = marked.partition(CURSOR)
    editor.open(uri, before + after, "yaml")
    lines = before.split("\n")
    position = {"line": len(lines) - 1, "character": len(lines[-1].encode("utf-16-le")) // 2}
    found = editor.request("textDocument/completion", {"textDocument": {"uri": uri}, "position": position})
    editor.close(uri)
    return list(found["items"] if isinstance(found, dict) else found)


def offered(editor: Any, uri: str, marked: str) -> list[str]:
    return [each["label"] for each in completed(editor, uri, marked)]


def accepted(editor: Any, uri: str, marked: str, label: str) -> str:
    """The text after an item has been taken."""
    text = marked.replace(CURSOR, "")
    edit = next(each for each in completed(editor, uri, marked) if each["label"] == label)["textEdit"]
    lines = text.split("\n")
    line, start, end = (
        edit["range"]["start"]["line"],
        edit["range"]["start"]["character"],
        edit["range"]["end"]["character"],
    )
    own = lines[line].encode("utf-16-le")
    lines[line] = own[: 2 * start].decode("utf-16-le") + edit["newText"] + own[2 * end :].decode("utf-16-le")
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("marked", "word"),
    [
        ("‸", "rules"),
        ("fail-on: error\nove‸", "overrides"),
        ("fail-on: ‸", "never"),
        ("fail-on:‸", "never"),
        ("root: ‸", "true"),
        ("extends: [‸", "gouji:recommended"),
        ("extends: gouji:r‸", "gouji:recommended"),
        ("packs: [‸", "shandong"),
        ("packs: [‸", "./ours.yaml"),
        ("packs:\n  - ./d‸", "./deep"),
        ("rules:\n  ‸", "total-consistency"),
        ("rules:\n  blank-cell: error\n  T1‸", "T101"),
        ("packs: [./ours.yaml]\nrules:\n  ‸", "ours-fees"),
        ("packs: [./ours.yaml]\nrules:\n  OU101: ‸\nfail-on: [", "warning"),
        ("rules:\n  total-consistency: ‸", "warning"),
        ("rules:\n  total-consistency: '‸", "warning"),
        ("rules:\n  total-consistency: {‸", "severity"),
        ("rules:\n  total-consistency: {severity: ‸", "info"),
        ("rules:\n  total-consistency:\n    ‸", "blank"),
        ("rules:\n  total-consistency: {severity: info, blank: z‸", "zero"),
        ("rules:\n  total-consistency:\n    tables: [‸]\n", "requests"),
        ("rules:\n  missing-section:\n    sections:\n      problems: {‸", "headings"),
        ("overrides:\n  - files: ['a']\n    rules:\n      ‸", "blank-cell"),
        ("overrides:\n  - files: ['a']\n    ‸", "rules"),
        ("waivers:\n  - rule: ‸", "T101"),
        ("waivers:\n  - ‸", "agency"),
        ("fail-on: error\nwaivers:\n- rule: T101\n  year: 2024\n- ‸", "agency"),
        ("waivers:\n  - rule: T101\n    facts: {requests.‸", "requests.new.total"),
        ("overrides:\n- files: ['a']\n  rules:\n    ‸", "blank-cell"),
        ("规‸", "rules"),
        ("rules:\n  合计‸", "total-consistency"),
    ],
)
def test_what_may_be_written_in_a_configuration_is_offered(
    editor: Any, workspace: Path, marked: str, word: str
) -> None:
    assert word in offered(editor, (workspace / ".gouji.yaml").as_uri(), marked)


@pytest.mark.parametrize(
    ("marked", "word"),
    [
        ("pack: ours\n‸", "rules"),
        ("pack: ours\nkind: ‸", "gongkai"),
        ("pack: ours\nextends: [‸", "shandong"),
        ("pack: ours\nsettings:\n  ‸", "blank-cell"),
        ("pack: ours\nsettings:\n  total-consistency: {‸", "blank"),
        ("pack: ours\naccepts:\n  ‸", "headings"),
        ("pack: ours\naccepts:\n  headings:\n    ‸", "problems"),
        ("pack: ours\naccepts:\n  labels: {‸", "requests.granted"),
        ("pack: ours\nrules:\n  - ‸", "code"),
        (f"{RULE}‸", "must-mention"),
        (f"{RULE}severity: ‸", "warning"),
        (f"{RULE}in: ‸", "other"),
        (f"{RULE}in: [title, ‸]\n", "preface"),
        (f"{RULE}in:\n      - ‸", "all"),
        (f"{RULE}in: 第六‸", "other"),
        (f"{RULE}in: 六‸", "other"),
        (f"{RULE}bodies:\n      ‸", "except"),
        (f"{RULE}bodies: {{type: [‸", "department"),
        (f"{RULE}bodies: {{level: ‸", "county"),
        (f"{RULE}must-mention: {{‸", "none-of"),
        (f"{RULE}headings: {{extra: ‸", "forbid"),
        (f"{RULE}headings: {{order: ‸", "true"),
        (f"{RULE}fix: ‸", "unsafe"),
        (f"{RULE}when: ‸", "requests.new.total"),
        (f"{RULE}when: year > 2020 and req‸", "requests.new.total"),
        (f"{RULE}when: 'year > 2020 and ‸", "requests.new.total"),
        (f"{RULE}when: year > 2020 and\n      ‸", "requests.new.total"),
        (f"{RULE}when: >-\n      year > 2020 and ‸", "requests.new.total"),
        (f'{RULE}{{when: "‸', "year"),
        (f"{RULE}require: 本年新收‸", "requests.new.total"),
        (f"{RULE}require: prior.‸", "prior.requests.new.total"),
        (f"{RULE}require: ‸", "mentions"),
        (f"{RULE}require: a > 0 ‸", "implies"),
        (f'{RULE}require: mentions("‸', "overview"),
        (f"{RULE}require: length(“‸", "preface"),
        (f"{RULE}require: 'mentions(''‸", "overview"),
        (f'{RULE}when: level == "‸', "county"),
        (f'{RULE}when: type != "‸', "township"),
        (f"{RULE}options: {{most: {{‸", "default"),
        (f"{RULE}options: {{most: {{type: ‸", "integer"),
        (f"{RULE}options: {{most: {{type: integer, default: 5}}}}\n    length: {{max: ‸", "$most"),
        (f"{RULE}options: {{most: {{type: integer, default: 5}}}}\n    when: year > $‸", "$most"),
        (f"{RULE}options: {{most: {{type: array, default: [a]}}}}\n    must-not-mention: ‸", "$most"),
        (f"{RULE}message: 应为 {{‸", "expected"),
        (f"{RULE}message: 应为 {{‸", "requests.new.total"),
        (f"{RULE}message: {{zh: '应为 {{‸", "expected"),
        (f"{RULE}cases:\n      - ‸", "bad"),
        (f"{RULE}cases:\n      - bad: {{‸", "facts"),
        (f"{RULE}cases:\n      - bad:\n          facts: {{‸", "requests.new.total"),
        (f"{RULE}cases:\n      - bad: x\n        at: fact ‸", "requests.new.total"),
        (f"{RULE}标题‸", "title"),
        ("pack: ours\nrules:\n- code: OU102\n  name: x\n- code: OU103\n  ‸", "name"),
    ],
)
def test_what_may_be_written_in_a_pack_is_offered(editor: Any, workspace: Path, marked: str, word: str) -> None:
    assert word in offered(editor, (workspace / "ours.yaml").as_uri(), marked)


@pytest.mark.parametrize(
    ("marked", "word"),
    [
        ("pack: ours # ‸", "rules"),
        ("# ‸", "pack"),
        ("pack: ours\n‸", "pack"),
        (f"{RULE}‸", "code"),
        (f"{RULE}length: {{min: 1}}\n    ‸", "must-mention"),
        (f"{RULE}cases:\n      - bad: |\n          ‸", "facts"),
        (f"{RULE}cases:\n      - bad: x\n        ‸", "good"),
        (f'{RULE}require: mentions("other", "‸', "overview"),
        (f"{RULE}when: 20‸", "year"),
        (f"{RULE}years: -2020\n    when: ‸", "litigation.review.total.withdrawn"),
        (f"{RULE}title: ‸", "expected"),
        (f"{RULE}message: ‸", "expected"),
        (f"{RULE}in: [title] ‸", "other"),
        (f"{RULE}options: {{most: {{type: integer, default: 5}}}}\n    must-not-mention: ‸", "$most"),
        (f"{RULE}no-such-key: {{‸", "title"),
    ],
)
def test_what_may_not_be_written_in_a_pack_is_not_offered(editor: Any, workspace: Path, marked: str, word: str) -> None:
    assert word not in offered(editor, (workspace / "ours.yaml").as_uri(), marked)


def test_rules_of_packs_that_are_not_asked_for_are_not_offered(editor: Any, workspace: Path) -> None:
    words = offered(editor, (workspace / ".gouji.yaml").as_uri(), "packs: [zibo]\nfail-on: nevr\nrules:\n  ‸")

    assert [word in words for word in ("zibo-preface-period", "shandong-fees", "huaihua-overview-length")] == [
        True,
        True,
        False,
    ]


@pytest.mark.parametrize("marked", ["# ‸", "rules:\n  no-such-rule:\n    ‸", "language: {a: {b: ‸", "rules:\n\t\t‸"])
def test_where_nothing_may_be_written_nothing_is_offered(editor: Any, workspace: Path, marked: str) -> None:
    assert "severity" not in offered(editor, (workspace / ".gouji.yaml").as_uri(), marked)


def test_a_rule_that_stands_there_by_its_code_is_not_offered_by_its_name(editor: Any, workspace: Path) -> None:
    words = offered(editor, (workspace / ".gouji.yaml").as_uri(), "rules:\n  T101: off\n  ‸\n")

    assert {"T101", "total-consistency"} & set(words) == set()


def test_another_document_is_left_alone(editor: Any, workspace: Path) -> None:
    assert offered(editor, (workspace / "other.yaml").as_uri(), "‸") == []


@pytest.mark.parametrize(
    ("name", "marked", "label_and_after"),
    [
        (".gouji.yaml", "rules:\n  total-con‸sist: off\n", ("total-consistency", "rules:\n  total-consistency: off\n")),
        (".gouji.yaml", "fail-on: nev‸x # 𠮷\n", ("never", "fail-on: never # 𠮷\n")),
        (".gouji.yaml", "fail-on:‸\n", ("never", "fail-on: never\n")),
        (".gouji.yaml", "fail-on: 'n‸'\n", ("never", "fail-on: 'never'\n")),
        (".gouji.yaml", "fail-on: 'n‸\n", ("never", "fail-on: 'never'\n")),
        (".gouji.yaml", "extends: gouji:r‸\n", ("gouji:recommended", "extends: gouji:recommended\n")),
        (".gouji.yaml", "lang‸", ("language", "language: ")),
        (
            "ours.yaml",
            f"{RULE}title: 𠮷\n    message: 𠮷{{agen‸}}\n",
            ("agency", f"{RULE}title: 𠮷\n    message: 𠮷{{agency}}\n"),
        ),
        ("ours.yaml", f"{RULE}message: 应{{‸\n", ("year", f"{RULE}message: 应{{year}}\n")),
        (
            "ours.yaml",
            f"{RULE}when: 𠮷 > 本年‸ + 1\n",
            ("requests.new.total", f"{RULE}when: 𠮷 > requests.new.total + 1\n"),
        ),
        (
            "ours.yaml",
            f"{RULE}when: x > requests.ne‸w.natural_person\n",
            ("requests.new.total", f"{RULE}when: x > requests.new.total\n"),
        ),
        ("ours.yaml", f"{RULE}require: men‸\n", ("mentions", f"{RULE}require: mentions(\n")),
        ("ours.yaml", f"{RULE}require: min‸(a, b)\n", ("max", f"{RULE}require: max(a, b)\n")),
        ("ours.yaml", f"{RULE}{{in: [ti‸, all]}}\n", ("other", f"{RULE}{{in: [other, all]}}\n")),
    ],
)
def test_the_word_at_hand_is_replaced(
    editor: Any, workspace: Path, name: str, marked: str, label_and_after: tuple[str, str]
) -> None:
    label, after = label_and_after
    assert accepted(editor, (workspace / name).as_uri(), marked, label) == after


def test_each_item_tells_what_it_is(editor: Any, workspace: Path) -> None:
    uri = (workspace / "ours.yaml").as_uri()
    items = {each["label"]: each for each in completed(editor, uri, f"{RULE}when: ‸")}
    fact, function = items["requests.new.total"], items["length"]

    assert (
        fact["kind"],
        fact["detail"],
        fact["documentation"].splitlines()[0],
        function["kind"],
        function["detail"],
    ) == (
        5,
        "第三部分 · 一、本年新收政府信息公开申请数量 · 总计",
        "a whole number from 0",
        3,
        'length("overview")',
    )


def test_what_goes_on_is_written_where_the_editor_knows_snippets(edit: Edit, workspace: Path) -> None:
    editor = edit(workspace, SNIPPETS)
    uri = (workspace / "ours.yaml").as_uri()
    items = {each["label"]: each for each in completed(editor, uri, "pack: ours\nrules:\n  - ‸")}

    found = {
        name: (items[name].get("insertTextFormat"), items[name]["textEdit"]["newText"])
        for name in ("bodies", "cases", "code")
    }
    assert found == {"bodies": (2, "bodies:\n    $0"), "cases": (2, "cases:\n    - $0"), "code": (None, "code: ")}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_places_are_counted_in_the_encoding_agreed_on(edit: Edit, workspace: Path, encoding: str) -> None:
    editor = edit(workspace, {"general": {"positionEncodings": [encoding]}})
    uri = (workspace / "ours.yaml").as_uri()
    before = "    message: '𠮷{ag"
    editor.open(uri, f"{RULE.rstrip()}\n{before}}}'\n", "yaml")
    units = {"utf-8": len(before.encode()), "utf-16": len(before.encode("utf-16-le")) // 2, "utf-32": len(before)}[
        encoding
    ]
    params = {"textDocument": {"uri": uri}, "position": {"line": 3, "character": units}}
    found = editor.request("textDocument/completion", params)

    (edit_,) = [each["textEdit"] for each in found if each["label"] == "agency"]
    assert (edit_["range"]["start"]["character"], edit_["range"]["end"]["character"]) == (units - 2, units)
