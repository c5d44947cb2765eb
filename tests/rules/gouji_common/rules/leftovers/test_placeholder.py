"""C105: no placeholder of a template, and no note of whoever drafted the report, is left."""

import pytest

from gouji.testing import Bad, Case, Expected, rule_cases
from gouji_common.rules.leftovers.placeholder import placeholder


def report(sentence: str) -> str:
    return f"一、总体情况\n{sentence}\n各项工作稳步开展。\n"


def bad(sentence: str, text: str) -> Bad:
    message = f"模板中的“{text}”未替换为实际内容"
    return Bad(report(sentence), [Expected(message, at=text, severity="error")])


CASES = rule_cases(
    placeholder,
    bad=[
        bad("全年公开信息XX条。", "XX条"),
        bad("全年办理建议××件。", "××件"),
        bad("答复36件（此处与台账核对），无复议。", "（此处与台账核对）"),
        bad("答复36件（与台账核对后再定稿），无复议。", "（与台账核对后再定稿）"),
        bad("网站点击量41万次（待核实）。", "（待核实）"),
        bad("收到申请12件【数据待补充】。", "【数据待补充】"),
        bad("公开财政信息28条（数据待定）。", "（数据待定）"),
        bad("公开情况如图所示。（此处插入图表）", "（此处插入图表）"),
        bad("培训9次（请核对次数）。", "（请核对次数）"),
        bad("举办开放日[请科室补充]，效果良好。", "[请科室补充]"),
        bad("信息处理费收取情况：待补充。", "待补充"),
        bad("此处插入柱状图", "此处插入柱状图"),
    ],
    good=[
        report(sentence)
        for sentence in (
            "另有2件待补充材料后办理，1件待核实。",
            "公开内容有待补充完善，个别栏目待更新。",
            "收到举报3条（待核实），投诉线索2条（待核实）。",
            "提交申请人补充（待补充材料1件）。",
            "公众可在此处查询（此处为公开查阅点）。",
            "经征求意见后定稿，文件定稿后公开（请注明联系方式）。",
            "申请表见网站（请填写后邮寄，请补充材料）。",
            "申请渠道：待遇、待办事项和待业登记信息可在专栏查询。",
            "请各单位核对，经办人：李XX，电话138****0000。",
        )
    ],
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_was_left_of_a_draft_is_told(case: Case) -> None:
    case.check()
