"""Places of cells that are kept packed are what they are when they are made one by one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
import pytest

from gouji.api import Contributing, Report, packed, unpacked
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
    for fact in kept.report.facts:
        for shown in (True, False):
            one, other = kept.cell(fact, shown=shown), kept.packed_cell(fact, shown=shown)
            assert (None if other is None else unpacked(other)) == one


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


def test_a_cell_is_packed_once_for_all_rules(linter: Linter) -> None:
    path = next((Path(__file__).parents[3] / "docs/examples/sound").rglob("*.txt"))
    (report,) = linter.read(path.read_bytes(), path.name)
    kept = contributing(report)

    first, again = (kept.packed_cell("requests.new.total") for _ in range(2))

    assert first is again
    assert unpacked(packed(unpacked(first))) == unpacked(first)
