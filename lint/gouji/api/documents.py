"""Everything that readers of formats and writers of output import from gouji; it defines nothing of its own."""

from typing import TYPE_CHECKING

from gouji.checking.diagnostic import (
    Diagnostic,
    DiagnosticFix,
    DiagnosticRelated,
    Failure,
    FailureKind,
    Waived,
    WaivedBy,
)
from gouji.checking.place import Place
from gouji.document.layout import LAYOUTS, Layout, LineKind
from gouji.document.layouts.lines import Lines
from gouji.document.loader import Loader
from gouji.document.model import (
    Block,
    Cell,
    Comment,
    Document,
    Locator,
    Paragraph,
    Picture,
    Row,
    Table,
    make_cell,
)
from gouji.document.reader import read_text
from gouji.document.vocabulary import TitleWords, Vocabularies, Vocabulary
from gouji.errors import GoujiError, LimitExceededError, UnreadableSourceError
from gouji.late import Late
from gouji.message import Language, Message, counted
from gouji.output.annotator import Annotator
from gouji.output.border import Notation
from gouji.output.format import Format, RenderOptions
from gouji.output.places import placed_message, words_of
from gouji.plugins.hookspecs import hookimpl
from gouji.results import FileResult, RunResult
from gouji.text.fold import fold, is_blank
from gouji.text.numbers import raised, read_figure
from gouji.text.ordinals import strip_ordinal
from gouji.text.patterns import CHINESE
from gouji.text.source import Position, Range, Source, Span

if TYPE_CHECKING:
    from gouji.checking.quoted import QuotedBlock, QuotedCell, QuotedColumn, QuotedRow, QuotedTable
    from gouji.installing import how_to_add
    from gouji.output.annotation import AUTHORS, Annotation, Original
    from gouji.output.page import page_lines

__all__ = [
    "AUTHORS",
    "CHINESE",
    "LAYOUTS",
    "Annotation",
    "Annotator",
    "Block",
    "Cell",
    "Comment",
    "Diagnostic",
    "DiagnosticFix",
    "DiagnosticRelated",
    "Document",
    "Failure",
    "FailureKind",
    "FileResult",
    "Format",
    "GoujiError",
    "Language",
    "Late",
    "Layout",
    "LimitExceededError",
    "LineKind",
    "Lines",
    "Loader",
    "Locator",
    "Message",
    "Notation",
    "Original",
    "Paragraph",
    "Picture",
    "Place",
    "Position",
    "QuotedBlock",
    "QuotedCell",
    "QuotedColumn",
    "QuotedRow",
    "QuotedTable",
    "Range",
    "RenderOptions",
    "Row",
    "RunResult",
    "Source",
    "Span",
    "Table",
    "TitleWords",
    "UnreadableSourceError",
    "Vocabularies",
    "Vocabulary",
    "Waived",
    "WaivedBy",
    "counted",
    "fold",
    "hookimpl",
    "how_to_add",
    "is_blank",
    "make_cell",
    "page_lines",
    "placed_message",
    "raised",
    "read_figure",
    "read_text",
    "strip_ordinal",
    "words_of",
]


def __getattr__(name: str) -> object:
    """Import what only annotators and some formats need, when they are called: every run imports the plugins that bring them."""
    if name == "page_lines":
        from gouji.output.page import page_lines

        return page_lines
    if name in ("AUTHORS", "Annotation", "Original"):
        from gouji.output import annotation

        return getattr(annotation, name)
    if name in ("QuotedBlock", "QuotedCell", "QuotedColumn", "QuotedRow", "QuotedTable"):
        from gouji.checking import quoted

        return getattr(quoted, name)
    if name == "how_to_add":
        from gouji.installing import how_to_add

        return how_to_add
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
