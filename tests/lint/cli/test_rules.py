"""``gouji rules``: every rule that is there."""

from __future__ import annotations

from collections.abc import Callable
import json
from pathlib import Path
from typing import Any, TypeAlias

import attrs
import pytest

from gouji.api import Pack, Rule
from gouji.plugins.model import Plugins

Run: TypeAlias = Callable[..., Any]


def test_the_table_has_a_row_a_rule_by_code(gouji: Run) -> None:
    assert gouji("rules").out == (
        "Code    Name          Severity    Fix    Status    Pack      Summary\n"
        "------  ------------  ----------  -----  --------  --------  --------------------\n"
        "Z101    error-word    error       none   stable              what error-word is\n"
        "Z102    warning-word  warning     none   stable              what warning-word is\n"
        "Z103    info-word     info        none   stable              what info-word is\n"
        "Z104    failing       error       none   stable    shandong  what failing is\n"
    )


def test_the_table_is_in_the_language_in_force(gouji: Run) -> None:
    Path(".gouji.yaml").write_text("language: zh\n", encoding="utf-8")

    assert gouji("rules").out.splitlines()[0].split() == ["代码", "名称", "级别", "修复", "状态", "规则包", "说明"]
    assert gouji("rules", "--lang=en").out.startswith("Code")


def test_a_configuration_that_cannot_be_used_keeps_nobody_from_reading(gouji: Run) -> None:
    Path(".gouji.yaml").write_text("nonsense: 1\n", encoding="utf-8")

    assert gouji("rules").status == 0


def test_json_has_everything_about_a_rule(gouji: Run) -> None:
    found = json.loads(gouji("rules", "--format=json", "--lang=zh").out)

    assert found[0] == {
        "code": "Z101",
        "name": "error-word",
        "severity": "error",
        "fix": "none",
        "status": "stable",
        "successor": None,
        "former_names": [],
        "pack": None,
        "summary": "error-word 的说明",
        "source": "一份通知",
        "since": "0.1",
        "forms": [],
        "years": [None, None],
        "kind": "any",
        "statuses": ["report", "old", "other"],
        "options": [
            {"name": "depth", "type": "integer", "default": 3, "choices": [], "description": "深度"},
        ],
    }


def test_rules_of_packs_are_there_in_their_place(
    gouji: Run, plugins: Plugins, rules: tuple[Rule, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    own = rules[1].with_meta(pack="shandong")
    packed = attrs.evolve(
        plugins, rules=(rules[0], rules[2]), pack_sources=(), packs=(Pack("shandong", "山东", (own,)),)
    )
    monkeypatch.setattr("gouji.plugins.finder.load_plugins", lambda *_: packed)

    found = json.loads(gouji("rules", "--format=json").out)
    assert [(rule["code"], rule["pack"]) for rule in found] == [("Z101", None), ("Z102", "shandong"), ("Z103", None)]
