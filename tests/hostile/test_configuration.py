"""Configurations in which everything is wrong are told so in time that no list of names multiplies."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.config import CommandLine, Configurations
from gouji.errors import ConfigurationError
from gouji.plugins.model import Plugins

WRONG = 300
WAIVER = "waivers:\n- {rule: T101, agency: 甲, year: 2024, reason: 无, facts: {"

MISSPELT = {
    "rules": "rules:\n" + "".join(f"  total-consistenc{number}: off\n" for number in range(WRONG)),
    "keys": "".join(f"language{number}: zh\n" for number in range(WRONG)),
    "extended": f"extends: [{', '.join(f'gouji:recommende{number}' for number in range(WRONG))}]\n",
    "figures": WAIVER + ", ".join(f"requests.new.totals{number}: 1" for number in range(WRONG)) + "}}\n",
}


@pytest.mark.parametrize("text", MISSPELT.values(), ids=MISSPELT)
def test_the_nearest_names_are_looked_for_a_hundred_times(tmp_path: Path, plugins: Plugins, text: str) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gouji.yaml").write_text(text, "utf-8")

    with pytest.raises(ConfigurationError) as caught:
        Configurations(plugins, CommandLine(language="en"), str(tmp_path)).settings("a.txt")

    told = sum("did you mean" in problem for problem in caught.value.problems)
    assert (len(caught.value.problems), 0 < told <= 100) == (WRONG, True)
