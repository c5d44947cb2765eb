"""The lines of a Markdown paragraph → the paragraphs that the writer meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
import re

from gouji.api.documents import Paragraph, Vocabulary, strip_ordinal
from gouji_plugins.markdown.inline import HARD_BREAK, Piece
from gouji_plugins.markdown.places import Raw, paragraph_of

__all__ = ["paragraphs_of"]

_LEAST_WRAPPED = 20
_LONGEST_HEADING = 80
_GOES_ON = ("，", "、", ",", "（", "(", "“", "《")
_ENDS = ("。", "！", "？", "；", "：", ".", "!", "?", ";", ":", "”", "）", ")", "》")
_HASHES = re.compile(r"#{1,6}(?=[^#\s])")
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u2018-\u201d\u2026\u2014]")


def paragraphs_of(raw: Raw, pieces: Sequence[Piece], vocabulary: Vocabulary, level: int = 0) -> Iterator[Paragraph]:
    """Split what is one paragraph in Markdown at the line breaks that the writer meant; *level* is that of a heading.

    A break that was asked for (two spaces, a backslash, ``<br>``) splits. Any other only wraps the text, and splits
    where the line above ends a sentence or is short, or one of the two is a heading of a report or begins with an
    ordinal. Wrapped Chinese lines are joined without a space.
    """
    lines = _lines(pieces)
    current: list[Piece] = []
    depth = level
    for number, (line, asked) in enumerate(lines):
        text = _text(line)
        above = _text(lines[number - 1][0]) if number else ""
        if current and (asked or (level == 0 and _parts(above, text, vocabulary))):
            if found := paragraph_of(raw, current, depth):
                yield found
            current, depth = [], level
        elif current and line:
            wide = _WIDE.fullmatch(above[-1:]) or _WIDE.match(text)
            current += [] if wide else [Piece(line[0].offset - 1, " ")]
        if not current and (hashes := _hashes(text, vocabulary)):
            depth = hashes
            offset, first, end = line[0]
            line = [Piece(offset + hashes, first[hashes:], end), *line[1:]]
        current += line
    if found := paragraph_of(raw, current, depth):
        yield found


def _lines(pieces: Sequence[Piece]) -> list[tuple[list[Piece], bool]]:
    """Return the pieces of each line, and whether the break before it was asked for."""
    lines: list[tuple[list[Piece], bool]] = [([], False)]
    for piece in pieces:
        if piece.text in ("\n", HARD_BREAK):
            lines.append(([], piece.text == HARD_BREAK))
        else:
            lines[-1][0].append(piece)
    return lines


def _text(line: Sequence[Piece]) -> str:
    return "".join(piece.text for piece in line).strip()


def _parts(above: str, below: str, vocabulary: Vocabulary) -> bool:
    """Return whether the break between two lines ends a paragraph."""
    if _is_heading(above, vocabulary) or _is_heading(below, vocabulary):
        return True
    if strip_ordinal(below) != below:
        return True
    if above.endswith(_GOES_ON):
        return False
    return above.endswith(_ENDS) or len(above) < _LEAST_WRAPPED


def _is_heading(text: str, vocabulary: Vocabulary) -> bool:
    return len(text) <= _LONGEST_HEADING and vocabulary.is_heading(text[_hashes(text, vocabulary) :])


def _hashes(text: str, vocabulary: Vocabulary) -> int:
    """Count the ``#`` before a heading of a report, where the space that Markdown wants is missing."""
    match = _HASHES.match(text)
    return match.end() if match and vocabulary.is_heading(text[match.end() :]) else 0
