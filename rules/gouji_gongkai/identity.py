"""The identity of a report: title, body and year, each with where it was read and whether it is sure."""

from __future__ import annotations

from gouji.api import Draft, Identity
from gouji_gongkai.reporter import completed, reporter
from gouji_gongkai.title import find_title, page_agency
from gouji_gongkai.years.own_year import year_of

__all__ = ["identify"]


def identify(draft: Draft) -> Identity:
    """Return title, agency and year of a report; a part that is not found has no value.

    The agency is that of the title, else the one that the text names, else the page's title; a longer name in the text
    completes a short one.
    The title's year stands unless the period and the sentences together give another (`own_year`).
    """
    title = find_title(draft)
    agency = title.agency if title.agency.value is not None else reporter(draft)
    agency = completed(draft, agency if agency.value is not None else page_agency(draft))
    year, claims = year_of(draft, title, agency)
    return Identity(title.found, agency, year, claims=claims)
