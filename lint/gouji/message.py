"""A message in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from gouji.value import Value, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["LANGUAGES", "Language", "Message", "agreeing", "counted"]

Language: TypeAlias = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")


@frozen
class Message(Value):
    """One message in Chinese and English; ``format`` fills the same fields in both, each with a message in its language."""

    zh: str
    en: str

    def format(self, **fields: object) -> Message:
        """Return the message with its ``{fields}`` filled in, in both languages; a field can be a message itself."""
        if not any(isinstance(value, Message) for value in fields.values()):
            return Message(self.zh.format(**fields), self.en.format(**fields))
        return Message(*(getattr(self, language).format(**_in(language, fields)) for language in LANGUAGES))

    def __getitem__(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en


def counted(number: object, one: str, many: str = "") -> Message:
    """Return a number as a field of a message: in English with what is counted, *one* where it is 1, else *many* (*one* and s)."""
    return Message(f"{number}", f"{number} {one if number == 1 else many or f'{one}s'}")


def agreeing(number: object, one: str, many: str) -> Message:
    """Return a word as a field of a message that in English agrees with a number (is, are) and in Chinese is not there."""
    return Message("", one if number == 1 else many)


def _in(language: Language, fields: Mapping[str, object]) -> dict[str, object]:
    """Return fields of a message in a language."""
    return {name: value[language] if isinstance(value, Message) else value for name, value in fields.items()}
