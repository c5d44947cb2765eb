"""The path of a web page, as pages print it above an article: 首页 > 政务公开 > 年报."""

from __future__ import annotations

__all__ = ["is_path", "steps_of"]

_MARKS = ">＞»›→/／"
_FEWEST_MARKS = 2
_PLACES = (
    "首页",
    "网站首页",
    "当前位置",
    "现在位置",
    "所在位置",
    "您的位置",
    "您当前",
    "您现在",
    "您所在",
    "你当前",
    "你的位置",
)
_PAGES = ("首页", "正文", "信息公开", "政务公开", "年报", "公告", "公示", "专栏")
_LONGEST_STEP = 16
_LONGEST = 120
_ENDS = "。；;，,！!？?"


def is_path(text: str) -> bool:
    """Return whether a line is the path of a page: 首页 > 政务公开, 首页/政府信息公开/正文, 当前位置：首页.

    Its steps are short, but for the last, which may be the title of the page; it has no mark of a sentence.
    """
    text = text.strip(" \t\u3000【[】]")
    begins = text.startswith(_PLACES)
    marks = sum(map(text.count, _MARKS))
    if not (begins or marks >= _FEWEST_MARKS) or len(text) > _LONGEST or any(mark in text for mark in _ENDS):
        return False
    steps = steps_of(text)
    if any(len(step) > _LONGEST_STEP for step in steps[:-1]) or any(step.isdigit() for step in steps):
        return False
    if begins:
        return len(steps) > 1 or text == "首页" or not text.startswith("首页")
    return len(steps) > _FEWEST_MARKS and any(word in text for word in _PAGES)


def steps_of(text: str) -> list[str]:
    """Return the steps of the path of a page."""
    for mark in _MARKS:
        text = text.replace(mark, ">")
    return [step.strip() for step in text.split(">") if step.strip()]
