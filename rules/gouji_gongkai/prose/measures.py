"""Measures: the row of the official tables that the words around a number name."""

from __future__ import annotations

from gouji.api import NamedTuple, Pattern, contains_any
from gouji_gongkai.prose.carried import UNSURE, carried
from gouji_gongkai.prose.documents import document_row, is_newly_made
from gouji_gongkai.prose.mentions import Mention, is_change
from gouji_gongkai.prose.topics import DOCUMENTS, LITIGATION, REGULATIONS, REQUESTS, SUIT
from gouji_gongkai.prose.vocabulary import outcomes_in, results_in, scope_of, without_outcomes

__all__ = ["OWN_PART", "PROCESSING", "Measure", "measure_of"]

OWN_PART = "分项"
"""The scope of a figure that is known for a part only because another figure stands for the whole."""
PROCESSING = "信息处理费"
"""The scope of a fee that is a part of those that the table gives."""

_COUNTS = frozenset(("件", "条", "份", "宗", "起", "项", "个", "例", ""))
_ANY = frozenset(("项", "个", ""))
"""Units of anything: what they count is named after them, where it is not named before."""
_CASES = frozenset(("件", "宗", "起", "例", ""))
_DOCUMENTS = frozenset(("件", "份", "个", "部", ""))
_MONEY = frozenset(("元", "万元", "亿元"))
_FILLERS = "其中分别均另外还尚仍余剩共有计，,、：:"
"""A head of these characters alone says nothing."""
_DONE = ("办结", "答复", "维持", "纠正", "尚未审结", "未审结", "正在审理", "废止", "现行有效")
"""Beginnings of the words after a unit that name the measure where no words stand before the number: 3件已办结."""
_HANDLED_ONLY = (
    "requests.new",
    "requests.handled_total-requests.carried_in",
    "requests.handled_total-requests.other",
    "requests.handled_total-requests.not_processed",
    "requests.handled_total-requests.not_processed+requests.other",
)
"""Measures that 答复 and 办结 may count instead of all requests handled."""
_TAKEN = ("requests.new+requests.carried_in", "requests.handled_total")
"""Measures that 受理 may count instead of new requests."""


_NAME_OF_DOCUMENTS = "规范性文件"
"""Copies are counted in 份 too, but of something that is named after these words: 规范性文件汇编200份."""


class Measure(NamedTuple):
    """The row of the tables that a figure is of.

    ``name`` is the row's name, or several joined by +; ``others`` are further meanings that the words may have.
    ``scope`` is the word that makes the figure one of a part of the row (网上, 街道), "" where it is of all.
    """

    name: str
    others: tuple[str, ...] = ()
    scope: str = ""


_SIGNS = ("+", "＋", "-", "－", "−")
"""Signs of a change: 答复+19件."""
_CORRECTED = ("更正", "修正", "订正", "调整为", "改为")
"""Words after a figure that was wrong, or of another way of counting."""
_NOT_YET = ("未能", "未在", "待答复", "待办结", "尚未")
"""Words by which requests are counted that were not handled in the year."""
_NO_REQUESTS = (
    "增", "减", "升", "降", "平均", "补正", "征求", "复议", "诉讼", "抽查", "评查", "检查", "抽取", "抽样", "转送", "培训", "集中", "协助", "协同",
    "配合", "申请表", "申请书", "回访", "满意", "问卷", "测评",
)  # fmt: skip
"""Words beside 申请 by which something else than requests received or handled is counted."""


_FORMS = ("申请表", "申请书", "申请材料")
"""Papers that are counted by themselves: several may be of one request, and some are sent back."""
_INFORMATION = Pattern(r"(?:涉及?|关于|有关)?政府信息公开(?:类|的|工作|方面)*|信息公开类")


def measure_of(mention: Mention, topic: str, year: int | None, lead: str = "") -> Measure | None:
    """Return the measure of a mention in a passage on *topic*; None where it is not sure.

    *lead* are its head and the words before that which speak for it as well (`lead_of`).
    """
    unit, words = mention.number.unit, mention.head
    if not words.strip(_FILLERS):
        words = mention.tail if mention.tail.removeprefix("申请").lstrip("已均全部被").startswith(_DONE) else ""
    if unit in _MONEY or _is_no_level(mention):
        return _fees(mention, topic) if unit in _MONEY else None
    if topic == REQUESTS and unit in _COUNTS and not _counts_else(mention, year):
        if mention.head.endswith(_REST):
            way = carried(mention.tail, year)
            return Measure(way) if way and way != UNSURE else None
        return _of_requests(mention, words, year) or _by_tail(mention.tail, year)
    if topic in LITIGATION and unit in _CASES:
        return _of_litigation(mention, words, topic, lead)
    if topic in (DOCUMENTS, REGULATIONS) and unit in _DOCUMENTS:
        return _of_documents(mention, words, topic)
    return _of_decisions(words, topic) if topic in _DECISIONS and unit in _CASES else None


def _is_no_level(mention: Mention) -> bool:
    """Return whether a figure is a change, or one that was wrong."""
    words = mention.head
    return is_change(mention) or words.endswith(_SIGNS) or "误" in words or mention.tail.startswith(_CORRECTED)


def _counts_else(mention: Mention, year: int | None) -> bool:
    """Return whether a unit of anything counts what is named after it: 收到和处理政府信息公开申请情况等6个部分."""
    tail = mention.tail
    if not tail or mention.number.unit not in _ANY or "申请" in tail:
        return False
    return not (tail.lstrip("已均全部被").startswith(_DONE) or outcomes_in(tail) or carried(tail, year))


def _fees(mention: Mention, topic: str) -> Measure | None:
    head = mention.head
    if contains_any(head, ("减", "免", "退", "取消", "增加", "标准")):
        return None
    if topic == "fees.processing" and "处理费" in head and not mention.part:
        return Measure("proactive.fees.amount", scope=PROCESSING)
    return Measure("proactive.fees.amount", scope=scope_of(head)) if topic == "proactive.fees" else None


def _of_requests(mention: Mention, words: str, year: int | None) -> Measure | None:
    own = words.rpartition("，")[2].rpartition(",")[2]
    not_yet = contains_any(words, _NOT_YET)
    if not_yet or (own != words and not own.strip(_FILLERS)):
        named = _by_tail(mention.tail, year)
        return named if named or not_yet else _received_or_handled(words, mention.tail)
    way = carried(words, year)
    if way:
        return None if way == UNSURE else Measure(way)
    outcome = _outcome(words)
    if outcome is not None:
        return outcome
    if "率" in words[-4:] or contains_any(words, _NO_REQUESTS) or mention.tail.startswith(_FORMS):
        return None
    return _received_or_handled(words, mention.tail)


def _by_tail(tail: str, year: int | None) -> Measure | None:
    """Return the measure that the words after the unit name: 3件结转下年度, 12件予以公开; None where they name none."""
    if contains_any(tail, _DIVERSE):
        return None
    way = carried(tail, year)
    return Measure(way) if way and way != UNSURE else _outcome(tail)


def _outcome(words: str) -> Measure | None:
    found = outcomes_in(words)
    if not found:
        return None
    groups = [name for name in found if name.count(".") == 1]
    names = [name for name in found if name.count(".") > 1] or found
    rest = without_outcomes(words)
    others: tuple[str, ...] = ("+".join(groups),) if groups and groups != names else ()
    if names == ["requests.granted"]:
        others = ("requests.granted+requests.partial",)
    elif names == ["requests.denied"]:
        others = ("requests.denied+requests.unavailable", "requests.denied+requests.unavailable+requests.not_processed")
    elif names == ["requests.unavailable"]:
        others = ("requests.unavailable.not_held",)
    elif names == ["requests.unavailable.not_held"]:
        others = ("requests.unavailable",)
    elif names in (["requests.not_processed"], ["requests.other"]):
        others = ("requests.not_processed+requests.other",)
    return Measure("+".join(names), others, scope_of(rest))


_REST = ("其余", "其余的", "剩余", "剩余的")
_DIVERSE = ("分属", "分别", "等处理", "等答复", "等决定")
"""Words after a number that is one of several outcomes together."""
_HANDLES = ("办结", "办理", "办毕", "处理", "回复")
_WHEN = ("按时", "按期", "期限", "一次性", "提前", "延期", "延长", "当场", "当日", "首次", "超期", "逾期")
"""Words that make requests handled those handled at some time."""
_NO_ANSWER = ("答复书", "答复文书", "答复咨询", "答复口径", "答复格式")


def _is_handled(words: str) -> bool:
    if contains_any(words, _HANDLES):
        return True
    return "答复" in words and not contains_any(words, _NO_ANSWER)


_AMONG = Pattern(
    r"(?:收到|受理|答复|办结|办理|回复)(?:完毕)?的?(?:政府信息公开)?(?:申请|案件|件)?(?:总数|总量)?(?<!理)中"
)
"""The whole of which what follows is a part: 答复中准予公开9件. 办理中 is what is still being handled."""


def _received_or_handled(words: str, tail: str) -> Measure | None:
    words = _AMONG.split(words)[-1]
    scope = scope_of(words) or scope_of(tail)
    if "新收" in words:
        return Measure("requests.new", scope=scope)
    handled = _is_handled(words)
    received = contains_any(words, ("收到", "接收", "接到", "收悉", "收件"))
    taken = "受理" in words
    if handled and not (received or taken):
        return Measure("requests.handled_total", _HANDLED_ONLY, scope or next((w for w in _WHEN if w in words), ""))
    if not (received or taken):
        return None
    return Measure("requests.new", _TAKEN if taken or handled else (), scope)


_NO_LITIGATION = (
    "备案", "报备", "旁听", "评查", "抽查", "研讨", "讨论", "研判", "分析", "培训", "指导", "移送", "移交", "代理", "学习",
    "第三人",
)  # fmt: skip
"""Words before reviews or suits by which something else than those brought against the body is counted."""


def _of_litigation(mention: Mention, words: str, topic: str, lead: str) -> Measure | None:
    if contains_any(lead, _NO_LITIGATION):
        return None
    measure = _of_result(mention, _INFORMATION.sub("", words), topic)
    if measure is None or measure.scope:
        return measure
    return measure._replace(scope=scope_of(_INFORMATION.sub("", lead)))


def _of_result(mention: Mention, words: str, topic: str) -> Measure | None:
    results = results_in(words)
    if len(results) > 1 or mention.head.endswith(("另", "另有", *_REST)):
        return None
    if results:
        return Measure(f"{topic}.{results.pop()}", scope=scope_of(words))
    if contains_any(words, ("撤", "驳", "败", "胜", "终止", "办结", "审结", "增", "减", "率", "应诉", "调解")):
        return None
    both = "复议" in words and ("诉讼" in words or "起诉" in words) and "复议后" not in words and "未经" not in words
    if topic == SUIT and both:
        return Measure("litigation.reconsideration.total+litigation.suit.total", scope=scope_of(words))
    if mention.part and not ("复议" in words or "诉" in words):
        return None
    return Measure(f"{topic}.total", scope=scope_of(words))


def _of_documents(mention: Mention, words: str, topic: str) -> Measure | None:
    row = document_row(words, mention.tail)
    if not row or (
        mention.number.unit == "份" and words.rpartition(_NAME_OF_DOCUMENTS)[2].strip(_FILLERS) not in ("", words)
    ):
        return None
    newly = row == "issued" and (mention.part or mention.depth) and is_newly_made(words)
    return Measure(f"{topic}.{row}", scope=scope_of(words) or (OWN_PART if newly else ""))


_DECISIONS = {"proactive.licensing": "行政许可", "proactive.penalties": "行政处罚", "proactive.coercion": "行政强制"}
_KINDS_OF_DECISIONS = ("变更", "延续", "注销", "撤销")
"""Kinds of decisions that may be named before all of them: 设立、变更等行政许可决定41件."""
_NO_DECISION = (
    "公开", "公示", "信息", "事项", "清单", "目录", "指南", "标准", "受理", "申请", "收到", "撤", "注销", "变更", "延续",
    "减", "增", "取消", "下放", "承接", "听证", "案卷", "文书", "复议", "录入", "归集", "报送", "简易", "一般", "当场",
    "罚款", "较大", "重大", "不予", "免",
)  # fmt: skip
"""Words beside 行政许可 or 行政处罚 by which something else than the decisions of the year is counted."""


def _of_decisions(words: str, topic: str) -> Measure | None:
    name = _DECISIONS[topic]
    if words.endswith((f"等{name}决定", f"等{name}")):
        for kind in _KINDS_OF_DECISIONS:
            words = words.replace(kind, "")
    if name not in words or contains_any(words, _NO_DECISION):
        return None
    return Measure(f"{topic}.decisions", scope=scope_of(words))
