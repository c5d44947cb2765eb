"""Time grows with the input, not with its square."""

from collections.abc import Callable

import pytest

Chain = Callable[[bytes], object]
Text = Callable[[int], str]

HEAD = "青石县水务局2024年政府信息公开工作年度报告\n一、总体情况\n"
SENTENCE = "2024年，我局公开信息35条"
PLANS = f"{HEAD}{SENTENCE}。\n五、存在的主要问题及改进情况\n20"

BY_LINES: dict[str, Text] = {
    "sentences on one line": lambda n: HEAD + f"{SENTENCE}。" * n,
    "clauses of one sentence": lambda n: HEAD + f"{SENTENCE}；" * n,
    "sentences on lines": lambda n: HEAD + f"{SENTENCE}。\n" * n,
    "sentences of another year": lambda n: HEAD + f"{SENTENCE}。\n".replace("2024", "2023") * n,
    "sentences of plans": lambda n: PLANS + "2021年整改。" * n,
    "plans of one sentence": lambda n: PLANS + "下一步将" * n,
    "years in quoted titles": lambda n: HEAD + "《2023年方案》2024年，我局。" * n,
    "periods": lambda n: HEAD + "统计期限为2024年1月1日至12月31日，" * n,
    "headings": lambda n: "一、总体情况\n" * n,
    "headings in other words": lambda n: "五、存在些问题\n" * n,
    "sub-headings": lambda n: "（二）主动公开政府信息情况\n" * n,
    "titles": lambda n: "政府信息公开工作年度报告\n" * n,
    "captions": lambda n: HEAD + "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\n" * n,
    "rows and other lines": lambda n: "a|b\nx\n" * n,
    "rows, blank lines and other lines": lambda n: "规章|1\n\nx\n" * n,
    "rows and labels": lambda n: "规章\n1 | 2 | 3\n" * n,
    "rows and sentences": lambda n: "规章 | 1 | 2 | 3\n句子。\n" * n,
    "sentences with bars": lambda n: "一句话|其它。\n" * n,
    "rows of two tables in turn": lambda n: "规章 | 1 | 2 | 3 |\n行政复议 | 1 |\n" * n,
    "rows of no form": lambda n: "自然人 | 总计 | ||\n" + "".join(f"行{i} | 0 | 0 | 0 | ||\n" for i in range(n)),
    "rows like none of the form": lambda n: (
        "".join(f"规彰{i} | 1 | 2 | 3 |\n" for i in range(n)) + "规章 | 1 | 2 | 3 |\n"
    ),
    "bars between lines": lambda n: "x\n|\n" * n,
    "bars between two lines": lambda n: "|\nx\ny\n" * n,
    "bars between paragraphs": lambda n: "x\n\n|\n\n" * n,
    "cells with bars": lambda n: "规章 |\n1 |\n2 |\n3 |\n" * n,
    "labels": lambda n: "总计\n" * n,
    "labels far from figures": lambda n: ("总计\n" * 100 + "1\n") * (n // 100),
    "labels near figures": lambda n: ("总计\n" * 30 + "1\n") * (n // 30),
    "labels far from blank figures": lambda n: ("总计\n" + "\u00a0\n" * 50) * (n // 50),
    "labels and blank lines": lambda n: ("总计\n" + " \n" * 100) * (n // 100),
    "labels and figures": lambda n: "总计\n1\n" * n,
    "labels and many figures": lambda n: "规章\n\n1\n\n2\n\n3\n\n" * n,
    "labels side by side": lambda n: "规章 规章\n" * n,
    "labels and other words": lambda n: "规章  x\n" * n,
    "parts of labels": lambda n: "本年新收政府\n" * n,
    "figures": lambda n: "1\n" * n,
    "short lines": lambda n: "".join(f"第{i}行\n" for i in range(n)),
    "blank lines of spaces": lambda n: " \n" * n + "x",
    "blank lines of no-break spaces": lambda n: "\u00a0\n" * n + "x",
    "blank lines that have no width": lambda n: "\u200b\n" * n + "x",
    "a label and blank lines": lambda n: "总计\n" + "\n" * n + "x\n",
    "cells of tabs": lambda n: "\t1\n" * n,
    "rows of tabs": lambda n: "\t规章\n\n" * n,
    "rows of tabs and other lines": lambda n: "\t规章\nx\n" * n,
    "a row of tabs and blank lines": lambda n: "\t规章\n" + "\n" * n,
    "columns": lambda n: "规章\t1\t2\t3\n" * n,
    "a column and labels": lambda n: "x\ty\n" + "规章\n" * n,
}

BY_CHARACTERS: dict[str, Text] = {
    "years": lambda n: HEAD + "2024年" * n,
    "years in turn": lambda n: HEAD + "2023年2024年" * n,
    "begun periods": lambda n: HEAD + "2024年1月1日至" * n,
    "words for a period": lambda n: HEAD + "统计期限" * n + "2024年",
    "begun agencies": lambda n: "2024年某某人民" * n + "\n一、总体情况\n二、主动公开政府信息情况\n",
    "quotes that do not end": lambda n: HEAD + "《" * n + SENTENCE,
    "brackets": lambda n: HEAD + "（" * n + SENTENCE + "）" * n,
    "digits": lambda n: HEAD + "2024年，我局公开信息" + "9" * n + "。",
    "digits and dots": lambda n: HEAD + "2024年，我局公开信息" + "9." * n + "。",
    "spaces before a year": lambda n: HEAD + "2024年。" + " " * n + f"{SENTENCE}。",
    "spaces after a year": lambda n: HEAD + "2024年" + " " * n + "我局公开信息35条。",
    "spaces after a comma": lambda n: HEAD + "2024年，" + " " * n + "我局公开信息35条。",
    "spaces in a heading": lambda n: "一、" + " " * n + "总体情况",
    "colons in a heading": lambda n: "一、" + "： " * n,
    "bars": lambda n: "规章" + "|" * n,
    "bars and spaces": lambda n: "规章" + "| " * n,
    "figures in a row": lambda n: "规章" + " | 1" * n,
    "words in a row": lambda n: "规章 " + "1 " * n,
    "tabs in a row": lambda n: "规章" + "\t1" * n,
    "one word": lambda n: HEAD + "公开信息" * n,
    "words of the caption": lambda n: HEAD + "数据的勾稽关系为" * n,
}

MARKDOWN_HEAD = "# 青石县水务局2024年政府信息公开工作年度报告\n\n## 一、总体情况\n\n"
MARKDOWN_TABLE = "| 信息内容 | 本年制发件数 |\n|---|---|\n| 规章 | 1 |\n"
HTML_TABLE = "<table><tr><td>规章</td><td>1</td><td>2</td><td>3</td></tr></table>"

MARKDOWN: dict[str, tuple[Text, int]] = {
    "tables": (lambda n: f"{MARKDOWN_TABLE}\n" * n, 40),
    "rows": (lambda n: MARKDOWN_TABLE + "| 规章 | 1 |\n" * n, 200),
    "merged rows": (lambda n: "| 规章 | 规章 |\n|---|---|\n" + "| 规章 | 规章 |\n" * n, 200),
    "tables of HTML": (lambda n: f"{HTML_TABLE}\n\n" * n, 50),
    "HTML": (lambda n: "<div>公开</div>\n\n" * n, 100),
    "comments": (lambda n: "<!-- gouji: ignore year-mismatch -->\n\n公开信息。\n\n" * n, 40),
    "links that do not end": (lambda n: "[公开](http://a " * n, 200),
    "brackets in brackets": (lambda n: "《" * n + "）" * n, 500),
    "emphasis": (lambda n: "*甲 **乙 _丙 " * n, 300),
    "lists": (lambda n: "- 公开\n" * n, 300),
    "quotes": (lambda n: "> 公开\n\n" * n, 200),
    "headings": (lambda n: "## 二、主动公开政府信息情况\n\n" * n, 60),
}

PAGES: dict[str, tuple[Text, int]] = {
    "paragraphs": (lambda n: "<p>公开信息35条。</p>" * n, 100),
    "line breaks": (lambda n: "公开<br>" * n, 300),
    "elements in elements": (lambda n: "<div>" * n + "公开", 1000),
    "elements that overlap": (lambda n: "<b><i>公开</b></i>" * n, 500),
    "tables": (lambda n: HTML_TABLE * n, 40),
    "rows": (lambda n: f"<table>{'<tr><td>规章</td><td>1</td></tr>' * n}</table>", 100),
    "cells of many rows": (lambda n: f"<table>{'<tr><td rowspan=9>规章</td><td>1</td></tr>' * n}</table>", 100),
    "cells of many columns": (lambda n: f"<table>{'<tr><td colspan=200>规章</td></tr>' * n}</table>", 100),
    "tables in a table": (lambda n: f"<table><tr><td>{HTML_TABLE * n}</td></tr></table>", 40),
    "hidden elements": (lambda n: '<div style="display:none">' * n, 300),
    "attributes": (lambda n: f"<p {' '.join(f'a{number}=b' for number in range(n))}>公开</p>", 1000),
    "tags that do not end": (lambda n: "<a " * n, 1000),
    "comments": (lambda n: "<!-- gouji: ignore year-mismatch --><p>公开信息。</p>" * n, 50),
    "comments that do not end": (lambda n: "<!--" * n, 1000),
    "links": (lambda n: "<ul><li><a href=x>公开</a></li></ul>" * n, 100),
}

CASES = [
    *(pytest.param(text, 500, id=f"lines: {name}") for name, text in BY_LINES.items()),
    *(pytest.param(text, 5000, id=f"characters: {name}") for name, text in BY_CHARACTERS.items()),
]


@pytest.mark.parametrize(("text", "size"), CASES)
def test_eight_times_the_input_takes_about_eight_times_as_long(
    chain: Chain, is_in_proportion: Callable[..., bool], text: Text, size: int
) -> None:
    assert is_in_proportion(chain, lambda n: text(n).encode(), size)


OTHERS = [
    *(pytest.param("甲.md", text, size, id=f"Markdown: {name}") for name, (text, size) in MARKDOWN.items()),
    *(pytest.param("甲.html", text, size, id=f"page: {name}") for name, (text, size) in PAGES.items()),
]


@pytest.mark.parametrize(("name", "text", "size"), OTHERS)
def test_in_other_formats_too(
    chain: Callable[..., object], is_in_proportion: Callable[..., bool], name: str, text: Text, size: int
) -> None:
    assert is_in_proportion(lambda data: chain(data, name), lambda n: (MARKDOWN_HEAD + text(n)).encode(), size)
