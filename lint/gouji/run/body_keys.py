"""The keys of the bodies of a run, for formats that put the reports of one body together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from gouji.comparing.names import Names
from gouji.report.subjects import Subjects

if TYPE_CHECKING:
    from gouji.config import Settings
    from gouji.results import RunResult
    from gouji.rules.catalogue import Catalogue

__all__ = ["body_keys", "subject_keys"]


def body_keys(result: RunResult, settings: Callable[[str], Settings], catalogue: Catalogue) -> Mapping[str, str]:
    """Return the keys of the bodies by the paths of their reports; {} where no configuration has aliases."""
    named = (settings(file.path).names or Names() for file in result.inputs if file.subject)
    return subject_keys(result, settings, catalogue) if any(names.aliases for names in named) else {}


def subject_keys(result: RunResult, settings: Callable[[str], Settings], catalogue: Catalogue) -> Mapping[str, str]:
    """Return what reports of one body have in common, by the paths of all reports that name one."""
    subjects = Subjects(key=catalogue.subject_key)
    return {
        file.path: (settings(file.path).names or Names()).of(subjects).key(file.subject)
        for file in result.inputs
        if file.subject
    }
