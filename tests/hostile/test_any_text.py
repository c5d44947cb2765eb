"""Whatever the text: no rule fails, every place is in the text, every figure stands where its fact says."""

from collections.abc import Callable
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from gouji.checking.run import CheckResult
from gouji.document.model import Table
from gouji.errors import UnreadableSourceError
from gouji.report.model import Report

Chain = Callable[[bytes], tuple[Report, CheckResult]]

PIECES = st.sampled_from(
    [
        *"|\t\n \u00a0\u200b。：，、（）《》/-0123",
        "\n\n",
        "\r\n",
        " | ",
        "|||",
        "---",
        "2023年",
        "2024年",
        "我局公开信息35条",
        "青石县水务局",
        "政府信息公开工作年度报告",
        "统计期限为2024年1月1日至12月31日",
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "六、其他需要报告的事项",
        "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
        "第二十条第（一）项",
        "规章",
        "行政规范性文件",
        "规范性文件",
        "行政许可",
        "自然人",
        "商业",
        "企业",
        "其他",
        "总计",
        "一、本年新收政府信息公开申请数量",
        "三、本年度办理结果",
        "（一）予以公开",
        "（三）不予公开",
        "1.属于国家秘密",
        "3.其他",
        "（七）总计",
        "行政复议",
        "结果维持",
        "若干",
        "O",
        "1,234",
        "𠮷",
    ]
)
TEXTS = st.lists(PIECES, max_size=80).map("".join)


def read(chain: Chain, data: bytes) -> tuple[Report, CheckResult] | None:
    try:
        return chain(data)
    except UnreadableSourceError:
        return None


@given(TEXTS)
def test_places_are_in_the_text_and_figures_where_their_facts_say(chain: Chain, text: str) -> None:
    found = read(chain, text.encode())
    if found is None:
        assert text.strip() == ""
        return
    report, result = found
    source = report.document.source

    assert all(0 <= d.span.start <= d.span.end <= len(source.text) for d in result.diagnostics if d.span)
    assert [fact.id for fact in report.facts.values() if fact.cell and source[fact.span] != fact.raw] == []


@given(TEXTS)
def test_blocks_stand_in_order_and_none_within_another(chain: Chain, text: str) -> None:
    found = read(chain, text.encode())
    spans = [block.span for block in found[0].document.blocks] if found else []

    assert all(one.end <= other.start for one, other in pairwise(spans))


@given(TEXTS)
def test_nothing_that_is_seen_is_lost(chain: Chain, text: str) -> None:
    """Every character stands in a paragraph or a cell, but for margins and bars."""
    found = read(chain, text.encode())
    blocks = found[0].document.blocks if found else ()
    spans = [cell.span for b in blocks for cell in (b.cells if isinstance(b, Table) else (b,))]
    kept = {offset for span in spans for offset in range(*span)}

    lost = "".join(character for offset, character in enumerate(text) if offset not in kept)
    assert lost.strip("|- :\t\r\n\u00a0\u200b") == ""


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_said_to_be_unreadable(chain: Chain, data: bytes) -> None:
    read(chain, data)
