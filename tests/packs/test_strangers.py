"""What the distributions of strangers may do through the hooks."""

from collections.abc import Callable
import json
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

ROOT = Path(__file__).parents[2]
STRANGERS = Path(__file__).parent / "strangers"
REPORT = ROOT / "docs" / "examples" / "sound" / "柳浦镇人民政府2023.txt"


@pytest.mark.parametrize(("packs", "rules"), [([], ["leftover-caption"]), ([STRANGERS / "sparing"], [])])
def test_a_wrapper_takes_a_rule_out_of_what_others_bring(gouji_with: Run, packs: list[Path], rules: list[str]) -> None:
    done = gouji_with(packs, "check", "--no-cache", "--format=json", str(REPORT))

    assert [diagnostic["rule"] for diagnostic in json.loads(done.stdout)["diagnostics"]] == rules


def test_a_rule_that_a_wrapper_took_out_is_not_listed(gouji_with: Run) -> None:
    done = gouji_with([STRANGERS / "sparing"], "explain", "leftover-caption")

    assert (done.returncode, done.stderr.startswith("gouji: no rule 'leftover-caption'")) == (2, True)


def test_plugins_are_called_in_the_order_that_they_ask_for(gouji_with: Run, tmp_path: Path) -> None:
    (tmp_path / "report.any").write_text("一份文件", "utf-8")

    done = gouji_with([STRANGERS / "ordered"], "check", "--no-cache", "--coverage", "report.any")

    assert "read by first" in done.stdout
