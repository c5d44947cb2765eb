"""At each place of a configuration, what may be written there is offered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Edit = Callable[..., Any]


@pytest.fixture(scope="module")
def editor(edit: Edit, folder: Path) -> Any:
    return edit(folder)


def offered(editor: Any, uri: str, text: str) -> list[str]:
    """What is offered at the end of a text."""
    editor.open(uri, text, "yaml")
    lines = text.split("\n")
    position = {"line": len(lines) - 1, "character": len(lines[-1])}
    found = editor.request("textDocument/completion", {"textDocument": {"uri": uri}, "position": position})
    editor.close(uri)
    return [each["label"] for each in found]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("", "rules"),
        ("fail-on: error\nove", "overrides"),
        ("fail-on: ", "never"),
        ("extends: [", "gouji:recommended"),
        ("rules:\n  ", "total-consistency"),
        ("rules:\n  blank-cell: error\n  T1", "T101"),
        ("rules:\n  total-consistency: ", "warning"),
        ("rules:\n  total-consistency: {", "severity"),
        ("rules:\n  total-consistency: {severity: ", "info"),
        ("rules:\n  total-consistency:\n    ", "blank"),
        ("rules:\n  total-consistency: {severity: info, blank: z", "zero"),
        ("overrides:\n  - files: ['a']\n    rules:\n      ", "blank-cell"),
        ("overrides:\n  - files: ['a']\n    ", "rules"),
        ("waivers:\n  - rule: ", "T101"),
        ("waivers:\n  - ", "agency"),
        ("fail-on: error\nwaivers:\n- rule: T101\n  year: 2024\n- ", "agency"),
        ("overrides:\n- files: ['a']\n  rules:\n    ", "blank-cell"),
    ],
)
def test_what_may_be_written_is_offered(editor: Any, folder: Path, text: str, word: str) -> None:
    assert word in offered(editor, (folder / ".gouji.yaml").as_uri(), text)


@pytest.mark.parametrize("text", ["# ", "rules:\n  no-such-rule:\n    ", "language: {a: {b: ", "rules:\n\t\t"])
def test_where_nothing_may_be_written_nothing_is_offered(editor: Any, folder: Path, text: str) -> None:
    assert [word for word in offered(editor, (folder / ".gouji.yaml").as_uri(), text) if word == "severity"] == []


def test_another_document_is_left_alone(editor: Any, folder: Path) -> None:
    assert offered(editor, (folder / "other.yaml").as_uri(), "") == []
