"""The head of a report: the lines above its first section, without what a page puts around and behind a title."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import Draft, NamedTuple, Paragraph, Pattern, Table, contains_any
from gouji_common.page_path import is_path, steps_of
from gouji_gongkai.prose.passages import Passage

__all__ = ["HeadLine", "head_lines", "head_passages", "is_letter"]

_LONGEST_WITHOUT_YEAR = 12
_MOST_CELLS = 16
_SENTENCE_ENDS = ("。", "：", ":", "；", "！")
_BARS = " \t\u3000|｜│"
_SENT = ("关于报送", "关于上报", "关于呈报", "关于报备", "关于报请", "关于提交")
_LETTERS = ("的函", "的复函", "的请示", "的批复")
_NOTICES = ("的通知", "的公告", "的通告", "的公示")
_BEHIND_WORDS = (
    "来源", "时间", "日期", "作者", "编辑", "审核", "浏览", "点击", "阅读", "访问", "字号", "字体", "打印", "分享", "索引号", "机构", "单位",
    "保护视力", "收藏", "下载", "语音",
)  # fmt: skip
_BEHIND = Pattern(
    r"[\s　【\[（(〔]*(?:"
    r"(?:信息|文章|稿件|发布|发文|公开|成文|更新|公布)?(?:来源|时间|日期|机构|单位|作者|编辑|审核|索引号)\s?[:：]"
    r"|(?:浏览|点击|阅读|访问)(?:次数|量|数|人次)?\s?[:：]?\s?\d*|字[体号]\s?[:：\[【（(大]|打印|分享|保护视力|收藏|下载|语音).*"
)
_LONGEST_LINE = 90
_FAR = 600
_REPORTS = ("年度报告", "年报", "工作报告", "情况报告", "的报告")
_BEHIND_TITLE = ("一、", "根据", "依据", "按照", "依照", "本报告", "本年度", "为", "现", "发布")
_RUN_ON = Pattern(
    rf"(?:^|(?<=[\s:：>＞»›]))[^\s。；：:>＞»›]{{2,60}}(?:{'|'.join(_REPORTS)})"
    rf"(?:[（(]\S{{4,7}}[）)])?(?=\s|{'|'.join(_BEHIND_TITLE)})"
)
_DAY_BEHIND = Pattern(r"\s*(?:19|20)\d{2}(?:[-/.]\d{1,2}[-/.]|年\d{1,2}月)\d{1,2}日?[\s\d:：]*$")


class HeadLine(NamedTuple):
    """A line that may be a title; ``doubtful``: it is the last step of a path, or the title of a letter or notice."""

    line: Paragraph
    doubtful: bool = False


def head_lines(draft: Draft) -> list[HeadLine]:
    """Return the lines of the head that may be titles, without the fields and dates behind a title.

    The cells of a small table are lines: a title in bars, or a page's table of 名称, 索引号 and the like. Of a path (首页 > 政务公开 > …) only a last step with a year is
    left; columns such as 政府信息公开年报 have none.
    """
    return [head for line in _lines(draft) for part in _parted(line) for head in _read(_bare(part))]


def head_passages(draft: Draft) -> Iterator[Passage]:
    """Yield the text of the head in passages, each to the next line that ends with a sentence."""
    lines: list[Paragraph] = []
    for block in draft.front:
        if isinstance(block, Paragraph):
            lines.append(block)
            if block.text.rstrip().endswith(_SENTENCE_ENDS):
                yield Passage(lines, None, "")
                lines = []
    if lines:
        yield Passage(lines, None, "")


def is_letter(text: str) -> bool:
    """Return whether a line is the title of a letter that sends the report somewhere, not that of the report."""
    text = "".join(text.split())
    return text.endswith(_LETTERS) or ("关于" in text and contains_any(text, _SENT))


def _is_notice(text: str) -> bool:
    """Return whether a line is the title of a notice, below which the report's own may stand."""
    text = "".join(text.split())
    return text.endswith(_NOTICES) and "关于" in text


def _lines(draft: Draft) -> Iterator[Paragraph]:
    for block in draft.front:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, Table):
            cells = [cell for cell in block.cells if cell.text.strip()]
            for cell in cells if len(cells) <= _MOST_CELLS else ():
                yield Paragraph(cell.text, cell.start, cell.end, jumps=cell.jumps)


def _parted(line: Paragraph) -> Iterator[Paragraph]:
    """Yield the titles in a line that runs on into the text, as where line breaks are lost; any other line itself."""
    titles = list(_RUN_ON.finditer(line.text, 0, _FAR)) if _may_run_on(line.text) else ()
    for title in titles:
        yield line.part(*title.span())
    if not titles:
        yield line


def _may_run_on(text: str) -> bool:
    """Return whether a name of reports stands before what may follow a title; few need the pattern, which takes 5 ms."""
    if len(text) <= _LONGEST_LINE and "。" not in text:
        return False
    for name in _REPORTS:
        at = text.find(name, 0, _FAR)
        while at >= 0:
            at += len(name)
            if text[at : at + 1].isspace() or text.startswith((*_BEHIND_TITLE, "（", "("), at):
                return True
            at = text.find(name, at, _FAR)
    return False


def _bare(line: Paragraph) -> Paragraph:
    """Return the line without bars at its end, and without the fields and the day that a page prints behind it."""
    text = line.text
    end = len(text.rstrip(_BARS))
    if contains_any(text, _BEHIND_WORDS):
        behind = _BEHIND.search(text, 0, end)
        end = behind.start() if behind and "报" in text[: behind.start()] else end
    day = _DAY_BEHIND.search(text, 0, end) if text[:end].rstrip()[-1:].isdigit() or text[:end].endswith("日") else None
    if day and "报" in text[: day.start()]:
        end = day.start()
    return line if end == len(text) else line.part(0, end)


def _read(line: Paragraph) -> Iterator[HeadLine]:
    if not is_path(line.text):
        yield HeadLine(line, is_letter(line.text) or _is_notice(line.text))
        return
    last = (steps_of(line.text) or [""])[-1]
    if "年" in last and len(last) > _LONGEST_WITHOUT_YEAR:
        start = line.text.rindex(last)
        yield HeadLine(line.part(start, start + len(last)), doubtful=True)
