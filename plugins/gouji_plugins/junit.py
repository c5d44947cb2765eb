"""``--format junit``: JUnit's XML, which CI services show as tests: a suite a file, a case a finding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from gouji.api.documents import Diagnostic, Failure, FileResult, Language, RenderOptions, RunResult, placed_message

__all__ = ["render"]

_PROGRAM = "gouji"
"""The name of the whole, of the case of a file without findings, and of the suite of failures of no one file."""

_COUNTED = {"tests": "testcase", "failures": "failure", "errors": "error", "skipped": "skipped"}


def render(result: RunResult, options: RenderOptions) -> Iterator[str]:
    """Yield the suites: an error is a case that failed, a warning or info one that was skipped, a failure one in error.

    A file without any has one case that passed, so that it is seen to have been checked. The suites are made twice: the
    first element has their counts, and only one is kept at a time.
    """
    whole = ET.Element("testsuites", name=_PROGRAM)
    counts = Counter(tag for suite in _suites(result, options.language) for tag in _tags(suite))
    _count(whole, counts)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    head = ET.tostring(whole, encoding="unicode")
    if not counts:
        yield f"{head}\n"
        return
    yield f"{head.removesuffix(' />')}>\n"
    for suite in _suites(result, options.language):
        _count(suite, Counter(_tags(suite)))
        ET.indent(suite, level=1)
        yield f"  {ET.tostring(suite, encoding='unicode')}\n"
    yield f"</{whole.tag}>\n"


def _tags(suite: ET.Element) -> Iterator[str]:
    """Yield the tags of the elements in a suite."""
    return (element.tag for element in suite.iter() if element is not suite)


def _count(element: ET.Element, counts: Counter[str]) -> None:
    element.attrib |= {key: str(counts[tag]) for key, tag in _COUNTED.items()}


def _suites(result: RunResult, language: Language) -> Iterator[ET.Element]:
    """Yield a suite for each file, then one for the failures of the run."""
    for file in result.files:
        yield _suite_of(file, language)
    if result.failures:
        suite = ET.Element("testsuite", name=_PROGRAM)
        for failure in result.failures:
            _add_failure(suite, failure, language)
        yield suite


def _suite_of(file: FileResult, language: Language) -> ET.Element:
    suite = ET.Element("testsuite", name=file.path)
    for diagnostic in file.diagnostics:
        _add_diagnostic(suite, diagnostic, language)
    for failure in file.failures:
        _add_failure(suite, failure, language)
    if not len(suite):
        _case(suite, _PROGRAM)
    return suite


def _add_diagnostic(suite: ET.Element, diagnostic: Diagnostic, language: Language) -> None:
    message = placed_message(diagnostic, language)
    place = f":{diagnostic.range.start.line}:{diagnostic.range.start.column}" if diagnostic.range else ""
    case = _case(suite, f"{diagnostic.code} {diagnostic.rule}{place}")
    outcome = "failure" if diagnostic.severity == "error" else "skipped"
    told = ET.SubElement(case, outcome, message=message)
    if outcome == "failure":
        told.attrib["type"] = diagnostic.severity
        told.text = f"{diagnostic.path}{place}: {message}\n{diagnostic.excerpt}".rstrip()


def _add_failure(suite: ET.Element, failure: Failure, language: Language) -> None:
    case = _case(suite, failure.rule or failure.kind)
    ET.SubElement(case, "error", message=failure.message[language], type=failure.kind)


def _case(suite: ET.Element, name: str) -> ET.Element:
    return ET.SubElement(suite, "testcase", classname=suite.attrib["name"], name=name)
