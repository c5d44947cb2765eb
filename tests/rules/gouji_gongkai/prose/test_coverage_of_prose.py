"""Which sentences with figures were read, and as what."""

from collections.abc import Callable

from gouji.api import Message, Reading
from gouji.report.model import Report
from gouji_gongkai.prose.coverage import read_sentences

ReadReport = Callable[..., Report]

NEW = Message("本年新收申请", "new requests")
CARRIED_OUT = Message("结转下年度继续办理的申请", "requests carried out")
PARTS = Message("各项之和", "a sum of parts")
SHARE = Message("占比", "a share")


def test_each_sentence_with_a_figure_is_told_with_what_was_read(read_report: ReadReport) -> None:
    text = (
        "新收政府信息公开申请1.2万件，约30件结转下年度。公开信息86条，其中政策31条、动态55条；"
        "上半年收到政府信息公开申请8件，网络收到政府信息公开申请5件。举办培训3次。工作持续加强。"
    )
    report = read_report(text)

    told = list(read_sentences(report))

    assert [(sentence.text, sentence.readings) for sentence in told] == [
        (
            "新收政府信息公开申请1.2万件，约30件结转下年度",
            (Reading("requests.new", "12000", "", NEW), Reading("requests.carried_out", "30", "about", CARRIED_OUT)),
        ),
        ("公开信息86条，其中政策31条、动态55条", (Reading("parts", "86=31+55", "", PARTS),)),
        (
            "上半年收到政府信息公开申请8件，网络收到政府信息公开申请5件",
            (Reading("requests.new", "8", "period", NEW), Reading("requests.new", "5", "period", NEW)),
        ),
        ("举办培训3次", ()),
    ]
    assert [report.document.source[sentence.span] for sentence in told] == [sentence.text for sentence in told]


def test_a_part_of_the_whole_is_told_as_such(read_report: ReadReport) -> None:
    (sentence,) = read_sentences(read_report("通过网络收到政府信息公开申请5件。"))

    assert sentence.readings == (Reading("requests.new", "5", "scope", NEW),)


def test_a_percentage_is_told_with_the_reading_that_was_taken(read_report: ReadReport) -> None:
    text = "答复来信98件。采纳42件，占42.86%；解释56件，占75%。比上年增加18件，增长47.37%。"

    told = [reading for sentence in read_sentences(read_report(text)) for reading in sentence.readings]

    assert told == [Reading("share", "42.86%=42÷98", "", SHARE), Reading("share", "75%≠56÷98", "", SHARE)]


def test_a_count_of_the_tables_is_told_with_the_reading_that_was_taken(read_table: ReadReport) -> None:
    text = (
        "受理政府信息公开申请22件（含上年结转2件）。收到政府信息公开申请22件。新收政府信息公开申请20件。"
        "新收政府信息公开申请29件。"
    )

    told = [
        reading for sentence in read_sentences(read_table(text, new=20, carried_in=2)) for reading in sentence.readings
    ]

    assert [(reading.measure, reading.value) for reading in told] == [
        ("requests.new+requests.carried_in", "22=20+2"),
        ("requests.carried_in", "2"),
        ("requests.new", "22≠20"),
        ("requests.new", "20"),
        ("requests.new", "29≠20"),
    ]
