"""The configuration room, or the defaults while there is none."""

try:
    from gouji.config import CommandLine, Configurations
except ImportError:
    from gouji.session.defaults import CommandLine, Configurations  # type: ignore[assignment]

__all__ = ["CommandLine", "Configurations"]
