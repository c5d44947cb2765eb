"""The words by which reports name what they count."""

from __future__ import annotations

from functools import cache
import re

__all__ = ["OUTCOMES", "RESULTS", "names_outcome", "outcome_pattern", "result_pattern", "scope_of"]

OUTCOMES = (
    ("requests.denied.state_secret", "国家秘密"),
    ("requests.denied.prohibited_by_law", "法律、?(?:行政)?法规禁止(?:公开)?"),
    ("requests.denied.public_security", "三安全一稳定"),
    ("requests.denied.third_party", "(?:保护)?第三方合法权益|第三方权益"),
    ("requests.denied.internal_affairs", "(?:三类)?内部事务(?:信息)?"),
    ("requests.denied.process_information", "(?:四类)?过程性信息"),
    ("requests.denied.enforcement_files", "(?:行政)?执法案卷(?:信息)?"),
    ("requests.denied.administrative_inquiry", "行政查询事项"),
    ("requests.unavailable.not_held", "不掌握(?:相关)?(?:政府)?(?:信息)?"),
    ("requests.unavailable.needs_creation", "没有现成(?:的)?信息(?:、?需要另行制作|、?需另行制作)?|需要?另行制作"),
    ("requests.unavailable.unclear", "补正后(?:申请)?(?:内容)?仍不明确"),
    ("requests.not_processed.petition", "信访、?举报、?投诉类(?:申请)?"),
    ("requests.not_processed.repeated", "重复申请"),
    ("requests.not_processed.publication", "(?:要求提供)?公开出版物"),
    ("requests.not_processed.excessive", "(?:无正当理由)?大量反复申请"),
    ("requests.not_processed.reissue", "(?:要求行政机关)?确认或者?重新出具(?:已获取信息)?"),
    ("requests.other.overdue_correction", "逾期(?:不|未)补正"),
    ("requests.other.overdue_fee", "逾期未(?:按收费通知要求)?缴(?:纳费用|费)"),
    ("requests.partial", "(?:予以)?部分公开"),
    ("requests.denied", "不予公开"),
    ("requests.granted", "予以公开"),
    ("requests.unavailable", "无法提供"),
    ("requests.not_processed", "不予处理"),
    ("requests.other", "其他处理"),
)
"""Rows of the table on requests and what they are called, the special before the general."""

RESULTS = (
    ("upheld", "维持"),
    ("corrected", "纠正|纠错"),
    ("pending", "尚未审结|未审结|尚未办结|正在审理|尚在审理|审理中"),
    ("other", "其他结果"),
)
"""The results of reviews and suits."""

_SIGNS = (
    "予以公开", "部分公开", "不予", "无法提供", "其他处理", "国家秘密", "法规禁止", "三安全", "第三方", "内部事务", "过程性", "案卷",
    "行政查询", "不掌握", "现成", "另行制作", "仍不明确", "信访", "重复申请", "出版物", "反复申请", "重新出具", "逾期",
)  # fmt: skip
"""One of these stands wherever one of `OUTCOMES` does."""

_SCOPES = (
    "网络", "网上", "网站", "平台", "信函", "信件", "邮寄", "邮件", "邮箱", "当面", "现场", "窗口", "传真", "线上", "线下", "快递", "邮政",
    "自然人", "个人", "企业", "法人", "组织", "涉及", "关于", "类", "方面", "领域", "重点",
    "本级", "部门", "乡镇", "街道", "各区", "各县", "区县", "县区", "市县", "下级", "基层", "局属", "所属",
    "渠道", "方式", "途径", "专栏", "牵头", "转办", "转来", "代办",
)  # fmt: skip
"""Words that make a figure one of a part: a channel, a kind, a body."""
_OWN_BODY = re.compile(
    "[我本全](?:街道|部门|乡镇|企业)|(?<!各)(?:[^各、，]街道办事处|[^各、，]街道办(?!理|结|件))|企业服务(?:局|中心)"
)
"""The body that reports, whose own name has such a word."""
_ALL_APPLICANTS = re.compile("公民、?法人[和或、]?(?:者)?其他组织")


def scope_of(words: str) -> str:
    """The word by which a figure is one of a part; "" where there is none."""
    if "其他组织" in words:
        words = _ALL_APPLICANTS.sub("", words)
    if "街道" in words or "部门" in words or "企业" in words:
        words = _OWN_BODY.sub("", words)
    return next((word for word in _SCOPES if word in words), "")


def names_outcome(words: str) -> bool:
    """Whether words may name one of `OUTCOMES`."""
    return any(sign in words for sign in _SIGNS)


@cache
def outcome_pattern() -> re.Pattern[str]:
    """One group for each of `OUTCOMES`."""
    return re.compile("|".join(f"({words})" for _, words in OUTCOMES))


@cache
def result_pattern() -> re.Pattern[str]:
    """One group for each of `RESULTS`."""
    return re.compile("|".join(f"({words})" for _, words in RESULTS))
