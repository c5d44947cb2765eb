"""A pack by path: checked with, explained, listed; the same with several processes and the cache; idle rules are told."""

from __future__ import annotations

from collections.abc import Callable
import json
from pathlib import Path
import subprocess
from typing import Any, TypeAlias

import pytest

Run: TypeAlias = Callable[..., Any]

PACK = """\
pack: guizhou
source: 黔府办函〔2025〕2号
rules:
  - code: GZ101
    name: guizhou-points
    title: 第六部分应写工作要点
    message: 没有写{words}
    in: other
    must-mention: {any: [工作要点]}
    cases: [{good: 六、其他需要报告的事项}]
  - code: GZ102
    name: guizhou-towns
    title: 乡镇应写村务公开
    bodies: {name: ["*镇"]}
    must-mention: {any: [村务公开]}
  - code: GZ103
    name: guizhou-problems
    title: 第五部分字数
    in: problems
    length: {min: 10}
"""
REPORT = """澄江市气象局2024年政府信息公开工作年度报告
一、总体情况
2024年，我局依法公开政府信息。
六、其他需要报告的事项
本年度未收取信息处理费。
"""
NOTES = [
    "gouji: guizhou.yaml:11: rules of the pack guizhou without cases: 2 (GZ102, GZ103)",
    "gouji: pack guizhou: rules that held for no report of this run: 1 (GZ102)",
    "gouji: pack guizhou: rules whose section is in no report of this run: 1 (GZ103)",
]


@pytest.fixture(autouse=True)
def _a_repository_with_a_pack(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gouji.yaml").write_text("packs: [./guizhou.yaml]\n", "utf-8")
    (tmp_path / "guizhou.yaml").write_text(PACK, "utf-8")
    for number in range(20):
        (tmp_path / f"{number:02}.txt").write_text(REPORT, "utf-8")


def messages(ended: Any) -> list[tuple[str, str]]:
    """The rules and messages of what was found in the first file, of those of the pack."""
    found = json.loads(ended.out)["diagnostics"]
    return [(each["rule"], each["message"]) for each in found if each["path"] == "00.txt" and each["code"] > "GZ1"]


def test_check_runs_the_rules_of_a_pack_and_tells_those_that_had_nothing_to_judge(gouji: Run) -> None:
    ended = gouji("check", "00.txt", "--format", "json", "--select", "GZ")

    assert messages(ended) == [("guizhou-points", "没有写“工作要点”")]
    assert ended.err.splitlines() == NOTES


def test_a_rule_that_could_be_judged_on_no_report_is_told_as_that(gouji: Run, tmp_path: Path) -> None:
    pack = PACK.replace('bodies: {name: ["*镇"]}', "when: litigation.reconsideration.total > 0")
    (tmp_path / "guizhou.yaml").write_text(pack, "utf-8")

    ended = gouji("check", "00.txt", "--select", "GZ102")

    assert ended.err.splitlines()[1:] == [
        "gouji: pack guizhou: rules that could be judged on no report of this run: 1 (GZ102; --coverage tells why)"
    ]


def test_processes_and_cache_change_nothing(gouji: Run, tmp_path: Path) -> None:
    arguments = ("check", ".", "--format", "json", "--select", "GZ", "--cache-dir", "cache")
    runs = [gouji(*arguments, *more) for more in (("--no-cache",), ("--no-cache", "--jobs", "2"), (), ())]

    assert {run.out for run in runs} == {runs[0].out}
    assert {run.err for run in runs} == {runs[0].err}


def test_a_pack_that_changed_is_not_answered_from_the_cache(gouji: Run, tmp_path: Path) -> None:
    arguments = ("check", ".", "--format", "json", "--cache-dir", "cache")
    gouji(*arguments)
    (tmp_path / "guizhou.yaml").write_text(PACK.replace("没有写", "缺少"), "utf-8")

    assert messages(gouji(*arguments)) == [("guizhou-points", "缺少“工作要点”")]


def test_a_pack_that_is_wrong_ends_with_status_2(gouji: Run, tmp_path: Path) -> None:
    (tmp_path / "guizhou.yaml").write_text(PACK.replace("in: other", "in: othr"), "utf-8")

    ended = gouji("check", "00.txt")

    assert (ended.status, ended.err.splitlines()[-2:]) == (2, ["      in: othr", "          ^"])


def test_a_rule_of_a_pack_is_explained_and_listed(gouji: Run) -> None:
    page, listed = gouji("explain", "GZ101"), gouji("rules", "--pack", "guizhou", "--format", "json")

    assert page.out.startswith("# guizhou-points (GZ101)\n")
    assert [rule["code"] for rule in json.loads(listed.out)] == ["GZ101", "GZ102", "GZ103"]


def test_a_pack_that_is_not_there_is_told_in_one_way(gouji: Run) -> None:
    calls = (("rules", "--pack", "guizou"), ("pack", "test", "guizou"), ("explain", "GZ101", "--pack", "guizou"))
    ended = [gouji(*call) for call in calls]

    told = "there is no pack 'guizou', and no such file or folder"
    near = "; did you mean 'guizhou'?"
    assert [(each.status, told in each.out + each.err, near in each.err) for each in ended] == [
        (2, True, True),
        (2, True, False),
        (2, True, True),
    ]


def test_a_rule_of_a_pack_by_path_is_explained_whether_or_not_a_configuration_asks_for_it(
    gouji: Run, tmp_path: Path
) -> None:
    (tmp_path / ".gouji.yaml").unlink()

    explained, other, unasked = (
        gouji("explain", *arguments)
        for arguments in (("GZ101", "--pack", "guizhou.yaml"), ("GZ999", "--pack", "guizhou.yaml"), ("GZ101",))
    )

    assert explained.out.startswith("# guizhou-points (GZ101)\n")
    assert (other.status, "unknown rule 'GZ999'" in other.err) == (2, True)
    assert (unasked.status, "the rule 'GZ101' is in guizhou.yaml, a pack that is not asked for" in unasked.err) == (
        2,
        True,
    )


def test_the_rules_of_a_pack_by_path_are_listed_whether_or_not_a_configuration_asks_for_it(
    gouji: Run, tmp_path: Path
) -> None:
    (tmp_path / ".gouji.yaml").unlink()
    (tmp_path / "wrong.yaml").write_text(PACK.replace("in: other", "in: othr"), "utf-8")

    listed, wrong = (gouji("rules", "--pack", name, "--format", "json") for name in ("./guizhou.yaml", "wrong.yaml"))

    assert [rule["code"] for rule in json.loads(listed.out)] == ["GZ101", "GZ102", "GZ103"]
    assert (wrong.status, wrong.err.splitlines()[0].startswith("wrong.yaml:8:9: unknown section 'othr'")) == (2, True)


def test_the_name_of_a_pack_selects_its_rules(gouji: Run) -> None:
    ended = gouji("check", "00.txt", "--format", "json", "--select", "guizhou")

    assert messages(ended) == [("guizhou-points", "没有写“工作要点”")]
    assert ended.err.splitlines() == NOTES


def test_a_pack_that_is_a_submodule_of_git_is_followed(
    gouji: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = {"protocol.file.allow": "always", "user.name": "a", "user.email": "a@example.org"}
    monkeypatch.setenv("GIT_CONFIG_COUNT", str(len(settings)))
    for number, (key, value) in enumerate(settings.items()):
        monkeypatch.setenv(f"GIT_CONFIG_KEY_{number}", key)
        monkeypatch.setenv(f"GIT_CONFIG_VALUE_{number}", value)
    province, county = tmp_path / "province", tmp_path / "county"
    for folder in (province, county):
        folder.mkdir()
        _git(folder, "init", "--quiet")
    (province / "guizhou.yaml").write_text(PACK, "utf-8")
    _git(province, "add", "guizhou.yaml")
    _git(province, "commit", "--quiet", "--message", "pack")
    _git(county, "submodule", "--quiet", "add", str(province), "packs/guizhou")
    (county / ".gouji.yaml").write_text("packs: [./packs/guizhou/guizhou.yaml]\n", "utf-8")
    (county / "00.txt").write_text(REPORT, "utf-8")

    monkeypatch.chdir(county)

    assert messages(gouji("check", ".", "--format", "json", "--select", "GZ101")) == [
        ("guizhou-points", "没有写“工作要点”")
    ]


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True)


def test_the_schema_of_packs_takes_a_pack(gouji: Run) -> None:
    from jsonschema import Draft202012Validator
    from ruamel.yaml import YAML

    schema = json.loads(gouji("config", "schema", "--pack").out)

    Draft202012Validator(schema).validate(YAML(typ="safe", pure=True).load(PACK))


def test_the_page_of_a_rule_tells_what_is_looked_for(gouji: Run, tmp_path: Path) -> None:
    pack = """\
pack: guizhou
rules:
  - code: GZ101
    name: guizhou-words
    title: 词语
    in: [other, overview]
    years: 2023-
    bodies: {type: [department], except: ["*税务局"]}
    when: level == "county"
    must-mention: {any: [信息处理费, '/(未|没有)收费/'], all: $w, none-of: [其它]}
    options: {w: {type: array, default: [工作要点], title: 词语}}
  - code: GZ102
    name: guizhou-sum
    title: 数字
    require: requests.new.total >= requests.granted.total
    cases: [{bad: {facts: {requests.new.total: 3, requests.granted.total: 5}}}]
  - {code: GZ103, name: guizhou-by, title: 公布, published-by: 01-20}
  - code: GZ104
    name: guizhou-headings
    title: 小标题
    in: problems
    headings: {labels: ["{year}年存在问题", 改进情况], order: true, extra: forbid}
  - {code: GZ105, name: guizhou-length, title: 字数, in: preface, length: {min: 1, max: 300}}
  - {code: GZ106, name: guizhou-typing, title: 错字, in: all, must-not-mention: [其它], replace: {其它: 其他}}
  - {code: GZ107, name: guizhou-title, title: 标题, in: title, years: 2023, matches: /年度报告$/}
"""
    (tmp_path / "guizhou.yaml").write_text(pack, "utf-8")

    def told(language: str) -> list[str]:
        pages = [gouji("explain", f"GZ10{number}", "--lang", language).out for number in range(1, 8)]
        return [line for page in pages for line in page.partition("\n## ")[2].splitlines() if line[:2] == "- "]

    assert told("zh") == [
        "- 查看的位置，每一处都要查：`other` 部分、`overview` 部分。",
        "- 至少写到其中一项：“信息处理费”、`/(未|没有)收费/`。",
        "- 每一项都要写到：“工作要点”（由选项 `w` 设置）。",
        "- 不得写到：“其它”。",
        "- 单位：类型 department；但不包括 *税务局。",
        "- 年度：2023年度起。",
        '- 条件：`level == "county"`。',
        "- 应当成立的表达式：`requests.new.total >= requests.granted.total`。",
        "- 最迟公布日：报告年度次年的1月20日。",
        "- 查看的位置：`problems` 部分。",
        "- 要有的小标题：“{year}年存在问题”、“改进情况”。",
        "- 小标题按上述次序。",
        "- 不得有其他小标题。",
        "- 查看的位置：导语（preface）。",
        "- 不少于 1 字。",
        "- 不多于 300 字。",
        "- 查看的位置：全文（all）。",
        "- 不得写到：“其它”。",
        "- “其它” 应改为 “其他”。",
        "- 查看的位置：标题（title）。",
        "- 应符合的正则表达式：`/年度报告$/`。",
        "- 年度：2023年度。",
    ]
    assert told("en")[:4] == [
        "- where it looks, in each of them: the section `other`, the section `overview`.",
        "- at least one stands there: “信息处理费”, `/(未|没有)收费/`.",
        "- each stands there: “工作要点” (set by the option `w`).",
        "- none stands there: “其它”.",
    ]
    assert "```yaml bad\nrequests.new.total: 3\nrequests.granted.total: 5\n```" in gouji("explain", "GZ102").out
