"""N102: what prose says of all or none agrees with the tables."""

from collections.abc import Callable

import pytest

from gouji.checking.diagnostic import Diagnostic

Say = Callable[..., list[Diagnostic]]

RULE = "narrative-contradiction"
LITIGATION = "四、政府信息公开行政复议、行政诉讼情况"
NEW, IN, OUT = "requests.new.total", "requests.carried_in.total", "requests.carried_out.total"
HANDLED = "requests.handled_total.total"
REVIEWS, UPHELD, PENDING = (f"litigation.reconsideration.{name}" for name in ("total", "upheld", "pending"))
SUITS = "litigation.direct_suit.total"
ISSUED = "proactive.normative_documents.issued"


@pytest.mark.parametrize(
    ("text", "figures", "expected"),
    [
        ("2024年，我局未收到政府信息公开申请。", {NEW: 2}, [("error", NEW, "未收到政府信息公开申请")]),
        ("本年度无政府信息公开申请。", {NEW: 1}, [("error", NEW, "无政府信息公开申请")]),
        ("没有收到依申请公开件。", {NEW: 1}, [("error", NEW, "没有收到依申请公开件")]),
        ("新收政府信息公开申请6件，没有上年结转的申请。", {NEW: 6, IN: 1}, [("error", IN, "没有上年结转的申请")]),
        ("新收政府信息公开申请6件，没有结转下年度的申请。", {NEW: 6, OUT: 1}, [("error", OUT, "没有结转下年度的申请")]),
        ("收到政府信息公开申请10件，全部办结。", {NEW: 10, OUT: 3, HANDLED: 7}, [("error", OUT, "全部办结")]),
        (
            "新收政府信息公开申请10件，上年结转1件，均已办结。",
            {NEW: 10, IN: 1, OUT: 3, HANDLED: 8},
            [("error", OUT, "均已办结")],
        ),
        ("政府信息公开申请办结率100%。", {NEW: 10, OUT: 3, HANDLED: 7}, [("error", OUT, "办结率100%")]),
        ("政府信息公开申请按期办结率100%。", {NEW: 10, OUT: 3, HANDLED: 7}, []),
        (
            "未发生因政府信息公开引起的行政复议。",
            {REVIEWS: 1},
            [("error", REVIEWS, "未发生因政府信息公开引起的行政复议")],
        ),
        ("未制发行政规范性文件。", {ISSUED: 1}, [("warning", ISSUED, "未制发行政规范性文件")]),
    ],
)
def test_a_claim_that_the_table_refutes_is_told(
    say: Say, text: str, figures: dict[str, object], expected: list[tuple[str, str, str]]
) -> None:
    found = say(RULE, text, figures)

    assert [(d.severity, d.fact, d.message.zh.split("“")[1].split("”")[0]) for d in found] == expected


def test_all_upheld_beside_pending_ones_is_told(say: Say) -> None:
    found = say(RULE, "因政府信息公开被申请行政复议5件，均获维持。", {REVIEWS: 5, UPHELD: 3, PENDING: 2})

    assert [(d.severity, [r.fact for r in d.related]) for d in found] == [("error", [REVIEWS, UPHELD])]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        pytest.param("未收到因政府信息公开申请引发的行政复议。", {NEW: 5}, id="未收到行政复议不是申请"),
        pytest.param("未收到对政府信息公开工作的投诉。", {NEW: 5}, id="未收到投诉"),
        pytest.param("政府信息公开申请按时答复率100%。", {NEW: 5, OUT: 2}, id="按时答复率"),
        pytest.param("收到政府信息公开申请5件，均在法定期限内答复。", {NEW: 5, OUT: 2}, id="法定期限内"),
        pytest.param("收到政府信息公开申请5件，均按时办结。", {NEW: 5, OUT: 2}, id="均按时办结"),
        pytest.param("办理政府信息公开申请8件，全部办结。", {NEW: 10, OUT: 2, HANDLED: 8}, id="总计全部办结"),
        pytest.param("上年结转的政府信息公开申请2件已全部办结。", {IN: 2, NEW: 5, OUT: 1}, id="上年结转全部办结"),
        pytest.param("除结转下年的2件外，政府信息公开申请全部办结。", {NEW: 5, OUT: 2}, id="除结转外"),
        pytest.param("2023年未收到政府信息公开申请。", {NEW: 5}, id="上一年没有"),
        pytest.param("上半年未收到政府信息公开申请。", {NEW: 5}, id="半年没有"),
        pytest.param("未收到公民通过信函提出的政府信息公开申请。", {NEW: 5}, id="一个渠道没有"),
        pytest.param("未收到重复申请，没有补正后仍不明确的政府信息公开申请。", {NEW: 5}, id="一个种类没有"),
        pytest.param("信访事项全部办结，建议提案均已答复。", {NEW: 5, OUT: 2}, id="信访全部办结"),
        pytest.param("未发生政府信息公开行政复议被纠正的情形。", {REVIEWS: 5}, id="没有被纠正"),
        pytest.param("未发生行政复议。", {REVIEWS: 5}, id="一般的行政复议"),
        pytest.param("未经复议直接起诉的政府信息公开案件1件。", {REVIEWS: 5}, id="未经复议"),
        pytest.param(
            "因政府信息公开被申请行政复议5件，审结3件，均获维持。",
            {REVIEWS: 5, UPHELD: 3, PENDING: 2},
            id="审结的均维持",
        ),
        pytest.param("因政府信息公开被申请行政复议5件，均获维持。", {REVIEWS: 5, UPHELD: 5}, id="确实均维持"),
        pytest.param("收到政府信息公开申请10件，全部办结。", {NEW: 10, HANDLED: 10}, id="确实全部办结"),
        pytest.param("未收到政府信息公开申请。", {}, id="确实没有"),
    ],
)
def test_a_claim_that_holds_or_is_about_something_else_is_passed_over(
    say: Say, text: str, figures: dict[str, object]
) -> None:
    assert say(RULE, text, figures) == []


def test_no_reviews_and_no_suits_in_one_clause_are_two_claims(say: Say) -> None:
    text = "2024年未发生行政复议、行政诉讼。"

    found = say(RULE, text, {REVIEWS: 1, SUITS: 2}, under=LITIGATION)

    assert [(d.severity, "、".join(str(r.fact) for r in d.related)) for d in found] == [
        ("error", REVIEWS),
        ("error", "litigation.direct_suit.total、litigation.suit_after_reconsideration.total"),
    ]


def test_a_cell_that_its_own_table_corrects_is_no_second_finding(say: Say) -> None:
    """The sums say 0 as the text does: total-consistency tells it."""
    text = "2024年未发生因政府信息公开引起的行政诉讼。"

    assert say(RULE, text, {SUITS: 7}, sound=False) == []


def test_a_table_that_breaks_its_own_sums_makes_it_a_warning(say: Say) -> None:
    handled = {f"requests.{row}.{c}": 2 for row in ("granted", "handled_total") for c in ("natural_person", "total")}

    (found,) = say(RULE, "未收到政府信息公开申请。", {NEW: 3, "requests.new.natural_person": 2, **handled}, sound=False)

    assert found.severity == "warning"


def test_a_table_whose_sums_ask_for_what_the_text_says_is_no_contradiction(say: Say) -> None:
    """Nothing was handled: by the table's own sums 新收 should be 0."""
    found = say(RULE, "未收到政府信息公开申请。", {NEW: 3, "requests.new.natural_person": 2}, sound=False)

    assert list(found) == []


DIRECT, LATER = "litigation.direct_suit", "litigation.suit_after_reconsideration"


@pytest.mark.parametrize(
    ("text", "figures", "expected"),
    [
        ("政府信息公开行政复议5件，行政诉讼2件，均获维持。", {REVIEWS: 5, UPHELD: 3}, [UPHELD]),
        ("政府信息公开行政复议3件、诉讼2件，结果均为维持。", {REVIEWS: 3, UPHELD: 3, SUITS: 2}, [f"{DIRECT}.upheld"]),
        (
            "因政府信息公开发生复议3件、诉讼2件，均维持。",
            {REVIEWS: 3, UPHELD: 2, SUITS: 2},
            [f"{DIRECT}.upheld", UPHELD],
        ),
        (
            "政府信息公开行政复议和行政诉讼共5件，均维持。",
            {REVIEWS: 3, UPHELD: 1, SUITS: 2},
            [f"{DIRECT}.upheld", UPHELD],
        ),
        ("政府信息公开行政复议、行政诉讼案件均获维持。", {REVIEWS: 3, UPHELD: 2}, [UPHELD]),
    ],
)
def test_all_upheld_is_said_of_each_kind_before_it(
    say: Say, text: str, figures: dict[str, object], expected: list[str]
) -> None:
    found = say(RULE, text, figures)

    assert sorted(str(d.related[len(d.related) // 2].fact) for d in found) == sorted(expected)


@pytest.mark.parametrize(
    "figures",
    [
        {REVIEWS: "", UPHELD: 3, PENDING: 2},
        {REVIEWS: 5, UPHELD: "", PENDING: 2},
        {REVIEWS: "", UPHELD: "", PENDING: 1},
    ],
)
def test_all_upheld_is_refuted_by_one_cell_where_others_are_blank(say: Say, figures: dict[str, object]) -> None:
    (found,) = say(RULE, "因政府信息公开被申请行政复议5件，均获维持。", figures, sound=False)

    assert [related.fact for related in found.related] == [PENDING]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        pytest.param(
            "政府信息公开行政复议5件，维持3件，行政诉讼2件，均获维持。",
            {REVIEWS: 5, UPHELD: 3, SUITS: 2, f"{DIRECT}.upheld": 2},
            id="复议另有结果",
        ),
        pytest.param(
            "政府信息公开行政复议5件，行政诉讼2件，诉讼均获维持。",
            {REVIEWS: 5, UPHELD: 3, SUITS: 2, f"{DIRECT}.upheld": 2},
            id="只说诉讼",
        ),
        pytest.param(
            "政府信息公开行政复议5件，行政诉讼2件，审结的均获维持。", {REVIEWS: 5, UPHELD: 3}, id="只说审结的"
        ),
        pytest.param("新收政府信息公开申请20件，上年结转2件均已办结。", {NEW: 20, IN: 2, OUT: 2}, id="只说上年结转的"),
        pytest.param("收到政府信息公开申请20件，到期的均已办结。", {NEW: 20, OUT: 2}, id="只说到期的"),
        pytest.param(
            "政府信息公开行政复议5件、行政诉讼2件，均获维持。",
            {REVIEWS: 5, UPHELD: 5, f"{LATER}.total": 2, f"{LATER}.upheld": 2},
            id="确实都维持",
        ),
    ],
)
def test_all_that_is_said_of_some_is_no_claim_of_all(say: Say, text: str, figures: dict[str, object]) -> None:
    assert say(RULE, text, figures) == []


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("收到政府信息公开申请20件，均已办理完毕。结转下年度继续办理2件。", ["2"]),
        ("收到政府信息公开申请20件，均已办理完毕。没有结转下年度继续办理的申请。", []),
    ],
)
def test_where_the_table_is_blank_the_text_itself_refutes_it(say: Say, text: str, stated: list[str]) -> None:
    found = say(RULE, text, {NEW: 20, OUT: ""}, sound=False)

    assert [related.message.zh.removeprefix("此处为 ") for d in found for related in d.related] == stated


OF_REQUESTS = "（二）依申请公开。"
GRANTED, PARTIAL = "requests.granted.total", "requests.partial.total"
NATURAL = "requests.new.natural_person"
TWENTY = {
    f"requests.{row}.{column}": figure
    for row in ("new", "carried_out")
    for column, figure in (("natural_person", 15), ("enterprise", 5), ("total", 20))
}
"""New requests of 15 persons and 5 enterprises, all carried out."""


@pytest.mark.parametrize(
    ("text", "figures", "words"),
    [
        (f"{OF_REQUESTS}收到申请33件，均予以公开，按时答复率100%。", {NEW: 33, GRANTED: 18}, "均予以公开"),
        (f"{OF_REQUESTS}收到的申请已全部予以公开。", {NEW: 33, GRANTED: 18}, "全部予以公开"),
        (f"{OF_REQUESTS}新收申请20件，申请人全部为自然人。", TWENTY, "全部为自然人"),
        (f"{OF_REQUESTS}新收申请20件，均来自公民个人。", TWENTY, "均来自公民个人"),
        (
            "政府信息公开行政诉讼5件，全部为复议后起诉。",
            {SUITS: 2, f"{LATER}.total": 3},
            "全部为复议后起诉",
        ),
        (
            "政府信息公开行政诉讼5件，均系未经复议直接起诉。",
            {SUITS: 2, f"{LATER}.total": 3},
            "均系未经复议",
        ),
        (f"{OF_REQUESTS}新收申请9件，全部按期办结。其中4件尚在办理中。", {NEW: 9, OUT: 4}, "全部按期办结"),
    ],
)
def test_all_of_one_kind_is_refuted_by_others_in_the_table(
    say: Say, text: str, figures: dict[str, object], words: str
) -> None:
    found = say(RULE, text, figures, sound=NATURAL not in figures)

    assert [d.message.zh.split("“")[1].split("”")[0] for d in found] == [words]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        pytest.param(f"{OF_REQUESTS}收到33件，均予以公开。", {NEW: 33, GRANTED: 30, PARTIAL: 3}, id="含部分公开"),
        pytest.param(f"{OF_REQUESTS}收到33件，其中18件均予以公开。", {NEW: 33, GRANTED: 18}, id="只说其中的"),
        pytest.param(f"{OF_REQUESTS}新收20件，网上申请均为自然人。", TWENTY, id="一个渠道"),
        pytest.param(
            "政府信息公开行政诉讼2件，均为未经复议直接起诉；另有3件复议后起诉。",
            {SUITS: 2, f"{LATER}.total": 3},
            id="另有",
        ),
        pytest.param(
            "政府信息公开行政复议9件（维持5件、纠正4件），行政诉讼5件（一审3件、二审2件，均获维持）。",
            {REVIEWS: 9, UPHELD: 5, SUITS: 5, f"{DIRECT}.upheld": 5},
            id="括号内只说诉讼",
        ),
        pytest.param("因1件答复引发政府信息公开行政复议。此外没有其他复议、诉讼案件。", {REVIEWS: 1}, id="没有其他"),
        pytest.param(f"{OF_REQUESTS}新收申请9件，全部按期办结。", {NEW: 9, OUT: 4}, id="按期"),
        pytest.param(f"{OF_REQUESTS}说理的占全部答复书的比例提高。", {NEW: 9, OUT: 4}, id="全部答复书"),
    ],
)
def test_all_of_one_kind_that_is_said_of_some_is_passed_over(say: Say, text: str, figures: dict[str, object]) -> None:
    assert say(RULE, text, figures, sound=NATURAL not in figures) == []
