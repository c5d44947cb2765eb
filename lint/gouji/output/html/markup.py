"""The head of a page, and text from outside made safe to stand in it."""

from __future__ import annotations

from html import escape

from gouji.message import Language
from gouji.output.visible import one_line

__all__ = ["head", "shown"]

_LANGUAGES = {"zh": "zh-CN", "en": "en"}


def shown(text: str) -> str:
    """Return a text on one line as HTML: what would be markup, and what is invisible, is seen."""
    return escape(one_line(text))


def head(title: str, language: Language, *, policy: str, style: str) -> str:
    """Return how a page begins, up to its body: nothing is loaded or run but what the *policy* allows."""
    return (
        f'<!DOCTYPE html>\n<html lang="{_LANGUAGES[language]}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="generator" content="gouji">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{shown(title)}</title>\n<style>{style}</style>\n'
        "</head>\n"
    )
