"""Words by which a sentence shows what its year is about."""

__all__ = [
    "AS_ALWAYS",
    "CHANNELS",
    "COMPARING",
    "CONDUCT",
    "DEEDS",
    "EARLIER",
    "MATTERS",
    "MEASURES",
    "NEAR",
    "NOT_OWN",
    "OWN_WORDS",
    "PAST",
    "PLANS",
    "TERRITORIES",
    "THROUGHOUT",
    "UNDER",
    "WORK",
]

# fmt: off
OWN_WORDS = (
    "我", "本", "全", "共", "累计", "未", "主动公开", "收到", "新收", "受理", "办理", "制发", "没有", "无",
    "发生",
)
"""Words after a year by which the sentence speaks of the report's own year."""

NOT_OWN = (
    "全国", "全省", "本届", "本世纪",
)
"""Words that begin like those in `OWN_WORDS`, but speak of another body."""

WORK = ("政府信息公开", "依申请公开", "信息公开", "政务公开")
"""The work reported on, of which a sentence says that something did not occur in a year."""

DEEDS = (
    "公开", "发布", "推送", "报送", "举办", "召开", "组织", "开展", "承办", "办结", "答复", "回应", "编制", "参加",
    "解读", "收取", "接受", "更新", "维护",
)
"""Verbs after a year without a subject; the year is the report's own if figures follow."""

CHANNELS = ("通过", "利用", "依托", "门户网站", "政府网站", "微信", "政务新媒体", "新媒体", "公众号")
"""Channels after a year, in sentences on how much was published there."""

TERRITORIES = ("全县", "全市", "全区", "全镇", "全乡", "全街道")
"""Territories after a year; the sentence speaks of the report's own year only if it has one of `MATTERS`."""

MATTERS = ("信息", "申请", "公开", "复议", "诉讼", "提案", "建议")
"""Words for the matters of a report."""

NEAR = {
    "comparison": (
        "上年", "去年", "上一年", "前年", "同比", "环比", "相比", "较上", "较去", "较前", "较20", "比20", "比上", "比去",
        "同期",
    ),
    "accounts": ("决算", "预算", "审计"),
    "plan": (
        "计划", "拟", "将于", "将在", "将继", "将进", "将加", "将做", "将把", "将按", "将以", "将围", "将严", "将深",
        "将强", "将认", "将建立", "将优化", "将完善", "将推", "将提升", "将提高", "将健全", "将着力", "将坚持",
        "将聚焦", "将不断", "将充分", "将创新", "将拓", "将丰富", "将通过", "将努力", "将定期", "将持续", "将切实",
        "将组织", "将开展", "将全面", "下一步", "下年", "明年", "来年", "年起", "规划", "行动",
    ),
    "event": (
        "修订", "修正", "施行", "印发", "出台", "届", "期间", "会议精神", "现场会", "成立", "建成", "开通", "启用", "以来",
        "上线", "机构改革", "职能", "更名", "改版", "组建", "法治政府建设", "巡察", "巡视", "督查反馈", "之年", "试点", "调研", "普查", "通报", "评估",
    ),
}
"""Words of another year's matters, where they stand in the part of the sentence that the year opens."""

THROUGHOUT = {
    "problems": ("存在问题", "存在的问题"),
    "honour": (
        "百强", "荣获", "获得", "获评", "评为", "评选", "表彰", "考核结果", "考核中", "入选", "位列", "名列", "排名",
        "被列为", "得分",
    ),
    "carried": ("结转",),
}
"""Words of another year's matters, wherever they stand in the clause."""

COMPARING = (
    "上年", "去年", "上一年", "同比", "环比", "相比", "较上", "较去", "较20", "比20", "比上", "比去", "同期", "分别",
    "增长", "增加", "减少", "下降", "上升", "持平", "一致",
)
"""Words by which a sentence of several years compares them."""

MEASURES = (
    "公开", "发布", "推送", "收到", "受理", "办理", "办结", "答复", "制发", "举办", "召开", "培训", "承办", "收取",
    "新收", "接收", "接到", "编发", "编制", "更新", "解读", "回应", "接待", "参加",
)
"""Verbs of what is counted; where two years have the same one, the sentence compares them."""

EARLIER = ("上年", "去年", "上一年", "以来", "针对", "回顾", "此前", "曾", "近年", "往年")
"""Words before a year, in its clause, by which the clause speaks of an earlier time."""

CONDUCT = (
    "继续", "持续", "严格", "认真", "高度重视", "深入", "坚持", "积极", "全面", "切实", "不断", "进一步", "扎实", "稳步",
    "按照", "根据", "围绕", "充分",
)
"""Words by which the reporting body says how it worked through its year."""

UNDER = ("在", "按照", "根据", "围绕", "面对", "为", "依据", "依照")
"""Words that introduce a circumstance before the reporting body is named: 在上级的指导下，我局…."""

PAST = ("取得", "成效", "成绩", "完成", "存在", "不足")
"""Words in section five for what was done, and for what was found wanting."""

PLANS = (
    "不少于", "不低于", "至少", "以上", "安排", "预计", "将", "要抓", "要提", "要加", "要做", "要以", "要把", "们要", "局要", "拟", "计划", "打算", "继续", "进一步",
    "着力", "力争", "争取", "确保", "努力", "重点", "目标", "展望", "加大", "加强", "加快", "深化", "强化",
    "优化", "完善", "健全", "提升", "提高", "推进", "推动", "拓展", "建立", "做好", "抓好",
)
"""Words of what is to be done."""

AS_ALWAYS = (
    "汇报", "按时", "按期", "及时", "如期", "已", "份",
)
"""Words by which a sentence speaks of an annual report that was published, not of this one."""
# fmt: on
