"""Habits of writing that are no YAML: how each is known in a line, what is right in its place, and what is said of it.

A habit is a pattern of a line with the group ``wrong``, in whose place ``right`` stands (a template of the pattern's groups, or a function).
``here`` is the place of the mistake where it is not the beginning of ``wrong``. That a habit fits proves nothing: only where the
text can be read further with what is right in its place, it is what is wrong.
"""

from __future__ import annotations

from collections.abc import Callable
import re

from gouji.message import Message
from gouji.value import Entity, frozen

__all__ = ["COLONS", "HABITS", "UNCLOSED", "Habit"]

_KEY = r"(?:[A-Za-z][\w-]{0,40}|[\u4e00-\u9fff]{1,8}|\"[^\"\n]{1,40}\"|'[^'\n]{1,40}')"
_START = r"^[ ]*(?:-[ ]+)*"
_VALUE = rf"{_START}(?:{_KEY}:[ ]+|(?<=-[ ]))"
"""What stands before a value: a key with its colon, or the sign of an item."""


@frozen
class Habit(Entity):
    """A habit of writing: the pattern of a line, what is right, and the message."""

    line: re.Pattern[str]
    right: str | Callable[[re.Match[str]], str]
    message: Message

    def righted(self, match: re.Match[str]) -> str:
        """Return what stands in place of the group ``wrong``."""
        return self.right(match) if callable(self.right) else match.expand(self.right)


def quoted_value(text: str) -> str:
    """Return a text as a value in single quotes."""
    return "'" + text.replace("'", "''") + "'"


def _whole(match: re.Match[str]) -> str:
    return quoted_value(match["wrong"])


def _within(match: re.Match[str]) -> str:
    """Return a value that begins with a double quote as one in single quotes, without the outer quotes of its own."""
    text = match["wrong"]
    return quoted_value(text[1:-1] if text.endswith('"') and len(text) > 1 else text)


def _below(match: re.Match[str]) -> str:
    """Return what stands after a key, on a line of its own, deeper than the key."""
    return "\n" + " " * (match.end("before") + 2) + match["wrong"].lstrip()


def _habit(line: str, right: str | Callable[[re.Match[str]], str], zh: str, en: str) -> Habit:
    return Habit(re.compile(line), right, Message(zh, en))


_COLON = "冒号是全角的；键和值之间写半角冒号加一个空格，如 title: 标题"
_COLON_EN = "the colon is full-width; write a colon and a space after a key, as title: …"
_SPACE = "冒号后面缺少空格；键和值之间写半角冒号加一个空格，如 title: 标题"
_SPACE_EN = "a space is missing after the colon, as in title: …"
_ITEM = "列表的每一项以半角减号加一个空格开头，如 - code: LJ101"
_ITEM_EN = "an item of a list begins with a hyphen and a space, as - code: LJ101"
_BRACKETS = "方括号要成对，都用半角，如 [词语甲, 词语乙]"
_BRACKETS_EN = "brackets go in pairs and are half-width, as [one, other]"
_BRACES = "花括号要成对，都用半角，如 {min: 5}"
_BRACES_EN = "braces go in pairs and are half-width, as {min: 5}"
_FULL_QUOTE = "引号一半是全角的；前后都用半角引号"
_FULL_QUOTE_EN = "one of the quotes is full-width; write both half-width"
_ONE_QUOTE = "引号没有成对：缺少另一半；前后都用半角引号"
_ONE_QUOTE_EN = "this quote has no other one; write both half-width"
_SIGN = "“{sign}”在这里有别的含义；以它开头的文字要加半角单引号"
_SIGN_EN = "{sign} has a meaning of its own here; write a text that begins with it in single quotes"


def _sign(sign: str, line: str, example: str) -> Habit:
    """Return the habit of writing a text that begins with a sign without quotes."""
    zh, en = _SIGN.replace("{sign}", sign), _SIGN_EN.replace("{sign}", sign)
    return _habit(line, _whole, f"{zh}，如 {example}", f"{en}, as {example}")


COLONS = (
    _habit(rf"{_START}{_KEY}(?P<wrong>[ ]*[：︰﹕∶][ \u3000]*)", ": ", _COLON, _COLON_EN),
    _habit(rf"{_START}{_KEY}(?P<here>:)(?P<wrong>)(?=[^\s:/\\])", " ", _SPACE, _SPACE_EN),
)

UNCLOSED = {
    "[": Message("方括号没有成对：缺少“]”", "this [ has no ]"),
    "{": Message("花括号没有成对：缺少“}”", "this { has no }"),
    "'": Message(_ONE_QUOTE, _ONE_QUOTE_EN),
    '"': Message(_ONE_QUOTE, _ONE_QUOTE_EN),
}
"""What is said of a bracket, or of quotes, that are not closed."""

HABITS = (
    _habit(
        r"(?P<wrong>[\ufeff\u200b-\u200f\u2028-\u202e\u2060\u00ad\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85]+)",
        "",
        "这里有看不见的字符；请删去，或重新输入这一行",
        "characters that cannot be seen stand here; take them out, or type the line again",
    ),
    *COLONS,
    _habit(rf"[{{,]\s*{_KEY}(?P<wrong>[ ]*[：︰﹕∶][ \u3000]*)", ": ", _COLON, _COLON_EN),
    _habit(
        rf"{_START}{_KEY}:(?P<wrong>[ ]*[\u3000\u00a0][ \u3000\u00a0]*)",
        " ",
        "冒号后面的空格是全角的；请改为半角空格",
        "the space after the colon is no plain one; write a plain space",
    ),
    _habit(rf"[{{,]\s*{_KEY}(?P<here>:)(?P<wrong>)(?=[^\s:/\\])", " ", _SPACE, _SPACE_EN),
    _habit(r"^[ ]*(?P<wrong>(?:[－—–−‐‑﹣•·●○■◆※＊]{1,2}[ \u3000]*|\*[ ]+)+)(?=\S)", "- ", _ITEM, _ITEM_EN),
    _habit(
        r"^[ ]*(?P<wrong>-)(?=[^\s-])",
        "- ",
        f"减号后面缺少空格；{_ITEM}",
        f"a space is missing after the hyphen; {_ITEM_EN}",
    ),
    _habit(
        rf"^[ ]*(?P<wrong>[（(]?[0-9一二三四五六七八九十]{{1,3}}[)）.．、][ ]*)(?={_KEY}[:：])",
        "- ",
        f"列表不用编号；{_ITEM}",
        f"a list has no numbers; {_ITEM_EN}",
    ),
    _habit(
        r"(?:^|(?<=\s))(?P<wrong>＃|//)",
        "#",
        "说明文字（注释）以半角 # 开头",
        "a comment begins with a half-width #",
    ),
    _habit(rf"{_START}{_KEY}:\s*\[[^\]【】［］]*(?P<wrong>[】］〕])\s*$", "]", _BRACKETS, _BRACKETS_EN),
    _habit(r"(?P<wrong>[【［](?P<in>[^】］\]]*)[】］\]])(?=\s*[,}\]]|\s*$)", r"[\g<in>]", _BRACKETS, _BRACKETS_EN),
    _habit(r"(?P<wrong>[｛](?P<in>.*)[｝}])\s*$", r"{\g<in>}", _BRACES, _BRACES_EN),
    _habit(r"(?P<wrong>｝)\s*$", "}", _BRACES, _BRACES_EN),
    _habit(r"\"[^\"“”]*(?P<wrong>[“”])(?=\s*$|\s*[,\]}])", '"', _FULL_QUOTE, _FULL_QUOTE_EN),
    _habit(r"'[^'‘’]*(?P<wrong>[‘’])(?=\s*$|\s*[,\]}])", "'", _FULL_QUOTE, _FULL_QUOTE_EN),
    _habit(
        rf"{_VALUE}(?P<wrong>\"[^\"\n]*(?P<here>\")\s*[^\s#,\]}}:][^\n]*?)\s*$",
        _within,
        "引号里又有同样的引号，或引号之后还有文字；整个值用一对半角单引号，里面的引号用“”",
        "quotes stand in quotes, or text after them; write the whole value in single quotes",
    ),
    _habit(
        r"(?P<wrong>\"(?P<in>[^\"'\n]*?(?P<here>\\)[^\"'\n]*)\")",
        r"'\g<in>'",
        r"双引号里的反斜杠有别的含义；正则表达式用半角单引号，如 '/\d+件/'",
        r"a backslash in double quotes has a meaning of its own; write a pattern in single quotes, as '/\d+/'",
    ),
    _habit(
        r"(?P<here>['\"])(?<=[\s\[{,:]['\"])(?P<in>[^'\",\[\]{}]*)(?P<wrong>)(?=[,\]}])",
        r"\g<here>",
        _ONE_QUOTE,
        _ONE_QUOTE_EN,
    ),
    _habit(r"[\s:\[{,](?P<here>['\"])(?P<in>[^'\"]*?)(?P<wrong>)\s*$", r"\g<here>", _ONE_QUOTE, _ONE_QUOTE_EN),
    _habit(
        rf"{_START}(?P<before>)(?:{_KEY}):[ ]+\|(?P<wrong>[^\s\d+|>-][^\n]*?)\s*$",
        _below,
        "“|”之后要换行；文字写在下面各行，并多缩进几个空格",
        "a line ends with |; the text stands on the next lines, further to the right",
    ),
    _habit(
        r"(?<=[\[,{:\s])(?P<wrong>/[^/\n'\"]*[\[\]{},][^/\n'\"]*/)(?=\s*[,\]}]|\s*$)",
        _whole,
        "正则表达式里有 [ ]、{ } 或逗号时，要加半角单引号，如 '/[0-9]{1,3}件/'",
        "write a pattern with brackets, braces or commas in it in single quotes, as '/[0-9]{1,3}/'",
    ),
    _sign("[", rf"{_VALUE}(?P<wrong>\[[^\[\]\n]*\][^\s,\]}}#][^\n]*?)\s*$", "'[未没]收费'"),
    _sign("[", r"(?<=[\[,])\s*(?P<wrong>\[[^\[\],\n]*\][^\s,\]}#][^,\]\n]*)", "'[未没]收费'"),
    _sign("{", rf"{_VALUE}(?P<wrong>\{{[^{{}}\n]*\}}[^\s,\]}}#][^\n]*?)\s*$", "'{section}没有写'"),
    *(_sign(sign, rf"{_VALUE}(?P<wrong>\{sign}[^\s\n][^\n]*?)\s*$", f"'{sign}…'") for sign in "@`%*&!|>?"),
    *(_sign(sign, rf"(?<=[\[,{{])\s*(?P<wrong>\{sign}[^,\]}}\n]*)", f"'{sign}…'") for sign in "@`%*&!"),
    _habit(
        rf"(?P<before>{_START}){_KEY}:(?P<wrong>[ ]+[A-Za-z][\w-]{{0,40}}(?P<here>:)[ ]+[^\n]*?)\s*$",
        _below,
        "一行里只能有一个键；下一级的键另起一行，多缩进两个空格",
        "a line has one key; write the next one on a line of its own, two spaces further to the right",
    ),
    _habit(
        rf"{_VALUE}(?P<wrong>[^\s'\"\[{{][^\n]*?(?P<here>:)(?:[ ][^\n]*?)?)\s*$",
        _whole,
        "值里有半角冒号和空格；请改为全角冒号“：”，或给整个值加半角单引号",
        "the value has a colon and a space in it; write the whole value in single quotes",
    ),
    _habit(
        rf"{_START}[a-z][a-z-]{{1,30}}(?P<wrong>[ ]*[=＝][ ]*|[ ]+)(?=[^\s:：=＝][^:：\n]*$)",
        ": ",
        "键后面缺少冒号；键和值之间写半角冒号加一个空格，如 in: other",
        "a colon is missing after the key; write a colon and a space, as in: other",
    ),
    _habit(
        rf"{_START}[a-z][a-z-]{{1,30}}(?P<wrong>)$",
        ":",
        "键后面缺少半角冒号",
        "a colon is missing after the key",
    ),
    _habit(r",(?P<wrong>[ ]*,)", "", "多出一个逗号", "there is one comma too many"),
    _habit(r"\][^\[]*(?P<wrong>\])\s*$", "", "多出一个“]”；方括号要成对", "there is one ] too many"),
    _habit(r"\}[^{]*(?P<wrong>\})\s*$", "", "多出一个“}”；花括号要成对", "there is one } too many"),
    _habit(r"(?P<here>\[)[^\[\]\n]*?(?P<wrong>)(?=\s*$|\})", "]", UNCLOSED["["].zh, UNCLOSED["["].en),
    _habit(r"(?P<here>\{)[^{}\n]*?(?P<wrong>)\s*$", "}", UNCLOSED["{"].zh, UNCLOSED["{"].en),
)
