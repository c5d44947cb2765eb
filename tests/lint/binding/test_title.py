"""A report is identified by the line that has its form's name."""

from collections.abc import Callable

import pytest

from gouji.report.model import Report

Bind = Callable[[str], Report]
ROW = "泉点名称 | 云泉 |\n"


@pytest.mark.parametrize(
    ("text", "title", "subject", "year"),
    [
        ("云泉站2024年泉点监测年度报表\n", "云泉站2024年泉点监测年度报表", "云泉站", 2024),
        ("云泉站泉点监测年度报表（2024年度）\n", "云泉站泉点监测年度报表（2024年度）", "云泉站", 2024),
        ("泉点监测年度报表\n（2024年度）\n", "泉点监测年度报表", None, 2024),
        ("泉点监测年度报表\n", "泉点监测年度报表", None, None),
        ("云泉站２０２４年\n泉点监测年度报表\n", "云泉站２０２４年泉点监测年度报表", "云泉站", 2024),
        ("关于《云泉站2024年泉点监测年度报表》\n", "关于《云泉站2024年泉点监测年度报表》", "云泉站", 2024),
        ("首页\n泉点监测年度报表\n2023年到本站来访的须知\n", "泉点监测年度报表", None, None),
        ("云泉站\n泉点监测年度报表\n2024年\n", "泉点监测年度报表", None, 2024),
        ("云泉站2024年泉点监测\n年度报表\n", "云泉站2024年泉点监测年度报表", "云泉站", 2024),
        ("依据：泉办发〔〕47号2024年\n泉点监测年度报表\n", "泉点监测年度报表", None, None),
        (
            "根据泉办发〔2017〕47号，云泉站2024年泉点监测年度报表\n",
            "根据泉办发〔2017〕47号，云泉站2024年泉点监测年度报表",
            "云泉站",
            2024,
        ),
        ("首页\n云泉站 2024年 泉点 监测年度报表\n", "云泉站2024年泉点监测年度报表", "云泉站", 2024),
    ],
)
def test_title_subject_and_year_are_read(
    bind_springs: Bind, text: str, title: str, subject: str | None, year: int | None
) -> None:
    report = bind_springs(text + ROW)

    assert (report.title.value, report.subject.value, report.period.value) == (title, subject, year)


def test_what_is_found_stands_at_its_place(bind_springs: Bind) -> None:
    text = f"首页\n云泉站2024年泉点监测年度报表\n{ROW}"
    report = bind_springs(text)
    found = (report.title, report.subject, report.period)

    assert [text[slice(*each.span)] for each in found if each.span] == [
        "云泉站2024年泉点监测年度报表",
        "云泉站",
        "2024",
    ]


@pytest.mark.parametrize(
    "text", ["云泉站年报\n", "甲\n" * 8 + "泉点监测年度报表\n", "为了解情况，" * 15 + "公布泉点监测年度报表\n"]
)
def test_without_such_a_line_nothing_is_identified(bind_springs: Bind, text: str) -> None:
    report = bind_springs(text + ROW)

    assert (report.title.value, report.subject.value, report.period.value) == (None, None, None)
