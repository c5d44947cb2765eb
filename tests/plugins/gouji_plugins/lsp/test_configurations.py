"""Mistakes in a configuration or a pack are shown at their places as one types."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

Edit = Callable[..., Any]


def places(found: list[dict[str, Any]]) -> list[tuple[int, int, int]]:
    return [(each["range"]["start"]["line"], each["range"]["start"]["character"], each["severity"]) for each in found]


def test_a_mistake_is_shown_where_it_stands_and_goes_when_it_is_mended(edit: Edit, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    configuration = tmp_path / ".gouji.yaml"
    uri = configuration.as_uri()
    wrong = "rules:\n  T101: 错\n  no-such-rule: off\n"
    configuration.write_text(wrong, "utf-8")
    editor = edit(tmp_path)
    editor.open(uri, wrong, "yaml")
    shown = editor.published(uri)
    right = "rules:\n  T101: info\n"

    editor.change(uri, 2, {"text": right})
    unsaved = editor.published(uri, 2)
    configuration.write_text(right, "utf-8")
    editor.notify("textDocument/didSave", {"textDocument": {"uri": uri}})
    mended = editor.published(uri, 2)

    assert (places(shown), unsaved, mended) == ([(1, 8, 1), (2, 2, 1)], [], [])


def test_a_mistake_in_a_pack_is_shown_in_the_pack(edit: Edit, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gouji.yaml").write_text("packs: [./ours.yaml]\n", "utf-8")
    pack = tmp_path / "ours.yaml"
    text = "name: ours\ntitle: 我们的\nrules: 5\n"
    pack.write_text(text, "utf-8")
    editor = edit(tmp_path)
    editor.open(pack.as_uri(), text, "yaml")

    assert (2, 7, 1) in places(editor.published(pack.as_uri()))


def test_mistakes_follow_the_text_before_it_is_saved(edit: Edit, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gouji.yaml").write_text("packs: [./ours.yaml]\n", "utf-8")
    pack = tmp_path / "ours.yaml"
    text = "pack: ours\nrules: []\n"
    pack.write_text(text, "utf-8")
    editor = edit(tmp_path)
    editor.open(pack.as_uri(), text, "yaml")
    sound = editor.published(pack.as_uri(), 1)
    editor.change(pack.as_uri(), 2, {"text": "pack: ours\nruls: []\nversion: 1\n"})

    assert (sound, places(editor.published(pack.as_uri(), 2))) == ([], [(1, 0, 1), (2, 9, 1)])


def test_half_a_text_has_one_mistake(edit: Edit, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    uri = (tmp_path / ".gouji.yaml").as_uri()
    editor = edit(tmp_path)
    editor.open(uri, "rules:\n  T101: {severity: off\n", "yaml")

    assert [each["message"] for each in editor.published(uri)] == ["YAML syntax: this { has no }"]


def test_yaml_that_is_nobodys_is_silent(edit: Edit, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    other = tmp_path / "other.yaml"
    other.write_text("a: [\n", "utf-8")
    editor = edit(tmp_path)
    editor.open(other.as_uri(), "a: [\n", "yaml")

    assert editor.published(other.as_uri()) == []


def test_a_mistake_reaches_to_the_end_of_its_word_and_a_rule_without_cases_is_a_warning(
    edit: Edit, tmp_path: Path
) -> None:
    (tmp_path / ".git").mkdir()
    uri = (tmp_path / "ours.yaml").as_uri()
    text = "pack: ours\nrules:\n  - code: OU101\n    name: a\n    title: 甲\n    {rule}\n"
    editor = edit(tmp_path)
    editor.open(uri, text.replace("{rule}", "must-not-mention: [甲, 乙*]"), "yaml")
    notes = editor.published(uri)
    editor.change(uri, 2, {"text": text.replace("{rule}", "in: '错'  # 注\n    length: {min: 1}")})
    wrong = editor.published(uri, 2)

    assert [(each["severity"], each["message"][:24]) for each in notes] == [
        (2, "乙*: a * in a word stands"[:24]),
        (2, "the rule has no cases: write"[:24]),
    ]
    found = [each["range"] for each in wrong if "unknown section" in each["message"]]
    assert [(each["start"]["character"], each["end"]["character"]) for each in found] == [(8, 11)]
