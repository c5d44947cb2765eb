"""Rules on cells in a list: what may be blank or struck out, and choices that are to be made."""

from collections.abc import Callable

import pytest

from gouji.checking.diagnostic import Diagnostic

Check = Callable[..., list[Diagnostic]]


@pytest.mark.parametrize("rule", ["blank-cell", "placeholder-cell", "cell-not-number", "decimal-count"])
@pytest.mark.parametrize(
    "values",
    [
        {},
        {"其他鱼苗": "/"},
        {"其他鱼苗": "无"},
        {"池塘名称": ""},
        {"池塘名称": "——"},
        {"池塘用途": ""},
        {"池塘用途": "/"},
    ],
)
def test_what_may_be_left_open_gives_nothing(check_list: Check, rule: str, values: dict[str, str]) -> None:
    assert check_list(rule, values) == []


def test_a_blank_figure_is_told_with_the_relations_that_it_keeps_from_being_checked(check_list: Check) -> None:
    (found,) = check_list("blank-cell", {"鲤鱼": "", "是否开放": ""})

    assert (found.fact, found.message.zh) == (
        "fish.carp",
        "登记表有 1 个数字单元格空白：空白不等于 0，没有的应填 0；1 条勾稽关系因此无法核对",
    )


@pytest.mark.parametrize(
    ("values", "fact", "message"),
    [
        ({"巡查次数": "/"}, "visits", "“/”不是 0：没有的应填 0，含此格的勾稽关系未检查"),
        ({"是否开放": "□是 □否"}, "open", "是否开放应选且只选一项（是、否），现为“□是 □否”"),
        ({"是否开放": "☑是 ☑否"}, "open", "是否开放应选且只选一项（是、否），现为“☑是 ☑否”"),
        ({"是否开放": "/"}, "open", "是否开放应选且只选一项（是、否），现为“/”"),
        ({"是否开放": ""}, "open", "是否开放空白，应选一项（是、否）"),
        (
            {"池塘类别": "☑甲类 □乙类 ☑丙类"},
            "kind",
            "池塘类别应选且只选一项（甲类、乙类、丙类），现为“☑甲类 □乙类 ☑丙类”",
        ),
        ({"池塘类别": ""}, "kind", "池塘类别空白，应选一项（甲类、乙类、丙类）"),
    ],
)
def test_a_figure_that_is_struck_out_and_a_choice_that_is_not_made_are_told(
    check_list: Check, values: dict[str, str], fact: str, message: str
) -> None:
    (found,) = check_list("placeholder-cell", values)

    assert (found.fact, found.message.zh, found.severity) == (fact, message, "warning")


def test_the_english_message_names_the_choices_too(check_list: Check) -> None:
    found = [check_list("placeholder-cell", {"是否开放": text})[0].message.en for text in ("□是 □否", "")]

    assert found == [
        "是否开放: one of 是、否 is to be chosen, and only one; it is “□是 □否”",
        "是否开放 is blank: one of 是、否 is to be chosen",
    ]
