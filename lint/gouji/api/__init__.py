"""Everything that rules, packs and kinds of reports import from gouji; it defines nothing of its own.

Readers of formats and writers of output import `gouji.api.documents`, hosts that run gouji
`gouji.api.running`. The names in these three are stable: a change that breaks a plugin is announced in the
changelog one version before.
"""

from typing import TYPE_CHECKING

from gouji.binding.kind import Kind
from gouji.binding.title import identify_by_title
from gouji.document.model import Cell, Paragraph, Picture, Table
from gouji.document.vocabulary import TitleWords
from gouji.errors import FormError, GoujiError
from gouji.forms.model import FactType, Form, FormColumn, FormRow, FormSection, FormTable, Label, Relation, RelationKind
from gouji.forms.parse import form_from_json, form_from_yaml
from gouji.late import Late, late_name
from gouji.message import Language, Message, agreeing, counted
from gouji.plugins.hookspecs import hookimpl
from gouji.report.fact import Answer, Fact, FactState
from gouji.report.misnamed import Misnamed, Misnaming
from gouji.report.model import (
    BoundRow,
    BoundTable,
    Claim,
    Draft,
    ExtraRow,
    Found,
    Identity,
    Origin,
    Recognition,
    Report,
    ReportStatus,
    Section,
    TableOutcome,
)
from gouji.report.relations import Outcome, OutcomeState
from gouji.report.subjects import SubjectClass, Subjects
from gouji.rules.finding import BREAK, Edit, Finding, Fix, Related, Safety, Severity
from gouji.rules.index import rules_from_json
from gouji.rules.meta import FixKind, Level, Option, Options, OptionType, RuleMeta, RuleStatus, option_group
from gouji.rules.pack import Pack, PackSource
from gouji.rules.rule import (
    AcrossRule,
    AnyRule,
    Reading,
    ReadingLimit,
    ReadSentence,
    Rule,
    across_rule,
    data_rule,
    rule,
)
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
from gouji.text.fold import fold, is_ideograph, strip_notes
from gouji.text.numbers import read_figure
from gouji.text.ordinals import Ordinal, OrdinalStyle, ordinal, read_ordinal, strip_ordinal
from gouji.text.patterns import CHINESE, Pattern
from gouji.text.source import Span
from gouji.value import NamedTuple, evolve

if TYPE_CHECKING:
    from gouji.comparing.compared import Compared, Joined
    from gouji.comparing.members import (
        AcrossFinding,
        AcrossRelated,
        Contributing,
        Member,
        NotCompared,
        PackedCells,
        Spot,
    )
    from gouji.report.repair import Change, Explanation, explain
    from gouji.report.stated import Stated
    from gouji.rules.fact_checks import BoundCheck, StateCheck
    from gouji.rules.texts import contains_any, line_span, written
    from gouji.rules.word_checks import MustNotMention

__all__ = [
    "BREAK",
    "CHINESE",
    "AcrossFinding",
    "AcrossRelated",
    "AcrossRule",
    "Answer",
    "AnyRule",
    "BoundCheck",
    "BoundRow",
    "BoundTable",
    "Cell",
    "Change",
    "Claim",
    "Compared",
    "Contributing",
    "Day",
    "Draft",
    "Edit",
    "Explanation",
    "ExtraRow",
    "Fact",
    "FactState",
    "FactType",
    "Finding",
    "Fix",
    "FixKind",
    "Form",
    "FormColumn",
    "FormError",
    "FormRow",
    "FormSection",
    "FormTable",
    "Found",
    "GoujiError",
    "Identity",
    "Joined",
    "Kind",
    "Label",
    "Language",
    "Late",
    "Level",
    "Member",
    "Message",
    "Misnamed",
    "Misnaming",
    "MustNotMention",
    "NamedTuple",
    "NotCompared",
    "Option",
    "OptionType",
    "Options",
    "Ordinal",
    "OrdinalStyle",
    "Origin",
    "Outcome",
    "OutcomeState",
    "Pack",
    "PackSource",
    "PackedCells",
    "Paragraph",
    "Pattern",
    "Period",
    "Picture",
    "ReadSentence",
    "Reading",
    "ReadingLimit",
    "Recognition",
    "Related",
    "Relation",
    "RelationKind",
    "Report",
    "ReportStatus",
    "Rule",
    "RuleMeta",
    "RuleStatus",
    "Safety",
    "Section",
    "Severity",
    "Span",
    "Spot",
    "StateCheck",
    "Stated",
    "SubjectClass",
    "Subjects",
    "Table",
    "TableOutcome",
    "TitleWords",
    "When",
    "Year",
    "across_rule",
    "agreeing",
    "contains_any",
    "counted",
    "data_rule",
    "day_at",
    "days_in",
    "evolve",
    "explain",
    "fold",
    "form_from_json",
    "form_from_yaml",
    "hookimpl",
    "identify_by_title",
    "is_ideograph",
    "line_span",
    "option_group",
    "ordinal",
    "periods_in",
    "read_figure",
    "read_ordinal",
    "rule",
    "rules_from_json",
    "strip_notes",
    "strip_ordinal",
    "written",
    "years_in",
]


_LATE = {
    "gouji.report.repair": ("Change", "Explanation", "explain"),
    "gouji.report.stated": ("Stated",),
    "gouji.rules.fact_checks": ("BoundCheck", "StateCheck"),
    "gouji.rules.texts": ("contains_any", "line_span", "written"),
    "gouji.rules.word_checks": ("MustNotMention",),
    "gouji.comparing.compared": ("Compared", "Joined"),
    "gouji.comparing.members": (
        "AcrossFinding",
        "AcrossRelated",
        "Contributing",
        "Member",
        "NotCompared",
        "PackedCells",
        "Spot",
    ),
}
"""What few rules need, and the module that is imported with it."""


def __getattr__(name: str) -> object:
    """Import what few rules need."""
    return late_name(__name__, name, _LATE)
