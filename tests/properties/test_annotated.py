"""A copy with comments says what the report says; nothing of the file changes but what must."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gouji.api.documents import Document, Span
from gouji.binding.bind import Binder
from gouji.testing.office.annotated import at, comments_in, members, original_of, words_in
from gouji.testing.strategies.formats import RENDERERS
from gouji_gongkai.testing.strategies import sound_reports
from gouji_plugins.office.sheet.annotate import annotate_workbook
from gouji_plugins.office.sheet.load import load_workbook
from gouji_plugins.office.word.annotate import annotate_word
from gouji_plugins.office.word.load import load_word

FRAME = {"[Content_Types].xml", "word/_rels/document.xml.rels", "word/document.xml"}


@st.composite
def spans(draw: st.DrawFn, document: Document) -> list[Span]:
    """Stretches of lines of a document, in any order; they may overlap, and be empty."""
    starts = [start for start, _ in document.locators]
    length = len(document.source.text)
    found = []
    for start in draw(st.lists(st.sampled_from(starts), min_size=1, max_size=12)):
        end = document.source.text.find("\n", start)
        begin = draw(st.integers(start, end if end >= 0 else length))
        found.append(Span(begin, draw(st.integers(begin, end if end >= 0 else length))))
    return found


@given(data=st.data())
def test_a_word_file_with_comments_is_the_same_report(data: st.DataObject) -> None:
    printer = data.draw(RENDERERS["docx"])
    rendered = printer(data.draw(sound_reports()))
    document = load_word(rendered.data, rendered.name)
    marked = data.draw(spans(document))
    original = original_of(document, *(at(document, *span) for span in marked))

    copy = annotate_word(original)

    again = load_word(copy, rendered.name)
    assert (again.source.text, again.locators, again.notes) == (
        document.source.text,
        document.locators,
        document.notes,
    )
    before, after = members(rendered.data), members(copy)
    assert list(after) == [*before, "word/comments.xml"]
    assert {name for name, packed in before.items() if after[name] != packed} <= FRAME
    words = words_in(copy)
    assert len(comments_in(copy)) == len(words) == len(marked)
    for number, span in enumerate(marked):
        shown, word = document.source[span].strip(), words[str(number)]
        # Words of an ordinal that Word counts are nowhere: their paragraph is marked, its hidden words too.
        assert shown in word or word in shown or printer.style.numbered
    assert annotate_word(original_of(again, *(at(again, *span) for span in marked))) == copy


@given(data=st.data())
def test_a_workbook_with_comments_is_the_same_report(data: st.DataObject, binder: Binder) -> None:
    rendered = data.draw(RENDERERS["xlsx"])(data.draw(sound_reports()))
    document = load_workbook(rendered.data, rendered.name, binder.vocabularies)
    annotations = [at(document, *span) for span in data.draw(spans(document))]

    copy = annotate_workbook(original_of(document, *annotations))

    again = load_workbook(copy, rendered.name, binder.vocabularies)
    assert (again.source.text, again.locators, again.notes) == (
        document.source.text,
        document.locators,
        document.notes,
    )
    before, after = members(rendered.data), members(copy)
    changed = {name for name, packed in before.items() if after[name] != packed}
    assert [name for name in changed if not name.startswith(("xl/worksheets/", "[Content_Types]"))] == []
    assert list(after)[: len(before)] == list(before)
    assert annotate_workbook(original_of(again, *annotations)) == copy
