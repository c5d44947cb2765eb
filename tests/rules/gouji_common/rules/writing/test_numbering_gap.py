"""W105: a list counts without a gap, whatever lists stand within its items."""

from collections.abc import Callable

import pytest

from gouji.checking.diagnostic import Diagnostic

Say = Callable[..., list[Diagnostic]]


@pytest.mark.parametrize(
    "text",
    [
        "1、主动公开。\n2、政策解读。\n3、平台建设。\n4、培训。\n1．定制度。2．抓考核。\n5、监督保障。",
        "1、主动公开。\n2、政策解读。\n1．定制度。2．抓培训。\n3．严考核。",
        "（1）公开目录。\n（2）公开指南。\n（3）公开年报。\n（1）编制；（2）审核。\n（4）回应关切。",
        "（一）更新目录。\n（二）规范答复。\n（三）管好平台。\n（一）登记，（二）分办。\n（四）强化监督。",
    ],
)
def test_a_list_within_one_paragraph_may_part_the_items_of_another(say: Say, text: str) -> None:
    assert say("numbering-gap", text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1、主动公开。\n2、政策解读。\n1．定制度。2．抓培训。3．严考核。\n5、平台建设。", ["5"]),
        ("1、主动公开。\n2、政策解读。\n4、平台建设。", ["4"]),
        ("（1）公开目录。\n（2）公开指南。\n（1）编制；（2）审核。\n（5）回应关切。", ["5"]),
    ],
)
def test_a_number_that_no_list_goes_on_with_is_a_gap(say: Say, text: str, expected: list[str]) -> None:
    assert [each.actual for each in say("numbering-gap", text)] == expected
