"""Everything that rules, packs, loaders and formats import from gouji; nothing of its own.

What stands here is kept: a change that breaks a plugin is announced in the changelog one version
before.
"""

from typing import TYPE_CHECKING

from gouji.binding.kind import Kind
from gouji.binding.title import identify_by_title
from gouji.checking.diagnostic import Diagnostic, Failure, Waived
from gouji.document.layout import LAYOUTS, Layout, LineKind
from gouji.document.layouts.lines import Lines
from gouji.document.loader import Loader
from gouji.document.model import Block, Cell, Comment, Document, Locator, Paragraph, Picture, Row, Table
from gouji.document.reader import read_text
from gouji.document.vocabulary import TitleWords, Vocabularies, Vocabulary
from gouji.errors import FormError, GoujiError, LimitExceededError, UnreadableSourceError
from gouji.forms.model import Form, FormColumn, FormRow, FormSection, FormTable, Label, Relation
from gouji.forms.parse import form_from_json, form_from_yaml
from gouji.late import Late
from gouji.message import Message
from gouji.output.format import Format, RenderOptions
from gouji.plugins.command import Command
from gouji.plugins.hookspecs import hookimpl
from gouji.report.fact import Fact
from gouji.report.model import BoundRow, BoundTable, Claim, Draft, ExtraRow, Found, Identity, Report, Section
from gouji.report.relations import Outcome
from gouji.report.subjects import Subjects
from gouji.results import FileResult, RunResult
from gouji.rules.finding import Edit, Finding, Fix, Related
from gouji.rules.index import rules_from_json
from gouji.rules.meta import Option, Options, RuleMeta
from gouji.rules.pack import Pack
from gouji.rules.rule import AcrossRule, AnyRule, Reading, ReadSentence, Rule, across_rule, rule
from gouji.rules.when import When
from gouji.text.dates import (
    Day,
    Period,
    Year,
    day_at,
    days_in,
    periods_in,
    years_in,
)
from gouji.text.fold import fold, is_blank, strip_notes
from gouji.text.numbers import read_figure
from gouji.text.ordinals import Ordinal, ordinal, read_ordinal, strip_ordinal
from gouji.text.patterns import Pattern
from gouji.text.source import Position, Range, Source, Span

if TYPE_CHECKING:
    from gouji.comparing.members import (
        AcrossFinding,
        AcrossRelated,
        Compared,
        Contributing,
        Joined,
        Member,
        NotCompared,
        Spot,
    )
    from gouji.report.repair import Repair, repairs

__all__ = [
    "LAYOUTS",
    "AcrossFinding",
    "AcrossRelated",
    "AcrossRule",
    "AnyRule",
    "Block",
    "BoundRow",
    "BoundTable",
    "Cell",
    "Claim",
    "Command",
    "Comment",
    "Compared",
    "Contributing",
    "Day",
    "Diagnostic",
    "Document",
    "Draft",
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
    "Identity",
    "Joined",
    "Kind",
    "Label",
    "Late",
    "Layout",
    "LimitExceededError",
    "LineKind",
    "Lines",
    "Loader",
    "Locator",
    "Member",
    "Message",
    "NotCompared",
    "Option",
    "Options",
    "Ordinal",
    "Outcome",
    "Pack",
    "Paragraph",
    "Pattern",
    "Period",
    "Picture",
    "Position",
    "Range",
    "ReadSentence",
    "Reading",
    "Related",
    "Relation",
    "RenderOptions",
    "Repair",
    "Report",
    "Row",
    "Rule",
    "RuleMeta",
    "RunResult",
    "Section",
    "Source",
    "Span",
    "Spot",
    "Subjects",
    "Table",
    "TitleWords",
    "UnreadableSourceError",
    "Vocabularies",
    "Vocabulary",
    "Waived",
    "When",
    "Year",
    "across_rule",
    "day_at",
    "days_in",
    "fold",
    "form_from_json",
    "form_from_yaml",
    "hookimpl",
    "identify_by_title",
    "is_blank",
    "ordinal",
    "periods_in",
    "read_figure",
    "read_ordinal",
    "read_text",
    "repairs",
    "rule",
    "rules_from_json",
    "strip_notes",
    "strip_ordinal",
    "years_in",
]


def __getattr__(name: str) -> object:
    """What few rules need is loaded with them: what tells which figure is wrong, what compares reports."""
    if name in ("Repair", "repairs"):
        from gouji.report import repair

        return getattr(repair, name)
    if name in __all__:
        from gouji.comparing import members as across

        return getattr(across, name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
