"""Year and agency of a report without a title that says them."""

from collections.abc import Callable

import pytest

from gouji.binding.bind import Binder
from gouji.document.loader import load
from gouji.plugins.model import Plugins
from gouji.report.model import Report

Bind = Callable[[str], Report]

NAME = "政府信息公开工作年度报告"


def bound(bind: Bind, *sentences: str, title: str = f"青石县{NAME}") -> Report:
    return bind("\n".join((title, "一、总体情况", *sentences, "二、主动公开政府信息情况")))


def test_the_title_goes_before_the_period(bind: Bind) -> None:
    report = bound(bind, "统计期限为2022年1月1日至12月31日。", title=f"青石县2023年{NAME}")

    assert (report.period.value, report.period.origin, report.period.sure) == (2023, "title", True)


@pytest.mark.parametrize(
    "sentence",
    [
        "本报告中所列数据的统计期限自2023年1月1日起至2023年12月31日止。",
        "统计时限：2023年1月1日至12月31日。",
        "数据期限为2023年度。",
        "按〔2021〕30号文件编制，统计期限为２０２３年1月1日至12月31日。",
    ],
)
def test_the_period_says_the_year(bind: Bind, sentence: str) -> None:
    report = bound(bind, "2021年，我县公开信息。2021年，我县办理申请。", sentence)

    assert (report.period.value, report.period.origin) == (2023, "period")


def test_most_sentences_say_the_year(bind: Bind) -> None:
    report = bound(
        bind,
        "2022年，我县公开信息。",
        "2023年，我县公开信息。",
        "2023年度，本县办理申请。",
        "2023年，我县收到申请3件。",
    )

    assert (report.period.value, report.period.origin, report.period.sure) == (2023, "sentence", True)


def test_years_that_are_nearly_as_frequent_are_not_sure(bind: Bind) -> None:
    report = bound(bind, "2022年，我县公开信息。", "2023年，我县公开信息。", "2023年，本县办理申请。")

    assert (report.period.value, report.period.sure) == (2023, False)


@pytest.mark.parametrize("sentence", ["见《青石县2021年工作方案》。", "2025年1月20日", "到2030年全面建成。", ""])
def test_other_years_are_not_the_report_s(bind: Bind, sentence: str) -> None:
    assert bound(bind, sentence).period.value is None


@pytest.mark.parametrize(
    ("sentence", "agency"),
    [
        ("2024年，青石县水务局高度重视政府信息公开工作。", "青石县水务局"),
        ("2024年云梦工业园区管委会认真落实条例。", "云梦工业园区管委会"),
        ("2024年度，白杨镇人民政府坚持公开为常态。", "白杨镇人民政府"),
        ("对2024年青石县气象局政府信息公开工作情况报告如下。", "青石县气象局"),
    ],
)
def test_a_first_sentence_says_who_reports(bind: Bind, sentence: str, agency: str) -> None:
    report = bound(bind, sentence, title="")

    assert (report.subject.value, report.subject.origin, report.subject.sure) == (agency, "sentence", False)
    assert report.document.source[report.subject.span] == agency


@pytest.mark.parametrize(
    "sentence", ["2024年，我局认真落实条例。", "2024年，本单位坚持公开。", "2024年在县委领导下，全县积极推进。"]
)
def test_we_are_no_agency(bind: Bind, sentence: str) -> None:
    assert bound(bind, sentence, title="").subject.value is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"青石县2016年{NAME}\n一、概述\n2016年，我县公开信息。\n", "old"),
        (f"青石县2018年{NAME}\n一、总体情况\n2018年，我县公开信息。\n", "old"),
        (f"青石县2019年{NAME}\n", "report"),
        ("一、总体情况\n二、主动公开政府信息情况\n", "report"),
        ("规章 | 1 | 2 | 3 |\n", "report"),
        ("关于召开会议的通知\n2016年，我县开会。\n", "other"),
        ("关于召开会议的通知\n一、总体情况\n", "other"),
        ("购物清单", "other"),
    ],
)
def test_the_kind_of_a_document_is_told_from_title_sections_and_tables(bind: Bind, text: str, kind: str) -> None:
    assert bind(text).status == kind


def test_a_report_in_traditional_script_keeps_its_title_and_name(plugins: Plugins, binder: Binder) -> None:
    text = (
        "青石縣財政局 2023 年政府信息公開工作年度報告\n根據《中華人民共和國政府信息公開條例》，本機關編制報告。\n"
        "一、總體情況\n全年發佈各類業務信息三十條，辦理申請五件。\n二、主動公開政府信息情況\n"
    )
    report = binder.bind(load(text.encode(), "t.txt", binder.vocabularies, plugins.loaders))

    assert (report.subject.value, report.written(report.subject)) == ("青石县财政局", "青石縣財政局")
    assert report.written(report.title) == "青石縣財政局2023年政府信息公開工作年度報告"
    assert report.written(report.period) == "2023"


@pytest.mark.parametrize(
    ("page", "agency"),
    [
        (f"青石县财政局2023年{NAME}", "青石县财政局"),
        (f"青石县财政局2023年{NAME}_青石县人民政府", "青石县财政局"),
        ("青石县人民政府门户网站", None),
        (f"2023年{NAME}", None),
    ],
)
def test_the_title_of_the_page_names_the_body_where_the_text_does_not(
    plugins: Plugins, binder: Binder, page: str, agency: str | None
) -> None:
    html = (
        f"<html><head><title>{page}</title></head><body><p>统计期限为2023年1月1日至12月31日。</p>"
        "<p>一、总体情况</p><p>全年公开信息三十条。</p><p>二、主动公开政府信息情况</p></body></html>"
    )
    report = binder.bind(load(html.encode(), "a.html", binder.vocabularies, plugins.loaders))

    assert (report.subject.value, report.title.value, report.period.value) == (agency, None, 2023)
