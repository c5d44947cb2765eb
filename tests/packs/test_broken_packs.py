"""A pack that does not fit is named, with its distribution, and ends the run with status 2."""

from collections.abc import Callable
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
                "gouji: the plugin 'misspelt' of gouji-misspelt 2.0 does not fit: there is no hook gouji_rule; the hooks "
                "are gouji_commands, gouji_formats, gouji_forms, gouji_kinds, gouji_layouts, gouji_loaders, gouji_packs, gouji_rules"
            ),
        ),
    ],
    ids=["two-plugins-of-one-name", "an-import-error", "a-misspelt-hook"],
)
def test_a_pack_that_does_not_fit_is_told_with_its_name_and_status_2(
    gouji_with: Run, packs: list[Path], told: str
) -> None:
    done = gouji_with(packs, "check", "--no-cache", str(REPORT))

    assert (done.returncode, done.stdout, done.stderr[: len(told)]) == (2, "", told)


def test_it_is_told_in_chinese_too(gouji_with: Run) -> None:
    done = gouji_with([BROKEN / "misspelt"], "check", "--no-cache", "--lang=zh", str(REPORT))

    assert done.stderr == (
        "gouji: 插件 'misspelt'（gouji-misspelt 2.0）不合要求：没有钩子 gouji_rule；有的钩子：gouji_commands, gouji_formats, gouji_forms, "
        "gouji_kinds, gouji_layouts, gouji_loaders, gouji_packs, gouji_rules\n"
    )


def test_the_example_pack_fits(gouji_with: Run) -> None:
    """What the tests above install is found; without a fault it changes nothing."""
    done = gouji_with([EXAMPLE], "check", "--no-cache", str(REPORT))

    assert (done.returncode, done.stderr) == (0, "")
