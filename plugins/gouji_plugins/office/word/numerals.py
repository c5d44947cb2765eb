"""Numbers → the numerals of Word's automatic numbering: 一、（二）① 甲 a iv."""

from __future__ import annotations

from collections.abc import Callable, Mapping

__all__ = ["chinese", "numeral"]

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_SIGNS = {
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedCircleChinese": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
}
_DIGIT_KINDS = {
    "ideographDigital": _DIGITS,
    "taiwaneseDigital": _DIGITS,
    "japaneseDigitalTenThousand": _DIGITS,
    "decimalFullWidth": "０１２３４５６７８９",
    "decimalFullWidth2": "０１２３４５６７８９",
}
_LARGEST = 9999


def numeral(number: int, kind: str) -> str:
    """Write a number in one of Word's number formats, in plain digits if the format has no sign for it."""
    if kind == "none":
        return ""
    if not 0 < number <= _LARGEST:
        return str(number)
    if kind in _SIGNS:
        signs = _SIGNS[kind]
        return signs[number - 1] if number <= len(signs) else str(number)
    if kind in _DIGIT_KINDS:
        signs = _DIGIT_KINDS[kind]
        return "".join(signs[int(digit)] for digit in str(number))
    return _WRITERS.get(kind, str)(number)


def chinese(number: int, digits: str = _DIGITS, units: str = "十百千", *, brief: bool = True) -> str:
    """Write a number below ten thousand in Chinese: 十一, 二十, 一百零五. If *brief*, ten is 十, not 一十."""
    text, zero = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if not digit:
            zero = bool(text)
            continue
        text += ("零" if zero else "") + digits[digit] + (units[place - 1] if place else "")
        zero = False
    return text[1:] if brief and text.startswith("一十") else text


def _legal(number: int) -> str:
    return chinese(number, _LEGAL, "拾佰仟", brief=False)


def _letters(number: int) -> str:
    """Write a number in letters: a to z, then aa, bb to zz."""
    letter = chr(ord("a") + (number - 1) % 26)
    return letter * min((number - 1) // 26 + 1, 20)


def _roman(number: int) -> str:
    text = ""
    for amount, sign in _ROMAN:
        while number >= amount:
            text += sign
            number -= amount
    return text


_WRITERS: Mapping[str, Callable[[int], str]] = {
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal,
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}
