"""Faults of the text: a figure, a claim or a percentage that the report itself refutes."""

from __future__ import annotations

from gouji.testing.faults.changes import KEY, said
from gouji.testing.faults.model import Expectation, Faulted
from gouji.testing.sample import SampleReport
from gouji.text.numbers import read_figure

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
    """The text gives another figure for 新收 than the table; told at its digits."""
    fact = "requests.new.total"
    right = read_figure(sample.figures[fact]).value
    if right == figure:
        message = f"{fact}: it is {figure} already"
        raise ValueError(message)
    finding = Expectation("narrative-mismatch", KEY, fact=fact, expected=str(right))
    return said(sample, "全年新收政府信息公开申请{fault}件。", {KEY: str(figure)}, finding)


def none_claimed(sample: SampleReport) -> Faulted:
    """The text says that no request came, and the table has some."""
    fact = "requests.new.total"
    if not read_figure(sample.figures[fact]).value:
        message = f"{fact}: there are none"
        raise ValueError(message)
    finding = Expectation("narrative-contradiction", KEY, fact=fact)
    return said(sample, "本年度{fault}。", {KEY: "未收到政府信息公开申请"}, finding)


def parts_off(sample: SampleReport, parts: tuple[int, int, int], difference: int) -> Faulted:
    """A total and its parts differ; told at the total."""
    one, two, rest = parts
    values = {KEY: str(sum(parts) + difference), "one": str(one), "two": str(two), "rest": str(rest)}
    finding = Expectation("part-sum", KEY, "warning", expected=str(sum(parts)))
    return said(sample, "整理档案{fault}件，其中文书{one}件，照片{two}件，其他{rest}件。", values, finding)


def percent_off(sample: SampleReport, prior: int, difference: int, percent: int) -> Faulted:
    """A growth rate does not follow from the figure and its difference."""
    values = {"level": str(prior + difference), "difference": str(difference), KEY: f"{percent}%"}
    finding = Expectation("percent-mismatch", KEY, "warning")
    return said(sample, "处理来电{level}次，比上年增加{difference}次，增长{fault}。", values, finding)


def change_off(sample: SampleReport, prior: int, difference: int, stated: int) -> Faulted:
    """A difference is not that of the two figures beside it."""
    values = {"prior": str(prior), "level": str(prior + difference), KEY: str(stated)}
    finding = Expectation("year-on-year", KEY, "warning")
    return said(sample, "处理来电由上年的{prior}次增加到{level}次，增加{fault}次。", values, finding)


def said_twice(sample: SampleReport, first: int, second: int) -> Faulted:
    """Two sentences give two figures for all that was published; told at the second."""
    values = {"first": str(first), KEY: str(second)}
    finding = Expectation("repeated-fact-conflict", KEY, "warning")
    return said(sample, "本年度主动公开政府信息{first}件。全年共主动公开政府信息{fault}件。", values, finding)


def blank_left(sample: SampleReport, gap: str) -> Faulted:
    """A figure was not filled in; told at the gap."""
    return said(sample, "本年度公布办事指南{fault}份。", {KEY: gap}, Expectation("blank-number", KEY))


def unit_slipped(sample: SampleReport, parts: tuple[int, int]) -> Faulted:
    """One of two parts lacks its 万."""
    one, two = parts
    values = {"total": str(one + two), "one": str(one), KEY: str(two)}
    template = "政务数据归集{total}万条，其中人口数据{one}万条，法人数据{fault}条。"
    return said(sample, template, values, Expectation("unit-slip", KEY))


def exact_called_about(sample: SampleReport, figure: int) -> Faulted:
    """An exact figure is followed by 余."""
    finding = Expectation("exact-approximation", KEY, "info")
    return said(sample, "本年度印制手册{fault}余册。", {KEY: str(figure)}, finding)
