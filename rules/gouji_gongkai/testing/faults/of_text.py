"""The faults of the text: for every rule on its content or its writing one that can be planted in any sample."""

from __future__ import annotations

from gouji.testing import Fault, Faulted, SampleReport
from gouji.testing.changes import sentence_fault, value_of
from gouji_common.testing import text_faults
from gouji_gongkai.testing.faults import narrative
from gouji_gongkai.testing.faults.cells import with_requests

__all__ = ["OF_TEXT"]


def _miscited(sample: SampleReport) -> Faulted:
    return narrative.figure_miscited(sample, int(value_of(sample, "requests.new.total")) + 8)


_STATED = (
    Fault("narrative-mismatch", "another figure", _miscited),
    Fault("narrative-contradiction", "none", lambda sample: narrative.none_claimed(with_requests(sample, 3))),
    Fault("part-sum", "parts that do not add up", lambda sample: narrative.parts_off(sample, (31, 22, 17), 4)),
    Fault("percent-mismatch", "a wrong rate", lambda sample: narrative.percent_off(sample, 120, 30, 35)),
    Fault("repeated-fact-conflict", "two figures", lambda sample: narrative.said_twice(sample, 412, 421)),
    Fault("blank-number", "a gap", lambda sample: narrative.blank_left(sample, "____")),
    Fault("unit-slip", "万 is lost", lambda sample: narrative.unit_slipped(sample, (41, 26))),
    Fault("exact-approximation", "1867余", lambda sample: narrative.exact_called_about(sample, 1867)),
    Fault("year-on-year", "a wrong difference", lambda sample: narrative.change_off(sample, 310, 24, 42)),
)

_WRITTEN = (
    sentence_fault(
        "form-instruction",
        "该部分以表格形式报告",
        "error",
        "（{fault}）",
        "该部分以表格形式报告",
        section="overview",
    ),
    sentence_fault(
        "stale-citation",
        "one notice's title, the other's number",
        "warning",
        "数据按照《关于政府信息公开工作年度报告有关事项的通知》（{fault}）统计。",
        "国办公开办函〔2021〕30号",
        section="overview",
    ),
    sentence_fault(
        "wrong-notice-number",
        "办 is lost",
        "warning",
        "表格按照{fault}规定的格式填报。",
        "国办公开函〔2021〕30号",
        section="overview",
    ),
    sentence_fault(
        "repealed-law",
        "第492号",
        "warning",
        "信息的公开属性按照《政府信息公开条例》（{fault}）认定。",
        "国务院令第492号",
        section="overview",
    ),
    sentence_fault(
        "known-typo", "不 is lost", "warning", "坚持以公开为常态、{fault}。", "公开为例外", section="overview"
    ),
    sentence_fault("known-typo", "布署", "warning", "对公开工作作出{fault}。", "布署", section="overview"),
    sentence_fault("wordiness", "还仍", "warning", "解读材料{fault}不够丰富。", "还仍", section="problems"),
    *(
        sentence_fault(rule, what, "warning", template, words, section="overview")
        for rule, what, template, words in (
            ("percent-mismatch", "a rate that is not its counts'", "计划任务40项，已完成38项，完成率{fault}。", "98%"),
            ("percent-mismatch", "twice for three times", "发布图解24篇，是上年8篇的{fault}倍。", "2"),
            ("percent-mismatch", "points too many", "更新率由94.5%提高到97.2%，提高{fault}个百分点。", "3.7"),
            ("part-sum", "a total after its parts", "专题会议3次、推进会5次、培训会2次，合计{fault}次。", "11"),
        )
    ),
)

OF_TEXT = (*_STATED, *_WRITTEN, *text_faults("overview"))
"""One fault or more for each rule on the text."""
