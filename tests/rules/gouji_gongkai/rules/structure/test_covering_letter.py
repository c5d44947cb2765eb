"""S121: the letter to the superior is not published with the report."""

from collections.abc import Callable

import pytest

from gouji.checking.diagnostic import Diagnostic

Check = Callable[..., list[Diagnostic]]
Print = Callable[..., str]


@pytest.mark.parametrize(
    "letter",
    [
        "青石县水务局关于报送2024年政府信息公开工作年度报告的函\n县政府办公室：\n现将我局2024年政府信息公开工作年度报告报来，请审示。\n青石县水务局\n2025年1月10日",
        "关于呈报2024年政府信息公开工作年度报告的请示\n区政务公开办：\n我局已编制完成年度报告，现呈上，请审定。",
        "市政府信息公开领导小组：\n根据通知要求，现将我局2024年度报告上报给你们，请查收。",
        "关于上报2024年政府信息公开年报的报告\n根据要求，现将年报随文报送，请予审阅。",
        "关于报送政府信息公开工作年度报告的报告\n省政府办公厅：\n按照要求，现将有关情况报告如下。",
    ],
)
def test_the_letter_above_the_report_is_told_at_its_lines(check: Check, printed: Print, letter: str) -> None:
    text = f"{letter}\n{printed()}"

    (found,) = check("covering-letter", text)

    assert (found.severity, found.span[0]) == ("warning", 0)
    assert found.span[1] <= len(letter)


@pytest.mark.parametrize(
    "preface",
    [
        "现将青石县水务局2024年政府信息公开工作年度报告公布如下：",
        "根据条例第五十条，特向社会公布本报告，欢迎社会各界监督。",
        "本报告已报送县政府办公室。",
        "我局按时上报年度报告，主动接受社会监督。",
        "如有疑问，请与青石县水务局办公室联系：",
    ],
)
def test_a_preface_is_no_letter(check: Check, printed: Print, preface: str) -> None:
    title, _, rest = printed().partition("\n")

    assert check("covering-letter", f"{title}\n{preface}\n{rest}") == []
