"""Samples of 政府信息公开工作年度报告 for tests: bodies, sentences, traps and faults; nobody in them exists."""

from gouji_gongkai.testing.faults import CATALOGUE
from gouji_gongkai.testing.reports import form_of, least_report, official_forms, sound_report
from gouji_gongkai.testing.samples import SAMPLES

__all__ = ["CATALOGUE", "SAMPLES", "form_of", "least_report", "official_forms", "sound_report"]
