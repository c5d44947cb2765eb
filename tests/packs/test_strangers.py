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

    assert (done.returncode, done.stderr.startswith("gouji: unknown rule 'leftover-caption'")) == (2, True)


def test_plugins_are_called_in_the_order_that_they_ask_for(gouji_with: Run, tmp_path: Path) -> None:
    (tmp_path / "report.any").write_text("一份文件", "utf-8")

    done = gouji_with([STRANGERS / "ordered"], "check", "--no-cache", "--coverage", "report.any")

    assert "read by first" in done.stdout


def test_a_loader_takes_the_place_of_a_built_in_one(gouji_with: Run, tmp_path: Path) -> None:
    (tmp_path / "report.md").write_text("| 规章 |\n|---|\n| 0 |\n", "utf-8")

    done = gouji_with([STRANGERS / "bringing"], "check", "--no-cache", "--coverage", "report.md")

    assert "read by marked" in done.stdout


def test_a_layout_reads_what_no_built_in_one_does(gouji_with: Run, tmp_path: Path) -> None:
    rows = (
        "┌──┬──┬──┬──┐",
        "│信息内容│本年制发件数│本年废止件数│现行有效件数│",
        "├──┼──┼──┼──┤",
        "│规章│0│1│2│",
        "└──┴──┴──┴──┘",
    )
    (tmp_path / "report.txt").write_text("\n".join(("第二十条第（一）项", *rows, "")), "utf-8")

    done = gouji_with([STRANGERS / "bringing"], "extract", "report.txt")

    facts = json.loads(done.stdout)["facts"]
    assert [facts[f"proactive.regulations.{column}"] for column in ("issued", "repealed", "in_force")] == [0, 1, 2]


def test_a_format_is_found_by_its_name(gouji_with: Run) -> None:
    done = gouji_with([STRANGERS / "bringing"], "check", "--no-cache", "--format=count", str(REPORT))

    assert done.stdout == "1!\n"


def test_a_plugin_that_is_disabled_brings_nothing(gouji_with: Run, tmp_path: Path) -> None:
    (tmp_path / ".gouji.yaml").write_text("plugins: {disable: [bringing]}\n", "utf-8")

    done = gouji_with([STRANGERS / "bringing"], "check", "--no-cache", "--format=count", str(REPORT))

    assert (done.returncode, done.stderr) == (
        2,
        "gouji: no format 'count'; expected one of text, concise, table, json, jsonl, markdown, html, xlsx, github, gitlab, junit, sarif; did you mean 'junit'?\n",
    )


def test_what_a_disabled_plugin_dropped_is_there_again(gouji_with: Run, tmp_path: Path) -> None:
    (tmp_path / ".gouji.yaml").write_text("plugins: {disable: [sparing]}\n", "utf-8")

    done = gouji_with([STRANGERS / "sparing"], "explain", "leftover-caption")

    assert (done.returncode, done.stderr) == (0, "")


def test_a_command_is_run_with_its_arguments(gouji_with: Run) -> None:
    done = gouji_with([STRANGERS / "greeting"], "greet", str(REPORT), "--times=2")

    assert (done.returncode, done.stdout) == (2, "Hello, 柳浦镇人民政府\n" * 2)


def test_a_command_is_listed_in_the_help(gouji_with: Run) -> None:
    done = gouji_with([STRANGERS / "greeting"], "help")

    assert (done.returncode, "    greet       greet the body of a report, 100% polite\n" in done.stdout) == (0, True)


def test_a_command_has_help_of_its_own(gouji_with: Run) -> None:
    done = gouji_with([STRANGERS / "greeting"], "help", "greet")

    assert (done.returncode, "--times TIMES" in done.stdout) == (0, True)


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (["greet", "--tims=2", "x"], 2, "gouji greet: no such argument: --tims=2; did you mean --times?\n"),
        (["greet", "nowhere.txt"], 3, "gouji: nowhere.txt: "),
        (
            ["fail"],
            3,
            "gouji: the command 'fail', from gouji-greeting, failed: LookupError: nobody to greet (plugin.py:",
        ),
        (["absent"], 3, "gouji: the command 'absent', from gouji-greeting, failed: ModuleNotFoundError: "),
        (["fial"], 2, "gouji: no command 'fial'; expected one of check, extract, "),
    ],
)
def test_what_goes_wrong_in_a_command_is_told(gouji_with: Run, arguments: list[str], status: int, told: str) -> None:
    done = gouji_with([STRANGERS / "greeting"], *arguments)

    assert (done.returncode, done.stderr[: len(told)]) == (status, told)


def test_a_command_s_failure_is_told_in_chinese_too(gouji_with: Run) -> None:
    done = gouji_with([STRANGERS / "greeting"], "fail", LANG="zh_CN.UTF-8", LC_ALL="")

    assert done.stderr.startswith("gouji: 命令 'fail'（来自 gouji-greeting）运行失败：LookupError: nobody to greet")
