"""The page finds what the command line finds, in every format, and says it in the same bytes."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from pathlib import Path

import pytest
from tests.lint.output.html.chromium import Browser
from tests.plugins.gouji_plugins.page.browsers.dropping import drop, files_of, printed

from gouji.testing.paper import render_paper
from gouji.testing.strategies.formats import PLAIN_RENDERERS
from gouji_gongkai.testing import CATALOGUE, official_forms, sound_report
from gouji_gongkai.testing.bodies import BODIES

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[5]
CASES = ROOT.parent / "shared/cases"
RENDERERS = {**PLAIN_RENDERERS, "pdf": render_paper}
SHARE = 3
"""Each fault is printed in every third format; in the end each format has every third fault."""


def _folder(name: str, folder: Path) -> dict[str, bytes]:
    return {f"{name}/{path}": data for path, data in files_of(folder).items()}


def _reports(number: int, name: str) -> Mapping[str, bytes]:
    """Return reports of several bodies and years in a format, each with another fault, and one of each body that is sound."""
    form = official_forms()[-1]
    samples = [sound_report(form, period=2024, subject=body.name) for body in BODIES]
    for turn, fault in enumerate(islice(CATALOGUE, number % SHARE, None, SHARE)):
        sound = sound_report(form, period=2021 + turn % 3, subject=BODIES[turn % len(BODIES)].name, variant=turn)
        samples.append(fault.plant(sound).sample)
    rendered = [RENDERERS[name](sample) for sample in samples]
    return {f"{name}/{turn}.{each.format}": each.data for turn, each in enumerate(rendered)}


def test_in_all_examples(opened: Browser, tmp_path: Path) -> None:
    files = {
        **_folder("faulty", ROOT / "docs/examples/faulty"),
        **_folder("sound", ROOT / "docs/examples/sound"),
    }

    found = {language: drop(opened, files, language).json for language in ("zh", "en")}

    assert found == {language: printed(tmp_path / language, files, language=language) for language in ("zh", "en")}


@pytest.mark.skipif(not CASES.is_dir(), reason="the folder of cases is not beside this one")
def test_in_all_cases(opened: Browser, tmp_path: Path) -> None:
    files = _folder("cases", CASES)

    assert drop(opened, files, "zh").json == printed(tmp_path / "here", files, language="zh")


@pytest.mark.parametrize(("number", "name"), [pytest.param(*each, id=each[1]) for each in enumerate(RENDERERS)])
def test_in_every_format(opened: Browser, tmp_path: Path, number: int, name: str) -> None:
    files = _reports(number, name)

    found = drop(opened, files)

    print(f"{name}: {found.took / len(files):.0f} ms a report")  # noqa: T201 (what it took is looked at)
    assert found.json == printed(tmp_path / "here", files)


def test_and_it_has_asked_for_nothing(opened: Browser, page: Path) -> None:
    asked = [address for address in opened.requested if not address.startswith(("blob:", "data:"))]

    assert (asked, opened.workers) == ([page.as_uri()], 1)
