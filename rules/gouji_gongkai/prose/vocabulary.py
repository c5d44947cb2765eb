"""Words by which reports name the rows of the tables, results, and parts of a whole."""

from __future__ import annotations

from gouji.api import Pattern, contains_any

__all__ = ["outcomes_in", "results_in", "scope_of", "without_outcomes"]

_OUTCOMES = {
    "国家秘密": "requests.denied.state_secret",
    "法规禁止": "requests.denied.prohibited_by_law",
    "三安全一稳定": "requests.denied.public_security",
    "第三方合法权益": "requests.denied.third_party",
    "第三方权益": "requests.denied.third_party",
    "内部事务": "requests.denied.internal_affairs",
    "过程性信息": "requests.denied.process_information",
    "执法案卷": "requests.denied.enforcement_files",
    "行政查询事项": "requests.denied.administrative_inquiry",
    "不掌握": "requests.unavailable.not_held",
    "没有现成": "requests.unavailable.needs_creation",
    "另行制作": "requests.unavailable.needs_creation",
    "仍不明确": "requests.unavailable.unclear",
    "投诉类": "requests.not_processed.petition",
    "重复申请": "requests.not_processed.repeated",
    "公开出版物": "requests.not_processed.publication",
    "反复申请": "requests.not_processed.excessive",
    "重新出具": "requests.not_processed.reissue",
    "逾期不补正": "requests.other.overdue_correction",
    "逾期未补正": "requests.other.overdue_correction",
    "逾期未按收费": "requests.other.overdue_fee",
    "逾期未缴": "requests.other.overdue_fee",
    "部分公开": "requests.partial",
    "不予公开": "requests.denied",
    "予以公开": "requests.granted",
    "全部公开": "requests.granted",
    "无法提供": "requests.unavailable",
    "不予处理": "requests.not_processed",
    "其他处理": "requests.other",
}
"""Words by which the rows of the table on requests, and groups of them, are known."""
_ALSO_GRANTED = (
    "公开和部分",
    "公开及部分",
    "公开与部分",
    "公开或部分",
    "公开、部分",
    "公开或者部分",
    "公开以及部分",
    "含部分公开）",
    "含部分公开)",
)
"""Words before 公开 by which it counts what was granted as well as what was granted in part."""
_KINDS = ("三类", "四类", "投诉类", "第三方", "涉及国家秘密")
"""Words of the rows that hold a word of scope."""

_RESULTS = {
    "维持": "upheld",
    "纠正": "corrected",
    "纠错": "corrected",
    "未审结": "pending",
    "尚未办结": "pending",
    "正在审理": "pending",
    "尚在审理": "pending",
    "审理中": "pending",
    "其他结果": "other",
}
"""Words by which the results of reviews and suits are known."""


def outcomes_in(words: str) -> list[str]:
    """Return the rows of the table on requests that the words name, in the order of the words."""
    found = sorted([(words.index(sign), row) for sign, row in _OUTCOMES.items() if sign in words])
    rows = list(dict.fromkeys(row for _, row in found))
    if rows[:1] == ["requests.partial"] and contains_any(words, _ALSO_GRANTED):
        return ["requests.granted", *rows]
    return rows


def without_outcomes(words: str) -> str:
    """Return the words with those removed that name a row."""
    for sign in (*_KINDS, *_OUTCOMES):
        if sign in words:
            words = words.replace(sign, "")
    return words


def results_in(words: str) -> set[str]:
    """Return the results of reviews and suits that the words name."""
    return {result for sign, result in _RESULTS.items() if sign in words}


_SCOPES = (
    "网络", "网上", "网站", "平台", "信函", "信件", "邮寄", "邮件", "邮箱", "当面", "现场", "窗口", "传真", "线上", "线下", "快递", "邮政",
    "自然人", "个人", "企业", "法人", "组织", "涉及", "关于", "类", "方面", "领域", "重点",
    "本级", "部门", "乡镇", "街道", "各区", "各县", "区县", "县区", "市县", "下级", "基层", "局属", "所属",
    "公众号", "微信", "微博", "客户端", "新媒体", "渠道", "方式", "途径", "专栏", "牵头", "转办", "转来", "代办",
    "分之", "一半", "半数", "多数", "大部分", "排名", "排在", "居前", "前列", "的单位", "的公开主体",
)  # fmt: skip
"""Words that make a figure one of a part: a channel, a kind, a body, a fraction."""


_OWN_BODY = Pattern(
    "[我本全](?:街道|部门|乡镇|企业)|(?<!各)(?:[^各、，]街道办事处|[^各、，]街道办(?!理|结|件))|企业服务(?:局|中心)"
)
"""The body that reports, whose own name has such a word."""


_ALL_APPLICANTS = Pattern("公民、?法人[和或、]?(?:者)?其他组织")


def scope_of(words: str) -> str:
    """Return the word by which a figure is only of a part (a channel, a kind, a body); "" where there is none."""
    if "其他组织" in words:
        words = _ALL_APPLICANTS.sub("", words)
    if "街道" in words or "部门" in words or "企业" in words:
        words = _OWN_BODY.sub("", words)
    for word in _SCOPES:  # (a generator takes twice as long, and this is asked of every figure)
        if word in words:
            return word
    return ""
