"""``--format gitlab``: a Code Quality report, which GitLab shows at the lines of a merge request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from hashlib import sha256
import json
from typing import Any

from gouji.api.documents import Diagnostic, Failure, Language, RenderOptions, RunResult, placed_message

__all__ = ["render"]

_SEVERITIES: Mapping[str, str] = {"error": "major", "warning": "minor", "info": "info"}
_OF_A_FAILURE = "critical"


def render(result: RunResult, options: RenderOptions) -> Iterator[str]:
    """Yield an array with an issue for each diagnostic that counts, then one for each failure.

    GitLab takes an issue with a fingerprint that it has seen for the same one, and drops the second of two that are
    equal: findings that are alike are numbered in a file.
    """
    seen: Counter[str] = Counter()
    before = "["
    for issue in _issues(result, options.language):
        seen[issue["fingerprint"]] += 1
        issue["fingerprint"] = _hashed(issue["fingerprint"], str(seen[issue["fingerprint"]]))
        yield f"{before}\n  {json.dumps(issue, ensure_ascii=False)}"
        before = ","
    yield "[]\n" if before == "[" else "\n]\n"


def _issues(result: RunResult, language: Language) -> Iterator[dict[str, Any]]:
    for diagnostic in result.diagnostics:
        yield _found(diagnostic, language)
    for failure in result.all_failures:
        yield _failed(failure, language)


def _found(diagnostic: Diagnostic, language: Language) -> dict[str, Any]:
    start, end = diagnostic.range or (None, None)
    lines = {"begin": start.line if start else 1, "end": end.line if end else 1}
    return _issue(
        diagnostic.rule,
        f"{diagnostic.code} {placed_message(diagnostic, language)}",
        _SEVERITIES[diagnostic.severity],
        {"path": _relative(diagnostic.path), "lines": lines},
        diagnostic.fingerprint,
    )


def _failed(failure: Failure, language: Language) -> dict[str, Any]:
    path = _relative(failure.path) if failure.path else "."
    name = failure.rule or failure.kind
    return _issue(name, failure.message[language], _OF_A_FAILURE, {"path": path, "lines": {"begin": 1}}, failure.kind)


def _issue(name: str, description: str, severity: str, location: dict[str, Any], identity: str) -> dict[str, Any]:
    return {
        "type": "issue",
        "check_name": name,
        "description": description,
        "categories": ["Bug Risk"],
        "severity": severity,
        "fingerprint": _hashed(location["path"], name, identity),
        "location": location,
    }


def _relative(path: str) -> str:
    """Return a path as GitLab compares it with those of the repository: without ``./``."""
    return path.removeprefix("./")


def _hashed(*words: str) -> str:
    return sha256("\x1f".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:32]
