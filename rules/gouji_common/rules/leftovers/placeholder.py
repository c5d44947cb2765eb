"""C105 placeholder: no placeholder of a template is left."""

from __future__ import annotations

from gouji.api import Message, MustNotMention, data_rule

__all__ = ["placeholder"]

_MASKS = tuple(first + second for first in "XxＸ×" for second in "XxＸ×年")
_ASIDES = tuple(bracket + space + "此" for bracket in "（(【[〔［" for space in ("", " "))
_INSERTIONS = tuple(f"此{what}{verb}" for what in "数段句项表图" for verb in ("插入", "粘贴", "放"))
_REQUESTS = tuple(
    f"请{word}"
    for word in (
        *("各科室", "科室", "业务科室", "各股室", "自行", "据实", "按实际"),
        *("补充", "核对", "核实", "替换", "修改"),
    )
)
_MARKS = (
    *_MASKS,
    *("待补", "待填", "待核", "待确认", "待更新", "待统计", "待定", "暂缺", "此处", "定稿"),
    *_ASIDES,
    *_INSERTIONS,
    *_REQUESTS,
)
"""Without one of these there is no placeholder. The pattern takes 6 ms to compile; few reports have such words."""
_OPEN, _CLOSED = r"[（(【\[〔［]\s?", r"\s?[）)】\]〕］]"
_NO_BRACKETS = r"[^（()）】\]。]"
_TO_DO = "待(?:补充?|填写?|核实|核对|确认|更新|统计|核定)"
_FIGURES = "(?:数据|数字|此数|具体数据|具体数字|内容|金额|链接|日期|件数)"
_LATER = "(?:[，,]?后?再?(?:补充|填写|填报|更新|修改|定稿)|后补|后填)?"
_NOT_OF_CASES = "".join(f"(?<!(?:线索|举报|投诉|信访|问题|材料)[^，。；]{{{length}}})" for length in range(5))
"""Of cases 待核实 is a state: 举报3条（待核实）."""
_HERE = "此(?:处|数|段|句|项|表|图)"
_DRAFTING = "(?:插入|填写|填入|补充|替换|粘贴|核对|核实|核定|定稿|待|配图|附图|放图|修改|改为|删除|删掉|加图|加表)"
_NOTE = (
    rf"(?:{_NOT_OF_CASES}{_OPEN}{_FIGURES}?(?:尚|还)?{_TO_DO}{_LATER}"
    rf"|{_OPEN}(?:{_FIGURES}(?:尚|还)?(?:待定|暂缺)"
    rf"|{_HERE}{_NO_BRACKETS}{{0,12}}{_DRAFTING}{_NO_BRACKETS}{{0,12}}"
    rf"|{_NO_BRACKETS}{{0,16}}(?:再|后|前|时)定稿{_NO_BRACKETS}{{0,6}}"
    r"|请(?:各科室|科室|业务科室|各股室|自行|据实|按实际)?(?:补充|核对|核实|替换|修改)"
    rf"(?:数据|数字|次数|件数|条数|人数|金额|内容|年份|日期|图表|链接)?)){_CLOSED}"
    rf"|(?<=[：:])\s?{_TO_DO}(?=[。；，,;]|$)"
    rf"|^\s*(?:{_TO_DO}|{_HERE}(?:插入|粘贴|放)[^。，]{{1,8}})[。.…]*$"
)
_PLACEHOLDER = (
    r"20[XxＸ×]{2}年?"
    r"|(?<![^\W\d_])[XxＸ×]{2,6}(?:局|委员会|委|办公室|县|市|区|镇|乡|街道|厅|部门|单位|机关|中心|年|月|日)"
    r"|(?<![A-Za-z])[XxＸ×]{2,6}\s?(?:件|条|次|份|人次|元|万元|个)"
    r"|[XxＸ×]年[XxＸ×]月[XxＸ×]日"
    rf"|{_NOTE}"
)


@data_rule(
    MustNotMention(
        Message("模板中的“{text}”未替换为实际内容", "a placeholder is left: “{text}”"), _MARKS, _PLACEHOLDER, cells=True
    ),
    code="C105",
    name="placeholder",
    kind="any",
    severity="error",
    summary=Message("模板占位符应换成实际内容", "no placeholder of a template is left"),
    source="practice",
    since="0.1",
)
def placeholder() -> None:
    """Check that no placeholder of a template is left.

    ## What it does

    Reports XX局, ××件, 20XX年, and the notes of whoever drafted it: （待补充）, （数据待核实）, （此处插入图表）,
    （与附表核对后再定稿）.

    ## Why is this bad

    The template was not filled in.

    ## What is not reported

    - Masked names (张某某, 李XX) and telephone numbers (138****0000).
    - What still has to be done with something else: 2件待补充材料, 公开内容有待补充, 举报3条（待核实）.

    ## Example

    ```text bad
    一、总体情况
    2024年，XX局主动公开政府信息××条。
    ```

    ```text good
    一、总体情况
    2024年，我局主动公开政府信息35条。经办人：李XX。
    ```
    """
