"""S107: headings stand on their own line, in the prescribed words."""

from collections.abc import Callable

import pytest

from gouji.checking.diagnostic import Diagnostic

Check = Callable[..., list[Diagnostic]]
Print = Callable[..., str]


@pytest.mark.parametrize(
    ("heading", "other"),
    [
        ("一、总体情况", "一、工作概述"),
        ("一、总体情况", "一、2024年工作开展情况"),
        ("二、主动公开政府信息情况", "二、主动公开情况统计"),
        ("三、收到和处理政府信息公开申请情况", "三、依申请公开情况"),
        ("四、政府信息公开行政复议、行政诉讼情况", "四、复议诉讼情况"),
        ("五、存在的主要问题及改进情况", "五、不足之处与努力方向"),
        ("六、其他需要报告的事项", "六、其他事项"),
    ],
)
def test_a_heading_in_other_words_over_its_section_is_info(
    check: Check, printed: Print, heading: str, other: str
) -> None:
    text = printed().replace(heading, other)

    assert [(each.severity, text[slice(*each.span)]) for each in check("heading-wording", text)] == [
        ("info", other[2:])
    ]
    assert check("missing-section", text) == []


@pytest.mark.parametrize(
    ("old", "new", "heading"),
    [
        ("\n二、主动公开政府信息情况\n", "全年公开信息30条。二、主动公开政府信息情况\n", "二、主动公开政府信息情况"),
        ("\n一、总体情况\n", " 数据截至2024年12月31日。 一、总体情况 （一）主动公开。\n", "一、总体情况"),
        (
            "\n五、存在的主要问题及改进情况\n",
            "\n本年度没有诉讼。五、存在的主要问题及改进情况公开不够及时，将加强培训。\n",
            "五、存在的主要问题及改进情况",
        ),
        ("\n六、其他需要报告的事项\n", "\n将加强培训。 六、其他需要说明的情况\n", "其他需要说明的情况"),
        (
            "\n三、收到和处理政府信息公开申请情况\n",
            "\n以上为表二。第三部分 收到和处理政府信息公开申请情况\n",
            "第三部分 收到和处理政府信息公开申请情况",
        ),
    ],
)
def test_a_heading_inside_or_at_the_end_of_a_line_is_info(
    check: Check, printed: Print, old: str, new: str, heading: str
) -> None:
    text = printed()
    assert old in text
    text = text.replace(old, new)

    assert [(each.severity, text[slice(*each.span)]) for each in check("heading-wording", text)] == [("info", heading)]
    assert check("missing-section", text) == check("missing-table", text) == []


@pytest.mark.parametrize(
    "reference",
    [
        "详见“五、存在的主要问题及改进情况”。",
        "问题见五、存在的主要问题及改进情况。",
        "报告包括四、政府信息公开行政复议、行政诉讼情况，五、存在的主要问题及改进情况等。",
        "有关内容。五、存在的主要问题及改进情况中已经写明。",
    ],
)
def test_a_reference_to_a_section_is_no_heading(check: Check, printed: Print, reference: str) -> None:
    text = printed().replace("\n五、存在的主要问题及改进情况\n", f"\n{reference}\n")

    assert [each.section for each in check("missing-section", text)] == ["problems"]
