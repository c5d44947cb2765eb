// A check: the files go to the worker, and what it found is shown.

const CALM = new Set(["saved", "replaced", "twice"]); // notes of what went well

// Checks these files, and no others.
function check(files) {
  return turn(() => checkAll(new Map(files.map(({ path, file }) => [path, file])), []));
}
window.gouji.check = check;

async function checkAll(files, notes) {
  if (!state.ready) return;
  state.files = files;
  state.notes = notes;
  waiting(true);
  tell("reading");
  const data = await read(files);
  const begun = performance.now();
  const problem = data.length ? await ask("check", data) : "";
  window.gouji.times.check = performance.now() - begun;
  state.problem = problem ? JSON.parse(problem) : null;
  state.checked = data.length > 0 && !problem;
  state.shown = "";
  state.current = -1;
  await show();
  waiting(false);
}

// Forgets files and findings, as if nothing had been checked.
function forget() {
  state.files = new Map();
  state.originals.clear();
  state.saved.clear();
  state.changed = [];
  state.notes = [];
  Object.assign(state, { problem: null, checked: false, json: "", result: null, shown: "", found: [], details: [], current: -1, view: "report" });
  showNotes();
  at("found").hidden = true;
  document.body.classList.remove("checked");
  window.onbeforeunload = null;
}

// Shows what was found, in the language that is shown.
async function show() {
  tell("showing");
  state.json = state.checked ? await ask("json", state.language) : "";
  state.result = state.json ? JSON.parse(state.json) : { diagnostics: [], failures: [], files: [] };
  state.changed = state.checked ? JSON.parse(await ask("changed")) : [];
  showNotes();
  showFiles();
  await showYears();
  const paths = reportPaths();
  const first = paths.includes(state.shown) ? state.shown : (gravest() ?? paths[0]);
  at("found").hidden = !state.checked;
  document.body.classList.toggle("checked", state.checked);
  await showReport(first ?? "");
  if (state.checked) tell("plain", await ask("told", state.language));
  else tell("unchecked");
}

// The path of the first file with a finding of the gravest severity.
function gravest() {
  const found = SEVERITIES.map((severity) => state.result.diagnostics.find((each) => each.severity === severity && !each.waived));
  return found.find(Boolean)?.path;
}

// What was not read, and why something failed.
function showNotes() {
  const failures = (state.result?.failures ?? []).map(({ path, message }) => (path ? word("failure", path, message) : message));
  const problem = state.problem ? [state.problem[state.language]] : [];
  const notes = state.notes.map((each) => element("li", word(...each), CALM.has(each[0]) ? "calm" : ""));
  at("failures").replaceChildren(...[...problem, ...failures].map((text) => element("li", text)), ...notes);
}
