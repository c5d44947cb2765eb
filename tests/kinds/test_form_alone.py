"""A form of another kind of report is data: it is read, bound and checked without a line of code."""

from collections.abc import Callable

import pytest

from gouji.binding.bind import Binder
from gouji.document.reader import read_text
from gouji.plugins.model import Plugins
from gouji.report.model import Report
from gouji.report.repair import explain
from gouji.text.source import Source

TEXT = """云梦泽管理站2023年河湖巡查工作年度报告
一、巡查开展情况
2023年，我站完成全年巡查任务。
河段名称 | 日间巡查 | 夜间巡查 | 巡查次数 | 发现问题 | 完成整改 | 河段长度（公里） |
干流 | 上游段 | 20 | 4 | 24 | 1 | 1 | 12.4 |
下游段 | 30 | 6 | 36 | 2 | 2 | 8.35 |
支流 | 上游段 | 10 | 1 | 11 | 0 | 0 | 3 |
全部河段 | 60 | 11 | 71 | 3 | 3 | 24 |
2、巡查发现的问题
发现问题3处，均已整改。
"""


@pytest.fixture
def bind(plugins_of: Callable[[frozenset[str]], Plugins]) -> Callable[[str], Report]:
    """Bind a text where the kind that is made up is installed beside another."""
    binder = Binder(plugins_of(frozenset({"gongkai", "rivers"})).kinds)
    return lambda text: binder.bind(read_text(Source.from_text(text), binder.vocabularies.choose(text)))


def test_its_identity_and_sections_are_read(bind: Callable[[str], Report]) -> None:
    report = bind(TEXT)

    assert (report.kind, report.status, report.form.qualified) == ("rivers", "report", "rivers/2022")
    assert (report.subject.value, report.period.value) == ("云梦泽管理站", 2023)
    assert [section.heading and section.heading.text for section in report.sections.values()] == [
        "一、巡查开展情况",
        "2、巡查发现的问题",
    ]


def test_its_figures_are_placed_by_group_and_label(bind: Callable[[str], Report]) -> None:
    report = bind(TEXT)

    assert report.tables["patrols"].outcome == "complete"
    assert {fact.id: int(fact.value) for fact in report.facts.values() if fact.id.endswith(".day")} == {
        "patrols.main.upper.day": 20,
        "patrols.main.lower.day": 30,
        "patrols.branches.upper.day": 10,
        "patrols.sum.day": 60,
    }


def test_its_relations_hold_and_a_wrong_cell_is_named(bind: Callable[[str], Report]) -> None:
    sound, faulty = bind(TEXT), bind(TEXT.replace("30 | 6", "30 | 8"))

    assert {outcome.state for outcome in sound.outcomes} == {"hold"}
    assert [each.right for each in explain(faulty)] == [(("patrols.main.lower.night", 6),)]


def test_a_report_on_government_information_stays_one(bind: Callable[[str], Report]) -> None:
    report = bind(
        "白杨镇2024年政府信息公开工作年度报告\n一、总体情况\n2024年，我镇公开信息。\n二、主动公开政府信息情况\n"
    )

    assert (report.kind, report.status) == ("gongkai", "report")
