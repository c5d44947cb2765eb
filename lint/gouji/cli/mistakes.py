"""What `argparse` reports of a wrong call, in Chinese; and a call whose options stand before its command."""

from __future__ import annotations

from collections.abc import Collection, Sequence
import re

__all__ = ["in_chinese", "order"]

_ARGUMENT = re.compile(r"argument (?P<argument>[^:\n]+): (?P<what>.*)", re.DOTALL)

_ASKED = (
    (r"expected one argument", "后面应有一个值"),
    (r"expected at least one argument", "后面至少应有一个值"),
    (r"expected at most one argument", "后面至多可有一个值"),
    (r"expected (\d+) arguments?", r"后面应有 \1 个值"),
    (r"ignored explicit argument '(.*)'", r"不带值，却写有“\1”"),
    (r"invalid int value: '(.*)'", r"应为整数，不能是“\1”"),
    (r"invalid \w+ value: '(.*)'", r"不能是“\1”"),
    (r"'(.*)': expected RULE=LEVEL", r"应写作 规则=级别，不能是“\1”"),
    (r"'(.*)': expected a rule at least", r"至少应有一条规则，不能是“\1”"),
    (r"'(.*)': expected a whole number, 0 or more", r"应为不小于 0 的整数，不能是“\1”"),
    (r"not allowed with argument (.+)", r"不能与 \1 同用"),
    (r"the following arguments are required: (.+)", r"缺少参数：\1"),
    (r"one of the arguments (.+) is required", r"下列参数须有其一：\1"),
)
"""The messages of argparse, as Python 3.11 to 3.14 write them, and of our own types, with the Chinese for each."""

_CHOICE = re.compile(r"invalid choice: (?P<word>.+?)(?:, maybe you meant .+)? \(choose from (?P<words>.*)\)", re.DOTALL)


def in_chinese(message: str) -> str:
    """Return a message of argparse in Chinese; one that it does not know, as of a plugin's own types, stays."""
    match = _ARGUMENT.fullmatch(message)
    argument, what = (match["argument"], match["what"]) if match else ("", message)
    choice = _CHOICE.fullmatch(what)
    if choice:
        word, words = choice["word"].strip("'"), "、".join(each.strip("'") for each in choice["words"].split(", "))
        return f"{argument} 不能是“{word}”；应为以下之一：{words}"
    for english, chinese in _ASKED:
        asked = re.fullmatch(english, what, re.DOTALL)
        if asked:
            return f"{argument} {asked.expand(chinese)}".lstrip()
    return f"{argument}：{what}" if match else message


def order(arguments: Sequence[str], commands: Collection[str]) -> str | None:
    """Return the call as it is meant where options stand before the command; None where no command is among them."""
    at = next((at for at, argument in enumerate(arguments) if argument in commands), None)
    if at is None:
        return None
    return " ".join(("gouji", arguments[at], *arguments[:at], *arguments[at + 1 :]))
