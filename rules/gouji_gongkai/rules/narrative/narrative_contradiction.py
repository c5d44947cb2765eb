"""N102 narrative-contradiction: claims of all or none in the text agree with the tables."""

from __future__ import annotations

from collections.abc import Iterator

from gouji.api import Fact, Finding, Message, Options, Related, Report, counted, rule
from gouji_gongkai.prose.carried import CARRIED_OUT
from gouji_gongkai.prose.cells import Sum, agrees, is_in_doubt, repaired, sum_of
from gouji_gongkai.prose.claims import Claim, claims_of
from gouji_gongkai.prose.names import NAMES, name_of
from gouji_gongkai.prose.statements import Statement, read_prose
from gouji_gongkai.prose.topics import DIRECT_SUIT, LATER_SUIT, SUIT

__all__ = ["narrative_contradiction"]

_NONE = Message("正文写“{words}”，表中{name}为 {value}", "the text says “{words}”; the table has {value} for {name_en}")
_HANDLED = Message(
    "正文写“{words}”，表中结转下年度继续办理为 {value}", "the text says “{words}”; the table has {value} carried out"
)
_UPHELD = Message(
    "正文写“{words}”，表中{name}总计 {total}，结果维持 {value}",
    "the text says “{words}”; the table has {total} for {name_en}, {value} of them upheld",
)
_ONLY = Message(
    "正文写“{words}”，表中{name}为 {total}，其中 {rest} 件不是",
    "the text says “{words}”; the table has {total} for {name_en}, of which {rest} not",
)
_CARRIED_OUT = Message(
    "正文写“{words}”，又写结转下年度继续办理 {value}件",
    "the text says “{words}”, and elsewhere {value} as carried out",
)
_STATED = Message("此处为 {value}", "{value} here")
_NOT_UPHELD = Message(
    "正文写“{words}”，表中{name}有 {value} 件未维持或尚未审结",
    "the text says “{words}”; of {name_en} the table has {value} not upheld or pending",
)
_OTHER_RESULTS = ("corrected", "other", "pending")
_CELL = Message("{address} = {value}", "{address} = {value}")
_LONGEST_SHOWN = 30


@rule(
    code="N102",
    name="narrative-contradiction",
    kind="gongkai",
    severity="error",
    summary=Message("“未收到”“均已办结”“均维持”应与表格一致", "what is said of all or none agrees with the tables"),
    source="政府信息公开条例第五十条；国办公开办函〔2021〕30号",
    since="0.1",
    messages=(_NONE, _HANDLED, _CARRIED_OUT, _STATED, _UPHELD, _NOT_UPHELD, _ONLY, _CELL),
)
def narrative_contradiction(report: Report, options: Options) -> Iterator[Finding]:
    """Check that claims of all or none in the text agree with the tables.

    ## What it does

    Compares four kinds of claims with the tables: that there were none (未收到政府信息公开申请, 没有结转, 未发生
    行政复议), that all requests were handled (全部办结), that all reviews or suits were upheld (均获维持; each
    kind that the sentence counts before it is compared) and that all were of one kind (均予以公开,
    全部为自然人, 均为复议后起诉). Where cells are blank, one other cell or sentence
    that refutes the claim is enough. Where the table breaks its own sums it is a warning.

    ## Why is this bad

    The text denies what the table counts.

    ## What is not reported

    - Rates (按时答复率100%) and claims about time limits (均在法定期限内答复).
    - Claims about another year, about a channel or kind, or about those carried in, due or decided alone.
    - 全部办结 of a figure that is the table's own 总计: those carried out are not spoken of.
    - A claim that agrees with what the table's own sums ask for: that is `total-consistency`.
    - 未收到 whose object is something else (未收到因申请引起的行政复议 says nothing of requests).

    ## Example

    ```text bad
    三、收到和处理政府信息公开申请情况
    2024年，我局未收到政府信息公开申请。
    申请人情况 | ||||||||
    自然人 | 法人或其他组织 | 总计 | |||||||
    商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |||||
    一、本年新收政府信息公开申请数量 | 2 | 0 | 0 | 0 | 0 | 0 | 2 | ||
    二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | ||
    （七）总计 | 2 | 0 | 0 | 0 | 0 | 0 | 2 | ||
    四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
    ```

    ```text good
    三、收到和处理政府信息公开申请情况
    2024年，我局未收到因政府信息公开申请引起的行政复议，收到的申请全部办结，按时答复率100%。
    申请人情况 | ||||||||
    自然人 | 法人或其他组织 | 总计 | |||||||
    商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |||||
    一、本年新收政府信息公开申请数量 | 2 | 0 | 0 | 0 | 0 | 0 | 2 | ||
    二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | ||
    （七）总计 | 2 | 0 | 0 | 0 | 0 | 0 | 2 | ||
    四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
    ```
    """
    for claim in claims_of(report):
        check = {"none": _none, "handled": _handled, "upheld": _upheld, "only": _only}[claim.kind]
        yield from check(report, claim)


def _none(report: Report, claim: Claim) -> Iterator[Finding]:
    found = sum_of(report, claim.name)
    if found is not None and found.value > 0 and repaired(report, found) > 0:
        name = name_of(claim.name)
        message = _NONE.format(words=_words(claim), name=name.zh, name_en=name.en, value=found.value)
        yield _finding(report, claim, message, found.facts, "0")


def _handled(report: Report, claim: Claim) -> Iterator[Finding]:
    carried_out, handled = sum_of(report, "requests.carried_out"), sum_of(report, "requests.handled_total")
    if not _is_of_whole(claim, handled):
        return
    if carried_out is None or handled is None:
        yield from _handled_by_text(report, claim)
    elif carried_out.value and repaired(report, carried_out):
        message = _HANDLED.format(words=_words(claim), value=carried_out.value)
        yield _finding(report, claim, message, carried_out.facts, None)


def _is_of_whole(claim: Claim, handled: Sum | None) -> bool:
    """Return whether a claim is of all requests: of no figure, or of one that counts those carried out as well."""
    of = claim.of
    if of is None:
        return True
    if not of.sure or (handled is not None and of.mention.number.value == handled.value):
        return False
    return of.name == "requests.new" or (of.name == "requests.carried_in" and _follows_new(claim, of))


def _handled_by_text(report: Report, claim: Claim) -> Iterator[Finding]:
    """Yield a finding where the cells are blank, but the text itself says that requests were carried out."""
    stated = report.derive(read_prose).statements
    first = next((s for s in stated if s.sure and s.name == CARRIED_OUT and s.mention.number.value), None)
    if first is not None:
        message = _CARRIED_OUT.format(words=_words(claim), value=first.words)
        yield _finding(report, claim, message, (), None, Related(first.span, _STATED.format(value=first.words)))


def _follows_new(claim: Claim, carried_in: Statement) -> bool:
    """Return whether a claim after those carried in is of all: 新收10件，上年结转1件，均已办结."""
    text, number = claim.passage.text, carried_in.mention.number
    if not any(comma in text[number.after : claim.start] for comma in "，,"):
        return False
    return any(word in text[carried_in.mention.sentence : number.start] for word in ("新收", "收到"))


_WHOLES = {
    "requests.granted+requests.partial": "requests.handled_total",
    "requests.new.natural_person": "requests.new",
    f"{DIRECT_SUIT}.total": f"{SUIT}.total",
    f"{LATER_SUIT}.total": f"{SUIT}.total",
}
"""What the rows of a claim of kind ``only`` are all of."""


def _only(report: Report, claim: Claim) -> Iterator[Finding]:
    whole, part = sum_of(report, _WHOLES[claim.name]), sum_of(report, claim.name)
    if whole is None or part is None or repaired(report, whole) <= repaired(report, part):
        return
    if claim.of is not None and not (claim.of.sure and agrees(claim.of, whole.value)):
        return
    name = name_of(_WHOLES[claim.name])
    message = _ONLY.format(
        words=_words(claim),
        name=name.zh,
        name_en=name.en,
        total=whole.value,
        rest=counted(whole.value - part.value, "is", "are"),
    )
    yield _finding(report, claim, message, (*whole.facts, *part.facts), None)


def _upheld(report: Report, claim: Claim) -> Iterator[Finding]:
    total, upheld = sum_of(report, f"{claim.name}.total"), sum_of(report, f"{claim.name}.upheld")
    if claim.of is not None and not claim.of.sure:
        return
    if total is None or upheld is None:
        yield from _not_upheld(report, claim)
        return
    if total.value == upheld.value or repaired(report, total) == repaired(report, upheld):
        return
    if claim.of is not None and claim.of.mention.number.value != total.value:
        return
    name = NAMES[claim.name]
    message = _UPHELD.format(words=_words(claim), name=name.zh, name_en=name.en, total=total.value, value=upheld.value)
    yield _finding(report, claim, message, (*total.facts, *upheld.facts), None)


def _not_upheld(report: Report, claim: Claim) -> Iterator[Finding]:
    """Yield a finding where cells are blank, but one that is not has cases that were not upheld."""
    kinds = ("direct_suit", "suit_after_reconsideration") if claim.name == SUIT else (claim.name.partition(".")[2],)
    facts = [
        fact for kind in kinds for result in _OTHER_RESULTS if (fact := report.facts.get(f"litigation.{kind}.{result}"))
    ]
    others = tuple(fact for fact in facts if fact.value)
    if others:
        name, value = NAMES[claim.name], sum(fact.value or 0 for fact in others)
        yield _finding(
            report,
            claim,
            _NOT_UPHELD.format(words=_words(claim), name=name.zh, name_en=name.en, value=value),
            others,
            None,
        )


def _words(claim: Claim) -> str:
    return claim.passage.text[claim.start : claim.end][:_LONGEST_SHOWN]


def _finding(
    report: Report, claim: Claim, message: Message, facts: tuple[Fact, ...], actual: str | None, *besides: Related
) -> Finding:
    span = claim.passage.span(claim.start, claim.end)
    return Finding(
        message,
        span,
        fact=facts[0].id if len(facts) == 1 else None,
        actual=actual,
        related=(
            *(Related.to(fact, _CELL.format(address=report.address(fact.id), value=fact.value)) for fact in facts),
            *besides,
        ),
        severity="warning" if is_in_doubt(report, facts) or claim.name.startswith("proactive.") else None,
        cause=f"claim:{span.start}:{claim.name}",
    )
