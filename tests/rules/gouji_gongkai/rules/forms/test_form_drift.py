"""V102: blocks and labels of another form in a table."""

from collections.abc import Callable

from gouji.binding.bind import Binder
from gouji.checking.diagnostic import Diagnostic
from gouji.document.reader import read_text
from gouji.text.source import Source

Check = Callable[..., list[Diagnostic]]

TITLE = "白河县统计局2023年政府信息公开工作年度报告\n二、主动公开政府信息情况\n"
ISSUED = ["第二十条第（一）项 | |||", "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |", "规章 | 0 | 0 | 0 |", "行政规范性文件 | 3 | 1 | 8 |"]  # fmt: skip
PRODUCED = ["第二十条第（一）项 | |||", "信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |", "规章 | 0 | 0 | 0 |", "规范性文件 | 3 | 3 | 8 |"]  # fmt: skip
LICENSES = ["第二十条第（五）项 | |||", "信息内容 | 本年处理决定数量 | ||", "行政许可 | 17 | ||"]
PRIOR_LICENSES = ["第二十条第（五）项 | |||", "信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |", "行政许可 | 4 | 1 | 17 |"]  # fmt: skip
PENALTIES = ["第二十条第（六）项 | |||", "信息内容 | 本年处理决定数量 | ||", "行政处罚 | 6 | ||", "行政强制 | 2 | ||"]
FEES = ["第二十条第（八）项 | |||", "信息内容 | 本年收费金额（单位：万元） | ||", "行政事业性收费 | 5.5 | ||"]


def table(*blocks: list[str]) -> str:
    return TITLE + "".join(f"{line}\n" for block in blocks for line in block)


def told(check: Check, text: str) -> list[tuple[int, str | None]]:
    return [(found.range.start.line, found.actual) for found in check("form-drift", text)]


def facts(binder: Binder, text: str) -> dict[str, str]:
    report = binder.bind(read_text(Source.from_text(text), binder.kinds["gongkai"].vocabulary))
    return {key: str(fact.value) for key, fact in report.facts.items() if fact.value is not None}


def test_a_block_of_another_form_is_told_once_at_its_head(check: Check) -> None:
    assert told(check, table(PRODUCED, LICENSES, PENALTIES, FEES)) == [
        (3, "本年新制作数量、本年新公开数量、对外公开总数量")
    ]


def test_the_head_may_be_lost(check: Check) -> None:
    assert told(check, table(PRODUCED[1:], LICENSES, PENALTIES, FEES)) == [
        (3, "本年新制作数量、本年新公开数量、对外公开总数量")
    ]


def test_any_block_may_be_of_the_other_form(check: Check) -> None:
    assert told(check, table(ISSUED, PRIOR_LICENSES, PENALTIES, FEES)) == [
        (7, "上一年项目数量、本年增/减、处理决定数量")
    ]


OTHERS = {
    "proactive.licensing.decisions": "17",
    "proactive.penalties.decisions": "6",
    "proactive.coercion.decisions": "2",
    "proactive.fees.amount": "5.5",
}


def test_the_figures_of_all_blocks_are_read(binder: Binder) -> None:
    documents = {"issued": "3", "repealed": "3", "in_force": "8"}

    assert facts(binder, table(PRODUCED, LICENSES, PENALTIES, FEES)) == {
        **{f"proactive.regulations.{column}": "0" for column in documents},
        **{f"proactive.normative_documents.{column}": figure for column, figure in documents.items()},
        **OTHERS,
    }


def test_of_more_columns_that_of_the_form_is_read(binder: Binder, check: Check) -> None:
    text = table(ISSUED, PRIOR_LICENSES, PENALTIES, FEES)

    assert OTHERS.items() <= facts(binder, text).items()
    assert check("unreadable-table", text) == []


def test_no_row_is_missing_and_no_figure_lost_for_it(check: Check) -> None:
    text = table(PRODUCED, LICENSES, PENALTIES, FEES)

    assert [check(rule, text) for rule in ("missing-row", "unreadable-table", "blank-cell", "wrong-form")] == [[]] * 4


def test_a_row_s_label_is_told_in_a_block_of_the_form_s_own(check: Check) -> None:
    block = [line.replace("行政规范性文件", "规范性文件") for line in ISSUED]

    assert told(check, table(block, LICENSES, PENALTIES, FEES)) == [(6, "规范性文件")]


def test_one_label_of_a_header_is_told_where_it_stands_and_its_figures_are_read(check: Check, binder: Binder) -> None:
    text = table([line.replace("现行有效件数", "对外公开总数量") for line in ISSUED], LICENSES, PENALTIES, FEES)

    assert told(check, text) == [(4, "对外公开总数量")]
    assert facts(binder, text)["proactive.normative_documents.in_force"] == "8"


def test_a_header_cut_short_is_told_by_what_is_left_of_it_and_so_is_the_row(check: Check) -> None:
    block = [line.replace("本年新制作数量 | 本年新公开数量", "本年新 | 本年新") for line in PRODUCED]

    assert told(check, table(block, LICENSES, PENALTIES, FEES)) == [(3, "对外公开总数量"), (6, "规范性文件")]


def test_a_table_of_one_form_gives_nothing(check: Check) -> None:
    assert told(check, table(ISSUED, LICENSES, PENALTIES, FEES)) == []
