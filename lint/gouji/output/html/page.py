"""``--format html``: one page for a reviewer of many reports, with a part for each body that can be sent back to it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from importlib.resources import files

from gouji.message import Language, Message
from gouji.output.by_body import parts_of
from gouji.output.format import RenderOptions
from gouji.output.html.filters import filter_form
from gouji.output.html.findings import PartWriter
from gouji.output.html.markup import head, shown
from gouji.output.html.overview import bodies_table, rules_of, rules_table, totals
from gouji.output.html.tones import TONES
from gouji.output.words import NO_FILES
from gouji.results import RunResult

__all__ = ["render"]

_TITLE = Message("勾稽检查结果", "Findings of gouji")
_SKIP = Message("跳到各机关的问题", "Skip to the findings")
_FAILURES = Message("未能检查", "Not checked")
_POLICY = "default-src 'none'; style-src {style}; script-src {script}; base-uri 'none'; form-action 'none'"


def render(result: RunResult, options: RenderOptions) -> Iterator[str]:
    """Yield the page: totals, bodies, rules, then the findings of each body under a heading of its own."""
    language = options.language
    parts = parts_of(result, language, options.bodies(), waived=options.show_waived)
    rules, links = rules_of(parts)
    style, script = TONES + _resource("review.css"), _resource("review.js")
    policy = _POLICY.format(style=_hash(style), script=_hash(script))
    yield head(_TITLE[language], language, policy=policy, style=style)
    yield (
        f'<body>\n<a class="skip" href="#findings">{_SKIP[language]}</a>\n'
        f"<header>\n<h1>{_TITLE[language]}</h1>\n{totals(result, parts, language)}</header>\n<main>\n"
    )
    yield from _failures(result, language)
    yield filter_form(parts.periods, rules, language)
    yield from bodies_table(parts, language)
    yield from rules_table(rules, links, options.rules(), language)
    yield '<div id="findings">\n'
    writer = PartWriter({(rule.code, rule.name): rule.number for rule in rules}, language)
    for part in parts:
        yield from writer.part(part)
    yield f"</div>\n</main>\n<script>{script}</script>\n</body>\n</html>\n"


def _failures(result: RunResult, language: Language) -> Iterator[str]:
    """Yield what of the run itself failed, and that nothing was found to check."""
    lines = [shown(failure.message[language]) for failure in result.failures]
    if not any(True for _ in result.inputs):
        lines.append(NO_FILES[language])
    if lines:
        items = "".join(f"<li>{line}</li>" for line in lines)
        yield f'<section aria-labelledby="hf">\n<h2 id="hf">{_FAILURES[language]}</h2>\n<ul>{items}</ul>\n</section>\n'


def _resource(name: str) -> str:
    """Return a file that lies beside this one."""
    return (files("gouji.output.html") / name).read_text("utf-8")


def _hash(text: str) -> str:
    """Return the source expression that allows exactly this text in a policy."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
