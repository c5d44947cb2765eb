"""Ordinals that Word counts are read as Word shows them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gouji.document.model import Document, Paragraph
from gouji_plugins.office.word.numerals import chinese, numeral

Word = Callable[..., Document]


def level(number: int, kind: str, pattern: str, further: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{pattern}"/>{further}</w:lvl>'
    )


def lists(*levels: str, num: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{num}'
    )


def item(text: str, list_id: int = 1, at: int = 0) -> str:
    number = f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return f"<w:p><w:pPr>{number}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("kind", "number", "shown"),
    [
        ("chineseCounting", 10, "十"),
        ("chineseCountingThousand", 21, "二十一"),
        ("japaneseCounting", 3, "三"),
        ("chineseLegalSimplified", 10, "壹拾"),
        ("ideographTraditional", 2, "乙"),
        ("ideographZodiac", 12, "亥"),
        ("ideographZodiac", 13, "13"),
        ("ideographDigital", 20, "二〇"),
        ("decimal", 12, "12"),
        ("decimalZero", 7, "07"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalEnclosedCircle", 3, "③"),
        ("decimalEnclosedCircleChinese", 21, "21"),
        ("decimalEnclosedParen", 1, "⑴"),
        ("decimalEnclosedFullstop", 2, "⒉"),
        ("lowerLetter", 28, "bb"),
        ("upperLetter", 3, "C"),
        ("lowerRoman", 14, "xiv"),
        ("upperRoman", 4, "IV"),
        ("none", 4, ""),
        ("unheardOf", 4, "4"),
        ("chineseCounting", 0, "0"),
    ],
)
def test_numerals(kind: str, number: int, shown: str) -> None:
    assert numeral(number, kind) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (1, "一"),
        (11, "十一"),
        (20, "二十"),
        (101, "一百零一"),
        (110, "一百一十"),
        (1005, "一千零五"),
        (9999, "九千九百九十九"),
    ],
)
def test_chinese_numerals_are_written_as_they_are_counted(number: int, shown: str) -> None:
    assert chinese(number) == shown


def test_headings_that_are_typed_as_a_list_have_their_ordinals(word: Word) -> None:
    body = item("总体情况") + "<w:p/>" + item("主动公开政府信息情况")
    found = word(body, parts={"numbering": lists(level(0, "chineseCountingThousand", "%1、"))})

    assert texts(found) == ["一、总体情况", "二、主动公开政府信息情况"]


def test_lower_levels_begin_anew_below_each_higher_one(word: Word) -> None:
    numbering = lists(level(0, "chineseCounting", "%1、"), level(1, "decimal", "%1.%2）", "<w:isLgl/>"))
    body = item("甲") + item("子", at=1) + item("丑", at=1) + item("乙") + item("寅", at=1)

    assert texts(word(body, parts={"numbering": numbering})) == ["一、甲", "1.1）子", "1.2）丑", "二、乙", "2.1）寅"]


def test_a_level_that_never_restarts_counts_on(word: Word) -> None:
    numbering = lists(level(0, "decimal", "%1、"), level(1, "decimal", "(%2)", '<w:lvlRestart w:val="0"/>'))
    body = item("甲") + item("子", at=1) + item("乙") + item("丑", at=1)

    assert texts(word(body, parts={"numbering": numbering})) == ["1、甲", "(1)子", "2、乙", "(2)丑"]


def test_lists_of_one_definition_count_on_unless_one_says_where_it_starts(word: Word) -> None:
    num = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    body = item("甲") + item("乙", 2) + item("丙", 3) + item("丁", 3) + item("戊")

    found = word(body, parts={"numbering": lists(level(0, "decimal", "%1、"), num=num)})
    assert texts(found) == ["1、甲", "2、乙", "5、丙", "6、丁", "7、戊"]


def test_an_ordinal_does_not_run_into_the_digits_after_it(word: Word) -> None:
    body = item("2024年，") + item("其他")

    assert texts(word(body, parts={"numbering": lists(level(0, "decimal", "%1."))})) == ["1. 2024年，", "2.其他"]


def test_numbering_may_come_from_the_style(word: Word) -> None:
    numbering = lists(level(0, "decimal", "%1、"), level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="s"/>'))
    styles = (
        '<w:style w:type="paragraph" w:styleId="s"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="t"><w:basedOn w:val="s"/>'
        '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    own = '<w:p><w:pPr><w:pStyle w:val="{}"/>{}</w:pPr><w:r><w:t>文</w:t></w:r></w:p>'
    off = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = own.format("t", "") + own.format("s", "") + own.format("s", off)

    found = word(body, parts={"numbering": numbering, "styles": styles})
    assert texts(found) == ["1、文", "（一）文", "文"]


def test_a_definition_may_be_that_of_a_list_style(word: Word) -> None:
    numbering = (
        lists(
            level(0, "upperRoman", "%1、"),
            num='<w:num w:numId="2"><w:abstractNumId w:val="9"/></w:num>',
        )
        + '<w:abstractNum w:abstractNumId="9"><w:numStyleLink w:val="l"/></w:abstractNum>'
    )
    styles = (
        '<w:style w:type="numbering" w:styleId="l"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )

    assert texts(word(item("甲", 2), parts={"numbering": numbering, "styles": styles})) == ["I、甲"]


def test_bullets_deleted_items_and_unknown_lists_have_no_ordinal(word: Word) -> None:
    num = '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    numbering = lists(level(0, "decimal", "%1、"), num=num).replace(
        '<w:num w:numId="1">',
        f'<w:abstractNum w:abstractNumId="1">{level(0, "bullet", "●")}</w:abstractNum><w:num w:numId="1">',
    )
    deleted = '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr></w:p>'
    body = item("甲", 2) + item("乙", 7) + item("丙") + deleted + item("丁") + item("戊", at=5)

    assert texts(word(body, parts={"numbering": numbering})) == ["甲", "乙", "1、丙", "2、丁", "戊"]
