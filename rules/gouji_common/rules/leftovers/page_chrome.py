"""C103 page-chrome: no parts of a web page stand in the report."""

from __future__ import annotations

from collections.abc import Iterator
import re

from gouji.api import Edit, Finding, Fix, Message, Options, Report, Severity, When, contains_any, fold, line_span, rule

__all__ = ["page_chrome"]

_CHROME = Message("网页内容混入报告：“{text}”", "a part of a web page: “{text}”")
_LONGEST = 40
_WORDS = (
    "扫一扫",
    "扫一下",
    "二维码",
    "分享",
    "打印",
    "关闭",
    "字体",
    "字号",
    "浏览",
    "顶部",
    "一篇",
    "位置",
    "收藏",
    "首页",
    "点击",
    "阅读",
)
_LINES = frozenset(
    (
        "扫一扫在手机打开当前页",
        "扫一扫在手机上查看当前页面",
        "扫一扫在手机打开当前页面",
        "扫一扫手机打开当前页",
        "微信里点发现扫一下",
        "二维码便可将本文分享至朋友圈",
        "打印本页",
        "打印",
        "打印关闭",
        "打印本页关闭窗口",
        "关闭窗口",
        "关闭本页",
        "分享到",
        "分享",
        "返回顶部",
        "返回首页",
        "字体大中小",
        "字号大中小",
        "收藏本页",
        "加入收藏",
    )
)
_PATTERNS = (
    r"(?:浏览|点击|阅读)(?:次数|量|数)?\d{0,9}次?",
    r"(?:上一篇|下一篇)\w{0,30}",
    r"(?:您)?(?:当前|现在)?的?位置(?:是)?首页\w{0,30}",
    r"字[体号]大?中?小?打印(?:本页)?(?:关闭)?(?:分享)?(?:到)?",
)


@rule(
    code="C103",
    name="page-chrome",
    kind="any",
    severity="warning",
    summary=Message("网页上的按钮、分享提示不应混入报告", "no parts of a web page stand in the report"),
    source="practice",
    since="0.1",
    fix="safe",
    messages=(_CHROME,),
    when=When(words=_WORDS),
)
def page_chrome(report: Report, options: Options) -> Iterator[Finding]:
    """Check that no parts of a web page stand in the report.

    ## What it does

    Reports lines that are wholly a web page's: 扫一扫在手机打开当前页, 打印本页, 分享到, 【字体：大 中 小】, 浏览次数. In HTML,
    where they belong to the page, they are information.

    ## Why is this bad

    They were copied with the text; whoever archives the report archives them too.

    ## What is not reported

    - 微信, 二维码, 网站 in sentences.

    ## Fix

    The line is removed (safe).

    ## Example

    ```text bad
    六、其他需要报告的事项
    本年度未收取信息处理费。
    扫一扫在手机打开当前页
    ```

    ```text good
    六、其他需要报告的事项
    本年度未收取信息处理费，群众可扫描二维码关注微信公众号。
    ```
    """
    severity: Severity | None = "info" if report.document.loader == "html" else None
    for paragraph in report.paragraphs:
        text = paragraph.text.strip()
        if len(text) <= _LONGEST and contains_any(text, _WORDS) and _is_chrome(text):
            yield Finding(
                _CHROME.format(text=text),
                paragraph.span,
                actual=text,
                severity=severity,
                fix=Fix("safe", (Edit(line_span(report, paragraph), ""),)) if severity is None else None,
            )


def _is_chrome(text: str) -> bool:
    folded = fold(text)
    return folded in _LINES or any(re.fullmatch(pattern, folded) for pattern in _PATTERNS)
