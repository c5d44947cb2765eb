"""Numbers in running text: 1,234 and 1.2万, 一百零三 and 两千, 余 and 约, with their units."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from decimal import Decimal
import re

from gouji.api import NamedTuple, Pattern, is_ideograph

__all__ = ["PERCENT", "PERCENT_SIGNS", "Number", "han_value", "numbers_in"]

PERCENT = "%"
"""The unit of a percentage."""
PERCENT_SIGNS = ("%", "％", "百分之")
"""Without one of these a text has no percentage."""

_HAN = "〇零一二两三四五六七八九十百千万亿"
_UNITS = "件次|条次|人次|篇次|批次|万元|亿元|个百分点|件|条|份|宗|起|项|个|次|篇|期|场|家|人|元|部|户|名|所|例|则|幅|封|本|册|%|％"
_HAN_UNITS = "人次|件|条|份|宗|起|项|篇|期|场|次|封|例|个"
_LONGEST_TITLE = 100
_NO_COUNTS = (
    *("个工作日", "个月", "个小时", "个自然日", "个多月", "个年", "人大", "所属", "所在", "所有", "所述"),
    *(f"{unit}{end}" for unit in "次件条" for end in "性事龙例"),
)
"""Words that begin like a unit but are none."""
_COUNTING = frozenset("一二两三四五六七八九十百千")
_COUNTED = tuple("件条份宗起项次篇期场")
_JOINS = frozenset("-—~～–至到〔[/.．:")
_SUMS = frozenset("=+＋＝(（")
_STOPS = frozenset("，,。；;）)、=+＋＝(（")
_ENDS = _STOPS | {""}
"""What may follow a number without a unit, "" at the end of the text."""
_NO_HAN_BEFORE = frozenset("第统同逐每任某另唯这那哪进之几数十万周星初")
_APPROXIMATE = ("约", "近", "逾", "超", "超过", "接近", "不足", "至少", "不少于", "不低于", "突破", "跨过")
_ADDRESSES = ("电话", "手机", "传真", "热线", "邮编", "编码", "号码", "代码", "编号", "座机")
_ADDRESS_REACH = 8
_SCALES = {"": 1, "百": 100, "千": 1000, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8}
_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_ONE = Decimal(1)


class Number(NamedTuple):
    """A number of a text: its ``value``, the value of one unit of its last printed digit (``step``), and its unit.

    ``start`` to ``end`` are its digits with 万 and 余, ``after`` is the end of its unit.
    ``about`` is the word that makes it approximate (余, 多, 约, 近), "" for an exact one.
    """

    value: Decimal
    step: Decimal
    unit: str
    about: str
    start: int
    end: int
    after: int

    def equals(self, other: Decimal) -> bool:
        """Return whether it means the same as an exact figure, within its precision: 1.2万 equals 11,950."""
        if self.value == other:
            return True
        return self.step != 1 and abs(self.value - other) < self.step


# What follows the first digit.
_ARABIC = r"(?P<arabic>\d{0,2}(?:,\d{3}){1,4}(?!\d)(?:\.\d{1,6})?|\d{0,14}(?:[.．]\d{1,6})?)"
_HAN_NUMBER = rf"(?P<han>[{_HAN}]{{0,11}}(?=[余多]?(?:{_HAN_UNITS})))"
# Words and pairs, no sets: one of three scattered characters takes as long to compile as the rest, 0.3 ms.
_SCALE = r"(?P<scale>(?:十万|百万|千万|十亿|百亿|千亿|万|亿)(?!元)|[百千](?=[余多])|[百千](?=万))"
_HUNDREDTHS = Pattern(rf"百分之([{_HAN}]{{1,6}}(?:点[{_HAN}]{{1,3}})?|\d{{1,3}}(?:\.\d{{1,3}})?)")
_NUMBER = Pattern(rf"[\d{_HAN}](?:(?<=\d){_ARABIC}{_SCALE}?|(?<!\d){_HAN_NUMBER})(?P<more>[余多])?(?P<unit>{_UNITS})?")
"""A number, or a part of a date. It begins with a set, which is sought fast."""


def has_digit_or_count(text: str) -> bool:
    """Return whether there is a digit in a text, or a numeral right before the unit of a count: 三件, 十余项."""
    match = _NUMBER.search(text)
    while match is not None:
        if match["han"] is None:
            return True
        end = match.end("han")
        if text[end - 1] in _COUNTING and text.startswith(_COUNTED, end + len(match["more"] or "")):
            return True
        match = _NUMBER.search(text, match.end())
    return False


def numbers_in(text: str) -> list[Number]:
    """Return every count, amount and percentage of a text, in order; no years, dates, ordinals or ranges."""
    numbers = [number for match in _NUMBER.finditer(text) if (number := _number(text, match)) is not None]
    return _with_hundredths(text, numbers) if "百分之" in text else numbers


def _with_hundredths(text: str, numbers: Iterable[Number]) -> list[Number]:
    """Return the numbers of a text in order, with its percentages in words for what stands within them."""
    words = [number for match in _HUNDREDTHS.finditer(text) if (number := _hundredths(text, match)) is not None]
    begins = [number.start for number in words]
    others = [n for n in numbers if (at := bisect_right(begins, n.start)) == 0 or words[at - 1].after <= n.start]
    return sorted([*others, *words], key=lambda number: number.start)


def _number(text: str, match: re.Match[str]) -> Number | None:
    start, after = match.span()
    if match["unit"] is None and text[after : after + 1] not in _ENDS:
        return None  # most: parts of dates
    arabic, scale, han, more, unit = match.groups()
    if not _counts(text, start, after, unit or ""):
        return None
    if han is not None:
        value = han_value(text[start] + han)
        if value is None or text[start - 1 : start] in _NO_HAN_BEFORE:
            return None
        amount, step = Decimal(value), _ONE
    else:
        amount, step = _arabic(text[start] + arabic, scale or "")
    end = after - len(unit or "")
    return Number(
        amount, step, "%" if unit == "％" else unit or "", _about(text, start, after, more), start, end, after
    )


def _hundredths(text: str, match: re.Match[str]) -> Number | None:
    """Return a percentage in words: 百分之八十, 百分之九十八点五; None for what is none (百分之几十)."""
    whole, point, rest = match[1].partition("点")
    value = Decimal(whole) if whole[0].isdigit() else _decimal(whole)
    if value is None or text.startswith(("多", "余", "几"), match.end()):
        return None
    if point:
        digits = "".join(str(_DIGITS.get(character, "")) for character in rest)
        value += Decimal(f"0.{digits or 0}")
    step = _ONE.scaleb(int(value.as_tuple().exponent))
    return Number(value, step, PERCENT, _about(text, *match.span(), None), *match.span(), match.end())


def _decimal(numeral: str) -> Decimal | None:
    value = 100 if numeral == "百" else han_value(numeral)
    return None if value is None else Decimal(value)


def _arabic(digits: str, scale: str) -> tuple[Decimal, Decimal]:
    if not scale and digits.isdecimal():
        return Decimal(digits), _ONE
    value = Decimal(digits.replace(",", "").replace("．", "."))
    factor = _SCALES.get(scale, 1)
    _, _, exponent = value.as_tuple()
    step = _ONE.scaleb(int(exponent)) * factor
    value *= factor
    return Decimal(int(value)) if scale and value == int(value) else value, step


def _counts(text: str, start: int, after: int, unit: str) -> bool:
    """Return whether a number counts, and is not that of a date, an ordinal, a range, a title or a document."""
    before, following = text[start - 1] if start else "", text[after : after + 1]
    if before == "第" or before.isdigit() or (before in _JOINS and start > 1 and text[start - 2].isdigit()):
        return False
    if unit:
        if text.startswith(_NO_COUNTS, after - len(unit)):
            return False
    elif not _stands_alone(before, following) or _is_address(text, start, after):
        return False
    opened = text.rfind("《", max(0, start - _LONGEST_TITLE), start)
    return opened < 0 or text.find("》", opened, start) >= 0


def _stands_alone(before: str, following: str) -> bool:
    """Return whether a number without a unit stands between a word and the end of its clause."""
    return (is_ideograph(before) or before in _SUMS) and following in _ENDS


def _is_address(text: str, start: int, after: int) -> bool:
    """Return whether a number without a unit is a telephone number, a post code or the like: (0399), 电话8800123."""
    if text[start] in "0０" and after - start > 1 and text[start:after].isdecimal():
        return True
    return text[max(0, start - _ADDRESS_REACH) : start].rstrip("（(为是 ").endswith(_ADDRESSES)


def _about(text: str, start: int, after: int, more: str | None) -> str:
    if more:
        return more
    before = text[max(0, start - 3) : start]
    if before.endswith(_APPROXIMATE):
        return next(word for word in _APPROXIMATE if before.endswith(word))
    following = text[after : after + 2]
    return following if following in ("以上", "左右", "以内", "以下", "上下") else ""


def han_value(numeral: str) -> int | None:
    """Return the value of 十二, 一百零三, 两千 or 一万二千; None for what is no number (三五, 百)."""
    total = section = digit = 0
    place = 10**5
    seen = False
    for character in numeral:
        if character in _DIGITS:
            if seen:
                return None
            digit, seen = _DIGITS[character], _DIGITS[character] > 0
        elif character in _PLACES:
            bare_ten = character == "十" and section % 100 == 0
            if not (seen or bare_ten) or _PLACES[character] >= place:
                return None
            place = _PLACES[character]
            section += (digit if seen else 1) * place
            digit, seen = 0, False
        else:
            if section + digit == 0:
                return None
            total = (total + section + digit) * (10**4 if character == "万" else 10**8)
            section = digit = 0
            seen, place = False, 10**5
    return total + section + digit
