"""What the page does in the browser gives what the command line gives."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import version
from io import BytesIO
import json
from pathlib import Path
from typing import TypeAlias
from zipfile import ZipFile

import pytest
from tests.plugins.gouji_plugins.page.conftest import Drop

from gouji.cli import main
from gouji.testing.office import WordStyle, render_word
from gouji_gongkai.testing import form_of, least_report
from gouji_plugins.page.desk import start

Files: TypeAlias = Mapping[str, bytes]
PACK = """\
pack: county
title: 青岚县要求
version: "2026.1"
rules:
  - {code: QL101, name: fees, title: 第六部分应说明收费, message: 没有说明收费, in: other, must-mention: {any: [收费]}}
"""


def _written(*arguments: str) -> str:
    """What the command line writes into a file."""
    main([*arguments, "--output", "../written"])
    return Path("../written").read_bytes().decode()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_its_json_and_summary_are_those_of_the_command_line(drop: Drop, examples: Files, language: str) -> None:
    desk = drop(examples)
    written = [
        _written("check", "--no-cache", "--lang", language, "faulty", "sound", "--format", format_)
        for format_ in ("json", "html")
    ]

    assert [desk.json(language), desk.summary(language)] == written


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_ends_with_the_words_of_the_command_line(drop: Drop, examples: Files, language: str) -> None:
    desk = drop({**examples, "损坏.docx": b"PK\x03\x04 no archive"})
    written = _written("check", "--no-cache", "--lang", language, "faulty", "sound", "损坏.docx")

    assert written.endswith(f"\n\n{desk.told(language)}\n")


def test_of_a_file_that_cannot_be_read_it_says_what_the_command_line_says(drop: Drop) -> None:
    assert drop({"损坏.docx": b"PK\x03\x04 no archive"}).told("zh") == (
        "没有核对任何报告；检查了 0 个文件，勾稽关系成立 0 条，不成立 0 条，无法核对 0 条；1 项未能检查"
    )


def test_each_finding_has_its_number_in_the_marked_report_and_its_rule_a_page(drop: Drop, examples: Files) -> None:
    desk = drop(examples)
    diagnostics = json.loads(desk.json("en"))["diagnostics"]
    path = diagnostics[0]["path"]
    count = sum(each["path"] == path for each in diagnostics)

    report = desk.report(path, "en")

    assert [f'id="n{number}"' in report for number in range(1, count + 2)] == [True] * count + [False]
    assert diagnostics[0]["rule"] in desk.explain(diagnostics[0]["rule"], "en")


def test_annotated_copies_are_those_of_the_command_line(drop: Drop, examples: Files) -> None:
    name = "faulty/carried-over-count/青岚县自然资源局2024.txt"
    word = render_word(least_report(form_of("2021"), subject="松陵县水务局", period=2024), WordStyle()).data
    desk = drop({"r/a.txt": examples[name], "r/b.docx": word})
    main(["annotate", "--no-cache", "--lang", "zh", "r", "--output", "../copies"])
    copies = {path.name: path.read_bytes() for path in Path("../copies").iterdir()}

    assert dict([desk.annotated("r/a.txt", "zh"), desk.annotated("r/b.docx", "zh")]) == copies


def test_it_says_which_gouji_it_is_with_whose_configuration_and_packs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    plain = start()
    (tmp_path / "county.yaml").write_text(PACK, "utf-8")
    (tmp_path / "gouji.yaml").write_text("packs: [./county.yaml]\n", "utf-8")
    office = start("gouji.yaml")

    assert [plain.about("zh"), office.about("zh"), office.about("en")] == [
        f"勾稽 {version('gouji')} 版",
        f"勾稽 {version('gouji')} 版，按本网页自带的配置（gouji.yaml）检查，规则包：青岚县要求 2026.1",
        f"gouji {version('gouji')}, with the configuration of this page (gouji.yaml), packs: 青岚县要求 2026.1",
    ]


def test_without_a_copy_it_says_why(drop: Drop) -> None:
    desk = drop({"a.txt": "通讯录\n", "b.docx": b"PK\x03\x04 no archive"})

    told = [desk.annotated(path, "en") for path in ("a.txt", "b.docx", "c.txt", "../reports/a.txt")]

    assert [len(each) for each in told] == [1] * 4
    assert [told[0], told[2]] == [
        ("no report of a kind that is known: no copy",),
        ("this file was not checked",),
    ]


def test_a_configuration_that_cannot_be_used_is_told_in_both_languages(drop: Drop, examples: Files) -> None:
    desk = drop({**examples, "faulty/.gouji.yaml": "fail-on: never-ever\n"})

    assert set(json.loads(desk.check())) == {"zh", "en"}


def test_reports_in_an_archive_are_shown_and_not_changed(drop: Drop, examples: Files) -> None:
    names = [name for name in examples if "carried-over-across-years" in name or "cell-not-number" in name]
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for name in names:
            archive.writestr(name, examples[name])
    desk = drop({"a.zip": packed.getvalue()})
    path = f"a.zip/{names[-1]}"

    assert [file["path"] for file in json.loads(desk.json("en"))["files"]] == sorted(f"a.zip/{name}" for name in names)
    assert ('id="n1"' in desk.report(path, "zh"), desk.contents(path)) == (True, (Path(path).name, examples[names[-1]]))
    assert (len(json.loads(desk.compared())), len(desk.annotated(path, "zh"))) == (1, 2)
    assert {json.dumps(each["fix"]) for each in json.loads(desk.details(path, "zh"))} == {"null"}
    assert (json.loads(desk.fix(path))["en"], desk.changed()) == (
        "a file in an archive is not changed; unpack it and check what it has",
        "[]",
    )


def test_files_that_were_dropped_before_are_gone(drop: Drop, examples: Files) -> None:
    desk = drop(examples)
    desk.clear()
    desk.put("a.txt", b"")

    told = desk.check()

    assert (told, [file["path"] for file in json.loads(desk.json("zh"))["files"]]) == ("", ["a.txt"])
    assert [path.name for path in Path().iterdir()] == ["a.txt"]
