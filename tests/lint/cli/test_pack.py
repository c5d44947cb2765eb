"""``gouji pack`` and ``gouji packs``: a new pack passes its own test, what is wrong with one has its place and status."""

from __future__ import annotations

from collections.abc import Callable
import json
from pathlib import Path
from typing import Any

import pytest

from gouji.plugins.model import Plugins

Gouji = Callable[..., Any]

WRONG = """\
pack: jia
kind: gongkai
rules:
  - code: JIA101
    name: jia-points
    title: 应写工作要点
    in: other
    must-mention: {any: [工作要点]}
    cases:
      - bad: |
          六、其他需要报告的事项
          工作要点已经落实。
        at: 六、其他需要报告的事项
      - good: |
          六、其他需要报告的事项
          工作要点均已落实。
"""


@pytest.fixture(autouse=True)
def _with_the_packs_that_are_installed(plugins: Plugins, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gouji.plugins.finder.load_plugins", lambda *_: plugins)


def test_a_new_pack_passes_its_own_test(gouji: Gouji, tmp_path: Path) -> None:
    made = gouji("pack", "new", "lan-jiang", "--lang", "zh")
    tested = gouji("pack", "test", "lan-jiang.yaml", "--lang", "zh")

    assert (made.status, made.out) == (0, "已写入 lan-jiang.yaml；检查：gouji pack test lan-jiang.yaml\n")
    assert (tested.status, tested.err) == (0, "")
    assert tested.out == (
        "lan-jiang（lan-jiang.yaml）\n"
        "  通过 LJ101 lan-jiang-work-points: 例子 2 个，无误的报告 12 份，放入的差错 12 处\n"
        "共 1 个规则包、1 条规则：未通过 0 条\n"
    )


def test_a_new_pack_can_extend_another(gouji: Gouji, tmp_path: Path) -> None:
    gouji("pack", "new", "jia", "--from", "zibo", "--output", "x.yaml")

    assert "extends: [zibo]\n" in (tmp_path / "x.yaml").read_text("utf-8")
    assert gouji("pack", "test", "x.yaml").status == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["Jia"], "gouji: Jia: the name of a pack has small letters, digits and -, as guizhou\n"),
        (["zibo"], "gouji: there is a pack zibo already\n"),
        (["jia", "--from", "zibu"], "gouji: no pack zibu; gouji packs lists them\n"),
        (["yi"], "gouji: yi.yaml is there already; it is not overwritten\n"),
    ],
)
def test_what_cannot_be_written_is_told(gouji: Gouji, tmp_path: Path, arguments: list[str], told: str) -> None:
    (tmp_path / "yi.yaml").write_text("", "utf-8")

    ended = gouji("pack", "new", *arguments)

    assert (ended.status, ended.err) == (2, told)


def test_a_failed_rule_has_status_1_and_its_line(gouji: Gouji, tmp_path: Path) -> None:
    (tmp_path / "jia.yaml").write_text(WRONG, "utf-8")

    ended = gouji("pack", "test", "jia.yaml")

    assert (ended.status, ended.out) == (
        1,
        "jia (jia.yaml)\n"
        "  failed JIA101 jia-points: cases: 2; something is wrong, no more was tried\n"
        "jia.yaml:10:9: nothing is found in a bad case: “工作要点” is there\n"
        "        - bad: |\n"
        "          ^\n"
        "packs: 1, rules: 1, failed: 1\n"
        "--show-report failed prints the generated reports\n",
    )


def test_a_pack_that_is_wrong_has_status_2(gouji: Gouji, tmp_path: Path) -> None:
    (tmp_path / "jia.yaml").write_text(WRONG.replace("must-mention", "must-menton"), "utf-8")

    ended = gouji("pack", "test", "jia.yaml", "none.yaml")

    assert ended.status == 2
    assert ended.out.startswith("jia.yaml\njia.yaml:8:5: unknown key 'must-menton'; did you mean 'must-mention'?")
    assert ended.out.endswith("packs: 2, rules: 0, failed: 0, packs that cannot be used: 2\n")


def test_the_outcome_is_told_as_json(gouji: Gouji, tmp_path: Path) -> None:
    (tmp_path / "jia.yaml").write_text(WRONG, "utf-8")

    (pack,) = json.loads(gouji("pack", "test", "jia.yaml", "--format", "json").out)["packs"]

    assert (pack["pack"], pack["passed"], pack["rules"][0]["problems"]) == (
        "jia",
        False,
        [
            {
                "path": "jia.yaml",
                "line": 10,
                "column": 9,
                "message": "nothing is found in a bad case: “工作要点” is there",
            }
        ],
    )


def test_all_packs_are_listed_with_those_of_the_configuration(gouji: Gouji, tmp_path: Path) -> None:
    (tmp_path / "jia.yaml").write_text(WRONG, "utf-8")
    (tmp_path / ".gouji.yaml").write_text("packs: [./jia.yaml]\n", "utf-8")

    listed = json.loads(gouji("packs", "--format", "json").out)

    found = {pack["name"]: (pack["from"], pack["rules"]) for pack in listed}
    assert (found["jia"], found["shandong"]) == (
        ("jia.yaml", ["JIA101"]),
        ("built in", ["SD101", "SD102", "SD103", "SD104"]),
    )
    assert "shandong" in gouji("packs").out


SETTINGS = """\
pack: yi
kind: gongkai
settings:
  leftover-caption: {in_place: allow}
accepts:
  headings:
    problems: [存在的主要困难及改进措施, 五、存在的主要问题及改进情况]
  labels:
    requests.granted: [（一）予以公开（含主动公开）]
"""


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        (
            "leftover-caption",
            "leftover-captions",
            "yi.yaml:4:3: unknown rule 'leftover-captions'; did you mean 'leftover-caption'?",
        ),
        (
            "{in_place: allow}",
            "loud",
            "yi.yaml:4:21: leftover-caption is 'loud'; expected one of off, info, warning, error",
        ),
        (
            "in_place",
            "in_plaze",
            "yi.yaml:4:22: unknown key 'in_plaze'; expected one of severity, in_place, also; did you mean 'in_place'?",
        ),
    ],
)
def test_wrong_settings_of_a_pack_are_told_at_their_places(
    gouji: Gouji, tmp_path: Path, right: str, wrong: str, told: str
) -> None:
    (tmp_path / "yi.yaml").write_text(SETTINGS.replace(right, wrong), "utf-8")

    ended = gouji("pack", "test", "yi.yaml")

    assert (ended.status, ended.out.splitlines()[1]) == (2, told)


def test_settings_of_rules_of_an_extended_pack_are_right(gouji: Gouji, tmp_path: Path) -> None:
    (tmp_path / "jia.yaml").write_text(WRONG, "utf-8")
    (tmp_path / "yi.yaml").write_text("pack: yi\nextends: [./jia.yaml]\nsettings: {jia-points: error}\n", "utf-8")

    assert gouji("pack", "test", "yi.yaml").status == 0


def test_a_pack_without_rules_is_tested_by_its_settings_and_wordings(gouji: Gouji, tmp_path: Path) -> None:
    (tmp_path / "yi.yaml").write_text(SETTINGS, "utf-8")

    ended = gouji("pack", "test", "yi.yaml", "--lang", "zh")

    assert (ended.status, ended.out) == (
        0,
        "yi（yi.yaml）\n"
        "  通过 settings: 设置了 1 条规则\n"
        "  通过 accepts: 写法 3 处，都算对\n"
        "    注：“五、存在的主要问题及改进情况”不写在 accepts 里也算对\n"
        "共 1 个规则包、0 条规则：未通过 0 条\n",
    )


def test_a_wording_that_is_taken_for_another_section_fails(gouji: Gouji, tmp_path: Path) -> None:
    (tmp_path / "yi.yaml").write_text(SETTINGS.replace("存在的主要困难及改进措施", "总体情况"), "utf-8")

    ended = gouji("pack", "test", "yi.yaml")

    assert (ended.status, ended.out.splitlines()[3]) == (
        1,
        "yi.yaml:7:16: a report with '总体情况' is still reported (missing-section): the section “一、总体情况” is missing",
    )
    assert ended.out.endswith("packs: 1, rules: 0, failed: 0, packs whose accepts failed: 1\n")


def test_an_empty_pack_is_told(gouji: Gouji, tmp_path: Path) -> None:
    (tmp_path / "yi.yaml").write_text("pack: yi\n", "utf-8")

    ended = gouji("pack", "test", "yi.yaml")

    assert (ended.status, ended.out.splitlines()[1]) == (
        2,
        "yi.yaml:1:7: there is nothing in the pack: no rules, settings, accepts or extends",
    )


def test_a_built_in_pack_is_tested_by_its_name_and_a_rule_by_its_code(gouji: Gouji) -> None:
    ended = gouji("pack", "test", "hunan-huaihua", "--select", "HH101")

    assert (ended.status, ended.out) == (
        0,
        "hunan-huaihua\n"
        "  passed HH101 huaihua-overview-length: cases: 2, sound reports: 12, planted faults: 12\n"
        "packs: 1, rules: 1, failed: 0\n",
    )


def test_the_name_of_a_pack_selects_its_rules(gouji: Gouji, tmp_path: Path) -> None:
    (tmp_path / "jia.yaml").write_text(WRONG, "utf-8")
    (tmp_path / "yi.yaml").write_text(WRONG.replace("jia", "yi").replace("JIA", "YI"), "utf-8")

    packs = json.loads(gouji("pack", "test", "jia.yaml", "yi.yaml", "--select", "yi", "--format", "json").out)["packs"]

    assert [[rule["code"] for rule in pack["rules"]] for pack in packs] == [[], ["YI101"]]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["jia"], "there is no pack 'jia', and no such file or folder; did you mean 'jia.yaml'?"),
        (["shandon"], "there is no pack 'shandon', and no such file or folder; did you mean 'shandong'?"),
        (
            ["yi.yaml", "--select", "yi"],
            "--select: the pack yi has no rules of its own; name a pack that it extends, or a rule",
        ),
        (["jia.yaml", "--select", "jia-pionts"], "--select: unknown rule 'jia-pionts'; did you mean 'jia-points'?"),
        (
            ["https://example.org/jia.yaml"],
            "'https://example.org/jia.yaml' is an address; put the file into the repository, as a copy or a git "
            "submodule, and write its path",
        ),
        (["bing/rules.yaml"], "this is a part of the pack in the folder bing; write the folder"),
        (["./jia.yaml==1"], "a path has no version; did you mean './jia.yaml'?"),
        (["zibo>=1"], "a version is asked for with ==; did you mean 'zibo==1'?"),
        (
            ["jia.yaml", "--select", "missing-section"],
            "--select: none of the selected rules is of the packs to be tested",
        ),
    ],
)
def test_what_cannot_be_tested_is_told(gouji: Gouji, tmp_path: Path, arguments: list[str], told: str) -> None:
    (tmp_path / "jia.yaml").write_text(WRONG, "utf-8")
    (tmp_path / "yi.yaml").write_text("pack: yi\nextends: [zibo]\n", "utf-8")
    (tmp_path / "bing").mkdir()
    (tmp_path / "bing" / "pack.yaml").write_text("pack: bing\n", "utf-8")
    (tmp_path / "bing" / "rules.yaml").write_text(WRONG[WRONG.index("rules:") :], "utf-8")

    ended = gouji("pack", "test", *arguments)

    assert (ended.status, told in ended.out + ended.err) == (2, True)


def test_names_and_codes_of_other_packs_are_told(gouji: Gouji, tmp_path: Path) -> None:
    (tmp_path / "jia.yaml").write_text(WRONG.replace("JIA101", "SD101"), "utf-8")
    (tmp_path / "yi.yaml").write_text(WRONG.replace("pack: jia", "pack: yi"), "utf-8")
    (tmp_path / "bing.yaml").write_text(WRONG.replace("pack: jia", "pack: bing\nextends: [./yi.yaml]"), "utf-8")
    (tmp_path / "two.yaml").write_text("pack: yi\nextends: [zibo]\n", "utf-8")

    ended = gouji("pack", "test", "jia.yaml", "yi.yaml", "yi.yaml", "two.yaml", "bing.yaml")

    assert (ended.status, [line for line in ended.out.splitlines() if ".yaml:" in line]) == (
        2,
        [
            "jia.yaml:4:11: 'SD101' is taken by the rule shandong-fees (SD101) of the pack shandong",
            "yi.yaml:4:11: 'jia-points' is taken by the rule jia-points (SD101) of the pack jia",
            "yi.yaml:10:9: nothing is found in a bad case: “工作要点” is there",
            "two.yaml:1:7: there is a pack yi already",
            "bing.yaml:5:11: 'JIA101' is taken by the rule jia-points (JIA101) of the pack yi",
            "bing.yaml:5:11: 'jia-points' is taken by the rule jia-points (JIA101) of the pack yi",
            "bing.yaml:5:11: 'jia-points' is taken by the rule jia-points (SD101) of the pack jia",
        ],
    )


@pytest.mark.parametrize(
    ("which", "lines"),
    [
        ("failed", [10]),
        ("all", [10, 14]),
        ("12", [10]),
        ("jia.yaml:14:9", [14]),
    ],
)
def test_generated_reports_of_cases_are_shown(gouji: Gouji, tmp_path: Path, which: str, lines: list[int]) -> None:
    (tmp_path / "jia.yaml").write_text(WRONG, "utf-8")

    shown = gouji("pack", "test", "jia.yaml", "--show-report", which).out
    (pack,) = json.loads(gouji("pack", "test", "jia.yaml", "--show-report", which, "--format", "json").out)["packs"]

    reports = pack["rules"][0]["reports"]
    assert [report["line"] for report in reports] == lines
    assert all("工作要点" in report["text"] and report["text"] in shown for report in reports)


@pytest.mark.parametrize("which", ["3", "none.yaml:12", "those"])
def test_a_report_that_cannot_be_shown_is_told(gouji: Gouji, tmp_path: Path, which: str) -> None:
    (tmp_path / "jia.yaml").write_text(WRONG, "utf-8")

    ended = gouji("pack", "test", "jia.yaml", "--show-report", which)

    assert (ended.status, ended.err.startswith(f"gouji: --show-report: there is no case at {which}")) == (2, True)


def test_a_report_of_the_year_before_is_shown_beside_the_case(gouji: Gouji, tmp_path: Path) -> None:
    rule = WRONG.replace(
        "in: other\n    must-mention: {any: [工作要点]}", "require: year > prior.requests.new.total"
    ).replace(
        "        at: 六、其他需要报告的事项",
        "        prior: {facts: {requests.new.total: 9}}\n        at: fact requests.new.total",
    )
    (tmp_path / "jia.yaml").write_text(rule, "utf-8")

    ended = gouji("pack", "test", "jia.yaml", "--show-report", "10", "--lang", "zh")

    headers = [line for line in ended.out.splitlines() if line.startswith("--- ")]
    assert headers == ["--- jia.yaml:9 的报告", "--- jia.yaml:9 的上一年报告"]


def test_wildcards_are_expanded_on_windows_whose_shells_hand_them_on(
    gouji: Gouji, monkeypatch: pytest.MonkeyPatch
) -> None:
    gouji("pack", "new", "jia")
    gouji("pack", "new", "yi")
    monkeypatch.setattr("sys.platform", "win32")

    tested, checked = [gouji(*command, "*.yaml", "--lang", "en") for command in (("pack", "test"), ("config", "check"))]

    assert ("packs: 2," in tested.out, checked.out) == (True, "no mistake in 2 files\n")
