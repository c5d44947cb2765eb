"""Which of a page is the report."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gouji.document.model import Block, Document, Paragraph, Picture, Table
from gouji.message import Message

Load = Callable[[str], Document]

TITLE = "澄江县水务局2024年政府信息公开工作年度报告"
BODY = (
    "<p>一、总体情况</p><p>2024年，我局持续做好政府信息公开工作。</p><p>二、主动公开政府信息情况</p>"
    "<table><tr><td>第二十条第（一）项</td></tr><tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td>"
    "<td>现行有效件数</td></tr><tr><td>规章</td><td>0</td><td>0</td><td>0</td></tr></table>"
    "<p>六、其他需要报告的事项</p><p>无。</p>"
)
NAVIGATION = "<ul><li><a>首页</a></li><li><a>一、总体情况</a></li></ul>"


def _document(load_page: Load, body: str, head: str = "") -> Document:
    return load_page(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>")


def _shown(block: Block) -> str:
    if isinstance(block, Paragraph):
        return block.text
    return "|".join(cell.text for cell in block.cells) if isinstance(block, Table) else "[picture]"


REPORT = [
    TITLE,
    "一、总体情况",
    "2024年，我局持续做好政府信息公开工作。",
    "二、主动公开政府信息情况",
    "第二十条第（一）项|信息内容|本年制发件数|本年废止件数|现行有效件数|规章|0|0|0",
    "六、其他需要报告的事项",
    "无。",
]


@pytest.mark.parametrize(
    "page",
    [
        f"<h1>{TITLE}</h1>{BODY}",
        f"<div>{NAVIGATION}</div><div><h1>{TITLE}</h1>{BODY}</div><div>版权所有</div>",
        f"<nav>{NAVIGATION}</nav><h1>{TITLE}</h1>{BODY}<footer><p>版权所有</p></footer>",
        f"<div>{NAVIGATION}</div><h1>{TITLE}</h1><p>发布日期：2025-01-20</p><div id=zoom>{BODY}</div><p>打印</p>",
        f"<p>当前位置：首页 &gt; {TITLE}</p><h1>{TITLE}</h1><div>{BODY}</div><p>下一篇：{TITLE}</p>",
        f"<table><tr><td>{NAVIGATION}</td><td><p>{TITLE}</p>{BODY}</td></tr><tr><td colspan=2>版权</td></tr></table>",
        f"<table><tr><td><table><tr><td><table><tr><td>{TITLE}<div>{BODY}</div></td></tr></table></table></table>",
        f"<script>var x = '<h1>一、总体情况</h1><p>年报</p>';</script><div>{TITLE}<br>{BODY}</div>",
        f"<div style='display:none'><p>三、收到和处理政府信息公开申请情况</p></div><div><h1>{TITLE}</h1>{BODY}</div>",
        f"<div style='display:none' id=zoom><h1>{TITLE}</h1>{BODY}</div>",
        f"<select><option>一、总体情况</select><div><h1>{TITLE}</h1>{BODY}</div><button>打印</button>",
        f"<table><tr><td>{TITLE}</td></tr><tr><td>{BODY}</td></tr></table>",
    ],
)
def test_the_report_is_found_among_what_stands_around_it(page: str, load_page: Load) -> None:
    document = _document(load_page, page)

    assert [_shown(block) for block in document.blocks] == REPORT


def test_a_table_around_a_text_in_one_line_only_arranges_the_page(load_page: Load) -> None:
    text = "一、总体情况按规定公开。二、主动公开政府信息情况见附件。三、收到和处理政府信息公开申请情况无。"

    document = load_page(f"<!DOCTYPE html><table><tr><td>&nbsp;</td><td><p>{TITLE}</p><p>{text}</p></td></tr></table>")

    assert [_shown(block) for block in document.blocks] == [TITLE, text]


def test_a_preface_between_title_and_sections_is_the_report_s(load_page: Load) -> None:
    preface = (
        "根据《中华人民共和国政府信息公开条例》的规定，编制本报告。欢迎通过门户网站查阅全文，如有疑问请与我局联系。"
    )
    document = _document(load_page, f"<div><h1>{TITLE}</h1><p>{preface}</p><div>{BODY}</div></div>")

    assert [_shown(block) for block in document.blocks] == [TITLE, preface, *REPORT[1:]]


def test_text_after_a_last_heading_in_its_own_element_is_kept(load_page: Load) -> None:
    body = BODY.replace("<p>无。</p>", "")
    document = _document(load_page, f"<div><h1>{TITLE}</h1><div>{body}</div><div><p>无。</p></div></div>")

    assert [_shown(block) for block in document.blocks] == REPORT


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        (("澄江县水务局", "2024年政府信息公开工作年度报告"), 2),
        (("澄江县水务局", "2024年", "政府信息公开工作年度报告"), 3),
        (("政府信息公开工作年度报告", "（2024年）", "澄江县水务局"), 3),
        (("澄江县水务局", "２０２４年政府信息公开工作年度报告"), 2),
        (("打印本页", TITLE), 1),
    ],
)
def test_a_title_on_several_lines_is_whole(lines: tuple[str, ...], kept: int, load_page: Load) -> None:
    title = "".join(f"<p>{line}</p>" for line in lines)
    document = _document(load_page, f"{title}<p>来源：本站</p><div>{BODY}</div>")

    assert [_shown(block) for block in document.blocks[:-6]] == list(lines[-kept:])


def test_the_title_that_the_page_names_is_taken(load_page: Load) -> None:
    document = _document(
        load_page,
        f"<p>澄江县水务局年报</p><p>澄江县2023年政府信息公开年度报告</p><div>{BODY}</div>",
        "<meta name=ArticleTitle content='澄江县水务局年报'>",
    )

    assert _shown(document.blocks[0]) == "澄江县水务局年报"


def test_a_page_without_a_report_is_given_whole(load_page: Load) -> None:
    document = _document(load_page, "<div><h1>通知</h1><p>请注意。</p></div><div>版权所有</div>")

    assert [_shown(block) for block in document.blocks] == ["通知", "请注意。", "版权所有"]


def test_headings_have_levels_and_lines_are_paragraphs(load_page: Load) -> None:
    document = _document(load_page, "<h1>通知</h1>甲<br>乙<h3>丙</h3><pre>丁\r\n戊</pre><div>己<p>庚</div>")

    assert [(b.text, b.level) for b in document.blocks if isinstance(b, Paragraph)] == [
        ("通知", 1),
        ("甲", 0),
        ("乙", 0),
        ("丙", 3),
        ("丁", 0),
        ("戊", 0),
        ("己", 0),
        ("庚", 0),
    ]


def test_pictures_stand_between_the_blocks_and_icons_do_not(load_page: Load) -> None:
    page = BODY.replace("无。", "无。<img src=a.png alt='表三'><img src=i.gif width=16>")
    document = _document(load_page, f"<h1>{TITLE}</h1>{page}")

    last = document.blocks[-1]
    assert isinstance(last, Picture)
    assert (last.description, document.source[last.span]) == ("表三", "<img src=a.png alt='表三'>")


def test_what_is_hidden_or_deleted_inside_the_report_is_noted(load_page: Load) -> None:
    page = BODY.replace("无。", "无<del>有</del>。<span style='display: none'>密</span>")
    document = _document(load_page, f"<h1>{TITLE}</h1>\n{page}")

    assert _shown(document.blocks[-1]) == "无。"
    assert document.notes == (
        Message("隐藏的内容未计入：第 2 行", "what is hidden was left out: line 2"),
        Message("已删除的文字（del）未计入：第 2 行", "deleted text (del) was left out: line 2"),
    )


@pytest.mark.parametrize("tag", ["select", "del", "div style='display:none'", "svg", "template"])
def test_an_element_that_is_never_closed_takes_nothing_with_it(tag: str, load_page: Load) -> None:
    document = _document(load_page, f"<h1>{TITLE}</h1><{tag}>{BODY.replace('</p>', '')}")

    assert _shown(document.blocks[-1]) == "无。"


def test_a_hidden_cell_and_its_neighbour_are_told_apart(load_page: Load) -> None:
    page = BODY.replace("<td>规章</td>", "<td>规章</td><td style='display:none'>9")
    document = _document(load_page, f"<h1>{TITLE}</h1>{page}")

    assert [_shown(block) for block in document.blocks] == REPORT
