"""Rules are run, findings become diagnostics, what fails is a failure of its rule alone."""

from collections.abc import Callable
from itertools import repeat

import attrs
import pytest

from gouji.checking.diagnostic import Diagnostic
from gouji.checking.run import check_report
from gouji.checking.valid import MAX_FINDINGS
from gouji.document.model import Document
from gouji.message import Message
from gouji.report.model import Report
from gouji.rules.active import ActiveRule
from gouji.rules.finding import Edit, Finding, Fix, Related
from gouji.rules.holding import Unknown
from gouji.rules.meta import Option, Options
from gouji.rules.rule import Reading, ReadSentence
from gouji.text.source import Source, Span

Bind = Callable[[str], Report]
MakeRule = Callable[..., ActiveRule]

TEXT = """白杨镇2024年政府信息公开工作年度报告
一、总体情况
2024年，我镇公开信息。
二、主动公开政府信息情况
规章 | 1 | 2 | 3 |
"""
SAID = Message("有误", "wrong")


@pytest.fixture(scope="session")
def report(bind: Bind) -> Report:
    return bind(TEXT)


def finding(start: int = 0, end: int = 3, **fields: object) -> Finding:
    return Finding(SAID, Span(start, end), **fields)


def run(report: Report, *rules: ActiveRule) -> list[Diagnostic]:
    result = check_report(report, rules, "甲.txt")
    assert result.failures == ()
    return list(result.diagnostics)


def test_a_finding_becomes_a_diagnostic_in_the_file_s_own_terms(report: Report, making: MakeRule) -> None:
    at = TEXT.index("1 | 2")
    made = making(
        Finding.at(
            report.facts["proactive.regulations.issued"],
            SAID,
            expected="4",
            related=(Related(Span(0, 3), SAID, "proactive.regulations.in_force"),),
            fix=Fix("unsafe", (Edit(Span(at, at + 1), "4"),)),
        )
    )

    (told,) = run(report, made)

    assert (told.path, told.rule, told.code, told.severity, told.message) == (
        "甲.txt",
        "made-up",
        "Z101",
        "warning",
        SAID,
    )
    assert (told.range, told.locator, told.span) == (((5, 6), (5, 7)), None, (at, at + 1))
    assert (told.fact, told.section, told.expected, told.actual) == (
        "proactive.regulations.issued",
        "proactive",
        "4",
        "1",
    )
    assert told.address == "第二部分 · 规章 · 本年制发件数"
    assert (told.excerpt, told.marked) == ("规章 | 1 | 2 | 3 |", (5, 6))
    assert [(r.path, r.range, r.fact) for r in told.related] == [
        ("甲.txt", ((1, 1), (1, 4)), "proactive.regulations.in_force")
    ]
    assert (told.fix.safety, [(e.range, e.text) for e in told.fix.edits]) == ("unsafe", [(((5, 6), (5, 7)), "4")])


def test_a_finding_of_the_whole_report_has_no_place(report: Report, making: MakeRule) -> None:
    (told,) = run(report, making(Finding(SAID)))

    assert (told.range, told.section, told.excerpt, told.fact) == (None, None, TEXT.partition("\n")[0], None)


def test_in_a_format_without_lines_a_place_is_a_locator(report: Report, making: MakeRule) -> None:
    source = attrs.evolve(Source.from_text(TEXT), lined=False)
    document = Document(source, report.document.blocks, locators=((0, {"paragraph": 1}), (25, {"paragraph": 2})))

    (told,) = run(
        attrs.evolve(report, document=document), making(finding(30, 31, related=(Related(Span(0, 1), SAID),)))
    )

    assert (told.range, told.locator, told.related[0].locator, told.excerpt) == (
        None,
        {"paragraph": 2},
        {"paragraph": 1},
        "2024年，我镇公开信息。",
    )


def test_of_what_is_no_report_nothing_is_shown(bind: Bind, making: MakeRule) -> None:
    """It may be a file of secrets that a link led to."""
    (told,) = run(bind("me:secret"), making(finding(3, 9), statuses=("other",)))

    assert (told.span, told.excerpt) == (Span(3, 9), "")


def test_diagnostics_are_in_the_order_of_their_places_then_codes(report: Report, making: MakeRule) -> None:
    one = making(finding(30, 31), Finding(Message("另", "else"), Span(0, 1)), code="Z102", name="b")
    other = making(finding(0, 1), Finding(SAID), code="Z101", name="a")

    assert [(told.range and told.range.start.line, told.code) for told in run(report, one, other)] == [
        (None, "Z101"),
        (1, "Z101"),
        (1, "Z102"),
        (3, "Z102"),
    ]


@pytest.mark.parametrize(
    ("own", "in_force", "told"),
    [
        (None, {"active": "error"}, "error"),
        (None, {"active": "info", "explicit": True}, "info"),
        ("info", {"active": "error"}, "info"),
        ("error", {"active": "warning"}, "error"),
        ("error", {"active": "warning", "explicit": True}, "warning"),
        ("info", {"active": "error", "explicit": True}, "error"),
    ],
)
def test_a_finding_s_own_severity_goes_first_but_what_a_person_set_holds_for_all(
    report: Report, making: MakeRule, own: str | None, in_force: dict[str, object], told: str
) -> None:
    made = making(finding(severity=own), **in_force)

    assert [diagnostic.severity for diagnostic in run(report, made)] == [told]


def test_of_two_rules_with_the_same_words_at_one_place_the_graver_one_speaks(report: Report, making: MakeRule) -> None:
    low = making(finding(0, 1), finding(5, 6), code="Z100", name="low", severity="warning", active="warning")
    high = making(finding(0, 1), finding(7, 8), code="Z200", name="high", severity="error", active="error")

    assert [(told.rule, told.span.start) for told in run(report, low, high)] == [("high", 0), ("low", 5), ("high", 7)]


def test_of_findings_with_one_cause_that_of_the_lowest_code_is_kept(report: Report, making: MakeRule) -> None:
    high = making(finding(cause="c"), finding(5, 6, cause="d"), code="Z200", name="high")
    low = making(finding(cause="c"), finding(7, 8), finding(7, 8), code="Z100", name="low")

    assert [(told.rule, told.span.start) for told in run(report, high, low)] == [
        ("low", 0),
        ("high", 5),
        ("low", 7),
        ("low", 7),
    ]


def test_a_finding_covers_those_of_other_causes(report: Report, making: MakeRule) -> None:
    low = making(finding(cause="c"), finding(5, 6, cause="d"), code="Z100", name="low")
    high = making(finding(7, 8, cause="e", covers=("c",)), code="Z200", name="high")

    assert [(d.rule, d.span and d.span.start) for d in run(report, low, high)] == [("low", 5), ("high", 7)]


def test_of_two_findings_that_cover_each_other_that_of_the_lowest_code_is_kept(
    report: Report, making: MakeRule
) -> None:
    high = making(finding(cause="c", covers=("d",)), code="Z200", name="high")
    low = making(finding(cause="d", covers=("c",)), code="Z100", name="low")

    assert [d.rule for d in run(report, high, low)] == ["low"]


@pytest.mark.parametrize(
    ("metadata", "runs"),
    [
        ({}, True),
        ({"statuses": ("other",)}, False),
        ({"forms": ("2019",)}, False),
        ({"forms": ("2019", "2021")}, True),
        ({"years": (2025, None)}, False),
        ({"years": (None, 2023)}, False),
        ({"years": (2024, 2024)}, True),
    ],
)
def test_a_rule_runs_where_it_holds(report: Report, making: MakeRule, metadata: dict[str, object], runs: bool) -> None:
    assert bool(run(report, making(finding(), **metadata))) is runs


def test_a_rule_for_some_years_runs_where_the_year_is_unknown(bind: Bind, making: MakeRule) -> None:
    assert len(run(bind("一、总体情况\n二、主动公开政府信息情况\n"), making(finding(), years=(2021, 2022)))) == 1


def fails(report: Report, made: ActiveRule, *others: ActiveRule) -> str:
    """What is said of the one rule that fails; its findings are not told."""
    result = check_report(report, (made, *others), "甲.txt")
    (failure,) = result.failures
    assert (failure.kind, failure.path, failure.rule) == ("rule-failed", "甲.txt", "made-up")
    assert not [told for told in result.diagnostics if told.rule == "made-up"]
    return failure.message.en


def test_a_rule_that_raises_is_told_with_its_pack_and_does_not_stop_the_others(
    report: Report, making: MakeRule
) -> None:
    other = making(finding(), code="Z102", name="other")

    told = fails(report, making(finding(), KeyError("x"), pack="shandong"), other)

    assert told.startswith("rule made-up (Z101, pack shandong) failed and checked nothing: KeyError: 'x' (conftest.py:")
    assert len(check_report(report, [making(KeyError("x")), other], "甲.txt").diagnostics) == 1


@pytest.mark.parametrize(
    ("yielded", "told"),
    [
        ("a text", "yielded str where a Finding was expected"),
        (None, "yielded NoneType where a Finding was expected"),
        (finding(fact="requests.x"), "yielded a finding on the fact 'requests.x', which the report does not have"),
        (finding(severity="fatal"), "yielded a finding of severity 'fatal'; expected one of info, warning, error"),
        (finding(5, 4), "yielded a finding at (5, 4)"),
        (finding(0, 10_000), "yielded a finding at (0, 10000)"),
        (finding(-1, 3), "yielded a finding at (-1, 3)"),
        (finding(related=(Related(Span(0, 10_000), SAID),)), "yielded a finding at (0, 10000)"),
        (finding(fix=Fix("safe", (Edit(Span(9, 1), ""),))), "yielded a finding at (9, 1)"),
    ],
)
def test_a_rule_that_yields_what_cannot_be_told_has_failed(
    report: Report, making: MakeRule, yielded: object, told: str
) -> None:
    assert told in fails(report, making(yielded))


def test_a_rule_that_returns_no_findings_at_all_has_failed(report: Report, making: MakeRule) -> None:
    made = making()
    broken = attrs.evolve(made, rule=attrs.evolve(made.rule, check=lambda report, options: None))

    assert "returned NoneType where an iterable was expected (test_run.py:" in fails(report, broken)


def test_an_interrupt_is_not_held_up(report: Report, making: MakeRule) -> None:
    def interrupt(report: Report) -> Finding:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        check_report(report, [making(interrupt)], "甲.txt")


def test_findings_without_end_are_cut(report: Report, making: MakeRule) -> None:
    made = making()
    endless = attrs.evolve(made, rule=attrs.evolve(made.rule, check=lambda report, options: repeat(finding())))

    result = check_report(report, [endless], "甲.txt")

    assert len(result.diagnostics) == MAX_FINDINGS
    assert [note.en for note in result.notes] == [
        "the rule made-up found more than 1,000 problems, of which the first 1,000 are listed; correct them and check "
        "again"
    ]


def test_as_many_findings_as_are_listed_leave_no_note(report: Report, making: MakeRule) -> None:
    made = making(*([finding()] * MAX_FINDINGS))

    assert check_report(report, [made], "甲.txt").notes == ()


def test_of_a_thousand_secrets_none_is_shown(report: Report, making: MakeRule) -> None:
    text = "".join(f"139{number:08}，" for number in range(1000))
    document = Document(Source.from_text(text), ())
    places = [Span(12 * number, 12 * number + 11) for number in range(1000)]
    made = making(*(Finding(SAID, place, sensitive=True) for place in places))

    told = run(attrs.evolve(report, document=document), made)

    assert "139" not in "".join(each.excerpt for each in told)


def fingerprints(report: Report, *spans: tuple[int, int], made: MakeRule) -> list[str]:
    return [told.fingerprint for told in run(report, made(*(finding(*span) for span in spans)))]


def test_a_fingerprint_stays_when_lines_are_added_above(bind: Bind, making: MakeRule) -> None:
    at = TEXT.index("公开信息")
    added = TEXT.replace("一、总体情况\n", "一、总体情况\n新的一段。\n\n")

    before = fingerprints(bind(TEXT), (at, at + 4), made=making)
    after = fingerprints(bind(added), (at + 7, at + 11), made=making)

    assert before == after


def test_findings_at_the_same_text_have_fingerprints_of_their_own(report: Report, making: MakeRule) -> None:
    found = fingerprints(report, (0, 3), (0, 3), (0, 4), made=making)

    assert len(set(found)) == 3


def test_a_fingerprint_is_the_rule_s(report: Report, making: MakeRule) -> None:
    (one,) = run(report, making(finding()))
    (other,) = run(report, making(finding(), name="another"))

    assert one.fingerprint != other.fingerprint


def test_no_time_is_measured_unless_asked_for(
    report: Report, making: MakeRule, monkeypatch: pytest.MonkeyPatch
) -> None:
    def clock() -> int:
        raise AssertionError

    monkeypatch.setattr("gouji.checking.run.perf_counter_ns", clock)

    assert check_report(report, [making()], "甲.txt").times == ()


def test_each_rule_that_runs_is_timed_also_one_that_fails(
    report: Report, making: MakeRule, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticks = iter((10, 15, 20, 27))
    monkeypatch.setattr("gouji.checking.run.perf_counter_ns", lambda: next(ticks))
    rules = [
        making(),
        making(statuses=("other",), code="Z103"),
        making(RuntimeError("as asked"), code="Z102", name="fails"),
    ]

    result = check_report(report, rules, "甲.txt", timed=True)

    assert (result.times, len(result.failures)) == ((("Z101", "made-up", 5), ("Z102", "fails", 7)), 1)


def sentences(report: Report) -> list[ReadSentence]:
    return [ReadSentence("公开信息 3 条", Span(0, 3), (Reading("published", "3"),))]


def test_what_a_rule_has_read_is_handed_on(report: Report, making: MakeRule) -> None:
    result = check_report(report, [making(reads=sentences), making(name="another")], "甲.txt")

    assert result.sentences == tuple(sentences(report))


def test_a_rule_is_not_asked_what_it_has_read_where_nobody_wants_to_know(report: Report, making: MakeRule) -> None:
    def reads(report: Report) -> list[ReadSentence]:
        pytest.fail("asked")

    result = check_report(report, [making(finding(), reads=reads)], "甲.txt", covering=False)

    assert (len(result.diagnostics), result.sentences, result.failures) == (1, (), ())


def test_a_rule_that_cannot_tell_what_it_read_has_failed(report: Report, making: MakeRule) -> None:
    def reads(report: Report) -> list[ReadSentence]:
        raise ValueError("unreadable")

    result = check_report(report, [making(finding(), reads=reads)], "甲.txt")

    assert (result.diagnostics, result.sentences) == ((), ())
    assert [(f.kind, f.rule) for f in result.failures] == [("rule-failed", "made-up")]


@pytest.mark.parametrize(
    ("functions", "told"),
    [
        ({"reads": lambda report: None}, "returned NoneType where an iterable was expected"),
        ({"reads": lambda report: ["text"]}, "yielded str where a ReadSentence was expected"),
        ({"reads": lambda report: [ReadSentence("甲", Span(0, 10_000))]}, "yielded a sentence at (0, 10000)"),
        ({"reads": lambda report: [ReadSentence("甲", Span(0, 1), ("text",))]}, "readings: str where a Reading"),
        ({"holds": lambda report, options: "maybe"}, "holds: 'maybe' where no or nowhere or kept or yes or an Unknown"),
        ({"holds": lambda report, options: None}, "holds: NoneType where no or nowhere or kept or yes or an Unknown"),
        ({"check": lambda report, options: [Unknown("text")]}, "an Unknown with reason: str where a Message"),
    ],
)
def test_what_else_a_rule_gives_is_looked_at(
    report: Report, making: MakeRule, functions: dict[str, object], told: str
) -> None:
    made = making()

    assert told in fails(report, attrs.evolve(made, rule=attrs.evolve(made.rule, **functions)))


def test_a_rule_that_cannot_tell_whether_it_holds_leaves_others_as_they_are(report: Report, making: MakeRule) -> None:
    def holding(name: str, code: str, told: object) -> ActiveRule:
        made = making(finding(), name=name, code=code)
        return attrs.evolve(made, rule=attrs.evolve(made.rule, holds=lambda report, options: told))

    others = [holding("kept", "Z102", "kept"), holding("nowhere", "Z103", "nowhere"), holding("yes", "Z104", "yes")]
    expected = check_report(report, [*others, holding("no", "Z105", "no")], "甲.txt")
    result = check_report(report, [holding("odd", "Z101", "odd"), *others, holding("no", "Z105", "no")], "甲.txt")

    assert [failure.rule for failure in result.failures] == ["odd"]
    assert (result.held, result.diagnostics) == (expected.held, expected.diagnostics)
    assert expected.held == (("kept", "yes"), ("nowhere", "nowhere"), ("yes", "yes"))


@pytest.mark.parametrize("given", [None, [], {"relation": "hold"}, {3: None}])
def test_what_a_rule_judges_is_a_mapping_of_outcomes(report: Report, making: MakeRule, given: object) -> None:
    made = making(options=[Option("strict", "boolean", False, SAID)])
    own = attrs.evolve(made, rule=attrs.evolve(made.rule, judges=lambda *_: given), options=Options({"strict": True}))

    assert "judged " in fails(report, own)
