"""A Markdown file as a document: its blocks, their places, what is left out."""

import pytest

from gouji.api import Message, Paragraph, Picture, Table
from gouji.api.documents import Document, Layout, Lines, Row, Vocabularies
from gouji.plugins.finder import load_plugins
from gouji_plugins.loaders import loaders
from gouji_plugins.markdown.document import read_markdown


@pytest.fixture(scope="module")
def vocabularies() -> Vocabularies:
    return load_plugins().kinds.vocabularies


def told(document: Document) -> list[object]:
    """The blocks as plain values: a heading with its level, a table as rows of texts."""
    found: list[object] = []
    for block in document.blocks:
        if isinstance(block, Table):
            found.append([[cell.text for cell in row.cells] for row in block.rows])
        elif isinstance(block, Paragraph):
            found.append((block.level, block.text) if block.level else block.text)
        else:
            found.append(Picture)
    return found


CASES = {
    "headings of both kinds have their level": (
        "# 题 #\n\n题二\n===\n\n题三\n---\n\n### **三** #\n",
        [(1, "题"), (1, "题二"), (2, "题三"), (3, "三")],
    ),
    "a heading of a report may lack the space after its hashes": (
        "#一、总体情况\n我局公开。\n\n#标签\n",
        [(1, "一、总体情况"), "我局公开。", "#标签"],
    ),
    "lines that a writer parted stay apart": (
        "一、总体情况\n2024年，我局依法公开。\n（一）主动公开\n一是公开政策\n",
        ["一、总体情况", "2024年，我局依法公开。", "（一）主动公开", "一是公开政策"],
    ),
    "a wrapped line goes on": (
        "我局全面贯彻落实党中央国务院关于政务公开的决策部署，\n及时公开政府信息共计十二条并且回应群众关注的热点\n问题。\n",
        ["我局全面贯彻落实党中央国务院关于政务公开的决策部署，及时公开政府信息共计十二条并且回应群众关注的热点问题。"],
    ),
    "a break that was asked for parts": (
        "临川县水务局  \n2024年报告<br>附件\n",
        ["临川县水务局", "2024年报告", "附件"],
    ),
    "the number of an item is text, its bullet is none": (
        "1. 甲\n2. 乙\n   - 丙\n\n* 丁\n\n一、戊\n",
        ["1. 甲", "2. 乙", "丙", "丁", "一、戊"],
    ),
    "quotes are text": ("> 甲\n> 乙\n>\n> > 丙\n", ["甲", "乙", "丙"]),
    "indented text is text": ("    甲\n\n\t乙\n", ["甲", "乙"]),
    "fenced code is not": ("甲\n\n```\n| a | b |\n|---|---|\n| 1 | 2 |\n```\n\n~~~\n一、总体情况\n", ["甲"]),
    "comments are not": ("甲\n\n<!-- 乙\n\n丙 -->\n\n丁<!-- 戊 -->己\n", ["甲", "丁己"]),
    "definitions of links are not": ("见[甲][a]。\n\n[a]: http://a.cn\n[^1]: 注\n", ["见甲。", "注"]),
    "raw HTML is read as a page is": (
        "甲\n\n<table>\n<tr><td colspan='2'>乙</td></tr>\n\n<tr><td>1</td><td>2</td></tr>\n</table>\n\n<p>丙<br>丁</p>\n戊\n",
        ["甲", [["乙"], ["1", "2"]], "丙", "丁", "戊"],
    ),
    "a table of HTML that is never closed ends at its blank line": (
        "<table><tr><td>1</td><td>2</td></tr>\n\n甲\n",
        [[["1", "2"]], "甲"],
    ),
    "scripts and styles are not": ("<script>\nvar a = '甲';\n</script>\n\n<style>b {}</style>\n\n乙\n", ["乙"]),
    "a picture is a block": ("![表](a.png)\n\n甲![图](b.png)\n", [Picture, "甲", Picture]),
    "a table has its rows": (
        "| a | b |\n|---|:-:|\n| 1 | 2 |\n\n甲 | 乙\n--|--\n3 | \n",
        [[["a", "b"], ["1", "2"]], [["甲", "乙"], ["3", ""]]],
    ),
    "bars, marks and breaks in cells": (
        "| a\\|b | **c** |\n|---|---|\n| `1\\|2` | 商业<br>企业 |\n",
        [[["a|b", "c"], ["1|2", "商业\n企业"]]],
    ),
    "a short row has empty cells, a long one keeps its own": (
        "| a | b |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |\n",
        [[["a", "b"], ["1", ""], ["1", "2", "3"]]],
    ),
    "an empty header is no row": ("| | |\n|---|---|\n| 1 | 2 |\n", [[["1", "2"]]]),
    "a heading right below a table ends it": (
        "| a | b |\n|---|---|\n| 1 | 2 |\n四、政府信息公开行政复议、行政诉讼情况\n",
        [[["a", "b"], ["1", "2"]], "四、政府信息公开行政复议、行政诉讼情况"],
    ),
    "a table below a heading right below another has no rule as its row": (
        "| a | b |\n|---|---|\n| 1 | 2 |\n四、政府信息公开行政复议、行政诉讼情况\n| c | d |\n| :--- | --- |\n| 3 | - |\n",
        [[["a", "b"], ["1", "2"]], "四、政府信息公开行政复议、行政诉讼情况", [["c", "d"], ["3", "-"]]],
    ),
    "tables in quotes and lists": (
        "> | a | b |\n> |---|---|\n> | 1 | 2 |\n\n1. | a | b |\n   |---|---|\n   | 3 | 4 |\n",
        [[["a", "b"], ["1", "2"]], [["a", "b"], ["3", "4"]]],
    ),
    "front matter is not text, but for a title that stands nowhere else": (
        "---\ntitle: 甲报告\ndate: 2025-01-20\n---\n\n乙\n",
        [(1, "甲报告"), "乙"],
    ),
    "a title that the text says again is not doubled": ("---\ntitle: 甲报告\n---\n\n甲报告\n", ["甲报告"]),
    "a line at the top is no front matter": ("---\n\n甲\n\n---\n", ["甲"]),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_blocks(case: str, newline: str, vocabularies: Vocabularies) -> None:
    markdown, blocks = CASES[case]

    document = read_markdown(markdown.replace("\n", newline).encode(), "报告.md", vocabularies)

    assert told(document) == blocks


@pytest.mark.parametrize("case", CASES)
def test_each_visible_character_stands_where_it_says(case: str, vocabularies: Vocabularies) -> None:
    markdown, _ = CASES[case]
    document = read_markdown(markdown.replace("\n", "\r\n").encode(), "报告.md", vocabularies)

    nodes = [block for block in document.blocks if isinstance(block, Paragraph)]
    cells = [cell for block in document.blocks if isinstance(block, Table) for cell in block.cells]
    shown = [
        (character, document.source[node.source_span(at, at + 1)])
        for node in (*nodes, *cells)
        for at, character in enumerate(node.text)
    ]

    assert [pair for pair in shown if pair[0] != pair[1]] == [("\n", "<br>")] * markdown.count("业<br>")


def test_metadata_tells_title_and_date(vocabularies: Vocabularies) -> None:
    document = read_markdown("---\ntitle: '甲报告'\n日期: 无\ndate: 2025-01-20\n---\n".encode(), "a.md", vocabularies)

    assert document.metadata == {"title": "甲报告", "published": "2025-01-20"}


def test_what_is_struck_through_is_noted_with_its_line(vocabularies: Vocabularies) -> None:
    document = read_markdown("甲\n\n共~~1~~2条\n".encode(), "a.md", vocabularies)

    assert (told(document), document.notes) == (
        ["甲", "共2条"],
        (Message("第 3 行：删除线中的文字未计入", "line 3: text struck through was left out"),),
    )


def test_a_text_layout_under_a_markdown_name_is_read_as_text(vocabularies: Vocabularies) -> None:
    text = "二、主动公开政府信息情况\n行政许可 | 0 | ||\n行政处罚 | 3 | ||\n"

    document = read_markdown(text.encode(), "a.md", vocabularies)

    assert (document.loader, told(document)) == (
        "markdown",
        ["二、主动公开政府信息情况", [["行政许可", "0"], ["行政处罚", "3"]]],
    )


def test_the_layouts_of_plugins_are_read_too(vocabularies: Vocabularies) -> None:
    """The loader is given the layouts that there are."""

    def boxed(lines: Lines, index: int) -> tuple[Table, int]:
        return Table((Row((lines.cell(lines.starts[index] + 1, lines.starts[index] + 5),)),)), index + 1

    loader = next(loader for loader in loaders([Layout("boxed", ("short",), boxed)]) if loader.name == "markdown")

    assert told(loader.load("│行政许可│\n".encode(), "a.md", vocabularies)) == [[["行政许可"]]]


@pytest.mark.parametrize(
    ("line", "text", "level"),
    [
        ("# 云溪县民政局年报", "云溪县民政局年报", 1),
        ("## 二、主动公开政府信息情况 ##", "二、主动公开政府信息情况", 2),
        ("**六、其他需要报告的事项**", "六、其他需要报告的事项", 0),
        ("### **（一）主动公开**", "（一）主动公开", 3),
        ("#1号公告 公布", "#1号公告 公布", 0),
        ("**重点**领域公开", "**重点**领域公开", 0),
    ],
)
def test_headings_beside_tables_in_a_text_layout_have_no_marks(
    vocabularies: Vocabularies, line: str, text: str, level: int
) -> None:
    document = read_markdown(f"{line}\n行政许可 | 0 | ||\n行政处罚 | 3 | ||\n".encode(), "a.md", vocabularies)
    heading = document.blocks[0]

    assert isinstance(heading, Paragraph)
    assert (heading.text, heading.level, document.source[heading.span]) == (text, level, text)
