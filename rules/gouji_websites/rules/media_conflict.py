"""B101 media-conflict: no figures of new media where the report says that there are none."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import Finding, Message, Options, Related, Report, rule

__all__ = ["media_conflict"]

_FIGURES = ("weibo.posts", "weibo.followers", "wechat.posts", "wechat.subscribers")
_CONFLICT = Message(
    "“是否有移动新媒体”填的是“否”，“{address}”却为 {value}：应改填“是”，或者不填数字",
    "there are no new media, it says, but {address} is {value}: say 是, or leave it out",
)
_FIGURE = Message("{address} = {value}", "{address} = {value}")


@rule(
    code="B101",
    name="media-conflict",
    kind="websites",
    severity="warning",
    summary=Message(
        "“是否有移动新媒体”应与微博、微信的数字一致", "是否有移动新媒体 fits the figures of weibo and wechat"
    ),
    source="国办发〔2017〕47号：政府网站工作年度报表",
    since="0.2",
    messages=(_CONFLICT, _FIGURE),
)
def media_conflict(report: Report, options: Options) -> Iterator[Finding]:
    """Check that the answer to 是否有移动新媒体 fits the figures of weibo and wechat.

    ## What it does

    Reports 否 where a figure of weibo or wechat is above 0.

    ## Why is this bad

    One of both is wrong: accounts are left out of the register, or figures of another website were copied.

    ## What is not reported

    - 是 where all figures are 0: there may be others.
    - An answer that is not ticked, or ticked twice: that is `placeholder-cell`.

    ## Example

    ```text bad
    政府网站工作年度报表
    （2024年度）
    移动新媒体 | 是否有移动新媒体 | □是 ☑否 |
    微博 | 名称 | 临川水务 |
    信息发布量（单位：条） | 34 |
    关注量（单位：个） | 1208 |
    ```

    ```text good
    政府网站工作年度报表
    （2024年度）
    移动新媒体 | 是否有移动新媒体 | ☑是 □否 |
    微博 | 名称 | 临川水务 |
    信息发布量（单位：条） | 34 |
    关注量（单位：个） | 1208 |
    ```
    """
    answer = report.facts["media.any"]
    figures = [fact for fact in report.terms(_FIGURES) if fact.value is not None and fact.value > 0]
    if answer.answer is False and figures:
        address = report.address(figures[0].id)
        yield Finding.at(
            answer,
            _CONFLICT.format(address=address, value=figures[0].value),
            related=tuple(
                Related.to(fact, _FIGURE.format(address=report.address(fact.id), value=fact.value)) for fact in figures
            ),
        )
