"""A configuration or a pack is read with its text in an editor: what is wrong is that text's."""

from __future__ import annotations

from pathlib import Path

import pytest

from gouji.api.running import CommandLine, Configurations, Draft, load_plugins_of, read_draft

PACK = """\
pack: ours
title: 我们的
rules:
  - code: OU101
    name: ours-fees
    title: 应写收费
    in: other
    must-mention: {any: [收费]}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    return tmp_path


def _draft(path: Path, text: str) -> Draft:
    """The draft of a file in the working directory."""
    folder = str(path.parent)
    return read_draft(str(path), text, Configurations(load_plugins_of(folder), CommandLine(language="en"), folder))


def _told(draft: Draft) -> list[str]:
    return [problem.text("en").splitlines()[0] for problem in draft.problems]


def test_what_is_wrong_with_a_configuration_is_that_of_its_text_in_the_editor(folder: Path) -> None:
    (folder / ".gouji.yaml").write_text("langauge: zh\n", "utf-8")

    assert _told(_draft(folder / ".gouji.yaml", "rules:\n  T101: wrong\n  no-such-rule: off\n")) == [
        ".gouji.yaml:2:9: T101 is 'wrong'; expected one of off, info, warning, error; did you mean 'warning'?",
        ".gouji.yaml:3:3: unknown rule 'no-such-rule'; expected the name or code of a rule (see gouji rules)",
    ]


def test_a_configuration_that_was_never_saved_is_read(folder: Path) -> None:
    assert _told(_draft(folder / ".gouji.yaml", "fail-on: now\n")) == [
        ".gouji.yaml:1:10: fail-on is 'now'; expected one of error, warning, info, never"
    ]


@pytest.mark.parametrize(
    "configuration", ["packs: [./ours.yaml]\n", "packs: [./ours.yaml]\nrules: {OU102: error}\n", ""]
)
def test_what_is_wrong_with_a_pack_is_that_of_its_text_whether_it_is_asked_for_or_not(
    folder: Path, configuration: str
) -> None:
    (folder / "ours.yaml").write_text(PACK, "utf-8")
    (folder / ".gouji.yaml").write_text(configuration, "utf-8")
    wrong = PACK.replace("in: other", "in: othr").replace("title: 应", "titel: 应")

    assert _told(_draft(folder / "ours.yaml", wrong)) == [
        "ours.yaml:4:5: the rule has no title",
        "ours.yaml:6:5: unknown key 'titel'; did you mean 'title'?",
        "ours.yaml:7:9: unknown section 'othr'; expected one of title, preface, all, overview, proactive, requests, litigation, "
        "problems, other; did you mean 'other'?",
    ]


def test_the_rules_of_a_pack_as_it_is_typed_are_in_the_catalogue(folder: Path) -> None:
    (folder / "ours.yaml").write_text(PACK, "utf-8")
    (folder / ".gouji.yaml").write_text("packs: [./ours.yaml]\n", "utf-8")

    catalogue = _draft(folder / "ours.yaml", PACK.replace("OU101", "OU102")).catalogue

    assert catalogue is not None
    assert [bool(catalogue.named(code)) for code in ("OU101", "OU102")] == [False, True]


def test_a_further_file_of_a_folder_is_read_with_the_others(folder: Path) -> None:
    (folder / "pack.yaml").write_text("pack: ours\n", "utf-8")

    (folder / "more.yaml").write_text("rules: []\n", "utf-8")

    draft = _draft(folder / "more.yaml", "rules:\n  - code: OU101\n")
    assert (draft.sort, _told(draft)) == (
        "part",
        [
            "more.yaml:2:5: the rule has no name",
            "more.yaml:2:5: the rule has no title",
            "more.yaml:2:5: the rule has no check; expected one of must-mention, must-not-mention, headings, length, matches, "
            "published-by, require",
        ],
    )


@pytest.mark.parametrize("half", ["[", "[收", "[收费", '["', "", "[收费]"])
def test_half_a_text_has_one_problem(folder: Path, half: str) -> None:
    assert len(_told(_draft(folder / "ours.yaml", PACK.replace("[收费]}", half)))) == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("pack: ours\n#" + "x" * 600_000, "has more than"),
        ("pack: ours\ntitle: " + "[" * 30, "deeper than 20 levels"),
        ("pack: ours\ntitle: &a x\nsource: [" + "*a, " * 200 + "]", "more than 100 aliases"),
    ],
)
def test_the_limits_of_files_hold_for_texts_that_are_not_saved(folder: Path, text: str, told: str) -> None:
    (problem,) = _told(_draft(folder / "ours.yaml", text))

    assert told in problem


@pytest.mark.parametrize("text", ["", "a: [\n", "pack: [\nversion: 1\non: push\njobs: 2\nname: CI\n"])
def test_yaml_of_others_has_no_problems(folder: Path, text: str) -> None:
    assert _draft(folder / "other.yaml", text).problems == ()
