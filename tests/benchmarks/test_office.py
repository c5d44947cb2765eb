"""What linting office files costs, as a multiple of unzipping them and parsing their XML."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
import tracemalloc
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

import pytest

from gouji.binding.bind import Binder
from gouji.checking.run import check_report
from gouji.document.loader import load
from gouji.plugins.finder import load_plugins
from gouji.rules.active import usual_rules
from gouji.testing import Rendered
from gouji.testing.office import SheetStyle, WordStyle, render_sheet, render_word
from gouji_gongkai.testing import least_report

MOST = {"docx": 5, "docx, tracked": 5, "xlsx": 8}
"""Linting costs at most so many times the floor; a sheet's XML says much in few bytes."""

MOST_MEMORY = 20
"""Linting takes at most so many times the unpacked file."""


class _Chain:
    """The steps from bytes to diagnostics, without a session around them."""

    def __init__(self) -> None:
        self.plugins = load_plugins()
        self.binder = Binder(self.plugins.kinds)
        self.rules = usual_rules(self.plugins.rules)

    def read(self, file: Rendered) -> object:
        return load(file.data, file.name, self.binder.vocabularies, self.plugins.loaders)

    def lint(self, file: Rendered) -> object:
        document = load(file.data, file.name, self.binder.vocabularies, self.plugins.loaders)
        return check_report(self.binder.bind(document), self.rules, file.name)


@pytest.fixture(scope="module")
def chain() -> _Chain:
    return _Chain()


@pytest.fixture(scope="module")
def files(chain: _Chain) -> Mapping[str, Rendered]:
    form = next(form for form in chain.plugins.forms if form.id == "2021")
    sample = least_report(form, subject="云麓县水务局", period=2024)
    return {
        "docx": render_word(sample, WordStyle()),
        "docx, tracked": render_word(sample, WordStyle(tracked=True, cut=True, numbered=True)),
        "xlsx": render_sheet(sample, SheetStyle()),
    }


def _floor(data: bytes) -> list[Element]:
    """Unzip every part and parse it: no office file is read for less."""
    with ZipFile(BytesIO(data)) as archive:
        return [fromstring(archive.read(name)) for name in archive.namelist()]  # noqa: S314 (made by the test)


@pytest.mark.parametrize("kind", MOST)
def test_linting_costs_a_few_times_parsing(
    kind: str,
    chain: _Chain,
    files: Mapping[str, Rendered],
    ratios: Callable[..., Mapping[str, float]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = files[kind]

    found = ratios(
        rounds=30,
        floor=lambda: _floor(file.data),
        read=lambda: chain.read(file),
        linted=lambda: chain.lint(file),
    )

    with capsys.disabled():
        print(f"\n{kind}: " + ", ".join(f"{name} {ratio:.1f}" for name, ratio in found.items()))
    assert found["linted"] <= MOST[kind]


@pytest.mark.parametrize("kind", MOST)
def test_memory_stays_within_twenty_times_the_unpacked_file(
    kind: str, chain: _Chain, files: Mapping[str, Rendered], capsys: pytest.CaptureFixture[str]
) -> None:
    file = files[kind]
    with ZipFile(BytesIO(file.data)) as archive:
        size = sum(info.file_size for info in archive.infolist())
    chain.lint(file)

    tracemalloc.start()
    chain.lint(file)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    with capsys.disabled():
        print(f"\n{kind}: {peak / size:.1f} times the unpacked file")
    assert peak <= MOST_MEMORY * size
