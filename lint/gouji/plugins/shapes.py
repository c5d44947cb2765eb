"""The shapes of what hooks bring, by which a plugin that brings something else is found out at once."""

from __future__ import annotations

from typing import get_args

from gouji.binding.kind import Kind
from gouji.document.layout import Layout
from gouji.document.loader import Loader
from gouji.document.vocabulary import TitleWords
from gouji.forms.model import Form
from gouji.message import Message
from gouji.output.annotator import Annotator
from gouji.output.border import Notation
from gouji.output.format import Format
from gouji.plugins.command import Command
from gouji.plugins.executor import Executor
from gouji.report.subjects import Subjects
from gouji.rules.meta import FixKind, Option, RuleMeta
from gouji.rules.pack import Pack, PackSource
from gouji.rules.rule import AcrossRule, Rule
from gouji.rules.when import When
from gouji.strangers import FUNCTION, Many, Row, Shape, Shapes, misfit_inside

__all__ = ["misfit_of"]

_TEXT: Shape = (str,)
_TEXTS: Shape = (Many(_TEXT),)
_YEAR: Shape = (int, None)
_CALLED: Shape = (FUNCTION,)
_MAY_BE_CALLED: Shape = (FUNCTION, None)
_PLAIN: Shape = (bool, int, float, str, Many((bool, int, float, str)), dict, None)
_SHAPES: Shapes = {
    Rule: {
        "meta": (RuleMeta,),
        "check": _CALLED,
        "reads": _MAY_BE_CALLED,
        "when": (When,),
        "across": (AcrossRule, None),
        "judges": _MAY_BE_CALLED,
        "holds": _MAY_BE_CALLED,
    },
    AcrossRule: {"meta": (RuleMeta,), "contribute": _CALLED, "join": _CALLED},
    RuleMeta: {
        **dict.fromkeys(("code", "name", "source", "since", "kind", "pack", "successor"), _TEXT),
        **dict.fromkeys(("forms", "statuses", "former_names"), _TEXTS),
        "summary": (Message,),
        "function": _CALLED,
        "years": (Row(_YEAR, _YEAR),),
        "options": (Many((Option,)),),
        "messages": (Many((Message,)),),
        "fix": get_args(FixKind),
        "written": _MAY_BE_CALLED,
    },
    Message: {"zh": _TEXT, "en": _TEXT},
    When: {"words": _TEXTS, "signs": _TEXTS},
    Option: {"name": _TEXT, "default": _PLAIN, "description": (Message,), "fields": (Many((Option,)),)},
    Pack: {"name": _TEXT, "title": _TEXT, "rules": (Many((Rule, AcrossRule)),), "settings": (dict,), "version": _TEXT},
    PackSource: dict.fromkeys(("name", "beside", "path"), _TEXT),
    Kind: {
        "name": _TEXT,
        "title": (Message,),
        "forms": (Many((Form,)),),
        "marks": _TEXTS,
        "identify": _CALLED,
        "titles": (TitleWords,),
        "subjects": (Subjects,),
        "recognise": _MAY_BE_CALLED,
        "stated": _MAY_BE_CALLED,
    },
    Subjects: {"key": _CALLED, "is_certain": _CALLED, "types": _TEXTS, "levels": _TEXTS, "classify": _CALLED},
    Layout: {"name": _TEXT, "begins": _TEXTS, "read": _CALLED, "priority": (int,), "replaces": _TEXT},
    Loader: {"name": _TEXT, "extensions": _TEXTS, "recognise": _CALLED, "load": _CALLED, "replaces": _TEXT},
    Format: {
        "name": _TEXT,
        "summary": (str, Message),
        "render": _CALLED,
        "replaces": _TEXT,
        "notation": get_args(Notation),
        "tables": (bool,),
        "binary": (bool,),
    },
    Annotator: {"name": _TEXT, "annotate": _CALLED, "replaces": _TEXT},
    Command: {"name": _TEXT, "summary": (Message,), "run": _CALLED, "add_arguments": _CALLED},
    Executor: {"name": _TEXT, "summary": (Message,), "run": _CALLED, "replaces": _TEXT},
}


def misfit_of(item: object) -> str | None:
    """Return what is wrong inside something that a hook brought, and in which field; None where nothing is."""
    return next(
        (misfit_inside(item, fields, _SHAPES) for kind, fields in _SHAPES.items() if isinstance(item, kind)), None
    )
