"""N109: what is said to have grown or shrunk differs from the year before by just that."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from gouji.binding.bind import Binder
from gouji.checking.diagnostic import Diagnostic
from gouji.document.reader import read_text
from gouji.text.source import Source
from gouji_gongkai.rules.narrative.year_on_year import year_on_year_findings

Say = Callable[..., list[Diagnostic]]

RULE = "year-on-year"


@pytest.mark.parametrize(
    ("text", "actual"),
    [
        ("新收政府信息公开申请由上年的16件增加到20件，增加6件。", "6件"),
        ("2023年收到政府信息公开申请16件，2024年收到政府信息公开申请20件，较上年增加5件。", "5件"),
        ("上年收到政府信息公开申请20件，今年收到政府信息公开申请16件，同比增加4件。", "4件"),
        ("收到来信20件，比上年增加4件，下降25%。", "25%"),
        ("收到来信20件，比上年的16件增加6件。", "6件"),
        ("收到来信20件，2023年为26件，同比减少5件。", "5件"),
        ("收到来信20件（上年26件），同比减少5件。", "5件"),
        ("收到来信20件，2023年为16件，同比下降25%。", "25%"),
        ("收到来信20件，较上年的26件有所增加。", "26件"),
        ("2023年收到政府信息公开申请16件，2024年收到政府信息公开申请20件，与上年持平。", "20件"),
    ],
)
def test_a_change_that_is_not_the_difference_is_told(say: Say, text: str, actual: str) -> None:
    assert [(d.severity, d.actual) for d in say(RULE, text)] == [("warning", actual)]


@pytest.mark.parametrize(
    "text",
    [
        "新收政府信息公开申请由上年的16件增加到20件，增加4件。",
        "2023年收到政府信息公开申请16件，2024年收到政府信息公开申请20件，较上年增加4件。",
        "收到政府信息公开申请20件，较上年增加4件。",
        "未收到依申请公开事项，与去年相比减少2件。",
        "收到政府信息公开申请20件，与上年基本持平。",
        "公开信息120条，新增栏目4个。",
        "收到来信20件，比上年的16件增加4件，增长25%。",
        "收到来信20件，2023年为26件，同比减少6件。",
        "收到来信20件，较上年的16件有所增加。",
        "收到来信20件，2023年26件，2022年24件，比上年减少6件。",
        "2022年收到来信24件，2023年26件，2024年20件，比上年减少6件。",
        "收到来信20件，其中网上14件、信函6件，较2023年的16件增长25%。",
        "2023年收到来信16件；2024年为20件，增长25%。",
        "收到来信14件、来电6件，比上年的16件增加4件。",
        "2023年收到政府信息公开申请16件，2024年办结政府信息公开申请20件，较上年增加5件。",
    ],
)
def test_a_change_that_fits_or_cannot_be_known_is_passed_over(say: Say, text: str) -> None:
    assert say(RULE, text) == []


@pytest.mark.parametrize(
    ("text", "actual"),
    [
        ("新收政府信息公开申请20件，比上年增加4件。", []),
        ("新收政府信息公开申请20件，比上年增加5件。", ["5件"]),
        ("新收政府信息公开申请20件，同比增长25%。", []),
        ("新收政府信息公开申请20件，同比增长20%。", ["20%"]),
        ("新收政府信息公开申请20件，与上年持平。", ["20件"]),
    ],
)
def test_figures_of_the_year_before_can_be_handed_over(binder: Binder, text: str, actual: list[str]) -> None:
    lines = f"澄江县农机局2024年政府信息公开工作年度报告\n一、总体情况\n{text}\n"
    report = binder.bind(read_text(Source.from_text(lines), binder.kinds["gongkai"].vocabulary))

    found = year_on_year_findings(report, {"requests.new": Decimal(16)})

    assert [finding.actual for finding in found] == actual


@pytest.mark.parametrize(
    "text",
    [
        "公开信息60条，同比减少25%，上年为80条。",
        "接到来信较去年增加4件（去年16件、今年20件）。",
        "接到来信比上年减少20%（上年20件，今年16件）。",
        "来信大幅上升，由上年的20件上升为51件。",
        "来信略有下降，由20件降至19件。",
        "来信连续三年下降，2022年58件、2023年46件、2024年41件。",
        "来信连续三年增长，2024年58件、2023年46件、2022年41件。",
        "近三年逐年减少的是投诉，来信2022年41件、2023年46件、2024年58件。",
        "公开数据集500个，较上年新增100个，增长25%。",
        "共收到来信90件，同比2023年的72件增长25%，同比2022年的80件增长12.5%。",
        "访问量180万人次，较上年的150万人次提升了20%。",
        "来信由上年的20件上升到20件。",
    ],
)
def test_a_direction_that_the_figures_have_is_passed_over(say: Say, text: str) -> None:
    assert [*say(RULE, text), *say("percent-mismatch", text)] == []


@pytest.mark.parametrize(
    ("rule", "text", "actual"),
    [
        (RULE, "公开信息80条，同比减少33.3%，上年为60条。", "33.3%"),
        (RULE, "接到来信较去年增加6件（去年16件、今年20件）。", "6件"),
        (RULE, "来信大幅下降，由上年的20件上升为51件。", "51件"),
        (RULE, "来信由上年的51件上升到20件。", "20件"),
        (RULE, "来信连续三年下降，2022年58件、2023年66件、2024年41件。", "66件"),
        (RULE, "来信连续三年增长，2024年58件、2023年46件、2022年49件。", "46件"),
        ("percent-mismatch", "公开数据集500个，较上年新增100个，增长20%。", "20%"),
        ("percent-mismatch", "访问量180万人次，较上年的150万人次提升了12%。", "12%"),
    ],
)
def test_a_direction_that_the_figures_do_not_have_is_told(say: Say, rule: str, text: str, actual: str) -> None:
    assert [each.actual for each in say(rule, text)] == [actual]
