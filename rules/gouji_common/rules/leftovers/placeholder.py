"""C105 placeholder: no placeholder of a template is left."""

from __future__ import annotations

from gouji.api import Message, MustNotMention, data_rule

__all__ = ["placeholder"]

_MARKS = ("XX", "xx", "ＸＸ", "××", "X年", "×年", "待补充", "待填", "待定", "＊＊")
_PLACEHOLDER = (
    r"20[XxＸ×]{2}年?"
    r"|(?<![A-Za-z\u4e00-\u9fff])[XxＸ×]{2,6}(?:局|委员会|委|办公室|县|市|区|镇|乡|街道|厅|部门|单位|机关|中心|年|月|日)"
    r"|(?<![A-Za-z])[XxＸ×]{2,6}\s?(?:件|条|次|份|人次|元|万元|个)"
    r"|[XxＸ×]年[XxＸ×]月[XxＸ×]日"
    r"|[（(【]?(?:待补充|待填写|待填|待核实)[）)】]?"
)


@data_rule(
    MustNotMention(
        Message("模板中的“{text}”没有换成实际内容", "a placeholder is left: “{text}”"), _MARKS, _PLACEHOLDER, cells=True
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

    Reports XX局, ××件, 20XX年, 待补充 and the like.

    ## Why is this bad

    The template was not filled in.

    ## What is not reported

    - Masked names (张某某, 李XX) and telephone numbers (138****0000).

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
