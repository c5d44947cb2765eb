"""What the READMEs show is what gouji prints."""

from pathlib import Path
import re
import shlex

import pytest

from gouji.cli.main import main

ROOT = Path(__file__).parents[2]


def in_order(shown: list[str], printed: list[str]) -> list[str]:
    """The lines of *shown* that do not follow in *printed*, each after the one before it."""
    rest = iter(printed)
    return [line for line in shown if line not in rest]


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_output_in_a_readme_is_what_is_printed(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    page = (ROOT / name).read_text("utf-8")
    ((command, shown),) = re.findall(r"<!-- output of: gouji (.*?) -->\n```text\n(.*?)```", page, re.DOTALL)

    main([*shlex.split(command), "--no-cache"])

    lines = [line for line in shown.splitlines() if line != "…"]
    assert in_order(lines, capsys.readouterr().out.splitlines()) == []
