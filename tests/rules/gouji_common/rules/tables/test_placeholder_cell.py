"""F102: no cell for a figure holds a placeholder."""

from collections.abc import Callable

import pytest

from gouji.checking.diagnostic import Diagnostic

Check = Callable[..., list[Diagnostic]]
Print = Callable[..., str]

LAYOUTS = ["rows", "cells", "paragraphs", "tabs", "bars-after", "bars-before"]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("form", ["2021", "2019"])
def test_the_header_of_changes_is_none(check: Check, printed: Print, form: str, layout: str) -> None:
    """本年增/减 has a stroke."""
    assert check("placeholder-cell", printed(form=form, layout=layout)) == []


@pytest.mark.parametrize("text", ["/", "-", "—", "——", "无", "\\", "－"])
@pytest.mark.parametrize("layout", ["rows", "tabs", "paragraphs"])
def test_a_placeholder_is_told_at_its_cell(check: Check, printed: Print, text: str, layout: str) -> None:
    report = printed({"requests.granted.enterprise": text}, layout=layout)

    (found,) = check("placeholder-cell", report)

    assert (found.severity, found.fact, found.actual) == ("warning", "requests.granted.enterprise", text)
    assert report[slice(*found.span)] == text
    assert found.message.zh.startswith(f"“{text}”不是 0")


@pytest.mark.parametrize("text", ["0", "", "-3", "若干"])
def test_a_number_a_blank_or_a_word_is_none(check: Check, printed: Print, text: str) -> None:
    assert check("placeholder-cell", printed({"requests.granted.enterprise": text})) == []


@pytest.mark.parametrize("layout", ["rows", "tabs", "paragraphs"])
def test_those_of_a_row_are_told_once_with_their_number(check: Check, printed: Print, layout: str) -> None:
    columns = ("enterprise", "research", "welfare")
    report = printed(
        {f"requests.{row}.{column}": "/" for row in ("granted", "partial") for column in columns}, layout=layout
    )

    granted, partial = check("placeholder-cell", report)

    assert (granted.fact, partial.fact) == ("requests.granted.enterprise", "requests.partial.enterprise")
    assert granted.message.zh == "本行有 3 格填“/”等，不是 0：没有的应填 0，含这些格的勾稽关系未检查"
