"""Inputs that no report is like are read and checked to their end."""

from collections.abc import Callable

import pytest

from gouji.checking.run import CheckResult
from gouji.errors import LimitExceededError
from gouji.report.model import Report

Chain = Callable[[bytes], tuple[Report, CheckResult]]

HEAD = "青石县水务局2024年政府信息公开工作年度报告\n一、总体情况\n"

INPUTS = {
    "a line of 10 MB": HEAD + "公开信息" * 870_000,
    "a number of 200,000 digits in a cell": HEAD + "规章 | " + "9" * 200_000 + " | 1 | 2\n",
    "a number of 200,000 digits in a sentence": HEAD
    + "2024年，我局公开信息"
    + "9" * 200_000
    + "条。\n"
    + "9" * 200_000
    + "年",
    "100,000 brackets in a sentence": HEAD + "（" * 100_000 + "）" * 100_000,
    "100,000 brackets in a cell": "规章" + "（" * 100_000 + " | 1 | 2 | 3\n",
    "200,000 bars on a line": "规章" + "|" * 200_000,
    "200,000 bars, each on a line": "|\n" * 200_000,
    "40,000 lines of one label": "总计\n" * 40_000,
    "20,000 rows of one label": "规章 | 1 | 2 | 3\n" * 20_000,
    "20,000 lines of a bar and of none": "规章|1\n其他\n" * 20_000,
    "200,000 lines of a tab": HEAD + "\t\n" * 200_000,
    "200,000 cells of tabs": "\t1\n" * 200_000,
    "400,000 blank lines": HEAD + " \u3000\n" * 400_000 + "x",
    "50,000 sentences of another year": HEAD + "2023年，我局公开信息35条。\n" * 50_000,
    "20,000 captions": HEAD + "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\n" * 20_000,
    "800 comments that begin and do not end": "<!-->" * 800,
    "800 comments and no page": "<!-- x --> " * 800,
    "20,000 headings": "一、总体情况\n" * 20_000,
}


LONGEST = ("a line of 10 MB", "50,000 sentences of another year")
"""They take more than five seconds each."""


@pytest.mark.parametrize(
    "text",
    [pytest.param(text, id=name, marks=[pytest.mark.slow] if name in LONGEST else []) for name, text in INPUTS.items()],
)
def test_it_is_checked_to_its_end(chain: Chain, text: str) -> None:
    report, result = chain(text.encode())

    assert report.status in ("report", "other")
    assert len(result.diagnostics) < 3000


@pytest.mark.slow
def test_90_000_sentences_of_another_year_are_a_thousand_findings(chain: Chain) -> None:
    _, result = chain((HEAD + "2023年，我局公开信息35条。\n" * 90_000 + "2024年，我局受理申请3件。" * 3).encode())

    assert sum(1 for found in result.diagnostics if found.rule == "year-mismatch") <= 1000


def test_more_lines_than_any_report_has_are_refused(chain: Chain) -> None:
    with pytest.raises(LimitExceededError) as raised:
        chain((HEAD + "公开信息。\n" * 100_000).encode())

    assert raised.value.limit == "MAX_BLOCKS"


def test_a_long_number_is_told_in_few_words(chain: Chain) -> None:
    _, result = chain(INPUTS["a number of 200,000 digits in a cell"].encode())

    (found,) = (found for found in result.diagnostics if found.rule == "cell-not-number")
    assert len(found.message.zh) < 100
