"""Load the plugins and start sessions for commands; what plugins print then is kept out of standard output."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gouji.cli.aside import aside
from gouji.cli.parsing import command_line

if TYPE_CHECKING:
    from argparse import Namespace

    from gouji.plugins.model import Plugins
    from gouji.run.session import Session

__all__ = ["plugins_here", "started"]


def started(args: Namespace) -> Session:
    """Return a session as the arguments set it up; raise `PluginError`, `FormError` or `ConfigurationError`."""
    from gouji.run.session import Session

    with aside():
        return Session.start(command_line(args))


def plugins_here(config: str | None = None) -> Plugins:
    """Load the plugins that the working directory's configuration does not disable; tell which cannot be used."""
    from gouji.config.lookup import load_plugins_here

    with aside():
        plugins = load_plugins_here(config)
    if plugins.broken:
        from gouji.cli.errors import tell_error
        from gouji.config.locale import locale_language

        for error in plugins.broken:
            tell_error(error, locale_language())
    return plugins
