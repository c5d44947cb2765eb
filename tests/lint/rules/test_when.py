"""A rule is run where a report has what it looks at, and not imported where it has not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
import subprocess
import sys
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
import pytest

from gouji.report.model import Report
from gouji.rules.when import Conditions, When

if TYPE_CHECKING:
    from gouji.rules.when import Sign

Bind = Callable[[str], Report]

_SOUND = (Path(__file__).parents[3] / "docs/examples/sound/青岚县人民政府2024.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "expected"),
    [((), True), (("布署",), True), (("另外", "布署"), True), (("另外",), False), (("布署政府工作",), False)],
)
def test_one_of_the_words_is_enough_and_without_any_it_always_holds(
    bind: Bind, words: tuple[str, ...], expected: bool
) -> None:
    report = bind("认真布署政府信息公开工作。")

    assert When(words).holds(report) is expected


@pytest.mark.parametrize(
    ("sign", "old", "new"),
    [
        ("untitled", "青岚县人民政府2024年\n政府信息公开工作年度报告", ""),
        ("headings", "五、存在的主要问题及改进情况", ""),
        ("headings", "六、", "一、总体情况\n六、"),
        ("wording", "五、存在的主要问题及改进情况", "五、存在的主要问题和改进情况"),
        ("wording", "\n六、其他需要报告的事项\n", "\n将加强培训。六、其他需要报告的事项\n"),
        ("order", "一、总体情况", "五、存在的主要问题及改进情况\n一、总体情况"),
        ("blank", "\t83\n", "\t\n"),
        ("placeholder", "\t83\n", "\t—\n"),
        ("not-a-number", "\t83\n", "\tO\n"),
        ("broken", "\t385\n", "\t386\n"),
        ("tables", "\t行政强制\n\t218\n", ""),
        ("tables", "\t行政强制\n", "\t行政确认\n\t1\n\n\t行政强制\n"),
        ("rows", "\t行政处罚\n\t3107\n\n\t行政强制\n\t218\n", "\t行政强制\n\t218\n\n\t行政处罚\n\t3107\n"),
        ("foreign", "\t本年处理决定数量\n", "\t上一年项目数量\n"),
        ("cut", "\t结果维持\n", "\t结果\n"),
        ("marks", "\t1.属于国家秘密\n", "\t1、属于国家秘密\n"),
    ],
)
def test_a_sign_is_in_a_report_with_the_change_and_not_in_the_sound_one(
    bind: Bind, sign: Sign, old: str, new: str
) -> None:
    texts = (_SOUND, _SOUND.replace(old, new, 1))

    assert [When(signs=(sign,)).holds(bind(text)) for text in texts] == [False, True]


def test_a_form_that_is_not_in_force_is_a_sign(bind: Bind) -> None:
    texts = (_SOUND, _SOUND.replace("2024", "2020"))

    assert [When(signs=("forms",)).holds(bind(text)) for text in texts] == [False, True]


def test_a_figure_with_decimals_is_a_sign(bind: Bind) -> None:
    texts = (_SOUND, _SOUND.replace("\t1264.35\n", "\t1264\n"))

    assert [When(signs=("decimals",)).holds(bind(text)) for text in texts] == [True, False]


def test_the_module_of_a_rule_that_has_nothing_to_say_is_not_imported() -> None:
    code = (
        "import sys\n"
        "from gouji.run.session import Session\n"
        "from gouji.config import CommandLine\n"
        "session = Session.start(CommandLine())\n"
        "text = '云麓县水务局2024年政府信息公开工作年度报告\\n一、总体情况\\n2024年，我局认真部署工作。\\n'\n"
        "text += '二、主动公开政府信息情况\\n三、收到和处理政府信息公开申请情况\\n'\n"
        "session.check(text.encode(), 'a.txt')\n"
        "assert 'gouji_gongkai.rules.writing.known_typo' not in sys.modules\n"
        "session.check(text.replace('部署', '布署').encode(), 'a.txt')\n"
        "assert 'gouji_gongkai.rules.writing.known_typo' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


_SOME_WORDS = st.lists(st.text("甲乙丙[]^-\\，。 ", max_size=4), max_size=4).map(tuple)


@given(st.lists(_SOME_WORDS, max_size=6), st.text("甲乙丙[]^-\\，。 ", max_size=20))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_conditions_looked_up_together_hold_as_each_of_them_does(
    bind: Bind, words: list[tuple[str, ...]], text: str
) -> None:
    report = bind(f"白杨镇2024年政府信息公开工作年度报告\n{text}\n")
    conditions = [*map(When, words), When(signs=("untitled",)), When(("甲",), ("headings",))]
    together = Conditions(conditions)

    assert [together.holding(report), together.holding(report)] == [[each.holds(report) for each in conditions]] * 2


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\t83\n", "\t-83\n"),
        ("\t83\n", "\t/\n"),
        ("\t83\n", "\t83\u200b\n"),
        ("\t83\n", "\t83912345678\n"),
        ("\t行政处罚\n", "\t行政-处罚\n"),
        ("\t行政强制\n", "\t行政强制\n\t\n\t小计\n\t-1\n"),
        ("\n六、其他需要报告的事项\n", "\n六、其他需要报告的事项\n布署－\n"),
    ],
)
def test_what_stands_in_a_table_is_found_whatever_was_read_before(bind: Bind, old: str, new: str) -> None:
    assert old in _SOUND
    reports = [bind(text) for text in (_SOUND, _SOUND, _SOUND.replace(old, new, 1), _SOUND)]
    words = [When((word,)) for word in ("-", "－", "/", "布署", "行政强制", "行政-处罚", "小计", "没有")]
    conditions = [*words, When(signs=("hidden",)), When(signs=("numerals",))]
    together = Conditions(conditions)

    assert [together.holding(report) for report in reports] == [
        [each.holds(report) for each in conditions] for report in reports
    ]
