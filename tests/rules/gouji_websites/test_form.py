"""The form is what is printed: a list typed by hand, independent of its YAML."""

import pytest

from gouji.testing import TEXT_LAYOUTS, SampleReport, text_renderer
from gouji.testing.checker import Checker
from gouji_websites.testing.reports import official_form

LABELS = """
网站名称 | site.name | text
首页网址 | site.url | text
主办单位 | site.host | text
网站类型 | site.type | choice
政府网站标识码 | site.code | text
ICP备案号 | site.icp | text
公安机关备案号 | site.police | text
独立用户访问总量（单位：个） | visits.unique | count
网站总访问量（单位：次） | visits.total | count
信息发布（单位：条） · 总数 | information.total | count
信息发布（单位：条） · 概况类信息更新量 | information.overview | count
信息发布（单位：条） · 政务动态信息更新量 | information.news | count
信息发布（单位：条） · 信息公开目录信息更新量 | information.catalogue | count
专栏专题（单位：个） · 维护数量 | columns.maintained | count
专栏专题（单位：个） · 新开设数量 | columns.opened | count
解读回应 · 解读信息发布 · 总数（单位：条） | interpretation.total | count
解读回应 · 解读信息发布 · 解读材料数量（单位：条） | interpretation.materials | count
解读回应 · 解读信息发布 · 解读产品数量（单位：个） | interpretation.products | count
解读回应 · 解读信息发布 · 媒体评论文章数量（单位：篇） | interpretation.articles | count
解读回应 · 回应公众关注热点或重大舆情数量（单位：次） | responses.total | count
办事服务 · 是否发布服务事项目录 | services.catalogue | yes-no
办事服务 · 注册用户数（单位：个） | services.users | count
办事服务 · 政务服务事项数量（单位：项） | services.items | count
办事服务 · 可全程在线办理政务服务事项数量（单位：项） | services.online | count
办事服务 · 办件量（单位：件） · 总数 | cases.total | count
办事服务 · 办件量（单位：件） · 自然人办件量 | cases.natural | count
办事服务 · 办件量（单位：件） · 法人办件量 | cases.legal | count
互动交流 · 是否使用统一平台 | interaction.unified | yes-no
互动交流 · 留言办理 · 收到留言数量（单位：条） | messages.received | count
互动交流 · 留言办理 · 办结留言数量（单位：条） | messages.completed | count
互动交流 · 留言办理 · 平均办理时间（单位：天） | messages.days | amount
互动交流 · 留言办理 · 公开答复数量（单位：条） | messages.published | count
互动交流 · 征集调查 · 征集调查期数（单位：期） | surveys.held | count
互动交流 · 征集调查 · 收到意见数量（单位：条） | surveys.opinions | count
互动交流 · 征集调查 · 公布调查结果期数（单位：期） | surveys.published | count
互动交流 · 在线访谈 · 访谈期数（单位：期） | interviews.held | count
互动交流 · 在线访谈 · 网民留言数量（单位：条） | interviews.questions | count
互动交流 · 在线访谈 · 答复网民提问数量（单位：条） | interviews.answered | count
互动交流 · 是否提供智能问答 | interaction.robot | yes-no
安全防护 · 安全检测评估次数（单位：次） | security.checks | count
安全防护 · 发现问题数量（单位：个） | security.problems | count
安全防护 · 问题整改数量（单位：个） | security.solved | count
安全防护 · 是否建立安全监测预警机制 | security.monitoring | yes-no
安全防护 · 是否开展应急演练 | security.drill | yes-no
安全防护 · 是否明确网站安全责任人 | security.responsible | yes-no
移动新媒体 · 是否有移动新媒体 | media.any | yes-no
移动新媒体 · 微博 · 名称 | weibo.name | text
移动新媒体 · 微博 · 信息发布量（单位：条） | weibo.posts | count
移动新媒体 · 微博 · 关注量（单位：个） | weibo.followers | count
移动新媒体 · 微信 · 名称 | wechat.name | text
移动新媒体 · 微信 · 信息发布量（单位：条） | wechat.posts | count
移动新媒体 · 微信 · 订阅数（单位：个） | wechat.subscribers | count
移动新媒体 · 其他 | media.other | text
创新发展 | innovation | choices
"""

RELATIONS = """
information.overview + information.news + information.catalogue = information.total | error
interpretation.materials + interpretation.products + interpretation.articles = interpretation.total | error
cases.natural + cases.legal = cases.total | error
services.online ≤ services.items | error
visits.unique ≤ visits.total | error
security.solved ≤ security.problems | warning
messages.completed ≤ messages.received | warning
messages.published ≤ messages.completed | warning
surveys.published ≤ surveys.held | warning
interviews.answered ≤ interviews.questions | warning
columns.opened ≤ columns.maintained | warning
"""

SIGNS = {"sum": "=", "at-most": "≤"}


def test_every_label_stands_in_its_groups_and_holds_what_it_asks_for() -> None:
    form = official_form()
    printed = [f"{form.address(fact)} | {fact} | {column.type}" for fact, (_, _, column) in form.slots.items()]

    assert printed == LABELS.strip().splitlines()


def test_every_relation_is_as_grave_as_it_is() -> None:
    printed = [
        f"{' + '.join(r.left)} {SIGNS[r.kind]} {' + '.join(r.right)} | {r.severity or 'error'}"
        for r in official_form().relations
    ]

    assert printed == RELATIONS.strip().splitlines()


def test_the_choices_are_those_that_are_printed() -> None:
    choices = {fact: column.choices for fact, (_, _, column) in official_form().slots.items() if column.choices}

    assert choices == {
        "site.type": ("政府门户网站", "部门网站", "专项网站"),
        "innovation": ("搜索即服务", "多语言版本", "无障碍浏览", "千人千网", "其他"),
    }


def test_a_break_is_reported_at_the_figure_that_the_others_bound_or_add_up_to() -> None:
    totals = [relation.total for relation in official_form().relations]

    assert totals == [r.right[0] if r.kind == "sum" else r.left[0] for r in official_form().relations]


def test_only_what_a_website_need_not_have_may_be_left_blank() -> None:
    optional = {fact for fact, (_, _, column) in official_form().slots.items() if column.optional}

    assert {fact.partition(".")[0] for fact in optional} == {"weibo", "wechat", "media"}
    assert "media.any" not in optional


@pytest.mark.parametrize("layout", sorted(TEXT_LAYOUTS))
def test_every_value_is_placed_in_every_layout_of_text(layout: str, sound: SampleReport, checker: Checker) -> None:
    report = checker.read(text_renderer(TEXT_LAYOUTS[layout])(sound))

    assert report.tables["report"].outcome == "complete"
