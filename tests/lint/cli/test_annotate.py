"""``gouji annotate``: which copies it writes, what it says of that, and how it ends."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import attrs
import pytest

from gouji.api.documents import Annotator, Original
from gouji.plugins.model import Plugins
from gouji.testing.office import SheetStyle, WordStyle, render_sheet, render_word
from gouji_gongkai.testing import form_of, least_report

Run: TypeAlias = Callable[..., Any]
EXAMPLES = Path(__file__).parents[3] / "docs/examples/sound/临川县水务局"


def _report(name: str, words: str = "", folder: str = "r") -> None:
    """Write a report, with some words in a paragraph of its own."""
    lines = (EXAMPLES / "2024.txt").read_text("utf-8").split("\n")
    path = Path(folder) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([*lines[:3], words, *lines[3:]]), encoding="utf-8")


def _written() -> list[str]:
    return sorted(path.relative_to("out").as_posix() for path in Path("out").rglob("*") if path.is_file())


def test_each_report_has_a_copy_and_findings_are_counted(gouji: Run) -> None:
    _report("2024/a.txt", "此处有错，此处有疑。")
    _report("2023/b.txt")

    ended = gouji("annotate", "r", "--output", "out", "--lang", "zh")

    assert (ended.status, ended.out, ended.err) == (
        1,
        "out：写入 2 份副本，其中 1 份标注了 2 个问题\n",
        "",
    )
    assert _written() == ["2023/b.txt.html", "2024/a.txt.html"]


def test_the_findings_stand_in_the_copy_in_the_language_of_the_output(gouji: Run) -> None:
    _report("a.txt", "此处有错。")

    for language in ("zh", "en"):
        gouji("annotate", "r", "--output", f"out-{language}", "--lang", language)

    told = [Path(f"out-{language}/a.txt.html").read_text("utf-8") for language in ("zh", "en")]
    assert ["错误 Z101：有“错”" in told[0], "error Z101: error word" in told[1]] == [True, True]


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx"])
def test_a_copy_of_an_office_file_keeps_its_name_and_is_read_as_the_report(name: str, gouji: Run) -> None:
    sample = least_report(form_of("2021"), subject="此处有错局", period=2024)
    rendered = render_word(sample, WordStyle()) if name == "a.docx" else render_sheet(sample, SheetStyle())
    Path("r").mkdir()
    (Path("r") / name).write_bytes(rendered.data)
    ended = gouji("annotate", "r", "--output", "out", "--lang", "zh")

    told = [gouji("check", folder, "--format", "concise").out.replace(f"{folder}/", "") for folder in ("r", "out")]

    assert (ended.status, _written()) == (1, [name])
    assert (told[1], "Z101" in told[0]) == (told[0], True)


def test_rules_are_chosen_as_by_check(gouji: Run) -> None:
    _report("a.txt", "此处有错，此处有疑。")

    ended = gouji("annotate", "r", "--output", "out", "--ignore", "Z101", "--lang", "en")

    assert (ended.status, "findings in them: 1" in ended.out) == (0, True)


def test_what_cannot_be_read_is_a_failure_and_the_others_are_copied(gouji: Run) -> None:
    _report("a.txt")
    Path("r/b.docx").write_bytes(b"PK\x03\x04 no archive")
    Path("r/c.txt").write_text("通讯录\n", "utf-8")

    ended = gouji("annotate", "r", "--output", "out", "--lang", "en")

    assert (ended.status, _written()) == (3, ["a.txt.html"])
    assert [line.partition(":")[0] for line in ended.err.splitlines()] == ["r/b.docx", "r/c.txt"]


def test_copies_of_an_earlier_run_are_no_reports(gouji: Run) -> None:
    _report("a.txt")

    for _ in range(2):
        gouji("annotate", ".", "--output", "out")

    assert _written() == ["r/a.txt.html"]


def test_quiet_says_nothing(gouji: Run) -> None:
    _report("a.txt", "此处有疑。")

    ended = gouji("annotate", "-q", "r", "--output", "out")

    assert (ended.status, ended.out, ended.err) == (0, "", "")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("r",), "请用 --output 文件夹 指定副本存放的位置"),
        (("r/a.txt", "--output", "r"), "副本会覆盖报告"),
        (("-", "--output", "out"), "annotate 不读取标准输入"),
        (("r", "--output", "r/a.txt/b"), "无法写入 r/a.txt/b：路径中有一级不是文件夹"),
        (("r", "--output", "r/a.txt"), "无法写入 r/a.txt：已有同名的文件或文件夹"),
    ],
)
def test_a_wrong_call_ends_with_2(arguments: tuple[str, ...], told: str, gouji: Run) -> None:
    _report("a.txt")

    ended = gouji("annotate", *arguments, "--lang", "zh")

    assert (ended.status, told in ended.err) == (2, True)


def _raises(original: Original) -> bytes:
    message = "as asked"
    raise RuntimeError(message)


@pytest.mark.parametrize(
    ("function", "status", "out", "err"),
    [
        (lambda original: original.data[:6] + str(len(original.annotations)).encode(), 1, "a.txt", ""),
        (_raises, 3, "", "RuntimeError: as asked"),
        (lambda original: "text", 3, "", "it gave no bytes"),
    ],
)
def test_an_annotator_of_the_format_writes_the_copy(  # noqa: PLR0917 - what is given, what is asked for, and what is lent
    function: Any, status: int, out: str, err: str, plugins: Plugins, gouji: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gouji.plugins import finder

    own = attrs.evolve(finder.load_plugins(), annotators=(Annotator("text", function),))
    monkeypatch.setattr("gouji.plugins.finder.load_plugins", lambda *_: own)
    _report("a.txt", "此处有错。")

    ended = gouji("annotate", "r", "--output", "out", "--lang", "en")

    assert (ended.status, "".join(_written()), err in ended.err) == (status, out, True)


_AGAIN = 'r/out 在所检查的文件夹中，下次 gouji check 也会查找其中的副本；请在 {file} 中写入 exclude: ["{glob}"]\n'


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({}, _AGAIN.format(file=".gouji.yaml", glob="r/out/**")),
        ({"r/.gouji.yaml": "fail-on: never\n"}, _AGAIN.format(file="r/.gouji.yaml", glob="out/**")),
        ({".gouji.yaml": 'exclude: ["r/out/**"]\n'}, ""),
        ({"r/.gitignore": "out/\n"}, ""),
    ],
)
def test_copies_that_a_check_would_take_for_reports_are_told(files: dict[str, str], told: str, gouji: Run) -> None:
    _report("a.txt")
    for name, text in files.items():
        Path(name).write_text(text, "utf-8")

    runs = [gouji("annotate", "r", "--output", "r/out", "--lang", "zh").err for _ in range(2)]

    assert runs == [told, told]


@pytest.mark.parametrize("folder", ["out", "!a[1]{2}"])
@pytest.mark.parametrize("home", [".", "elsewhere"])
def test_the_line_that_is_told_leaves_the_copies_out(
    home: str, folder: str, gouji: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _report("a.txt")
    Path("elsewhere").mkdir()
    monkeypatch.chdir(home)
    reports = tmp_path / "r"

    first = gouji("annotate", str(reports), "--output", str(reports / folder), "--lang", "zh").err
    file, line = first.partition("请在 ")[2].split(" 中写入 ")
    Path(file).write_text(line, "utf-8")
    second = gouji("annotate", str(reports), "--output", str(reports / folder), "--lang", "zh")

    assert (second.status, second.err) == (0, "")


def test_where_no_configuration_can_leave_them_out_another_folder_is_advised(gouji: Run) -> None:
    _report("a.txt")
    Path("c").mkdir()
    Path("c/own.yaml").write_text("fail-on: never\n", "utf-8")

    ended = gouji("annotate", "r", "--output", "r/out", "--config", "c/own.yaml", "--lang", "en")

    assert ended.err.endswith("finds the copies, too; choose another folder\n")
