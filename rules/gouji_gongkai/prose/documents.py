"""Documents made, repealed and in force: which of the three the words around a number count."""

from __future__ import annotations

from gouji.api import Pattern, contains_any

__all__ = ["document_row", "is_newly_made"]

_ELSE = (
    "公开", "发布", "公示", "修", "清理", "审", "备案", "解读", "增", "减", "政府", "党", "部门", "公布", "目录", "《", "已废止",
)  # fmt: skip
"""Words by which other documents are counted, or something else is done with them."""
_MADE = ("制发", "制定", "出台", "印发", "新制作")
_MADE_AND_PUBLISHED = Pattern("(?:制定|制发|出台)[并和、]?(?:发布|公布|印发|公开)|新(?:发布|公布|印发)")
_DOCUMENTS = ("行政规范性文件", "规范性文件", "规章")
_IN_FORCE = ("现行有效", "继续有效")
_GATHERED = ("清理", "集中", "统一", "发布", "公布")
"""Words beside 现行有效 by which all documents in force are published together."""
_NEWLY = ("新制定", "新出台", "新制发", "新增", "新印发")


def document_row(words: str, tail: str) -> str:
    """Return ``issued``, ``repealed`` or ``in_force`` for the words before and after a number of documents, else ""."""
    in_force = contains_any(words, _IN_FORCE)
    if in_force and contains_any(words, _GATHERED):
        for word in (*_GATHERED, "公开"):
            words = words.replace(word, "")
    words = _MADE_AND_PUBLISHED.sub("制发", words)
    if tail.startswith(_DOCUMENTS):
        tail = ""  # what is done with them: 制发的8件规范性文件全部配发解读材料
    if any(word in words or word in tail for word in _ELSE):
        return ""
    if in_force:
        return "in_force"
    if "废止" in words:
        return "" if "失效" in words else "repealed"
    return "issued" if contains_any(words, _MADE) else ""


def is_newly_made(words: str) -> bool:
    """Return whether words count documents newly made: 新制定, beside which others were revised."""
    return contains_any(words, _NEWLY)
