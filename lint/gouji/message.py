"""A message in both languages."""

from __future__ import annotations

from typing import Literal, TypeAlias

from gouji.value import Value, frozen

__all__ = ["LANGUAGES", "Language", "Message"]

Language: TypeAlias = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")


@frozen
class Message(Value):
    """One message in Chinese and English; ``format`` fills the same fields in both."""

    zh: str
    en: str

    def format(self, **fields: object) -> Message:
        """Return the message with its ``{fields}`` filled in, in both languages."""
        return Message(self.zh.format(**fields), self.en.format(**fields))

    def __getitem__(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en
