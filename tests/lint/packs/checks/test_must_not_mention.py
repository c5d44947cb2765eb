"""The check must-not-mention: each place, and what a fix puts there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from tests.lint.packs.conftest import Holds, written

from gouji.api import Finding, Options, Report
from gouji.message import Message
from gouji.packs.checks.must_not_mention import MustNotMention
from gouji.packs.sought import Sought

Bind = Callable[[str], Report]
Judge = Callable[..., list[tuple[str | None, str]]]


def _check(*words: str, places: tuple[str, ...] = ("all",), **fields: Any) -> MustNotMention:
    return MustNotMention(Message("不用“{actual}”", "not “{actual}”"), places, tuple(map(Sought, words)), **fields)


def test_each_place_is_reported_in_reading_order(judge: Judge) -> None:
    found = judge(_check("单一", "形式", "/公开.式/"))
    assert [words for words, _ in found] == ["公开形式", "单一"]


def test_only_its_passages_are_looked_at(judge: Judge) -> None:
    assert judge(_check("单一", places=("other", "overview", "title"))) == []


def test_a_fix_puts_the_right_text(bind: Bind) -> None:
    report = bind("一、总体情况\n依申请工开2件。\n")
    check = _check("工开", replace={"工开": "公开"}, safety="safe")
    (found,) = check.judge(report, Options())
    assert isinstance(found, Finding)
    assert found.fix is not None
    assert ([edit.text for edit in found.fix.edits], found.fix.safety, found.expected) == (["公开"], "safe", "公开")


def test_no_fix_changes_a_figure(bind: Bind) -> None:
    report = bind("一、总体情况\n公开3件。\n")
    (found,) = _check("3件", replace={"3件": "2件"}).judge(report, Options())
    assert isinstance(found, Finding)
    assert found.fix is None


@pytest.mark.parametrize(("words", "told"), [("单二", "kept"), ("单一", "yes"), ("/单二/", "yes")])
def test_it_is_run_where_one_of_its_words_stands_and_always_with_a_pattern(
    bind: Bind, holding: Holds, words: str, told: str
) -> None:
    report = bind(written())
    assert holding(report, _check("无此词", words)) == told
