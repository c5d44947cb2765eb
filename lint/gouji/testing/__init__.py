"""For those who test rules, packs, kinds or loaders: sample reports, renderers, faults and the rule tester.

The strategies in `gouji.testing.strategies` need Hypothesis (the extra ``testing``); nothing here does.
"""

from gouji.testing.examples import Example, ExampleError, check_examples, examples_of
from gouji.testing.faults import Expectation, Fault, Faulted
from gouji.testing.figures import derived_facts, sound_figures
from gouji.testing.folders import RuleFailedError, check_across, names_of
from gouji.testing.grid import Grid, GridCell
from gouji.testing.layouts import TEXT_LAYOUTS, TableLayout, TextStyle, Writer, render_text, text_renderer
from gouji.testing.lines import Line, Piece
from gouji.testing.rendered import Place, Rendered, Renderer
from gouji.testing.rule_tester import Bad, Case, CaseError, Expected, Good, check_rule, rule_cases
from gouji.testing.sample import SampleReport, Shape
from gouji.testing.samples import ComposeReport, Samples, Strategies, installed_samples
from gouji.testing.shapes import grid_of
from gouji.testing.ticks import printed_choices
from gouji.testing.traps import Trap

__all__ = [
    "TEXT_LAYOUTS",
    "Bad",
    "Case",
    "CaseError",
    "ComposeReport",
    "Example",
    "ExampleError",
    "Expectation",
    "Expected",
    "Fault",
    "Faulted",
    "Good",
    "Grid",
    "GridCell",
    "Line",
    "Piece",
    "Place",
    "Rendered",
    "Renderer",
    "RuleFailedError",
    "SampleReport",
    "Samples",
    "Shape",
    "Strategies",
    "TableLayout",
    "TextStyle",
    "Trap",
    "Writer",
    "check_across",
    "check_examples",
    "check_rule",
    "derived_facts",
    "examples_of",
    "grid_of",
    "installed_samples",
    "names_of",
    "printed_choices",
    "render_text",
    "rule_cases",
    "sound_figures",
    "text_renderer",
]
