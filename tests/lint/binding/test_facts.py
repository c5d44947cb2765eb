"""What a cell answers: a figure, yes or no, a choice, several choices, a text."""

from collections.abc import Callable

import pytest

from gouji.report.fact import Fact
from gouji.report.model import Report


@pytest.fixture
def fact_of(bind_springs: Callable[[str], Report]) -> Callable[[str, str], Fact]:
    """The fact of a label beside which a text is printed."""
    labels = {"name": "泉点名称", "flow.day": "日间监测", "water.dry": "是否断流", "grade": "水质类别", "uses": "用途"}

    def read(fact: str, text: str) -> Fact:
        return bind_springs(f"泉点监测年度报表\n{labels[fact]} | {text} |\n编号 | 1 |\n").facts[fact]

    return read


@pytest.mark.parametrize(
    ("fact", "text", "answer"),
    [
        ("name", "云泉", "云泉"),
        ("name", "云  泉（东）", "云 泉（东）"),
        ("name", "无", "无"),
        ("water.dry", "是", True),
        ("water.dry", "□是 ☑否", False),
        ("water.dry", "√", True),
        ("grade", "□Ⅰ类 ☑Ⅱ类 □Ⅲ类", "Ⅱ类"),
        ("grade", "Ⅲ类", "Ⅲ类"),
        ("uses", "☑饮用 □灌溉 ☑观赏", ("饮用", "观赏")),
        ("uses", "□饮用 □灌溉 □观赏", ()),
        ("uses", "饮用、灌溉", ("饮用", "灌溉")),
    ],
)
def test_an_answer_is_read(fact_of: Callable[[str, str], Fact], fact: str, text: str, answer: object) -> None:
    found = fact_of(fact, text)

    assert (found.state, found.answer, found.value, found.raw, found.is_known) == ("answer", answer, None, text, True)


@pytest.mark.parametrize(
    ("fact", "text", "state"),
    [
        ("name", "", "blank"),
        ("name", "/", "placeholder"),
        ("name", "——", "placeholder"),
        ("water.dry", "", "blank"),
        ("water.dry", "□是 □否", "placeholder"),
        ("water.dry", "☑是 ☑否", "placeholder"),
        ("water.dry", "已处理", "placeholder"),
        ("water.dry", "□", "placeholder"),
        ("grade", "☑Ⅰ类 ☑Ⅱ类", "placeholder"),
        ("grade", "/", "placeholder"),
        ("uses", "", "blank"),
        ("flow.day", "", "blank"),
        ("flow.day", "若干", "not-a-number"),
    ],
)
def test_what_answers_nothing_is_unknown(fact_of: Callable[[str, str], Fact], fact: str, text: str, state: str) -> None:
    found = fact_of(fact, text)

    assert (found.state, found.answer, found.value, found.raw, found.is_known) == (state, None, None, text, False)


def test_a_figure_has_its_value_and_unit(fact_of: Callable[[str, str], Fact]) -> None:
    found = fact_of("flow.day", "1,234次")

    assert (found.state, found.value, found.unit, found.answer) == ("number", 1234, "次", None)


def test_what_is_not_there_is_unplaced(bind_springs: Callable[[str], Report]) -> None:
    report = bind_springs("泉点监测年度报表\n编号 | 1 |\n")

    assert {fact.state for fact in report.facts.values() if fact.id != "code"} == {"unplaced"}


def test_a_fact_shows_what_it_answers(fact_of: Callable[[str, str], Fact]) -> None:
    shown = [repr(fact_of("water.dry", text)) for text in ("是", "□是 □否")]

    assert shown == ["<Fact water.dry = True>", "<Fact water.dry: placeholder>"]
