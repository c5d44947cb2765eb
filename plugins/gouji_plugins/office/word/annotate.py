"""Annotations → comments in a copy of a Word file, by inserting bytes: no other byte of any part changes."""

from __future__ import annotations

from gouji.api.documents import Original
from gouji_plugins.office.editing import Markup
from gouji_plugins.office.package import Package
from gouji_plugins.office.parts import Parts
from gouji_plugins.office.word.comments import Comments
from gouji_plugins.office.word.load import MAIN, read_word
from gouji_plugins.office.word.names import W
from gouji_plugins.office.word.passages import Passages
from gouji_plugins.office.word.ranges import Ranges

__all__ = ["annotate_word"]

_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def annotate_word(original: Original) -> bytes:
    """Return the copy of a DOCX file with its annotations as comments, instead of those of an earlier copy.

    Raises `UnreadableSourceError` for a file that cannot be read or copied.
    """
    package = Package.open(original.data, original.path)
    main = package.main_part(MAIN)
    markup = Markup.of(package.read(main), original.path, main)
    is_strict = _STRICT.encode() in markup.start_tag(markup.tree)
    parts = Parts(package, is_strict)
    namespace = _STRICT if is_strict else W[1:-1]
    comments = Comments.of(parts, main, package.related(main), namespace)
    if comments.old:
        parts.edit(main, markup, comments.unmarked(markup))
        markup = parts.read(main)
    first = comments.first_number(markup.tree)
    passages = Passages(original.path, read_word(package, main, markup.tree))
    ranges = Ranges(markup, _declaration(markup, namespace))
    for number, annotation in enumerate(original.annotations, first):
        ranges.add(passages.of(annotation.place), number)
    parts.edit(main, markup, ranges.edits())
    comments.write(original.annotations, first, original.language)
    return parts.packed(original.data)


def _declaration(markup: Markup, namespace: str) -> bytes:
    """Return what declares the prefix ``w`` in an element; nothing where the part declares it so, and nothing else."""
    declared = f'xmlns:w="{namespace}"'.encode()
    usual = declared in markup.start_tag(markup.tree) and markup.data.count(b"xmlns:w=") == 1
    return b"" if usual else b" " + declared
