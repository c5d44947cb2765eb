"""C106 markup-residue: no markup stands in the text."""

from __future__ import annotations

from collections.abc import Iterator
import re

from gouji.api import Edit, Finding, Fix, Message, Options, Report, When, contains_any, read_figure, rule, written

__all__ = ["markup_residue"]

_RESIDUE = Message("网页代码混入文字：“{text}”", "markup in the text: “{text}”")
_MARKS = ("&", "<", "mso-")
_MARKUP = (
    r"&(?:nbsp|lt|gt|amp|quot|ldquo|rdquo|mdash|hellip|#\d{2,6});"
    r"|<!--.{0,200}|-->|<!\[endif\]"
    r"|</?(?:p|span|div|br|td|tr|th|table|tbody|font|strong|b|a|img|h[1-6]|ul|li|o:p|style|script)(?:\s[^<>]{0,300})?/?>"
    r"|mso-[a-z-]{3,40}"
)
_ENTITIES = {
    "&nbsp;": " ",
    "&amp;": "&",
    "&quot;": '"',
    "&ldquo;": "“",
    "&rdquo;": "”",
    "&mdash;": "—",
    "&hellip;": "…",
}


@rule(
    code="C106",
    name="markup-residue",
    kind="any",
    severity="warning",
    summary=Message("网页代码不应混入文字", "no markup stands in the text"),
    source="practice",
    since="0.1",
    fix="safe",
    messages=(_RESIDUE,),
    when=When(words=_MARKS),
)
def markup_residue(report: Report, options: Options) -> Iterator[Finding]:
    """Check that no markup stands in the text.

    ## What it does

    Reports tags, comments, styles and entities that stand in the visible text: &nbsp;, <!--[if, mso-,
    </span>.

    ## Why is this bad

    The text was copied from a page's code; something may be missing where the code stands.

    ## What is not reported

    - Markup of an HTML or Markdown file that is markup there and not text.

    ## Fix

    An entity is replaced by its character (safe) in text; tags, and what stands beside a figure, are left for a person to
    look at.

    ## Example

    ```text bad
    一、总体情况
    2024年，我局&nbsp;主动公开政府信息35条。</span>
    ```

    ```text good
    一、总体情况
    2024年，我局主动公开政府信息35条，占比<50%。
    ```
    """
    for node in written(report):
        if contains_any(node.text, _MARKS):
            is_figure = read_figure(re.sub(_MARKUP, "", node.text)).state == "number"
            for match in re.finditer(_MARKUP, node.text):
                span = node.source_span(*match.span())
                character = None if is_figure else _ENTITIES.get(match[0])
                fix = Fix("safe", (Edit(span, character),)) if character is not None else None
                yield Finding(_RESIDUE.format(text=match[0][:40]), span, actual=match[0][:40], fix=fix)
