"""What each year of a sentence is about."""

import pytest

from gouji.api import Paragraph
from gouji.binding.bind import Binder
from gouji.document.reader import read_text
from gouji.text.source import Source
from gouji_gongkai.years.year_sentences import read_years

TITLE = "青石县水务局2024年政府信息公开工作年度报告"


def read(binder: Binder, sentence: str, *, besides: int | None = None) -> list[tuple[int, str]]:
    """Each year of a sentence in section one of a report, and what it is about."""
    text = f"{TITLE}\n一、总体情况\n{sentence}\n二、主动公开政府信息情况\n"
    report = binder.bind(read_text(Source.from_text(text), binder.kinds["gongkai"].vocabulary))
    paragraph: Paragraph = report.sections["overview"].paragraphs[0]
    found = read_years(report.subject, paragraph, "overview", besides=besides)
    return sorted((reading.year.value, reading.about) for reading in found)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("2024年，我局公开信息35条。", [(2024, "figures")]),
        ("加强管理，截至2024年12月31日，我局公开信息35条。", [(2024, "figures")]),
        ("我局2024年度未收取信息处理费。", [(2024, "figures")]),
        ("2024年政府信息公开未出现责任追究的情形。", [(2024, "figures")]),
        ("2024年，我局高度重视公开工作。", [(2024, "statement")]),
        ("现将2024年政府信息公开工作情况报告如下。", [(2024, "statement")]),
        ("《2023年要点》和“2022年先进”。", [(2022, "quoted"), (2023, "quoted")]),
        ("2024年至2026年，我局分步推进。", [(2024, "range"), (2026, "range")]),
        ("2023年我局收到3件，2024年收到5件。", [(2023, "comparison"), (2024, "comparison")]),
        ("2023年，全县决算信息已公开。", [(2023, "accounts")]),
        ("2023年，我局荣获先进单位。", [(2023, "honour")]),
        ("2023年，我局结转申请1件。", [(2023, "carried")]),
        ("2023年我局存在的问题已整改。", [(2023, "problems")]),
        ("2025年，我局计划举办培训3次。", [(2025, "plan")]),
        ("2022年，我局成立公开专班。", [(2022, "event")]),
        ("2023年，省政府公布新的目录。", [(2023, "other")]),
        ("较2023年增加4条。", [(2023, "other")]),
        ("我局依法公开。", []),
    ],
)
def test_a_year_is_about(binder: Binder, sentence: str, expected: list[tuple[int, str]]) -> None:
    assert read(binder, sentence) == expected


def test_sentences_that_have_no_year_but_one_may_be_passed_over(binder: Binder) -> None:
    sentence = "2024年，我局公开35条。2023年，我局公开31条。"

    assert read(binder, sentence, besides=2024) == [(2023, "figures")]


def test_a_long_list_of_years_is_no_statement(binder: Binder) -> None:
    years = list(range(1990, 2024))

    found = read(binder, "、".join(f"{year}年" for year in years))

    assert found == [(year, "other") for year in years]


@pytest.mark.parametrize("mark", ["", "，", "；", "。", "《", "“", "截至", "我局"])
def test_a_text_of_years_alone_is_read_in_time(binder: Binder, mark: str) -> None:
    assert len(read(binder, f"{mark}2023年" * 5000)) == 5000
