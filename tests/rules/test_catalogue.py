"""The catalogue's rules on tables, sections, writing and privacy: every trap gives nothing, every fault its finding.

A case is a sound report of 2024 with one thing changed: ``old`` replaced by ``new``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest

from gouji.checking.diagnostic import Diagnostic

Check = Callable[..., list[Diagnostic]]
Print = Callable[..., str]

OVERVIEW = "一、总体情况\n"
PROSE = (
    "2024年，我局主动公开政府信息35条，未收到依申请公开申请。健全政府信息管理制度，维护门户网站和微信公众号平台，"
    "将公开工作纳入考核，加强监督保障。\n"
)
PROBLEMS = (
    "五、存在的主要问题及改进情况\n公开的内容还不够丰富，工作人员的业务能力有待提高。下一步将加强培训，完善制度。\n"
)
OTHER = "六、其他需要报告的事项\n本年度未收取信息处理费。\n"
FORM = "规章 | 0 | 0 | 0 |"


class Case(NamedTuple):
    """A trap (``found`` is "") or a fault: what is found (‸ is the point before two characters) and how severe it is."""

    rule: str
    what: str
    old: str
    new: str
    found: str = ""
    severity: str = "warning"


def written(printed: Print, **how: str) -> str:
    """A sound report of 2024 with a sentence or two in the sections that have no table."""
    text = printed(**how)
    text = text.replace(OVERVIEW, OVERVIEW + PROSE, 1)
    text = text.replace("五、存在的主要问题及改进情况\n", PROBLEMS, 1)
    return text.replace("六、其他需要报告的事项\n", OTHER, 1)


TABLES = [
    Case("negative-count", "a minus", FORM, "规章 | 0 | -2 | 0 |", "-2", "error"),
    Case("negative-count", "a dash is a placeholder", FORM, "规章 | 0 | - | 0 |"),
    Case("decimal-count", "decimals that are zero", FORM, "规章 | 3.0 | 0 | 3 |", "3.0"),
    Case("decimal-count", "decimals", FORM, "规章 | 2.5 | 0 | 3 |", "2.5"),
    Case("decimal-count", "万元", "行政事业性收费 | 0 | ||", "行政事业性收费 | 12.50 | ||"),
    Case("extra-row", "a row of one's own", FORM, f"{FORM}\n会议纪要 | 4 | 0 | 4 |", "会议纪要"),
    Case("extra-row", "a row twice", FORM, f"{FORM}\n{FORM}", "规章"),
    Case("extra-row", "小计 is harmless", FORM, f"{FORM}\n小计 | 0 | 0 | 0 |", "小计", "info"),
    Case("extra-row", "a typing error in a label", "行政强制 | 0", "行政强製 | 0"),
    Case(
        "row-order",
        "two rows in each other's place",
        "行政处罚 | 0 | ||\n行政强制",
        "行政强制 | 0 | ||\n行政处罚",
        "行政强制",
    ),
    Case("label-variant", "其它", "3.其他 |", "3.其它 |", "其它", "info"),
    Case("label-variant", "the width of brackets", "（一）予以公开", "(一)予以公开"),
    Case("label-variant", "其它 in a sentence", "下一步将", "其它方面，下一步将"),
    Case(
        "truncated-header", "尚未", "其他结果 | 尚未审结 | 总计 | 未经", "其他结果 | 尚未 | 总计 | 未经", "尚未", "info"
    ),
    Case("truncated-header", "white space in a label", "商业企业", "商业 企业"),
    Case("mixed-bullets", "1． among 1.", "3.危及", "3．危及", "．", "info"),
    Case("mixed-bullets", "（一） is another list", "（一）予以公开", "(一)予以公开"),
    Case(
        "in-force-too-low",
        "fewer in force than made",
        "行政规范性文件 | 0 | 0 | 0",
        "行政规范性文件 | 5 | 0 | 3",
        "3",
        "info",
    ),
    Case("in-force-too-low", "some were repealed", "行政规范性文件 | 0 | 0 | 0", "行政规范性文件 | 5 | 1 | 3"),
    Case("regulation-by-township", "a county's office", FORM, "规章 | 2 | 0 | 2 |", "2"),
    Case("form-drift", "本年新制作数量", "本年制发件数", "本年新制作数量", "本年新制作数量"),
    Case("form-drift", "规范性文件 as a row", "\n行政规范性文件", "\n规范性文件", "规范性文件"),
    Case("form-drift", "规范性文件 in prose", "主动公开政府信息35条", "主动公开规范性文件35件"),
    Case(
        "stale-citation",
        "the notice of 2019",
        PROSE,
        f"根据国办公开办函〔2019〕60号编制。{PROSE}",
        "国办公开办函〔2019〕60号",
    ),
    Case("stale-citation", "〔2019〕61号 is another notice", PROSE, f"根据国办公开办函〔2019〕61号编制。{PROSE}"),
    Case("stale-citation", "wide digits", PROSE, f"根据国办公开办函〔２０２１〕３０号编制。{PROSE}"),
    Case(
        "stale-citation",
        "one notice's title, the other's number",
        PROSE,
        f"根据《关于印发年度报告格式的通知》（国办公开办函〔2019〕60号）编制。{PROSE}",
        "国办公开办函〔2019〕60号",
    ),
]

SECTIONS = [
    Case(
        "empty-section", "nothing under the last heading", OTHER, "六、其他需要报告的事项\n", "六、其他需要报告的事项"
    ),
    Case(
        "empty-section",
        "nothing under problems",
        PROBLEMS,
        "五、存在的主要问题及改进情况\n",
        "五、存在的主要问题及改进情况",
        "error",
    ),
    Case("empty-section", "无 is something", OTHER, "六、其他需要报告的事项\n无。\n"),
    Case(
        "section-order", "five after six", PROBLEMS + OTHER, OTHER + PROBLEMS, "五、存在的主要问题及改进情况", "error"
    ),
    Case("section-order", "a nested list", PROSE, f"{PROSE}一、加强领导。\n二、完善制度。\n"),
    Case("duplicate-section", "problems twice", PROBLEMS, PROBLEMS + PROBLEMS, "五、存在的主要问题及改进情况"),
    Case("duplicate-section", "a sub-heading", PROSE, f"（二）主动公开政府信息情况\n{PROSE}"),
    Case("section-numbering", "6、 among 一、", "六、其他需要", "6、其他需要", "6、"),
    Case("section-numbering", "another's ordinal", "六、其他需要", "七、其他需要", "七、"),
    Case("section-numbering", "a sub-list", PROSE, f"{PROSE}1、加强领导。\n2、完善制度。\n"),
    Case("extra-section", "a seventh", OTHER, f"{OTHER}七、下一步打算\n继续努力。\n", "七、下一步打算"),
    Case("extra-section", "an annex", OTHER, f"{OTHER}七、附件\n附表：数据。\n"),
    Case(
        "heading-wording",
        "other words",
        "五、存在的主要问题及改进",
        "五、工作中存在的主要问题及其改进",
        "工作中存在的主要问题及其改进情况",
        "info",
    ),
    Case("heading-wording", "a variant", "五、存在的主要问题及改进情况", "五、存在问题及改进措施"),
    Case(
        "heading-wording",
        "公开政府 without 信息",
        PROSE,
        f"（二）依申请公开政府办理情况\n{PROSE}",
        "公开政府",
        "info",
    ),
    Case("missing-title", "no title", "青石县水务局2024年政府信息公开工作年度报告\n", "", "‸一、", "info"),
    Case(
        "missing-title",
        "over two lines",
        "青石县水务局2024年政府信息公开工作年度报告",
        "青石县水务局\n2024年政府信息公开工作年度报告",
    ),
    Case(
        "malformed-title",
        "the year twice",
        "青石县水务局2024年",
        "2024年青石县水务局2024年",
        "2024",
    ),
    Case(
        "malformed-title",
        "the year in brackets",
        "青石县水务局2024年政府信息公开工作年度报告",
        "青石县水务局政府信息公开工作年度报告（2024）",
    ),
    Case("malformed-title", "year first", "青石县水务局2024年政府", "2024年青石县水务局政府"),
    Case(
        "malformed-title",
        "政府信息公开 is lost",
        "年政府信息公开工作年度报告",
        "年政务公开年度报告",
        "青石县水务局2024年政务公开年度报告",
    ),
    Case("missing-aspect", "no word of requests", "，未收到依申请公开申请", "", "一、总体情况"),
    Case("missing-aspect", "一是…二是…", PROSE, PROSE.replace("健全", "一是健全")),
    Case("missing-fee-statement", "not a word", "本年度未收取信息处理费。", "无其他事项。", "‸无其"),
    Case(
        "missing-fee-statement", "said in section one", "本年度未收取信息处理费。\n", "无。\n本年度没有收取任何费用。\n"
    ),
    Case("thin-problems", "无", PROBLEMS, "五、存在的主要问题及改进情况\n无。\n", "无。"),
    Case(
        "thin-problems",
        "no improvement",
        PROBLEMS,
        "五、存在的主要问题及改进情况\n公开的内容不多，栏目更新不及时，业务能力不足，群众知晓度不高。\n",
        "‸\n六",
    ),
    *(
        Case("thin-problems", said, PROBLEMS, f"五、存在的主要问题及改进情况\n栏目更新偏慢，业务能力不足。{said}\n")
        for said in (
            "对此，我局自十月起按月公布运行数据。",
            "已编写答复样式两套，供各科室参照。",
            "拟从公益性岗位中选聘两名信息员。",
            "年内上线在线预约功能，第四季度未再收到投诉。",
            "新设一站式专题，归集公示信息百余条。",
            "2025年，政策类信息占比不低于三成，培训不少于两次。",
            "3个没有专栏的单位现已全部建成专栏。",
        )
    ),
    Case(
        "thin-problems",
        "last year's problems",
        PROBLEMS,
        f"五、存在的主要问题及改进情况\n2023年存在的不足已全部整改到位。{PROBLEMS[16:]}",
    ),
    Case("missing-period", "no period", PROSE, PROSE, "青石县水务局2024年政府信息公开工作年度报告", "off"),
    Case("missing-supervision-result", "a department owes none", PROSE, PROSE),
]

WRITING = [
    Case(
        "form-instruction",
        "该部分以表格形式报告",
        OTHER,
        f"该部分以表格形式报告\n{OTHER}",
        "该部分以表格形式报告",
        "error",
    ),
    Case("page-chrome", "a button", OTHER, f"{OTHER}打印本页\n", "打印本页"),
    Case("page-chrome", "微信 and 二维码 in prose", OTHER, f"{OTHER}群众可扫描二维码关注微信公众号。\n"),
    Case(
        "cms-metadata",
        "a line of fields",
        OVERVIEW,
        f"来源：县水务局 发布时间：2025-01-20\n{OVERVIEW}",
        "来源：县水务局 发布时间：2025-01-20",
    ),
    Case("cms-metadata", "来源 in prose", OTHER, f"{OTHER}数据来源：本局统计，真实可靠。\n"),
    Case("placeholder", "××条", "35条", "××条", "××条", "error"),
    Case("placeholder", "20XX年", "2024年，我局", "20XX年，我局", "20XX年", "error"),
    Case("placeholder", "a masked name", OTHER, f"{OTHER}经办人：李XX，电话：138****0000。\n"),
    Case("markup-residue", "an entity", "35条", "35条&nbsp;", "&nbsp;"),
    Case("markup-residue", "less than", "35条", "35条（占比<50%）"),
    Case("hidden-character", "a zero-width space", "35条", "35\u200b条", "\u200b", "info"),
    Case("hidden-character", "text that was lost", "35条", "35\ufffd条", "\ufffd"),
    Case("hidden-character", "a no-break space in a table", FORM, "规章 |\u00a00 | 0 | 0 |"),
    Case("halfwidth-punctuation", "one comma", "健全政府信息管理制度，", "健全政府信息管理制度,", ",", "info"),
    Case("halfwidth-punctuation", "1,234 and times", "35条", "1,234条（9:30前）"),
    Case("unbalanced-brackets", "opened only", "35条", "（35条", "（"),
    Case("unbalanced-brackets", "1）", OTHER, f"{OTHER}1）加强领导；2）完善制度。\n"),
    Case("unbalanced-brackets", "closed on the next line", OTHER, f"{OTHER}（含下属单位\n共三家）均已公开。\n"),
    Case("unbalanced-quotes", "opened only", "35条", "“35条", "“"),
    Case("unbalanced-quotes", "a pair", "35条", "“双公示”信息35条"),
    Case("duplicate-punctuation", "。。", "信息处理费。", "信息处理费。。", "。。"),
    Case("duplicate-punctuation", "……", "信息处理费。", "信息处理费……"),
    Case("numbering-gap", "（一）（二）（四）", PROSE, f"（一）甲。\n（二）乙。\n（四）{PROSE}", "（四）"),
    Case("numbering-gap", "（1） among （一）", PROSE, f"（一）甲。\n（二）乙。\n（1）丙。（2）丁。\n（三）{PROSE}"),
    Case("numbering-gap", "a list that goes on", PROSE, f"（1）甲。（2）乙。\n（3）丙。\n1.丁。2.戊。\n3.{PROSE}"),
    Case("numbering-gap", "（1）（3）", PROSE, f"（一）甲。\n（1）乙。\n（3）{PROSE}", "（3）"),
    Case("numbering-gap", "a figure at the beginning of a line", PROSE, f"1.甲。参观者\n4.3万人次。\n{PROSE}"),
    Case("numbering-gap", "一是…三是", OTHER, f"{OTHER}一是加强培训；三是完善制度。\n", "三是"),
    Case("numbering-gap", "a list that begins anew", PROSE, f"（一）甲。\n（二）乙。\n（一）丙。\n{PROSE}"),
    Case("doubled-phrase", "公开内容公开内容", "公开的内容还", "公开内容公开内容还", "公开内容公开内容", "info"),
    Case("doubled-phrase", "逐个逐个", "下一步将", "逐个逐个审核，做到涉密信息不上网、上网信息不涉密。下一步将"),
    Case("known-typo", "布署", "加强培训", "布署培训", "布署"),
    Case("known-typo", "部署", "加强培训", "部署培训"),
]

PRIVACY = [
    Case("id-number", "a citizen's number", "35条", "11010519491231002X", "11010519491231002X", "error"),
    Case(
        "id-number",
        "in wide digits",
        "35条",
        "１１０１０５１９４９１２３１００２Ｘ",
        "１１０１０５１９４９１２３１００２Ｘ",
        "error",
    ),
    Case("id-number", "a wrong check digit", "35条", "110105194912310021"),
    Case("id-number", "a credit code", "35条", "统一社会信用代码11010519491231002X"),
    Case("phone-number", "a mobile number", "35条", "13800138000", "13800138000"),
    Case("phone-number", "in wide digits", "35条", "１３８００１３８０００", "１３８００１３８０００"),
    Case("phone-number", "in the contact sentence", "35条", "联系电话13800138000", "13800138000", "info"),
    Case("phone-number", "masked", "35条", "138****8000"),
    Case("phone-number", "a landline and a hotline", "35条", "0000-7654321、12345"),
    Case("bank-card", "with its word", "35条", "账号6222021234567890128", "6222021234567890128", "error"),
    Case(
        "bank-card",
        "in wide digits",
        "35条",
        "账号６２２２０２１２３４５６７８９０１２８",
        "６２２２０２１２３４５６７８９０１２８",
        "error",
    ),
    Case("bank-card", "without a word", "35条", "编号6222021234567890128"),
]

CASES = TABLES + SECTIONS + WRITING + PRIVACY


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}: {case.what}")
def test_a_trap_gives_nothing_and_a_fault_its_finding(check: Check, printed: Print, case: Case) -> None:
    sound = written(printed)
    assert case.old in sound
    text = sound.replace(case.old, case.new, 1)

    found = [(text_at(text, each), each.severity) for each in check(case.rule, text)]

    assert found == ([(case.found, case.severity)] if case.found else [])


def text_at(text: str, found: Diagnostic) -> str:
    """What stands at the place of a finding; ‸ and two characters for a point."""
    assert found.span is not None
    start, end = found.span
    return text[start:end] or f"‸{text[start : start + 2]}"


@pytest.mark.parametrize("rule", sorted({case.rule for case in CASES if case.severity != "off"}))
def test_a_sound_report_gives_nothing(check: Check, printed: Print, rule: str) -> None:
    assert check(rule, written(printed)) == []


def test_the_tables_of_another_year_are_one_finding(check: Check, printed: Print) -> None:
    text = printed(form="2019").replace("2020年", "2024年")

    assert [(each.rule, each.severity) for each in check("wrong-form", text)] == [("wrong-form", "error")]


def test_the_structure_of_before_2019_is_one_finding(check: Check) -> None:
    text = "青石县水务局2022年政府信息公开工作年度报告\n一、概述\n情况如下。\n二、主动公开政府信息情况\n三、收费及减免情况\n无。\n"

    found = [
        each.rule for name in ("outdated-structure", "missing-section", "missing-table") for each in check(name, text)
    ]

    assert found == ["outdated-structure"]


@pytest.mark.parametrize(("most", "found"), [(10000, 0), (5000, 1)])
def test_fees_are_large_from_the_option_on(check: Check, printed: Print, most: int, found: int) -> None:
    text = printed({"proactive.fees.amount": 6000})

    assert len(check("fee-magnitude", text, most=most)) == found


def test_a_government_tells_its_results(check: Check, printed: Print) -> None:
    text = written(printed).replace("青石县水务局", "青石县人民政府")

    assert [each.message.zh for each in check("missing-supervision-result", text)] == [
        "未写明社会评议",
        "未写明责任追究",
    ]
