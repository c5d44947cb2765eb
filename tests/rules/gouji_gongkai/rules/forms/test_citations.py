"""V104, V105: the notice on the form and the regulation are cited by the numbers that they have."""

import pytest

from gouji.testing import Bad, Case, Expected, rule_cases
from gouji_gongkai.rules.forms.repealed_law import repealed_law
from gouji_gongkai.rules.forms.wrong_notice_number import wrong_notice_number

NOTICE = "国办公开办函〔2021〕30号"


def report(preface: str, year: int = 2024) -> str:
    return f"青石县水务局{year}年政府信息公开工作年度报告\n{preface}\n一、总体情况\n公开信息35条。\n"


def wrong(preface: str, number: str, right: str = NOTICE) -> Bad:
    message = f"年度报告格式通知的文号是{right}，此处写作“{number}”"
    return Bad(report(preface), [Expected(message, at=number, severity="warning")])


def repealed(preface: str, words: str) -> Bad:
    message = f"《政府信息公开条例》自2019年5月15日起为国务院令第711号，此处引用的“{words}”已被修订"
    return Bad(report(preface), [Expected(message, at=words, severity="warning")])


NUMBERS = rule_cases(
    wrong_notice_number,
    bad=[
        wrong("依据国办公开函〔2021〕30号编制本报告。", "国办公开函〔2021〕30号"),
        wrong("参照国办函公开（2021）30号文。", "国办函公开（2021）30号"),
        wrong(
            "按照《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办发〔2021〕30号）编制。",
            "国办发〔2021〕30号",
        ),
        wrong("根据国办公开办函〔2020〕30号的要求编制2024年度报告。", "国办公开办函〔2020〕30号"),
        wrong(
            "依据《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕35号）编制。",
            "国办公开办函〔2021〕35号",
        ),
        wrong("参照国公开办函〔2019〕60号。", "国公开办函〔2019〕60号", "国办公开办函〔2019〕60号"),
    ],
    good=[
        report(preface)
        for preface in (
            f"根据{NOTICE}编制本报告。",
            "根据国办公开办函[2021]30 号编制年度报告。",
            "国务院办公厅政府信息与政务公开办公室国办公开办函（2021）30号要求编制本报告。",
            "落实国办发〔2021〕30号、国办函〔2019〕60号文件。",
            "参照国办公开办函〔2019〕61号编制年度报告。",
            "按《政府信息公开工作年度报告格式》和《关于机构调整的通知》（国办公开办函〔2019〕61号）编制。",
            "执行国办公开办函〔2020〕30号文件，规范公开专区建设。",
        )
    ],
)
DECREES = rule_cases(
    repealed_law,
    bad=[
        repealed("根据《政府信息公开条例》（国务院令第492号）编制。", "国务院令第492号"),
        repealed("依照国务院第492号令的要求，编制本报告。", "国务院第492号令"),
        repealed("依据国令第492号编制。", "国令第492号"),
        repealed("依据《条例》（中华人民共和国国务院令 第492号）编制。", "中华人民共和国国务院令 第492号"),
    ],
    good=[
        report("根据《政府信息公开条例》（国务院令第711号）编制。"),
        report("《条例》经国务院令第492号公布、国务院令第711号修订。"),
        report("原《条例》（国务院令第492号）已废止。"),
        report("收到第492号来信。"),
        report("根据《政府信息公开条例》（国务院令第492号）编制。", 2018),
    ],
)


@pytest.mark.parametrize("case", [*NUMBERS, *DECREES], ids=str)
def test_a_number_that_is_not_the_document_s_is_told(case: Case) -> None:
    case.check()
