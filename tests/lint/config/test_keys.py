"""The keys of a configuration file are declared once; everything that is wrong is told, with a caret under it."""

from __future__ import annotations

from collections.abc import Callable
import re

import attrs
import pytest

from gouji.config.file import ConfigFile
from gouji.config.file_key import FileKey
from gouji.config.keys import KEYS

Problems = Callable[..., list[str]]

LEVELS = "expected one of off, info, warning, error"

WRONG = {
    "a key that is none": (
        "fail_on: error\n",
        ".gouji.yaml:1:1: unknown key 'fail_on'; did you mean 'fail-on'?",
        "fail_on: error",
        "^",
    ),
    "a language that is none": (
        "language: cn\n",
        ".gouji.yaml:1:11: language is 'cn'; expected one of zh, en",
        "language: cn",
        "          ^",
    ),
    "a language in Chinese": (
        "language: 中文\n",
        ".gouji.yaml:1:11: language is '中文'; expected one of zh, en; did you mean 'zh'?",
        "language: 中文",
        "          ^",
    ),
    "a timeout that is none": (
        "timeout: 0\n",
        ".gouji.yaml:1:10: timeout is '0'; expected a whole number from 1 to 3600",
        "timeout: 0",
        "         ^",
    ),
    "a memory that is a text": (
        "max-memory: 1GB\n",
        ".gouji.yaml:1:13: max-memory is '1GB'; expected a whole number from 64 to 65536",
        "max-memory: 1GB",
        "            ^",
    ),
    "a fail-on that is none": (
        "fail-on: errors\n",
        ".gouji.yaml:1:10: fail-on is 'errors'; expected one of error, warning, info, never; did you mean 'error'?",
        "fail-on: errors",
        "         ^",
    ),
    "an extends that is none": (
        "extends: [gouji:recomended]\n",
        (
            ".gouji.yaml:1:11: extends is 'gouji:recomended'; expected one of gouji:recommended, gouji:all, or a relative "
            "path; did you mean 'gouji:recommended'?"
        ),
        "extends: [gouji:recomended]",
        "          ^",
    ),
    "an absolute path in extends": (
        "extends: /etc/gouji.yaml\n",
        ".gouji.yaml:1:10: extends is '/etc/gouji.yaml'; expected one of gouji:recommended, gouji:all, or a relative path",
        "extends: /etc/gouji.yaml",
        "         ^",
    ),
    "a pack that is not there": (
        "packs: [shandon]\n",
        ".gouji.yaml:1:9: the pack 'shandon' is not installed; expected one of shandong, zibo; did you mean 'shandong'?",
        "packs: [shandon]",
        "        ^",
    ),
    "a rule that is none": (
        "rules:\n  total-consistancy: off\n",
        ".gouji.yaml:2:3: unknown rule 'total-consistancy'; did you mean 'total-consistency'?",
        "  total-consistancy: off",
        "  ^",
    ),
    "a code that is none": (
        "rules: {t1O1: off}\n",
        ".gouji.yaml:1:9: unknown rule 't1O1'; did you mean 'T101'?",
        "rules: {t1O1: off}",
        "        ^",
    ),
    "a rule like no other": (
        "rules: {水务: off}\n",
        ".gouji.yaml:1:9: unknown rule '水务'; expected the name or code of a rule (see gouji rules)",
        "rules: {水务: off}",
        "        ^",
    ),
    "a rule that was removed": (
        "rules: {gone-rule: off}\n",
        ".gouji.yaml:1:9: rule gone-rule (W902) has been removed; take it out",
        "rules: {gone-rule: off}",
        "        ^",
    ),
    "a rule by name and by code": (
        "rules:\n  T101: off\n  total-consistency: error\n",
        ".gouji.yaml:3:3: rule total-consistency (T101) is set twice; line 2 sets it already",
        "  total-consistency: error",
        "  ^",
    ),
    "a rule by its code in capitals and in small letters": (
        "rules:\n  T101: off\n  t101: error\n",
        ".gouji.yaml:3:3: rule total-consistency (T101) is set twice; line 2 sets it already",
        "  t101: error",
        "  ^",
    ),
    "no for a severity": (
        "rules: {T101: no}\n",
        f".gouji.yaml:1:15: T101 is 'no'; {LEVELS}; did you mean 'off'?",
        "rules: {T101: no}",
        "              ^",
    ),
    "no in capitals for a severity": (
        "rules: {T101: No}\n",
        f".gouji.yaml:1:15: T101 is 'No'; {LEVELS}; did you mean 'off'?",
        "rules: {T101: No}",
        "              ^",
    ),
    "a severity that is none": (
        "rules: {T101: warn}\n",
        f".gouji.yaml:1:15: T101 is 'warn'; {LEVELS}; did you mean 'warning'?",
        "rules: {T101: warn}",
        "              ^",
    ),
    "on, which is no severity": (
        "rules: {T101: on}\n",
        f".gouji.yaml:1:15: T101 is 'on'; {LEVELS}",
        "rules: {T101: on}",
        "              ^",
    ),
    "true, which is no severity": (
        "rules: {T101: true}\n",
        f".gouji.yaml:1:15: T101 is 'true'; {LEVELS}",
        "rules: {T101: true}",
        "              ^",
    ),
    "no severity at all": (
        "rules:\n  T101:\n",
        f".gouji.yaml:2:3: T101 is nothing; {LEVELS}",
        "  T101:",
        "  ^",
    ),
    "a list for a rule": (
        "rules: {T101: [error]}\n",
        f".gouji.yaml:1:15: T101 is a list; {LEVELS}, or a mapping with options",
        "rules: {T101: [error]}",
        "              ^",
    ),
    "an option that is none": (
        "rules: {C101: {inplace: allow}}\n",
        ".gouji.yaml:1:16: unknown key 'inplace'; expected one of severity, in_place; did you mean 'in_place'?",
        "rules: {C101: {inplace: allow}}",
        "               ^",
    ),
    "an option of a rule that has none": (
        "rules: {T101: {limit: 3}}\n",
        ".gouji.yaml:1:16: unknown key 'limit'; expected severity",
        "rules: {T101: {limit: 3}}",
        "               ^",
    ),
    "a value that an option does not have": (
        "rules: {C101: {in_place: alow}}\n",
        (
            ".gouji.yaml:1:26: leftover-caption.in_place is 'alow'; expected one of allow, info, warning, error; did you mean "
            "'allow'?"
        ),
        "rules: {C101: {in_place: alow}}",
        "                         ^",
    ),
    "rules that are no mapping": (
        "rules: [T101]\n",
        ".gouji.yaml:1:8: rules is a list; expected a mapping of keys to values",
        "rules: [T101]",
        "       ^",
    ),
    "a number where a text is expected": (
        "exclude: [2019]\n",
        ".gouji.yaml:1:11: exclude is '2019'; expected a text: write it in quotes",
        "exclude: [2019]",
        "          ^",
    ),
    "a glob with braces": (
        "exclude: ['{a,b}/*']\n",
        (
            ".gouji.yaml:1:11: exclude is '{a,b}/*'; expected a glob of *, ?, […] and **, with / between parts and without !, "
            "{…}, \\ and .."
        ),
        "exclude: ['{a,b}/*']",
        "          ^",
    ),
    "overrides that are no list": (
        "overrides: {files: a}\n",
        ".gouji.yaml:1:12: overrides is a mapping; expected a list of files with rules",
        "overrides: {files: a}",
        "           ^",
    ),
    "an override without rules": (
        "overrides:\n  - files: a\n",
        ".gouji.yaml:2:5: this item of overrides has no rules",
        "  - files: a",
        "    ^",
    ),
    "an override without files": (
        "overrides:\n  - rules: {T101: off}\n",
        ".gouji.yaml:2:5: this item of overrides has no files",
        "  - rules: {T101: off}",
        "    ^",
    ),
    "a list for a file": (
        "- rules\n",
        ".gouji.yaml:1:1: the configuration is a list; expected a mapping of keys to values",
        "- rules",
        "^",
    ),
    "a rule of a pack that is not asked for": (
        "rules: {shandong-fee: off}\n",
        ".gouji.yaml:1:9: the rule 'shandong-fee' is of the pack shandong, which is not asked for; add packs: [shandong]",
        "rules: {shandong-fee: off}",
        "        ^",
    ),
}


@pytest.mark.parametrize(("text", "told", "line", "caret"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_told_with_a_caret(problems_of: Problems, text: str, told: str, line: str, caret: str) -> None:
    problems = problems_of(text)

    assert problems == [f"{told}\n  {line}\n  {caret}"]


def test_all_that_is_wrong_is_told_at_once_in_the_order_of_its_places(problems_of: Problems) -> None:
    problems = problems_of("language: cn\nrulez: {}\nrules: {T1O1: off, C101: {in_place: 1}}\n")

    assert [re.findall(r":(\d+:\d+):", problem)[0] for problem in problems] == ["1:11", "2:1", "3:9", "3:37"]


def test_a_problem_is_told_in_chinese(problems_of: Problems) -> None:
    problems = problems_of("rules: {total-consistancy: off}\n", language="zh")

    assert problems == [
        (
            ".gouji.yaml:1:9: 没有规则“total-consistancy”；是否想写“total-consistency”？\n"
            "  rules: {total-consistancy: off}\n"
            "          ^"
        )
    ]


def test_the_language_of_problems_is_that_of_the_locale(problems_of: Problems, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")

    problems = problems_of("language: cn\n", language=None)

    assert problems == [".gouji.yaml:1:11: language 的值是“cn”；应为以下之一：zh、en\n  language: cn\n            ^"]


@pytest.mark.parametrize("text", ["", "# nothing\n", "{}\n", "---\n", "\ufeffrules: {}\n", "exclude: a/**\n"])
def test_what_is_right_is_taken(problems_of: Problems, text: str) -> None:
    assert problems_of(text) == []


def test_every_key_has_a_field_and_every_field_a_key() -> None:
    fields = {field.name for field in attrs.fields(ConfigFile)} - {"path", "brought", "catalogue"}

    assert {key.holder for key in KEYS} == fields


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_every_key_is_described_and_stands_in_what_init_writes(key: FileKey) -> None:
    examples = [re.findall("^(?:# )?([a-z-]+):", text, re.MULTILINE) for text in (key.template.zh, key.template.en)]

    assert (key.description is not None, examples) == (True, [[key.name]] * 2)
