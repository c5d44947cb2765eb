"""Tell why an expression has no value on a report."""

from __future__ import annotations

from gouji.checking.coverage import why_unknown
from gouji.message import Message
from gouji.packs.expressions.unknown import UnknownPart
from gouji.report.model import Report
from gouji.rules.holding import Unknown

__all__ = ["NO_RESULT", "reason_of"]

_NO_FACT = Message("报告的格式没有指标 {name}", "the report's form has no fact {name}")
_OWN = {
    "year": Message("报告年度不能确定", "the year of the report is not certain"),
    "agency": Message("机关名称不能确定", "the body's name is not certain"),
    "level": Message("机关的层级不能确定", "the body's level is not certain"),
    "type": Message("机关的类型不能确定", "the body's type is not certain"),
}
_SECTION = Message("没有找到{name}，或正文在此处中断", "{name} is not there, or the text breaks off in it")
_PLACES = {
    "title": Message("标题", "the title"),
    "preface": Message("开头部分", "the preface"),
    "all": Message("正文", "the text"),
}
NO_RESULT = Message("表达式没有结果（如除以 0）", "the expression has no result (a division by 0)")


def reason_of(part: UnknownPart, report: Report) -> Unknown:
    """Return why an expression has no value on a report, by the part of it that is not known."""
    name = part.name
    if part.kind == "fact":
        fact = report.facts.get(name)
        return Unknown(_NO_FACT.format(name=name) if fact is None else why_unknown(report, fact), name)
    if part.kind == "own":
        return Unknown(_OWN[name])
    if part.kind == "section":
        heading = _PLACES.get(name) or _heading(report, name)
        return Unknown(_SECTION.format(name=heading))
    return Unknown(NO_RESULT)


def _heading(report: Report, section: str) -> Message:
    heading = report.form.section(section).heading
    return Message(f"“{heading}”", f"“{heading}”")
