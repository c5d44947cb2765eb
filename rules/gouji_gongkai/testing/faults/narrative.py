"""Faults of the text: a figure, a claim or a percentage that the report itself contradicts."""

from __future__ import annotations

from collections.abc import Mapping

from gouji.api import read_figure
from gouji.testing import Expectation, Faulted, SampleReport
from gouji.testing.changes import WRONG, sentence_added

__all__ = [
    "blank_left",
    "change_off",
    "exact_called_about",
    "figure_miscited",
    "none_claimed",
    "parts_off",
    "percent_off",
    "said_twice",
    "unit_slipped",
]


def figure_miscited(sample: SampleReport, figure: int) -> Faulted:
    """Give, in the text, another figure for 新收 than the table; expected at its digits."""
    fact = "requests.new.total"
    right = read_figure(sample.figures[fact]).value
    if right == figure:
        message = f"{fact}: it is {figure} already"
        raise ValueError(message)
    finding = Expectation("narrative-mismatch", WRONG, fact=fact, expected=str(right))
    return _in_overview(sample, "全年新收政府信息公开申请{fault}件。", {WRONG: str(figure)}, finding)


def none_claimed(sample: SampleReport) -> Faulted:
    """Add a claim that no request was received.

    Raises ValueError for a sample whose table has none.
    """
    fact = "requests.new.total"
    if not read_figure(sample.figures[fact]).value:
        message = f"{fact}: there are none"
        raise ValueError(message)
    finding = Expectation("narrative-contradiction", WRONG, fact=fact)
    return _in_overview(sample, "本年度{fault}。", {WRONG: "未收到政府信息公开申请"}, finding)


def parts_off(sample: SampleReport, parts: tuple[int, int, int], difference: int) -> Faulted:
    """Give a total and parts that differ; expected at the total."""
    one, two, rest = parts
    values = {WRONG: str(sum(parts) + difference), "one": str(one), "two": str(two), "rest": str(rest)}
    finding = Expectation("part-sum", WRONG, "warning", expected=str(sum(parts)))
    return _in_overview(sample, "整理档案{fault}件，其中文书{one}件，照片{two}件，其他{rest}件。", values, finding)


def percent_off(sample: SampleReport, prior: int, difference: int, percent: int) -> Faulted:
    """Give a growth rate that does not follow from the figure and its difference."""
    values = {"level": str(prior + difference), "difference": str(difference), WRONG: f"{percent}%"}
    finding = Expectation("percent-mismatch", WRONG, "warning")
    return _in_overview(sample, "处理来电{level}次，比上年增加{difference}次，增长{fault}。", values, finding)


def change_off(sample: SampleReport, prior: int, difference: int, stated: int) -> Faulted:
    """Give a difference that is not that of the two figures beside it."""
    values = {"prior": str(prior), "level": str(prior + difference), WRONG: str(stated)}
    finding = Expectation("year-on-year", WRONG, "warning")
    return _in_overview(sample, "处理来电由上年的{prior}次增加到{level}次，增加{fault}次。", values, finding)


def said_twice(sample: SampleReport, first: int, second: int) -> Faulted:
    """Print two figures for all that was published, in two sentences; expected at the second."""
    values = {"first": str(first), WRONG: str(second)}
    finding = Expectation("repeated-fact-conflict", WRONG, "warning")
    return _in_overview(sample, "本年度主动公开政府信息{first}件。全年共主动公开政府信息{fault}件。", values, finding)


def blank_left(sample: SampleReport, gap: str) -> Faulted:
    """Leave a figure blank; expected at the gap."""
    return _in_overview(sample, "本年度公布办事指南{fault}份。", {WRONG: gap}, Expectation("blank-number", WRONG))


def unit_slipped(sample: SampleReport, parts: tuple[int, int]) -> Faulted:
    """Give two parts, one without its 万."""
    one, two = parts
    values = {"total": str(one + two), "one": str(one), WRONG: str(two)}
    template = "政务数据归集{total}万条，其中人口数据{one}万条，法人数据{fault}条。"
    return _in_overview(sample, template, values, Expectation("unit-slip", WRONG))


def exact_called_about(sample: SampleReport, figure: int) -> Faulted:
    """Follow an exact figure by 余."""
    finding = Expectation("exact-approximation", WRONG, "info")
    return _in_overview(sample, "本年度印制手册{fault}余册。", {WRONG: str(figure)}, finding)


def _in_overview(sample: SampleReport, template: str, values: Mapping[str, str], finding: Expectation) -> Faulted:
    return sentence_added(sample, template, values, finding, "overview")
