"""W108 wordiness: no pair of words that say the same."""

from __future__ import annotations

from gouji.api import Message, MustNotMention, data_rule

__all__ = ["wordiness"]

_PAIRS = (
    "还仍",
    "仍还",
    "目前现在",
    "现在目前",
    "凯旋归来",
    "亲眼目睹",
    "大约近",
    "将近约",
    "切忌不要",
    "涉及到关于",
    "悬殊很大",
)


@data_rule(
    MustNotMention(Message("“{text}”重复赘余", "“{text}” says the same twice"), _PAIRS, places="first-of-word"),
    code="W108",
    name="wordiness",
    kind="gongkai",
    severity="off",
    summary=Message("赘余词语", "no word says the same twice"),
    source="practice",
    since="0.1",
)
def wordiness() -> None:
    """Check that no pair of words says the same thing twice.

    ## What it does

    Looks for pairs of words that say the same: 还仍, 大约…左右, 目前现在.

    ## Why is this bad

    One of the two can go.

    ## Example

    ```text bad
    一、总体情况
    2024年，我局公开工作还仍存在不足。
    ```

    ```text good
    一、总体情况
    2024年，我局公开工作仍存在不足。
    ```
    """
