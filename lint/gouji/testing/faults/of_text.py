"""The faults of the text: for every rule on what is said and how it is written one that can be planted in any sample."""

from __future__ import annotations

from functools import partial

from gouji.testing.faults import narrative
from gouji.testing.faults.cells import with_requests
from gouji.testing.faults.changes import value_of
from gouji.testing.faults.model import Expectation, Fault, Faulted
from gouji.testing.faults.writing import written
from gouji.testing.sample import SampleReport

__all__ = ["OF_TEXT"]

_ALL_HALF_WIDTH = "half-width punctuation is right where all of it is"


def _miscited(sample: SampleReport) -> Faulted:
    return narrative.figure_miscited(sample, int(value_of(sample, "requests.new.total")) + 8)


def _wrote(
    rule: str, what: str, severity: str, template: str, words: str, *, section: str = "overview", plain: str = ""
) -> Fault:
    """A fault of a line that is added to a section."""

    def plant(sample: SampleReport) -> Faulted:
        return written(sample, template, words, Expectation(rule, "fault", severity), section)

    return Fault(rule, what, plant, plain=plain)


def _of_page(rule: str, what: str, text: str) -> Fault:
    """A line of a web page; in HTML, where it is the page's, it is told as information."""
    finding = Expectation(rule, "fault", "warning", severity_in={"html": "info"})
    return Fault(rule, what, partial(written, finding=finding, template="{fault}", words=text))


_SAID = (
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

_LEFT = (
    _wrote("form-instruction", "该部分以表格形式报告", "error", "（{fault}）", "该部分以表格形式报告"),
    _of_page("page-chrome", "a button", "打印本页"),
    _of_page("cms-metadata", "a line of fields", "来源：信息中心 责任编辑：小秦"),
    _wrote("placeholder", "××次", "error", "全年召开专题会议{fault}。", "××次"),
    _wrote("markup-residue", "an entity", "warning", "公开栏目{fault}由专人维护。", "&nbsp;"),
    _wrote("hidden-character", "a zero-width space", "info", "公开栏{fault}目由专人维护。", "\u200b"),
    _wrote("hidden-character", "a lost character", "warning", "公开栏{fault}由专人维护。", "\ufffd"),
)

_WRITTEN = (
    _wrote(
        "stale-citation",
        "one notice's title, the other's number",
        "warning",
        "数据按照《关于政府信息公开工作年度报告有关事项的通知》（{fault}）统计。",
        "国办公开办函〔2021〕30号",
    ),
    _wrote("halfwidth-punctuation", "one comma", "info", "公开栏目{fault}由专人维护。", ",", plain=_ALL_HALF_WIDTH),
    _wrote("unbalanced-brackets", "opened only", "warning", "公开栏目{fault}含专题由专人维护。", "（"),
    _wrote("unbalanced-quotes", "opened only", "warning", "公开栏目{fault}含专题由专人维护。", "“"),
    _wrote("duplicate-punctuation", "。。", "warning", "公开栏目由专人维护{fault}", "。。"),
    _wrote("numbering-gap", "一是…三是", "warning", "一是加强培训；{fault}完善制度。", "三是"),
    _wrote("doubled-phrase", "内容公开内容", "info", "丰富了{fault}。", "公开内容公开内容"),
    _wrote("known-typo", "布署", "warning", "对公开工作作出{fault}。", "布署"),
    _wrote("wordiness", "还仍", "warning", "解读材料{fault}不够丰富。", "还仍", section="problems"),
)

_PRIVATE = (
    _wrote("id-number", "a citizen's number", "error", "申请人证件号码{fault}。", "11010519491231002X"),
    _wrote("phone-number", "a mobile number", "warning", "经办人{fault}。", "13800138000"),
    _wrote("bank-card", "a card's number", "error", "退款账号{fault}。", "6222021234567890128"),
)

OF_TEXT = (*_SAID, *_LEFT, *_WRITTEN, *_PRIVATE)
"""One fault or more for each rule on the text."""
