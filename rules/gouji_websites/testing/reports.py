"""Reports of websites that are the same each time; no website in them exists."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache

import attrs

from gouji.api import Form
from gouji.testing import Line, SampleReport, printed_choices, sound_figures
from gouji_websites.plugin import gouji_kinds

__all__ = ["HOSTS", "SITES", "official_form", "reported", "sound_report"]

HOSTS = ("云麓县水务局", "白鹮县人民政府办公室", "柳汀镇人民政府", "霁川市大数据管理局")
SITES = ("云麓水务", "白鹮县人民政府网站", "柳汀镇政务网", "霁川市政务数据公开网")
_YEAR = 2024
_FIGURES = {
    "information.overview": 12,
    "information.news": 340,
    "information.catalogue": 56,
    "interpretation.materials": 8,
    "interpretation.products": 3,
    "cases.natural": 120,
    "cases.legal": 45,
    "services.items": 30,
    "services.online": 18,
    "visits.total": 90_210,
    "visits.unique": 12_045,
    "messages.received": 21,
    "messages.completed": 20,
    "messages.published": 9,
    "messages.days": "2.5",
    "columns.maintained": 6,
    "columns.opened": 2,
    "security.problems": 2,
    "security.solved": 2,
    "wechat.posts": 211,
    "wechat.subscribers": 5_310,
}
_ANSWERS: Mapping[str, str] = {
    "site.name": SITES[0],
    "site.url": "http://www.example.org/water/",
    "site.host": HOSTS[0],
    "site.type": "☐政府门户网站 ☒部门网站 ☐专项网站",
    "site.code": "3702000001",
    "site.icp": "鲁ICP备00000001号",
    "site.police": "37020000000001",
    "media.any": "☑是 □否",
    "wechat.name": "云麓水务",
    "weibo.name": "",
    "weibo.posts": "",
    "weibo.followers": "",
    "media.other": "/",
    "innovation": printed_choices(("搜索即服务", "多语言版本", "无障碍浏览", "千人千网", "其他"), ("无障碍浏览",)),
}


@cache
def official_form() -> Form:
    """Return the form of this kind."""
    return next(iter(gouji_kinds())).forms[0]


def _titled(year: int) -> tuple[Line, ...]:
    """Return the title, with the year below it."""
    below = Line.of("（{year}年度）", {"year": str(year)}, marked={"year": "period.year"})
    return (Line.of("政府网站工作年度报表"), below)


def reported(sample: SampleReport, host: str, year: int, day: int = 20) -> SampleReport:
    """Return the sample with its title, the reporting body above the list, and below it the signature and its day."""
    signed = "单位负责人：赵青岭　审核人：钱青岚　填报人：孙青溪　联系电话：0000-1234567　填报日期：{filed}"
    date = f"{year + 1}年1月{day}日"
    return attrs.evolve(
        sample,
        title=_titled(year),
        preface=(Line.of("填报单位：{host}", {"host": host}),),
        prose={"foot": (Line.of(signed, {"filed": date}, marked={"filed": "filed"}),)},
        order=("", "foot"),
    )


def sound_report(
    form: Form,
    *,
    period: int | None = None,
    subject: str | None = None,
    figures: Mapping[str, Decimal] | None = None,
    variant: int = 0,
) -> SampleReport:
    """Return a sound report of a form; each *variant* is of another site, filed on another day."""
    free = figures if figures is not None else {fact: Decimal(str(value)) for fact, value in _FIGURES.items()}
    number, host, year = variant % len(SITES), subject or HOSTS[variant % len(HOSTS)], period or _YEAR
    answers = {**_ANSWERS, "site.name": SITES[number], "site.host": host}
    printed = {fact: str(value) for fact, value in sound_figures(form, free).items()} | answers
    least = SampleReport.of(form, subject=host, period=year, figures=printed)
    return reported(least, host, year, 20 - number)
