"""F101: no cell for a figure is blank."""

from collections.abc import Callable

import pytest

from gouji.checking.diagnostic import Diagnostic

Check = Callable[..., list[Diagnostic]]
Print = Callable[..., str]

LAYOUTS = ["rows", "cells", "paragraphs", "tabs", "bars-after", "bars-before"]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("form", ["2021", "2019"])
def test_cells_that_a_merge_covers_are_not_blank(check: Check, printed: Print, form: str, layout: str) -> None:
    assert check("blank-cell", printed(form=form, layout=layout)) == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_blank_cell_is_told_with_what_was_not_checked_for_it(check: Check, printed: Print, layout: str) -> None:
    (found,) = check("blank-cell", printed({"requests.granted.enterprise": "", "requests.new.total": 1}, layout=layout))

    assert (found.severity, found.fact) == ("warning", "requests.granted.enterprise")
    assert found.message.zh == "第三部分表格有 1 个数字单元格空白：空白不等于 0，没有的应填 0；2 条勾稽关系因此无法核对"


@pytest.mark.parametrize("blank", ["", "\u3000", "\u00a0"])
def test_white_space_is_blank(check: Check, printed: Print, blank: str) -> None:
    assert len(check("blank-cell", printed({"requests.granted.enterprise": blank}))) == 1


def test_all_blanks_of_a_table_are_one_finding_at_the_first(check: Check, printed: Print) -> None:
    blanks = ["requests.new.research", "requests.granted.enterprise", "requests.carried_out.total"]

    (found,) = check("blank-cell", printed(dict.fromkeys(blanks, "")))

    assert (found.fact, [each.fact for each in found.related]) == (blanks[0], blanks[1:])
    assert found.related[0].message.zh == "第三部分 · （一）予以公开 · 商业企业也是空白"


def test_each_table_has_its_own(check: Check, printed: Print) -> None:
    figures = dict.fromkeys(["proactive.regulations.issued", "requests.new.total", "litigation.direct_suit.other"], "")

    assert [each.message.zh[:6] for each in check("blank-cell", printed(figures))] == [
        "第二部分表格",
        "第三部分表格",
        "第四部分表格",
    ]


@pytest.mark.parametrize("figure", ["0", "/", "—", "若干"])
def test_what_is_printed_is_not_blank(check: Check, printed: Print, figure: str) -> None:
    assert check("blank-cell", printed({"requests.granted.enterprise": figure})) == []


def test_a_row_that_is_missing_is_another_rule_s(check: Check, printed: Print) -> None:
    lines = printed().splitlines(keepends=True)

    assert check("blank-cell", "".join(line for line in lines if "2.重复申请" not in line)) == []
