"""Y101: every year that claims to be the report's is the report's, and no other year is taken for one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from gouji.checking.diagnostic import Diagnostic
from gouji.document.model import Document, Paragraph
from gouji.text.source import Source

Check = Callable[..., list[Diagnostic]]

DATA = Path(__file__).parent / "data"
NAME = "政府信息公开工作年度报告"
TITLE = f"青石县水务局2024年{NAME}"
PERIOD = "本报告数据的统计期限自2024年1月1日起至2024年12月31日止。"
HEADINGS = {
    "overview": "一、总体情况",
    "proactive": "二、主动公开政府信息情况",
    "requests": "三、收到和处理政府信息公开申请情况",
    "litigation": "四、政府信息公开行政复议、行政诉讼情况",
    "problems": "五、存在的主要问题及改进情况",
    "other": "六、其他需要报告的事项",
}


def sentences(name: str) -> list[str]:
    return (DATA / f"{name}.txt").read_text("utf-8").splitlines()


def report(
    *added: str,
    section: str = "overview",
    title: str = TITLE,
    period: str = PERIOD,
    own: str = "2024年，我局依法公开。",
) -> str:
    """A report of 2024 with some sentences at the end of a section."""
    lines = [title, period]
    for name, heading in HEADINGS.items():
        lines += [heading, own if name == "overview" else "情况如下。", *(added if name == section else ())]
    return "\n".join(lines)


def told(check: Check, text: str) -> list[tuple[str, str]]:
    """Each finding's severity and the words it stands at."""
    source = Source.from_text(text)
    return [(found.severity, source[found.span]) for found in check("year-mismatch", text)]


@pytest.mark.parametrize("sentence", sentences("sound_years"))
def test_a_sound_sentence_gives_nothing_wherever_it_stands(check: Check, sentence: str) -> None:
    found = {section: told(check, report(sentence, section=section)) for section in HEADINGS}

    assert found == {section: [] for section in HEADINGS}


def test_all_sound_sentences_together_give_nothing(check: Check) -> None:
    assert told(check, report(*sentences("sound_years"))) == []


@pytest.mark.parametrize("sentence", sentences("wrong_figures"))
def test_a_statement_of_this_year_s_figures_with_another_year_is_an_error(check: Check, sentence: str) -> None:
    found = [told(check, report(sentence, section=section)) for section in ("overview", "proactive", "other")]

    assert [[severity for severity, _ in each] for each in found] == [["error"]] * 3


@pytest.mark.parametrize("sentence", sentences("wrong_statements"))
def test_another_statement_of_this_year_with_another_year_is_a_warning(check: Check, sentence: str) -> None:
    assert told(check, report(sentence)) == [("warning", "2023")]


def test_a_sentence_that_goes_on_with_this_year_s_figures_speaks_of_this_year(check: Check) -> None:
    sentence = "2023年，我局继续发挥新媒体作用，拓宽公开渠道，2024年全年累计发布信息136条。"

    assert told(check, report(sentence)) == [("warning", "2023")]


def test_the_year_of_figures_at_the_end_of_a_sentence_of_this_year_is_this_year(check: Check) -> None:
    sentence = "2024年，我局继续发挥新媒体作用，拓宽公开渠道，2023年全年累计发布信息136条。"

    assert told(check, report(sentence)) == [("error", "2023")]


def test_a_whole_sentence_left_from_last_year_with_its_comparison_is_a_warning(check: Check) -> None:
    assert told(check, report("2023年，我局收到申请3件，较2022年减少2件。")) == [("warning", "2023")]


def test_in_section_five_last_year_is_spoken_of(check: Check) -> None:
    assert told(check, report("2023年，我局公开信息31条，存在不足。", section="problems")) == []


@pytest.mark.parametrize(
    ("title", "wrong"),
    [
        (f"青石县水务局2023年{NAME}", "2023"),
        (f"2023年青石县水务局{NAME}", "2023"),
        (f"青石县水务局二〇二三年{NAME}", "二〇二三"),
        (f"青石县水务局２０２３年{NAME}", "２０２３"),
        (f"青石县水务局\n2023年{NAME}", "2023"),
        (f"青石县水务局{NAME}\n（2023年度）", "2023"),
        (f"2023年度青石县水务局2024年{NAME}", "2023"),
        (f"青石县水务局2025年{NAME}", "2025"),
    ],
)
def test_where_period_and_statements_agree_the_title_is_wrong(check: Check, title: str, wrong: str) -> None:
    assert told(check, report(title=title)) == [("error", wrong)]


@pytest.mark.parametrize(
    ("period", "wrong"),
    [
        ("统计期限为2023年1月1日至2023年12月31日。", ["2023", "2023"]),
        ("统计期限为2023年1月1日至12月31日。", ["2023"]),
        ("统计期限自2024年1月1日起，至2023年12月31日止。", ["2023"]),
        ("统计期限自2023年1月1日起至2024年12月31日止。", ["2023"]),
        ("数据统计时间从2023年1月1日起到2023年12月31日止。", ["2023", "2023"]),
        ("统计时限：2023年1月1日—12月31日", ["2023"]),
        ("（统计期限：2023年1月1日-12月31日）", ["2023"]),
        ("统计期限为2023年度。", ["2023"]),
        ("统计期限为2023年1月1日0时至2024年12月31日24时。", ["2023"]),
        ("本报告的数据从2023年1月1日至12月31日。", ["2023"]),
        ("统计期限为2023.1.1-2023.12.31。", ["2023", "2023"]),
        ("统计期限：2024-01-01至2023-12-31", ["2023"]),
        ("统计期限为二〇二三年一月一日至十二月三十一日。", ["二〇二三"]),
        ("统计期限自２０２３年１月１日起至１２月３１日止。", ["２０２３"]),
        ("统计期限为2023年1月至12月。", ["2023"]),
        ("本报告数据统计截至2023年12月31日。", ["2023"]),
        ("本报告统计的起止时间为2023年1月1日至当年12月31日。", ["2023"]),
    ],
)
def test_the_period_of_another_year_is_an_error(check: Check, period: str, wrong: list[str]) -> None:
    assert told(check, report(period=period)) == [("error", year) for year in wrong]


@pytest.mark.parametrize(
    "period",
    [
        "统计期限为2024年1月1日至2024年12月31日，有关栏目自2021年开通。",
        "统计期限：2024年度，2023年数据见上年报告。",
        "统计期限自2024年1月1日起，至2024年12月31日止。如有疑问，请于2025年3月前联系。",
        "统计期限与2023年报告一致，为1月1日至12月31日。",
        "统计时限为２０２４年1月1日至12月31日，较2023年报告无变化。",
        "统计期限从2024年1月1日0时到2024年12月31日24时。",
        "本报告于2025年1月20日编制，统计期限为2024年1月1日至12月31日。",
        "本报告的数据从2024年4月1日至2025年3月31日之外的不计。",
        "统计期限为本年度。",
        "统计期限为2024年度，有效期限自2023年1月1日起至2027年12月31日。",
        "统计期限：2024.1.1-2024.12.31",
        "统计数据截至2024年12月31日，部分数据更新至2025年1月10日。",
        "统计日期：2025年1月10日",
        "",
    ],
)
def test_other_years_beside_a_right_period_are_none(check: Check, period: str) -> None:
    assert told(check, report(period=period)) == []


def test_without_a_title_the_period_says_the_year(check: Check) -> None:
    text = report("2022年，我局公开信息3条。", title="")

    assert told(check, text) == [("error", "2022")]


def test_without_title_and_period_most_statements_say_the_year(check: Check) -> None:
    text = report("2024年，我局公开信息35条。", "2023年，我局收到申请3件。", title="", period="")

    assert told(check, text) == [("error", "2023")]


def test_without_title_and_period_and_majority_the_last_year_is_the_report_s(check: Check) -> None:
    text = report("2023年，我局收到申请3件。", title="", period="")

    assert told(check, text) == [("error", "2023")]


def test_without_title_and_period_section_five_tells_the_year_if_it_is_later(check: Check) -> None:
    done = "2024年，在县政府的指导下，我局公开工作取得一定成效，但内容还不够丰富。"

    text = report(done, section="problems", title="", period="", own="2023年，我局依法公开。")

    assert told(check, text) == [("warning", "2023")]


@pytest.mark.parametrize(
    "sentence",
    [
        "2023年，我局公开工作取得一定成效，但内容还不够丰富。",
        "2025年，我局将完成栏目改版。",
        "我局2025年政务公开中将逐项改进。",
        "2023年度存在的问题均已整改。",
    ],
)
def test_without_title_and_period_section_five_speaks_of_last_year_and_the_next(check: Check, sentence: str) -> None:
    assert told(check, report(sentence, section="problems", title="", period="")) == []


def test_the_day_of_publication_speaks_for_the_year_before(check: Check) -> None:
    text = report("发布日期：2025年1月15日", title=f"青石县水务局2023年{NAME}", period="")

    assert told(check, text) == [("error", "2023")]


def test_a_title_that_a_single_statement_contradicts_is_right(check: Check) -> None:
    text = report(title=f"青石县水务局2025年{NAME}", period="", own="2024年，我局公开信息35条。")

    assert told(check, text) == [("error", "2024")]


def test_a_report_without_any_year_gives_nothing(check: Check) -> None:
    assert told(check, report(title=f"青石县水务局{NAME}", period="", own="我局依法公开。")) == []


def test_the_finding_says_both_years_and_where_the_report_s_is_read(check: Check) -> None:
    (found,) = check("year-mismatch", report("2023年，我局公开信息35条。"))

    assert (found.expected, found.actual) == ("2024", "2023")
    assert found.message.zh == "本年数据的表述中的年份是 2023，而报告年度是 2024"
    assert [related.range.start for related in found.related] == [(1, 7)]


def test_an_old_report_is_checked_too(check: Check) -> None:
    text = f"青石县水务局2016年{NAME}\n一、概述\n2015年，我局公开信息35条。\n2016年，我局受理申请3件。\n"

    assert told(check, text) == [("error", "2015")]


def test_a_year_in_a_title_parted_by_markup_stands_at_its_digits(check: Check) -> None:
    """As in HTML: the visible text of the title jumps over a tag between its parts."""
    source = Source.from_text(f"青石县水务局<b>2023</b>年{NAME}\n{PERIOD}\n" + "2024年，我局公开信息35条。\n" * 3)
    title = Paragraph(f"青石县水务局2023年{NAME}", 0, 30, jumps=((6, 9), (10, 17)))
    lines = [Paragraph(source.line(n), source.line_starts[n - 1], source.line_starts[n] - 1) for n in range(2, 6)]
    headings = [Paragraph(heading, 0, 0) for heading in list(HEADINGS.values())[:2]]
    document = Document(source, (title, *lines, *headings))

    (found,) = check("year-mismatch", document)

    assert source[found.span] == "2023"


def test_a_year_in_a_table_is_none(check: Check) -> None:
    assert told(check, report("2023年 | 31 | 2024年 | 35 |\n规章 | 1 | 2 | 3 |", section="proactive")) == []


def test_problems_whose_heading_is_lost_may_speak_of_last_year(check: Check, printed: Callable[..., str]) -> None:
    """What stands after the last table is theirs."""
    lost = "五、存在的主要问题及改进情况"
    sentence = "2023年，我局在年度报告中提出的3项改进措施均已落实。"
    text = printed().replace(lost, sentence)

    assert told(check, text) == []
    assert told(check, text.replace(HEADINGS["overview"], f"{HEADINGS['overview']}\n{sentence}")) == [("error", "2023")]


Say = Callable[..., list[Diagnostic]]

NEW, IN, GRANTED = "requests.new.total", "requests.carried_in.total", "requests.granted.total"
OUT, HANDLED = "requests.carried_out.total", "requests.handled_total.total"
REVIEWS, UPHELD = "litigation.reconsideration.total", "litigation.reconsideration.upheld"


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("2023年，本机关新收政府信息公开申请7件，上年结转2件，共办理9件。", {NEW: 7, IN: 2}),
        ("2023年度新收政府信息公开申请12件，结转下年度0件。", {NEW: 12}),
        ("我局2023年新收政府信息公开申请32件，答复32件。", {NEW: 32}),
        ("依申请公开：2023年，收到政府信息公开申请18件，答复18件，无结转。", {NEW: 18}),
        ("2022年新收依申请公开7件，其中予以公开5件，荣获先进。", {NEW: 7, GRANTED: 5}),
        ("截至2023年12月31日，共收到政府信息公开申请62件，结转下年2件。", {NEW: 62, OUT: 2}),
        ("2023年因政府信息公开引发行政复议4件，维持3件，名列全市第三。", {REVIEWS: 4, UPHELD: 3}),
    ],
)
def test_another_year_whose_figures_are_all_this_year_s_is_an_error(
    say: Say, sentence: str, figures: dict[str, object]
) -> None:
    assert [(found.severity, found.actual) for found in say("year-mismatch", sentence, figures)] == [
        ("error", sentence.removeprefix("截至").removeprefix("我局").removeprefix("依申请公开：")[:4])
    ]


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        pytest.param("2023年结转政府信息公开申请3件，均已答复。", {IN: 3, NEW: 4}, id="上年结转"),
        pytest.param("2023年新收申请7件，上年结转1件，结转下年2件。", {NEW: 7, IN: 2}, id="不全是表中的数"),
        pytest.param("2023年新收申请3件，结转下年0件。", {NEW: 3}, id="小数可能碰巧相同"),
        pytest.param("2023年新收申请7件，上年结转2件，与本年持平。", {NEW: 7, IN: 2}, id="与本年比较"),
    ],
)
def test_another_year_with_figures_that_may_be_its_own_is_passed_over(
    say: Say, sentence: str, figures: dict[str, object]
) -> None:
    assert say("year-mismatch", f"2024年，我局依法公开。\n{sentence}", figures) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "2023年，按照《条例》要求，结合工作实际，推进政务公开。",
        "2023年度，紧扣群众关切，对照目录逐项公开信息。",
        "2022年，坚持以公开促落实，回应社会关切。",
        "2025年，对标上级部署，公开工作有序开展。",
        "2023年，坚持以人民为中心，深入贯彻党的二十届三中全会精神，扎实推进政府信息公开。",
    ],
)
def test_a_year_that_opens_section_one_and_stands_nowhere_else_is_a_warning(check: Check, sentence: str) -> None:
    text = report("2024年，我局公开信息35条。", own=sentence)

    assert told(check, text) == [("warning", sentence[:4])]


@pytest.mark.parametrize(
    "sentence",
    [
        "2023年12月，我局完成机构改革，政府信息公开职能调整。",
        "2023年以来，我局坚持公开为常态。",
        "2023年是机构改革之年，公开职能有所调整。",
        "2023年，《条例》实施细则印发，公开要求更加明确。",
    ],
)
def test_an_event_may_open_section_one(check: Check, sentence: str) -> None:
    assert told(check, report("2024年，我局公开信息35条。", own=sentence)) == []


def test_a_year_that_is_only_compared_with_besides_is_not_spoken_of(check: Check) -> None:
    text = report("2024年，公开信息35条（2023年为30条），较2023年末净增5条。", own="2023年，对照目录逐项公开信息。")

    assert told(check, text) == [("warning", "2023")]


def test_a_year_that_section_one_comes_back_to_is_spoken_of(check: Check) -> None:
    own = "2023年，对照目录逐项公开信息。"

    assert told(check, report("2023年的做法得到推广，2024年信息公开力度加大。", own=own)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        f"现将《青石县水务局2023年{NAME}》予以公布。",
        f"本《2023年度{NAME}》根据《条例》编制。",
        f"根据《条例》，编制了《青石县水务局2023年{NAME}》，现向社会公布。",
        f"现公布《水务局2023年{NAME}》，欢迎监督。",
    ],
)
def test_another_year_in_the_title_that_the_text_presents_is_a_warning(check: Check, sentence: str) -> None:
    assert told(check, report(period=f"{PERIOD}{sentence}")) == [("warning", "2023")]


@pytest.mark.parametrize(
    "sentence",
    [
        f"及时公布《青石县水务局2023年{NAME}》。",
        f"现将《青石县2023年{NAME}》汇总后一并公开。",
        f"按照《青石县水务局2023年{NAME}》提出的改进方向完善目录。",
        f"编制了《青石县水务局2023年{NAME}》。",
    ],
)
def test_a_title_of_another_report_may_have_another_year(check: Check, sentence: str) -> None:
    assert told(check, report(sentence)) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("新收政府信息公开申请20件，2件结转至2024年继续办理。", [("warning", "2024", "2025")]),
        ("新收政府信息公开申请20件，另有2件转入2024年办理。", [("warning", "2024", "2025")]),
        ("新收政府信息公开申请20件，2件结转至2025年继续办理。", []),
        ("2023年收到的2件结转至2024年，已全部答复。", []),
        ("新收政府信息公开申请20件，3件结转至2024年继续办理。", []),
    ],
)
def test_what_is_carried_out_is_not_carried_into_the_year_of_the_report(
    say: Say, sentence: str, found: list[tuple[str, str, str]]
) -> None:
    told = say("year-mismatch", sentence, {NEW: 20, IN: 1, OUT: 2})

    assert [(each.severity, each.actual, each.expected) for each in told] == found


def test_figures_that_the_table_asks_for_are_this_year_s_too(say: Say) -> None:
    """The cell of 新收 is wrong by one; its row and its column ask for 18."""
    figures = {NEW: 19, f"{NEW.removesuffix('total')}natural_person": 18, HANDLED: 18}
    figures |= {f"{HANDLED.removesuffix('total')}natural_person": 18, GRANTED: 18}
    figures |= {f"{GRANTED.removesuffix('total')}natural_person": 18}

    told = say("year-mismatch", "2023年，我局共收到政府信息公开申请18件，答复18件，无结转。", figures, sound=False)

    assert [(each.severity, each.actual, each.expected) for each in told] == [("error", "2023", "2024")]


@pytest.mark.parametrize(
    "sentence",
    [
        "2024年，我局将继续拓展公开渠道，丰富解读形式。",
        "一是2023年，我局将进一步加强业务培训。",
        "下一步，2024年我局将着力提升答复质量。",
        "在2024年的工作中，我局将严格落实目录管理。",
        "2024年度，将从三个方面改进：加强培训、完善制度、优化栏目。",
        "今后，我局将把目录更新列为2024年工作重点。",
        "来年，我局将把政策解读纳入2023年度政务公开工作计划。",
        "（二）2024年工作打算",
    ],
)
def test_a_plan_of_section_five_for_a_year_that_is_over_is_a_warning(check: Check, sentence: str) -> None:
    year = "2023" if "2023" in sentence else "2024"

    assert told(check, report(sentence, section="problems")) == [("warning", year)]


@pytest.mark.parametrize(
    "sentence",
    [
        "2025年，我局将继续拓展公开渠道。",
        "下一步，我局将把目录更新列为2025年工作重点。",
        "2024年，我局将加强培训作为改进重点，成效明显。",
        "2024年，我局将政务公开纳入考核，将重点领域信息全部公开。",
        "2023年报告提出，2024年我局将继续加强培训，现已落实。",
        "2024年，我局将继续教育课程公开，并进一步完善了目录。",
        "下一步，我局将对照2024年工作要点查漏补缺，把2024年发现的问题整改到位。",
        "2024年，我局存在公开内容不够全面的问题，下一步将加强培训。",
        "去年的报告提出了改进措施。2024年，我局将继续加强培训。该项措施按期完成。",
        "2024年工作计划完成情况：各项任务均已完成。",
        "下一步将以《2024年政务公开工作要点》为依据，总结经验。",
        "2024年，我局计划开展培训4次，实际开展5次。",
        "2024年底前未能完成的任务，将继续推进。",
        "2022年至2024年，我局将持续推进的三年行动如期收官。",
    ],
)
def test_a_sound_sentence_of_section_five_on_years_gives_nothing(check: Check, sentence: str) -> None:
    assert told(check, report(sentence, section="problems")) == []
