"""The second part of across rules: run each on all that reports have contributed to it, and report findings."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import partial
from time import perf_counter_ns

from gouji.checking.coverage import UnknownRelation
from gouji.checking.diagnostic import Diagnostic, DiagnosticRelated, Failure
from gouji.checking.emit import Emitter
from gouji.checking.run import cut_short, failure_of, severity_of
from gouji.checking.valid import MAX_FINDINGS
from gouji.comparing.compared import Members
from gouji.comparing.members import AcrossFinding, NotCompared
from gouji.comparing.valid import joined_by
from gouji.errors import SpoolError
from gouji.message import Message
from gouji.rules.active import ActiveRule
from gouji.rules.rule import AcrossRule
from gouji.strangers import Fault, attempt

__all__ = ["MAX_VERSIONS", "Pool", "Ran", "join_pool", "too_many"]

MAX_VERSIONS = 100
"""More reports of one subject and period are not compared; there are some three, in several formats."""

_TOO_MANY = Message(
    "{agency}{period}年的报告超过 {most} 份，其余不作比对，本文件未比对；请检查机关名称和年度，或分批检查",
    "more than {most} reports of {agency} for {period}: the rest are not compared, nor is this file; check their titles, "
    "or check them in several runs",
)


def too_many(subject: str, period: int) -> Message:
    """Return why a report beyond `MAX_VERSIONS` of one subject and period is not compared."""
    return _TOO_MANY.format(agency=subject, period=period, most=MAX_VERSIONS)


class Pool(ABC):
    """What reports have contributed, and what comes of joining it, wherever that lies."""

    @abstractmethod
    def rules(self) -> Iterable[AcrossRule]:
        """Return the rules to which reports have contributed; of several of one name, that of the last report."""

    @abstractmethod
    def members(self, rule: AcrossRule) -> Members:
        """Return the reports that have contributed to a rule."""

    @abstractmethod
    def first(self, rule: AcrossRule) -> str:
        """Return the path of the first report that has contributed to a rule."""

    @abstractmethod
    def active(self, place: tuple[str, int]) -> Mapping[str, ActiveRule[AcrossRule]]:
        """Return the across rules that are active for the file of a report, by name."""

    @abstractmethod
    def is_told(self, place: tuple[str, int], cause: str) -> bool:
        """Return whether a cause was already reported in a report."""

    @abstractmethod
    def tell(self, place: tuple[str, int], cause: str) -> None:
        """Keep that a cause was reported in a report."""

    @abstractmethod
    def add(self, diagnostic: Diagnostic, replaces: Iterable[tuple[str, str]]) -> None:
        """Add a finding, and which findings of its file it replaces: their rules and facts."""

    @abstractmethod
    def pass_over(self, path: str, unknown: UnknownRelation) -> None:
        """Add a relation that could not be checked."""

    @abstractmethod
    def note(self, path: str, note: Message) -> None:
        """Add a note on a file."""

    @abstractmethod
    def settle(self) -> None:
        """Keep for good all that was added."""

    @abstractmethod
    def undo(self) -> None:
        """Take out all that was added since it was last settled."""


class Ran:
    """The rules that failed, and each rule's time."""

    def __init__(self) -> None:
        self.failures: list[Failure] = []
        self.times: list[tuple[str, str, int]] = []


def join_pool(pool: Pool) -> Ran:
    """Run each across rule, by code and name, on its contributions, and add to the pool what it yields.

    A rule that raises adds only its failure. Raises `SpoolError`.
    """
    ran = Ran()
    pool.settle()
    for rule in sorted(pool.rules(), key=lambda rule: (rule.code, rule.name)):
        start = perf_counter_ns()
        fault = _Joining(pool, rule).run()
        if fault is not None:
            pool.undo()
            ran.failures.append(failure_of(rule.meta, pool.first(rule), fault))
        pool.settle()
        ran.times.append((rule.code, rule.name, perf_counter_ns() - start))
    return ran


class _Joining:
    """One rule that is run; ``count`` is the number of its findings in each report."""

    def __init__(self, pool: Pool, rule: AcrossRule) -> None:
        self.pool, self.rule = pool, rule
        self.emitter = Emitter()
        self.count: Counter[tuple[str, int]] = Counter()

    def run(self) -> Fault | None:
        """Add what the rule yields to the pool as it comes; return what the rule raised, if it did."""
        found = joined_by(self.rule, self.pool.members(self.rule))
        while True:
            each = attempt(partial(next, found, None), (SpoolError,))
            if each is None or isinstance(each, Fault):
                return each
            self._take(each)

    def _take(self, each: AcrossFinding | NotCompared) -> None:
        if isinstance(each, NotCompared):
            self.pool.pass_over(each.member.path, UnknownRelation(each.relation, each.reason, each.name))
            return
        place = each.member.place
        self.count[place] += 1
        if self.count[place] <= MAX_FINDINGS:
            self._tell(each)
        elif self.count[place] == MAX_FINDINGS + 1:
            self.pool.note(each.member.path, cut_short(self.rule.meta))

    def _tell(self, finding: AcrossFinding) -> None:
        """Add a finding to the pool, unless its cause was reported already."""
        roots = [(root.place, cause) for root, cause in finding.roots]
        if any(self.pool.is_told(place, cause) for place, cause in roots):
            return
        for place, cause in roots:
            self.pool.tell(place, cause)
        active = self.pool.active(finding.member.place)[self.rule.name]
        self.pool.add(_emit(self.emitter, finding, active), finding.replaces)


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
