"""The models of an annotation, and of a file into a copy of which annotations are written."""

from __future__ import annotations

from gouji.checking.place import Place
from gouji.document.model import Document
from gouji.message import Language
from gouji.rules.finding import Severity
from gouji.value import Entity, Value, frozen

__all__ = ["AUTHORS", "Annotation", "Original"]

AUTHORS = {"zh": "勾稽", "en": "gouji"}
"""Who writes the annotations, by the language of the output: annotations of either are replaced by new ones."""


@frozen
class Annotation(Value):
    """A finding as it is written into a copy.

    ``lines`` are what it says, safe to show; the first begins with severity and ``code``. ``place`` is where it stands; of
    one about the report as a whole that is the report's title, or else how the report begins.
    """

    severity: Severity
    code: str
    lines: tuple[str, ...]
    place: Place


@frozen
class Original(Entity):
    """A file with the annotations that go into its copy, in their order.

    ``documents`` are what was read of it: one, or those of a workbook with several reports. ``title`` names the report and
    its verdict, ``notes`` are what reading left out or had to decide.
    """

    path: str
    data: bytes
    documents: tuple[Document, ...]
    annotations: tuple[Annotation, ...]
    language: Language
    title: str = ""
    notes: tuple[str, ...] = ()
