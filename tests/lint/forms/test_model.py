"""What a form knows of its labels, cells and years."""

import pytest

from gouji.forms.model import Form, FormColumn, FormRow, FormSection, FormTable, Relation
from gouji.plugins.model import Plugins
from gouji.text.fold import fold


@pytest.fixture
def form(plugins: Plugins) -> Form:
    return next(form for form in plugins.forms if form.id == "2021")


def kinds(table: FormTable, text: str) -> list[tuple[str, str, bool]]:
    return [(label.kind, label.id, label.exact) for label in table.labels.get(fold(text), ())]


def named(years: tuple[int | None, int | None]) -> Form:
    return Form("x", "f", "题", "", years, (), (FormSection("a", "一、甲"),), (), ())


@pytest.mark.parametrize(
    ("years", "year", "in_force"),
    [
        ((2019, 2020), 2018, False),
        ((2019, 2020), 2019, True),
        ((2019, 2020), 2020, True),
        ((2019, 2020), 2021, False),
        ((2021, None), 2099, True),
        ((None, 2018), 1999, True),
        ((None, None), 1, True),
    ],
)
def test_a_form_is_in_force_from_its_first_year_to_its_last(
    years: tuple[int | None, int | None], year: int, in_force: bool
) -> None:
    assert named(years).in_force(year) is in_force


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一、本年新收政府信息公开申请数量", [("row", "new", True)]),
        ("本年新收政府信息公开申请数量", [("row", "new", False)]),
        ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", [("row", "partial", True)]),
        ("部分公开", [("row", "partial", False)]),
        ("（三）不予公开", [("group", "denied", True)]),
        ("自然人", [("column", "natural_person", True), ("anchor", "自然人", True)]),
        ("其他", [("row", "other.other", False), ("column", "other_organization", True)]),
        ("总计", [("row", "handled_total", False), ("column", "total", True)]),
        ("（七）总计", [("row", "handled_total", True)]),
        ("申请人情况", [("anchor", "申请人情况", True)]),
        ("无关的文字", []),
    ],
)
def test_a_label_can_mean_what_the_form_calls_so(form: Form, text: str, found: list[tuple[str, str, bool]]) -> None:
    assert kinds(form.table("requests"), text) == found


def test_the_caption_is_a_label(form: Form) -> None:
    table = form.table("requests")

    assert kinds(table, "(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和)")[0] == (
        "caption",
        "requests",
        True,
    )


def test_an_empty_text_is_no_label(form: Form) -> None:
    assert [table.id for table in form.tables if "" in table.labels] == []


def test_headings_are_known_without_their_ordinals(form: Form) -> None:
    assert (form.headings[fold("其他需要报告的事项")], form.headings[fold("存在问题及改进措施")]) == (
        "other",
        "problems",
    )


def test_every_fact_has_its_table_row_and_column(form: Form) -> None:
    table, row, column = form.slots["requests.denied.third_party.natural_person"]

    assert (table.id, row.id, column.id) == ("requests", "denied.third_party", "natural_person")


def test_an_address_leaves_out_what_has_no_name() -> None:
    column = FormColumn("upheld", "维持", group="复议")
    row = FormRow("", "", (column,), ("t.upheld",))
    table = FormTable("t", "a", "表四", (row,), {})

    assert table.address(row, column) == "表四 · 复议 · 维持"


def test_a_fact_knows_the_relations_it_is_an_operand_of(form: Form) -> None:
    assert [relation.id for relation in form.relations_of["requests.handled_total.total"]] == [
        "requests.balance.total",
        "requests.handled.total",
        "requests.row.handled_total",
    ]
    assert form.relations_of["proactive.fees.amount"] == ()


def test_the_operands_of_a_relation_are_those_of_both_sides() -> None:
    assert Relation("r", "sum", ("a", "b"), ("c",), "c").operands == ("a", "b", "c")


@pytest.mark.parametrize("name", ["section", "table"])
def test_an_unknown_id_is_a_key_error(form: Form, name: str) -> None:
    with pytest.raises(KeyError):
        getattr(form, name)("nothing")
