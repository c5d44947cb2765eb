"""Everything that rules, packs, loaders and formats import from gouji; nothing of its own.

What stands here is kept: a change that breaks a plugin is announced in the changelog one version
before.
"""

from gouji.binding.sections import ordinal
from gouji.checking.diagnostic import Diagnostic, Failure
from gouji.checking.finding import Edit, Finding, Fix, Related
from gouji.checking.rule import Option, Options, Rule, rule
from gouji.checking.settings import Pack
from gouji.document.loader import Loader
from gouji.document.model import Block, Cell, Document, Locator, Paragraph, Picture, Row, Table
from gouji.document.reader import read_text
from gouji.document.vocabulary import Vocabulary
from gouji.errors import FormError, GoujiError, LimitExceededError, UnreadableSourceError
from gouji.forms.model import Form, FormColumn, FormRow, FormSection, FormTable, Label, Relation
from gouji.forms.reading import form_from_json, form_from_yaml
from gouji.message import Message
from gouji.output.result import FileResult, Format, RenderOptions, RunResult
from gouji.plugins.hookspecs import hookimpl
from gouji.report.model import BoundRow, BoundTable, ExtraRow, Fact, Found, Report, Section
from gouji.report.relations import Outcome
from gouji.report.repair import Repair, repairs
from gouji.text.dates import PERIOD, PERIOD_WORDS, Year, years_in
from gouji.text.fold import fold, is_blank, strip_notes, strip_ordinal
from gouji.text.numbers import read_figure
from gouji.text.source import Position, Range, Source, Span

__all__ = [
    "PERIOD",
    "PERIOD_WORDS",
    "Block",
    "BoundRow",
    "BoundTable",
    "Cell",
    "Diagnostic",
    "Document",
    "Edit",
    "ExtraRow",
    "Fact",
    "Failure",
    "FileResult",
    "Finding",
    "Fix",
    "Form",
    "FormColumn",
    "FormError",
    "FormRow",
    "FormSection",
    "FormTable",
    "Format",
    "Found",
    "GoujiError",
    "Label",
    "LimitExceededError",
    "Loader",
    "Locator",
    "Message",
    "Option",
    "Options",
    "Outcome",
    "Pack",
    "Paragraph",
    "Picture",
    "Position",
    "Range",
    "Related",
    "Relation",
    "RenderOptions",
    "Repair",
    "Report",
    "Row",
    "Rule",
    "RunResult",
    "Section",
    "Source",
    "Span",
    "Table",
    "UnreadableSourceError",
    "Vocabulary",
    "Year",
    "fold",
    "form_from_json",
    "form_from_yaml",
    "hookimpl",
    "is_blank",
    "ordinal",
    "read_figure",
    "read_text",
    "repairs",
    "rule",
    "strip_notes",
    "strip_ordinal",
    "years_in",
]
