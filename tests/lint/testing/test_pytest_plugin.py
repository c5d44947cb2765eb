"""The plugin of pytest: fixtures for rules of a distribution, and rule packs in YAML whose cases are tests."""

from __future__ import annotations

from collections.abc import Callable
import os
from pathlib import Path
import subprocess
import sys

import pytest

PACK = """pack: jia
title: 甲
version: "1"
kind: gongkai
rules:
  - code: JIA101
    name: jia-points
    title: 应写工作要点
    message: 没有写工作要点
    in: other
    must-mention: {any: [工作要点]}
    cases:
      - bad: |
          六、其他需要报告的事项
          未收费。
        at: 六、其他需要报告的事项
      - good: |
          六、其他需要报告的事项
          工作要点已经落实。
"""
IDS = ["jia-points::cases", "jia-points::bad-1", "jia-points::good-1", "jia-points::generated"]

REPORT = "云麓县水务局2024年政府信息公开工作年度报告\n一、总体情况\n2024年，我局公开信息35条，成绩显著！\n"

RULE = '''
from gouji.api import Finding, Message, hookimpl, rule

WORD = Message("不用此字", "a word that is not used")


@rule(
    code="QU101",
    name="qu-word",
    severity="info",
    summary=WORD,
    source="practice",
    since="1.0",
    kind="any",
    messages=(WORD,),
)
def qu_word(report, options):
    """Check that a word is not there.

    ```text bad
    一、总体情况
    成绩显著！
    ```

    ```text good
    一、总体情况
    我局公开信息35条。
    ```
    """
    for paragraph in report.paragraphs:
        at = paragraph.text.find(WRONG)
        if at >= 0:
            yield Finding(WORD, paragraph.source_span(at, at + 1))


@hookimpl
def gouji_rules():
    return (qu_word,)
'''

Install = Callable[..., None]
Inside = Callable[..., pytest.RunResult]


@pytest.fixture
def install(pytester: pytest.Pytester) -> Install:
    """Return a function that installs a distribution with a rule on a word, and its project's file beside the tests."""

    def install(word: str = "！") -> None:
        pytester.syspathinsert()
        pytester.makepyfile(qu_rules=f"WRONG = {word!r}\n{RULE}")
        pytester.makepyprojecttoml('[project]\nname = "gouji_qu"\n')
        info = pytester.mkdir("gouji_qu-1.dist-info")
        info.joinpath("METADATA").write_text("Metadata-Version: 2.1\nName: gouji-qu\nVersion: 1\n", "utf-8")
        info.joinpath("entry_points.txt").write_text("[gouji]\nqu = qu_rules\n", "utf-8")

    return install


def test_a_run_without_it_imports_nothing_of_gouji_but_the_plugin(tmp_path: Path) -> None:
    code = (
        "import sys\n\ndef test_it():\n    own = [name for name in sys.modules if name.startswith('gouji')]\n"
        "    assert sorted(own) == ['gouji', 'gouji._version', 'gouji.late', 'gouji.testing', 'gouji.testing.pytest_plugin']\n"
    )
    (tmp_path / "test_it.py").write_text(code, "utf-8")
    (tmp_path / "a.yaml").write_text("pack: jia\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--rootdir", tmp_path, tmp_path],
        env={**os.environ, "PYTEST_ADDOPTS": ""},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout.splitlines()[-1].split()[1:3]) == (0, ["1", "passed"]), done.stdout


def test_a_pack_that_is_named_has_a_test_for_each_case(pytester: pytest.Pytester, inner_pytest: Inside) -> None:
    pytester.makefile(".yaml", jia=PACK)

    assert inner_pytest("--collect-only", "-q", "jia.yaml").outlines[:4] == [f"jia.yaml::{name}" for name in IDS]


def test_its_tests_pass(pytester: pytest.Pytester, inner_pytest: Inside) -> None:
    pytester.makefile(".yaml", jia=PACK)

    inner_pytest("jia.yaml").assert_outcomes(passed=4)


def test_one_rule_or_case_can_be_chosen(pytester: pytest.Pytester, inner_pytest: Inside) -> None:
    pytester.makefile(".yaml", jia=PACK)

    assert inner_pytest("--collect-only", "-q", "jia.yaml::jia-points::bad-1").outlines[0] == f"jia.yaml::{IDS[1]}"


def test_what_is_wrong_is_told_with_its_line_and_a_caret_and_generated_reports_wait(
    pytester: pytest.Pytester, inner_pytest: Inside, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    pytester.makefile(".yaml", jia=PACK.replace("at: 六、其他需要报告的事项", "at: 未收费"))

    result = inner_pytest("-rs", "jia.yaml")

    result.assert_outcomes(passed=2, failed=1, skipped=1)
    heading = next(at for at, line in enumerate(result.outlines) if "JIA101 jia-points: bad-1" in line)
    assert result.outlines[heading + 1 : heading + 4] == [
        "jia.yaml:16:13: the finding stands at '六、其他需要报告的事项', not at '未收费'",
        "          at: 未收费",
        "              ^",
    ]
    assert any(line.endswith("a case is wrong") for line in result.outlines)


def test_a_rule_without_a_bad_case_fails(pytester: pytest.Pytester, inner_pytest: Inside) -> None:
    bad, good = PACK.index("      - bad"), PACK.index("      - good")
    pytester.makefile(".yaml", jia=PACK[:bad] + PACK[good:])

    result = inner_pytest("jia.yaml", "-k", "cases")

    result.assert_outcomes(failed=1, deselected=2)


def test_wordings_that_a_pack_accepts_have_a_test(pytester: pytest.Pytester, inner_pytest: Inside) -> None:
    accepts = "accepts:\n  headings:\n    problems: [存在的主要困难]\n"
    pytester.makefile(".yaml", jia=PACK[: PACK.index("rules:")] + accepts)

    result = inner_pytest("-v", "jia.yaml")

    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines(["jia.yaml::accepts PASSED*"])


def test_a_pack_that_cannot_be_used_is_an_error_with_a_caret(
    pytester: pytest.Pytester, inner_pytest: Inside, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    pytester.makefile(".yaml", jia=PACK.replace("in: other", "in: otter"))

    result = inner_pytest("jia.yaml")

    result.assert_outcomes(errors=1)
    at = next(at for at, line in enumerate(result.outlines) if line.startswith("jia.yaml:10:9: "))
    assert result.outlines[at + 1 : at + 3] == ["      in: otter", "          ^"]


def test_all_packs_are_collected_where_that_is_asked_for_and_a_folder_is_one_pack(
    pytester: pytest.Pytester, inner_pytest: Inside
) -> None:
    folder = pytester.mkdir("jia")
    folder.joinpath("pack.yaml").write_text(PACK[: PACK.index("rules:")], "utf-8")
    folder.joinpath("points.yaml").write_text(PACK[PACK.index("rules:") :], "utf-8")
    pytester.makefile(".yaml", other="a: 1\npacks: [jia]\n")

    assert inner_pytest("--collect-only", "-q", "--gouji-packs").outlines[:4] == [
        f"jia/pack.yaml::{name}" for name in IDS
    ]


def test_without_that_none_is(pytester: pytest.Pytester, inner_pytest: Inside) -> None:
    pytester.makefile(".yaml", jia=PACK)

    assert inner_pytest("--collect-only", "-q").outlines[1].startswith("no tests collected")


def test_patterns_of_packs_stand_in_the_settings(pytester: pytest.Pytester, inner_pytest: Inside) -> None:
    pytester.makefile(".yaml", jia=PACK)
    pytester.mkdir("packs").joinpath("yi.yaml").write_text(PACK.replace("jia", "yi").replace("JIA", "YI"), "utf-8")
    pytester.makeini("[pytest]\ngouji_packs = packs/*.yaml\n")

    assert inner_pytest("--collect-only", "-q").outlines[0] == "packs/yi.yaml::yi-points::cases"


def test_a_test_is_called_for_each_rule_of_the_author_s_distribution(
    pytester: pytest.Pytester, inner_pytest: Inside, install: Install
) -> None:
    install()
    pytester.makepyfile("def test_page(gouji_bench, gouji_rule):\n    gouji_bench.check_examples(gouji_rule)\n")

    result = inner_pytest("-v")

    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines(["*::test_page?qu-word? PASSED*"])


def test_a_rule_that_speaks_in_a_sound_report_fails_with_the_line(
    pytester: pytest.Pytester, inner_pytest: Inside, install: Install
) -> None:
    install("年")
    pytester.makepyfile(
        "def test_sound(gouji_bench, gouji_rule):\n    gouji_bench.check_sound(gouji_rule, examples=2)\n"
    )

    result = inner_pytest()

    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*rule qu-word (QU101):", "*in a sound report (*: info QU101 *"])


def test_files_are_linted_under_settings(pytester: pytest.Pytester, inner_pytest: Inside, install: Install) -> None:
    install()
    pytester.makepyfile(
        f"def test_it(gouji_lint):\n    found = gouji_lint({{'a.txt': {REPORT!r}}}, 'rules: {{qu-word: error}}')\n"
        "    assert ('a.txt', 'QU101', 'error') in [(each.path, each.code, each.severity) for each in found]\n"
    )

    inner_pytest().assert_outcomes(passed=1)


def test_where_only_gouji_is_installed_a_test_for_each_rule_is_an_error(
    pytester: pytest.Pytester, inner_pytest: Inside
) -> None:
    pytester.makepyfile("def test_it(gouji_rule):\n    pass\n")

    result = inner_pytest()

    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["no rule is installed but gouji's own; *"])


def test_a_plugin_that_cannot_be_used_is_named(
    pytester: pytest.Pytester, inner_pytest: Inside, install: Install
) -> None:
    install()
    pytester.makepyfile(qu_rules="raise ValueError('broken')\n")
    pytester.makepyfile("def test_it(gouji_bench):\n    pass\n")

    result = inner_pytest()

    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(
        ["the plugin 'qu' of gouji-qu 1 could not be imported from qu_rules: ValueError: broken (qu_rules.py:1)"]
    )


def test_a_file_that_cannot_be_checked_fails_the_test(pytester: pytest.Pytester, inner_pytest: Inside) -> None:
    pytester.makepyfile("def test_it(gouji_lint):\n    gouji_lint({'a.txt': ''})\n")

    result = inner_pytest()

    result.assert_outcomes(failed=1)
