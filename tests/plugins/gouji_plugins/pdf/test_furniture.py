"""What stands in the margins beside the report, and what only looks like it."""

import pytest

from gouji_plugins.pdf.extract import Page
from gouji_plugins.pdf.furniture import without_furniture


def line(text: str, top: float, left: float = 280.0) -> tuple[str, float, float, float, float, float]:
    return (text, left, top, left + 10.5 * len(text), top + 10.5, 10.5)


def page(*lines: tuple[str, float, float, float, float, float]) -> Page:
    return Page(595.0, 842.0, list(lines), [], [])


def kept(*pages: Page) -> list[list[str]]:
    return [[line[0] for line in lines] for lines in without_furniture(pages)]


@pytest.mark.parametrize("number", ["1", "- 1 -", "— 1 —", "第 1 页", "第1页 共5页", "1/5", "～1～"])
def test_a_page_number_is_left_out(number: str) -> None:
    assert kept(page(line("我局公开信息。", 400), line(number, 800))) == [["我局公开信息。"]]


@pytest.mark.parametrize("text", ["2025年1月20日", "1.属于国家秘密", "共 3 条"])
def test_a_line_of_the_report_in_the_margin_is_kept(text: str) -> None:
    assert kept(page(line("我局公开信息。", 400), line(text, 800))) == [["我局公开信息。", text]]


def test_a_figure_beside_its_label_is_kept() -> None:
    assert kept(page(line("行政许可", 800, 60), line("6", 801))) == [["行政许可", "6"]]


def test_what_most_pages_say_in_one_place_is_left_out() -> None:
    pages = [page(line("政府信息公开年度报告", 40), line(f"第{number}段", 400)) for number in range(3)]

    assert kept(*pages) == [["第0段"], ["第1段"], ["第2段"]]


def test_what_one_page_says_in_its_margin_is_kept() -> None:
    assert kept(page(line("年度报告", 40)), page(line("总体情况", 40))) == [["年度报告"], ["总体情况"]]


def test_figures_of_tables_without_rules_at_one_height_on_two_pages_are_kept() -> None:
    pages = [page(line(label, 60, 60), line(figure, 61)) for label, figure in (("行政许可", "6"), ("规章", "7"))]

    assert kept(*pages) == [["行政许可", "6"], ["规章", "7"]]
