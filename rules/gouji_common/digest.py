"""A digest of all figures of a report: two reports with the same figures have the same digest."""

from __future__ import annotations

from hashlib import sha256

from gouji.api import Report

__all__ = ["digest_of"]


def digest_of(report: Report) -> str:
    """Return 24 hexadecimal digits that stand for all facts of a report, blank and unread ones with their state.

    To be called by ``report.derive(digest_of)``, which computes it once for all rules.
    """
    others = [f"{key}={fact.state if fact.value is None else str(fact.value)}" for key, fact in report.others.items()]
    said = "\n".join([*report.facts, *others])  # whatever has no value here is printed as 0
    return sha256(said.encode()).hexdigest()[:24]
