"""Compare what the rules of a pack find in a case with what the case says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
import re

from gouji.checking.diagnostic import Diagnostic
from gouji.forms.model import Form
from gouji.message import Message
from gouji.packs.checks.published_by import PublishedBy, publication_of
from gouji.packs.hints import NO_CASES
from gouji.packs.model import PackRule
from gouji.testing.packs.case import Composed, PackCase
from gouji.testing.packs.running import Found
from gouji.testing.packs.silence import why_silent
from gouji.testing.packs.snippets import places_in
from gouji.wording import quoted

__all__ = ["case_wrong", "cases_wrong", "words_at"]

_FACT = "fact "
_FACT_WORD = r"^(?:fact|指标|数字)?[ :：]*"
_AS_FACT = Message(
    "at 指一个指标时，写作 at: fact {name}", "at names a fact as fact {name}; without fact it is words of the report"
)
_NOTHING = Message("", "")
_NONE_SPEAKS = Message("没有任何例子使这条规则报告问题：请加一个 bad", "no case makes the rule speak: add a bad one")
_NONE_SILENT = Message("没有这条规则不报告问题的例子：请加一个 good", "no case leaves the rule silent: add a good one")
_NO_PLACE = Message(
    "bad 例子没有写 at；问题报告在{place}", "a bad case needs at, the words at which the finding stands: {place}"
)
_SPEAKS = Message("good 例子里报告了问题：{message}（在{place}）", "a finding in a good case: {message} (at {place})")
_AND_MORE = Message("，共 {count} 处", ", {count} places in all")
_TITLED = Message("；要指定年度，请先写一行标题", "; a title above it tells another year")
_DATED = Message("；写作“发布日期：2025年1月25日”", "; it is written “发布日期：2025年1月25日”")
_ELSEWHERE_WRITTEN = Message(
    "；例子写的是{written}，规则查的是{places}，那里用的是生成的文字",
    "; the case is written for {written}, the rule looks in {places}, whose text is generated",
)
_CALLED = {"title": Message("标题", "the title"), "preface": Message("导语", "the preface")}
_SILENT = Message("bad 例子里没有报告问题", "nothing is found in a bad case")
_BECAUSE = Message("：{why}", ": {why}")
_OTHER = Message("；在{at}报告的是另一条规则 {rule}", "; it is another rule, {rule}, that speaks at {at}")
_SAME = Message("与第 {line} 行的例子相同", "the same case as in line {line}")
_ELSEWHERE = Message("问题报告在{actual}，at 写的却是{expected}", "the finding stands at {actual}, not at {expected}")
_SAYS = Message("说明是“{actual}”，其中没有{expected}", "the message is '{actual}', without {expected}")


def cases_wrong(rule: PackRule, cases: Sequence[PackCase]) -> Iterator[tuple[Message, PackCase | None]]:
    """Yield what is wrong with the cases of a rule before any is run; None where that is no single case."""
    if not rule.cases:
        yield NO_CASES, None
        return
    if not any(case.is_bad for case in cases):
        yield _NONE_SPEAKS, None
    if all(case.is_bad for case in cases):
        yield _NONE_SILENT, None
    first: dict[tuple[object, ...], PackCase] = {}
    for case in cases:
        earlier = first.setdefault(case.same, case)
        if earlier is not case:
            yield _SAME.format(line=earlier.place.line), case


def case_wrong(case: PackCase, found: Found) -> Iterator[tuple[Message, str]]:
    """Yield each difference between a case and what was found in it, with the key of the case at which it stands ("": none)."""
    yield from ((failure.message, "") for failure in found.failures)
    own = found.of(case.rule.name)
    if not case.is_bad:
        yield from ((each, "") for each in _spoken(own, found))
    elif not own and not found.failures:
        yield _and(_and(_SILENT, _because(case, found)), _other(case, found)), ""
    elif own:
        yield from _differences(case, own, found)


def _because(case: PackCase, found: Found) -> Message:
    """Return why the case's rule says nothing."""
    why = why_silent(case.rule, found)
    if why is not None and isinstance(case.rule.check, PublishedBy) and isinstance(case.content, Composed):
        why = _and(why, _TITLED if found.report.derive(publication_of) is not None else _DATED)
    return _and(_BECAUSE.format(why=why) if why is not None else _NOTHING, _written_elsewhere(case, found))


def _written_elsewhere(case: PackCase, found: Found) -> Message:
    """Return that a case has a text for none of the places in which its rule looks."""
    form, places = found.report.form, case.rule.check.places
    if not isinstance(case.content, Composed) or not case.content.text or not places:
        return _NOTHING
    written = places_in(case.content.text, form, places)
    if "all" in places or set(written) & set(places):
        return _NOTHING
    return _ELSEWHERE_WRITTEN.format(written=_called(written, form), places=_called(places, form))


def _called(places: Iterable[str], form: Form) -> Message:
    """Return places as they are called: sections by their headings."""
    headings = {section.id: quoted(section.heading) for section in form.sections}
    called = [_CALLED.get(place) or headings.get(place) or Message(place, place) for place in places]
    return Message("、".join(each.zh for each in called), ", ".join(each.en for each in called))


def _other(case: PackCase, found: Found) -> Message:
    """Return which other rule of the pack speaks at the place where the case has the finding."""
    others = [each.rule for each in found.diagnostics if case.at is not None and _stands(each, case.at, found)]
    return _OTHER.format(at=quoted(case.at or ""), rule=others[0]) if others else _NOTHING


def _differences(case: PackCase, own: Sequence[Diagnostic], found: Found) -> Iterator[tuple[Message, str]]:
    """Yield how the nearest of a rule's findings differs from what the case says, with the key that says so."""
    if case.at is None:
        yield _NO_PLACE.format(place=_shown_place(own[0], found)), ""
        return
    fact = re.sub(_FACT_WORD, "", case.at)
    if not case.at.startswith(_FACT) and fact in found.report.facts:
        yield _AS_FACT.format(name=fact), "at"
        return
    if not any(_stands(each, case.at, found) for each in own):
        actual, expected = quoted(_place(own[0], case.at, found)), quoted(case.at)
        yield _ELSEWHERE.format(actual=actual, expected=expected), "at"
        return
    here = [each for each in own if _stands(each, case.at, found)]
    if case.message is not None and not any(case.message in (m.message.zh + "\n" + m.message.en) for m in here):
        yield _SAYS.format(actual=here[0].message, expected=quoted(case.message)), "message"


def _spoken(own: Sequence[Diagnostic], found: Found) -> Iterator[Message]:
    """Yield what a rule has found where nothing is wrong, once, with the number of places."""
    if own:
        told = _SPEAKS.format(message=own[0].message, place=_shown_place(own[0], found))
        yield _and(told, _AND_MORE.format(count=len(own))) if len(own) > 1 else told


def _shown_place(each: Diagnostic, found: Found) -> Message:
    """Return where a finding stands, as ``at`` of a case has it."""
    return quoted(f"{_FACT}{each.fact}" if each.fact else words_at(each, found))


def _stands(each: Diagnostic, at: str, found: Found) -> bool:
    return each.fact == at.removeprefix(_FACT).strip() if at.startswith(_FACT) else words_at(each, found) == at.strip()


def _place(each: Diagnostic, at: str, found: Found) -> str:
    """Return where a finding stands, in the words in which a case says so."""
    return f"{_FACT}{each.fact}" if at.startswith(_FACT) and each.fact else words_at(each, found)


def words_at(each: Diagnostic, found: Found) -> str:
    """Return the words at which a finding stands, on one line."""
    span = each.span
    return " ".join(found.report.document.source[span].split()) if span is not None else ""


def _and(first: Message, second: Message) -> Message:
    return Message(first.zh + second.zh, first.en + second.en)
