"""Rule packs in YAML as tests of pytest: a collector of each pack and rule, an item of each case."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
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

__all__ = ["PackCollector", "is_pack"]

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


class PackCollector(pytest.File):
    """The tests of a pack: those of its file, or of its folder where the file is a ``pack.yaml``."""

    def __init__(self, *, plugins: Plugins, language: Language, **node: Any) -> None:
        super().__init__(**node)
        self.plugins = plugins
        self.language = language

    def collect(self) -> Iterator[RuleCollector | PackItem]:
        """Yield the tests of each rule, and one of accepted wordings; raise `CollectError` for a pack that cannot be used."""
        path = self.path.parent if self.path.name == HEAD else self.path
        found = read_tests(path, self.plugins, working=self.config.invocation_params.dir)
        if found.broken:
            raise self.CollectError(told(found.broken, self.language))
        for rule in found.rules:
            yield RuleCollector.from_parent(self, name=rule.rule.name, test=rule, language=self.language)
        wordings = found.wordings
        if wordings is not None:
            yield PackItem.from_parent(
                self, name="accepts", language=self.language, line=1, about=found.name, wrong=lambda: wordings().wrong
            )


class RuleCollector(pytest.Collector):
    """The tests of one rule: ``cases``, ``bad-1``, ``good-1``, …, ``generated``."""

    def __init__(self, *, test: RuleTest, language: Language, **node: Any) -> None:
        super().__init__(**node)
        self.test = test
        self.language = language

    def collect(self) -> Iterator[PackItem]:
        """Yield a test of the cases as a whole, one of each case, and one of generated reports."""
        rule = self.test.rule
        yield self._item("cases", rule.place, self.test.before)
        numbers = {True: 0, False: 0}
        for case in self.test.cases:
            numbers[case.is_bad] += 1
            name = f"{'bad' if case.is_bad else 'good'}-{numbers[case.is_bad]}"
            yield self._item(name, case.place, partial(_wrong_in, self.test, case))
        yield self._item("generated", rule.place, partial(_wrong_in_generated, self.test))

    def _item(self, name: str, place: Place, wrong: Callable[[], Iterable[Problem]]) -> PackItem:
        about = f"{self.test.rule.code} {self.test.rule.name}"
        return PackItem.from_parent(self, name=name, language=self.language, line=place.line, about=about, wrong=wrong)


class PackItem(pytest.Item):
    """A test of a pack, ``about`` what, at a line of the YAML; ``wrong`` runs it and returns what is wrong."""

    def __init__(
        self, *, wrong: Callable[[], Iterable[Problem]], about: str, line: int, language: Language, **node: Any
    ) -> None:
        super().__init__(**node)
        self.wrong = wrong
        self.about = about
        self.line = line
        self.language = language

    def runtest(self) -> None:
        """Run the test; raise `PackError`."""
        problems = list(self.wrong())
        if problems:
            raise PackError(problems)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Return what is wrong, each with its line and a caret, as ``gouji pack test`` has it."""
        if isinstance(excinfo.value, PackError):
            return told(excinfo.value.problems, self.language)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return where the test stands, and what it is about, for the heading of a failure."""
        return self.path, self.line - 1, f"{self.about}: {self.name}"


def _wrong_in(test: RuleTest, case: PackCase) -> Iterable[Problem]:
    """Run a case of a rule, and return what is wrong."""
    return test.case(case)[1]


def _wrong_in_generated(test: RuleTest) -> Iterable[Problem]:
    """Try a rule on generated reports, and return what is wrong; skip that where a case is wrong."""
    ran = [(case, *test.case(case)) for case in test.cases]
    if any(test.before()) or any(problems for _, _, problems in ran):
        pytest.skip("a case is wrong")
    return test.generated([found for case, found, _ in ran if case.is_bad and found is not None]).wrong


def told(problems: Iterable[Problem], language: Language) -> str:
    """Return problems with their lines and carets."""
    return "\n".join(problem.text(language) for problem in problems)
