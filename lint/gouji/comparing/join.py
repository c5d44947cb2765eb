"""Join contributions that lie in memory: what each report has contributed, and what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from gouji.checking.coverage import UnknownRelation
from gouji.checking.diagnostic import Diagnostic, Failure
from gouji.comparing.compared import ListedMembers
from gouji.comparing.contribution import ReportContribution
from gouji.comparing.members import PackedMember, Spot
from gouji.comparing.pool import MAX_VERSIONS, Pool, join_pool, too_many
from gouji.message import Message
from gouji.rules.active import ActiveRule
from gouji.rules.rule import AcrossRule
from gouji.value import Entity, NamedTuple, frozen

__all__ = ["MAX_VERSIONS", "FileComparison", "JoinResult", "Offer", "join"]

_NOWHERE = Spot()


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


class FileComparison(NamedTuple):
    """What joining has found about one file: findings, the rules and facts of those that they replace, and the rest."""

    diagnostics: list[Diagnostic]
    replaced: list[tuple[str, str]]
    not_compared: list[UnknownRelation]
    notes: list[Message]


class JoinResult:
    """The findings, what they replace and the relations not compared and the notes, each by path, and the rules that failed."""

    def __init__(self) -> None:
        self.diagnostics: dict[str, list[Diagnostic]] = {}
        self.replaced: dict[str, list[tuple[str, str]]] = {}
        self.not_compared: dict[str, list[UnknownRelation]] = {}
        self.notes: dict[str, list[Message]] = {}
        self.failures: list[Failure] = []
        self.times: list[tuple[str, str, int]] = []

    def of(self, path: str) -> FileComparison:
        """Return what was found about one file."""
        return FileComparison(
            self.diagnostics.get(path, []),
            self.replaced.get(path, []),
            self.not_compared.get(path, []),
            self.notes.get(path, []),
        )

    def each(self) -> Iterator[tuple[str, FileComparison]]:
        """Yield what was found about each file of which something was, by path."""
        for path in sorted({*self.diagnostics, *self.replaced, *self.not_compared, *self.notes}):
            yield path, self.of(path)

    @classmethod
    def of_files(cls, found: Iterable[tuple[str, FileComparison]]) -> JoinResult:
        """Return what `each` has yielded in an earlier run."""
        result = cls()
        for path, (diagnostics, replaced, not_compared, notes) in found:
            result.diagnostics[path] = diagnostics
            result.replaced[path] = replaced
            result.not_compared[path] = not_compared
            result.notes[path] = notes
        return result


def join(offers: Iterable[Offer]) -> JoinResult:
    """Run each across rule on its contributions and return the result; the order of *offers* changes nothing."""
    ordered = sorted(offers, key=lambda offer: offer.order)
    pool = _ListedPool(
        {offer.place: offer.active for offer in ordered if not offer.is_prior},
        {offer.place: set(offer.contribution.causes) for offer in ordered},
    )
    pool.take(ordered)
    ran = join_pool(pool)
    pool.result.failures, pool.result.times = ran.failures, ran.times
    return pool.result


class _ListedPool(Pool):
    """Offers in a list, sorted by place; ``told`` are the causes already reported in each report."""

    def __init__(
        self,
        by_place: Mapping[tuple[str, int], Mapping[str, ActiveRule[AcrossRule]]],
        told: dict[tuple[str, int], set[str]],
    ) -> None:
        self.by_place, self.told = by_place, told
        self.offers: list[Offer] = []
        self.result = JoinResult()
        self._added: list[tuple[dict[str, list[Any]], str]] = []
        self._newly_told: list[tuple[tuple[str, int], str]] = []

    def take(self, offers: Sequence[Offer]) -> None:
        """Take sorted offers, without those beyond `MAX_VERSIONS` of one subject and period; note which these are."""
        for offer in offers:
            if offer.contribution.reason is not None and not offer.is_prior:
                self.pass_over(offer.path, UnknownRelation("across", offer.contribution.reason))
        count: Counter[tuple[str, int]] = Counter()
        for offer in (each for each in offers if each.contribution.reason is None):
            given = offer.contribution
            count[given.key, given.period] += 1
            if count[given.key, given.period] <= MAX_VERSIONS:
                self.offers.append(offer)
            elif not offer.is_prior:
                note = too_many(given.subject, given.period)
                self.pass_over(offer.path, UnknownRelation("across", note))
                self.note(offer.path, note)

    def rules(self) -> Iterable[AcrossRule]:
        """Return the rules to which reports have contributed; of several of one name, that of the last report."""
        return {name: offer.active[name].rule for offer in self.offers for name in offer.contribution.given}.values()

    def members(self, rule: AcrossRule) -> ListedMembers:
        """Return the reports that have contributed to a rule."""
        return ListedMembers([_member(offer, rule) for offer in self._with(rule)])

    def _with(self, rule: AcrossRule) -> Sequence[Offer]:
        return [offer for offer in self.offers if rule.name in offer.contribution.given]

    def first(self, rule: AcrossRule) -> str:
        """Return the path of the first report that has contributed to a rule."""
        return self._with(rule)[0].path

    def active(self, place: tuple[str, int]) -> Mapping[str, ActiveRule[AcrossRule]]:
        """Return the across rules that are active for the file of a report, by name."""
        return self.by_place[place]

    def is_told(self, place: tuple[str, int], cause: str) -> bool:
        """Return whether a cause was already reported in a report."""
        return cause in self.told.get(place, ())

    def tell(self, place: tuple[str, int], cause: str) -> None:
        """Keep that a cause was reported in a report."""
        if not self.is_told(place, cause):
            self.told.setdefault(place, set()).add(cause)
            self._newly_told.append((place, cause))

    def add(self, diagnostic: Diagnostic, replaces: Iterable[tuple[str, str]]) -> None:
        """Add a finding, and which findings of its file it replaces."""
        self._add(self.result.diagnostics, diagnostic.path, diagnostic)
        for each in replaces:
            self._add(self.result.replaced, diagnostic.path, each)

    def pass_over(self, path: str, unknown: UnknownRelation) -> None:
        """Add a relation that could not be checked."""
        self._add(self.result.not_compared, path, unknown)

    def note(self, path: str, note: Message) -> None:
        """Add a note on a file."""
        self._add(self.result.notes, path, note)

    def _add(self, to: dict[str, list[Any]], path: str, what: object) -> None:
        to.setdefault(path, []).append(what)
        self._added.append((to, path))

    def settle(self) -> None:
        """Keep for good all that was added."""
        self._added.clear()
        self._newly_told.clear()

    def undo(self) -> None:
        """Take out all that was added since it was last settled."""
        for to, path in self._added:
            to[path].pop()
            if not to[path]:
                del to[path]
        for place, cause in self._newly_told:
            self.told[place].discard(cause)
        self.settle()


def _member(offer: Offer, rule: AcrossRule) -> PackedMember:
    """Return the report of an offer, with what it gave to a rule."""
    contribution = offer.contribution
    return PackedMember(
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
