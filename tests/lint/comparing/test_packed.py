"""Places of cells that are kept packed are what they are when they are made one by one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
import pytest

from gouji.api import Contributing, Report
from gouji.checking.secrets import Secrets
from gouji.config import CommandLine
from gouji.run.linter import Linter, start_linter
from gouji.testing.strategies.formats import PLAIN_RENDERERS
from gouji_gongkai.testing import least_report

FIGURES = {"requests.new.total": "3", "requests.carried_in.natural_person": "12345"}


@pytest.fixture(scope="module")
def linter(tmp_path_factory: pytest.TempPathFactory) -> Linter:
    return start_linter(CommandLine(), str(tmp_path_factory.mktemp("empty")))


@pytest.fixture(scope="module")
def texts(linter: Linter) -> dict[str, str]:
    """A report in each format of text, by the name of its file."""
    form = linter.plugins.kinds["gongkai"].newest
    sample = least_report(form, subject="云麓县水务局", period=2024, figures=FIGURES)
    printed = {name: render(sample) for name, render in PLAIN_RENDERERS.items()}
    return {
        f"{name}{Path(file.name).suffix}": file.data.decode()
        for name, file in printed.items()
        if file.name.endswith((".txt", ".md", ".html"))
    }


def contributing(report: Report, secrets: Iterable[str] = ()) -> Contributing:
    return Contributing(report, "云麓县水务局", "gongkai/云麓县水务局", 2024, secrets=Secrets(secrets))


def assert_same(kept: Contributing) -> None:
    for shown in (True, False):
        places = {fact: kept.cell(fact, shown=shown) for fact in kept.report.facts}
        packed = kept.packed_cells(places, shown=shown)
        assert {fact: packed.spot(fact) for fact, place in places.items() if place is not None} == {
            fact: place for fact, place in places.items() if place is not None
        }


@pytest.mark.parametrize("name", sorted(PLAIN_RENDERERS))
def test_in_every_format(linter: Linter, name: str) -> None:
    form = linter.plugins.kinds["gongkai"].newest
    printed = PLAIN_RENDERERS[name](least_report(form, subject="云麓县水务局", period=2024, figures=FIGURES))
    (report,) = linter.read(printed.data, printed.name)

    assert_same(contributing(report))


SECRETS = st.sampled_from([(), ("2345",)])
ENDS = st.sampled_from(["\n", "\r\n", "\r"])
WIDTHS = st.sampled_from([0, 1, 250, 299, 300, 301, 700])


@given(st.data())
def test_whatever_stands_beside_a_cell(linter: Linter, texts: dict[str, str], data: st.DataObject) -> None:
    name, end, width = (data.draw(each) for each in (st.sampled_from(sorted(texts)), ENDS, WIDTHS))
    text = texts[name].rstrip("\n").replace("12345", " " * width + "12345").replace("\n", end)
    (report,) = linter.read(text.encode(), name)

    assert_same(contributing(report, data.draw(SECRETS)))


ROW = "二、上年结转政府信息公开申请数量 | 2 | 0 | 0 | 0 | 0 | 0 | 2 | ||"
REPORT = f"""云麓县水务局2024年政府信息公开工作年度报告
三、收到和处理政府信息公开申请情况
申请人情况 | ||||||||
自然人 | 法人或其他组织 | 总计 | |||||||
商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |||||
一、本年新收政府信息公开申请数量 | 10 | 0 | 0 | 0 | 0 | 0 | 10 | ||
{ROW}
"""


def test_a_line_is_kept_once_for_all_of_its_cells(linter: Linter) -> None:
    (report,) = linter.read(REPORT.encode(), "a.txt")
    facts = [f"requests.carried_in.{column}" for column in ("natural_person", "commercial_enterprise", "total")]

    packed = contributing(report).packed_cells([fact for fact in facts if fact in report.facts])

    assert bytes(packed.packed).decode().count(ROW) == 1


def test_a_cell_that_has_no_place_has_none_packed(linter: Linter) -> None:
    (report,) = linter.read("云麓县水务局2024年政府信息公开工作年度报告".encode(), "a.txt")

    with pytest.raises(KeyError):
        contributing(report).packed_cells(["requests.new.total"]).spot("requests.new.total")
