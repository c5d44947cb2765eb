"""The rule that CONTRIBUTING.md writes is one: it imports, and its examples are what they say."""

from importlib import import_module
from pathlib import Path
import re

import pytest

from gouji.testing import check_examples

ROOT = Path(__file__).parents[2]


def test_the_rule_in_contributing_does_what_its_page_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (code,) = re.findall(r"````python\n(.*?)````", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.DOTALL)
    (tmp_path / "round_total.py").write_text(code, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)

    check_examples(import_module("round_total").round_total)
