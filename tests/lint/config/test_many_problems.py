"""A configuration with thousands of mistakes is told as quickly as one with a few."""

from pathlib import Path

import pytest

from gouji.config import CommandLine
from gouji.errors import ConfigurationError
from gouji.run.linter import start_linter


@pytest.mark.parametrize("wrong", ["rules:\n{}", "packs: [gongkai-x]\nrules:\n{}"], ids=["rules", "packs too"])
def test_after_a_hundred_problems_no_nearest_name_is_looked_for(tmp_path: Path, wrong: str) -> None:
    names = "".join(f"  year-mismatch{number:03}: error\n" for number in range(150))
    (tmp_path / ".gouji.yaml").write_text(wrong.format(names), "utf-8")
    linter = start_linter(CommandLine(), str(tmp_path))

    with pytest.raises(ConfigurationError) as raised:
        linter.check(b"x", str(tmp_path / "a.txt"))

    assert sum("year-mismatch'" in problem for problem in raised.value.problems) <= 100
    assert len(raised.value.problems) >= 150
