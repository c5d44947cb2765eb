"""The subject of a sample report: the body, the year and the figures that fill the fields of its sentences."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property
from string import Formatter

import attrs

from gouji.api import Form, read_figure
from gouji.testing import Line, SampleReport
from gouji_gongkai.testing import phrases
from gouji_gongkai.testing.bodies import Body, body_named

__all__ = ["Subject"]


@attrs.frozen
class Subject:
    """The body, the year and the figures that the sentences of one report speak of."""

    form: Form
    body: Body
    year: int
    figures: Mapping[str, Decimal] = attrs.field(repr=False)
    cites: bool

    @classmethod
    def of(cls, sample: SampleReport) -> Subject:
        """Return the subject of a sample, by its body's name."""
        values = {fact: read_figure(text).value or Decimal(0) for fact, text in sample.figures.items()}
        return cls(sample.form, body_named(sample.subject), sample.period, values, cites=True)

    def line(self, template: str, *, site: int = 1, media: int = 1) -> Line:
        """Return the line of a template of `phrases`, its claims and citations marked."""
        counts = {"site": str(site), "media": str(media), "all": str(site + media)}
        shares = {"percent": _percent(media, site), "share": _percent(site, site + media)}
        values = self._values | counts | shares | self._sums(template)
        return Line.of(template, values, marked=self._marked)

    def _sums(self, template: str) -> dict[str, str]:
        """Return the fields of a template that are facts with + between them."""
        names = [name for _, name, _, _ in Formatter().parse(template) if name and "+" in name]
        return {name: str(sum(self.figures[fact] for fact in name.split("+"))) for name in names}

    @cached_property
    def _values(self) -> dict[str, str]:
        years = {"year": 0, "own": 0, "title": 0, "period": 0, "period_end": 0, "last": -1, "next": 1, "after": 2}
        return {
            **{name: str(self.year + distance) for name, distance in years.items()},
            **{fact: str(value) for fact, value in self.figures.items()},
            "agency": self.body.name,
            "we": self.body.self_word,
            "region": self.body.region,
            "name": self.form.names[0],
            "notice": phrases.NOTICES[self.form.id],
            "few": "3",
        }

    @cached_property
    def _marked(self) -> dict[str, str]:
        keys = {"own": "statement", "title": "title.year", "period": "period.year", "period_end": "period.end_year"}
        return keys | {fact: f"cited.{fact}" for fact in self.figures}


def _percent(part: int, whole: int) -> str:
    """Return what a part is of a whole, with one decimal."""
    tenths = part * 1000 // whole
    return f"{tenths // 10}.{tenths % 10}"
