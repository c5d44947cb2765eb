"""Rules that are asked together tell what each of them tells alone."""

from __future__ import annotations

from collections.abc import Callable
import re

import pytest
from tests.lint.packs.conftest import written

from gouji.api import Option, Options, Report
from gouji.message import Message
from gouji.packs.bodies import Bodies
from gouji.packs.checks.headings import Headings
from gouji.packs.checks.length import Length
from gouji.packs.checks.matches import Matches
from gouji.packs.checks.must_mention import MustMention
from gouji.packs.checks.must_not_mention import MustNotMention
from gouji.packs.checks.published_by import PublishedBy
from gouji.packs.checks.require import Require
from gouji.packs.expressions.expression import Expression, read_expression
from gouji.packs.expressions.names import Names
from gouji.packs.judge import Judge
from gouji.packs.looking import holding_alone, looking
from gouji.packs.sought import Sought
from gouji.rules.finding import Finding

Bind = Callable[[str], Report]
Asked = list[tuple[Judge, Options]]

SAID = Message("有误", "wrong")
NONE = Options()


def words(*texts: str) -> tuple[Sought, ...]:
    return tuple(map(Sought, texts))


def condition(bind: Bind, text: str) -> Expression:
    return read_expression(text, Names.of([bind(written()).form], options={"most": "integer"}))


def of_words() -> Asked:
    """Return rules that ask for words, alone and several in common, in one place and in several."""
    checks = [
        MustMention(SAID, ("overview", "nothing-there"), any=words("公开", "工作要点")),
        MustMention(SAID, ("overview", "problems"), any=words("工作 要点", "加强培训")),
        MustMention(SAID, ("overview",), any=words("公开"), none_of=words("政府信息")),
        MustMention(SAID, ("overview",), any=words("公开"), all=words("政府", "信访")),
        MustMention(SAID, ("overview", "other"), any=words("/公.{1,9}信息/", "信访")),
        MustMention(SAID, ("litigation",), any=words("公开")),
        MustNotMention(SAID, ("all",), words("单 一", "我 局")),
        MustNotMention(SAID, ("title", "problems"), words("单一", "史无前例")),
        MustNotMention(SAID, ("preface", "other"), words("单一", "史无前例")),
        MustNotMention(SAID, ("other",), words("/单./")),
    ]
    return [(Judge(check), NONE) for check in checks]


def of_other_kinds(bind: Bind) -> Asked:
    """Return rules with every other check, with bodies, conditions and options."""
    most = Options({"most": 5})
    other = Options({"most": 500})
    length = Length(SAID, ("overview",), None, 5)
    wanted = MustMention(SAID, ("overview",), any=words("公开"))
    bodies = Bodies(names=("*局",))
    in_2024, in_2023 = condition(bind, "year == 2024"), condition(bind, "year == 2023")
    unknown = condition(bind, "requests.new.total > 0")
    return [
        (Judge(Headings(SAID, ("problems",), labels=words("存在问题", "改进措施"), ordered=True)), NONE),
        (Judge(Matches(SAID, ("title",), pattern=Sought("/县/"))), NONE),
        (Judge(length, bound={"most": "most"}, defaults=most), most),
        (Judge(length, bound={"most": "most"}, defaults=most), other),
        (Judge(PublishedBy(SAID)), NONE),
        (Judge(Require(SAID, expression=unknown)), NONE),
        (Judge(Require(SAID, expression=in_2024), bodies), NONE),
        (Judge(Require(SAID, expression=in_2024), Bodies(names=("*镇",))), NONE),
        (Judge(wanted, Bodies(types=("township",)), in_2023), NONE),
        (Judge(wanted, bodies, in_2023), NONE),
        (Judge(wanted, bodies, in_2024), NONE),
        (Judge(wanted, Bodies(names=("*局",)), unknown), NONE),
        (Judge(wanted, when=condition(bind, "$most > 5")), most),
        (Judge(wanted, when=condition(bind, "$most > 5")), other),
    ]


@pytest.mark.parametrize(
    "sections",
    [
        {},
        {"overview": "2024年，我局无信息。信访工作要点 政府"},
        {"problems": "单一。史无前例。"},
        {"title": "2024年报告"},
        {"other": "本年度信访未收取信息处理费"},
    ],
)
def test_rules_asked_together_tell_what_each_tells_alone(bind: Bind, sections: dict[str, str]) -> None:
    asked = [*of_words(), *of_other_kinds(bind)]
    together = looking(asked)
    text = written(**sections)
    for report in (bind(text), bind(re.sub("六、.*", "", text, flags=re.DOTALL)), bind("我局的通知\n")):
        alone = [holding_alone(judge, report, options) for judge, options in asked]

        assert together(report) == alone


def test_a_rule_that_is_kept_finds_nothing_and_one_that_finds_something_is_not_kept(bind: Bind) -> None:
    report = bind(written())
    asked = of_words()
    found = [any(isinstance(each, Finding) for each in judge.check.judge(report, options)) for judge, options in asked]

    told = looking(asked)(report)

    assert told == ["kept", "yes", "yes", "yes", "yes", "nowhere", "kept", "yes", "kept", "yes"]
    assert found == [False, True, True, True, True, False, False, True, False, False]


def test_a_condition_that_several_rules_have_is_judged_once(bind: Bind, monkeypatch: pytest.MonkeyPatch) -> None:
    judged: list[str] = []
    value = Expression.value

    def counted(self: Expression, scope: object) -> object:
        judged.append(self.text)
        return value(self, scope)

    wanted = MustMention(SAID, ("overview",), any=words("公开"))
    whens = ["year == 2024", "year == 2024", "year == 2023", "$most > 5", "$most > 5"]
    options = Options({"most": 5})
    ask = looking([(Judge(wanted, when=condition(bind, text), defaults=options), options) for text in whens])
    monkeypatch.setattr(Expression, "value", counted)

    told = ask(bind(written()))

    assert (told, judged) == (["kept", "kept", "no", "no", "no"], ["year == 2024", "year == 2023", *["$most > 5"] * 2])


def test_a_word_that_is_enough_for_several_rules_leaves_their_patterns_alone(
    bind: Bind, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []
    monkeypatch.setattr(Sought, "matches", lambda self, text: tried.append(self.text) or False)
    checks = [MustMention(SAID, ("overview",), any=words(f"/甲{number}/", "公开")) for number in range(3)]
    alone = MustMention(SAID, ("overview",), any=words("/乙/"))

    told = looking([(Judge(check), NONE) for check in (*checks, alone)])(bind(written()))

    assert (told, tried) == (["kept"] * 3 + ["yes"], ["/乙/"])


def test_an_option_of_another_value_is_that_of_its_rule_alone(bind: Bind) -> None:
    option = Option("words", "array", ("公开",), SAID)
    check = MustMention(SAID, ("overview",), any=words("公开"))
    judge = Judge(check, bound={"any": "words"}, defaults=Options({option.name: option.default}))

    told = looking([(judge, judge.defaults), (judge, Options({"words": ("信访",)}))])(bind(written()))

    assert told == ["kept", "yes"]
