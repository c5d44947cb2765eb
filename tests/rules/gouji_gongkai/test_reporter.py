"""The body that reports, where no title names it, and its longer name."""

from collections.abc import Callable

import pytest

from gouji.report.model import Report

Bind = Callable[[str], Report]

AGENCY = "柳泉县审计局"
NAME = "政府信息公开工作年度报告"


def bound(bind: Bind, head: str, first: str = "全年公开各类信息。", last: str = "") -> Report:
    return bind(f"{head}\n一、总体情况\n{first}\n二、主动公开政府信息情况\n六、其他需要报告的事项\n无。\n{last}")


@pytest.mark.parametrize(
    "head",
    [
        f"根据条例规定，现将{AGENCY}2023年度{NAME}公布如下。",
        f"现将《{AGENCY}2023年{NAME}》予以公布。",
        f"根据《条例》要求，特编制2023年{AGENCY}政府信息公开年报，请予监督。",
        f"现向社会发布{AGENCY}2023年政务公开年度报告。",
    ],
)
def test_a_sentence_that_presents_the_report_names_body_and_year(bind: Bind, head: str) -> None:
    report = bound(bind, head)

    assert (report.subject.value, report.subject.sure, report.period.value) == (AGENCY, True, 2023)
    assert report.document.source[report.subject.span] == AGENCY


@pytest.mark.parametrize(
    "head",
    [
        f"本报告由{AGENCY}按照《中华人民共和国政府信息公开条例》编写。",
        f"本年度报告是根据《{NAME}格式》的要求，由{AGENCY}编制。",
        f"根据规定，由{AGENCY}编制本年度报告。",
        f"{AGENCY}根据《中华人民共和国政府信息公开条例》第五十条，编制2023年度{NAME}。",
        f"统计期限为2023年1月1日至12月31日。如有疑问，请致电{AGENCY}办公室咨询（电话：0000-0000000）。",
        f"如有疑问，请联系：{AGENCY}办公室，电话：0000-0000000。",
        f"按照《条例》规定，{AGENCY}编制了2023年度{NAME}，现予公布。",
        f"为全面反映{AGENCY}2023年政府信息公开工作情况，编制本报告。",
        f"截至2023年12月31日，{AGENCY}共公开信息30条。",
        f"一年来，{AGENCY}认真贯彻条例。",
        f"对本报告有意见的，请向{AGENCY}法规科反映，邮编000000。",
        f"联系单位：{AGENCY}，地址：柳泉县府前街1号。",
        f"发布机构：{AGENCY}\n发布日期：2024-01-20",
        f"信息来源：{AGENCY}　2024-01-20",
        f"按照《柳泉县人民政府办公室关于做好2023年{NAME}编制工作的通知》，{AGENCY}依据有关规定形成本报告。",
    ],
)
def test_makers_contacts_and_fields_name_the_body(bind: Bind, head: str) -> None:
    assert bound(bind, head).subject.value == AGENCY


def test_a_signature_above_a_day_names_the_body(bind: Bind) -> None:
    assert bound(bind, "", last=f"{AGENCY}\n2024年1月20日\n").subject.value == AGENCY


@pytest.mark.parametrize(
    "first",
    [
        "组织各乡镇参加培训，向社会公布指南。",
        "编制发布《青石县2023年政府信息公开工作年度报告》格式文本的通知已转发。",
        "市政府信息公开情况良好，由各科室根据分工负责。",
        "2023年，本市各部门认真落实要求。",
        "就全县政府信息公开情况接受社会评议。",
    ],
)
def test_sentences_on_others_name_no_body(bind: Bind, first: str) -> None:
    assert bound(bind, "", first).subject.value is None


@pytest.mark.parametrize(
    ("title", "first", "name"),
    [
        ("县审计局", "2023年，我局积极开展工作。如有疑问请与柳泉县审计局联系。", "柳泉县审计局"),
        ("审计局", "承办由柳泉县审计局主办的培训班。", "柳泉县审计局"),
        ("区统计局", "根据霁川市柳泉区统计局职责，规范公开。柳泉区统计局网站全年更新。", "霁川市柳泉区统计局"),
        ("城关镇人民政府", "2023年，和县城关镇人民政府认真落实条例。", "和县城关镇人民政府"),
        ("柳泉县审计局", "霁川市柳泉县审计局网站全年更新。", "柳泉县审计局"),
        ("县审计局", "与青石县审计局、柳泉县审计局开展交流。", "县审计局"),
    ],
)
def test_a_longer_name_completes_a_short_one(bind: Bind, title: str, first: str, name: str) -> None:
    assert bound(bind, f"{title}2023年{NAME}", first).subject.value == name


@pytest.mark.parametrize(
    "head",
    ["数据截止2023年12月31日。", "截至2023年12月31日，各项工作均已完成。", "本报告数据截至2023年底。"],
)
def test_the_day_up_to_which_a_report_counts_is_of_its_year(bind: Bind, head: str) -> None:
    assert bound(bind, head).period.value == 2023


def test_a_body_whose_name_has_a_word_of_accounts_names_its_year(bind: Bind) -> None:
    report = bound(bind, "", f"2023年，{AGENCY}认真贯彻落实条例。")

    assert (report.subject.value, report.period.value) == (AGENCY, 2023)


@pytest.mark.parametrize(
    "head",
    [
        "本报告根据《中华人民共和国政府信息公开条例》\n第五十条和上级机关通知的有关要求，由柳泉县审\n计局编制，并向社会公布。",
        f"根据《中华人民共和国政府信息公开条例》规定，现公布\n柳泉县审计局2023\n年{NAME}。",
    ],
)
def test_a_head_with_hard_line_breaks_names_the_body(bind: Bind, head: str) -> None:
    report = bound(bind, head)

    assert report.subject.value == AGENCY
    assert "".join(report.document.source[report.subject.span].split()) == AGENCY


@pytest.mark.parametrize(
    ("title", "head", "name"),
    [
        ("柳泉县", "本报告由柳泉县人民政府编制。", "柳泉县人民政府"),
        ("柳泉县", f"现公布柳泉县人民政府2023年{NAME}。", "柳泉县人民政府"),
        ("白杨镇", "白杨镇人民政府根据《条例》规定编制本报告。", "白杨镇人民政府"),
        ("柳泉县", "本报告由柳泉县人民政府办公室编制。", "柳泉县"),
        ("柳泉县", "向柳泉县人民政府反映。", "柳泉县"),
        ("霁川市柳泉县", "本报告由柳泉县人民政府编制。", "霁川市柳泉县人民政府"),
        ("柳泉区白杨镇", "白杨镇人民政府根据《条例》规定编制本报告。", "柳泉区白杨镇人民政府"),
        ("柳泉区白杨镇", "本报告由柳泉区人民政府编制。", "柳泉区白杨镇"),
    ],
)
def test_the_government_of_a_place_is_named_in_full_where_it_made_the_report(
    bind: Bind, title: str, head: str, name: str
) -> None:
    assert bound(bind, f"{title}2023年{NAME}\n{head}").subject.value == name


def test_a_report_that_is_spoken_of_below_the_head_is_another_body_s(bind: Bind) -> None:
    report = bound(bind, "", f"2023年，{AGENCY}认真贯彻条例。协助编制发布柳泉县人民政府2023年{NAME}。")

    assert report.subject.value == AGENCY


@pytest.mark.parametrize(
    ("title", "head", "name"),
    [
        ("梧川州红十字会", "本报告由梧川苗族侗族自治州红十字会编制。", "梧川苗族侗族自治州红十字会"),
        ("柳泉县卫健委", "柳泉县卫生健康委员会根据《条例》规定编制本报告。", "柳泉县卫生健康委员会"),
        ("柳泉县人社局", f"现公布柳泉县人力资源和社会保障局2023年{NAME}。", "柳泉县人力资源和社会保障局"),
        (
            "霁川高新区管委会",
            f"霁川高新区管理委员会对2023年的{NAME[:6]}工作进行了总结，形成本报告。",
            "霁川高新区管理委员会",
        ),
        ("柳泉县政府办公室", "根据《条例》，结合柳泉县人民政府办公室工作实际，编制本报告。", "柳泉县人民政府办公室"),
        ("区发改委", "本报告由霁川市柳泉区发展和改革委员会编制。", "霁川市柳泉区发展和改革委员会"),
        ("柳泉高新区", "本报告由柳泉高新技术产业开发区管理委员会编制。", "柳泉高新技术产业开发区管理委员会"),
        ("柳泉县审计局", "本报告由柳泉县审计局办公室编制。", "柳泉县审计局"),
        ("柳泉县审计局", "本报告由柳泉县人民政府编制。", "柳泉县审计局"),
        ("柳泉县卫健委", "如有疑问，请与柳泉县卫生健康委员会联系。", "柳泉县卫健委"),
    ],
)
def test_a_short_name_is_written_out_where_the_maker_does(bind: Bind, title: str, head: str, name: str) -> None:
    assert bound(bind, f"{title}2023年{NAME}\n{head}").subject.value == name


@pytest.mark.parametrize(
    "name",
    [
        "柳泉县人力资源和社会保障局",
        "柳泉县机关事务服务中心",
        "柳泉县委社会工作部",
        "霁川市市直机关工作委员会",
        "柳泉县残疾人联合会",
    ],
)
def test_words_of_sentences_may_stand_in_names(bind: Bind, name: str) -> None:
    assert bound(bind, f"本报告由{name}编制。").subject.value == name


@pytest.mark.parametrize(
    "name",
    ["临屿海关", "梧川州残联", "云尾盟", "青岗农场", "澄湖监狱", "中华人民共和国临屿海关"],
)
def test_customs_federations_and_farms_are_bodies(bind: Bind, name: str) -> None:
    assert bound(bind, f"{name}根据《条例》规定，编制本年度报告。").subject.value == name
