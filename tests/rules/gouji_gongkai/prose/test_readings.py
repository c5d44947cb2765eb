"""Shares, lists and counts of the tables: true by any reading, they are passed over; by none, they are found."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import combinations

from hypothesis import assume, given
from hypothesis import strategies as st
import pytest

from gouji.checking.diagnostic import Diagnostic

Say = Callable[..., list[Diagnostic]]

SHARES = {
    "句中": "整理档案{whole}份，其中文书{one}份，占{percent}%，照片{two}份。",
    "前一句": "整理档案{whole}份。其中，文书{one}份，占{percent}%；照片{two}份。",
    "再前一句": "整理档案{whole}份，均已上架。今年换了新的封面。文书{one}份，占{percent}%。",
    "点名": "登记档案{more}份，整理档案{whole}份，其中文书{one}份，占整理总数的{percent}%。",
    "同类之和": "文书{one}份，占{percent}%；照片{two}份，占{rest}%。",
    "中间有增长": "整理档案{whole}份，其中照片{two}份，文书{one}份，比上年增长7%，占总数的{percent}%。",
    "括号": "整理档案{whole}份（文书{one}份，占{percent}%；照片{two}份）。",
    "分别": "整理档案{whole}份，其中文书{one}份、照片{two}份，分别占{percent}%和{rest}%。",
    "与结转之和": "登记文书{one}份，上年结转{two}份，其中上架{one}份，占{percent}%。",
}
LISTS = {
    "其中": "整理档案{whole}份，其中文书{one}份，照片{two}份。",
    "另起一句": "整理档案{whole}份。其中，文书{one}份；照片{two}份。",
    "括号": "整理档案{whole}份（文书{one}份、照片{two}份），移交{more}份。",
    "逗号后的括号": "整理档案{whole}份，（其中：文书{one}份；照片{two}份）。",
    "有增长": "整理档案{whole}份，同比增长7%，其中文书{one}份，比上年增加3份，照片{two}份。",
    "两个单位": "整理档案{whole}份，其中文书2件{one}份，照片3件{two}份。",
    "后有结转": "整理档案{whole}份，其中文书{one}份、照片{two}份，上年度转入{more}份。",
    "再分": "整理档案{whole}份，其中文书{one}份（甲室1份、乙室1份、丙室{three}份），照片{two}份。",
}
FIGURES = st.integers(20, 900)


def quotients(values: list[int]) -> Iterator[Decimal]:
    """The percentages of all sums of some of the figures in all others."""
    sums = {sum(some) for count in range(1, len(values) + 1) for some in combinations(values, count)}
    yield from (Decimal(100 * part) / whole for part in sums for whole in sums)


@pytest.mark.parametrize("template", SHARES.values(), ids=SHARES)
@given(one=FIGURES, two=FIGURES, data=st.data())
def test_a_share_is_found_only_where_it_is_true_by_no_reading(
    say: Say, template: str, one: int, two: int, data: st.DataObject
) -> None:
    whole = one + two
    more = whole + data.draw(st.integers(1, 300))
    right = (Decimal(100 * one) / whole).quantize(Decimal("0.01"))
    off = data.draw(st.sampled_from((0, 0, *range(-30, 31))))
    told = right + off
    assume(0 < told < 100)
    every = [one, two, whole, more]
    assume(not off or all(abs(told - each) > Decimal("0.02") for each in quotients(every)))
    values = {"one": one, "two": two, "whole": whole, "more": more, "percent": told, "rest": 100 - right}

    found = say("percent-mismatch", template.format_map(values))

    assert [d.actual for d in found] == ([f"{told}%"] if off else [])


@pytest.mark.parametrize("template", LISTS.values(), ids=LISTS)
@given(one=FIGURES, two=FIGURES, data=st.data())
def test_a_list_is_found_only_where_it_adds_up_in_no_reading(
    say: Say, template: str, one: int, two: int, data: st.DataObject
) -> None:
    most = min(one + two - max(one, two), (one + two) // 6)
    off = data.draw(st.sampled_from((0, 0, *range(-most, most + 1))))
    whole = one + two + off
    more = one + two + 1000
    values = {"one": one, "two": two, "whole": whole, "more": more, "three": one - 2}

    found = say("part-sum", template.format_map(values))

    expected = [(str(whole), str(one + two))] if off else []
    assert [(d.actual, d.expected) for d in found] == expected


NEW, IN, HANDLED = "requests.new.total", "requests.carried_in.total", "requests.handled_total.total"
GRANTED, PARTIAL = "requests.granted.total", "requests.partial.total"
QUERIES, AFFAIRS = "requests.denied.administrative_inquiry.total", "requests.denied.internal_affairs.total"
ISSUED, FEES = "proactive.normative_documents.issued", "proactive.fees.amount"
SUITS, LATER = "litigation.direct_suit.total", "litigation.suit_after_reconsideration.total"
COUNTS = {
    "本行": ("全年新收政府信息公开申请{told}件。", (NEW, IN), ("one",)),
    "含结转": ("受理政府信息公开申请{told}件（含上年结转{two}件）。", (NEW, IN), ("both",)),
    "受理": ("全年受理政府信息公开申请{told}件。", (NEW, IN), ("one", "both")),
    "答复含结转": ("依申请公开方面，全年答复{told}件。", (NEW, IN), ("one", "both")),
    "予以公开": ("政府信息公开申请予以公开{told}件。", (GRANTED, PARTIAL), ("one", "both")),
    "两行": ("政府信息公开申请予以公开和部分公开{told}件。", (GRANTED, PARTIAL), ("both",)),
    "一组两行": ("办理政府信息公开申请，行政查询事项{told}件。", (QUERIES, AFFAIRS), ("one", "both")),
    "诉讼": ("因政府信息公开引起行政诉讼{told}件。", (SUITS, LATER), ("both",)),
    "一种诉讼": ("因政府信息公开未经复议直接提起行政诉讼{told}件。", (SUITS, LATER), ("one",)),
    "新制定与修订": ("新制定行政规范性文件{told}件、修订{two}件。", (ISSUED,), ("one", "less")),
    "其中本局": ("依申请公开方面，全系统收到申请{told}件，其中本局收到{one}件。", (NEW,), ("one", "any")),
}


@pytest.mark.parametrize("count", COUNTS.values(), ids=COUNTS)
@given(one=FIGURES, two=FIGURES, data=st.data())
def test_a_count_of_the_tables_is_found_only_where_no_reading_has_it(
    say: Say, count: tuple[str, tuple[str, ...], tuple[str, ...]], one: int, two: int, data: st.DataObject
) -> None:
    template, facts, ways = count
    values = {"one": one, "both": one + two, "less": one - two, "any": 3 * one}
    right = {values[way] for way in ways if values[way] > 0}
    wrong = st.integers(one + two + 1, one + two + 900)
    told = data.draw(st.sampled_from(sorted(right)) if "any" in ways else st.sampled_from(sorted(right)) | wrong)

    found = say(
        "narrative-mismatch", template.format(told=told, one=one, two=two), dict(zip(facts, (one, two), strict=False))
    )

    assert [d.actual for d in found if d.severity != "info"] == ([] if told in right else [str(told)])
