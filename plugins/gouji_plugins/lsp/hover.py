"""What is shown where the mouse rests: the findings there with their rules, and the figure there."""

from __future__ import annotations

from itertools import dropwhile, takewhile

from gouji.api import Report
from gouji.api.documents import Diagnostic
from gouji.api.running import Language, Message
from gouji_plugins.lsp.figures import escaped, fact_at, figure_lines, value_of
from gouji_plugins.lsp.priors import Prior, Priors

__all__ = ["beginning_of", "figure_at", "finding_told"]

_PRIOR = Message("{period}年：{value}（{path}）", "{period}: {value} ({path})")


def finding_told(diagnostic: Diagnostic, page: str | None, language: Language) -> str:
    """Return a finding in Markdown, with the beginning of its rule's page."""
    head = f"**{diagnostic.code}** {diagnostic.rule}: {escaped(diagnostic.message[language])}"
    return "\n".join([head, "", *beginning_of(page)]) if page else head


def beginning_of(page: str) -> list[str]:
    """Return the lines of the first section of a rule's page, without its heading."""
    inside = dropwhile(lambda line: not line.startswith("## "), page.splitlines())
    next(inside, None)
    return list(takewhile(lambda line: not line.startswith(("## ", "```")), inside))


def figure_at(report: Report, offset: int, name: str, priors: Priors, language: Language) -> str | None:
    """Return in Markdown what is known of the figure at an offset; None where there is none."""
    fact = fact_at(report, offset)
    if fact is None:
        return None
    lines = list(figure_lines(report, fact, language))
    prior = priors.find(report, name, fact)
    return "\n".join([*lines, *(["", _told(prior, language)] if prior is not None else [])])


def _told(prior: Prior, language: Language) -> str:
    path = escaped(prior.path.replace("\\", "/").rpartition("/")[2])
    return _PRIOR.format(period=prior.period, value=value_of(prior.fact, language), path=path)[language]
