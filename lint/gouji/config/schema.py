"""The JSON Schema of a configuration file, for editors, made of the keys and of the installed rules and packs.

It accepts what the reader accepts, as far as a schema can. Only the reader knows whether a file in ``extends``
exists, whether a rule's pack is asked for, whether a plugin can be disabled here, that a rule's name and its code
are one key, and that a day is one of the calendar.
"""

from __future__ import annotations

from typing import Any

from gouji.config.globs import GLOB_PATTERN
from gouji.config.keys import KEYS
from gouji.config.names import bodies_definition
from gouji.config.rules import rule_definitions, rules_definition, severity_definition
from gouji.message import Language
from gouji.rules.catalogue import Catalogue
from gouji.yaml.marks import unmarked
from gouji.yaml.shapes import Schema, Shape, mapping

__all__ = ["marked_schema", "marked_schema_of_pack", "schema", "schema_of_pack"]


def schema(catalogue: Catalogue, language: Language) -> Schema:
    """Return the schema (draft 2020-12), with its descriptions in one language."""
    return unmarked(marked_schema(catalogue, language))


def marked_schema(catalogue: Catalogue, language: Language) -> Schema:
    """Return the schema with the marks for editors, see `gouji.yaml.marks`."""
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

    return unmarked(_schema_of_pack(PACK, catalogue, language))


def marked_schema_of_pack(catalogue: Catalogue, language: Language, *, is_part: bool = False) -> Schema:
    """Return the schema of a rule pack, or of a further file of one, with the marks for editors and what these refer to."""
    from gouji.packs.keys import PACK, PART

    definitions = {
        "severity": severity_definition(language),
        "rules": rules_definition(catalogue),
        **rule_definitions(catalogue, language),
    }
    return {**_schema_of_pack(PART if is_part else PACK, catalogue, language), "$defs": definitions}


def _schema_of_pack(keys: Shape[Any], catalogue: Catalogue, language: Language) -> Schema:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "gouji rule pack",
        **keys.schema(catalogue, language),
    }
