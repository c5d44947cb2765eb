"""A pack that does not fit is named, with its distribution; the run goes on without it."""

from collections.abc import Callable
import json
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

ROOT = Path(__file__).parents[2]
BROKEN = Path(__file__).parent / "broken"
EXAMPLE = ROOT / "docs" / "examples" / "pack"
REPORT = ROOT / "docs" / "examples" / "sound" / "柳浦镇人民政府2023.txt"


@pytest.mark.parametrize(
    ("packs", "told"),
    [
        (
            [EXAMPLE, BROKEN / "twin"],
            (
                "failure two plugins are named 'lanjiang': one of gouji-lanjiang 1.0.0 and one of gouji-lanjiang-copy 0.3; "
                "uninstall one of them"
            ),
        ),
        (
            [BROKEN / "unimportable"],
            (
                "failure the plugin 'unimportable' of gouji-unimportable 0.1 could not be imported from gouji_unimportable: "
                "ImportError: cannot import name 'Suggestion' from 'gouji.api'"
            ),
        ),
        (
            [BROKEN / "misspelt"],
            (
                "failure the plugin 'misspelt' of gouji-misspelt 2.0 does not fit: there is no hook gouji_rule; the hooks "
                "are gouji_annotators, gouji_commands, gouji_executors, gouji_formats, gouji_forms, gouji_kinds, gouji_layouts, gouji_loaders, gouji_packs, gouji_rules"
            ),
        ),
    ],
    ids=["two-plugins-of-one-name", "an-import-error", "a-misspelt-hook"],
)
def test_a_pack_that_does_not_fit_is_a_failure_with_its_name_and_the_run_goes_on(
    gouji_with: Run, packs: list[Path], told: str
) -> None:
    done = gouji_with(packs, "check", "--no-cache", "--format=concise", str(REPORT))

    found, failure = done.stdout.splitlines()
    assert (done.returncode, "[leftover-caption]" in found) == (3, True)
    assert (failure[: len(told)], failure[-15:]) == (told, "[plugin-failed]")


def test_it_is_told_in_chinese_too(gouji_with: Run) -> None:
    done = gouji_with([BROKEN / "misspelt"], "check", "--no-cache", "--lang=zh", "--format=concise", str(REPORT))

    assert done.stdout.splitlines()[-1] == (
        "failure 插件 'misspelt'（gouji-misspelt 2.0）不合要求：没有钩子 gouji_rule；有的钩子：gouji_annotators, gouji_commands, gouji_executors, gouji_formats, gouji_forms, "
        "gouji_kinds, gouji_layouts, gouji_loaders, gouji_packs, gouji_rules [plugin-failed]"
    )


def test_in_json_it_has_no_path(gouji_with: Run) -> None:
    done = gouji_with([BROKEN / "unimportable"], "check", "--no-cache", "--format=json", str(REPORT))

    (failure,) = json.loads(done.stdout)["failures"]
    assert (failure["kind"], failure["path"], failure["pack"]) == ("plugin-failed", None, "gouji-unimportable")


@pytest.mark.parametrize("command", ["rules", "extract", "fix"])
def test_other_commands_tell_it_on_standard_error_and_go_on(gouji_with: Run, command: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(REPORT.read_bytes())
    arguments = [] if command == "rules" else ["a.txt"]

    done = gouji_with([BROKEN / "unimportable"], command, *arguments)

    assert (done.returncode, bool(done.stdout)) == (0 if command == "rules" else 3, True)
    assert done.stderr.startswith("gouji: the plugin 'unimportable' of gouji-unimportable 0.1 could not be imported")


@pytest.mark.parametrize(
    ("asked", "status", "told"),
    [
        (
            "",
            0,
            "gouji: the plugin 'packless' of gouji-packless 0.2 does not fit: its gouji_packs failed: KeyError: 'x'",
        ),
        (
            "packs: [packless]\n",
            2,
            ".gouji.yaml:1:9: the pack 'packless' is not installed (plugins that cannot be used: ",
        ),
    ],
)
def test_a_broken_pack_stops_only_who_asks_for_it(
    gouji_with: Run, tmp_path: Path, asked: str, status: int, told: str
) -> None:
    (tmp_path / ".gouji.yaml").write_text(asked, "utf-8")
    (tmp_path / "a.txt").write_bytes(REPORT.read_bytes())

    done = gouji_with([BROKEN / "packless"], "check", "--no-cache", "--lang=en", "a.txt")

    assert (done.returncode, done.stderr[: len(told)]) == (status, told)


def test_the_example_pack_fits(gouji_with: Run) -> None:
    """What the tests above install is found; without a fault it changes nothing."""
    done = gouji_with([EXAMPLE], "check", "--no-cache", str(REPORT))

    assert (done.returncode, done.stderr) == (0, "")
