"""Rows of a source table and their figures: placed with certainty or not at all."""

from collections.abc import Callable

import pytest

from gouji.report.model import BoundTable, Report

Bind = Callable[[str], Report]
Texts = dict[str, list[str]]

HEADER = [
    "申请人情况",
    "自然人",
    "法人或其他组织",
    "总计",
    "商业企业",
    "科研机构",
    "社会公益组织",
    "法律服务机构",
    "其他",
]
NEW = "一、本年新收政府信息公开申请数量"
CARRIED = "二、上年结转政府信息公开申请数量"
GRANTED = "（一）予以公开"
PARTIAL = "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"
RESULTS = "三、本年度办理结果"
TOTAL = "（七）总计"
OUT = "四、结转下年度继续办理"
BARRED_HEADER = f"申请人情况 | {'|' * 8}\n自然人 | 法人或其他组织 | 总计 | {'|' * 7}\n"
FIGURES = "1 2 3 4 5 6 21"
ZEROS = "0 0 0 0 0 0 0"

LAYOUTS = pytest.mark.parametrize("write", ["barred", "sequence"])


def barred(rows: list[tuple[str, str]]) -> str:
    """A row on a line; a label may be a group and a label, parted by a bar."""
    written = (
        f"{label} | {' | '.join(figures.split(' '))} | {'|' * (2 - label.count('|'))}\n" for label, figures in rows
    )
    return BARRED_HEADER + "".join(written)


def sequence(rows: list[tuple[str, str]]) -> str:
    """A cell a paragraph."""
    cells = [cell for label, figures in rows for cell in (*label.split(" | "), *figures.split(" "))]
    return "\n\n".join([*HEADER, *(cell or "\u00a0" for cell in cells)])


def bound(bind: Bind, write: str, *rows: tuple[str, str], table: str = "requests") -> BoundTable:
    writer = {"barred": barred, "sequence": sequence}[write]
    return bind(writer(list(rows))).tables[table]


def texts(table: BoundTable) -> Texts:
    return {row.id: [cell.text for cell in row.cells] for row in table.rows if not row.reason}


def unplaced(table: BoundTable) -> list[str]:
    return [row.id for row in table.rows if row.reason]


@LAYOUTS
def test_a_row_is_known_by_its_label_and_its_figures_follow(bind: Bind, write: str) -> None:
    table = bound(bind, write, (NEW, FIGURES), (CARRIED, ZEROS), (f"{RESULTS} | {GRANTED}", FIGURES))

    assert texts(table) == {"new": FIGURES.split(), "carried_in": ZEROS.split(), "granted": FIGURES.split()}
    assert table.row["granted"].label.text == GRANTED


@LAYOUTS
@pytest.mark.parametrize(
    "label",
    [
        "本年新收政府信息公开申请数量",
        "一、本年新收 政府信息公开\u3000申请数量",
        "一.本年新收政府信息公开申请数量",
        "一、本年新收政府信息公开申请数量（件）",
        "一、本年新收政府信息公开申清数量",
        "一、本年新收政府信息公开的申请数",
    ],
)
def test_a_label_may_be_printed_a_little_differently(bind: Bind, write: str, label: str) -> None:
    assert texts(bound(bind, write, (label, FIGURES), (CARRIED, ZEROS)))["new"] == FIGURES.split()


@LAYOUTS
@pytest.mark.parametrize("bullet", ["1.", "1．", "1、", "⒈", "（1）", ""])
def test_bullets_mean_nothing(bind: Bind, write: str, bullet: str) -> None:
    table = bound(
        bind,
        write,
        (NEW, ZEROS),
        (f"（三）不予公开 | {bullet}属于国家秘密", FIGURES),
        ("2.其它法律行政法规禁止公开", ZEROS),
    )

    assert texts(table)["denied.state_secret"] == FIGURES.split()
    assert texts(table)["denied.prohibited_by_law"] == ZEROS.split()


@LAYOUTS
def test_one_label_in_two_groups_is_two_rows(bind: Bind, write: str) -> None:
    """3.其他 is a row of （六）其他处理; 其他 is a column too."""
    table = bound(
        bind,
        write,
        (NEW, ZEROS),
        ("（六）其他处理 | 1.申请人无正当理由逾期不补正", "1 0 0 0 0 0 1"),
        ("2.申请人逾期未按收费通知要求缴纳费用", "2 0 0 0 0 0 2"),
        ("3.其他", FIGURES),
        (TOTAL, ZEROS),
    )

    assert list(texts(table)) == [
        "new",
        "other.overdue_correction",
        "other.overdue_fee",
        "other.other",
        "handled_total",
    ]
    assert texts(table)["other.other"] == FIGURES.split()


@LAYOUTS
def test_a_row_that_the_form_does_not_have_is_extra(bind: Bind, write: str) -> None:
    table = bound(bind, write, (NEW, FIGURES), ("小计", "9 9 9 9 9 9 54"), (CARRIED, ZEROS))

    assert [(row.label.text, [cell.text for cell in row.cells]) for row in table.extra] == [
        ("小计", ["9", "9", "9", "9", "9", "9", "54"])
    ]
    assert texts(table) == {"new": FIGURES.split(), "carried_in": ZEROS.split()}


@LAYOUTS
def test_a_row_printed_twice_is_placed_once(bind: Bind, write: str) -> None:
    table = bound(bind, write, (NEW, FIGURES), (NEW, ZEROS), (CARRIED, ZEROS))

    assert texts(table)["new"] == FIGURES.split()
    assert [row.label.text for row in table.extra] == [NEW]


@LAYOUTS
@pytest.mark.parametrize("figures", ["1 2 3 4 5 21", "1 2 3 4 5 6 7 21", "1"])
def test_a_lost_or_added_cell_costs_its_row_and_no_other(bind: Bind, write: str, figures: str) -> None:
    table = bound(bind, write, (NEW, ZEROS), (CARRIED, figures), (f"{RESULTS} | {GRANTED}", FIGURES), (TOTAL, ZEROS))

    assert (table.outcome, unplaced(table)) == ("partial", ["carried_in"])
    assert texts(table) == {"new": ZEROS.split(), "granted": FIGURES.split(), "handled_total": ZEROS.split()}


def test_the_reason_tells_how_many_figures_there_are(bind: Bind) -> None:
    (row,) = (row for row in bound(bind, "sequence", (NEW, "1 2 3")).rows)

    assert row.reason == "3 figures where the form has 7"


@LAYOUTS
@pytest.mark.parametrize(
    "figures", ["1 2 若干 4 5 6 21", "/ 2 3 4 5 6 21", "1 2 3 4 5 6 —", "O 2 3 4 5 6 21", "1,234 2 3 4 5 6 3件"]
)
def test_what_stands_amid_the_figures_is_a_cell_of_its_row(bind: Bind, write: str, figures: str) -> None:
    assert texts(bound(bind, write, (NEW, figures), (CARRIED, ZEROS)))["new"] == figures.split()


@LAYOUTS
@pytest.mark.parametrize("figures", ["1  3 4 5 6 21", " 2 3 4 5 6 21", "1 2 3 4 5 6 "])
def test_a_blank_cell_keeps_its_place(bind: Bind, write: str, figures: str) -> None:
    table = bound(bind, write, (NEW, figures), (CARRIED, ZEROS), (f"{RESULTS} | {GRANTED}", ZEROS))

    assert texts(table)["new"] == figures.split(" ")


def test_a_run_as_wide_as_the_other_rows_has_a_blank_at_its_begin(bind: Bind) -> None:
    """The bar that would end the blank last cell stands in the run."""
    text = barred([(NEW, ZEROS), (CARRIED, ZEROS)]) + f"{GRANTED} | 1 | 2 | 3 | 4 | 5 | 6 | |||\n"

    assert texts(bind(text).tables["requests"])["granted"] == ["1", "2", "3", "4", "5", "6", ""]


def test_rows_may_stand_in_another_order(bind: Bind) -> None:
    table = bound(bind, "barred", (CARRIED, ZEROS), (NEW, FIGURES), (OUT, ZEROS), (TOTAL, FIGURES))

    assert list(texts(table)) == ["carried_in", "new", "carried_out", "handled_total"]


def test_rows_that_are_not_there_are_missing_in_the_form_s_order(bind: Bind) -> None:
    rows = [
        row
        for row in bound(bind, "barred", (OUT, ZEROS), (NEW, ZEROS)).table.rows
        if row.id not in ("new", "carried_out")
    ]

    assert bound(bind, "barred", (OUT, ZEROS), (NEW, ZEROS)).missing == tuple(row.id for row in rows)


def test_a_table_without_a_placed_row_is_unreadable(bind: Bind) -> None:
    table = bound(bind, "barred", (NEW, "1 2"), (CARRIED, "1 2 3"))

    assert (table.outcome, unplaced(table)) == ("unreadable", ["new", "carried_in"])


LITIGATION_HEADER = [
    "行政复议",
    "行政诉讼",
    "结果维持",
    "结果纠正",
    "其他结果",
    "尚未审结",
    "总计",
    "未经复议直接起诉",
    "复议后起诉",
] + [
    "结果维持",
    "结果纠正",
    "其他结果",
    "尚未审结",
    "总计",
] * 2
FIFTEEN = "1 0 0 0 1 0 2 0 0 2 0 0 0 3 3"


def litigation(write: str, figures: str, header: list[str]) -> str:
    if write == "sequence":
        return "\n\n".join([*header, *figures.split()])
    return f"{' | '.join(header[:2])} | {'|' * 13}\n{' | '.join(header[2:])} |\n{' | '.join(figures.split())} |\n"


@LAYOUTS
@pytest.mark.parametrize(
    "cut",
    [
        {},
        {"结果维持": "结果", "结果纠正": "结果", "其他结果": "其他", "尚未审结": "尚未"},
        {"结果维持": "维持", "结果纠正": "纠正"},
    ],
)
def test_a_table_of_one_row_is_known_by_its_figures(bind: Bind, write: str, cut: dict[str, str]) -> None:
    header = [cut.get(label, label) for label in LITIGATION_HEADER]

    table = bind(litigation(write, FIFTEEN, header)).tables["litigation"]

    assert (table.outcome, texts(table)) == ("complete", {"": FIFTEEN.split()})


@LAYOUTS
def test_a_lost_figure_makes_it_unreadable(bind: Bind, write: str) -> None:
    table = bind(litigation(write, FIFTEEN.removesuffix(" 3"), LITIGATION_HEADER)).tables["litigation"]

    assert (table.outcome, unplaced(table)) == ("unreadable", [""])


@pytest.mark.parametrize("bars", [14, 15])
def test_the_only_row_of_a_table_may_be_blank(bind: Bind, bars: int) -> None:
    header = f"行政复议 | 行政诉讼 | {'|' * 13}\n结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | 复议后起诉 | ||||||||\n"

    table = bind(f"{header} {' | ' * bars}\n").tables["litigation"]

    assert list(texts(table).values()) == [[""] * 15]


def test_a_title_in_the_table_is_no_row_of_figures(bind: Bind) -> None:
    header = f"{' | '.join(LITIGATION_HEADER[:2])} | {'|' * 13}\n{' | '.join(LITIGATION_HEADER[2:])} |\n"
    figures = " | ".join(FIFTEEN.split())

    table = bind(f"表3　复议和诉讼 | {'|' * 14}\n{header}{figures} |\n").tables["litigation"]

    assert list(texts(table).values()) == [FIFTEEN.split()]


def test_one_figure_may_be_told_in_each_column_that_its_cell_covers(bind: Bind) -> None:
    text = "信息内容 | 本年处理决定数量 | 本年处理决定数量 | 本年处理决定数量 |\n行政许可 | 34 | 34 | 34 |\n"

    assert texts(bind(text).tables["proactive"]) == {"licensing": ["34"]}
