"""Choose the fixes that go together, and apply their edits to a file's bytes."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from itertools import pairwise

from gouji.checking.diagnostic import Diagnostic, DiagnosticFix
from gouji.text.source import Source, Span
from gouji.value import NamedTuple

__all__ = ["Change", "apply_fixes", "changes_of", "chosen_fixes", "is_editable"]


class Change(NamedTuple):
    """Lines that a fix changes: the number of the first, and their text before and after, without the last line end."""

    line: int
    before: str
    after: str


class _Edit(NamedTuple):
    """A span, and what takes its place."""

    span: Span
    text: str


def is_editable(source: Source) -> bool:
    """Return whether the text has lines and is exactly the decoded bytes, so that its spans can be edited there."""
    try:
        return source.lined and source.text == source.data[source.bom :].decode(source.encoding)
    except UnicodeDecodeError:
        return False


def chosen_fixes(diagnostics: Iterable[Diagnostic], source: Source, *, unsafe: bool) -> tuple[Diagnostic, ...]:
    """Return the diagnostics whose fixes are applied in one round: of overlapping fixes the first by place.

    A fix is applied whole or not at all; one that changes nothing is left out.
    """
    wanted = [diagnostic for diagnostic in diagnostics if _is_wanted(diagnostic, source, unsafe=unsafe)]
    taken: list[Span] = []
    return tuple(diagnostic for diagnostic in sorted(wanted, key=_place) if _take(_spans(diagnostic), taken))


def _is_wanted(diagnostic: Diagnostic, source: Source, *, unsafe: bool) -> bool:
    fix = diagnostic.fix
    if fix is None or not (unsafe or fix.safety == "safe"):
        return False
    return any(source[edit.span] != edit.text for edit in fix.edits)


def _spans(diagnostic: Diagnostic) -> list[Span]:
    return sorted(edit.span for edit in diagnostic.fix.edits) if diagnostic.fix else []


def _place(diagnostic: Diagnostic) -> tuple[Span, str]:
    return _spans(diagnostic)[0], diagnostic.code


def _take(spans: Sequence[Span], taken: list[Span]) -> bool:
    """Add *spans* to *taken*, which is sorted, and return True; return False where one of them overlaps another."""
    if any(_overlap(*pair) for pair in pairwise(spans)):
        return False
    for span in spans:
        at = bisect_left(taken, span)
        around = (*taken[max(at - 1, 0) : at], span, *taken[at : at + 1])
        if any(_overlap(*pair) for pair in pairwise(around)):
            return False
    for span in spans:
        insort(taken, span)
    return True


def _overlap(first: Span, second: Span) -> bool:
    """Return whether of two spans in order the second begins within the first, or where the first begins."""
    return second.start < first.end or second.start == first.start


def apply_fixes(source: Source, fixes: Iterable[Diagnostic]) -> bytes:
    """Return the source's bytes with the edits of all fixes applied; every other byte is unchanged.

    Raises UnicodeEncodeError for text that the file's encoding does not have.
    """
    edits = sorted(
        ((edit.span, edit.text) for diagnostic in fixes if diagnostic.fix for edit in diagnostic.fix.edits),
        key=lambda edit: edit[0],
    )
    pieces: list[bytes] = []
    kept_from, at, offset = 0, 0, source.bom
    for span, text in edits:
        start = offset + _length(source, at, span.start)
        at, offset = span.end, start + _length(source, span.start, span.end)
        pieces += (source.data[kept_from:start], text.encode(source.encoding))
        kept_from = offset
    return b"".join((*pieces, source.data[kept_from:]))


def changes_of(source: Source, fix: DiagnosticFix) -> tuple[Change, ...]:
    """Return the lines that a fix changes, in order; lines that it takes out have no text after."""
    groups: list[tuple[list[_Edit], int]] = []
    for edit in sorted(_Edit(edit.span, edit.text) for edit in fix.edits):
        if groups and groups[-1][1] > edit.span.start:
            groups[-1] = ([*groups[-1][0], edit], max(groups[-1][1], _reach(source, edit)))
        else:
            groups.append(([edit], _reach(source, edit)))
    return tuple(_change(source, edits, end) for edits, end in groups)


def _reach(source: Source, edit: _Edit) -> int:
    """Return where the last line that an edit changes ends: the next one, where it joins two lines."""
    (start, end), text = edit
    reached = _line_end(source, max(end - 1, start))
    takes_out = not text and start == source.line_starts[source.position(start).line - 1]
    joins = start < end == reached and not takes_out and not text.endswith(("\n", "\r"))
    return _line_end(source, end) if joins else reached


def _line_end(source: Source, offset: int) -> int:
    """Return where the line of an offset ends, with its line end."""
    line = source.position(offset).line
    return source.line_starts[line] if line < len(source.line_starts) else len(source.text)


def _change(source: Source, edits: Sequence[_Edit], end: int) -> Change:
    """Return the change that some edits make of the lines up to an offset."""
    line = source.position(edits[0].span.start).line
    at = start = source.line_starts[line - 1]
    pieces: list[str] = []
    for span, text in edits:
        pieces += [source.text[at : span.start], text]
        at = span.end
    after = "".join((*pieces, source.text[at:end]))
    return Change(line, source.text[start:end].rstrip("\r\n"), after.rstrip("\r\n"))


def _length(source: Source, start: int, end: int) -> int:
    return len(source.text[start:end].encode(source.encoding))
