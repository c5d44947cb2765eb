"""Documents of the State Council's office that reports cite, by their titles, with the numbers that they have."""

from __future__ import annotations

from gouji.api import Pattern

__all__ = ["number_by_title"]

_NUMBERS = {
    "政府信息公开信息处理费管理办法": "国办函〔2020〕109号",
    "公共企事业单位信息公开规定制定办法": "国办发〔2020〕50号",
    "关于全面推进基层政务公开标准化规范化工作的指导意见": "国办发〔2019〕54号",
    "政府网站发展指引": "国办发〔2017〕47号",
    "关于推进政务新媒体健康有序发展的意见": "国办发〔2018〕123号",
}
_TITLE = Pattern(r"《([^《》]{0,60})》[（(]?$")
_FRAME = Pattern(r"国务院办公厅|印发|关于|的通知|[〈〉<>\s]")
"""Words of a document's title around its name; with others it is another document's, such as 关于转发…."""


def number_by_title(before: str) -> tuple[str, str]:
    """Return the title that ends a text, and the number that its document has; twice "" for a title not known."""
    found = _TITLE.search(before)
    title = found[1] if found else ""
    known = ((name, number) for name, number in _NUMBERS.items() if name in title)
    return next(((name, number) for name, number in known if not _FRAME.sub("", title.replace(name, ""))), ("", ""))
