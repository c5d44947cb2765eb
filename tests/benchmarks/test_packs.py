"""What ten packs of a hundred rules each cost: the first start, a start from the cache, a report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
import os
from pathlib import Path
import subprocess
import sys

import pytest
from tests.benchmarks.packs import write_packs

from gouji.config import CommandLine
from gouji.run.session import Session

Ratios = Callable[..., Mapping[str, float]]

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
PACKS = 10

MOST_AT_FIRST = 100
"""The first start takes so many empty interpreters: 1.5 s, where one takes 15 ms."""

MOST_MORE = 10
"""A start from the cache takes so many empty interpreters more than one without packs: 150 ms."""

MOST_A_REPORT = 0.08
"""A pack takes this part of reading and linting a report without any: 0.5 ms, where a report takes 6.25 ms."""


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """A folder with a report and no pack, and one with ten packs."""
    found = []
    report = (EXAMPLES / "sound" / "青岚县教育和体育局2024.txt").read_text("utf-8")
    for name, packs in (("without", 0), ("packs", PACKS)):
        folder = tmp_path / name
        (folder / ".git").mkdir(parents=True)
        asked = write_packs(folder, packs=packs, rules=100) if packs else "extends: gouji:recommended\n"
        (folder / ".gouji.yaml").write_text(asked, "utf-8")
        text = report.replace("主要问题。", "主要问题：").replace("改进情况。", "改进情况：")
        (folder / "report.txt").write_text(text, "utf-8")
        found.append(folder)
    return found[0], found[1]


def test_starting_with_packs(
    folders: tuple[Path, Path], tmp_path: Path, ratios: Ratios, capsys: pytest.CaptureFixture[str]
) -> None:
    """The first start, and the next ones, stay within so many empty interpreters."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment |= dict.fromkeys(("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"), str(tmp_path / "home"))
    run = partial(subprocess.run, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    check = [sys.executable, "-m", "gouji", "check", "-q", "report.txt"]

    found = ratios(
        rounds=10,
        empty=lambda: run([sys.executable, "-c", "pass"]),
        without=lambda: run(check, cwd=folders[0]),
        kept=lambda: run(check, cwd=folders[1]),
        first=lambda: run([*check, "--no-cache"], cwd=folders[1]),
    )

    with capsys.disabled():
        print("\npacks: " + ", ".join(f"{name} {ratio:.1f}" for name, ratio in found.items()))
    assert found["first"] <= MOST_AT_FIRST
    assert found["kept"] - found["without"] <= MOST_MORE


def test_a_report_with_packs(
    folders: tuple[Path, Path], ratios: Ratios, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each pack of a hundred rules costs a small part of linting a report without packs."""
    monkeypatch.chdir(folders[1])
    session = Session.start(CommandLine())
    paths = [folder / "report.txt" for folder in folders]
    data = paths[0].read_bytes()

    found = ratios(
        rounds=200,
        without=lambda: session.check(data, str(paths[0])),
        packs=lambda: session.check(data, str(paths[1])),
    )

    with capsys.disabled():
        print(f"\na pack: {(found['packs'] - 1) / PACKS:.3f} of linting without")
    assert (found["packs"] - 1) / PACKS <= MOST_A_REPORT
