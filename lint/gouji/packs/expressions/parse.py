"""Parse an expression into its tree.

The grammar is::

    expression:  condition END
    condition:   either ('implies' either)*         from the right: a implies (b implies c)
    either:      both ('or' both)*
    both:        negation ('and' negation)*
    negation:    'not' negation | comparison
    comparison:  sum (('==' | '!=' | '<' | '<=' | '>' | '>=') sum)?
    sum:         product (('+' | '-') product)*
    product:     signed (('*' | '/') signed)*
    signed:      '-' signed | atom
    atom:        NUMBER | TEXT | 'true' | 'false' | OPTION | NAME | NAME '(' arguments? ')' | '(' condition ')'
    arguments:   condition (',' condition)*

    NUMBER:      digits with ``_`` between them, a fraction, and 万, 亿 or % after them
    TEXT:        anything between two quotation marks
    OPTION:      ``$`` and the name of an option
    NAME:        parts joined by points; a part after the first may be ``*``

A text is at most `MAX_LENGTH` characters long, and brackets, ``not`` and signs stand at most `MAX_DEPTH` deep in each
other: so parsing takes time that is linear in the text, and nothing recurses further.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn, TypeVar

from gouji.message import Message
from gouji.packs.expressions.mistakes import Mistakes
from gouji.packs.expressions.tokens import COMPARISONS, Token, tokens_of
from gouji.packs.expressions.tree import (
    Call,
    Chain,
    Compare,
    LiteralValue,
    Logic,
    LogicOperator,
    Name,
    Negative,
    Node,
    Not,
    OptionName,
)
from gouji.wording import quoted, wording

__all__ = ["MAX_DEPTH", "MAX_LENGTH", "parse"]

MAX_LENGTH = 2_000
"""How many characters an expression may have."""

MAX_DEPTH = 30
"""How deep brackets, ``not`` and signs may stand in each other."""

_Read = TypeVar("_Read")
_TOO_LONG = Message("表达式超过 {most:,} 个字符", "the expression has more than {most:,} characters")
_TOO_DEEP = Message(
    "括号、not 和负号嵌套超过 {most} 层", "brackets, not and signs stand more than {most} deep in each other"
)
_EMPTY = Message("表达式是空的", "the expression is empty")
_ENDS = Message("表达式在这里中断", "the expression ends here")
_NOT_HERE = Message("这里不能有{what}", "unexpected {what}")
_OPERAND = Message("数、文字、指标或括号", "a number, a text, a fact or a bracket")
_OPERATOR = Message("运算符", "an operator")
_CLOSED = Message("）", "a closing bracket")
_CHAINED = Message(
    "比较不能连写；两边分开写，用 and 连接：a < b and b < c",
    "comparisons cannot be chained; write them apart, joined by and: a < b and b < c",
)


class _StopError(Exception):
    """Raised where no tree can be made; the mistake has been added."""


def parse(text: str, mistakes: Mistakes) -> tuple[Node | None, list[Token]]:
    """Return the tree of a text, None where it has none, and its tokens; what is wrong is added to the mistakes."""
    if len(text) > MAX_LENGTH:
        mistakes.add(MAX_LENGTH, len(text), _TOO_LONG.format(most=MAX_LENGTH))
        return None, []
    tokens = tokens_of(text, mistakes)
    if len(tokens) == 1 and not mistakes:
        mistakes.add(0, len(text), _EMPTY)
    try:
        return _Parser(tokens, mistakes).expression(), tokens
    except _StopError:
        return None, tokens


class _Parser:
    """A parser by recursive descent: one method for each line of the grammar."""

    def __init__(self, tokens: list[Token], mistakes: Mistakes) -> None:
        self.tokens = tokens
        self.mistakes = mistakes
        self.at = 0
        self.depth = 0

    @property
    def next(self) -> Token:
        """The next token."""
        return self.tokens[self.at]

    def take(self, *operators: str) -> Token | None:
        """Take the next token if it is one of some operators."""
        token = self.next
        if token.kind != "operator" or token.text not in operators:
            return None
        self.at += 1
        return token

    def stop(self, expected: Message | None) -> NoReturn:
        """Report the next token, which stands where something else was expected; a strange one was reported already."""
        token = self.next
        if token.kind == "strange" or (token.kind == "end" and self.mistakes):
            raise _StopError
        what = quoted(token.text)
        told = _ENDS if token.kind == "end" else _NOT_HERE.format(what=what)
        self.mistakes.add(token.start, token.end, wording(told, expected))
        raise _StopError

    def nested(self, token: Token, read: Callable[[], _Read]) -> _Read:
        """Read what stands inside of a token; stop where that is too deep."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            self.mistakes.add(token.start, token.end, _TOO_DEEP.format(most=MAX_DEPTH))
            raise _StopError
        found = read()
        self.depth -= 1
        return found

    def expression(self) -> Node:
        """Read all tokens."""
        found = self.condition()
        if self.next.kind != "end":
            self.stop(_OPERATOR)
        return found

    def condition(self) -> Node:
        """Read a condition."""
        return self.joined("implies", self.either)

    def either(self) -> Node:
        """Read conditions joined by ``or``."""
        return self.joined("or", self.both)

    def both(self) -> Node:
        """Read conditions joined by ``and``."""
        return self.joined("and", self.negation)

    def joined(self, word: LogicOperator, read: Callable[[], Node]) -> Node:
        """Read conditions that are joined by a word."""
        operands = [read()]
        while self.take(word):
            operands.append(read())
        if len(operands) == 1:
            return operands[0]
        return Logic(operands[0].start, operands[-1].end, word, tuple(operands))

    def negation(self) -> Node:
        """Read a comparison, or ``not`` with what it negates."""
        token = self.take("not")
        if token is None:
            return self.comparison()
        operand = self.nested(token, self.negation)
        return Not(token.start, operand.end, operand)

    def comparison(self) -> Node:
        """Read a comparison; more than one in a row is a mistake."""
        left = self.sum()
        token = self.take(*COMPARISONS)
        if token is None:
            return left
        right = self.sum()
        while again := self.take(*COMPARISONS):
            self.mistakes.add(again.start, again.end, _CHAINED)
            right = self.sum()
        return Compare(left.start, right.end, token.text, left, right)

    def sum(self) -> Node:
        """Read a sum."""
        return self.chain(("+", "-"), self.product)

    def product(self) -> Node:
        """Read a product."""
        return self.chain(("*", "/"), self.signed)

    def chain(self, operators: tuple[str, str], read: Callable[[], Node]) -> Node:
        """Read operands with some operators between them."""
        first, rest = read(), []
        while token := self.take(*operators):
            rest.append((token.text, read()))
        return Chain(first.start, rest[-1][1].end, first, tuple(rest)) if rest else first

    def signed(self) -> Node:
        """Read an operand, with or without a sign."""
        token = self.take("-")
        if token is None:
            return self.atom()
        operand = self.nested(token, self.signed)
        return Negative(token.start, operand.end, operand)

    def atom(self) -> Node:
        """Read an operand."""
        token = self.next
        if self.take("("):
            found = self.nested(token, self.condition)
            self.close()
            return found
        if self.take("true", "false"):
            return LiteralValue(token.start, token.end, token.text == "true")
        if token.kind in ("operator", "strange", "end"):
            self.stop(_OPERAND)
        self.at += 1
        if token.kind == "name":
            return self.name(token)
        if token.kind == "option":
            return OptionName(token.start, token.end, token.text)
        return LiteralValue(token.start, token.end, token.text if token.number is None else token.number)

    def name(self, token: Token) -> Node:
        """Read a name, or a function with its arguments."""
        opened = self.take("(")
        if opened is None:
            return Name(token.start, token.end, token.text)
        arguments = () if self.next.text == ")" else self.nested(opened, self.arguments)
        end = self.close().end
        return Call(token.start, end, token.text, token.end, arguments)

    def arguments(self) -> tuple[Node, ...]:
        """Read the arguments of a function."""
        found = [self.condition()]
        while self.take(","):
            found.append(self.condition())
        return tuple(found)

    def close(self) -> Token:
        """Take a closing bracket."""
        token = self.take(")")
        if token is None:
            self.stop(_CLOSED)
        return token
