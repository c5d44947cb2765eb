"""One word for all figures of a report, by which two reports with the same figures are known."""

from __future__ import annotations

from hashlib import sha256

from gouji.api import Report

__all__ = ["digest_of"]


def digest_of(report: Report) -> str:
    """What all figures come to, those that are none by why; ask through ``report.derive(digest_of)``."""
    said = "\n".join(
        [f"{fact.id}={fact.value if fact.value is not None else fact.state}" for fact in report.facts.values()]
    )
    return sha256(said.encode()).hexdigest()[:24]
