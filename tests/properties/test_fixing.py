"""Fixing twice is fixing once; it changes no figure, no encoding and no line end."""

from __future__ import annotations

from collections import Counter
import re

from hypothesis import given
from hypothesis import strategies as st

from gouji.fixing.fix import Fixed, fix
from gouji.run.session import Session
from gouji.testing.markdown import MarkdownStyle, render_markdown
from gouji.testing.pages import MANNERS, PageStyle, render_page
from gouji.testing.strategies import printed_reports
from gouji_gongkai.testing.strategies import sound_reports

_DIRT = (
    "。。", "\u200b", "&nbsp;", ",", "其它", "扫一扫在手机打开当前页", "打印本页", "来源：网站", "O", ".0", "3.", "\u3000", "的的", "；；",
)  # fmt: skip


@st.composite
def dirty(draw: st.DrawFn) -> bytes:
    """A sound report with dirt at some places, in its encoding."""
    printed = draw(printed_reports(sound_reports()))
    data, encoding = printed.rendered.data, printed.style.encoding
    text = data.decode(encoding)
    for piece in draw(st.lists(st.sampled_from(_DIRT), max_size=6)):
        at = draw(st.integers(1, len(text)))
        at -= text[at - 1 : at + 1] == "\r\n"  # nothing stands in the middle of a line end
        text = text[:at] + piece + text[at:]
    return text.encode(encoding)


def _figures(session: Session, data: bytes) -> dict[str, object]:
    return {
        fact.id: fact.value for fact in session.linter.read(data, "a.txt")[0].facts.values() if fact.value is not None
    }


def _line_ends(data: bytes) -> set[bytes]:
    return set(re.findall(rb"\r\n|\n|\r", data))


def _fixed(session: Session, data: bytes, *, unsafe: bool) -> Fixed:
    fixed = fix(session.linter, data, "a.txt", unsafe=unsafe)
    assert [failure.message.en for failure in fixed.result.failures] == []
    return fixed


@given(data=dirty(), unsafe=st.booleans())
def test_fixing_twice_is_fixing_once_and_figures_and_line_ends_stay(
    session: Session, data: bytes, unsafe: bool
) -> None:
    after = _fixed(session, data, unsafe=unsafe).after

    assert _fixed(session, after, unsafe=unsafe).after == after
    assert _figures(session, data).items() <= _figures(session, after).items()
    assert _line_ends(after) <= _line_ends(data)
    assert after.startswith(b"\xef\xbb\xbf") == data.startswith(b"\xef\xbb\xbf")


@given(data=dirty())
def test_what_is_counted_is_what_is_no_longer_found(session: Session, data: bytes) -> None:
    fixed = _fixed(session, data, unsafe=False)
    before = Counter(diagnostic.rule for diagnostic in session.check(data, "a.txt").diagnostics if diagnostic.fix)

    assert bool(before) >= bool(fixed.applied)
    assert not [d.rule for d in fixed.result.diagnostics if d.fix and d.fix.safety == "safe"]


@st.composite
def dirty_pages(draw: st.DrawFn) -> tuple[str, bytes]:
    """The name and bytes of a web page or Markdown file with dirt among its words."""
    sample = draw(sound_reports())
    manner = draw(st.sampled_from((*MANNERS, "markdown")))
    is_markdown = manner == "markdown"
    rendered = (
        render_markdown(sample, MarkdownStyle()) if is_markdown else render_page(sample, PageStyle(manner=manner))
    )
    text = rendered.data.decode()
    places = [match.end() for match in re.finditer("[一-鿿](?=[一-鿿])", text)]
    for at in sorted(draw(st.lists(st.sampled_from(places), max_size=5)), reverse=True):
        text = text[:at] + draw(st.sampled_from(_DIRT)) + text[at:]
    return rendered.name, text.encode()


@given(page=dirty_pages())
def test_web_pages_and_markdown_are_fixed_with_their_marks_and_figures_kept(
    session: Session, page: tuple[str, bytes]
) -> None:
    name, data = page
    fixed = fix(session.linter, data, name, unsafe=True)

    assert (fixed.editable, fixed.result.failures) == (True, ())
    assert fix(session.linter, fixed.after, name, unsafe=True).after == fixed.after
    assert re.findall(rb"<[^>]*>|\|", data) == re.findall(rb"<[^>]*>|\|", fixed.after)
    assert _figures(session, data).items() <= _figures(session, fixed.after).items()
