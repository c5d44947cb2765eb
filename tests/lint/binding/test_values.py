"""Tables that are lists: which value stands beside which label."""

from collections.abc import Callable

import pytest

from gouji.document.model import Cell, Row, Table
from gouji.report.model import BoundTable, Report

Bind = Callable[[str], Report]

TITLE = "泉点监测年度报表\n"
LIST = """泉点名称 | 云泉 | 编号 | 0017 |
水量 | 流量监测 | 总数（单位：次） | 12 |
日间监测 | 5 |
是否断流 | □是 ☑否 |
水质 | 上泉 | 名称 | 甲 |
采样次数 | 3 |
下泉 | 名称 | 乙 |
采样次数 | 4 |
水质类别 | Ⅱ类 |
用途 | 饮用、灌溉 |
"""
VALUES = {
    "name": "云泉",
    "code": "0017",
    "flow.total": "12",
    "flow.day": "5",
    "water.dry": "□是 ☑否",
    "upper.name": "甲",
    "upper.samples": "3",
    "lower.name": "乙",
    "lower.samples": "4",
    "grade": "Ⅱ类",
    "uses": "饮用、灌溉",
}


@pytest.fixture
def table_of(bind_springs: Bind) -> Callable[[str], BoundTable]:
    return lambda text: bind_springs(TITLE + text).tables["springs"]


def values(bound: BoundTable) -> dict[str, str]:
    """The text beside the label of each row that has one."""
    return {row.id: row.cells[0].text for row in bound.rows if not row.reason}


def test_each_label_has_the_value_on_its_right(table_of: Callable[[str], BoundTable]) -> None:
    bound = table_of(LIST)

    assert (values(bound), bound.outcome, bound.missing, bound.extra) == (VALUES, "complete", (), ())


def test_labels_of_groups_may_be_repeated_on_each_line(table_of: Callable[[str], BoundTable]) -> None:
    text = LIST.replace("\n日间监测", "\n水量 | 流量监测 | 日间监测").replace("\n是否断流", "\n水量 | | 是否断流")
    text = text.replace("\n采样次数 | 3", "\n水质 | 上泉 | 采样次数 | 3").replace("\n下泉", "\n水质 | 下泉")
    text = text.replace("\n采样次数 | 4", "\n水质 | 下泉 | 采样次数 | 4")

    assert values(table_of(text)) == VALUES


def test_labels_of_groups_may_be_left_to_the_line_above(table_of: Callable[[str], BoundTable]) -> None:
    text = LIST.replace("\n日间监测", "\n | | 日间监测").replace("\n采样次数", "\n | | 采样次数")

    assert values(table_of(text)) == VALUES


def test_a_label_is_taken_for_the_row_of_its_group_whatever_the_order(table_of: Callable[[str], BoundTable]) -> None:
    text = "水质 | 下泉 | 名称 | 乙 |\n采样次数 | 4 |\n上泉 | 名称 | 甲 |\n采样次数 | 3 |\n"

    assert values(table_of(text)) == {
        "lower.name": "乙",
        "lower.samples": "4",
        "upper.name": "甲",
        "upper.samples": "3",
    }


def test_without_its_group_a_label_is_that_of_the_next_row(table_of: Callable[[str], BoundTable]) -> None:
    text = "名称 | 甲 |\n采样次数 | 3 |\n名称 | 乙 |\n采样次数 | 4 |\n"

    assert values(table_of(text)) == {
        "upper.name": "甲",
        "upper.samples": "3",
        "lower.name": "乙",
        "lower.samples": "4",
    }


@pytest.mark.parametrize(
    "line", ["编号 | | | 0017 |", "编号 | 0017 | |", "编号：0017 | |", "编号： | 0017 |", "编号 0017"]
)
def test_blank_cells_that_a_merge_covers_are_no_value(table_of: Callable[[str], BoundTable], line: str) -> None:
    text = f"泉点名称 | 云泉 |\n{line}\n"

    assert values(table_of(text)).get("code") == (None if "|" not in line else "0017")


def test_a_value_stands_at_its_place(bind_springs: Bind) -> None:
    text = f"{TITLE}泉点名称 |  云泉 |\n编号： 0017 | |\n"
    report = bind_springs(text)

    facts = (report.facts["name"], report.facts["code"])
    assert [(fact.raw, text[slice(*fact.span)]) for fact in facts if fact.span] == [("云泉", "云泉"), ("0017", "0017")]


def test_a_label_without_a_value_has_none(table_of: Callable[[str], BoundTable]) -> None:
    bound = table_of("泉点名称 | 编号 | 0017 |\n日间监测 |\n采样次数 |  |\n")

    assert [(row.id, [cell.text for cell in row.cells], row.reason) for row in bound.rows] == [
        ("name", [], "no value stands beside the label"),
        ("code", ["0017"], ""),
        ("flow.day", [], "no value stands beside the label"),
        ("upper.samples", [""], ""),
    ]


def test_two_values_beside_a_label_are_not_placed(table_of: Callable[[str], BoundTable]) -> None:
    bound = table_of("日间监测 | 5 | 7 |\n编号 | 0017 | 0017 |\n")

    assert [(row.id, row.reason) for row in bound.rows] == [
        ("flow.day", "2 values beside the label where the form has 1"),
        ("code", ""),
    ]


@pytest.mark.parametrize("value", ["水质", "上泉", "编号：甲", "填表人", "编号：0017"])
def test_a_value_that_reads_like_another_label_is_a_value(table_of: Callable[[str], BoundTable], value: str) -> None:
    assert values(table_of(f"泉点名称 | {value} |\n编号 | 0017 |\n")) == {"name": value, "code": "0017"}


@pytest.mark.parametrize("line", ["用途 | 编号 |", "用途 | 编号 | |", "用途 |  | 编号 |"])
def test_a_value_that_reads_like_a_label_that_was_there_is_a_value(
    table_of: Callable[[str], BoundTable], line: str
) -> None:
    assert values(table_of(f"编号 | 0017 |\n{line}\n")) == {"code": "0017", "uses": "编号"}


def test_a_label_is_repeated_in_each_column_that_it_covers(table_of: Callable[[str], BoundTable]) -> None:
    bound = table_of("泉点名称 | 泉点名称 | 泉点名称 | 云泉 |\n编号 | 编号 | 编号 | 0017 |\n")

    assert (values(bound), bound.extra) == ({"name": "云泉", "code": "0017"}, ())


def test_a_row_of_no_form_and_one_that_is_there_twice_are_extra(table_of: Callable[[str], BoundTable]) -> None:
    bound = table_of("泉点名称 | 云泉 |\n水温 | 9 |\n编号 | 0017 |\n编号 | 0018 |\n")

    assert [(row.label and row.label.text, [cell.text for cell in row.cells]) for row in bound.extra] == [
        ("水温", ["9"]),
        ("编号", ["0018"]),
    ]


def test_a_label_that_is_worded_a_little_differently_is_known_by_its_likeness(
    table_of: Callable[[str], BoundTable],
) -> None:
    bound = table_of(LIST.replace("日间监测 |", "日间监测数 |"))

    assert (values(bound), bound.extra) == (VALUES, ())


def test_what_stands_around_the_list_is_no_row(table_of: Callable[[str], BoundTable]) -> None:
    text = f"泉点监测年度报表 | |\n（2024年度） | 云泉站 |\n{LIST}填表人：甲乙 | 备注栏：无 |\n报表完 |\n"
    bound = table_of(text)

    assert (values(bound), bound.extra, bound.outcome) == (VALUES, (), "complete")


def test_a_list_without_marks_of_rows_is_read_in_sequence(table_of: Callable[[str], BoundTable]) -> None:
    cells = [cell.strip() for line in LIST.splitlines() for cell in line.split("|") if cell.strip()]
    bound = table_of("\n".join(f"{cell} |" for cell in [*cells, "", "水温", "9", "", "填表人", "甲乙"]) + "\n")

    assert values(bound) == VALUES
    assert [(row.label and row.label.text, [cell.text for cell in row.cells]) for row in bound.extra] == [
        ("水温", ["9"])
    ]


def test_a_label_in_sequence_without_its_value_has_none(table_of: Callable[[str], BoundTable]) -> None:
    bound = table_of("泉点名称 |\n编号 |\n0017 |\n水量 |\n采样次数 |\n3 |\n")

    assert [(row.id, [cell.text for cell in row.cells]) for row in bound.rows] == [
        ("name", []),
        ("code", ["0017"]),
        ("upper.samples", ["3"]),
    ]


def test_two_values_in_sequence_are_not_placed(table_of: Callable[[str], BoundTable]) -> None:
    bound = table_of("日间监测 |\n5 |\n7 |\n编号 |\n0017 |\n")

    assert [(row.id, row.reason) for row in bound.rows] == [
        ("flow.day", "2 values beside the label where the form has 1"),
        ("code", ""),
    ]


def test_the_address_of_a_value_names_its_groups(bind_springs: Bind) -> None:
    report = bind_springs(TITLE + LIST)

    assert [report.address(fact) for fact in ("name", "flow.total", "water.dry")] == [
        "泉点名称",
        "水量 · 流量监测 · 总数（单位：次）",
        "水量 · 是否断流",
    ]


def test_a_piece_of_a_cell_stands_where_it_stood() -> None:
    cell = Cell("编号： 0017 ", 10, 40, jumps=((2, 14), (4, 20), (6, 25), (6, 30)))
    piece = cell.part(3, 9)

    assert (piece.text, piece.span) == ("0017", cell.source_span(4, 8))
    assert [piece.source_span(at, at + 1) for at in range(4)] == [cell.source_span(at, at + 1) for at in range(4, 8)]
    assert Table((Row((piece,)),)).span == piece.span
