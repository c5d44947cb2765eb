"""The page of a file: safe whatever the file says, whole without anything else, and the same text as the report's."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
import re

import pytest

from gouji.annotating.annotate import annotate
from gouji.annotating.page import page
from gouji.api.documents import (
    Annotation,
    Cell,
    Document,
    Original,
    Paragraph,
    Picture,
    Place,
    Row,
    Source,
    Span,
    Table,
)
from gouji.config import CommandLine
from gouji.run.session import Session
from gouji.text.source import Position, Range

EXAMPLES = Path(__file__).parents[3] / "docs/examples"
HOSTILE = '</title></style><script>alert("1")</script><img src=x onerror=alert(1)>\u202e\x1b[31m\x07&lt;'


class Read(HTMLParser):
    """The elements of a page, the targets of its links, and the text of its report."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.text = ""
        self._skipped = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.tags.add(tag)
        self.links += [named["href"] or ""] if "href" in named else []
        self.ids += [named["id"] or ""] if "id" in named else []
        self._skipped += tag in ("a", "style", "header", "title") or (tag == "div" and self._skipped > 0)
        if tag == "div" and named.get("class") == "notes":
            self._skipped += 1

    def handle_endtag(self, tag: str) -> None:
        if self._skipped and tag in ("a", "style", "header", "title", "div"):
            self._skipped -= 1

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self.text += data


def original(*annotations: Annotation, text: str = HOSTILE, path: str = "a.txt", title: str = "某局") -> Original:
    source = Source(path, b"", text, "utf-8")
    cell = Cell(text, 0, len(text))
    blocks = (Paragraph(text, 0, len(text), 1), Table((Row((cell,)),)), Picture(0, 0, text))
    return Original(path, b"", (Document(source, blocks),), annotations, "zh", title, (text,))


def at(place: Place, *lines: str) -> Annotation:
    return Annotation("error", "T101", lines or ("错误 T101：总计不符",), place)


def test_what_a_file_its_name_and_its_findings_say_is_never_markup() -> None:
    hostile = original(at(Place(span=Span(0, 5)), HOSTILE, HOSTILE), path=HOSTILE, title=HOSTILE)

    html = page(hostile).decode()

    assert Read(html).tags & {"script", "img"} == set()
    assert [character for character in "\u202e\x1b\x07" if character in html] == []


def test_a_page_asks_for_nothing_from_elsewhere() -> None:
    html = page(original(at(Place(span=Span(0, 1))), text="报告")).decode()

    assert [word for word in ("http:", "https:", "url(", "@import", " src=") if word in html] == []
    assert "default-src 'none'" in html


def test_marks_and_notes_lead_to_each_other() -> None:
    html = Read(page(original(at(Place(span=Span(0, 5))), at(Place(span=Span(2, 2))))).decode())

    assert sorted(set(html.links)) == sorted(f"#{each}" for each in html.ids)
    assert sorted(html.ids) == ["m1", "m2", "n1", "n2"]


def test_what_stands_in_no_text_is_told_above_with_its_words() -> None:
    place = Place(Range(Position(3, 7), Position(3, 9)), None, None, "<b>第三行")

    html = page(original(at(place))).decode()

    assert "<code>3:7 &lt;b&gt;第三行</code>" in html


@pytest.mark.parametrize("path", sorted((EXAMPLES / "faulty").rglob("*.txt")), ids=lambda path: path.stem)
def test_the_text_of_the_page_is_that_of_the_report(path: Path, session: Session) -> None:
    data = path.read_bytes()

    copy = annotate(session.linter, data, session.check(data, str(path)), "zh")

    shown, text = Read(copy.data.decode()).text, Source.from_bytes(data).text
    lost = [word for word in text.split() if "|" not in word and word not in shown]
    assert (lost, copy.suffix) == ([], ".html")


@pytest.fixture(scope="module")
def session() -> Session:
    return Session.start(CommandLine())


def test_a_report_without_findings_has_a_page_that_says_so(session: Session) -> None:
    data = (EXAMPLES / "sound/岚溪县/2023/水务局.txt").read_bytes()

    copy = annotate(session.linter, data, session.check(data, "2024.txt"), "zh")

    assert "未发现问题" in copy.data.decode()


def test_a_report_in_traditional_script_is_shown_as_it_is_written(session: Session) -> None:
    text = (EXAMPLES / "sound/岚溪县/2023/水务局.txt").read_text("utf-8")
    data = text.translate(str.maketrans("开务请报机关会规对业", "開務請報機關會規對業")).encode()
    result = session.check(data, "2023.txt")

    shown = Read(annotate(session.linter, data, result, "zh").data.decode()).text

    assert "S122" in {each.code for each in result.diagnostics}
    assert [word in shown for word in ("政府信息公開", "水務局", "公开", "水务")] == [True, True, False, False]


def test_with_anchors_each_paragraph_and_cell_has_its_place_for_scripts() -> None:
    hostile = original(path=HOSTILE)

    plain, anchored = page(hostile).decode(), page(hostile, anchors=True).decode()

    assert ("data-place" in plain, re.findall(r'<(\w+)[^>]* data-place="([^"]*)"', anchored)) == (
        False,
        [("p", ":1:1"), ("td", ":1:1")],
    )
