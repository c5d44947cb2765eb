"""In a browser the page does what a clerk asks of it: from findings to marks and back, fixes, years, stop, print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
import json
from pathlib import Path
from typing import Any

import pytest
from tests.lint.output.html.chromium import CHROMIUM, Browser
from tests.plugins.gouji_plugins.page.browsers.dropping import drop

from gouji.testing.paper import render_paper
from gouji.testing.strategies.formats import PLAIN_RENDERERS
from gouji_gongkai.testing import CATALOGUE, official_forms, sound_report

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed: no browser to open the page in"),
]
FAULTY = Path(__file__).parents[5] / "docs/examples/faulty"
LAST, THIS, OTHER = "云岭镇2023.txt", "云岭镇2024.txt", "青岚县民政局2024.txt"
CORRECTED = "青岚县民政局2024（修正后）.txt"
KIT = """
window.broken = [];
document.addEventListener("securitypolicyviolation", (event) => broken.push(event.violatedDirective));
window.onerror = (message) => broken.push(message);
window.at = (id) => document.getElementById(id);
window.paper = at("shown").shadowRoot;
window.check = (files) => gouji.check(Object.entries(files).map(([path, text]) => ({ path, file: new Blob([text]) })));
window.choose = (name, text) => {
  const data = new DataTransfer();
  data.items.add(new File([text], name));
  at("files").files = data.files;
  at("files").dispatchEvent(new Event("change"));
  return gouji.settled();
};
window.go = (number) => document.querySelectorAll("#findings .go")[number];
window.key = (key) => (at("shown").matches(":focus") ? paper.activeElement ?? at("shown") : document.activeElement)
  .dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, composed: true }));
window.selected = () => [...at("findings").children].findIndex((each) => each.ariaCurrent === "true");
window.pointed = () => paper.querySelector("[data-current]")?.textContent ?? null;
window.open = (path) => {
  document.querySelector(`#reports tr[data-path="${path}"] button`).click();
  return gouji.settled();
};
"""
CONTRASTS = """(() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return canvas.getImageData(0, 0, 1, 1).data;
  };
  const light = ([red, green, blue]) => [red, green, blue].map((each) => each / 255)
    .map((each) => (each <= .03928 ? each / 12.92 : ((each + .055) / 1.055) ** 2.4))
    .reduce((sum, each, number) => sum + each * [.2126, .7152, .0722][number], 0);
  const parent = (each) => each.parentElement ?? each.getRootNode().host ?? null;
  const behind = (each) => {
    for (let at = each; at; at = parent(at)) {
      const color = rgba(getComputedStyle(at).backgroundColor);
      if (color[3]) return color;
    }
    return [255, 255, 255];
  };
  const poor = [];
  for (const root of [document, paper]) {
    for (const each of root.querySelectorAll("*")) {
      const says = [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
      if (!says || each.matches("style, script, :disabled, dialog *") || !each.getClientRects().length) continue;
      const [one, other] = [light(rgba(getComputedStyle(each).color)), light(behind(each))];
      const contrast = (Math.max(one, other) + .05) / (Math.min(one, other) + .05);
      if (contrast < 4.5) poor.push([each.tagName, each.className, each.textContent.slice(0, 20), contrast]);
    }
  }
  return poor;
})()"""
UNNAMED = """[...document.querySelectorAll("button, input, select, textarea, summary, article, progress, dialog")]
  .filter((each) => !(each.textContent.trim() || each.ariaLabel || each.labels?.[0]?.textContent.trim()
    || document.getElementById(each.getAttribute("aria-labelledby"))))
  .map((each) => each.outerHTML.slice(0, 80))"""


@pytest.fixture(scope="module")
def browser(page: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser in which the page is ready."""
    with Browser(tmp_path_factory.mktemp("profile")) as browser:
        browser.open(page)
        browser.run(KIT)
        browser.run("gouji.ready")
        browser.run("gouji.state.language === 'zh' || at('language').click()")
        yield browser


def _report(name: str) -> str:
    return next(FAULTY.rglob(name)).read_text("utf-8")


def _faulty() -> str:
    """A report with a fault that has a safe fix, one that has an unsafe one, and a total that is wrong."""
    return _report(OTHER).replace("（一）主动公开。", "（一）主动公开。。布署。")


def _check(browser: Browser, files: Mapping[str, str]) -> None:
    browser.run(f"check({json.dumps(files)})")


def _numbers(browser: Browser, path: str) -> Mapping[str, int]:
    """The number of each rule's finding among those of a report."""
    found = browser.run("gouji.state.result.diagnostics.map(({ path, rule }) => [path, rule])")
    return {rule: number for number, rule in enumerate(rule for at, rule in found if at == path)}


def _state(browser: Browser, *names: str) -> list[Any]:
    found: list[Any] = browser.run(f"[{', '.join(f'gouji.state.{name}' for name in names)}]")
    return found


def test_files_and_folders_are_dropped_on_a_page_that_was_opened_from_a_file(browser: Browser, tmp_path: Path) -> None:
    browser.run("at('clear').click(); gouji.settled()")
    inner = tmp_path / "云岭镇/历年"
    inner.mkdir(parents=True)
    for path in (tmp_path / OTHER, inner / LAST, inner / THIS):
        path.write_text(_report(path.name), "utf-8")

    browser.drop(tmp_path / OTHER, tmp_path / "云岭镇")
    browser.run("""new Promise((done) => {
      const look = () => (gouji.state.checked || gouji.state.notes.length ? done() : setTimeout(look, 50));
      look();
    }).then(() => gouji.settled())""")

    files = browser.run("gouji.state.result?.files.map(({ path }) => path)")
    assert (files, *_state(browser, "notes")) == ([f"云岭镇/历年/{LAST}", f"云岭镇/历年/{THIS}", OTHER], [])


def test_a_finding_leads_to_its_mark_and_the_mark_to_its_finding(browser: Browser) -> None:
    _check(browser, {OTHER: _faulty()})
    number = _numbers(browser, OTHER)["total-consistency"]

    browser.run(f"go({number}).click()")
    to_mark = browser.run("[selected(), pointed()]")
    browser.run("go(0).click(); paper.querySelector('td.marked.error').click()")
    to_finding = browser.run(f"[selected(), document.activeElement === go({number})]")

    assert (to_mark, to_finding) == ([number, f"26{number + 1}"], [number, True])


def test_a_related_figure_of_another_report_opens_that_report_at_its_cell(browser: Browser) -> None:
    _check(browser, {LAST: _report(LAST), THIS: _report(THIS)})

    browser.run("document.querySelector('#findings .visit').click(); gouji.settled()")

    assert browser.run("[gouji.state.shown, pointed(), paper.activeElement.dataset.place]") == [LAST, "3", ":53:39"]


def test_in_every_format_a_related_figure_leads_to_a_cell_that_has_it(browser: Browser) -> None:
    sound = sound_report(official_forms()[-1], period=2024, subject="青岚县水务局")
    sample = next(fault for fault in CATALOGUE if fault.what == "a total that is too high").plant(sound).sample
    rendered = [render(sample) for render in (*PLAIN_RENDERERS.values(), render_paper)]

    led = {}
    for number, each in enumerate(rendered):
        drop(browser, {f"{number}.{each.format}": each.data}, "zh")
        led[f"{number}.{each.format}"] = browser.run("""(async () => {
          const found = [];
          for (const visit of document.querySelectorAll("#findings .visit")) {
            visit.click();
            await gouji.settled();
            found.push(pointed()?.startsWith(/ = ([\\d.]+)/.exec(visit.textContent)[1]) ?? null);
          }
          return found;
        })()""")

    assert {name: found for name, found in led.items() if not found or set(found) != {True}} == {}


def test_a_severity_that_is_filtered_stays_so_in_another_report_until_a_mark_of_it_is_clicked(
    browser: Browser,
) -> None:
    _check(browser, {THIS: _report(THIS), OTHER: _faulty()})
    shown = "[...at('findings').children].filter((each) => !each.hidden).map((each) => each.className)"

    browser.run("document.querySelector('[name=severity][value=error]').click()")
    browser.run(f"open('{OTHER}')")
    filtered = browser.run(shown)
    browser.run("paper.querySelector('td.marked.error').click()")

    assert ("error" in filtered, "error" in browser.run(shown), len(filtered)) == (False, True, 3)


def test_keys_go_through_the_findings_to_the_report_and_back(browser: Browser) -> None:
    _check(browser, {OTHER: _faulty()})
    steps = ("j", "ArrowDown", "k")

    seen = [browser.run(f"key('{step}'); [selected(), document.activeElement === go(selected())]") for step in steps]
    browser.run("go(0).click()")  # as Enter does: no mouse was pressed
    in_report = browser.run("[document.activeElement === at('shown'), paper.activeElement.id]")
    browser.run("key('Escape')")

    assert seen == [[0, True], [1, True], [0, True]]
    assert (in_report, browser.run("document.activeElement === go(0)")) == ([True, "m1"], True)


def test_a_safe_fix_is_shown_applied_and_undone_and_stays_when_files_are_added(browser: Browser) -> None:
    _check(browser, {OTHER: _faulty()})
    contents = (
        f"(async () => [gouji.state.changed, (await gouji.state.files.get('{OTHER}').text()).includes('。。')])()"
    )
    offered = browser.run(
        "[...document.querySelectorAll('.fix')].map((each) => each.querySelectorAll('.apply').length)"
    )
    words = browser.run(
        "[...document.querySelectorAll('.fix')[0].querySelectorAll('p')].map((each) => each.textContent)"
    )

    browser.run("document.querySelector('.apply').click(); gouji.settled()")
    applied = [_state(browser, "changed"), "duplicate-punctuation" in _numbers(browser, OTHER)]
    browser.run(f"choose('{THIS}', {json.dumps(_report(THIS))})")
    carried = [browser.run(contents), browser.run("gouji.state.result.files.length")]
    browser.run(f"open('{OTHER}')")
    browser.run("at('undo').click(); gouji.settled()")

    assert (offered, [word[:2] for word in words], "。布署" in words[1]) == ([1, 0], ["原文", "改为"], True)
    assert applied == [[[OTHER]], False]
    assert carried == [[[], False], 2]
    assert (browser.run(contents), "duplicate-punctuation" in _numbers(browser, OTHER)) == ([[], True], True)


def test_all_safe_fixes_are_applied_at_once_and_put_back(browser: Browser) -> None:
    _check(browser, {OTHER: _faulty().replace("（二）依申请公开。", "（二）依申请公开。。")})

    browser.run("at('fix-all').click(); gouji.settled()")
    fixed = [*_state(browser, "changed"), "duplicate-punctuation" in _numbers(browser, OTHER)]
    browser.run("at('undo').click(); gouji.settled()")

    assert (fixed, _state(browser, "changed")) == ([[OTHER], False], [[]])
    assert "duplicate-punctuation" in _numbers(browser, OTHER)


def test_fixes_that_are_not_saved_are_not_lost_without_a_question(browser: Browser) -> None:
    _check(browser, {OTHER: _faulty()})
    browser.run("window.confirm = (question) => { window.question = question; return false; }; question = ''")
    browser.run("at('fix-all').click(); gouji.settled()")
    warned = browser.run("[at('unsaved').hidden, Boolean(onbeforeunload)]")

    browser.run("at('clear').click(); gouji.settled()")
    browser.run(f"choose('{OTHER}', 'another')")
    kept = [browser.run("question"), *_state(browser, "changed", "files.size")]
    browser.run("HTMLAnchorElement.prototype.click = () => {}; at('save-file').click(); gouji.settled()")
    browser.run("at('language').click(); gouji.settled()")
    browser.run("at('language').click(); gouji.settled()")
    saved = browser.run("[at('unsaved').hidden, Boolean(onbeforeunload)]")
    browser.run("question = ''; at('clear').click(); gouji.settled()")

    assert (warned, kept) == ([False, True], [f"{OTHER}：已采用的修正尚未保存，继续将丢失。是否继续？", [OTHER], 1])
    assert (saved, browser.run("question"), _state(browser, "files.size")) == ([True, False], "", [0])


def test_copy_summary_findings_and_corrected_file_are_saved_by_their_names(browser: Browser) -> None:
    _check(browser, {OTHER: _faulty()})
    browser.run("document.querySelector('.apply').click(); gouji.settled()")
    browser.run("""(() => {
      window.saved = {};
      window.blobs = [];
      const made = URL.createObjectURL;
      URL.createObjectURL = (blob) => { blobs.push(blob); return made.call(URL, blob); };
      HTMLAnchorElement.prototype.click = function () { saved[this.download] = blobs.at(-1); };
    })()""")

    for name in ("copy", "file", "summary", "json"):
        browser.run(f"at('save-{name}').click(); gouji.settled()")
    saved = browser.run("""(async () => {
      const texts = {};
      for (const [name, blob] of Object.entries(saved)) texts[name] = await blob.text();
      return texts;
    })()""")
    browser.run("at('undo').click(); gouji.settled()")

    assert {name: text[:2] for name, text in saved.items()} == {
        f"{OTHER}（标注）.html": "<!",
        CORRECTED: "青岚",
        "检查结果汇总.html": "<!",
        "检查结果.json": "{\n",
    }
    assert ("。布署" in saved[CORRECTED], "。。" in saved[CORRECTED]) == (True, False)


def test_years_stand_side_by_side_and_a_figure_leads_to_its_finding(browser: Browser) -> None:
    _check(browser, {LAST: _report(LAST), THIS: _report(THIS)})

    browser.run("at('by-year').click()")
    heads = browser.run("[...document.querySelectorAll('#years thead th')].map((each) => each.textContent)")
    browser.run("[...document.querySelectorAll('.reach')].find((each) => each.textContent === '1').click()")
    browser.run("gouji.settled()")

    assert heads == ["项目", "2023年", "2024年"]
    assert browser.run("[gouji.state.shown, at('years').hidden, selected(), pointed()]") == [THIS, True, 0, "11"]


def test_every_file_has_its_status_and_counts_and_a_broken_one_its_message(browser: Browser) -> None:
    _check(browser, {OTHER: _faulty(), "通知.txt": "关于放假的通知", "损坏.docx": "PK\x03\x04"})

    cells = "[...document.querySelectorAll('#reports tr')].map((row) => [...row.cells].map((cell) => cell.textContent))"

    assert {row[0]: row[3:] for row in browser.run(cells)} == {
        "损坏.docx": ["无法读取", "", "", ""],
        "通知.txt": ["不是可以识别的报告", "0", "0", "1"],
        OTHER: ["需修改", "1", "2", "1"],
    }
    assert browser.run("at('failures').textContent").startswith("损坏.docx：")
    assert "检查了 2 个文件" in browser.run("at('state').textContent")


def test_what_cannot_be_taken_ends_in_a_plain_message(browser: Browser) -> None:
    given = {
        "large": "gouji.check([{ path: 'a.txt', file: { size: 2 ** 26 + 1 } }])",
        "many": "gouji.check(Array.from({ length: 2001 }, (_, path) => ({ path: String(path), file: new Blob() })))",
        "unread": "gouji.check([{ path: 'a.txt', file: { size: 1, arrayBuffer: () => Promise.reject(new Error()) } }])",
        "nothing": "at('files').dispatchEvent(new Event('change'))",
        "blank": "at('check-text').click()",
    }

    told = {
        name: browser.run(f"(async () => {{ await {act}; return gouji.state.notes }})()") for name, act in given.items()
    }

    assert {name: [note[0] for note in notes] for name, notes in told.items()} == {name: [name] for name in given}


@pytest.mark.parametrize(
    ("ending", "told"),
    [
        ("at('stop').click()", "restarted"),
        ("ended.dispatchEvent(new ErrorEvent('error', { message: 'out of memory' }))", "again"),
    ],
)
def test_a_check_that_is_stopped_or_dies_ends_in_a_message_and_the_next_one_works(
    browser: Browser, ending: str, told: str
) -> None:
    files = json.dumps({OTHER: _faulty()})
    browser.run(f"""
      window.post = Worker.prototype.postMessage;
      Worker.prototype.postMessage = function (data) {{
        window.ended = this;
        if (data.name === "check") setTimeout(() => {{ {ending} }});
        else post.call(this, data);
      }};""")

    browser.run(f"check({files})")
    ended = _state(browser, "told[0]", "ready", "busy", "result")
    browser.run("Worker.prototype.postMessage = post")
    browser.run(f"check({files})")

    assert (ended, _state(browser, "checked")) == ([told, True, False, None], [True])


def test_nothing_is_kept_unless_asked_and_a_browser_that_keeps_nothing_is_told(browser: Browser) -> None:
    browser.run("at('theme').value = 'dark'; at('theme').onchange()")
    unasked = browser.run("localStorage.length")
    browser.run("at('remember').click()")
    asked = browser.run("JSON.parse(localStorage.getItem('gouji'))")
    browser.run("at('remember').click()")
    given_up = browser.run("localStorage.length")
    browser.run("Storage.prototype.setItem = () => { throw new Error('no'); }; at('remember').click()")

    assert (unasked, asked, given_up) == (0, {"language": "zh", "theme": "dark"}, 0)
    assert browser.run("[gouji.state.notes, at('remember').checked]") == [[["unkept"]], False]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_all_words_can_be_read_in_light_and_dark_and_all_controls_have_names(
    browser: Browser, theme: str, language: str
) -> None:
    _check(browser, {LAST: _report(LAST), THIS: _report(THIS), OTHER: _faulty(), "坏.docx": "PK"})
    browser.run(f"at('theme').value = '{theme}'; at('theme').onchange()")
    browser.run(f"gouji.state.language === '{language}' || at('language').click(); gouji.settled()")

    poor = browser.run(f"open('{OTHER}').then(() => {{ go(0).click(); return {CONTRASTS}; }})")
    of_years = browser.run(f"at('by-year').click(); {CONTRASTS}")
    unnamed = browser.run(UNNAMED)
    browser.run("at('by-report').click(); gouji.state.language === 'zh' || at('language').click(); gouji.settled()")

    assert (poor, of_years, unnamed) == ([], [], [])


def test_printed_it_is_the_report_with_its_findings_and_no_controls(browser: Browser) -> None:
    pypdfium2 = pytest.importorskip("pypdfium2")
    _check(browser, {OTHER: _faulty()})

    pages = pypdfium2.PdfDocument(browser.printed())
    text = "".join(page.get_textpage().get_text_bounded() for page in pages)

    wanted = ("（一）主动公开", "总计应为 21", "标点重复", "需修改")
    assert [word in text for word in wanted] == [True] * len(wanted)
    assert [word for word in ("选择文件", "采用修正", "打印", "规则说明") if word in text] == []


def test_the_page_of_a_rule_is_read_in_a_dialog_in_the_language_that_is_shown(browser: Browser) -> None:
    _check(browser, {OTHER: _faulty()})

    browser.run("document.querySelector('#findings .about').click(); gouji.settled()")
    shown = browser.run(
        "[at('rule').open, at('rule-title').textContent, at('rule-text').querySelectorAll('pre').length > 1]"
    )
    browser.run("at('rule').close()")

    assert shown == [True, "duplicate-punctuation (W104)", True]


def test_no_policy_was_broken_and_no_script_failed(browser: Browser) -> None:
    assert browser.run("broken") == []
