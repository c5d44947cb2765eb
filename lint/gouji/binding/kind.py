"""The model of a kind of report: its forms, how its reports are recognised and identified, how subjects compare."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from gouji.document.vocabulary import TitleWords, Vocabularies, Vocabulary
from gouji.errors import FormError
from gouji.forms.model import Form
from gouji.forms.vocabulary import vocabulary_of
from gouji.late import Late
from gouji.message import Message
from gouji.report.model import Draft, Identity, Publication, Recognition, Report
from gouji.report.subjects import Subjects
from gouji.value import Entity, evolve, field, frozen, shown

if TYPE_CHECKING:
    from gouji.report.stated import Stated

__all__ = ["Kind", "Kinds"]

_IDENTIFY = Late("gouji.binding.title:identify_by_title")


@frozen
class Kind(Entity):
    """A kind of report, as a plugin brings it through ``gouji_kinds``.

    ``name`` is a word in small letters, ``title`` what people call such a report. ``forms`` are its printed forms,
    which succeed each other (other plugins may add more). ``marks`` are words that nearly every report of the kind has
    and hardly any other text: by them a document is claimed. ``titles`` describes how its titles are written, for
    readers that look for a report in a web page. ``identify`` reads title, subject and period out of a draft (by
    default from the line that has a form's name). ``subjects`` decides whether two names are of one subject, where
    reports are compared or waived. ``recognise`` is given the draft, its identity and how many figures were read, and
    decides whether the document is a report of the kind at all; without it, title, headings and tables do. ``stated``
    reads what a report's text gives for facts of its tables: where a relation is broken, that tells which figure is wrong.
    ``published`` finds the day on which a report was published.
    """

    name: str
    title: Message
    forms: tuple[Form, ...]
    marks: tuple[str, ...]
    identify: Callable[[Draft], Identity] = field(default=_IDENTIFY, repr=False)
    titles: TitleWords = field(factory=TitleWords, repr=False)
    subjects: Subjects = field(factory=Subjects, repr=False)
    recognise: Callable[[Draft, Identity, int], Recognition] | None = field(default=None, repr=False)
    stated: Callable[[Report], Iterable[Stated]] | None = field(default=None, repr=False)
    published: Callable[[Draft], Publication | None] | None = field(default=None, repr=False)

    def __repr__(self) -> str:
        return shown(self)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The labels and headings of its forms, for loaders."""
        return vocabulary_of(self.forms, kind=self.name, marks=self.marks, titles=self.titles)

    @property
    def newest(self) -> Form:
        """The newest form."""
        return self.forms[-1]


class Kinds(Mapping[str, Kind]):
    """All kinds of reports by name, each with all its forms.

    Making it raises `FormError` for a kind without a form, for two forms of one id, or for a form of an unknown kind.
    """

    def __init__(self, kinds: Iterable[Kind], forms: Iterable[Form] = ()) -> None:
        given = sorted(kinds, key=lambda kind: kind.name)
        others: dict[str, list[Form]] = {kind.name: [] for kind in given}
        for form in forms:
            if form.kind not in others:
                raise FormError(form.qualified, f"no plugin brings the kind of report {form.kind!r}")
            others[form.kind].append(form)
        self._kinds = {kind.name: _whole(kind, others[kind.name]) for kind in given}

    def __getitem__(self, name: str) -> Kind:
        return self._kinds[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._kinds)

    def __len__(self) -> int:
        return len(self._kinds)

    @cached_property
    def vocabularies(self) -> Vocabularies:
        """The vocabulary of every kind, for loaders."""
        return Vocabularies(kind.vocabulary for kind in self._kinds.values())

    @property
    def forms(self) -> tuple[Form, ...]:
        """Every form of every kind."""
        return tuple(form for kind in self._kinds.values() for form in kind.forms)


def _whole(kind: Kind, others: Sequence[Form]) -> Kind:
    """Return the kind with all its forms, oldest first; raise `FormError` for none, a repeated id or another kind's."""
    forms = sorted((*kind.forms, *others), key=lambda form: (form.years[0] or 0, form.id))
    if not forms:
        raise FormError(kind.name, "the kind has no form")
    for form in forms:
        if form.kind != kind.name:
            raise FormError(form.qualified, f"it is brought by the kind {kind.name!r}")
        if sum(1 for other in forms if other.id == form.id) > 1:
            raise FormError(form.qualified, "two forms have this id")
    return evolve(kind, forms=tuple(forms))
