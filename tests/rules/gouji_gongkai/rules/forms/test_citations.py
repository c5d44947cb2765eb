"""V103 to V105: the notice on the form and the regulation are cited by the numbers that they have."""

import pytest

from gouji.testing import Bad, Case, Expected, rule_cases
from gouji_gongkai.rules.forms.repealed_law import repealed_law
from gouji_gongkai.rules.forms.stale_citation import stale_citation
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


def titled(preface: str, number: str, title: str, right: str) -> Bad:
    message = f"《{title}》的文号是{right}，此处写作“{number}”"
    return Bad(report(preface), [Expected(message, at=number, severity="warning")])


def no_law(preface: str, words: str) -> Bad:
    message = f"没有“{words}”，应为《中华人民共和国政府信息公开条例》"
    return Bad(report(preface), [Expected(message, at=words, severity="warning")])


FEES, FEES_NUMBER = "政府信息公开信息处理费管理办法", "国办函〔2020〕109号"
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
        titled(f"依照《{FEES}》（国办函〔2021〕109号）收费。", "国办函〔2021〕109号", FEES, FEES_NUMBER),
        titled(
            f"按《国务院办公厅关于印发〈{FEES}〉的通知》（国办发〔2020〕109号）计收。",
            "国办发〔2020〕109号",
            FEES,
            FEES_NUMBER,
        ),
        titled(f"收费标准见《{FEES}》国办函[2020]190号。", "国办函[2020]190号", FEES, FEES_NUMBER),
        titled(
            "对照《政府网站发展指引》（国办发〔2018〕47号）自查。",
            "国办发〔2018〕47号",
            "政府网站发展指引",
            "国办发〔2017〕47号",
        ),
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
            f"按《{FEES}》（{FEES_NUMBER}）收费。",
            f"收费依据《{FEES}》（国办函〔２０２０〕１０９号）。",
            f"按《国务院办公厅关于印发〈{FEES}〉的通知》(国办函[2020] 109号)收费。",
            f"印发《关于转发〈{FEES}〉的通知》（国办发〔2021〕3号），另有《青石县{FEES}》（国办函〔2021〕1号）。",
            f"执行《{FEES}》和《关于切实解决困难的通知》（国办发〔2020〕45号）。",
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
        no_law("依据《中华人民共和国政府信息公开法》编制。", "《中华人民共和国政府信息公开法》"),
        no_law("学习《政府信息公开法》和《保密法》。", "《政府信息公开法》"),
        no_law("依照中华人民共和国政府信息公开法，编制本报告。", "中华人民共和国政府信息公开法"),
    ],
    good=[
        report("根据《政府信息公开条例》（国务院令第711号）编制。"),
        report("《条例》经国务院令第492号公布、国务院令第711号修订。"),
        report("原《条例》（国务院令第492号）已废止。"),
        report("收到第492号来信。"),
        report("答复代表关于制定《政府信息公开法》的建议1件。"),
        report("认真执行政府信息公开法律法规，学习《政府信息公开法治读本》。"),
        report("建议将条例上升为《中华人民共和国政府信息公开法》。"),
        report("根据《政府信息公开条例》（国务院令第492号）编制。", 2018),
    ],
)


FORM = "中华人民共和国政府信息公开工作年度报告格式"
TITLES = rule_cases(
    stale_citation,
    bad=[
        Bad(
            report(f"依据《{FORM}》（国办公开办函〔2019〕60号）编制。"),
            [
                Expected(
                    f"《{FORM}》的文号是{NOTICE}，此处写作国办公开办函〔2019〕60号",
                    at="国办公开办函〔2019〕60号",
                    severity="warning",
                )
            ],
        )
    ],
    good=[report(f"依据《{FORM}（试行）》（国办公开办函〔2019〕60号）编制。", 2020)],
)


@pytest.mark.parametrize("case", [*NUMBERS, *DECREES, *TITLES], ids=str)
def test_a_number_that_is_not_the_document_s_is_told(case: Case) -> None:
    case.check()
