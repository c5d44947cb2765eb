"""The kind of report that a rule is of, where the rule itself does not say."""

import pytest

from gouji.api import Form, Kind, Message, Rule, rule
from gouji.binding.kind import Kinds
from gouji.plugins.rule_kinds import unknown_kind, with_kind


def kinds(**forms: tuple[str, ...]) -> Kinds:
    """Kinds of reports by name, each with the ids of its forms."""
    title = Message("题", "title")
    made = {
        name: [Form(each, name, "题", "", (None, None), (), (), (), ()) for each in ids] for name, ids in forms.items()
    }
    return Kinds(Kind(name, title, tuple(each), ()) for name, each in made.items())


def a_rule(kind: str = "", *forms: str) -> Rule:
    @rule(
        code="Z101",
        name="made-up",
        severity="info",
        summary=Message("甲", "a"),
        source="示例",
        since="0.1",
        kind=kind,
        forms=forms,
    )
    def check(report: object, options: object) -> tuple[()]:
        return ()

    return check


TWO = kinds(rivers=("2019", "2022"), springs=("2020", "2022"))


@pytest.mark.parametrize(
    ("rule", "there", "kind"),
    [
        (a_rule("lakes"), TWO, "lakes"),
        (a_rule("any"), TWO, "any"),
        (a_rule(), kinds(rivers=("2022",)), "rivers"),
        (a_rule(), TWO, ""),
        (a_rule("", "2019"), TWO, "rivers"),
        (a_rule("", "2020", "2022"), TWO, "springs"),
        (a_rule("", "2022"), TWO, ""),
        (a_rule("", "springs/2022"), TWO, "springs"),
        (a_rule("", "2024"), TWO, ""),
        (a_rule(), kinds(), ""),
    ],
)
def test_a_rule_is_of_the_only_kind_that_has_its_forms(rule: Rule, there: Kinds, kind: str) -> None:
    assert with_kind(rule, there).meta.kind == kind


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        (a_rule("rivers"), None),
        (a_rule("any"), None),
        (
            a_rule(),
            "the rule 'made-up' does not tell the kind of report that it is of; write kind=… (rivers, springs, any)",
        ),
        (
            a_rule("lakes"),
            "the rule 'made-up' is of the kind 'lakes', which no plugin brings (there are: rivers, springs, any)",
        ),
    ],
)
def test_a_rule_of_no_kind_that_is_there_is_told(rule: Rule, told: str | None) -> None:
    wrong = unknown_kind(rule.meta, TWO)

    assert (wrong and wrong.en) == told
