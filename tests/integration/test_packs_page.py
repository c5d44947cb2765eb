"""The page on rule packs, followed word by word: a new pack, its test, its use in a folder and in pre-commit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
import re
from subprocess import CompletedProcess
import sys

import pytest

ROOT = Path(__file__).parents[2]
REPORT = ROOT / "docs/examples/sound/柳浦镇人民政府2023.txt"
PAGES = {"en": "docs/packs.md", "zh": "docs/zh/packs.md"}

Run = Callable[..., CompletedProcess[str]]


def blocks(page: str, kind: str) -> list[str]:
    text = (ROOT / page).read_text("utf-8")
    return re.findall(rf"^```{kind}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("language", PAGES)
def test_what_the_page_says_is_what_happens(run: Run, tmp_path: Path, language: str) -> None:
    page = PAGES[language]
    console, yaml = blocks(page, "console"), blocks(page, "yaml")

    def say(command: str) -> str:
        words = command.split()[1:]
        return run(sys.executable, "-m", "gouji", *words, "--lang", language, cwd=tmp_path).stdout

    def told(block: str) -> tuple[str, str]:
        command, _, output = block.removeprefix("$ ").partition("\n")
        return command, output

    command, output = told(console[0])
    assert say(command) == output
    new = (tmp_path / "lanjiang.yaml").read_text("utf-8")
    (tmp_path / "lanjiang.yaml").write_text(new[: new.index("rules:\n")] + yaml[0], "utf-8")
    command, output = told(console[1])
    assert say(command) == output
    sound = (tmp_path / "lanjiang.yaml").read_text("utf-8")
    (tmp_path / "lanjiang.yaml").write_text(sound.replace("    title: ", "    title："), "utf-8")
    assert blocks(page, "text")[0] in say(command)
    (tmp_path / "lanjiang.yaml").write_text(sound, "utf-8")
    (tmp_path / ".gouji.yaml").write_text(yaml[1], "utf-8")
    text = REPORT.read_text("utf-8")
    fees = next(line for line in text.splitlines() if "信息处理费" in line)
    (tmp_path / "a.txt").write_text(text.replace(fees, "没有其他需要说明的情况。"), "utf-8")
    assert "LJ101 第六部分没有说明是否收取信息处理费 [lanjiang-fees]" in say("gouji check a.txt --format concise")


def test_both_pages_have_the_same_examples() -> None:
    kinds = [re.sub("#.*", "", block) for block in blocks(PAGES["en"], "yaml")]
    assert [re.sub("#.*", "", block) for block in blocks(PAGES["zh"], "yaml")] == kinds
