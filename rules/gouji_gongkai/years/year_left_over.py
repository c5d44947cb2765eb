"""Years of an earlier report that was filled in again, where the sentence alone does not show it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from gouji.api import Claim, Paragraph, Pattern, Report, Year, contains_any, years_in
from gouji_gongkai.prose.cells import agrees, repaired, sum_for
from gouji_gongkai.prose.periods import THIS_YEAR
from gouji_gongkai.prose.statements import ReadPassage, Statement, read_prose

__all__ = ["INTO_ITSELF", "left_over"]

INTO_ITSELF = "carried"
"""The kind of a claim by which requests are carried into the report's own year instead of the next."""
_NEAREST = 12

_LARGE = 10
"""A figure of so many does not come out the same in two years by chance."""
_FEWEST = 2
_OWN = ("今年", "本年", "当年")
_OPENING = Pattern("(?:[^：:，,]{1,20}[：:])?(?:截至|截止|至|[我本全][局委办县市区镇乡厅]|本机关|本单位)?")
"""What may stand before a year that opens its sentence."""
_UNTIL = ("截至", "截止", "至")
_STOPS = "。！？!?"
_FARTHEST = 300
_COMPARING = (
    "同比", "环比", "相比", "较上", "较去", "较20", "比20", "比上", "比去", "同期", "持平", "一致", "相同", "不变",
)  # fmt: skip
"""Words of a sentence that says itself that the figures of two years are the same."""


def left_over(report: Report, year: int) -> Iterator[Claim]:
    """Yield the years that the tables, section one or the report's own title show to be wrong.

    They are others than *year*, but for the kind `INTO_ITSELF`.
    """
    for read in report.derive(read_prose).with_numbers:
        if read.passage.section != "problems":
            yield from _of_this_years_figures(report, read, year)
            yield from _carried_into_itself(report, read, year)
    yield from _opening(report, year)
    for paragraph in report.paragraphs:
        if "《" in paragraph.text and report.section_at(paragraph.start) in (None, "overview"):
            yield from _own_titles(report, paragraph, year)


def _of_this_years_figures(report: Report, read: ReadPassage, year: int) -> Iterator[Claim]:
    """Yield the year of a sentence whose figures are all those that the tables have for *year*."""
    text = read.passage.text
    for begin, statements in groupby(read.statements, key=lambda statement: statement.mention.sentence):
        stops = [at for stop in _STOPS if (at := text.find(stop, begin, begin + _FARTHEST)) >= 0]
        sentence = text[begin : min(stops, default=begin + _FARTHEST)]
        years = years_in(sentence)
        if (
            len({each.value for each in years}) != 1
            or years[0].value == year
            or not _OPENING.fullmatch(sentence[: years[0].start])
        ):
            continue
        if contains_any(sentence, (*_OWN, *_COMPARING)):
            continue
        given = list(statements)
        is_until = sentence[: years[0].start].endswith(_UNTIL)
        if (is_until or any(s.period != THIS_YEAR for s in given)) and _are_of_the_tables(report, given):
            first = years[0]
            yield Claim(first.value, read.passage.span(begin + first.start, begin + first.end), "figures")


def _are_of_the_tables(report: Report, statements: Sequence[Statement]) -> bool:
    """Return whether the figures that a sentence gives for another year are the tables', and too many for chance.

    Cells that break the sums of their table count with what these ask for.
    """
    exact = [s for s in statements if not s.measure.scope and not s.mention.number.about]
    known = [(s, found) for s in exact if (found := sum_for(report, s)) is not None]
    if not all(agrees(s, found.value) or agrees(s, repaired(report, found)) for s, found in known):
        return False
    values = [found.value for _, found in known if found.value]
    return len(known) >= _FEWEST and (len(values) >= _FEWEST or any(value >= _LARGE for value in values))


def _carried_into_itself(report: Report, read: ReadPassage, year: int) -> Iterator[Claim]:
    """Yield *year* where the requests of the report are carried into it: 新收20件，2件结转至2024年继续办理."""
    text = read.passage.text
    for sign in ("结转至", "结转到", "结转下", "转入", "结转") if "转" in text else ():
        at = text.find(f"{sign}{year}年")
        if at < 0:
            continue
        before = [m for m in read.mentions if 0 <= at - m.number.after <= _NEAREST]
        carried_out, carried_in = (report.facts.get(f"requests.{row}.total") for row in ("carried_out", "carried_in"))
        if not before or carried_out is None or carried_in is None:
            continue
        last = before[-1]
        is_out = last.number.value == carried_out.value != carried_in.value
        if is_out and not contains_any(text[last.sentence : at], ("上年结转至", f"{year - 1}年")):
            start = at + len(sign)
            yield Claim(year, read.passage.span(start, start + 4), INTO_ITSELF)
            return


_OF_THE_PARTY = Pattern(r"党的[^，,、]{2,24}精神")
"""A meeting of the party, whose spirit is followed: no meeting of another year."""
_BEFORE_COMPARED = frozenset("较比与同（(")
_AFTER_COMPARED = frozenset("末底")
_OPENS = Pattern(r"\s*(?:20\d\d|２０[０-９]{2})\s?年(?:度)?\s?(?:[，,]|我|全[市县区镇乡局]|本)")


def _opening(report: Report, year: int) -> Iterator[Claim]:
    """Yield the year that opens section one, if it stands nowhere else in it and the sentence is about the work."""
    first = next(_sentences_of_overview(report), None)
    found = next(iter(years_in(first.text)), None) if first is not None else None
    if first is None or found is None or found.value == year or not _OPENS.match(first.text):
        return
    paragraphs = [each for each in report.paragraphs if report.section_at(each.start) == "overview"]
    others = [each.value for paragraph in paragraphs for each in _not_compared(paragraph.text)]
    sentence = first.text[found.after : min(at for stop in _STOPS if (at := first.text.find(stop)) >= 0)]
    if others.count(found.value) > 1 or years_in(sentence):
        return
    from gouji_gongkai.years.year_phrases import whose

    is_own = "公开" in sentence and not contains_any(sentence, _OWN)
    if is_own and not whose(_OF_THE_PARTY.sub("", sentence), sentence):
        yield _claim(first, found)


def _not_compared(text: str) -> Iterator[Year]:
    """Yield the years of a text that are told of, not compared with: 较2023年末净增, （2023年为3985条）."""
    for year in years_in(text):
        before, after = text[max(0, year.start - 1) : year.start], text[year.after : year.after + 1]
        if before not in _BEFORE_COMPARED and after not in _AFTER_COMPARED:
            yield year


def _sentences_of_overview(report: Report) -> Iterator[Paragraph]:
    """Yield the paragraphs of section one that are no headings and have sentences."""
    headings: set[int] | None = None
    for paragraph in report.paragraphs:
        if any(stop in paragraph.text for stop in _STOPS) and report.section_at(paragraph.start) == "overview":
            if headings is None:
                headings = {id(heading) for heading in report.sections["overview"].headings}
            if id(paragraph) not in headings:
                yield paragraph


_TITLE = Pattern(r"《(?P<body>[^《》\d]{0,40})(?P<year>20\d\d)年?度?[^《》]{0,20}信息公开[^《》]{0,12}(?:报告|年报)》")
_PRESENTS = ("现将", "现就", "现公布", "现发布", "现公开", "本")
_MAKES = ("编制", "编制了", "形成", "形成了", "撰写", "撰写了", "编写", "编写了", "编制完成")
_PUBLISHED = ("现予", "予以公", "如下", "现公布", "现向社会")


def _own_titles(report: Report, paragraph: Paragraph, year: int) -> Iterator[Claim]:
    """Yield the year of the report's own title in 《》, where the text presents itself by it: 现将《…》公布如下."""
    from gouji_gongkai.years.year_words import AS_ALWAYS

    text = paragraph.text
    for match in _TITLE.finditer(text):
        farthest = match.end() + _FARTHEST
        begin = max(text.rfind(stop, max(0, match.start() - _FARTHEST), match.start()) for stop in _STOPS) + 1
        end = min((at for stop in _STOPS if (at := text.find(stop, match.end(), farthest)) >= 0), default=farthest)
        around = text[begin : match.start()] + text[match.end() : end]
        if int(match["year"]) == year or contains_any(around, AS_ALWAYS):
            continue
        before = text[begin : match.start()]
        presents = before.endswith(_PRESENTS) or (before.endswith(_MAKES) and contains_any(around, _PUBLISHED))
        if presents and _is_own_body(report, match["body"]):
            yield _claim(paragraph, Year(int(match["year"]), *match.span("year"), match.end("year")))


def _is_own_body(report: Report, body: str) -> bool:
    """Return whether a title's body is the report's, by its full or its short name, or left out."""
    subject = report.subject.value
    return not body or subject is None or str(subject).endswith(body) or body.endswith(str(subject))


def _claim(paragraph: Paragraph, year: Year) -> Claim:
    return Claim(year.value, paragraph.source_span(year.start, year.end), "statement")
