"""N101: a count in prose is the one in its cell."""

from collections.abc import Callable

import pytest

from gouji.checking.diagnostic import Diagnostic

Say = Callable[..., list[Diagnostic]]

RULE = "narrative-mismatch"
LITIGATION = "四、政府信息公开行政复议、行政诉讼情况"
NEW, IN, OUT = "requests.new.total", "requests.carried_in.total", "requests.carried_out.total"
HANDLED, GRANTED, PARTIAL = "requests.handled_total.total", "requests.granted.total", "requests.partial.total"
REVIEWS, UPHELD = "litigation.reconsideration.total", "litigation.reconsideration.upheld"
SUITS = "litigation.direct_suit.total"
ISSUED, IN_FORCE = "proactive.normative_documents.issued", "proactive.normative_documents.in_force"


def told(found: list[Diagnostic]) -> list[tuple[str, str | None, str | None, str | None]]:
    return [(d.severity, d.fact, d.actual, d.expected) for d in found]


@pytest.mark.parametrize(
    ("text", "figures", "expected"),
    [
        ("全年新收政府信息公开申请21件。", {NEW: 20}, ("error", NEW, "21", "20")),
        ("收到政府信息公开申请12件，上年结转3件。", {NEW: 15, IN: 3}, ("error", NEW, "12", "15")),
        ("2024年1月1日至2024年12月31日收到政府信息公开申请12件。", {NEW: 15}, ("error", NEW, "12", "15")),
        ("收到政府信息公开申请20件，其中予以公开7件。", {NEW: 20, GRANTED: 9}, ("warning", GRANTED, "7", "9")),
        ("2024年，一年来收到政府信息公开申请12件。", {NEW: 15}, ("error", NEW, "12", "15")),
        ("全年新收政府信息公开申请20件，上年结转3件。", {NEW: 20, IN: 2}, ("error", IN, "3", "2")),
        ("新收政府信息公开申请20件，结转下年度继续办理５件。", {NEW: 20, OUT: 4}, ("error", OUT, "５", "4")),
        ("新收政府信息公开申请一百零三件。", {NEW: 130}, ("error", NEW, "一百零三", "130")),
        ("新收政府信息公开申请1,203件。", {NEW: 1230}, ("error", NEW, "1,203", "1230")),
        ("我局未收到意见，收到政府信息公开申请3件。", {NEW: 0}, ("error", NEW, "3", "0")),
        (
            "收到政府信息公开申请1246件，其中职业举报人提出的约1000件。上年结转43件。",
            {NEW: 1246, IN: 42},
            ("error", IN, "43", "42"),
        ),
        ("依申请公开予以公开7件。", {GRANTED: 9}, ("warning", GRANTED, "7", "9")),
        ("办结政府信息公开申请31件。", {HANDLED: 33, NEW: 30}, ("warning", HANDLED, "31", "33")),
        ("制发行政规范性文件2件。", {ISSUED: 3}, ("warning", ISSUED, "2", "3")),
        ("制发2份行政规范性文件。", {ISSUED: 3}, ("warning", ISSUED, "2", "3")),
        ("现行有效行政规范性文件40件。", {IN_FORCE: 41}, ("warning", IN_FORCE, "40", "41")),
        (
            "作出行政许可决定90件。",
            {"proactive.licensing.decisions": 93},
            ("warning", "proactive.licensing.decisions", "90", "93"),
        ),
        (
            "行政事业性收费28.6万元。",
            {"proactive.fees.amount": "28.4"},
            ("warning", "proactive.fees.amount", "28.6", "28.4"),
        ),
        ("因政府信息公开被申请行政复议5件。", {REVIEWS: 4}, ("warning", REVIEWS, "5", "4")),
        ("因政府信息公开被申请行政复议4件，其中维持3件。", {REVIEWS: 4, UPHELD: 4}, ("warning", UPHELD, "3", "4")),
    ],
)
def test_a_figure_that_is_not_its_cells_is_told(
    say: Say, text: str, figures: dict[str, object], expected: tuple[str, ...]
) -> None:
    assert told(say(RULE, text, figures)) == [expected]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        pytest.param("受理政府信息公开申请543件（含上年结转6件）。", {NEW: 537, IN: 6}, id="含结转"),
        pytest.param("印发规范性文件汇编200份、行政规范性文件管理办法1份。", {ISSUED: 3}, id="以规范性文件为名的"),
        pytest.param("收到政府信息公开申请：科研机构来函2件、个人网上申请3件。", {NEW: 5}, id="先后几项之和"),
        pytest.param("收到律所关于政府信息公开的来函2件、来信3件。", {NEW: 5}, id="无部分之名的几项之和"),
        pytest.param("政府信息公开申请答复中全部公开9件。", {HANDLED: 26, GRANTED: 9}, id="答复中"),
        pytest.param("新收政府信息公开申请突破一百件，为126件。", {NEW: 126}, id="突破"),
        pytest.param("作为第三人参加政府信息公开诉讼5件。", {SUITS: 3}, id="第三人"),
        pytest.param("十年来（2015—2024年）制定规范性文件41件。", {ISSUED: 4}, id="十年来"),
        pytest.param("2020—2024年，收到政府信息公开申请514件。", {NEW: 126}, id="几年"),
        pytest.param("自2019年《条例》修订至2024年底，收到政府信息公开申请514件。", {NEW: 126}, id="自至"),
        pytest.param("全市收到政府信息公开申请371件，我局126件，占34%。", {NEW: 126}, id="全市与我局"),
        pytest.param("依申请公开：上年结转的7件已全部办结，其中予以公开2件。", {IN: 7, GRANTED: 39}, id="结转的一部分"),
        pytest.param("依申请公开：结转的9件中已答复6件。", {OUT: 9, HANDLED: 124}, id="结转的几件中"),
        pytest.param("依申请公开：16件已补正申请中，予以公开7件。", {GRANTED: 39}, id="补正的几件中"),
        pytest.param(
            "依申请公开：2024年申请资金使用情况的17件中，予以公开11件、部分公开6件。", {GRANTED: 39}, id="几件中分尽"
        ),
        pytest.param("依申请公开：涉及第三方的申请11件，同意的7件予以公开。", {GRANTED: 39}, id="涉及一类的申请"),
        pytest.param(
            "政府信息公开行政复议、行政诉讼“双下降”，由25件降到21件。", {REVIEWS: 12, SUITS: 9}, id="复议诉讼之和"
        ),
        pytest.param("依申请公开：“上年结转”由5件更正为7件。", {IN: 7}, id="更正"),
        pytest.param("依申请公开：予以公开53件，较不予公开多39件。", {GRANTED: 53}, id="较另一项多"),
        pytest.param("依申请公开：办结率93.2%，较上年（112件中办结105件）略降。", {HANDLED: 124}, id="上年之后的括号"),
        pytest.param("依申请公开：申请答复回访100件。", {HANDLED: 124}, id="回访"),
        pytest.param("依申请公开：自2008年《条例》实施以来，收到申请1,037件。", {NEW: 126}, id="自某年以来"),
        pytest.param("依申请公开：与上年比，申请+21件、答复+19件。", {NEW: 126, HANDLED: 124}, id="加号"),
        pytest.param("五年间收到政府信息公开申请514件。", {NEW: 126}, id="五年间"),
        pytest.param(
            "全年行政复议4件，占全市政府信息公开类行政复议案件（16件）的25%。",
            {REVIEWS: 4},
            id="占全市",
        ),
        pytest.param(
            "收到政府信息公开申请60件，答复64件（含上年结转4件）。", {NEW: 60, IN: 4, HANDLED: 64}, id="答复含上年结转"
        ),
        pytest.param(
            "收到政府信息公开申请3259件，答复3278件（含结转77，另有58件顺延）。",
            {NEW: 3259, IN: 77, HANDLED: 3278, OUT: 58},
            id="含结转另有顺延",
        ),
        pytest.param(
            "政府信息公开申请予以公开及部分公开16件。", {GRANTED: 12, PARTIAL: 4}, id="予以公开及部分公开两行"
        ),
        pytest.param("政府信息公开申请予以公开16件。", {GRANTED: 12, PARTIAL: 4}, id="予以公开含部分公开"),
        pytest.param("政府信息公开行政复议134件，诉讼57件。", {REVIEWS: 134, SUITS: 57}, id="复议诉讼同句"),
        pytest.param("因政府信息公开被申请行政复议6件，维持5件。", {REVIEWS: 6, UPHELD: 5}, id="维持不是总计"),
        pytest.param("全年办理行政复议案件134件，应诉57件。", {REVIEWS: 2}, id="一般的行政复议"),
        pytest.param("受理行政复议案件134件，其中涉及政府信息公开2件。", {REVIEWS: 2}, id="复议总数在前"),
        pytest.param("公开规范性文件46209件。", {ISSUED: 3}, id="公开规范性文件是发布数"),
        pytest.param("2023年收到政府信息公开申请16件。", {NEW: 20}, id="上一年的数"),
        pytest.param("上半年收到政府信息公开申请8件。", {NEW: 20}, id="半年的数"),
        pytest.param("网络渠道收到政府信息公开申请8件。", {NEW: 20}, id="一个渠道的数"),
        pytest.param("乡镇收到政府信息公开申请8件。", {NEW: 20}, id="下级的数"),
        pytest.param("收到政府信息公开申请近30件。", {NEW: 28}, id="约数"),
        pytest.param("新收政府信息公开申请1.2万件。", {NEW: 11983}, id="以万计的数"),
        pytest.param("新收政府信息公开申请20件，比上年减少2件。", {NEW: 20}, id="减少数"),
        pytest.param("行政事业性收费284000元。", {"proactive.fees.amount": "28.4"}, id="元与万元"),
        pytest.param("收到信访件12件、留言30条，全部办结。", {NEW: 1}, id="信访不是申请"),
        pytest.param("依申请公开按时答复18件。", {HANDLED: 20}, id="按时答复的数"),
    ],
)
def test_a_figure_that_agrees_or_is_of_something_else_is_passed_over(
    say: Say, text: str, figures: dict[str, object]
) -> None:
    assert say(RULE, text, figures) == []


def test_both_places_and_the_arithmetic_are_told(say: Say) -> None:
    """The words are underlined; the cells that they are compared with are related places."""
    (found,) = say(RULE, "受理政府信息公开申请544件（含上年结转6件）。", {NEW: 537, IN: 6})

    assert (found.actual, found.expected, found.severity) == ("544", "543", "warning")
    assert [related.fact for related in found.related] == [NEW, IN]
    assert "（537+6）" in found.message.zh
    assert "相差 1" in found.message.zh


def test_a_number_broken_by_a_line_end_is_told_where_it_stands(say: Say) -> None:
    text = "我局认真办理依申请公开事项，全年共新收政府信息公开申请1\n26件，均依法答复。"

    (found,) = say(RULE, text, {NEW: 127})

    assert (found.actual, found.range and found.range.start.line, found.range and found.range.end.line) == ("126", 3, 4)


def test_a_table_that_breaks_its_own_sums_makes_it_a_warning(say: Say) -> None:
    figures = {NEW: 20, "requests.new.natural_person": 19, IN: 5}

    (found,) = say(RULE, "全年新收政府信息公开申请25件。", figures, sound=False)

    assert (found.severity, found.fact) == ("warning", NEW)


def test_a_cell_that_its_own_table_corrects_is_no_second_finding(say: Say) -> None:
    """The sums say 20 as the text does: total-consistency tells it."""
    figures = {NEW: 21, "requests.new.natural_person": 20, HANDLED: 20, "requests.handled_total.natural_person": 20}
    figures |= {GRANTED: 20, "requests.granted.natural_person": 20}

    assert say(RULE, "全年新收政府信息公开申请20件。", figures, sound=False) == []


def test_received_that_counts_what_was_carried_in_is_only_info(say: Say) -> None:
    found = say(RULE, "全年收到政府信息公开申请22件。", {NEW: 20, IN: 2})

    assert told(found) == [("info", NEW, "22", "20")]


def test_an_unknown_cell_is_compared_with_nothing(say: Say) -> None:
    assert say(RULE, "全年新收政府信息公开申请22件。", {NEW: ""}, sound=False) == []


def test_in_the_form_of_2019_what_is_made_is_produced(say: Say) -> None:
    figures = {"proactive.normative_documents.produced": 3}

    found = say(RULE, "制发规范性文件4件。", figures, form="2019")

    assert told(found) == [("warning", "proactive.normative_documents.produced", "4", "3")]


def test_reviews_in_their_own_section_need_no_further_words(say: Say) -> None:
    found = say(RULE, "2024年发生行政复议3件。", {REVIEWS: 2}, under=LITIGATION)

    assert told(found) == [("warning", REVIEWS, "3", "2")]


@pytest.mark.parametrize("text", ["2024年发生行政复议3件。", "全市受理行政复议3件，其中政府信息公开类2件。"])
def test_reviews_in_general_are_not_those_on_information(say: Say, text: str) -> None:
    assert say(RULE, text, {REVIEWS: 2}) == []


OF_REQUESTS = "（二）依申请公开。"
MADE_RULES, REPEALED_RULES = "proactive.regulations.issued", "proactive.regulations.repealed"
NOT_HELD, TO_BE_MADE = "requests.unavailable.not_held.total", "requests.unavailable.needs_creation.total"
QUERIES, AFFAIRS = "requests.denied.administrative_inquiry.total", "requests.denied.internal_affairs.total"
PETITIONS, OVERDUE = "requests.not_processed.petition.total", "requests.other.overdue_correction.total"
FEES = "proactive.fees.amount"


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        pytest.param("本年报分为总体情况、收到和处理政府信息公开申请情况等5个方面。", {NEW: 0}, id="报告的几个方面"),
        pytest.param("二、上年结转政府信息公开申请数量 3   0  0   3", {IN: 3, NEW: 9}, id="两个空格分开的数"),
        pytest.param(
            "全年公布县政府规章12件（含新制定5件，修改3件，废止4件）。",
            {MADE_RULES: 8, REPEALED_RULES: 4},
            id="含新制定",
        ),
        pytest.param("制发规范性文件11件，其中新制定7件、修订4件。", {ISSUED: 11}, id="其中新制定"),
        pytest.param("新制定行政规范性文件7件、修订4件。", {ISSUED: 11}, id="新制定与修订之和"),
        pytest.param("新制定行政规范性文件7件、修订4件。", {ISSUED: 7}, id="只计新制定"),
        pytest.param(
            f"{OF_REQUESTS}不掌握而无法提供8件。", {GRANTED: 9, NOT_HELD: 5, TO_BE_MADE: 3}, id="两种情形合计"
        ),
        pytest.param(f"{OF_REQUESTS}行政查询事项5件。", {NEW: 20, QUERIES: 3, AFFAIRS: 2}, id="不予公开两种合计"),
        pytest.param(f"{OF_REQUESTS}不予处理6件。", {NEW: 20, PETITIONS: 4, OVERDUE: 2}, id="不予处理含其他处理"),
        pytest.param(f"{OF_REQUESTS}全系统收到申请20件，其中本局收到12件。", {NEW: 12}, id="其中本局"),
        pytest.param("信息公开领域行政复议4件，行政诉讼2件。", {REVIEWS: 6, SUITS: 3}, id="领域及于诉讼"),
        pytest.param("按月备案政府信息公开行政复议案件9件，行政诉讼案件5件。", {REVIEWS: 6, SUITS: 3}, id="备案"),
        pytest.param("因政府信息公开以街道为被申请人的复议4件和诉讼2件。", {REVIEWS: 6, SUITS: 3}, id="街道及于诉讼"),
        pytest.param(f"{OF_REQUESTS}收到的申请中有三分之一（9件）来自同一申请人。", {NEW: 27}, id="几分之几"),
        pytest.param(f"{OF_REQUESTS}其中大部分（18件）已当场答复。", {NEW: 27, HANDLED: 27}, id="大部分"),
        pytest.param(f"{OF_REQUESTS}全县11个镇、2个街道办收到申请共20件，占六成。", {NEW: 33}, id="几个镇共收"),
        pytest.param(f"{OF_REQUESTS}申请量居前的单位共受理申请19件。", {NEW: 33}, id="居前的单位"),
        pytest.param(f"{OF_REQUESTS}收到申请表30份，登记28件。", {NEW: 28}, id="申请表"),
        pytest.param(f"{OF_REQUESTS}共收到申请30件，其中2件由申请人撤回。", {NEW: 28}, id="撤回的不列入"),
        pytest.param(f"{OF_REQUESTS}收到31件，3件经释明属信访事项、不属于政府信息公开申请。", {NEW: 28}, id="不属于"),
        pytest.param(f"{OF_REQUESTS}4件信息不存在，均计入“不掌握相关政府信息”。", {NOT_HELD: 9}, id="计入一行"),
        pytest.param(
            "全年办理涉及政府信息公开的行政复议12件，本府作为行政复议机关审结10件；以本府为被申请人的2件。",
            {REVIEWS: 2},
            id="作为复议机关在后",
        ),
        pytest.param("收取信息处理费300元。", {FEES: "0.2"}, id="信息处理费是收费的一部分"),
        pytest.param("收取信息处理费30元。", {FEES: "0.00"}, id="四舍五入"),
        pytest.param("减免信息处理费2230元。", {FEES: 0}, id="减免"),
    ],
)
def test_a_figure_that_one_reading_makes_right_is_passed_over(say: Say, text: str, figures: dict[str, object]) -> None:
    assert say(RULE, text, figures) == []


@pytest.mark.parametrize(
    ("text", "figures", "expected"),
    [
        ("清理并集中公布现行有效的行政规范性文件58件。", {IN_FORCE: 85}, ("warning", IN_FORCE, "58", "85")),
        ("对规范性文件全面清理，继续有效的规范性文件40件。", {IN_FORCE: 41}, ("warning", IN_FORCE, "40", "41")),
        ("制定发布规范性文件5件。", {ISSUED: 6}, ("warning", ISSUED, "5", "6")),
        ("制定并公开行政规范性文件5件。", {ISSUED: 6}, ("warning", ISSUED, "5", "6")),
        ("本年新发布规范性文件5件。", {ISSUED: 6}, ("warning", ISSUED, "5", "6")),
        ("新制定行政规范性文件7件、修订4件。", {ISSUED: 10}, ("warning", ISSUED, "7", "10")),
        ("制发规范性文件12件，其中新制定7件、修订5件。", {ISSUED: 11}, ("warning", ISSUED, "12", "11")),
        (f"{OF_REQUESTS}行政查询事项6件。", {NEW: 20, QUERIES: 3, AFFAIRS: 2}, ("warning", QUERIES, "6", "3")),
        (
            f"{OF_REQUESTS}行政查询事项5件、内部事务2件。",
            {NEW: 20, QUERIES: 3, AFFAIRS: 2},
            ("warning", QUERIES, "5", "3"),
        ),
        (f"{OF_REQUESTS}收到申请21件，其中收到信函9件、电子邮件12件。", {NEW: 20}, ("error", NEW, "21", "20")),
        (f"{OF_REQUESTS}共收到申请31件，其中2件由申请人撤回。", {NEW: 28}, ("error", NEW, "31", "28")),
        (f"{OF_REQUESTS}我局6个科室共同把关，收到申请31件。", {NEW: 28}, ("error", NEW, "31", "28")),
        ("收取信息处理费2230元。", {FEES: 0}, ("info", FEES, "2230", "0")),
        ("收取依申请公开信息处理费1.5万元。", {FEES: "0.8"}, ("info", FEES, "1.5", "0.8")),
    ],
)
def test_a_figure_that_no_reading_makes_right_is_told(
    say: Say, text: str, figures: dict[str, object], expected: tuple[str, ...]
) -> None:
    assert told(say(RULE, text, figures)) == [expected]


LICENCES, PENALTIES = "proactive.licensing.decisions", "proactive.penalties.decisions"
SECRETS = "requests.denied.state_secret.total"


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        pytest.param("2023年、2024年新收政府信息公开申请分别为63件、77件。", {NEW: 77}, id="分别的年份"),
        pytest.param("2024年和2023年分别新收政府信息公开申请77件和63件。", {NEW: 77}, id="分别在前"),
        pytest.param("全年行政许可、行政处罚分别为306件和18件。", {LICENCES: 306, PENALTIES: 18}, id="分别的各行"),
        pytest.param("予以公开、部分公开、不予公开申请分别为9件、5件。", {GRANTED: 9, PARTIAL: 5}, id="分别数目不等"),
        pytest.param("协助县政府办理公开申请17件，未列入本表；自行受理9件。", {NEW: 9}, id="不在表中"),
        pytest.param("作为复议机关审理信息公开类行政复议案件6件，维持4件。", {REVIEWS: 0}, id="作为复议机关"),
        pytest.param("对规范性文件逐件评估，拟废止行政规范性文件5件。", {IN_FORCE: 73}, id="拟废止"),
        pytest.param("公文主动公开的96件、依申请公开的121件、不予公开的127件。", {NEW: 3}, id="公文的属性"),
        pytest.param(f"{OF_REQUESTS}公开（含部分公开）14件。", {GRANTED: 9, PARTIAL: 5}, id="公开含部分公开"),
        pytest.param(f"{OF_REQUESTS}公开或部分公开14件。", {GRANTED: 9, PARTIAL: 5}, id="公开或部分公开"),
        pytest.param(f"{OF_REQUESTS}公开类（含部分公开5件）14件。", {GRANTED: 9, PARTIAL: 5}, id="含部分公开几件"),
        pytest.param(f"{OF_REQUESTS}收到3件，均已办结，2件予以公开。", {GRANTED: 2, SECRETS: 1}, id="数在前"),
        pytest.param(f"{OF_REQUESTS}公开9件，其余5件不予公开、无法提供等。", {GRANTED: 9, SECRETS: 2}, id="其余"),
        pytest.param(f"{OF_REQUESTS}未能在年内答复的5件结转下年。", {NEW: 10, OUT: 5}, id="未答复的"),
        pytest.param(f"{OF_REQUESTS}一次性答复到位的9件。", {NEW: 10}, id="一次性答复"),
        pytest.param(f"{OF_REQUESTS}公开、部分公开各2件。", {GRANTED: 2, PARTIAL: 2}, id="各几件"),
        pytest.param("县政府办公室办理公开申请，予以公开申请8件。", {GRANTED: 8}, id="本来就相同"),
        pytest.param("县政府办公室予以公开政府信息公开申请8件。", {GRANTED: 46}, id="办公室的数"),
        pytest.param(
            "政府信息公开行政诉讼6件（直接起诉3件、复议后起诉3件），被纠正1件。",
            {
                SUITS: 3,
                "litigation.direct_suit.corrected": 1,
                "litigation.suit_after_reconsideration.total": 3,
            },
            id="括号前的诉讼",
        ),
        pytest.param(
            f"{OF_REQUESTS}不掌握、没有现成信息等无法提供的12件。",
            {NOT_HELD: 5, TO_BE_MADE: 3, "requests.unavailable.unclear.total": 4, GRANTED: 7},
            id="等无法提供",
        ),
        pytest.param(
            f"{OF_REQUESTS}办结20件（当年受理19件、上年结转1件）。", {NEW: 22, IN: 1, OUT: 3}, id="办结的两部分"
        ),
        pytest.param(
            "政府信息公开行政诉讼4件，均未经复议；另有1件复议后起诉。",
            {SUITS: 4, "litigation.suit_after_reconsideration.total": 1},
            id="诉讼的一种",
        ),
    ],
)
def test_a_figure_of_a_list_or_of_something_beside_the_tables_is_passed_over(
    say: Say, text: str, figures: dict[str, object]
) -> None:
    assert say(RULE, text, figures) == []


@pytest.mark.parametrize(
    ("text", "figures", "expected"),
    [
        ("2023年、2024年新收政府信息公开申请分别为63件、79件。", {NEW: 77}, ("error", NEW, "79", "77")),
        ("行政许可、行政处罚分别为316件和18件。", {LICENCES: 306, PENALTIES: 18}, ("warning", LICENCES, "316", "306")),
        (f"{OF_REQUESTS}公开和部分公开15件。", {GRANTED: 9, PARTIAL: 5}, ("warning", None, "15", "14")),
        ("作出民办学校设立、变更等行政许可决定41件。", {LICENCES: 14}, ("warning", LICENCES, "41", "14")),
        ("全年制发的8件行政规范性文件全部配发解读材料。", {ISSUED: 5}, ("warning", ISSUED, "8", "5")),
        (f"{OF_REQUESTS}对属于信访举报投诉类的申请不予处理14件。", {PETITIONS: 9}, ("warning", PETITIONS, "14", "9")),
        (f"{OF_REQUESTS}均已办结，其中2件部分公开。", {GRANTED: 2, PARTIAL: 1}, ("warning", PARTIAL, "2", "1")),
    ],
)
def test_a_figure_of_a_list_is_compared_with_its_own_row(
    say: Say, text: str, figures: dict[str, object], expected: tuple[str, ...]
) -> None:
    assert told(say(RULE, text, figures)) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "新收政府信息公开申请20件。与2023年新收的15件相比，增长33.3%。",
        "2024年新收政府信息公开申请20件。同2023年收到的16件相比，多4件。",
        "新收政府信息公开申请20件。对涉及商业秘密的2件申请作出不予公开决定，占不予公开总数的50%。",
        "新收政府信息公开申请20件。予以公开涉及征地的3件，占予以公开件数的三分之一。",
        "新收政府信息公开申请20件。无法提供2件系本机关不掌握，占无法提供总量的40%。",
    ],
)
def test_last_year_s_figures_and_parts_of_an_outcome_are_no_cell(say: Say, text: str) -> None:
    assert told(say(RULE, text, {NEW: 20, GRANTED: 9, "requests.denied.third_party.total": 4})) == []


@pytest.mark.parametrize(
    ("text", "actual"),
    [
        ("依申请公开予以公开7件，占办结总数的35%。", "7"),
        ("较上年相比，新收政府信息公开申请21件。", "21"),
    ],
)
def test_shares_of_all_and_this_year_s_figures_are_compared(say: Say, text: str, actual: str) -> None:
    assert [each[2] for each in told(say(RULE, text, {NEW: 20, GRANTED: 9}))] == [actual]


FIRMS, PEOPLE = "requests.new.enterprise", "requests.new.natural_person"
BOTH = {PEOPLE: 17, FIRMS: 3, NEW: 20, "requests.carried_in.natural_person": 2, IN: 2}


@pytest.mark.parametrize(
    "text",
    [
        "按申请人分，自然人17件、商业企业3件。",
        "按申请主体类型划分，自然人提出19件，商业企业提出3件。",
        "从申请人构成看，自然人17件；商业企业3件。",
        "网上申请按申请人分，自然人8件、商业企业1件。",
        "2023年按申请人分，自然人8件、商业企业1件。",
        "答复的按结果分，其中自然人8件、商业企业1件。",
        "自然人8件、商业企业1件申请了查阅档案。",
    ],
)
def test_applicants_of_all_requests_or_of_some_are_passed_over(say: Say, text: str) -> None:
    assert say(RULE, f"{OF_REQUESTS}{text}", BOTH, sound=False) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("按申请人分，自然人17件、商业企业4件。", ("warning", FIRMS, "4", "3")),
        ("从申请人类别来看，自然人提出14件，商业企业提出3件。", ("warning", PEOPLE, "14", "17")),
    ],
)
def test_applicants_who_are_not_those_of_the_table_are_told(say: Say, text: str, expected: tuple[str, ...]) -> None:
    (found,) = say(RULE, f"{OF_REQUESTS}{text}", BOTH, sound=False)

    assert told([found]) == [expected]
    assert "本年新收申请（" in found.message.zh
