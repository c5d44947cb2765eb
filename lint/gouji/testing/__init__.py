"""For those who test rules, packs, kinds or loaders: sample reports, renderers, faults and the rule tester.

The strategies in `gouji.testing.strategies` need Hypothesis (the extra ``testing``), and so do `check_sound` and
`check_faults`, which import it when they are called; nothing else here does.
"""

from typing import TYPE_CHECKING

from gouji.late import late_name

if TYPE_CHECKING:
    from gouji.testing.examples import Example, ExampleError, check_examples, examples_of
    from gouji.testing.faults import Expectation, Fault, Faulted
    from gouji.testing.figures import derived_facts, sound_figures
    from gouji.testing.folders import RuleFailedError, check_across, names_of
    from gouji.testing.generated import GeneratedError, check_faults, check_sound
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
    from gouji.testing.workbench import Workbench

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
    "GeneratedError",
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
    "Workbench",
    "Writer",
    "check_across",
    "check_examples",
    "check_faults",
    "check_rule",
    "check_sound",
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

_LATE = {
    "gouji.testing.examples": ("Example", "ExampleError", "check_examples", "examples_of"),
    "gouji.testing.faults": ("Expectation", "Fault", "Faulted"),
    "gouji.testing.figures": ("derived_facts", "sound_figures"),
    "gouji.testing.folders": ("RuleFailedError", "check_across", "names_of"),
    "gouji.testing.generated": ("GeneratedError", "check_faults", "check_sound"),
    "gouji.testing.grid": ("Grid", "GridCell"),
    "gouji.testing.layouts": ("TEXT_LAYOUTS", "TableLayout", "TextStyle", "Writer", "render_text", "text_renderer"),
    "gouji.testing.lines": ("Line", "Piece"),
    "gouji.testing.rendered": ("Place", "Rendered", "Renderer"),
    "gouji.testing.rule_tester": ("Bad", "Case", "CaseError", "Expected", "Good", "check_rule", "rule_cases"),
    "gouji.testing.sample": ("SampleReport", "Shape"),
    "gouji.testing.samples": ("ComposeReport", "Samples", "Strategies", "installed_samples"),
    "gouji.testing.shapes": ("grid_of",),
    "gouji.testing.ticks": ("printed_choices",),
    "gouji.testing.traps": ("Trap",),
    "gouji.testing.workbench": ("Workbench",),
}
"""Each name is imported when it is asked for: every run of pytest imports the plugin, which stands in this package."""


def __getattr__(name: str) -> object:
    """Import and return a name that tests need."""
    return late_name(__name__, name, _LATE)
