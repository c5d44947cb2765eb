"""What the rules of the province find, in which reports they are silent, and what the pack sets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gouji.api import AnyRule
from gouji.testing import Expectation, Fault, Faulted, SampleReport, Workbench
from gouji.testing.changes import with_line, without_words
from gouji.testing.lines import Line

REPORT = """望溪县林业局2024年政府信息公开工作年度报告
一、总体情况
2024年，我局公开造林验收信息12条。对报告有疑问的，请与局办公室联系。
六、其他需要报告的事项
我局没有收取信息处理费。
"""


def as_the_province_asks(sample: SampleReport) -> SampleReport:
    """Return a report with what the province asks for beyond the national form."""
    contact = with_line(sample, Line.of("对报告有疑问的，请与局办公室联系。", {}))
    return with_line(contact, Line.of("省政务公开工作要点涉及我局的3项任务全部完成。", {}), "other")


def no_work_points(sample: SampleReport) -> Faulted:
    """Return a report that says nothing of the 工作要点, and the finding that reports it."""
    missing = Expectation("lanjiang-work-points", "heading.other", "warning", section="other")
    return Faulted(without_words(sample, ("工作要点",)), (missing,))


def no_contact(sample: SampleReport) -> Faulted:
    """Return a report that names no contact, and the finding that reports it."""
    return Faulted(without_words(sample, ("联系", "电话", "邮箱")), (Expectation("lanjiang-contact", severity="info"),))


FAULTS = (
    Fault("lanjiang-work-points", "nothing of the year's 工作要点", no_work_points),
    Fault("lanjiang-contact", "no contact", no_contact),
)


def test_the_examples_on_its_page_hold(gouji_bench: Workbench, gouji_rule: AnyRule) -> None:
    gouji_bench.check_examples(gouji_rule)


def test_it_is_silent_where_all_is_there(gouji_bench: Workbench, gouji_rule: AnyRule) -> None:
    gouji_bench.check_sound(gouji_rule, mended=as_the_province_asks, examples=10)


def test_it_finds_what_is_missing_in_every_format(gouji_bench: Workbench, gouji_rule: AnyRule) -> None:
    gouji_bench.check_faults(
        gouji_rule, [each for each in FAULTS if each.rule == gouji_rule.name], mended=as_the_province_asks
    )


def test_the_pack_is_on_where_it_is_asked_for(gouji_lint: Callable[..., list[Any]]) -> None:
    codes = [each.code for each in gouji_lint({"报告.txt": REPORT}, "packs: [lanjiang]") if each.code.startswith("LJ")]

    assert codes == ["LJ102", "LJ101"]
