"""Rule packs in YAML as tests of pytest: a collector of each pack and rule, an item of each case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
import re
from typing import Any

import pytest

from gouji.message import Language
from gouji.packs.folder import HEAD, MAX_PACK_BYTES
from gouji.plugins.model import Plugins
from gouji.testing.packs.case import PackCase
from gouji.testing.packs.trials import read_tests
from gouji.testing.packs.trying import RuleTest
from gouji.yaml.problems import Place, Problem

__all__ = ["PackTests", "is_pack"]

_PACK = re.compile(rb"^(?:\xef\xbb\xbf)?pack[ \t]*:", re.MULTILINE)


def is_pack(path: Path) -> bool:
    """Return whether a YAML file is a pack by its key ``pack``; what lies beside a ``pack.yaml`` is a part of that one."""
    if path.name != HEAD and path.with_name(HEAD).exists():
        return False
    try:
        with path.open("rb") as file:
            return _PACK.search(file.read(MAX_PACK_BYTES)) is not None
    except OSError:
        return False


class PackError(AssertionError):
    """A test of a pack found something wrong; ``problems`` tell it with their places."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(problem.message.en for problem in problems))
        self.problems = problems


class PackTests(pytest.File):
    """The tests of a pack: those of its file, or of its folder where the file is a ``pack.yaml``."""

    def __init__(self, *, plugins: Plugins, language: Language, **node: Any) -> None:
        super().__init__(**node)
        self.plugins = plugins
        self.language = language

    def collect(self) -> Iterator[RuleTests]:
        """Yield the tests of each rule; raise `CollectError` for a pack that cannot be used."""
        path = self.path.parent if self.path.name == HEAD else self.path
        found = read_tests(path, self.plugins, working=self.config.invocation_params.dir)
        if found.broken:
            raise self.CollectError(told(found.broken, self.language))
        for rule in found.rules:
            yield RuleTests.from_parent(self, name=rule.rule.name, test=rule, language=self.language)


class RuleTests(pytest.Collector):
    """The tests of one rule: ``cases``, ``bad-1``, ``good-1``, …, ``generated``."""

    def __init__(self, *, test: RuleTest, language: Language, **node: Any) -> None:
        super().__init__(**node)
        self.test = test
        self.language = language

    def collect(self) -> Iterator[pytest.Item]:
        """Yield a test of the cases as a whole, one of each case, and one of generated reports."""
        yield CasesItem.from_parent(self, name="cases", place=self.test.rule.place)
        numbers = {True: 0, False: 0}
        for case in self.test.cases:
            numbers[case.is_bad] += 1
            name = f"{'bad' if case.is_bad else 'good'}-{numbers[case.is_bad]}"
            yield CaseItem.from_parent(self, name=name, place=case.place, case=case)
        yield GeneratedItem.from_parent(self, name="generated", place=self.test.rule.place)


class PackItem(pytest.Item):
    """A test of a rule of a pack, which stands at a place in the YAML; ``wrong`` yields what is wrong."""

    parent: RuleTests

    def __init__(self, *, place: Place, **node: Any) -> None:
        super().__init__(**node)
        self.place = place

    def wrong(self) -> Iterable[Problem]:
        """Run the test, and return what is wrong."""
        raise NotImplementedError

    def runtest(self) -> None:
        """Run the test; raise `PackError`."""
        problems = list(self.wrong())
        if problems:
            raise PackError(problems)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Return what is wrong, each with its line and a caret, as ``gouji pack test`` has it."""
        if isinstance(excinfo.value, PackError):
            return told(excinfo.value.problems, self.parent.language)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return where the test stands, and the rule with its code, for the heading of a failure."""
        rule = self.parent.test.rule
        return self.path, self.place.line - 1, f"{rule.code} {rule.name}: {self.name}"


class CasesItem(PackItem):
    """Whether a rule has cases that prove something: a bad one with its place, a good one, none twice."""

    def wrong(self) -> Iterable[Problem]:
        """Return what is wrong with the cases before any is run."""
        return self.parent.test.before()


class CaseItem(PackItem):
    """Whether a rule finds in a case what it says."""

    def __init__(self, *, case: PackCase, **node: Any) -> None:
        super().__init__(**node)
        self.case = case

    def wrong(self) -> Iterable[Problem]:
        """Run the case, and return what is wrong."""
        return self.parent.test.case(self.case)[1]


class GeneratedItem(PackItem):
    """Whether a rule is silent in sound reports and finds planted faults; skipped where a case is wrong."""

    def wrong(self) -> Iterable[Problem]:
        """Try the rule on generated reports, and return what is wrong."""
        test = self.parent.test
        ran = [(case, *test.case(case)) for case in test.cases]
        if any(test.before()) or any(problems for _, _, problems in ran):
            pytest.skip("a case is wrong")
        return test.generated([found for case, found, _ in ran if case.is_bad and found is not None]).wrong


def told(problems: Iterable[Problem], language: Language) -> str:
    """Return problems with their lines and carets."""
    return "\n".join(problem.text(language) for problem in problems)
