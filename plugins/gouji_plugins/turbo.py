"""The core of turbohtml, which reads pages and XML; no other module imports it.

It is imported alone: the rest of turbohtml, of which nothing is needed, would take a third of the check of a page.
"""

from __future__ import annotations

from functools import cache
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from typing import Any

__all__ = ["core"]


@cache
def core() -> Any:
    """Return what has `tokenize`, `parse_xml` and their types; None where turbohtml has no wheel, such as in a browser."""
    package = find_spec("turbohtml")
    folders = package.submodule_search_locations if package is not None else None
    spec = PathFinder.find_spec("turbohtml._html", folders) if folders is not None else None
    if spec is not None and spec.loader is not None:
        module = module_from_spec(spec)
        spec.loader.exec_module(module)
        return module
    try:
        import turbohtml
    except ImportError:
        return None
    return turbohtml
