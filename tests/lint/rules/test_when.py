"""A rule is run where a report has what it looks at, and not imported where it has not."""

from __future__ import annotations

from collections.abc import Callable
import subprocess
import sys

import pytest

from gouji.forms.model import Form
from gouji.plugins.model import Plugins
from gouji.report.model import Report
from gouji.rules.when import ALWAYS, When
from gouji.testing import Faulted, SampleReport, text_renderer
from gouji.testing.layouts import TEXT_LAYOUTS
import gouji_common.testing as common
from gouji_gongkai.testing import least_report
from gouji_gongkai.testing.faults import heading_lost

Bind = Callable[[str], Report]
GRANTED = "requests.granted.total"


@pytest.fixture(scope="session")
def sample(plugins: Plugins) -> SampleReport:
    form: Form = next(form for form in plugins.forms if form.id == "2021")
    return least_report(form, agency="云麓县水务局", year=2024, figures={GRANTED: "0"})


@pytest.fixture(scope="session")
def render(bind: Bind) -> Callable[[SampleReport], Report]:
    return lambda sample: bind(text_renderer(TEXT_LAYOUTS["rows"])(sample).data.decode())


def test_a_sound_report_has_nothing_that_a_condition_asks_for(
    sample: SampleReport, render: Callable[[SampleReport], Report]
) -> None:
    report = render(sample)

    conditions = [
        When(broken=True),
        When(irregular=True),
        When(renumbered=True),
        When(states=("blank", "placeholder")),
        When(words=("布署",)),
        When(positive=(GRANTED, "no.such.fact")),
        When(metadata=("published",)),
    ]
    assert [when.holds(report) for when in conditions] == [False] * len(conditions)
    assert ALWAYS.holds(report)
    assert When().holds(report)


@pytest.mark.parametrize(
    ("when", "plant"),
    [
        (When(broken=True), lambda sample: common.figure_off(sample, GRANTED, 21)),
        (When(states=("blank",)), lambda sample: common.blanked(sample, GRANTED)),
        (When(states=("not-a-number",)), lambda sample: common.not_a_number(sample, GRANTED, "若干")),
        (When(irregular=True), lambda sample: heading_lost(sample, "problems")),
        (When(irregular=True), lambda sample: common.row_dropped(sample, "requests", "granted")),
        (When(positive=(GRANTED,)), lambda sample: common.figure_off(sample, GRANTED, 21)),
    ],
)
def test_a_fault_meets_its_condition(
    sample: SampleReport,
    render: Callable[[SampleReport], Report],
    when: When,
    plant: Callable[[SampleReport], Faulted],
) -> None:
    assert when.holds(render(plant(sample).sample))


@pytest.mark.parametrize("heading", ["6、其他需要报告的事项", "其他需要报告的事项", "五、其他需要报告的事项"])
def test_a_heading_numbered_in_another_way_meets_its_condition(bind: Bind, heading: str) -> None:
    form_headings = ("一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", heading)

    assert not When(renumbered=True).holds(bind("\n".join(form_headings[:3])))
    assert When(renumbered=True).holds(bind("\n".join(form_headings)))
    assert When(renumbered=True).holds(bind("\n".join(form_headings[2::-1])))


def test_one_condition_of_several_is_enough(bind: Bind) -> None:
    report = bind("认真布署政府信息公开工作。")

    assert When(words=("另外", "布署"), broken=True).holds(report)


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
