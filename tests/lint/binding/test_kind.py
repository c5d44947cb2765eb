"""Kinds of reports: each with all its forms, or an error that says which does not fit."""

from collections.abc import Callable

import attrs
import pytest

from gouji.binding.bind import Binder
from gouji.binding.kind import Kind, Kinds
from gouji.document.reader import read_text
from gouji.errors import FormError
from gouji.forms.model import Form
from gouji.message import Message
from gouji.report.model import Draft, Identity
from gouji.text.source import Source


def a_form(form_id: str, kind: str = "rivers", first: int | None = None) -> Form:
    return Form(form_id, kind, "题", "", (first, None), (), (), (), ())


def a_kind(name: str, *forms: Form, marks: tuple[str, ...] = ()) -> Kind:
    return Kind(name, Message("题", "title"), forms, marks)


def test_kinds_are_known_by_name_in_its_order() -> None:
    kinds = Kinds([a_kind("springs", a_form("2020", "springs")), a_kind("rivers", a_form("2022"))])

    assert (list(kinds), len(kinds), kinds["springs"].name, "lakes" in kinds) == (
        ["rivers", "springs"],
        2,
        "springs",
        False,
    )


def test_a_kind_has_the_forms_of_all_plugins_the_oldest_first() -> None:
    kinds = Kinds([a_kind("rivers", a_form("2022", first=2022))], [a_form("2019", first=2019), a_form("draft")])

    assert [form.id for form in kinds["rivers"].forms] == ["draft", "2019", "2022"]
    assert (kinds["rivers"].newest.id, kinds.forms) == ("2022", kinds["rivers"].forms)


@pytest.mark.parametrize(
    ("kind", "others", "told"),
    [
        (a_kind("rivers"), [], "rivers: the kind has no form"),
        (a_kind("rivers", a_form("2022", "lakes")), [], "lakes/2022: it is brought by the kind 'rivers'"),
        (a_kind("rivers", a_form("2022"), a_form("2022")), [], "rivers/2022: two forms have this id"),
        (a_kind("rivers", a_form("2022")), [a_form("2022")], "rivers/2022: two forms have this id"),
        (
            a_kind("rivers", a_form("2022")),
            [a_form("1", "lakes")],
            "lakes/1: no plugin brings the kind of report 'lakes'",
        ),
    ],
)
def test_what_does_not_fit_is_named(kind: Kind, others: list[Form], told: str) -> None:
    with pytest.raises(FormError) as caught:
        Kinds([kind], others)

    assert str(caught.value) == told


def test_what_a_kind_has_asked_of_a_draft_is_there_in_the_report(springs: Form) -> None:
    asked = []

    def identify(draft: Draft) -> Identity:
        asked.append((draft.text, draft.paragraphs))
        return Identity()

    kind = attrs.evolve(a_kind("springs", springs, marks=("泉点监测",)), identify=identify)

    report = Binder(Kinds([kind])).bind(read_text(Source.from_text("泉点监测年度报表\n"), kind.vocabulary))

    [(text, paragraphs)] = asked
    assert report.text is text
    assert report.paragraphs is paragraphs


@pytest.fixture
def rivals(springs: Form) -> Binder:
    """Two kinds with the same labels."""
    other = attrs.evolve(springs, kind="wells", names=("水井监测年度报表",))
    kinds = [a_kind("springs", springs, marks=("泉点监测",)), a_kind("wells", other, marks=("水井监测",))]
    return Binder(Kinds(kinds))


@pytest.fixture
def notes(rivals: Binder) -> Callable[[str], tuple[str, list[str]]]:
    """The kind of a text, and what its notes say."""

    def read(text: str) -> tuple[str, list[str]]:
        report = rivals.bind(read_text(Source.from_text(text), rivals.vocabularies.choose(text)))
        return report.kind, [note.en for note in report.document.notes]

    return read


def test_a_tie_between_kinds_is_told(notes: Callable[[str], tuple[str, list[str]]]) -> None:
    told = "the file fits several kinds of reports equally well (springs, wells); it is checked as springs"

    assert notes("泉点名称 | 云泉 |\n日间监测 | 5 |\n") == ("springs", [told])


@pytest.mark.parametrize(
    ("text", "kind"), [("水井监测年度报表\n泉点名称 | 云泉 |\n日间监测 | 5 |\n", "wells"), ("关于开会的通知\n", "")]
)
def test_where_one_kind_or_none_claims_a_text_nothing_is_told(
    notes: Callable[[str], tuple[str, list[str]]], text: str, kind: str
) -> None:
    assert notes(text) == (kind, [])


def test_a_kind_may_be_asked_for_by_name(rivals: Binder) -> None:
    document = read_text(Source.from_text("泉点监测年度报表\n"), rivals.vocabularies.only("springs").choose(""))

    assert [rivals.bind(document, kind).status for kind in ("springs", "wells", "lakes")] == [
        "report",
        "other",
        "other",
    ]
