"""C103 page-chrome: no parts of a web page stand in the report."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import (
    Edit,
    Finding,
    Fix,
    Message,
    Option,
    Options,
    Report,
    Severity,
    When,
    contains_any,
    fold,
    line_span,
    rule,
)
from gouji_common.page_lines import field_of, is_chrome

__all__ = ["page_chrome"]

_CHROME = Message("网页内容混入报告：“{text}”", "a part of a web page: “{text}”")
_WORDS = (
    "扫一", "扫码", "扫描二维码", "二维码", "分享", "打印", "关闭", "字体", "字号", "浏览", "顶部", "一篇", "位置", "收藏", "首页", "点击", "阅读",
    "访问", "关怀", "长者", "长辈", "适老", "老年版", "大字版", "无障碍", "朗读", "播报", "视力", "护眼", "登录", "登陆", "中心", "IPV6", "IPv6", "搜索", "地图", "纠错",
    "返回", "复制链接", "智能问答", "默认大小", "微博", "QQ", "微信好友", "欢迎", "版权", "标识码", "ICP", "网安", "技术支持", "网站声明", "听全文", "相关文章", "大中小",
    ">", "＞", "»", "›", "→", "/", "／", "A+", "English", "繁", "简体中文",
)  # fmt: skip
"""One of these stands in every line of a page."""
_STOPS = ("。", "；", "，")
"""No line of a page ends with one of these."""


@rule(
    code="C103",
    name="page-chrome",
    kind="any",
    severity="warning",
    summary=Message("网页上的按钮、分享提示不应混入报告", "no parts of a web page stand in the report"),
    source="practice",
    since="0.1",
    fix="safe",
    options=(
        Option(
            "also",
            "array",
            (),
            Message("本网站页面上的其他整行文字", "further whole lines that the pages of one's own site print"),
        ),
    ),
    messages=(_CHROME,),
    when=When(words=_WORDS),
)
def page_chrome(report: Report, options: Options) -> Iterator[Finding]:
    """Check that no parts of a web page stand in the report.

    ## What it does

    Reports lines that are wholly a web page's: 扫一扫在手机打开当前页, 打印本页, 分享到, 【字体：大 中 小】, 浏览次数, 关怀版,
    登录/注册, and the path of the page such as 首页 > 政务公开 > 年报. In HTML, where they belong to the page, they are
    information.

    ## Why is this bad

    They were copied with the text; whoever archives the report archives them too.

    ## What is not reported

    - 微信, 二维码, 网站 in sentences.

    ## Options

    `also`: further whole lines that the pages of one's own site print, whatever their punctuation and width of characters.

    ```yaml
    rules:
      page-chrome: {also: [政务服务好差评]}
    ```

    ```text bad
    六、其他需要报告的事项
    本年度未收取信息处理费。
    政务服务“好差评”
    ```

    ```text good
    六、其他需要报告的事项
    本年度未收取信息处理费。
    办事群众对政务服务好差评的意见，全部当月公开。
    ```

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
    also = {fold(line) for line in options["also"]}
    for paragraph in report.paragraphs:
        text = paragraph.text.strip()
        is_known = not text.endswith(_STOPS) and contains_any(text, _WORDS) and is_chrome(text) and not field_of(text)
        if is_known or (also and fold(text) in also):
            yield Finding(
                _CHROME.format(text=text),
                paragraph.span,
                actual=text,
                severity=severity,
                fix=Fix("safe", (Edit(line_span(report, paragraph), ""),)) if severity is None else None,
            )
