"""Facts are chosen by ids or by the words of the form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import pytest

from gouji.errors import UsageError
from gouji.output.facts.choose import check_patterns, chosen
from gouji.plugins.model import Plugins

Make: TypeAlias = Callable[..., Any]

ADDRESSES = {
    "requests.new.total": "表三 · 一、本年新收政府信息公开申请数量 · 总计",
    "requests.new.enterprise": "表三 · 一、本年新收政府信息公开申请数量 · 商业企业",
    "requests.newest": "表三 · 最新",
    "litigation.suit.total": "表四 · 未经复议直接起诉 · 总计",
}


@pytest.mark.parametrize(
    ("patterns", "numbers"),
    [
        ([], [0, 1, 2, 3]),
        (["*"], [0, 1, 2, 3]),
        (["requests.new"], [0, 1]),
        (["Requests.New.Total"], [0]),
        (["requests.*total"], [0]),
        (["新收"], [0, 1]),
        (["新收政府信息公开申请数量·总计"], [0]),
        (["*·总计"], [0, 3]),
        (["表四", "商业企业"], [1, 3]),
        (["requests.ne"], []),
    ],
)
def test_a_pattern_is_an_id_the_beginning_of_one_or_words(
    report: Make, fact: Make, patterns: list[str], numbers: list[int]
) -> None:
    facts = {key: fact("1", address=address) for key, address in ADDRESSES.items()}

    found = chosen(report(facts), patterns).facts

    assert list(found) == [list(ADDRESSES)[number] for number in numbers]


def test_a_pattern_that_no_form_knows_is_refused(plugins: Plugins) -> None:
    check_patterns(["新收", "requests.*"], plugins.forms)

    with pytest.raises(UsageError, match="no fact matches '新受'"):
        check_patterns(["新收", "新受"], plugins.forms)
