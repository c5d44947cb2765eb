"""The second part of across rules: join what all reports have contributed, and report findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from time import perf_counter_ns

import attrs

from gouji.checking.coverage import UnknownRelation
from gouji.checking.diagnostic import Diagnostic, DiagnosticRelated, Failure
from gouji.checking.emit import Emitter
from gouji.checking.run import cut_short, failure_of, severity_of
from gouji.checking.valid import MAX_FINDINGS
from gouji.comparing.contribution import ReportContribution
from gouji.comparing.members import AcrossFinding, Member, NotCompared, Spot
from gouji.comparing.valid import joined_by
from gouji.message import Message
from gouji.rules.active import ActiveRule
from gouji.rules.rule import AcrossRule
from gouji.strangers import Fault, attempt
from gouji.value import Entity, frozen

__all__ = ["JoinResult", "Offer", "join"]

_NOWHERE = Spot()

MAX_VERSIONS = 100
"""More reports of one subject and period are not compared; there are some three, in several formats."""

_TOO_MANY = Message(
    "{agency} {period} 年的报告超过 {most} 份，其余不作比对，本文件未比对；请检查机关名称和年度，或分批检查",
    "more than {most} reports of {agency} for {period}: the rest are not compared, nor is this file; check their titles, "
    "or check them in several runs",
)


@frozen
class Offer(Entity):
    """A report's contribution, and the across rules that are active for its file, by name.

    ``number`` tells reports of one file apart. ``is_prior``: it is a prior report, which is only compared with.
    """

    path: str
    number: int
    contribution: ReportContribution
    active: Mapping[str, ActiveRule[AcrossRule]]
    is_prior: bool = False

    @property
    def place(self) -> tuple[str, int]:
        """The path of its file, and the number of the report in it."""
        return (self.path, self.number)

    @property
    def order(self) -> tuple[str, int, bool]:
        """The key by which offers are sorted: that of their places in the output."""
        return (self.path, self.number, self.is_prior)


@attrs.define(eq=False, repr=False)
class JoinResult:
    """The findings, what they replace and the relations not compared and the notes, each by path, and the rules that failed."""

    diagnostics: dict[str, list[Diagnostic]] = attrs.field(factory=dict)
    replaced: dict[str, set[tuple[str, str]]] = attrs.field(factory=dict)
    not_compared: dict[str, list[UnknownRelation]] = attrs.field(factory=dict)
    notes: dict[str, list[Message]] = attrs.field(factory=dict)
    failures: list[Failure] = attrs.field(factory=list)
    times: list[tuple[str, str, int]] = attrs.field(factory=list)


def join(offers: Iterable[Offer]) -> JoinResult:
    """Run each across rule on its contributions and return the result; the order of *offers* changes nothing."""
    ordered = sorted(offers, key=lambda offer: offer.order)
    joining = _Joining(
        {offer.place: offer.active for offer in ordered if not offer.is_prior},
        {offer.place: set(offer.contribution.causes) for offer in ordered},
    )
    for offer in ordered:
        if offer.contribution.reason is not None and not offer.is_prior:
            joining.pass_over(offer.path, "across", offer.contribution.reason)
    ordered = joining.within_bounds(ordered)
    for rule in _rules(ordered):
        start = perf_counter_ns()
        members = [_member(offer, rule) for offer in ordered if rule.name in offer.contribution.given]
        joining.run(rule, members)
        joining.result.times.append((rule.code, rule.name, perf_counter_ns() - start))
    return joining.result


@attrs.define(eq=False, repr=False)
class _Joining:
    """The state of a join; ``told`` are the causes already reported in each report."""

    active: Mapping[tuple[str, int], Mapping[str, ActiveRule[AcrossRule]]]
    told: dict[tuple[str, int], set[str]]
    emitter: Emitter = attrs.field(factory=Emitter)
    result: JoinResult = attrs.field(factory=JoinResult)

    def within_bounds(self, offers: Iterable[Offer]) -> list[Offer]:
        """Return the offers without those beyond `MAX_VERSIONS` of one subject and period; note which they are."""
        kept: list[Offer] = []
        count: Counter[tuple[str, int]] = Counter()
        for offer in offers:
            given = offer.contribution
            count[given.key, given.period] += 1
            if given.reason is not None or count[given.key, given.period] <= MAX_VERSIONS:
                kept.append(offer)
            elif not offer.is_prior:
                note = _TOO_MANY.format(agency=given.subject, period=given.period, most=MAX_VERSIONS)
                self.pass_over(offer.path, "across", note)
                self.result.notes.setdefault(offer.path, []).append(note)
        return kept

    def run(self, rule: AcrossRule, members: Sequence[Member[bytes]]) -> None:
        """Run one rule and add what it yields to the result; a rule that raises adds only its failure."""
        found = attempt(partial(joined_by, rule, members))
        if isinstance(found, Fault):
            self.result.failures.append(failure_of(rule.meta, members[0].path, found))
            return
        count: Counter[tuple[str, int]] = Counter()
        for each in found:
            if isinstance(each, NotCompared):
                self.pass_over(each.member.path, each.relation, each.reason, each.name)
                continue
            place = each.member.place
            count[place] += 1
            if count[place] <= MAX_FINDINGS:
                self.tell(each, rule)
            elif count[place] == MAX_FINDINGS + 1:
                self.result.notes.setdefault(each.member.path, []).append(cut_short(rule.meta))

    def pass_over(self, path: str, relation: str, reason: Message, name: Message | None = None) -> None:
        """Add a relation that could not be compared to the result."""
        self.result.not_compared.setdefault(path, []).append(UnknownRelation(relation, reason, name))

    def tell(self, finding: AcrossFinding, rule: AcrossRule) -> None:
        """Add a finding to the result, unless its cause was reported already."""
        roots = [(root.place, cause) for root, cause in finding.roots]
        if any(cause in self.told.get(place, ()) for place, cause in roots):
            return
        for place, cause in roots:
            self.told.setdefault(place, set()).add(cause)
        member = finding.member
        active = self.active[member.place][rule.name]
        diagnostic = _emit(self.emitter, finding, active)
        self.result.diagnostics.setdefault(member.path, []).append(diagnostic)
        self.result.replaced.setdefault(member.path, set()).update(finding.replaces)


def _rules(offers: Sequence[Offer]) -> list[AcrossRule]:
    named = {name: offer.active[name].rule for offer in offers for name in offer.contribution.given}
    return sorted(named.values(), key=lambda rule: (rule.code, rule.name))


def _member(offer: Offer, rule: AcrossRule) -> Member[bytes]:
    contribution = offer.contribution
    return Member(
        offer.path,
        offer.number,
        contribution.subject,
        contribution.key,
        contribution.period,
        contribution.form,
        contribution.title or _NOWHERE,
        bytes(contribution.given[rule.name]),
        offer.active[rule.name].options,
        offer.is_prior,
    )


def _emit(emitter: Emitter, finding: AcrossFinding, active: ActiveRule[AcrossRule]) -> Diagnostic:
    member, spot = finding.member, finding.spot or finding.member.title
    return emitter.emit(
        member.path,
        (active.meta.name, active.meta.code),
        severity_of(active, finding.severity),
        finding.message,
        spot.place,
        text=spot.text,
        fact=spot.fact,
        section=spot.section,
        address=spot.address,
        expected=finding.expected,
        actual=finding.actual,
        related=[
            DiagnosticRelated(related.member.path, related.spot.place, related.spot.fact, related.message)
            for related in finding.related
        ],
    )
