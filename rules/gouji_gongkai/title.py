"""The title: which of the first lines it is, and which year and agency it names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
import re

from gouji.api import CHINESE, Draft, Found, NamedTuple, Paragraph, Pattern, Span, TitleWords, contains_any, years_in
from gouji_gongkai.bodies import is_body
from gouji_gongkai.head import HeadLine, head_lines, is_letter

__all__ = ["TITLE_WORDS", "Title", "find_title", "page_agency"]

_TITLE_LINES = 16
_MOST_LINES = 3
_LONGEST_TITLE = 90
_BEST, _WORST = (False, False, 1), (True, True, _MOST_LINES + 1)
"""How candidates for the title rank: whether they are doubtful, whether they lack a year, on how many lines they stand."""
# The patterns are compiled when they are needed: most titles stand on one line and say it all.
_PLAIN_DIGITS = r"(?:19|20)\d{2}"
_YEAR_DIGITS = r"(?:(?:19|20)\d{2}|[１２][０９][０-９]{2}|二[〇○零Ο][〇○零一二三四五六七八九]{2})"
_YEAR = r"[（(]?{}\s*年?度?[)）]?"
_PLAIN_YEARS = (Pattern(_YEAR.format(_PLAIN_DIGITS)), Pattern(_PLAIN_DIGITS))
_YEARS = (Pattern(_YEAR.format(_YEAR_DIGITS)), Pattern(_YEAR_DIGITS))
"""A year in a title, and its digits alone."""
_BARE_YEAR = r"(?<!\d)(?:19|20)\d{2}(?!\d)"
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_PATH_MARKS = tuple("：:>＞|｜")
_MARKS = '》”"）)《“（( '
_LEADS = ("关于", "《", "“", '"', "（", "(")
_CHROME = (*_PATH_MARKS, "字号", "打印", "来源", "索引号", "次数", "当前位置")
_DATE = r"\d(?:\s*月|[-－/]\d)"
_SIGNS_OF_DATES = tuple("月-－/")
_SENTENCES = ("现公布", "现公开", "现将", "特编制", "根据", "依据", "按照", "依照", "本报告", "本年度报告", "编制")
_OURS = ("我", "本级", "本局", "本单位", "本机关", "本部门", "本县", "本市", "本区", "本镇", "本乡", "本街道")
_SITE = Pattern(r"[\s\u3000]*(?:[_|｜]|[-－—–]{1,2})[\s\u3000]*\S.*$")
_MARKS_BEFORE_SITE = tuple("_|｜-－—–")

TITLE_WORDS = TitleWords(
    likely=r"(?:政府信息公开|信息公开|政务公开).{0,12}(?:年度报告|年报|报告)|年度?(?:工作)?报告[）)]?$",
    without_subject=r"[\s《“]*(?:关于)?(?:\d{4}|[二〇○零一二三四五六七八九]{4}|年度?|度|政府|信息|政务|公开)",
    subject=rf"(?:{CHINESE}|\s){{2,30}}[府会厅局委办院部署处社镇乡区县市省]",
    period=r"[（(]?\s*(?:\d{4}|二[〇○零][〇○零一二三四五六七八九]{2})\s*年?度?\s*[)）]?",
)
"""How the lines of a title are written, for those who find a report in a page."""


class Title(NamedTuple):
    """The title as ``found``, the lines that it stands on, and the year and the agency that it names."""

    found: Found = Found()
    lines: tuple[Paragraph, ...] = ()
    year: Found = Found()
    agency: Found = Found()


def find_title(draft: Draft) -> Title:
    """Return the title among the first lines; empty where none of them has a name of the form, and for a letter.

    Of several candidates the first is taken, but before it one that has a year, and one on fewer lines; a line of the
    page around the report comes last.
    """
    names = draft.form.names
    first = head_lines(draft)[: _TITLE_LINES + _MOST_LINES]
    found, best = None, _WORST
    for number, lines, doubtful in _runs(first):
        if name := _name_in(lines, names):
            rank = (doubtful or _is_chrome(lines), not _has_year(lines), len(lines))
            if rank < best:
                found, best = (number, lines, name), rank
            if rank == _BEST:
                break
    if found is None:
        return Title()
    number, lines, name = found
    around = [head.line for head in first]
    return _read(lines, around[:number][-1:], around[number + len(lines) :][:1], name)


def page_agency(draft: Draft) -> Found:
    """Return the agency that the title of the page around the report names; empty where it names none."""
    text = " ".join(draft.document.metadata.get("title", "").split())[:_LONGEST_TITLE]
    line = Paragraph(text, 0, len(text))
    name = _name_in((line,), draft.form.names)
    agency = _agency((_without_site(line, name),), name).value if name else None
    return Found(agency, "metadata") if isinstance(agency, str) and is_body(agency) else Found()


def _runs(first: Sequence[HeadLine]) -> Iterator[tuple[int, tuple[Paragraph, ...], bool]]:
    """Yield the lines that could be a title, alone or several together, each with the number of the first.

    The last item says whether they are doubtful: a step of a page's path.
    """
    for number in range(min(_TITLE_LINES, len(first))):
        for count in range(1, _MOST_LINES + 1):
            heads = first[number : number + count]
            lines = tuple([head.line for head in heads])
            text = "".join([line.text for line in lines])
            if len(lines) < count or len(text) > _LONGEST_TITLE or "。" in text or is_letter(text):
                break
            if count > 1 and _is_chrome(lines):
                break
            if "报" in text and not _is_sentence(text):
                yield number, lines, any(head.doubtful for head in heads)


def _is_sentence(text: str) -> bool:
    return text.endswith(("：", ":", "，", ",", "；")) or "如下" in text or "，" in text or text.startswith(_SENTENCES)


def _is_chrome(lines: Sequence[Paragraph]) -> bool:
    """Return whether one of the lines belongs to the page around the report: a path, a date, a counter."""
    return any(contains_any(line.text, _CHROME) or _has_date(line.text) for line in lines)


def _has_date(text: str) -> bool:
    return contains_any(text, _SIGNS_OF_DATES) and re.search(_DATE, text) is not None


def _has_year(lines: Sequence[Paragraph]) -> bool:
    return any(years_in(line.text) for line in lines)


def _squeeze(lines: Sequence[Paragraph]) -> str:
    text = "".join(["".join(line.text.split()) for line in lines])
    return text if text.isprintable() else text.translate(_UNSEEN)


def _name_in(lines: Sequence[Paragraph], names: Sequence[str]) -> str:
    """Return the longest of *names* in the lines, also one with a year inside it; "" where there is none."""
    text = _squeeze(lines)
    found = [name for name in names if name in text]
    if not found and "年" in text:
        bare = list(_without_years(text))
        found = [name for name in names if any(name in each for each in bare)]
    return max(found, key=len, default="")


def _without_years(text: str) -> Iterator[str]:
    """Yield a title without its years, and without their digits alone, that keeps 年度 (政府信息公开2024年度报告)."""
    # Only these begin a year in other digits, whose patterns take 2 ms to compile.
    year, digits = _YEARS if contains_any(text, ("１", "２", "二")) else _PLAIN_YEARS
    yield year.sub("", text)
    yield digits.sub("", text)


def _read(lines: tuple[Paragraph, ...], above: Sequence[Paragraph], below: Sequence[Paragraph], name: str) -> Title:
    """Return the title of the lines that have the form's name, with its year and agency.

    Either may stand on the line above or below.
    """
    lines = (*lines[:-1], _without_site(lines[-1], name))
    agency = _agency(lines, name)
    if agency.value is None:
        if any(is_body(line.text) for line in above):
            lines = (*above, *lines)
        elif any(is_body(line.text) for line in below):
            lines = (*lines, *below)
        agency = _agency(lines, name)
    year = _year(lines)
    if year.value is None and any(_YEARS[0].fullmatch(line.text.strip()) for line in below):
        lines = (*lines, *below)
        year = _year(lines)
    if year.value is None:
        year = _bare_year(lines)
    found = Found(_squeeze(lines), "title", Span(lines[0].start, lines[-1].end))
    return Title(found, lines, year, agency)


def _without_site(line: Paragraph, name: str) -> Paragraph:
    """Return the last line of a title without the name of the site behind it: …年度报告_云岭县人民政府.

    After a dash the name may be the body's own; it stays where none stands before the form's name.
    """
    before, _, after = line.text.partition(name)
    may_have_site = contains_any(after, _MARKS_BEFORE_SITE)
    site = _SITE.match(line.text, len(before) + len(name)) if may_have_site else None
    return line.part(0, site.start()) if site and _bare_name(before) else line


def _bare_name(text: str) -> bool:
    return len(_PLAIN_YEARS[0].sub("", "".join(text.split())).strip("关于《")) > 1


def _agency(lines: Sequence[Paragraph], name: str) -> Found:
    """Return the text before the form's name, else that after it, without year and quotes; empty without either."""
    text = _squeeze(lines)
    bare = next((each for each in _without_years(text) if name in each), None)
    before, _, after = (next(_without_years(text)) if bare is None else bare).partition(name)
    if contains_any(before, _PATH_MARKS):
        before = re.split(f"[{''.join(_PATH_MARKS)}]", before)[-1]
    if before.startswith(_LEADS):
        before = re.sub(r"^(?:关于|[《“\"（(])+(?:公布|发布|印发|公开)?", "", before)
    quoted, _, name_before = before.rpartition("《")
    before = (name_before if is_body(name_before) else quoted or name_before) if "《" in before else before
    before = _without_marks(before, "的")
    if "关于" in before:
        before = re.sub(r"关于(?:公布|发布|印发|公开|报送)?$", "", before)
    after = "" if after.startswith("的") else _without_marks(after.lstrip('》”"）)《“（(-—_|·、， '), "-—_|·、，")
    for part in (before.strip("，,、 -—_"), after):
        part = part.strip("【】[]")
        if len(part) >= 2 and not part.startswith(_OURS):
            return Found(part, "title", Span(lines[0].start, lines[-1].end))
    return Found()


def _without_marks(text: str, others: str) -> str:
    """Return a name without the marks at its end.

    A bracket that closes one within the name is kept: it belongs to the name.
    """
    while text and (text[-1] in _MARKS or text[-1] in others):
        if text[-1] in "）)" and text.count("（") + text.count("(") == text.count("）") + text.count(")"):
            break
        text = text[:-1]
    return text


def _year(lines: Sequence[Paragraph]) -> Found:
    """Return the first year that is printed with 年 in some lines; empty without one."""
    for line in lines:
        for year in years_in(line.text)[:1]:
            return Found(year.value, "title", line.source_span(year.start, year.end))
    return Found()


def _bare_year(lines: Sequence[Paragraph]) -> Found:
    """Return the first year that is printed without 年 in some lines; empty without one."""
    for line in lines:
        match = re.search(_BARE_YEAR, line.text)
        if match:
            return Found(int(match[0]), "title", line.source_span(*match.span()))
    return Found()
