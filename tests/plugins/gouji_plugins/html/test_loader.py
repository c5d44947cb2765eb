"""Pages are known by their content first, by their names second."""

from __future__ import annotations

import pytest

from gouji.binding.bind import Binder
from gouji.document.loader import load
from gouji.errors import UnreadableSourceError
from gouji.plugins.model import Plugins

PARAGRAPH = b"<p>\xe6\x97\xa0</p>"


@pytest.mark.parametrize(
    ("data", "name", "loader"),
    [
        (b"<!DOCTYPE html>" + PARAGRAPH, "report.txt", "html"),
        (b"<!doctype HTML>" + PARAGRAPH, "report.doc", "html"),
        (b"\xef\xbb\xbf\r\n<html xmlns:o='x'>" + PARAGRAPH, "report.doc", "html"),
        (b"<?xml version='1.0'?>\n<!-- x -->\n<HTML>" + PARAGRAPH, "report", "html"),
        (b"<head><title>x</title></head>" + PARAGRAPH, "-", "html"),
        (PARAGRAPH, "report.html", "html"),
        (PARAGRAPH, "report.HTM", "html"),
        (b"x" + PARAGRAPH, "report.shtml", "html"),
        (PARAGRAPH, "report.txt", "html"),
        (b"<table><tr><td>1</td></tr></table>", "-", "html"),
        (b"\xe6\x97\xa0 <p>", "report.txt", "text"),
        (b"<2024>", "report.txt", "text"),
    ],
)
def test_what_reads_a_file(data: bytes, name: str, loader: str, plugins: Plugins, binder: Binder) -> None:
    assert load(data, name, binder.vocabularies, plugins.loaders).loader == loader


@pytest.mark.parametrize(
    "data", [b"<html>", b"<!DOCTYPE html><body></body>", b"<html><script>x</script>", b"<table></table>"]
)
def test_a_page_in_which_nothing_stands_has_no_blocks(data: bytes, plugins: Plugins, binder: Binder) -> None:
    document = load(data, "report.html", binder.vocabularies, plugins.loaders)

    assert (document.blocks, binder.bind(document).status) == ((), "other")


def test_a_nul_is_refused(plugins: Plugins, binder: Binder) -> None:
    with pytest.raises(UnreadableSourceError) as caught:
        load(b"<html><p>1\x002</p>", "report.html", binder.vocabularies, plugins.loaders)

    assert caught.value.kind == "binary"
