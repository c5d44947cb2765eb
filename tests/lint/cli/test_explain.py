"""``gouji explain``: one rule's page, by code or name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
import sys
from typing import Any, TypeAlias

import attrs
import pytest

from gouji.api import Rule
from gouji.output.page import body_lines
from gouji.plugins.model import Plugins

Run: TypeAlias = Callable[..., Any]


def test_the_page_stands_under_what_the_rule_is(gouji: Run) -> None:
    assert gouji("explain", "Z101").out == (
        "# error-word (Z101)\n"
        "\n"
        "what error-word is\n"
        "\n"
        "- Severity: error\n"
        "- Status: stable\n"
        "- Since: 0.1\n"
        "- Fix: none\n"
        "- Source: 一份通知\n"
        "- Forms: all\n"
        "- Years: all\n"
        "- Options:\n"
        "  - `depth` (integer; default 3): how deep\n"
        "\n"
        "A word of error.\n"
        "\n"
        "## Example\n"
        "\n"
        "No example.\n"
        "\n"
        "## Configuration\n"
        "\n"
        "```yaml\n"
        "rules:\n"
        "  error-word:\n"
        "    severity: error  # off, info, warning or error\n"
        "    depth: 3\n"
        "```\n"
    )


def test_a_rule_is_found_by_code_or_name_in_any_case(gouji: Run) -> None:
    pages = {gouji("explain", name).out for name in ("Z101", "z101", "error-word", "Error-Word")}

    assert len(pages) == 1


def test_a_page_without_chinese_says_so(gouji: Run) -> None:
    lines = gouji("explain", "--lang=zh", "Z101").out.splitlines()

    assert ("（该规则没有中文说明，以下为英文。）" in lines, "A word of error." in lines) == (True, True)


def test_the_chinese_page_is_a_file_of_the_package(
    tmp_path: Path, rules: tuple[Rule, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "own_rules/pages").mkdir(parents=True)
    (tmp_path / "own_rules/__init__.py").touch()
    (tmp_path / "own_rules/pages/error-word.zh.md").write_text("第一行\n\n第二行\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "own_rules", raising=False)
    meta = rules[0].meta
    meta.function.__module__ = "own_rules.error_word"

    assert (list(body_lines(meta, "zh")), next(body_lines(meta, "en"))) == (
        ["第一行", "", "第二行"],
        "A word of error.",
    )


def test_two_rules_of_one_code_are_both_shown(
    gouji: Run, plugins: Plugins, rules: tuple[Rule, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    twins = (rules[0], rules[1].with_meta(code="Z101"))
    monkeypatch.setattr("gouji.plugins.finder.load_plugins", lambda *_: attrs.evolve(plugins, rules=twins, packs=()))

    shown = [line for line in gouji("explain", "Z101").out.splitlines() if line.startswith("# ")]
    assert shown == ["# error-word (Z101)", "# warning-word (Z101)"]


def test_years_and_forms_are_named(
    gouji: Run, plugins: Plugins, rules: tuple[Rule, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    some = rules[1].with_meta(forms=("2019", "2021"), years=(2021, None))
    monkeypatch.setattr("gouji.plugins.finder.load_plugins", lambda *_: attrs.evolve(plugins, rules=(some,), packs=()))

    assert gouji("explain", "Z102", "--lang=zh").out.splitlines()[9:11] == [
        "- 适用格式：2019, 2021",
        "- 适用年度：2021–",
    ]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("eror-word", "gouji: unknown rule 'eror-word'; did you mean 'error-word'?\n"),
        ("z105", "gouji: unknown rule 'z105'; did you mean 'Z104'?\n"),
        ("水", "gouji: unknown rule '水'; expected the name or code of a rule (see gouji rules)\n"),
    ],
)
def test_an_unknown_rule_ends_with_2_and_the_nearest_name(gouji: Run, name: str, said: str) -> None:
    ended = gouji("explain", name)

    assert (ended.status, ended.out, ended.err) == (2, "", said)


@pytest.mark.parametrize("name", ["waiver-unmatched", "g102"])
def test_what_is_told_of_waivers_is_no_rule(gouji: Run, name: str) -> None:
    ended = gouji("explain", name)

    assert (ended.status, ended.err) == (
        2,
        "gouji: waiver-unmatched (G102) is no rule: it is told of a waiver or a comment; see docs/waivers.md\n",
    )
