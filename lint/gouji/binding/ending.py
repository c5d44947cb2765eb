"""Tell whether a text breaks off, and leave open what would stand after that, or where a page was not read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gouji.document.model import Block, Paragraph, Table
from gouji.report.model import BoundRow, BoundTable, Draft, Identity, Section
from gouji.text.dates import days_in
from gouji.text.fold import is_blank
from gouji.text.ordinals import strip_ordinal
from gouji.text.page_numbers import is_page_number
from gouji.text.source import Span
from gouji.value import evolve

__all__ = ["around_gaps", "break_of", "left_open"]

_ENDS = tuple("。！？…!?")
_CLOSING = "”’」』》）)】]"
_OPENING = "“‘「『《（(【["
_STOPS = "。！？!?"
_GOES_ON = tuple("，、；,;（(“‘《〈「—和与及或对向将把被从由的")
_PAIRS = ("（）", "“”", "《》", "「」")
_LONGEST_LINE = 60
_NONE = ("无", "略", "暂无", "没有", "空")
_LONGEST_SIGNATURE = 40
_MOST_CELLS_OF_BEGINNING = 6
_PAGE = (
    "扫一扫", "二维码", "打印", "关闭", "分享", "上一篇", "下一篇", "上一条", "下一条", "返回", "顶部", "版权", "主办", "承办", "备案",
    "ICP", "网站地图", "网站标识", "联系我们", "责任编辑", "责编", "编辑：", "审核：", "来源", "浏览", "点击", "访问量", "字号", "字体",
    "相关链接", "相关阅读", "相关附件", "附件下载", "收藏", "首页", "无障碍", "适老化", "微信", "微博", "阅读次数", "已阅", "纠错",
)  # fmt: skip
_COMPLETE = (
    "附件",
    "附：",
    "附:",
    "附表",
    "联系",
    "电话",
    "地址",
    "邮编",
    "邮箱",
    "网址",
    "http",
    "www.",
    "（此件",
    "抄送",
    "主送",
)


def break_of(draft: Draft, identity: Identity, tables: Mapping[str, BoundTable]) -> Span | None:
    """Return the passage within which the text breaks off; None for a text that ends.

    The last line, lines of a page apart, ends inside a sentence, a bracket or the rows of a table. Where sections are
    still to come, a line without an end is enough; in the last section, where many leave out the full stop, the line
    must go on visibly.
    """
    if not draft.form.sections:
        return None
    upwards = (block for block in reversed(draft.document.blocks) if not _is_of_page(block))
    last = next(upwards, None)
    if isinstance(last, Table):
        return _broken_table(last, tables) if _goes_on(draft) else None
    if not isinstance(last, Paragraph) or _is_whole(last.text, identity):
        return None
    if not _breaks_visibly(last.text.rstrip()) and (not _goes_on(draft) or _is_title(last, identity)):
        return None
    above = next(upwards, None)
    is_heading = any(section.heading and section.heading.start == last.start for section in draft.sections.values())
    table = _broken_table(above, tables) if isinstance(above, Table) and not is_heading else None
    return Span(table.start, last.end) if table else _last_sentence(last)


def left_open(
    sections: Mapping[str, Section], tables: Mapping[str, BoundTable], broken: Span
) -> tuple[dict[str, Section], dict[str, BoundTable]]:
    """Return sections and tables without what the break leaves open.

    The last section that was found, and those after it, are not whole; of their tables, the row that breaks off is
    taken away, and the rows after it are not missing.
    """
    last = _last_found(sections)
    opened = {
        id_ for place, id_ in enumerate(sections) if place == last or (place > last and not sections[id_].heading)
    }
    return (
        {id_: evolve(each, whole=id_ not in opened) for id_, each in sections.items()},
        {id_: _seen(each, broken) if each.table.section in opened else each for id_, each in tables.items()},
    )


def around_gaps(
    sections: Mapping[str, Section], tables: Mapping[str, BoundTable], gaps: Sequence[int]
) -> tuple[dict[str, Section], dict[str, BoundTable]]:
    """Return sections and tables without what *gaps*, the places of text that was not read, leave open.

    The section in which a gap lies, and those that were not found between it and the next one, are not whole; no row
    of their tables is missing.
    """
    found = [(each.heading.start, place) for place, each in enumerate(sections.values()) if each.heading]
    opened: set[str] = set()
    for gap in gaps:
        _, before = max((each for each in found if each[0] <= gap), default=(0, -1))
        _, after = min((each for each in found if each[0] > gap), default=(0, len(sections)))
        opened.update(
            id_
            for place, (id_, each) in enumerate(sections.items())
            if place == before or (before < place < after and not each.heading)
        )
    return (
        {id_: evolve(each, whole=each.whole and id_ not in opened) for id_, each in sections.items()},
        {
            id_: evolve(each, missing=()) if each.cells and each.table.section in opened else each
            for id_, each in tables.items()
        },
    )


def _last_found(sections: Mapping[str, Section]) -> int:
    """Return the place in the form of the section whose heading stands last in the document; 0 without a heading."""
    found = [(each.heading.start, place) for place, each in enumerate(sections.values()) if each.heading]
    return max(found, default=(0, 0))[1]


def _goes_on(draft: Draft) -> bool:
    """Return whether sections of the form are still to come after the last one that was found; false without any."""
    headings = [section.heading for section in draft.sections.values()]
    return any(headings) and None in headings[_last_found(draft.sections) :]


def _is_of_page(block: Block) -> bool:
    if isinstance(block, Paragraph):
        text = block.text.strip()
        return (
            not text
            or is_page_number(text)
            or (len(text) <= _LONGEST_LINE and "。" not in text and any(word in text for word in _PAGE))
        )
    return False


def _is_whole(text: str, identity: Identity) -> bool:
    """Return whether the last line ends a text: with a full stop, a signature, a day, an annex or a contact."""
    text = text.strip()
    if text.rstrip(_CLOSING).endswith(_ENDS) or text in _NONE or any(word in text for word in _COMPLETE):
        return True
    words = strip_ordinal(text)
    if words and words[0] in _OPENING and words[-1] in _CLOSING:
        return True
    subject = str(identity.subject)
    return len(text) <= _LONGEST_SIGNATURE and (any(days_in(text)) or (subject != "" and text.endswith(subject)))


def _is_title(paragraph: Paragraph, identity: Identity) -> bool:
    span = identity.title.span
    return span is not None and paragraph.start <= span.end


def _breaks_visibly(text: str) -> bool:
    """Return whether a last line goes on by its own marks: a comma, a word of relation, an open bracket."""
    rest = text[_end_of_sentences(text) :]
    return text.endswith(_GOES_ON) or any(rest.count(pair[0]) > rest.count(pair[1]) for pair in _PAIRS)


def _last_sentence(paragraph: Paragraph) -> Span:
    """Return the span of what follows the last full stop of a paragraph."""
    text = paragraph.text.rstrip()
    return paragraph.source_span(_end_of_sentences(text), len(text))


def _end_of_sentences(text: str) -> int:
    """Return where the last whole sentence of a text ends; 0 where none does."""
    return max(map(text.rfind, _STOPS)) + 1


def _broken_table(block: Table, tables: Mapping[str, BoundTable]) -> Span | None:
    """Return what stands after the last whole row of the table that ends the document, if that table is not whole.

    The passage is empty where the text breaks off between two rows.
    """
    for bound in tables.values():
        if bound.cells and block.start <= bound.cells[-1].start <= block.end:
            rows = list(_whole_rows(bound))
            if rows and bound.table.rows[-1].id == rows[-1]:
                return None
            after = bound.row[rows[-1]].cells[-1].end if rows else bound.cells[0].start
            rest = [cell for cell in bound.cells if cell.start >= after and cell.text.strip()]
            extra = {cell.start for row in bound.extra for cell in row.cells}
            return Span(rest[0].start if rest and rest[-1].start not in extra else block.end, block.end)
    return block.span if len(block.cells) <= _MOST_CELLS_OF_BEGINNING else None


def _whole_rows(bound: BoundTable) -> Iterator[str]:
    """Yield the ids of the rows whose figures could be placed, up to the last one, in the document's order."""
    return (row.id for row in bound.rows if not row.reason and row.cells and not is_blank(row.cells[-1].text))


def _seen(bound: BoundTable, broken: Span) -> BoundTable:
    """Return a table as far as it was seen: without the row that breaks off, and with no row missing after the last."""
    whole = set(_whole_rows(bound))
    rows = tuple(row for row in bound.rows if row.id in whole or not _ends_in(row, broken))
    places = {row.id: place for place, row in enumerate(bound.table.rows)}
    if not rows:
        return evolve(bound, outcome="absent", rows=(), missing=tuple(places), model=None)
    last = max(places[row.id] for row in rows)
    missing = tuple(row for row in bound.missing if places[row] < last)
    return evolve(bound, rows=rows, missing=missing, model=None)


def _ends_in(row: BoundRow, broken: Span) -> bool:
    """Return whether a row ends at the break, or has no cells."""
    return not row.cells or row.cells[-1].end >= broken.start
