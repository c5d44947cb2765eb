"""A pack that does not fit is named, with its distribution, and ends the run with status 2."""

from collections.abc import Callable, Iterable
import os
from pathlib import Path
import subprocess
import sys
import tomllib

import pytest

ROOT = Path(__file__).parents[2]
BROKEN = Path(__file__).parent / "broken"
EXAMPLE = ROOT / "docs" / "examples" / "pack"
REPORT = ROOT / "docs" / "examples" / "sound" / "柳浦镇人民政府2023.txt"


def install(pack: Path, folder: Path) -> None:
    """Write what an installer leaves of a distribution: its name, its version and its entry points."""
    project = tomllib.loads((pack / "pyproject.toml").read_text("utf-8"))["project"]
    name, version = project["name"], project["version"]
    info = folder / f"{name.replace('-', '_')}-{version}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n", "utf-8")
    entries = [f"{entry} = {target}" for entry, target in project["entry-points"]["gouji"].items()]
    (info / "entry_points.txt").write_text("\n".join(["[gouji]", *entries, ""]), "utf-8")


@pytest.fixture
def check(tmp_path: Path) -> Callable[[Iterable[Path]], subprocess.CompletedProcess[str]]:
    """A function: check a report where some packs are installed beside gouji."""

    def checked(packs: Iterable[Path]) -> subprocess.CompletedProcess[str]:
        for pack in packs:
            install(pack, tmp_path)
        return subprocess.run(
            [sys.executable, "-m", "gouji", "check", "--no-cache", str(REPORT)],
            cwd=tmp_path,
            env={**os.environ, "LANG": "C.UTF-8", "PYTHONPATH": os.pathsep.join(map(str, [tmp_path, *packs]))},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return checked


@pytest.mark.parametrize(
    ("packs", "told"),
    [
        (
            [EXAMPLE, BROKEN / "twin"],
            (
                "gouji: two plugins are named 'lanjiang': one of gouji-lanjiang 1.0.0 and one of gouji-lanjiang-copy 0.3; "
                "uninstall one of them"
            ),
        ),
        (
            [BROKEN / "unimportable"],
            (
                "gouji: the plugin 'unimportable' of gouji-unimportable 0.1 could not be imported from gouji_unimportable: "
                "ImportError: cannot import name 'Suggestion' from 'gouji.api'"
            ),
        ),
        (
            [BROKEN / "misspelt"],
            (
                "gouji: the plugin 'misspelt' of gouji-misspelt 2.0 does not fit: there is no hook gouji_rule; the "
                "hooks are gouji_formats, gouji_forms, gouji_loaders, gouji_packs, gouji_rules"
            ),
        ),
    ],
    ids=["two-plugins-of-one-name", "an-import-error", "a-misspelt-hook"],
)
def test_a_pack_that_does_not_fit_is_told_with_its_name_and_status_2(
    check: Callable[[Iterable[Path]], subprocess.CompletedProcess[str]], packs: list[Path], told: str
) -> None:
    done = check(packs)

    assert (done.returncode, done.stdout, done.stderr[: len(told)]) == (2, "", told)


def test_the_example_pack_fits(check: Callable[[Iterable[Path]], subprocess.CompletedProcess[str]]) -> None:
    """What the tests above install is found; without a fault it changes nothing."""
    done = check([EXAMPLE])

    assert (done.returncode, done.stderr) == (0, "")
