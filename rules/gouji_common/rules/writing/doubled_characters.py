"""Characters that stand twice in a row by mistake, with the words around them that make certain of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gouji.api import Pattern

__all__ = ["doubled_characters"]

# fmt: off
_DOUBLED: Mapping[str, Pattern] = {
    twice: Pattern(pattern)
    for twice, pattern in (
        ("的的", "(?<![目标])的的(?![确士])"),
        ("了了", "(?<![不罢为])了了(?![解结断却然望之])"),
        ("有有", "(?<![所没国现拥])有有(?=差距|不足|欠缺|短板|待加强|待提高|待提升|待改进|待完善|一定差距|一定的差距|较大差距|较大的差距|所欠缺|很大)"),
        ("在在", "(?<![存现正实所内潜自外])在在(?=政府|政务|主动|依申请|公开|信息|工作|我|门户|网站|各级|县|市|全)"),
        ("和和", "(?<=[开理督障导作息策度料台容门])和和(?=[公信工监督组管各其相部单群社依主])"),
        ("对对", "(?<![一针面相绝校核比反应配结双成派敌作])对对(?=各|我|本|全[县市区镇乡局]|依申|主动|政府|政务|群众|申请|公开|信息|部分)"),
        ("将将", "(?<!即)将将(?=继续|进一步|加强|加大|持续|不断)"),
        ("并并", "(?<![合归兼吞裁撤火])并并(?=及时|按|在|向|对|将|要求|做好|予以)"),
        ("已已", "(?<![得而])已已(?=[经全按将])"),
        ("均均", "(?<![人平日户年月])均均(?=[已未按])"),
        ("向向", "(?<![一方去面走意投流单双转志定趋倾动导])向向(?=社会|公众|群众|上级|申请人)"),
        ("按按", "按按(?=照|要求|规定)"),
        ("各各", "各各(?=部门|单位|乡镇|科室|股室|级|类)"),
        ("我我", "(?<!自)我我(?=[局县市区镇乡委办街厅])"),
        ("本本", "(?<![基日版文样根成资书课账副原标抄读剧脚])本本(?=机关|单位|部门|局|年度)"),
        ("年年", r"(?<=20\d\d)年年(?=[，,我全]|\d{1,2}月)"),
    )
}
# fmt: on
"""目的的, 标的的, 为了了解, 所有有不足的, 存在在, 核对对, 合并并, 平均均 and 成本本年度 are right."""


def doubled_characters(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a character of a text stands twice that no word ends and begins with there."""
    for twice, pattern in _DOUBLED.items():
        if twice in text:
            yield from (match.span() for match in pattern.finditer(text))
