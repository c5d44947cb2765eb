"""Configuration: ``.gouji.yaml``, packs and command line → the settings of each file, with their origins."""

from gouji.config.lookup import Configurations
from gouji.config.settings import CommandLine, Settings

__all__ = ["CommandLine", "Configurations", "Settings"]
