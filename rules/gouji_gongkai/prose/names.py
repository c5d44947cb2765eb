"""Names of measures in messages, in Chinese and English."""

from __future__ import annotations

from gouji.api import Message
from gouji_gongkai.prose.statements import Statement

__all__ = ["NAMES", "name_of", "name_of_measure"]

NAMES = {
    "requests.new": Message("本年新收申请", "new requests"),
    "requests.carried_in": Message("上年结转申请", "requests carried in"),
    "requests.carried_out": Message("结转下年度继续办理的申请", "requests carried out"),
    "requests.handled_total": Message("办理结果总计", "requests handled"),
    "requests.granted": Message("予以公开", "granted (予以公开)"),
    "requests.partial": Message("部分公开", "granted in part (部分公开)"),
    "requests.denied": Message("不予公开", "denied (不予公开)"),
    "requests.unavailable": Message("无法提供", "not to be provided (无法提供)"),
    "requests.not_processed": Message("不予处理", "not processed (不予处理)"),
    "requests.other": Message("其他处理", "handled otherwise (其他处理)"),
    "litigation.reconsideration": Message("行政复议", "reviews (行政复议)"),
    "litigation.suit": Message("行政诉讼", "suits (行政诉讼)"),
    "litigation.direct_suit": Message("未经复议直接起诉", "suits without review (未经复议直接起诉)"),
    "litigation.suit_after_reconsideration": Message("复议后起诉", "suits after review (复议后起诉)"),
    "proactive.regulations": Message("规章", "regulations (规章)"),
    "proactive.normative_documents": Message("行政规范性文件", "normative documents (规范性文件)"),
    "proactive.licensing": Message("行政许可决定", "licensing decisions (行政许可)"),
    "proactive.penalties": Message("行政处罚决定", "penalties (行政处罚)"),
    "proactive.coercion": Message("行政强制决定", "coercive measures (行政强制)"),
    "proactive.fees": Message("行政事业性收费金额", "administrative fees (行政事业性收费)"),
}
_LAST = {
    "issued": Message("制发", " made"),
    "repealed": Message("废止", " repealed"),
    "in_force": Message("现行有效", " in force"),
    "upheld": Message("结果维持", " upheld"),
    "corrected": Message("结果纠正", " corrected"),
    "pending": Message("尚未审结", " pending"),
    "natural_person": Message("（自然人）", " of natural persons (自然人)"),
    "enterprise": Message("（商业企业）", " of enterprises (商业企业)"),
    "research": Message("（科研机构）", " of research institutions (科研机构)"),
    "welfare": Message("（社会公益组织）", " of welfare organizations (社会公益组织)"),
    "legal_service": Message("（法律服务机构）", " of legal services (法律服务机构)"),
}


def name_of_measure(statement: Statement) -> Message:
    """Return the name of the measure that a statement is compared with: 予以公开、部分公开."""
    names = [name_of(name) for name in statement.compared.split("+")]
    return Message("、".join(name.zh for name in names), " and ".join(name.en for name in names))


def name_of(name: str) -> Message:
    """Return the name of a row: that of its longest known beginning, with that of its last part; else *name*."""
    parts = name.split(".")
    for count in range(len(parts), 0, -1):
        found = NAMES.get(".".join(parts[:count]))
        if found is not None:
            last = _LAST.get(parts[-1])
            return Message(found.zh + last.zh, found.en + last.en) if last and count < len(parts) else found
    return Message(name, name)
