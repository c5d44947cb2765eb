"""The bench on which files are tried: the linter with all its plugins, every output format, the published schema."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files as resources
import json
from pathlib import Path
from typing import Any

import attrs

from gouji.config import CommandLine
from gouji.errors import GoujiError
from gouji.message import Language
from gouji.output.border import guarded
from gouji.output.format import RenderOptions
from gouji.plugins.finder import load_plugins
from gouji.plugins.model import Plugins
from gouji.results import RunResult
from gouji.run.linter import Linter
from gouji.run.session import Session
from gouji.testing.fuzz.goods import Goods
from gouji.testing.samples import installed_samples
from gouji.value import Entity

__all__ = ["TODAY", "Bench", "BrokenPromiseError", "promise"]

TODAY = "2026-06-30"
"""The day of all cases, so that they come to the same on any day."""

_MOST_VALIDATED = 500_000
"""A validator takes longer than all the rest for what is longer."""

_MOST_VALIDATED = 500_000
"""For what is longer a validator takes longer than all the rest."""

_LANGUAGES: tuple[Language, ...] = ("zh", "en")
_RAW = frozenset(map(chr, (*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)))) - {
    "\n",
    "\t",
}
"""Characters that a terminal would obey."""


class BrokenPromiseError(GoujiError):
    """Something does not hold that holds for any file; ``what`` names it, the rest tells of this file."""

    def __init__(self, what: str, *about: object) -> None:
        super().__init__(": ".join((what, *(str(each)[:4000] for each in about))))
        self.what = what


def promise(what: str, held: object, *about: object) -> None:
    """Raise `BrokenPromiseError` where something does not hold."""
    if not held:
        raise BrokenPromiseError(what, *about)


@attrs.frozen(eq=False)
class Bench(Entity):
    """What every case is tried with. ``folder`` is the only one in which files may be written."""

    plugins: Plugins
    goods: Goods
    folder: Path
    validator: Any = None
    facts_validator: Any = None

    @classmethod
    def installed(cls, folder: Path, files: Path | None = None) -> Bench:
        """Return the bench with all that is installed; the schema is only used where jsonschema is installed.

        *files* is a folder of good files beside those that are printed.
        """
        return cls(
            load_plugins(), Goods(installed_samples(), files), folder, _validator("check"), _validator("extract")
        )

    def session(self, working: Path | None = None, **chosen: Any) -> Session:
        """Return a session in a folder, configured by what is there."""
        return Session(self.plugins, CommandLine(today=TODAY, **chosen), str(working or self.folder))

    @property
    def linter(self) -> Linter:
        """A linter without any configuration."""
        return self.session().linter

    def render(self, run: RunResult) -> dict[tuple[str, Language], str]:
        """Return the output of a run in every format and language; promise that it is fit to be shown and read."""
        outputs = {}
        for format_ in self.plugins.formats:
            for language in _LANGUAGES:
                options = RenderOptions(language=language, coverage=True, show_waived=True, statistics=True)
                pieces: Iterable[Any] = format_.render(run, options)
                if format_.binary:
                    outputs[format_.name, language] = b"".join(pieces).hex()
                    continue
                output = outputs[format_.name, language] = "".join(guarded(pieces, format_.notation))
                raw = sorted(_RAW & set(output))
                promise("no raw control character is printed", not raw, format_.name, raw)
        self._judge_json(outputs["json", "zh"], outputs["jsonl", "en"])
        for failure in run.all_failures:
            promise(
                "a failure has a message in both languages", all(failure.message[each].strip() for each in _LANGUAGES)
            )
        return outputs

    def _judge_json(self, output: str, lines: str) -> None:
        whole = json.loads(output)
        for line in lines.split("\n")[:-1]:
            json.loads(line)
        if len(output) < _MOST_VALIDATED:
            _judge_schema(self.validator, whole)

    def judge_facts(self, facts: object) -> None:
        """Promise that what a line of JSON holds of a report's facts fits its schema."""
        _judge_schema(self.facts_validator, facts)


def _judge_schema(validator: Any, whole: object) -> None:
    error = next(validator.iter_errors(whole), None) if validator is not None else None
    promise("JSON fits its schema", error is None, error and f"{error.json_path}: {error.message}")


def _validator(command: str) -> Any:
    try:
        from jsonschema.validators import validator_for
    except ImportError:
        return None
    schema = json.loads(resources("gouji.output").joinpath(f"{command}.schema.json").read_text("utf-8"))
    return validator_for(schema)(schema)
