"""Words for requests carried over, and the direction: 上年结转 (in), 结转下年度 and 结转2025年 (out)."""

from __future__ import annotations

from gouji.api import contains_any

__all__ = ["CARRIED_IN", "CARRIED_OUT", "UNSURE", "carried"]

CARRIED_IN = "requests.carried_in"
CARRIED_OUT = "requests.carried_out"
UNSURE = "unsure"

_SIGNS = ("结转", "转结", "顺延", "遗留", "未办结", "转入", "转至", "转到", "转下")
_LAST = ("上年", "上一年", "去年", "上年度", "上一年度")
_NEXT = ("下年", "下一年", "次年", "来年", "明年")
_NEAR = 9


def carried(words: str, year: int | None) -> str:
    """Return the direction in which words say that requests were carried over.

    It is `CARRIED_IN`, `CARRIED_OUT`, `UNSURE` where the words do not say which, or "" where nothing is carried.
    *year* is the report's, by which 结转2025年 is understood; None where that is unknown.
    """
    sign = next((sign for sign in _SIGNS if sign in words), "")
    if not sign:
        return ""
    at = words.rfind(sign)
    before, after = words[max(0, at - _NEAR) : at], words[at + len(sign) - 1 : at + len(sign) + _NEAR]
    if contains_any(after, _NEXT) or (year is not None and f"{year + 1}年" in after):
        return CARRIED_OUT
    if any(word in before or word in after for word in _LAST) or (year is not None and f"{year - 1}年" in before):
        return CARRIED_IN
    return UNSURE
