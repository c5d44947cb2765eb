"""What the pages of the documentation show as printed is what is printed."""

from __future__ import annotations

from pathlib import Path
import re
import shlex

import pytest

from gouji.cli.main import main

ROOT = Path(__file__).parents[2]

SAMPLES = [
    (str(page.relative_to(ROOT)), command, shown)
    for page in sorted((ROOT / "docs").glob("**/output.md"))
    for command, shown in re.findall(
        r"<!-- output of: gouji (.*?) -->\n```text\n(.*?)```", page.read_text("utf-8"), re.DOTALL
    )
]


@pytest.mark.parametrize(("page", "command", "shown"), SAMPLES, ids=[f"{page}-{line[:7]}" for page, line, _ in SAMPLES])
def test_a_sample_is_what_is_printed(
    page: str, command: str, shown: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.delenv("COLUMNS", raising=False)

    main(shlex.split(command))

    assert (page, capsys.readouterr().out) == (page, shown)


def test_both_languages_show_the_same_commands() -> None:
    commands = {page: [] for page, _, _ in SAMPLES}
    for page, command, _ in SAMPLES:
        commands[page].append(re.sub(r" --lang \w+", "", command))

    assert commands["docs/zh/output.md"] == commands["docs/output.md"]
