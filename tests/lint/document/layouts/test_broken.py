"""Labels that are broken over lines, amid figures and the parts of other labels."""

from collections.abc import Callable

import pytest

from gouji.document.model import Document, Table

Read = Callable[[str], Document]

REISSUE = "5.要求行政机关确认或重新出具已获取信息"
OVERDUE = "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"

AROUND = """\
（四）无法提供  3.补正后申请内容仍不明确    1  0  0  0  0  0  1
               5.要求行政机关确认或
                                            2  0  0  0  0  0  2
               重新出具已获取信息
"""
GROUP_AMID = """\
   3.补正后申请内容仍不明确    1  0  0  0  0  0  1
              2.申请人逾期未按收费
（六）其  通知要求缴纳费用、行政机关   6  0  0  0  0  0  6
他处理    不再处理其政府信息公开申请
   3.其他                      7  0  0  0  0  0  7
"""
DOWNWARDS = """\
        1.属于国家秘密  2  0  0  0  0  0  2
三、
本      2.其他法律行政法规禁止公开  3  0  0  0  0  0  3
年度办

                - 4 -
\x0c理结     3.危及“三安全一稳定”  5  0  0  0  0  0  5
果
        4.保护第三方合法权益  6  0  0  0  0  0  6
"""
BESIDE = """\
商业企    科研机    社会公益    法律服务
                                          其他
业        构        组织        机构
一、本年新收政府信息公开申请数量   1  2  3  4  5
"""
BELOW = """\
结果
维持
结 果
纠正
其他结
果
尚 未
审结
总计
3 1 1 1 6
"""


def cells_of(read: Read, text: str) -> list[str]:
    (table,) = read(text).blocks
    assert isinstance(table, Table)
    return ["".join(cell.text.split()) for cell in table.cells]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        (AROUND, ["（四）无法提供", "3.补正后申请内容仍不明确", *"1000001", REISSUE, *"2000002"]),
        (GROUP_AMID, ["3.补正后申请内容仍不明确", *"1000001", OVERDUE, "（六）其他处理", *"6000006", "3.其他", *"7000007"]),
        (
            DOWNWARDS,
            [
                *("1.属于国家秘密", *"2000002", "三、本年度办理结果", "2.其他法律行政法规禁止公开", *"3000003"),
                *("3.危及“三安全一稳定”", *"5000005", "4.保护第三方合法权益", *"6000006"),
            ],
        ),
        (BESIDE, ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "一、本年新收政府信息公开申请数量", *"12345"]),
        (BELOW, ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计", *"31116"]),
    ],
)  # fmt: skip
def test_a_broken_label_is_one_cell_where_it_begins(read: Read, text: str, cells: list[str]) -> None:
    assert cells_of(read, text) == cells


def test_each_character_of_a_broken_label_stands_at_its_place(read: Read) -> None:
    document = read(AROUND)
    (table,) = document.blocks
    assert isinstance(table, Table)
    (label,) = (cell for cell in table.cells if cell.text == REISSUE)

    characters = [document.source[label.source_span(at, at + 1)] for at in range(len(label.text))]

    assert "".join(characters) == REISSUE


def test_parts_of_no_whole_label_are_no_cells(read: Read) -> None:
    assert cells_of(read, BESIDE.replace("机构", "机")) == [
        *("商业企业", "科研机构", "社会公益组织", "其他", "一、本年新收政府信息公开申请数量", *"12345")
    ]


TOUCHING = """\
        （四）无2.没有现成信息需要另行制作   0  0  0  0  0  0  0
        法提供
        3.补正后申请内容仍不明确           1  0  0  0  0  0  1
"""


def test_a_part_of_a_group_may_touch_the_label_beside_it(read: Read) -> None:
    assert cells_of(read, TOUCHING) == [
        *("（四）无法提供", "2.没有现成信息需要另行制作", *"0000000", "3.补正后申请内容仍不明确", *"1000001")
    ]
