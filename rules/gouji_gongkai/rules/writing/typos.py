"""Misspellings that are wrong wherever they stand, with the words around them in which they are none."""

from __future__ import annotations

from gouji.api import NamedTuple

__all__ = ["SLOGANS", "TYPOS", "Typo"]


class Typo(NamedTuple):
    """A wrong word and the right one.

    ``before`` and ``after`` are texts beside it with which it is no such word (按装机容量); ``until`` are texts later in
    its sentence with which it is right. ``fixed``: the right word may stand in its place, whatever is meant.
    """

    wrong: str
    right: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    until: tuple[str, ...] = ()
    fixed: bool = True


TYPOS = (
    Typo("布署", "部署", after=("名",)),
    Typo("既使", "即使", until=("又", "也使", "也让", "还使", "还让", "同时使"), fixed=False),
    Typo("贯撤", "贯彻", before=("一", "籍")),
    Typo("按装", "安装", after=tuple("机配备修载箱置运卸船车")),
    Typo("按排", "安排", after=tuple("名序放队列水班污号在位次期量涉产行")),
    Typo("再接再励", "再接再厉"),
    Typo("一愁莫展", "一筹莫展"),
    Typo("迫不急待", "迫不及待"),
    Typo("按步就班", "按部就班"),
    Typo("行政复仪", "行政复议", after=("式",)),
    Typo("行政复义", "行政复议", after=("务",)),
    Typo("行政诉颂", "行政诉讼"),
    Typo("行政诉松", "行政诉讼"),
    Typo("依申靖", "依申请"),
    Typo("申情公开", "申请公开"),
    Typo("信息公幵", "信息公开"),
    Typo("公开条列", "公开条例", after=("出", "举", "明", "示")),
    Typo("政俯信息", "政府信息"),
    Typo("监督保证障", "监督保障"),
    Typo("规犯性文件", "规范性文件"),
    Typo("规范性文伴", "规范性文件"),
    Typo(
        "主动公开开",
        "主动公开",
        after=tuple("展放通设启办创发具支局端始工源门列庭会拓辟学标票户团头动幕采垦馆门业"),
        fixed=False,
    ),
    Typo("勾嵇关系", "勾稽关系"),
    Typo("不予公幵", "不予公开"),
    Typo("落实倒位", "落实到位"),
    Typo("松驰", "松弛", after=tuple("名骋援")),
    Typo("气慨", "气概"),
    Typo("震憾", "震撼"),
    Typo("编篡", "编纂", after=("改",)),
    Typo("追朔", "追溯"),
    Typo("竟争", "竞争", before=("究", "毕")),
)

SLOGANS = (
    (r"公开[为是](?:常态|原则|惯例)(?:化)?[，、；,]?以?(公开[为是]例外)", "不公开"),
    (r"涉密(?:信息)?不上网[，、；,]上网(?:信息)?(涉密)", "不涉密"),
    (r"涉密(?:信息)?(上网)[，、；,]上网(?:信息)?不涉密", "不上网"),
)
"""Slogans that have lost their 不: the group is where, and with what it should begin."""
