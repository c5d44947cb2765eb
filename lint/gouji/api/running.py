"""Everything that hosts of gouji, and commands of plugins, import from gouji; it defines nothing of its own."""

from typing import TYPE_CHECKING

from gouji.errors import (
    CommandError,
    ConfigurationError,
    ExecutorError,
    GoujiError,
    LimitExceededError,
    RecordError,
    UnreadableSourceError,
    UsageError,
)
from gouji.language import locale_language
from gouji.late import Late, late_name
from gouji.message import Language, Message
from gouji.plugins.command import Command
from gouji.plugins.executor import Executor
from gouji.plugins.hookspecs import hookimpl

if TYPE_CHECKING:
    from gouji.annotating.annotate import SKIPPED, annotate, annotated_page
    from gouji.checking.diagnostic import Diagnostic, Failure
    from gouji.comparing.contribution import Contribution, contribution_from_bytes, contribution_to_bytes
    from gouji.config import CommandLine, Configurations
    from gouji.config.drafts import Draft, read_draft
    from gouji.config.lookup import load_plugins_of
    from gouji.config.schema import marked_schema, marked_schema_of_pack, schema
    from gouji.config.sources import files_of_configuration
    from gouji.config.vocabularies import Term, TermsAt, terms_of
    from gouji.config.waiver_writing import add_waivers
    from gouji.fixing.beside import write_whole
    from gouji.fixing.edits import changes_of, is_editable
    from gouji.fixing.fix import UNFIXABLE, Fixed, fix
    from gouji.output.border import guarded
    from gouji.output.details import expectation, related_line
    from gouji.output.facts.main_facts import main_facts
    from gouji.output.facts.model import ReportFacts, facts_of
    from gouji.output.formats import format_named
    from gouji.output.text import closing_lines
    from gouji.packed import checked_from_bytes, checked_to_bytes
    from gouji.plugins.assignment import Assignment, Batch, Encoded, Entry
    from gouji.plugins.finder import load_plugins
    from gouji.plugins.model import Plugins
    from gouji.reasons import why_refused
    from gouji.results import (
        Checked,
        FileResult,
        RunResult,
        result_from_bytes,
        result_to_bytes,
    )
    from gouji.rules.catalogue import Catalogue
    from gouji.run.at_work import AtWork
    from gouji.run.body_keys import subject_keys
    from gouji.run.cache_folder import make_folder, user_folder
    from gouji.run.extract import body_key
    from gouji.run.guard import Guard
    from gouji.run.linter import Linter
    from gouji.run.order import Order, Unfit, unfit
    from gouji.run.processes import Processes
    from gouji.run.read import read_file
    from gouji.run.session import Session
    from gouji.run.stopped import Stopped
    from gouji.run.watching import ANSWER, TICK, Clock
    from gouji.waivers.record import record

__all__ = [
    "ANSWER",
    "SKIPPED",
    "TICK",
    "UNFIXABLE",
    "Assignment",
    "AtWork",
    "Batch",
    "Catalogue",
    "Checked",
    "Clock",
    "Command",
    "CommandError",
    "CommandLine",
    "ConfigurationError",
    "Configurations",
    "Contribution",
    "Diagnostic",
    "Draft",
    "Encoded",
    "Entry",
    "Executor",
    "ExecutorError",
    "Failure",
    "FileResult",
    "Fixed",
    "GoujiError",
    "Guard",
    "Language",
    "Late",
    "LimitExceededError",
    "Linter",
    "Message",
    "Order",
    "Plugins",
    "Processes",
    "RecordError",
    "ReportFacts",
    "RunResult",
    "Session",
    "Stopped",
    "Term",
    "TermsAt",
    "Unfit",
    "UnreadableSourceError",
    "UsageError",
    "add_waivers",
    "annotate",
    "annotated_page",
    "body_key",
    "changes_of",
    "checked_from_bytes",
    "checked_to_bytes",
    "closing_lines",
    "contribution_from_bytes",
    "contribution_to_bytes",
    "expectation",
    "facts_of",
    "files_of_configuration",
    "fix",
    "format_named",
    "guarded",
    "hookimpl",
    "is_editable",
    "load_plugins",
    "load_plugins_of",
    "locale_language",
    "main_facts",
    "make_folder",
    "marked_schema",
    "marked_schema_of_pack",
    "read_draft",
    "read_file",
    "record",
    "related_line",
    "result_from_bytes",
    "result_to_bytes",
    "schema",
    "subject_keys",
    "terms_of",
    "unfit",
    "user_folder",
    "why_refused",
    "write_whole",
]

_LATE = {
    "gouji.annotating.annotate": ("SKIPPED", "annotate", "annotated_page"),
    "gouji.checking.diagnostic": ("Diagnostic", "Failure"),
    "gouji.comparing.contribution": ("Contribution", "contribution_from_bytes", "contribution_to_bytes"),
    "gouji.config": ("CommandLine", "Configurations"),
    "gouji.config.drafts": ("Draft", "read_draft"),
    "gouji.config.lookup": ("load_plugins_of",),
    "gouji.config.schema": ("marked_schema", "marked_schema_of_pack", "schema"),
    "gouji.config.sources": ("files_of_configuration",),
    "gouji.config.vocabularies": ("Term", "TermsAt", "terms_of"),
    "gouji.config.waiver_writing": ("add_waivers",),
    "gouji.fixing.beside": ("write_whole",),
    "gouji.fixing.edits": ("changes_of", "is_editable"),
    "gouji.fixing.fix": ("UNFIXABLE", "Fixed", "fix"),
    "gouji.output.border": ("guarded",),
    "gouji.output.details": ("expectation", "related_line"),
    "gouji.output.facts.main_facts": ("main_facts",),
    "gouji.output.facts.model": ("ReportFacts", "facts_of"),
    "gouji.output.formats": ("format_named",),
    "gouji.output.text": ("closing_lines",),
    "gouji.packed": ("checked_from_bytes", "checked_to_bytes"),
    "gouji.plugins.assignment": ("Assignment", "Batch", "Encoded", "Entry"),
    "gouji.plugins.finder": ("load_plugins",),
    "gouji.plugins.model": ("Plugins",),
    "gouji.reasons": ("why_refused",),
    "gouji.results": (
        "Checked",
        "FileResult",
        "Fixed",
        "RunResult",
        "result_from_bytes",
        "result_to_bytes",
    ),
    "gouji.rules.catalogue": ("Catalogue",),
    "gouji.run.at_work": ("AtWork",),
    "gouji.run.body_keys": ("subject_keys",),
    "gouji.run.cache_folder": ("make_folder", "user_folder"),
    "gouji.run.extract": ("body_key",),
    "gouji.run.guard": ("Guard",),
    "gouji.run.linter": ("Linter",),
    "gouji.run.read": ("read_file",),
    "gouji.run.order": ("Order", "Unfit", "unfit"),
    "gouji.run.processes": ("Processes",),
    "gouji.run.session": ("Session",),
    "gouji.run.stopped": ("Stopped",),
    "gouji.run.watching": ("ANSWER", "TICK", "Clock"),
    "gouji.waivers.record": ("record",),
}
"""What only hosts need is loaded when it is asked for: a plugin that brings a command is imported by every run."""


def __getattr__(name: str) -> object:
    """Import and return a name that hosts need."""
    return late_name(__name__, name, _LATE)
