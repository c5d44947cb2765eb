"""C107 hidden-character: no hidden characters stand in the text."""

from __future__ import annotations

from collections.abc import Iterator
import re

from gouji.api import Cell, Edit, Finding, Fix, Message, Options, Paragraph, Report, When, rule, written

__all__ = ["hidden_character"]

_HAS = Message(
    "文字中有看不见的字符（{code}，共 {count} 个），应删去", "a hidden character ({code}, {count} in all): delete it"
)
_LOST = Message(
    "此处有文字丢失，只剩替代符号“�”（U+FFFD）", "text was lost here: nothing is left but the sign “�” (U+FFFD)"
)
_ZERO_WIDTH = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"
_REPLACEMENT = "\ufffd"
_HIDDEN = f"[{_ZERO_WIDTH}\u202a-\u202e\ue000-\uf8ff{_REPLACEMENT}]"


@rule(
    code="C107",
    name="hidden-character",
    kind="any",
    severity="info",
    summary=Message("文字中不应有看不见的字符", "no hidden characters stand in the text"),
    source="practice",
    since="0.1",
    fix="safe",
    messages=(_HAS, _LOST),
    when=When(signs=("hidden",)),
)
def hidden_character(report: Report, options: Options) -> Iterator[Finding]:
    """Check that no hidden characters stand in the text.

    ## What it does

    Reports zero-width and private-use characters, soft hyphens and marks of direction within a line,
    once for each line; the replacement character U+FFFD, where text was lost, is a warning.

    ## Why is this bad

    Words with hidden characters are not found by a search, and figures with them are not read by
    programs.

    ## What is not reported

    - No-break spaces.
    - A byte order mark at the beginning of the file.

    ## Fix

    Characters without width are removed (safe).

    ## Example

    ```text bad
    一、总体情况
    2024年，我局主动公\u200b开政府信息35条。
    ```

    ```text good
    一、总体情况
    2024年，我局主动公开政府信息35条。
    ```
    """
    hidden = re.compile(_HIDDEN)
    for node in written(report):
        found = list(hidden.finditer(node.text))
        if found:
            yield _finding(node, found)


def _finding(node: Paragraph | Cell, found: list[re.Match[str]]) -> Finding:
    lost = next((match for match in found if match[0] == _REPLACEMENT), None)
    first = lost or found[0]
    removable = [match for match in found if match[0] in _ZERO_WIDTH]
    message = _LOST if lost else _HAS.format(code=f"U+{ord(first[0]):04X}", count=len(found))
    return Finding(
        message,
        node.source_span(*first.span()),
        severity="warning" if lost else None,
        fix=Fix("safe", tuple(Edit(node.source_span(*m.span()), "") for m in removable)) if removable else None,
    )
