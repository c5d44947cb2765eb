"""Good files of every format: the sound reports of the installed kinds, printed in many styles, now and then with a fault."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import attrs

from gouji.testing.fuzz.case import Good
from gouji.testing.layouts import TEXT_LAYOUTS, TextStyle, text_renderer
from gouji.testing.markdown import MarkdownStyle, markdown_renderer
from gouji.testing.office import SheetStyle, WordStyle, sheet_renderer, word_renderer
from gouji.testing.pages import MANNERS, PageStyle, page_renderer
from gouji.testing.paper import render_paper
from gouji.testing.rendered import Renderer
from gouji.testing.rich import render_rich
from gouji.testing.sample import SampleReport
from gouji.testing.samples import Samples
from gouji.value import Entity

__all__ = ["RENDERERS", "Goods"]

_MOST_TRAPS = 8
_OTHERWISE = 0.3

_CHOICES: Mapping[str, tuple[Any, ...]] = {
    "newline": ("\n", "\r\n"),
    "encoding": ("utf-8", "utf-8", "gb18030"),
    "spacing": (0, 1, 2),
    "indent": ("", "\u3000\u3000", "  "),
    "bullet": (".", "．", "、", "⒈"),
    "declared": ("", "utf-8", "gb2312", "gb18030"),
    "blank": ("", "&nbsp;", "<br>"),
    "heading": ("hashes", "closed", "underlined", "bold", "plain"),
    "mark": ("", "**", "`"),
    "row": (1, 3),
    "column": (1, 5),
}
"""What the options of styles may be, besides true and false; those that are not named here stay as they are."""


def _styled(random: Random, style: Any) -> Any:
    """Return the style with some of its options drawn."""
    drawn: dict[str, Any] = {}
    for field in attrs.fields(type(style)):
        given = getattr(style, field.name)
        if isinstance(given, bool):
            drawn[field.name] = random.random() < _OTHERWISE
        elif field.name in _CHOICES and random.random() < _OTHERWISE:
            drawn[field.name] = random.choice(_CHOICES[field.name])
    if drawn.get("encoding") == "gb18030":
        drawn["bom"] = False
    return attrs.evolve(style, **drawn)


def _in_text(layout: str, random: Random) -> Renderer:
    return text_renderer(TEXT_LAYOUTS[layout], _styled(random, TextStyle()))


def _on_page(manner: str, random: Random) -> Renderer:
    style = _styled(random, PageStyle(manner, _styled(random, TextStyle())))
    return page_renderer(attrs.evolve(style, closes=style.closes or manner == "word"))


def _as_word(random: Random) -> Renderer:
    return word_renderer(_styled(random, WordStyle()))


def _as_sheet(random: Random) -> Renderer:
    return sheet_renderer(_styled(random, SheetStyle()))


def _as_markdown(random: Random) -> Renderer:
    return markdown_renderer(_styled(random, MarkdownStyle()))


def _as_paper(random: Random) -> Renderer:
    return partial(render_paper, packed=random.random() < _OTHERWISE)


def _as_rich(_random: Random) -> Renderer:
    return render_rich


RENDERERS: Mapping[str, Callable[[Random], Renderer]] = {
    **{f"text {layout}": partial(_in_text, layout) for layout in TEXT_LAYOUTS},
    **{f"html {manner}": partial(_on_page, manner) for manner in MANNERS},
    "docx": _as_word,
    "xlsx": _as_sheet,
    "markdown": _as_markdown,
    "pdf": _as_paper,
    "rtf": _as_rich,
}
"""For each format what draws a renderer of it."""


_ENDINGS = {"text": ".txt", "markdown": ".md"}
_FROM_A_FILE = 0.5


@attrs.frozen(eq=False)
class Goods(Entity):
    """The good files of some kinds of report, and of a folder, which are drawn with a source of choices."""

    kinds: tuple[Samples, ...]
    folder: Path | None = None

    def report(self, name: str, random: Random) -> Good:
        """Return a report in the format of a name, printed or, where a folder has such files, one of them."""
        format_ = name.partition(" ")[0]
        found = self.from_folder(_ENDINGS.get(format_, f".{format_}"), random)
        if found is not None:
            return found
        rendered = RENDERERS[name](random)(self._sample(random))
        return Good(rendered.name, rendered.data)

    def from_folder(self, ending: str, random: Random) -> Good | None:
        """Return a file of the folder with that ending, mostly None, which means that one is to be made."""
        files = sorted(self.folder.rglob(f"*{ending}")) if self.folder is not None else []
        if not files or random.random() > _FROM_A_FILE:
            return None
        path = random.choice(files)
        return Good(path.name, path.read_bytes())

    def _sample(self, random: Random) -> SampleReport:
        """Return a sound sample with some traps, and mostly with a fault or two; one that does not fit is left out."""
        kind = random.choice(self.kinds)
        sample = kind.sound(random.choice(kind.forms))
        faults = [fault for fault in kind.faults if fault.fits(sample.form.id)]
        try:
            for trap in random.sample(kind.traps, min(len(kind.traps), random.randrange(_MOST_TRAPS))):
                sample = trap.put(sample)
            for fault in random.sample(faults, random.choice((0, 1, 1, 2))):
                sample = fault.plant(sample).sample
        except (KeyError, ValueError, IndexError, StopIteration):
            return sample
        return sample
