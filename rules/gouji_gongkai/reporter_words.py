"""The ways in which a text names the body that reports, and the words that are no name of one."""

from __future__ import annotations

from gouji.api import CHINESE, NamedTuple, Pattern
from gouji_gongkai.bodies import AGENCY_END

__all__ = ["BESIDE", "IN_NAMES", "LEADS", "NO_BODY", "NO_BODY_IN", "OFFICE", "WAYS", "Way"]


class Way(NamedTuple):
    """A way to name the reporting body: its rank, words one of which a text must have, and its pattern.

    ``told``: the sentence names this report; ``quoted``: the name may stand in the report's own title in 《》, else
    titles are blank; ``often``: the name must stand elsewhere too.
    """

    rank: int
    words: tuple[str, ...]
    pattern: Pattern
    told: bool = False
    quoted: bool = False
    often: bool = False


_YEAR = r"(?:(?:19|20)\d{2}|二[〇○零][〇○零一二三四五六七八九]{2})\s?年度?"
_CHARACTER = rf"(?:{CHINESE}|[（）()])"
_NAME = rf"(?P<agency>{_CHARACTER}{{2,30}}?(?:{AGENCY_END}))"
_CONTACT = rf"(?P<agency>(?:(?!联系|地址|电话|咨询|反映|提出|办公时间){CHINESE}){{2,30}}(?:{AGENCY_END}))"
_WORK = r"(?:本级|全年|年度)?(?:政府信息|信息|政务)公开"
_MADE = ("编制", "编写", "制作", "撰写", "起草", "汇总", "发布", "公布", "形成")
_MAKING = "|".join(_MADE[:-1])
_BASES = r"根据|按照|依据|依照|遵照|结合|严格"
_CONDUCT = (
    r"(?=政府信息公开|高度重视|认真|严格|深入|坚持|积极|全面|按照|根据|在|以|持续|切实|进一步|扎实|主动|不断|紧紧|围绕|贯彻"
    r"|依托|通过|紧扣|立足|聚焦|始终|依法|规范|结合|落实|共|累计|未收到|收到|新收|受理|公开|政务公开工作)"
)
_PRESENTED = (*_MADE, "现公开", "予以公开", "社会公开", "反映", "总结", "展示", "就", "对", "将")
_BEFORE = rf"(?:{'|'.join(_PRESENTED)})(?:了|的|出)?《?(?:{_YEAR})?的?"
_FIELDS = (
    "发布机构|发布单位|公开机构|公开单位|编制单位|编制机关|编报单位|填报单位|填表单位|单位名称|报告单位|制作单位|发文机关"
    "|报送单位|报告机关"
)

WAYS = (
    Way(
        0,
        _PRESENTED,
        Pattern(
            rf"{_BEFORE}{_NAME}(?:的|关于)?(?:{_YEAR})?的?{_WORK}[^。；《》]{{0,4}}(?:年度|年)[^。；《》]{{0,4}}报告?"
        ),
        told=True,
        quoted=True,
    ),
    Way(
        1,
        _PRESENTED,
        Pattern(rf"{_BEFORE}{_NAME}(?:的|关于)?(?:{_YEAR})?的?{_WORK}[^。；《》]{{0,12}}(?:报告|年报|情况)"),
        quoted=True,
    ),
    Way(0, ("关于",), Pattern(rf"^\s*{_NAME}关于(?:报送|上报|呈报|报备|报请|提交)"), told=True),
    Way(
        2,
        ("由",),
        Pattern(rf"(?:报告|年报)[^。；]{{0,120}}?由{_NAME}(?=(?:负责|牵头|组织|统一)?(?:{_MAKING}|{_BASES}))"),
    ),
    Way(
        2,
        ("由",),
        Pattern(
            rf"由{_NAME}(?=(?:(?:{_BASES})[^。；由]{{0,80}})?(?:{_MAKING})[^。；由]{{0,12}}(?:报告|年报))",
        ),
    ),
    Way(
        2,
        _MADE,
        Pattern(
            rf"(?:^|[。；，,\s]){_NAME}(?=(?:(?:{_BASES})[^。；]{{0,160}})?(?:{_MAKING}|形成)[^。；]{{0,24}}(?:报告|年报))"
        ),
    ),
    Way(
        2,
        ("对",),
        Pattern(rf"(?:^|[。；，,\s]){_NAME}对[^。；]{{0,40}}公开(?:工作)?(?:情况)?(?:作了|做了|进行|开展|予以)"),
    ),
    Way(2, ("实际",), Pattern(rf"结合{_NAME}(?:的)?(?:工作)?实际")),
    Way(
        3,
        ("疑问", "联系", "咨询", "电话", "意见"),
        Pattern(
            rf"(?:与|向|同|联系[：:]?|咨询[：:]?|致电|致函|拨打|(?:单位|机构|部门)[：:])\s?{_CONTACT}"
            rf"(?:{CHINESE}{{0,8}}[科室股处组])?(?=联系|咨询|反映|提出|电话|办公|[（(，,。；：:\s]|$)"
        ),
    ),
    Way(3, ("：", ":"), Pattern(rf"(?:^|[\s|｜])(?:{_FIELDS})\s{{0,3}}[:：]\s{{0,3}}{_NAME}(?=[\s（(|｜，,。]|$)")),
    Way(
        4,
        ("年",),
        Pattern(rf"(?:(?:19|20)\d{{2}}年(?:度|以来|底|末|12月31日)?|本年度|一年来|过去一年)[，,]?\s?{_NAME}{_CONDUCT}"),
    ),
    Way(5, ("",), Pattern(rf"(?:^|[。；])\s?{_NAME}{_CONDUCT}"), often=True),
    Way(
        6,
        ("来源",),
        Pattern(rf"(?:^|[\s|｜])(?:信息|发布|文章|稿件)?来源\s{{0,3}}[:：]\s{{0,3}}{_NAME}(?=[\s（(|｜，,。]|$)"),
    ),
)
"""The surest come first; a sentence may name a body in several ways."""

OFFICE = Pattern(
    r"(.{2,}?(?:局|委员会|委(?!员)|厅|[镇乡]人民政府|街道办事处|人民政府(?!办公)))[^局会厅]{0,8}(?:办公室|科|室|股|处|组|中心)$"
)
"""A name with an office of the body at its end."""

LEADS = ("公布", "公开", "发布", "编制", "根据", "按照", "由", "年", "年度")
"""Words before the reporting body's name, in the middle of a sentence."""

BESIDE = ("与", "向", "请", "对", "将", "到", "及", "和")
"""Words before the name of any body."""

# fmt: off
NO_BODY = (
    "我", "本级", "本局", "本单位", "本机关", "本部门", "本县", "本市", "本区", "本镇", "本乡", "本街", "本委", "本省", "本厅", "本办", "本年",
    "全国", "全省", "全市", "全县", "全区", "全镇", "全乡", "全街", "全局", "全系统", "全体", "全办", "全年", "全面", "各", "该", "在", "由",
    "按照", "按", "根据", "依据", "依照", "依托", "依法", "经过", "通过", "通知", "加强", "加快", "上级", "上年", "上述", "度", "为", "以",
    "及时", "积极", "主动", "推动", "推进", "健全", "完善", "落实", "强化", "组织", "督促", "做好", "指导", "对", "与", "向", "将", "是", "有",
    "政府信息", "重点", "同时", "其中", "围绕", "聚焦", "坚持", "成立", "召开", "开展", "建立", "充分", "明确", "结合", "继续",
)
"""How texts begin that are no body's name, though they end like one."""

NO_BODY_IN = (
    "条例", "规定", "办法", "信息公开", "政务公开", "国务院办公厅", "会议", "精神", "要求", "有关", "相关", "社会", "群众", "公众", "培训",
    "科室", "部门", "单位", "报告", "领导", "机关", "网站", "工作", "制度", "关于",
)
"""Words that a body's name does not have."""

IN_NAMES = (
    "社会保", "社会组织", "社会工作", "社会福利", "社会科学", "社会事务", "社会事业", "社会救助", "社会治理", "社会发展",
    "机关事务", "机关服务", "直机关", "工作委员会", "工作部", "工作局", "会议中心", "群众艺术",
)
"""What has such a word in a body's name all the same: 人力资源和社会保障局, 机关事务服务中心."""
# fmt: on
