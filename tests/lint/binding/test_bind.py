"""A document and the forms → a report: its form, its tables, its facts."""

from collections.abc import Callable

import pytest

from gouji.binding.bind import Binder
from gouji.binding.kind import Kinds
from gouji.document.model import Document, Paragraph, Picture
from gouji.errors import FormError
from gouji.plugins.model import Plugins
from gouji.report.model import Report
from gouji.text.source import Source

Bind = Callable[[str], Report]

OF_2019 = "信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |\n规范性文件 | 1 | 2 | 3 |\n"
OF_2021 = "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n行政规范性文件 | 1 | 2 | 3 |\n"
OF_EITHER = "自然人 | 法人或其他组织 | 总计 |\n一、本年新收政府信息公开申请数量 | 1 | 2 | 3 | 4 | 5 | 6 | 21 |\n"
TITLE = "白杨镇{}年政府信息公开工作年度报告\n"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (TITLE.format(2019) + OF_2021, "2021"),
        (TITLE.format(2024) + OF_2019, "2019"),
        (TITLE.format(2024) + OF_EITHER, "2021"),
        (TITLE.format(2020) + OF_EITHER, "2019"),
        (TITLE.format(2024), "2021"),
        (TITLE.format(2019), "2019"),
        (OF_EITHER, "2021"),
    ],
)
def test_the_form_is_told_from_labels_and_only_else_from_the_year(bind: Bind, text: str, form: str) -> None:
    assert bind(text).form.id == form


def test_each_table_has_the_form_that_its_own_labels_tell(bind: Bind) -> None:
    report = bind(
        TITLE.format(2021)
        + OF_2019
        + "三、收到和处理政府信息公开申请情况\n"
        + OF_EITHER
        + "3.其他 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"
    )

    assert {bound.id: (bound.form.id, bound.sure) for bound in report.tables.values() if bound.present} == {
        "proactive": ("2019", True),
        "requests": ("2021", True),
    }


def test_facts_have_value_state_text_unit_and_place(bind: Bind) -> None:
    text = "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n规章 | 1,234 |  | 若干 |\n行政规范性文件 | 3件 | / | 0 |\n"
    report = bind(text)

    facts = [fact for fact in report.facts.values() if fact.cell]

    assert [(f.id.removeprefix("proactive."), f.state, f.value, f.raw, f.unit) for f in facts] == [
        ("regulations.issued", "number", 1234, "1,234", ""),
        ("regulations.repealed", "blank", None, "", ""),
        ("regulations.in_force", "not-a-number", None, "若干", ""),
        ("normative_documents.issued", "number", 3, "3件", "件"),
        ("normative_documents.repealed", "placeholder", None, "/", ""),
        ("normative_documents.in_force", "number", 0, "0", ""),
    ]
    assert [text[slice(*fact.span)] for fact in facts] == [fact.raw for fact in facts]


def test_every_fact_of_every_table_s_form_is_there(bind: Bind) -> None:
    report = bind(OF_2021)

    assert set(report.facts) == set(report.form.slots)
    assert report.facts["requests.new.total"].state == "unplaced"


def test_a_table_that_is_not_there_is_absent_and_lacks_all_its_rows(bind: Bind) -> None:
    bound = bind(OF_2021).tables["requests"]

    assert (bound.outcome, len(bound.missing), bound.present, bound.sure) == ("absent", 25, False, False)


def test_a_picture_under_the_heading_may_be_the_table(binder: Binder) -> None:
    source = Source.from_text("三、收到和处理政府信息公开申请情况\n图\n")
    document = Document(source, (Paragraph("三、收到和处理政府信息公开申请情况", 0, 17), Picture(18, 19)))

    assert binder.bind(document).tables["requests"].outcome == "picture"


def test_a_table_in_two_parts_is_one(bind: Bind) -> None:
    rows = OF_2021 + "以上为第一部分。\n行政许可 | 7 | ||\n"

    bound = bind(rows).tables["proactive"]

    assert {row.id: [cell.text for cell in row.cells] for row in bound.rows} == {
        "normative_documents": ["1", "2", "3"],
        "licensing": ["7"],
    }


def test_a_table_ends_with_its_last_filled_cell(bind: Bind) -> None:
    bound = bind("规章 | 1 | 2 | 3 |\n |  |  |  |\n").tables["proactive"]

    assert bound.cells[-1].text == "3"


def test_without_a_form_nothing_can_be_bound() -> None:
    with pytest.raises(FormError, match="no plugin brings a kind"):
        Binder(Kinds(()))


def test_one_id_twice_in_a_kind_is_an_error(plugins: Plugins) -> None:
    with pytest.raises(FormError, match="gongkai/2019: two forms have this id"):
        Kinds(plugins.kinds.values(), [plugins.forms[0]])
