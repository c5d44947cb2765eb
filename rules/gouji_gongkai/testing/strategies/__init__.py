"""Hypothesis strategies for reports of this kind and their faults; they need the extra ``testing``."""

from gouji_gongkai.testing.strategies.faults import FAULTS, TEXT_FAULTS, faulted
from gouji_gongkai.testing.strategies.folders import sound_folders, sound_years
from gouji_gongkai.testing.strategies.reports import figures, sound_reports

__all__ = ["FAULTS", "TEXT_FAULTS", "faulted", "figures", "sound_folders", "sound_reports", "sound_years"]
