"""A pack is read whole; everything wrong with it is reported at once, at its place, with the nearest right word."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gouji.message import Message
from gouji.packs.bodies import Bodies
from gouji.packs.checks.headings import Headings
from gouji.packs.checks.length import Length
from gouji.packs.checks.must_mention import MustMention
from gouji.packs.checks.must_not_mention import MustNotMention
from gouji.packs.model import PackFile
from gouji.packs.sought import Sought

Read = Callable[[str], tuple[PackFile | None, list[str]]]

HEAD = "pack: lower\nrules:\n"
RULE = """\
  - code: LO101
    name: lower-nets
    title: 应写渔网
"""
CHECK = "    must-mention: {any: [渔网]}\n"


def problems(read: Read, text: str) -> list[str]:
    """The first lines of what is wrong with a text."""
    return [each.split("\n")[0].removeprefix("p.yaml:") for each in read(text)[1]]


def test_a_pack_is_read_with_its_rules(read: Read) -> None:
    text = """\
pack: lower
title: {zh: 下游, en: the lower river}
version: "2025.1"
source: 河办〔2025〕2号
extends: [upper]
accepts:
  headings: {catch: [渔获情况]}
  labels: {fish.carp: [鲤鱼]}
rules:
  - code: LO101
    name: lower-nets
    severity: error
    title: 应写渔网
    message: {zh: 没有写渔网, en: nets are missing}
    years: 2022-
    bodies: {type: [town], level: lower, name: "*镇", except: [临镇]}
    in: [catch, all]
    must-mention: {any: [渔网], none-of: [电鱼]}
    cases:
      - bad: 二、渔获
"""

    pack, wrong = read(text)

    assert wrong == []
    assert pack is not None
    rule = pack.rules[0]
    assert (pack.name, pack.title.en, pack.version, pack.kind) == ("lower", "the lower river", "2025.1", "rivers")
    assert [each.value for each in pack.extends] == ["upper"]
    assert (pack.accepts.headings, pack.accepts.labels) == (
        (("catch", ("渔获情况",)),),
        (("fish.carp", ("鲤鱼",)),),
    )
    assert (rule.code, rule.name, rule.severity, rule.source) == ("LO101", "lower-nets", "error", "河办〔2025〕2号")
    assert (rule.years, rule.bodies) == ((2022, None), Bodies(("town",), ("lower",), ("*镇",), ("临镇",)))
    assert rule.check == MustMention(
        Message("没有写渔网", "nets are missing"),
        ("catch", "all"),
        any=(Sought("渔网"),),
        none_of=(Sought("电鱼"),),
    )
    assert (rule.place.line, len(rule.cases)) == (10, 1)


def test_what_is_not_written_has_its_default(read: Read) -> None:
    pack, wrong = read(HEAD + RULE + CHECK)

    assert wrong == []
    assert pack is not None
    rule = pack.rules[0]
    assert (pack.title.zh, pack.version, pack.settings) == ("lower", "", None)
    assert (rule.severity, rule.years, rule.check.message.en) == ("warning", (None, None), "应写渔网")
    assert rule.check.places == ("all",)


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        ("2024", (2024, 2024)),
        ("2019-2021", (2019, 2021)),
        ("2022-", (2022, None)),
        ("-2020", (None, 2020)),
    ],
)
def test_years_are_read(read: Read, years: str, expected: object) -> None:
    pack, _ = read(f"{HEAD}{RULE}    years: {years}\n{CHECK}")

    assert pack is not None
    assert pack.rules[0].years == expected


def test_words_to_replace_are_read(read: Read) -> None:
    pack, _ = read(f"{HEAD}{RULE}    must-not-mention: [电鱼]\n    replace: {{电鱼: 捕鱼}}\n    fix: safe\n")

    assert pack is not None
    assert pack.rules[0].check == MustNotMention(
        Message("应写渔网", "应写渔网"), ("all",), (Sought("电鱼"),), {"电鱼": "捕鱼"}, "safe"
    )


def test_an_option_stands_for_a_number_of_the_check(read: Read) -> None:
    options = "    options: {most: {type: integer, default: 100}}\n    in: catch\n    length: {min: 5, max: $most}\n"

    pack, wrong = read(HEAD + RULE + options)

    assert wrong == []
    assert pack is not None
    assert pack.rules[0].check == Length(Message("应写渔网", "应写渔网"), ("catch",), 5, 100)
    assert (pack.rules[0].bound, pack.rules[0].options[0].default) == ({"most": "most"}, 100)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("    must-mentoin: {any: [a]}\n", ["6:5: unknown key 'must-mentoin'", "3:5: the rule has no check"]),
        (f"    in: cath\n{CHECK}", ["6:9: unknown section 'cath'"]),
        (f"    in: 渔获\n{CHECK}", ["6:9: unknown section '渔获'"]),
        (f"    years: -2018\n{CHECK}", ["6:5: no form is in force in these years; they begin with 2019"]),
        (f"    years: soon\n{CHECK}", ["6:12: years is 'soon'"]),
        (f"    years: 2021-2019\n{CHECK}", ["6:12: years is '2021-2019'"]),
        (f"    bodies: {{type: [twon]}}\n{CHECK}", ["6:21: unknown type of body 'twon'"]),
        (f"    message: 没有写{{fish.carp.totl}}\n{CHECK}", ["6:18: there is no field for messages 'fish.carp.totl'"]),
        (f"    message: |\n      没有\n      {{wrods}}\n{CHECK}", ["8:8: there is no field for messages 'wrods'"]),
        (
            f"    message: 没有写{{词语}}\n{CHECK}",
            ["6:18: there is no field for messages '词语'; did you mean '{words}'?"],
        ),
        (
            f"    message: 没有写｛words｝\n{CHECK}",
            ["6:18: there is no field for messages 'words'; did you mean '{words}'?"],
        ),
        (f"    message: '{{problem}}'\n{CHECK}", ["6:16: {problem} is for messages of headings; others have {words}"]),
        (
            "    in: catch\n    headings: {labels: ['{Year}年存在问题', '{year-1}年', '/{year}年{1,2}/']}\n",
            ["7:26: labels can have {year}, {year-1} and {year+1} in braces"],
        ),
        (
            "    in: catch\n    headings: {labels: ['{year-2}年']}\n",
            ["7:26: labels can have {year}, {year-1} and {year+1} in braces"],
        ),
        (f"    severity: fatal\n{CHECK}", ["6:15: severity is 'fatal'"]),
        (f"    source: 12\n{CHECK}", ["6:13: source is '12'"]),
        (f"{CHECK}    length: {{min: 1}}\n", ["7:5: a rule has one check; there is must-mention already"]),
        ("    must-mention: {}\n", ["6:5: must-mention needs one of any, all, none-of"]),
        ("    must-mention: {any: []}\n", ["6:25: the list of must-mention.any is empty"]),
        ("    length: {min: 1}\n", ["6:5: length needs in: the section to look in"]),
        ("    in: catch\n    length: {min: 9, max: 1}\n", ["7:19: min is more than max"]),
        ("    in: catch\n    length: {max: $most}\n", ["7:19: unknown option '$most'"]),
        ("    in: catch\n    length: {max: -1}\n", ["7:19: length.max is '-1'"]),
        ("    matches: 年度\n", ["6:14: expected a pattern between slashes"]),
        ("    in: title\n    published-by: 01-31\n", ["6:5: in does not go with published-by"]),
        (
            "    in: title\n    require: fish.carp.total > 1\n",
            ["6:5: in does not go with require; take this line out"],
        ),
        ("    in: [title, catch]\n    matches: /a/\n", ["6:17: matches looks in title or preface alone"]),
        ("    published-by: 13-31\n", ["6:19: published-by is '13-31'"]),
        (f"    fix: safe\n{CHECK}", ["6:5: fix does not go with must-mention"]),
        ("    must-not-mention: [a]\n    fix: safe\n", ["7:5: fix needs replace"]),
        ("    must-not-mention: [ab]\n    replace: {aa: b}\n", ["7:15: must-not-mention has no word 'aa'"]),
        (f"{CHECK}    cases: [{{bad: a, good: b}}]\n", ["7:13: a case has either bad or good"]),
        (
            "    must-not-mention: [其它]\n    replace: {其它：其他}\n",
            ["7:15: '其它：': a colon and a space stand between a key and its value"],
        ),
        (f"{CHECK}    cases: [{{god: a}}]\n", ["7:14: unknown key 'god'"]),
        (
            f"{CHECK}    cases: [{{bad: a, facts: {{}}}}]\n",
            [
                "7:22: the key 'facts' does not stand here: it belongs below bad, two spaces further on; what stands "
                "after bad becomes text: …"
            ],
        ),
        (f"{CHECK}    cases: [{{good: b, at: c}}]\n", ["7:23: at and message go with bad"]),
        (
            f"{CHECK}    options: {{a: {{type: integer, default: b}}}}\n",
            ["7:43: the default of the option a is no integer"],
        ),
        (f"{CHECK}    options: {{a-b: {{type: integer, default: 1}}}}\n", ["7:15: options is 'a-b'"]),
        ("    must-not-mention: [a]\n    in:\n", ["7:5: in is nothing"]),
        (f"{CHECK}    message: {{words}}\n", ["7:14: message is a mapping"]),
        ("    must-mention: {any: [[未没]]}\n", ["6:26: must-mention.any is a list"]),
        (
            f"{CHECK}    source: # 〔2025〕2号\n",
            ["7:5: source is nothing; expected a text (in quotes, if it begins with #)"],
        ),
        (
            f"{CHECK}    cases:\n      - bad: 二、渔获\n          没有渔网。\n",
            ["8:14: the text has several lines: write bad: | and the text on the next lines, further to the right"],
        ),
        (
            f"{CHECK}    cases:\n      - bad: ｜\n          没有渔网。\n",
            ["8:14: the text has several lines: write bad: | and the text on the next lines, further to the right"],
        ),
        (
            "    must-mention: any：渔网\n",
            ["6:19: 'any：': a colon and a space stand between a key and its value"],
        ),
        ("    must-mention: {any: [/a(b/]}\n", ["6:28: the pattern cannot be compiled: this ( has no ) "]),
        ("    must-mention: {any: ['/[^。/']}\n", ["6:28: the pattern cannot be compiled: this [ has no ]"]),
    ],
)
def test_what_is_wrong_with_a_rule_is_reported_at_its_place(read: Read, rule: str, expected: list[str]) -> None:
    told = problems(read, HEAD + RULE + rule)

    assert [each if ";" in own else each.split(";")[0] for each, own in zip(told, expected, strict=True)] == expected


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        (
            "years: 2022年",
            "years is '2022年'; expected years, as 2024, 2023-2025, 2023- or -2025; did you mean '2022'?",
        ),
        (
            "years: 2021—2022年",
            "years is '2021—2022年'; expected years, as 2024, 2023-2025, 2023- or -2025; did you mean '2021-2022'?",
        ),
        (
            "years: 2021年起",
            "years is '2021年起'; expected years, as 2024, 2023-2025, 2023- or -2025; did you mean '2021-'?",
        ),
        (
            "in: 第一部分、catch",
            "unknown section '第一部分、catch'; expected one of title, preface, all, summary, catch; "
            "did you mean '[summary, catch]'?",
        ),
        ("bodies: 镇", "bodies is '镇'; expected a mapping of keys to values, as {type: …} or {level: …}"),
        ("when: 鲤 > 1", "there is no fact '鲤'"),
        ("when: 渔获 > 1", "there is no fact '渔获'"),
        ("when: 总计 > 1", "there is no fact '总计'; did you mean 'fish.carp.total'?"),
    ],
)
def test_what_is_written_in_other_words_is_told_in_the_right_ones(read: Read, rule: str, told: str) -> None:
    (only,) = problems(read, f"{HEAD}{RULE}    {rule}\n{CHECK}")

    assert only.partition(": ")[2] == told


@pytest.mark.parametrize(
    ("check", "told"),
    [
        ("published-by: 1月20日", "published-by is '1月20日'; expected month and day, as 01-31; did you mean '01-20'?"),
        ("published-by: 2月30日", "published-by is '2月30日'; expected month and day, as 01-31"),
        ("length: {max: 1000字}", "length.max is '1000字'; expected a whole number from 0; did you mean '1000'?"),
        ("length: 1000", "length is '1000'; expected a mapping of keys to values, as {min: …} or {max: …}"),
        ("must-mention: 渔网", "must-mention is '渔网'; expected a mapping of keys to values, as {any: …} or {all: …}"),
        (
            "headings: {labels: [渔网], extra: 禁止}",
            "headings.extra is '禁止'; expected one of allow, forbid; did you mean 'forbid'?",
        ),
        ("headings: [渔网]", "headings is a list; expected a mapping of keys to values, as {labels: …}"),
    ],
)
def test_what_a_check_has_in_other_words_is_told_in_the_right_ones(read: Read, check: str, told: str) -> None:
    place = "" if check.startswith("published") else "    in: catch\n"
    (only,) = problems(read, f"{HEAD}{RULE}{place}    {check}\n")

    assert only.partition(": ")[2] == told


def test_everything_wrong_is_reported_at_once(read: Read) -> None:
    text = "pack: Lower\ntitel: a\nkind: rivrs\nrules:\n  - code: L1\n    name: a\n  - 7\n"

    assert [each.split(";")[0] for each in problems(read, text)] == [
        "1:7: pack is 'Lower'",
        "2:1: unknown key 'titel'",
        "7:5: rules is '7'",
        "3:7: there is no kind of report 'rivrs'",
        "5:11: code is 'L1'",
        "5:5: the rule has no title",
        "5:5: the rule has no check",
    ]


def test_a_caret_and_the_nearest_word_are_shown(read: Read) -> None:
    _, wrong = read(f"{HEAD}{RULE}    in: cath\n{CHECK}")

    assert wrong == [
        "p.yaml:6:9: unknown section 'cath'; expected one of title, preface, all, summary, catch; did you mean 'catch'?"
        "\n      in: cath\n          ^"
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("规则: []\n", "2:1: unknown key '规则'; did you mean 'rules'?"),
        (f"rules:\n{RULE}{CHECK}    级别: error\n", "7:5: unknown key '级别'; did you mean 'severity'?"),
        (
            f"rules:\n{RULE}{CHECK}    severity: 警告\n",
            "7:15: severity is '警告'; expected one of off, info, warning, error; did you mean 'warning'?",
        ),
        (f"rules:\n{RULE}    应写到: [a]\n{CHECK}", "6:5: unknown key '应写到'; did you mean 'must-mention'?"),
        (
            f"rules:\n{RULE}    in: catch\n    length: {{max:9}}\n",
            "7:14: 'max:9': a colon and a space stand between a key and its value; expected one of min, max; did you mean 'max'?",
        ),
    ],
)
def test_chinese_words_for_keys_are_known(read: Read, text: str, told: str) -> None:
    assert problems(read, f"pack: lower\n{text}")[0] == told


def test_a_pack_that_is_a_list_is_reported(read: Read) -> None:
    assert problems(read, "- code: LO101\n") == [
        "1:1: the pack is a list; expected a mapping of keys to values: pack: and its name, then rules: and below it the rules"
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "any: [渔网]\n    must-mention: {}\n",
            "6:5: the key 'any' does not stand here: it belongs below must-mention, two spaces further on",
        ),
        ("bad: 渔网\n", "6:5: the key 'bad' does not stand here: it belongs below cases, two spaces further on"),
        ("min: 3\n", "6:5: the key 'min' does not stand here: it belongs below length, two spaces further on"),
    ],
)
def test_a_key_that_belongs_below_another_is_reported(read: Read, text: str, told: str) -> None:
    assert problems(read, f"{HEAD}{RULE}    {text}")[0] == told


def test_rules_without_the_key_of_their_list_are_reported(read: Read) -> None:
    assert problems(read, "pack: lower\ncode: LO101\nseverity: off\n") == [
        "2:1: the key 'code' does not stand here: it belongs below rules, two spaces further on",
        "3:1: the key 'severity' does not stand here: it belongs below rules, two spaces further on",
    ]


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("第二部分", "catch"),
        ("二、渔获", "catch"),
        ("渔获", "catch"),
        ("导语", "preface"),
        ("全文", "all"),
        ("标题", "title"),
        ("二", "catch"),
        ("2", "catch"),
        ("第2部分", "catch"),
    ],
)
def test_chinese_words_for_places_are_known(read: Read, written: str, near: str) -> None:
    (told,) = problems(read, f"{HEAD}{RULE}    in: {written}\n{CHECK}")

    assert told.endswith(f"did you mean {near!r}?")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("bodies: {type: [城镇]}", "unknown type of body '城镇'; expected one of town, village; did you mean 'town'?"),
        ("bodies: {level: 下游}", "unknown level of body '下游'; expected one of upper, lower; did you mean 'lower'?"),
        ('when: mentions("渔获", "网")', "there is no section '渔获'; did you mean 'catch'?"),
        ("when: level == 下游", "there is no fact '下游'; a text stands in quotation marks; did you mean '\"lower\"'?"),
        ("when: type == town", "there is no fact 'town'; a text stands in quotation marks; did you mean '\"town\"'?"),
        ('when: type == "镇"', "there is no '镇'; expected one of town, village; did you mean 'town'?"),
    ],
)
def test_chinese_words_for_types_and_levels_and_sections_are_known(read: Read, text: str, told: str) -> None:
    (only,) = problems(read, f"{HEAD}{RULE}    {text}\n{CHECK}")

    assert only.partition(": ")[2] == told


def test_what_can_be_written_is_told_with_what_it_is(
    read_problems: Callable[[str], list[Message]],
) -> None:
    text = f"{HEAD}{RULE}    in: 别处\n    bodies: {{type: 别的}}\n{CHECK}"

    assert [told.zh for told in read_problems(text)] == [
        "没有部分“别处”；应为以下之一：title（标题）、preface（导语）、all（全文）、summary（第一部分）、catch（第二部分）",
        "没有单位类型“别的”；应为以下之一：town（镇）、village（村）",
    ]


def test_a_pack_in_which_every_colon_is_wrong_is_reported(read: Read) -> None:
    assert problems(read, "pack：lower\ntitle：下游\n") == [
        "1:1: 'pack：': a colon and a space stand between a key and its value"
    ]


def test_a_code_or_name_that_is_used_twice_is_reported(read: Read) -> None:
    other = RULE.replace("lower-nets", "lower-other")

    assert problems(read, HEAD + RULE + CHECK + other + CHECK) == [
        "7:11: 'LO101' is used twice; it is in p.yaml:3 already"
    ]


def test_a_section_or_row_that_is_accepted_is_one_of_the_form(read: Read) -> None:
    text = "pack: a\naccepts: {headings: {cath: [x]}, labels: {fish.crap: [y]}}\n"

    assert problems(read, text) == [
        "2:22: unknown section 'cath'; did you mean 'catch'?",
        "2:43: unknown row 'fish.crap'; did you mean 'fish.carp'?",
    ]
    text = "pack: a\naccepts: {headings: {第二部分: [x], 全文: [y]}, labels: {eel: [z], 鲸: [y]}}\n"

    assert problems(read, text) == [
        "2:22: unknown section '第二部分'; did you mean 'catch'?",
        "2:33: unknown section '全文'; expected one of summary, catch",
        "2:52: unknown row 'eel'; did you mean 'fish.eel'?",
        "2:62: unknown row '鲸'; expected the name of a fact without its last part, as requests.granted (gouji extract "
        "lists facts)",
    ]


def test_a_label_of_another_row_is_not_accepted(read: Read) -> None:
    assert problems(read, "pack: a\naccepts: {labels: {fish.carp: [鲤鱼, 2.eel（鳗）], fish.eel.total: [eel]}}\n") == [
        "2:36: '2.eel（鳗）' is the label of fish.eel; it cannot be that of fish.carp too"
    ]


def test_a_file_that_is_no_pack_is_not_quoted(read: Read) -> None:
    _, wrong = read("password: [secret\n")

    assert wrong == ["p.yaml:1:11: YAML syntax: this [ has no ]"]
    assert "secret" not in problems(read, "secret\n")[0]


def test_ordinals_in_labels_do_not_count(read: Read) -> None:
    pack, wrong = read(f"{HEAD}{RULE}    in: catch\n    headings: {{labels: [（一）存在问题, 二、改进情况, 三、]}}\n")
    check = pack.rules[0].check if pack is not None else None

    assert wrong == []
    assert isinstance(check, Headings)
    assert [label.text for label in check.labels] == ["存在问题", "改进情况", "三、"]
