// The files that were checked: each with its status and how many findings of each severity it has.
const SEVERITIES = ["error", "warning", "info"];
const COUNTS = { error: "errors", warning: "warnings", info: "infos" };
const TONES = { "needs-correction": "error", "needs-review": "warning", "for-information": "info", clean: "clean" };

// The paths of what can be shown: reports, and files with findings that are none.
function reportPaths() {
  const { files, diagnostics } = state.result;
  const checked = files.filter((file) => file.status === "checked");
  return [...new Set([...checked, ...diagnostics].map((each) => each.path))];
}

function showFiles() {
  const paths = new Set(reportPaths());
  const listed = new Set(state.result.files.map((file) => file.path));
  const others = [...paths].filter((path) => !listed.has(path)).map((path) => ({ path, status: "configuration", ...countsOf(path) }));
  at("reports").replaceChildren(...[...state.result.files, ...others].map((file) => fileRow(file, paths.has(file.path))));
}

function countsOf(path) {
  const found = state.result.diagnostics.filter((each) => each.path === path);
  return Object.fromEntries(SEVERITIES.map((severity) => [COUNTS[severity], found.filter((each) => each.severity === severity).length]));
}

function fileRow(file, isShown) {
  const row = element("tr");
  row.dataset.path = file.path;
  const name = element("th");
  name.scope = "row";
  name.append(isShown ? button(file.path, "open", () => open(file.path)) : file.path);
  if (isCorrected(file.path)) name.append(" ", element("span", word("corrected"), "verdict clean"));
  const isChecked = file.status === "checked";
  const verdict = element("span", word(isChecked ? file.verdict : file.status), `verdict ${isChecked ? (TONES[file.verdict] ?? "unknown") : "unknown"}`);
  const cell = element("td");
  cell.append(verdict);
  row.append(name, element("td", file.agency ?? ""), element("td", file.year ? String(file.year) : ""), cell);
  for (const severity of SEVERITIES) {
    const count = file[COUNTS[severity]] ?? 0;
    row.append(element("td", isShown ? String(count) : "", count ? `count ${severity}` : "count"));
  }
  return row;
}

// Shows another report; the severities that are filtered stay as they are.
function open(path) {
  return turn(async () => {
    setView("report");
    await showReport(path);
    at("findings").querySelector("li:not([hidden]) .go")?.focus({ preventScroll: true });
  });
}

async function showReport(path) {
  state.shown = path;
  state.found = state.result.diagnostics.filter((each) => each.path === path);
  state.current = -1;
  for (const row of at("reports").rows) {
    if (row.dataset.path === path) row.setAttribute("aria-current", "true");
    else row.removeAttribute("aria-current");
  }
  const html = path ? await ask("report", path, state.language) : "";
  state.details = path ? JSON.parse(await ask("details", path, state.language)) : [];
  showFindings();
  showFixes();
  render(html);
}
