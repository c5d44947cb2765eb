"""Word what google-re2 says of a pattern in both languages, and find where in the pattern the mistake stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from gouji.message import Message
from gouji.value import Value, frozen

__all__ = ["PatternMistake", "mistake_in"]

_LOOKAROUND = ("(?=", "(?!", "(?<")
_MOST_TRIED = 20
"""At so many places where the words of a mistake stand it is tried whether it is there."""

_REASONS = {
    "missing )": Message(
        "左括号“(”没有对应的“)”；要找括号本身，写 \\(", "this ( has no ) ; for a bracket itself write \\("
    ),
    "unexpected )": Message(
        "右括号“)”前面没有“(”；要找括号本身，写 \\)", "this ) has no ( before it; for a bracket itself write \\)"
    ),
    "missing ]": Message("“[”没有对应的“]”；要找方括号本身，写 \\[", "this [ has no ]; for a bracket itself write \\["),
    "bad repetition operator": Message(
        "“{arg}”：重复的记号只能有一个", "{arg}: only one sign of repetition may stand here"
    ),
    "no argument for repetition operator": Message(
        "“{arg}”前面没有要重复的字；任意一段文字写作 .*，“{arg}”本身写作 \\{arg}",
        "there is nothing before {arg} to repeat; any text is .*, the sign itself \\{arg}",
    ),
    "invalid character class range": Message(
        "方括号里的“{arg}”不是一段范围；范围从小到大写，如 [0-9]",
        "{arg} is no range; write the lower end first, as [0-9]",
    ),
    "invalid escape sequence": Message(
        "不支持“{arg}”；反斜杠只用于 \\d、\\s、\\b 和标点，如 \\.",
        "{arg} is not supported; a backslash goes with d, s, b and signs, as \\.",
    ),
    "invalid repetition size": Message(
        "重复次数“{arg}”过大，或者写反；最多 1000 次，如 {{1,10}}",
        "{arg} is too often, or the wrong way round; at most 1000 times, as {{1,10}}",
    ),
    "invalid named capture group": Message(
        "“{arg}”：括号的名称写得不对；不需要名称时只写括号", "{arg}: the name of the group is wrong; a group needs none"
    ),
    "trailing \\": Message(
        "末尾的反斜杠后面没有字；要找反斜杠本身，写 \\\\",
        "nothing follows the backslash; for a backslash itself write \\\\",
    ),
    "pattern too large": Message("正则表达式展开后过大；请减少重复次数", "it is too large; repeat less"),
}
_NOT_AROUND = Message(
    "不支持“{arg}”：正则表达式不能查看前后文；请拆成 any、all、none-of 几个词语",
    "{arg} is not supported: a pattern cannot look around; use words of any, all and none-of",
)
_NO_OPERATOR = Message("不支持“{arg}…)”；不需要记住内容时只写括号", "{arg}…) is not supported; write a plain group")
_OTHER = Message("{text}", "{text}")


@frozen
class PatternMistake(Value):
    """What is wrong with a pattern, and at which of its characters."""

    message: Message
    offset: int


def mistake_in(pattern: str, text: str, told: Callable[[str], str | None]) -> PatternMistake:
    """Return the mistake that RE2 names with a text such as ``missing ): (a``; *told* returns that of another pattern."""
    code, _, arg = text.partition(": ")
    if code == "invalid perl operator":
        message = _NOT_AROUND if arg.startswith(_LOOKAROUND) else _NO_OPERATOR
    else:
        message = _REASONS.get(code, _OTHER)
    return PatternMistake(message.format(arg=arg, text=text), _offset(pattern, code, arg, told))


def _offset(pattern: str, code: str, arg: str, told: Callable[[str], str | None]) -> int:
    if code in ("missing )", "unexpected )"):
        return _odd_bracket(pattern)
    if code == "trailing \\":
        return len(pattern) - 1
    if code == "missing ]" and pattern.endswith(arg):
        return len(pattern) - len(arg)
    places = list(_places(pattern, arg)) if arg else []
    wrong = (at for at in places if told(pattern[: at + len(arg)]) == f"{code}: {arg}")
    return next(wrong, places[0] if places else 0)


def _places(pattern: str, arg: str) -> Iterator[int]:
    """Yield the first places at which the words of a mistake stand."""
    at = pattern.find(arg)
    for _ in range(_MOST_TRIED):
        if at < 0:
            return
        yield at
        at = pattern.find(arg, at + 1)


def _odd_bracket(pattern: str) -> int:
    """Return where a round bracket stands that has no other one."""
    opened: list[int] = []
    in_class = escaped = False
    for at, sign in enumerate(pattern):
        if escaped:
            escaped = False
        elif sign == "\\":
            escaped = True
        elif in_class:
            in_class = sign != "]"
        elif sign == "[":
            in_class = True
        elif sign == "(":
            opened.append(at)
        elif sign == ")":
            if not opened:
                return at
            opened.pop()
    return opened[-1] if opened else 0
