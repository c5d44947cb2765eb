"""The example pack, installed beside gouji, is on where a configuration asks for it and nowhere else."""

from collections.abc import Callable
import json
from pathlib import Path
import shutil
from subprocess import CompletedProcess
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def with_pack(make_environment: Callable[..., Path], wheel: Path, build_wheel: Callable[[Path], Path]) -> Path:
    """A fresh environment with gouji and the example pack."""
    return make_environment(wheel, build_wheel(ROOT / "docs" / "examples" / "pack"))


@pytest.fixture
def check(
    with_pack: Path, run: Callable[..., CompletedProcess[str]], tmp_path: Path
) -> Callable[[str], list[tuple[Any, ...]]]:
    """A function: the findings in a sound report under a configuration."""

    def checked(configuration: str) -> list[tuple[Any, ...]]:
        shutil.copy(ROOT / "docs/examples/sound/青岚县人民政府2024.txt", tmp_path / "report.txt")
        (tmp_path / ".gouji.yaml").write_text(configuration, "utf-8")
        done = run(with_pack / "bin" / "gouji", "check", "--format", "json", "report.txt", cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        return [(d["severity"], d["code"], d["rule"]) for d in json.loads(done.stdout)["diagnostics"]]

    return checked


def test_a_pack_that_nobody_asks_for_changes_nothing(check: Callable[[str], list[tuple[Any, ...]]]) -> None:
    assert check("language: en\n") == [("info", "C101", "leftover-caption")]


def test_a_pack_that_is_asked_for_brings_its_rules_and_its_settings(
    check: Callable[[str], list[tuple[Any, ...]]],
) -> None:
    """Its two rules find something, and its setting allows the caption."""
    found = check("packs: [lanjiang]\n")

    assert found == [("info", "LJ102", "lanjiang-contact"), ("warning", "LJ101", "lanjiang-work-points")]


def test_the_configuration_goes_before_the_pack(check: Callable[[str], list[tuple[Any, ...]]]) -> None:
    configuration = "packs: [lanjiang]\nrules:\n  lanjiang-contact: {words: [统计期限]}\n  lanjiang-work-points: info\n"

    assert check(configuration) == [("info", "LJ101", "lanjiang-work-points")]
