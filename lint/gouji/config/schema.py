"""The JSON Schema of a configuration file, for editors, made of the keys and of the installed rules and packs.

It accepts what the reader accepts, as far as a schema can. Only the reader knows whether a file in ``extends``
exists, whether a rule's pack is asked for, whether a plugin can be disabled here, that a rule's name and its code
are one key, and that a day is one of the calendar.
"""

from __future__ import annotations

from gouji.config.globs import GLOB_PATTERN
from gouji.config.keys import KEYS
from gouji.config.names import bodies_definition
from gouji.config.rules import rule_definitions, rules_definition, severity_definition
from gouji.message import Language
from gouji.rules.catalogue import Catalogue
from gouji.yaml.shapes import Schema, mapping

__all__ = ["schema", "schema_of_pack"]


def schema(catalogue: Catalogue, language: Language) -> Schema:
    """Return the schema (draft 2020-12), with its descriptions in one language."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": ".gouji.yaml",
        **mapping(*KEYS).schema(catalogue, language),
        "type": ["object", "null"],
        "$defs": {
            "severity": severity_definition(language),
            "glob": {"type": "string", "pattern": GLOB_PATTERN},
            "rules": rules_definition(catalogue),
            "bodies": bodies_definition(catalogue, language),
            **rule_definitions(catalogue, language),
        },
    }


def schema_of_pack(catalogue: Catalogue, language: Language) -> Schema:
    """Return the schema (draft 2020-12) of a rule pack in YAML, with its descriptions in one language."""
    from gouji.packs.keys import PACK

    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "gouji rule pack",
        **PACK.schema(catalogue, language),
    }
