"""Recognise what is no annual report of an administrative body, though it has its words or its sections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gouji.api import Draft, Identity, Message, Paragraph, Pattern, Picture, Recognition, Table, contains_any

__all__ = ["recognise"]

_OTHER_BODY = Message(
    "这是学校、医院、企业等单位的信息公开报告，另有格式，不按行政机关的年度报告检查",
    "the report of a school, hospital or enterprise, which has a form of its own; it is not checked as one of a "
    "public body",
)
_EXPLAINS = Message(
    "这是解读或说明年度报告的页面，不是报告本身，未作检查",
    "a page that explains an annual report, not the report itself; nothing was checked",
)
_BLANK = Message(
    "这是印发或附有空白格式的文件，不是填好的报告，未作检查",
    "a document that brings the blank form, not a report; nothing was checked",
)
_ABOUT = Message(
    "这是关于年度报告的通知、消息等，没有报告的内容，未作检查",
    "a notice or news about annual reports, without the text of one; nothing was checked",
)
_LISTS = Message(
    "这是列出各份年度报告的页面，不是报告本身，未作检查",
    "a page that lists annual reports, not a report itself; nothing was checked",
)

_ATTACHED = Message(
    "本页只有报告的标题，报告在附件中，未作检查",
    "a page that has only the title of a report, which is attached to it; nothing was checked",
)

_HEAD_LINES = 8
_LONGEST_LINE = 80
_MOST_CELLS = 4
_LONGEST_ENTRY = 60
_SHORTEST_PROSE = 60
_FEWEST_ENTRIES = 3
_FEWEST_OF_REPORT = 4
_FEWEST_OUTDATED = 2
_MOST_BLANK_PROSE = 200
_MOST_PROSE_OF_HEADINGS = 30
_PATH = ">＞»›"
_FILES = ("附件", "下载", "点击查看", "点击打开", ".pdf", ".PDF", ".doc", ".xls", ".wps", ".zip")
_LONGEST_NOTE = 60
_EXPLAIN_WORDS = ("解读", "图解", "读懂", "编制说明", "起草说明")
_EXPLAIN_HEADINGS = (
    "编制背景", "编制依据", "编制目的", "编制过程", "编制情况", "编写背景", "编写依据", "起草背景", "起草过程", "背景依据", "出台背景", "报告背景",
    "背景和依据", "目的意义", "总体框架", "主要内容", "主要特点", "报告框架", "解读机关", "解读人", "特色亮点",
)  # fmt: skip
_FORM_WORDS = ("格式", "模板", "模版", "样式", "样表", "表样", "范本", "范文", "参考文本", "提纲", "通知", "附件")
_BODIES = (
    "大学", "学院", "学校", "中学", "小学", "幼儿园", "医院", "卫生院", "保健院", "公司", "集团", "电厂", "水厂", "电视台", "职中", "技校",
)  # fmt: skip
_OTHER_RULES = (
    "高等学校信息公开办法",
    "公共企事业单位信息公开规定制定办法",
    "医疗卫生机构信息公开管理办法",
    "供水、供气、供热等公用事业单位信息公开",
)
_OWN = Pattern(
    rf"(?:{'|'.join(_BODIES)})(?:（[^）]*）|\([^)]*\))?(?:关于)?"
    r"(?:(?:19|20)\d{2}|二[〇○零]|[（(]|(?:政府|校务|院务|企业|办事|校园)?(?:信息)?公开)"
)
_UNNAMED = Pattern(
    r"(?:[×xXＸ*＊○]{2,}|某某?|_{3,}|＿{2,})(?:省|市|县|区|镇|乡|街道|局|委|办|单位|部门|机关)|[（(](?:单位|机关)名称[）)]"
)
_EXPLAINED = Pattern(
    r"(?:报告|年报)[^。]{0,30}(?:现|特|予以)[^。]{0,20}解读|现(?:将|就|对)[^。]{0,60}(?:报告|年报)[^。]{0,20}解读|解读如下"
)
_AFTER_NAME = Pattern(
    r"(?:编制|编写|撰写|填报|发布|公布|报送|公开|审核|培训|写作)?(?:工作|发布|有关|相关|情况|事项|会议|任务)*的?"
    r"(?:通知|通报|函|批复|方案|公告|公示|通告|培训班?|培训会|会议?|座谈会|工作|回复|意见|办法|细则|指南|制度|汇总|一览表?|列表|说明)[》”)）]*$"
    r"|^[》”)）]*的?(?:有关|相关|存在)?(?:问题|评查|抽查|评估|考核|检查|整改|更正|得分|打分|扣分)"
)
_NEWS = ("召开", "举办", "部署", "培训", "组织开展", "完成", "按时发布", "圆满", "更正", "勘误", "评查", "抽查")
_PRESENTS = Pattern(
    r"(?:现将?|现予|特|兹|予以|向社会|面向社会).{0,40}(?:公布|公开|发布|编制|报告如下)|(?:编制|形成|制作)(?:了|本|《)|本(?:年度)?报告"
)
_OUTDATED = ("概述", "收费及减免", "减免情况", "咨询处理情况", "举报、复议、诉讼", "举报、复议")


def recognise(draft: Draft, identity: Identity) -> Recognition:
    """Tell pages about reports, blank forms and other institutions' reports from reports without figures."""
    head = list(_head(draft))
    headings = sum(1 for section in draft.sections.values() if section.heading)
    return (
        _of_other_body(draft, head, headings)
        or _explanation(draft, head, headings)
        or _blank_form(draft, head, headings)
        or _about(draft, head, headings)
        or _list(draft, headings)
        or _attachment(draft, identity, headings)
        or _presented(draft, headings)
        or Recognition()
    )


def _head(draft: Draft) -> Iterator[Paragraph]:
    """Yield the first lines that may be titles: no paths of a page, no sentences."""
    for block in draft.document.blocks[:_HEAD_LINES]:
        line = _line(block)
        if len(line.text) <= _LONGEST_LINE and "。" not in line.text and not any(mark in line.text for mark in _PATH):
            yield line


def _line(block: Paragraph | Table | Picture) -> Paragraph:
    """Return a paragraph, or the cells of a small table (a title in bars) as one."""
    if isinstance(block, Paragraph):
        return block
    cells = block.cells if isinstance(block, Table) else ()
    text = " ".join(cell.text for cell in cells) if len(cells) <= _MOST_CELLS else ""
    return Paragraph(text, block.start, block.end)


def _of_other_body(draft: Draft, head: Sequence[Paragraph], headings: int) -> Recognition | None:
    for line in head:
        text = "".join(line.text.split())
        if contains_any(text, ("报告", "年报")) and contains_any(text, _BODIES) and _OWN.search(text):
            return Recognition(False, _OTHER_BODY, line.span)
    if headings < _FEWEST_OF_REPORT and contains_any(draft.text, _OTHER_RULES):
        for block in draft.front[:_HEAD_LINES]:
            if isinstance(block, Paragraph) and contains_any(block.text, _OTHER_RULES):
                return Recognition(False, _OTHER_BODY, block.span)
    return None


def _explanation(draft: Draft, head: Sequence[Paragraph], headings: int) -> Recognition | None:
    for line in head:
        if contains_any(line.text, _EXPLAIN_WORDS) and contains_any(line.text, ("报告", "年报")):
            return Recognition(False, _EXPLAINS, line.span)
    for paragraph in draft.paragraphs[:_HEAD_LINES] if headings < _FEWEST_OF_REPORT else ():
        if "解读" in paragraph.text and _EXPLAINED.search(paragraph.text):
            return Recognition(False, _EXPLAINS, paragraph.span)
    if headings < _FEWEST_OF_REPORT and contains_any(draft.text, _EXPLAIN_HEADINGS):
        found = [p for p in draft.paragraphs if len(p.text) <= 20 and contains_any(p.text, _EXPLAIN_HEADINGS)]
        if len(found) >= 2:
            return Recognition(False, _EXPLAINS, (head[0] if head else found[0]).span)
    return None


def _blank_form(draft: Draft, head: Sequence[Paragraph], headings: int) -> Recognition | None:
    if headings < _FEWEST_OF_REPORT and not draft.placed:
        return None
    prose = sum(len(each.text) for section in draft.sections.values() for each in section.paragraphs)
    line = next((line for line in head if contains_any(line.text, _FORM_WORDS) or _UNNAMED.search(line.text)), None)
    most = _MOST_BLANK_PROSE if draft.placed else _MOST_PROSE_OF_HEADINGS
    return Recognition(False, _BLANK, line.span) if line and prose < most else None


def _about(draft: Draft, head: Sequence[Paragraph], headings: int) -> Recognition | None:
    if headings > 1 or draft.placed or _is_outdated(draft):
        return None
    for line in head:
        text = "".join(line.text.split())
        name = next((name for name in sorted(draft.form.names, key=len, reverse=True) if name in text), None)
        if name is None:
            continue
        before, _, after = text.rpartition(name)
        if _AFTER_NAME.search(after.lstrip("》”）)")) or contains_any(before, _NEWS):
            return Recognition(False, _ABOUT, line.span)
    return None


def _list(draft: Draft, headings: int) -> Recognition | None:
    if headings or draft.placed:
        return None
    texts = [paragraph.text.strip() for paragraph in draft.paragraphs]
    if any(len(text) >= _SHORTEST_PROSE and "。" in text for text in texts):
        return None
    entries = {text for text in texts if len(text) <= _LONGEST_ENTRY and contains_any(text, draft.form.names)}
    return Recognition(False, _LISTS, draft.paragraphs[0].span) if len(entries) >= _FEWEST_ENTRIES else None


def _attachment(draft: Draft, identity: Identity, headings: int) -> Recognition | None:
    """Return that a page is no report which has hardly a line of text beside a title, and files to fetch."""
    if headings or draft.placed or not contains_any(draft.text, _FILES):
        return None
    if any(len(paragraph.text) >= _LONGEST_NOTE and "。" in paragraph.text for paragraph in draft.paragraphs):
        return None
    if any(isinstance(block, Picture) for block in draft.document.blocks):
        return None
    return Recognition(False, _ATTACHED, identity.title.span) if identity.title.value is not None else None


def _presented(draft: Draft, headings: int) -> Recognition | None:
    """Return that a text whose first sentences present it as a report is one, without a title and with one section."""
    for block in draft.front[:_HEAD_LINES]:
        text = block.text if isinstance(block, Paragraph) else ""
        is_sentence = "。" in text and contains_any(text, draft.form.names)
        if is_sentence and (headings or "统计期限" in text) and _PRESENTS.search(text):
            return Recognition(is_report=True)
    return None


def _is_outdated(draft: Draft) -> bool:
    """Return whether headings of the reports of before 2019 stand in the document."""
    lines = (paragraph.text for paragraph in draft.paragraphs if len(paragraph.text) <= _LONGEST_LINE // 2)
    return sum(1 for text in lines if contains_any(text, _OUTDATED)) >= _FEWEST_OUTDATED
