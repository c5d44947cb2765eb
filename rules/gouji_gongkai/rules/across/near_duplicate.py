"""X103 near-duplicate: sections one and five are nearly the same as those of an earlier year or of another body."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from operator import itemgetter
import re

from gouji.api import (
    CHINESE,
    AcrossFinding,
    AcrossRelated,
    Contributing,
    Joined,
    Member,
    Message,
    NamedTuple,
    Option,
    Report,
    Spot,
    across_rule,
)
from gouji_gongkai.across.likeness import (
    FEWEST,
    Outline,
    Outlined,
    bits_of,
    likeness,
    nearby,
    numbers_of,
    outline_of,
    outlined,
    pieces_of,
    text_of,
)

__all__ = ["near_duplicate"]

_PLACE = rf"{CHINESE}{{2,8}}?[省市县区州旗镇乡]"

_MOST_READ = 1000
"""So many texts of others are kept: of those that share a piece, mostly the same are read again and again."""

_EARLIER = Message(
    "总体情况和存在问题两部分的文字有 {share}% 与本机关{year}年报告相同（不计数字、标题和套话）",
    "the text of sections one and five is that of the report of {year} by {share}%, figures and customary words apart",
)
_ANOTHER = Message(
    "总体情况和存在问题两部分的文字有 {share}% 与{agency}{year}年报告相同（不计数字、标题和套话）",
    "the text of sections one and five is that of {agency} for {year} by {share}%, figures and customary words apart",
)
_THERE = Message("{agency}{year}年报告", "{agency}, report of {year}")


class Text(NamedTuple):
    """Sample of the pieces of sections one and five (``pieces_of``), its outline, and where section one begins."""

    pieces: bytes
    bits: bytes
    start: Spot

    @property
    def outline(self) -> Outline:
        """What tells most samples apart from this one."""
        return outline_of(self.pieces, self.bits)


def _text(report: Report, contributing: Contributing) -> Text | None:
    """Contribute the sample of sections one and five; None where they are too short to be compared."""
    overview = report.sections.get("overview")
    if overview is None or not overview.paragraphs:
        return None
    place = re.match(_PLACE, contributing.subject)
    pieces = pieces_of(text_of(report, [contributing.subject, *([place[0]] if place else [])]))
    if len(numbers_of(pieces)) < FEWEST:
        return None
    first = overview.heading or overview.paragraphs[0]
    return Text(pieces, bits_of(pieces), contributing.spot(first.span))


@across_rule(
    code="X103",
    name="near-duplicate",
    kind="gongkai",
    severity="warning",
    summary=Message(
        "文字与往年或其他机关的报告基本相同", "the text is nearly that of an earlier year or of another body"
    ),
    source="practice",
    since="0.1",
    contributes=_text,
    options=(
        Option(
            "last_year",
            "integer",
            90,
            Message(
                "与本机关往年报告相同多少（%）才报告", "from which share (%) on an earlier year's text is reported"
            ),
            minimum=1,
            maximum=100,
        ),
        Option(
            "another_body",
            "integer",
            85,
            Message("与其他机关相同多少（%）才报告", "from which share (%) on another body's text is reported"),
            minimum=1,
            maximum=100,
        ),
    ),
    messages=(_EARLIER, _ANOTHER, _THERE),
)
def near_duplicate(joined: Joined) -> Iterator[AcrossFinding]:
    """Check that sections one and five are not copied from an earlier year or from another body.

    ## What it does

    Compares the text of sections one and five with that of the same body's reports of all earlier years, and with
    reports of other bodies of the same year and the year before. Tables, headings, figures, titles of laws, the
    bodies' own names and customary sentences are left out. Likeness is reported once a report: with the
    body's own latest like report first, else at the later one of two files.

    ## Why is this bad

    The report was copied; what it says of problems and improvements was not thought of this year.

    ## What is not reported

    - Texts of a few sentences: too little to distinguish a copy from a custom.
    - Two versions of one report, such as a Word document and a web page.

    ## Options

    `last_year`: the share, in percent, from which on likeness with a report of the body's own of an earlier year is reported
    (default 90). For reviewers who look closer.

    ```yaml
    rules:
      near-duplicate: {last_year: 75}
    ```

    ```text bad
    --- 2023.txt
    云麓县水务局2023年政府信息公开工作年度报告
    一、总体情况
    2023年，我局围绕饮水安全和防汛调度公开信息，把村民最关心的停水检修、水质检测结果提前三天贴到村口。
    主动公开方面，水质检测报告改为按水厂分列，读者可以先查自己喝的是哪一家的水，再看各项指标是否达标。
    依申请公开方面，来信由办公室统一登记，业务科室三日内给出初步意见，答复书发出之前由法律顾问逐份审读。
    平台建设方面，网站水务专栏把河长名单做成地图，点开一条河就能看到巡河记录、责任人电话和整改照片。
    监督保障方面，公开情况列入科室考核，季度例会上先讲群众投诉，再讲各科室公开了哪些、还有哪些没有公开。
    五、存在的主要问题及改进情况
    部分水库的调度信息发布偏晚，有的科室把公开当作额外负担，解释政策时习惯照搬文件原文而不说明对农户意味着什么。
    下一步由防汛办值班人员直接发布水位信息，并请村里的用水户代表试读解读稿，看不懂的地方退回重写。
    --- 2024.txt
    云麓县水务局2024年政府信息公开工作年度报告
    一、总体情况
    2024年，我局围绕饮水安全和防汛调度公开信息，把村民最关心的停水检修、水质检测结果提前三天贴到村口。
    主动公开方面，水质检测报告改为按水厂分列，读者可以先查自己喝的是哪一家的水，再看各项指标是否达标。
    依申请公开方面，来信由办公室统一登记，业务科室三日内给出初步意见，答复书发出之前由法律顾问逐份审读。
    平台建设方面，停用了多年无人更新的旧专栏，文件按灌区重新归类，失效的做了标注，检索可以按年份筛选。
    监督保障方面，公开情况列入科室考核，季度例会上先讲群众投诉，再讲各科室公开了哪些、还有哪些没有公开。
    五、存在的主要问题及改进情况
    部分水库的调度信息发布偏晚，有的科室把公开当作额外负担，解释政策时习惯照搬文件原文而不说明对农户意味着什么。
    下一步由防汛办值班人员直接发布水位信息，并请村里的用水户代表试读解读稿，看不懂的地方退回重写。
    ```

    ```text good
    --- 2023.txt
    云麓县水务局2023年政府信息公开工作年度报告
    一、总体情况
    2023年，我局围绕饮水安全和防汛调度公开信息，把村民最关心的停水检修、水质检测结果提前三天贴到村口。
    主动公开方面，水质检测报告改为按水厂分列，读者可以先查自己喝的是哪一家的水，再看各项指标是否达标。
    依申请公开方面，来信由办公室统一登记，业务科室三日内给出初步意见，答复书发出之前由法律顾问逐份审读。
    平台建设方面，网站水务专栏把河长名单做成地图，点开一条河就能看到巡河记录、责任人电话和整改照片。
    监督保障方面，公开情况列入科室考核，季度例会上先讲群众投诉，再讲各科室公开了哪些、还有哪些没有公开。
    五、存在的主要问题及改进情况
    部分水库的调度信息发布偏晚，有的科室把公开当作额外负担，解释政策时习惯照搬文件原文而不说明对农户意味着什么。
    下一步由防汛办值班人员直接发布水位信息，并请村里的用水户代表试读解读稿，看不懂的地方退回重写。
    --- 2024.txt
    云麓县水务局2024年政府信息公开工作年度报告
    一、总体情况
    2024年，我局围绕饮水安全和防汛调度公开信息，把村民最关心的停水检修、水质检测结果提前三天贴到村口。
    主动公开方面，灌溉用水水价调整前后各公开一次，并附上成本监审的主要数据和听证会记录。
    依申请公开方面，来信由办公室统一登记，业务科室三日内给出初步意见，答复书发出之前由法律顾问逐份审读。
    平台建设方面，停用了多年无人更新的旧专栏，文件按灌区重新归类，失效的做了标注，检索可以按年份筛选。
    监督保障方面，请人大代表实地核对公示牌，牌上的内容与档案不符的当场改正，并在月底通报结果。
    五、存在的主要问题及改进情况
    部分水库的调度信息发布偏晚，有的科室把公开当作额外负担，解释政策时习惯照搬文件原文而不说明对农户意味着什么。
    下一步由防汛办值班人员直接发布水位信息，并请村里的用水户代表试读解读稿，看不懂的地方退回重写。
    ```

    `another_body`: the same for reports of other bodies (default 85). For bodies that write from one draft, as the offices of a
    zone do.

    ```yaml
    rules:
      near-duplicate: {another_body: 95}
    ```

    ```text bad
    --- 水务局.txt
    云麓县水务局2024年政府信息公开工作年度报告
    一、总体情况
    2024年，我局围绕饮水安全和防汛调度公开信息，把村民最关心的停水检修、水质检测结果提前三天贴到村口。
    主动公开方面，水质检测报告改为按水厂分列，读者可以先查自己喝的是哪一家的水，再看各项指标是否达标。
    依申请公开方面，来信由办公室统一登记，业务科室三日内给出初步意见，答复书发出之前由法律顾问逐份审读。
    平台建设方面，网站水务专栏把河长名单做成地图，点开一条河就能看到巡河记录、责任人电话和整改照片。
    监督保障方面，公开情况列入科室考核，季度例会上先讲群众投诉，再讲各科室公开了哪些、还有哪些没有公开。
    五、存在的主要问题及改进情况
    部分水库的调度信息发布偏晚，有的科室把公开当作额外负担，解释政策时习惯照搬文件原文而不说明对农户意味着什么。
    下一步由防汛办值班人员直接发布水位信息，并请村里的用水户代表试读解读稿，看不懂的地方退回重写。
    --- 水利局.txt
    澄江县水利局2024年政府信息公开工作年度报告
    一、总体情况
    2024年，我局围绕饮水安全和防汛调度公开信息，把村民最关心的停水检修、水质检测结果提前三天贴到村口。
    主动公开方面，水质检测报告改为按水厂分列，读者可以先查自己喝的是哪一家的水，再看各项指标是否达标。
    依申请公开方面，来信由办公室统一登记，业务科室三日内给出初步意见，答复书发出之前由法律顾问逐份审读。
    平台建设方面，网站水务专栏把河长名单做成地图，点开一条河就能看到巡河记录、责任人电话和整改照片。
    监督保障方面，公开情况列入科室考核，季度例会上先讲群众投诉，再讲各科室公开了哪些、还有哪些没有公开。
    五、存在的主要问题及改进情况
    部分水库的调度信息发布偏晚，有的科室把公开当作额外负担，解释政策时习惯照搬文件原文而不说明对农户意味着什么。
    下一步由防汛办值班人员直接发布水位信息，并请村里的用水户代表试读解读稿，看不懂的地方退回重写。
    ```

    ```text good
    --- 水务局.txt
    云麓县水务局2024年政府信息公开工作年度报告
    一、总体情况
    2024年，我局围绕饮水安全和防汛调度公开信息，把村民最关心的停水检修、水质检测结果提前三天贴到村口。
    主动公开方面，水质检测报告改为按水厂分列，读者可以先查自己喝的是哪一家的水，再看各项指标是否达标。
    依申请公开方面，来信由办公室统一登记，业务科室三日内给出初步意见，答复书发出之前由法律顾问逐份审读。
    平台建设方面，网站水务专栏把河长名单做成地图，点开一条河就能看到巡河记录、责任人电话和整改照片。
    监督保障方面，公开情况列入科室考核，季度例会上先讲群众投诉，再讲各科室公开了哪些、还有哪些没有公开。
    五、存在的主要问题及改进情况
    部分水库的调度信息发布偏晚，有的科室把公开当作额外负担，解释政策时习惯照搬文件原文而不说明对农户意味着什么。
    下一步由防汛办值班人员直接发布水位信息，并请村里的用水户代表试读解读稿，看不懂的地方退回重写。
    --- 水利局.txt
    澄江县水利局2024年政府信息公开工作年度报告
    一、总体情况
    2024年，我局围绕饮水安全和防汛调度公开信息，把村民最关心的停水检修、水质检测结果提前三天贴到村口。
    主动公开方面，水质检测报告改为按水厂分列，读者可以先查自己喝的是哪一家的水，再看各项指标是否达标。
    依申请公开方面，来信由办公室统一登记，业务科室三日内给出初步意见，答复书发出之前由法律顾问逐份审读。
    平台建设方面，停用了多年无人更新的旧专栏，文件按灌区重新归类，失效的做了标注，检索可以按年份筛选。
    监督保障方面，公开情况列入科室考核，季度例会上先讲群众投诉，再讲各科室公开了哪些、还有哪些没有公开。
    五、存在的主要问题及改进情况
    部分水库的调度信息发布偏晚，有的科室把公开当作额外负担，解释政策时习惯照搬文件原文而不说明对农户意味着什么。
    下一步由防汛办值班人员直接发布水位信息，并请村里的用水户代表试读解读稿，看不懂的地方退回重写。
    ```

    ## Example

    ```text bad
    --- 2023.txt
    云麓县水务局2023年政府信息公开工作年度报告
    一、总体情况
    2023年，我局围绕饮水安全和防汛调度公开信息，把村民最关心的停水检修、水质检测结果提前三天贴到村口。
    主动公开方面，水质检测报告改为按水厂分列，读者可以先查自己喝的是哪一家的水，再看各项指标是否达标。
    依申请公开方面，来信由办公室统一登记，业务科室三日内给出初步意见，答复书发出之前由法律顾问逐份审读。
    平台建设方面，网站水务专栏把河长名单做成地图，点开一条河就能看到巡河记录、责任人电话和整改照片。
    监督保障方面，公开情况列入科室考核，季度例会上先讲群众投诉，再讲各科室公开了哪些、还有哪些没有公开。
    五、存在的主要问题及改进情况
    部分水库的调度信息发布偏晚，有的科室把公开当作额外负担，解释政策时习惯照搬文件原文而不说明对农户意味着什么。
    下一步由防汛办值班人员直接发布水位信息，并请村里的用水户代表试读解读稿，看不懂的地方退回重写。
    --- 2024.txt
    云麓县水务局2024年政府信息公开工作年度报告
    一、总体情况
    2024年，我局围绕饮水安全和防汛调度公开信息，把村民最关心的停水检修、水质检测结果提前三天贴到村口。
    主动公开方面，水质检测报告改为按水厂分列，读者可以先查自己喝的是哪一家的水，再看各项指标是否达标。
    依申请公开方面，来信由办公室统一登记，业务科室三日内给出初步意见，答复书发出之前由法律顾问逐份审读。
    平台建设方面，网站水务专栏把河长名单做成地图，点开一条河就能看到巡河记录、责任人电话和整改照片。
    监督保障方面，公开情况列入科室考核，季度例会上先讲群众投诉，再讲各科室公开了哪些、还有哪些没有公开。
    五、存在的主要问题及改进情况
    部分水库的调度信息发布偏晚，有的科室把公开当作额外负担，解释政策时习惯照搬文件原文而不说明对农户意味着什么。
    下一步由防汛办值班人员直接发布水位信息，并请村里的用水户代表试读解读稿，看不懂的地方退回重写。
    ```

    ```text good
    --- 2023.txt
    云麓县水务局2023年政府信息公开工作年度报告
    一、总体情况
    2023年，我局围绕饮水安全和防汛调度公开信息，把村民最关心的停水检修、水质检测结果提前三天贴到村口。
    主动公开方面，水质检测报告改为按水厂分列，读者可以先查自己喝的是哪一家的水，再看各项指标是否达标。
    依申请公开方面，来信由办公室统一登记，业务科室三日内给出初步意见，答复书发出之前由法律顾问逐份审读。
    平台建设方面，网站水务专栏把河长名单做成地图，点开一条河就能看到巡河记录、责任人电话和整改照片。
    监督保障方面，公开情况列入科室考核，季度例会上先讲群众投诉，再讲各科室公开了哪些、还有哪些没有公开。
    五、存在的主要问题及改进情况
    部分水库的调度信息发布偏晚，有的科室把公开当作额外负担，解释政策时习惯照搬文件原文而不说明对农户意味着什么。
    下一步由防汛办值班人员直接发布水位信息，并请村里的用水户代表试读解读稿，看不懂的地方退回重写。
    --- 2024.txt
    云麓县水务局2024年政府信息公开工作年度报告
    一、总体情况
    2024年，全县灌区改造进入第二年，我局把工程进度、资金拨付和占地补偿作为公开重点，每月十日更新一次。
    主动公开方面，灌溉用水水价调整前后各公开一次，并附上成本监审的主要数据和听证会记录。
    依申请公开方面，有三件申请问到同一段渠道的验收资料，我局答复后把资料整理成专题挂上网站。
    平台建设方面，停用了多年无人更新的旧专栏，文件按灌区重新归类，失效的做了标注，检索可以按年份筛选。
    监督保障方面，请人大代表实地核对公示牌，牌上的内容与档案不符的当场改正，并在月底通报结果。
    五、存在的主要问题及改进情况
    去年说过的水库调度信息发布偏晚已经解决；今年的问题是补偿明细公开之后，农户不知道有疑问该找谁。
    今后每张明细都印上经办人和复核人，乡镇设一个固定的答疑时间，答过的问题汇总后贴在同一块公示牌上。
    ```
    """
    compared = joined.read(Text)
    told = set()
    for member in compared.checked:
        own = _of_own(member, compared.earlier(member))
        if own is not None:
            told.add(member.place)
            yield own
    members = compared.by_period()
    read = lru_cache(_MOST_READ)(members.__getitem__)
    asking = (_outlined(each, asks=not each.is_prior and each.place not in told) for each in members)
    for number, near in nearby(asking):
        finding = _of_another(read(number), near, read)
        if finding is not None:
            yield finding


def _outlined(member: Member[Text], *, asks: bool) -> Outlined:
    given = member.given
    return outlined(member.period, given.pieces, given.outline, member.options["another_body"], asks=asks)


def _of_another(member: Member[Text], near: Iterable[int], read: Callable[[int], Member[Text]]) -> AcrossFinding | None:
    """Return the finding on the text of another body that is most like this one's; None where none is like enough."""
    own = set(numbers_of(member.given.pieces))
    others = (other for other in map(read, near) if other.key != member.key)
    shares = ((likeness(own, numbers_of(other.given.pieces)), other) for other in others)
    share, other = max(shares, key=itemgetter(0), default=(0, member))
    return _finding(member, other, share, _ANOTHER) if share >= member.options["another_body"] else None


def _of_own(member: Member[Text], versions: Iterator[Member[Text]]) -> AcrossFinding | None:
    """Return the finding on the latest earlier report of the body whose text is this one's; None where there is none."""
    outline, least = member.given.outline, member.options["last_year"]
    for version in versions:
        if outline.may_share(version.given.outline, least):
            share = likeness(set(numbers_of(member.given.pieces)), numbers_of(version.given.pieces))
            if share >= least:
                return _finding(member, version, share, _EARLIER)
    return None


def _finding(member: Member[Text], other: Member[Text], share: int, message: Message) -> AcrossFinding:
    return AcrossFinding(
        member,
        message.format(agency=other.subject, year=other.period, share=share),
        member.given.start,
        related=(AcrossRelated(other, other.given.start, _THERE.format(agency=other.subject, year=other.period)),),
    )
