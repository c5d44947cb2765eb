"""The words by which a sentence tells whether its year is the report's own."""

from collections.abc import Iterable, Mapping

__all__ = ["AS_ALWAYS", "BODIES", "NOT_OWN", "OTHER_SUBJECTS", "OWN_WORDS", "PLANS", "has_any"]


def _by_first(words: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    index: dict[str, tuple[str, ...]] = {}
    for word in words:
        index[word[0]] = (*index.get(word[0], ()), word)
    return index


def has_any(text: str, words: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a text has one of some words, which are given by their first characters."""
    return any(word in text for character in set(text) for word in words.get(character, ()))


# fmt: off
OWN_WORDS = (
    "我", "本", "全", "共", "累计", "未", "主动公开", "收到", "新收", "受理", "办理", "制发", "没有", "无",
    "发生",
)
"""What a sentence of the report's own year goes on with."""

NOT_OWN = (
    "全国", "全省",
)
"""What looks like one of those and speaks of others."""

BODIES = (
    "政府", "局", "委员会", "管委会", "办公室", "厅", "院", "所", "处", "中心", "街道", "镇", "乡",
)
"""How the names of public bodies end."""

OTHER_SUBJECTS = _by_first((
    "上年", "去年", "上一年", "前年", "同比", "环比", "相比", "较上", "较去", "较前", "较20", "比20", "比上",
    "比去", "决算", "预算", "百强", "荣获", "获得", "获评", "评为", "评选", "评估", "表彰", "考核结果",
    "通报", "计划", "拟", "将于", "将在", "将继", "将进", "将加", "将做", "将把", "将按", "将以", "将围",
    "将严", "将深", "将强", "将认", "将建立", "将优化", "将完善", "将推", "将提升", "将提高", "将健全",
    "将着力", "将坚持", "将聚焦", "将不断", "将充分", "将创新", "将拓", "将丰富", "将通过", "将努力",
    "将定期", "将持续", "将切实", "将组织", "将开展", "将全面", "下一步", "下年", "明年", "以来", "来年",
    "年起", "规划", "行动", "存在问题", "存在的问题", "修订", "修正", "施行", "印发", "出台", "届", "结转",
    "入选", "位列", "名列", "排名", "考核中", "期间", "会议精神", "现场会", "成立", "建成", "开通", "启用",
    "法治政府建设", "巡察", "巡视", "审计", "督查反馈", "之年", "被列为", "试点", "得分", "调研", "普查",
    "上线",
))
"""Words by which a sentence speaks of another year, of an event or of a plan."""

PLANS = _by_first((
    "不少于", "不低于", "至少", "以上", "安排", "预计", "将", "要", "拟", "计划", "打算", "继续", "进一步",
    "着力", "力争", "争取", "确保", "努力", "重点", "目标", "展望", "加大", "加强", "加快", "深化", "强化",
    "优化", "完善", "健全", "提升", "提高", "推进", "推动", "拓展", "建立", "做好", "抓好",
))
"""Words of what is to be done."""

AS_ALWAYS = _by_first((
    "汇报", "按时", "按期", "及时", "如期", "已", "份",
))
"""Words by which a sentence speaks of an annual report that was published, not of this one."""
# fmt: on
