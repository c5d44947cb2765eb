"""Print sample reports as web pages, in the manners in which they are published."""

from gouji.testing.pages.page import page_renderer, render_page
from gouji.testing.pages.style import MANNERS, PageStyle

__all__ = ["MANNERS", "PageStyle", "page_renderer", "render_page"]
