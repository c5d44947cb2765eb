// Fixes: shown before they are applied, applied one or all, and undone.
const isCorrected = (path) => state.changed.includes(path) || state.originals.has(path);

// The paths of corrected files that were not saved as they now are.
function unsaved() {
  return [...new Set([...state.changed, ...state.originals.keys()])].filter((path) => !state.saved.has(path));
}

// Asks whether the fixes of files may be lost; there is no question where there are none.
const mayLose = (paths) => !paths.length || confirm(word("lose", paths.join(word("and"))));

function fixOf(fix, index) {
  if (!fix) return [];
  const made = element("div", "", "fix");
  for (const { before, after } of fix.changes) made.append(...changed(before, after));
  made.append(fix.safe ? button(word("fix"), "apply", () => {
    state.current = index;
    apply([index]);
  }) : element("p", word("unsafe"), "where"));
  return [made];
}

// A line as it is and as it will be, with what differs marked and a little around it.
const AROUND = 12;
function changed(before, after) {
  const least = Math.min(before.length, after.length);
  let start = 0;
  while (start < least && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < least - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return [[before, "before", "del"], [after, "after", "ins"]].map(([text, name, kind]) => {
    const line = element("p");
    const [from, to] = [Math.max(0, start - AROUND), text.length - end];
    const words = after || name === "before" ? text.slice(start, to) : word("removed");
    line.append(element("b", word(name)), ` ${from ? "…" : ""}${text.slice(from, start)}`, words ? element(kind, words) : "");
    line.append(`${text.slice(to, to + AROUND)}${end > AROUND ? "…" : ""}`);
    return line;
  });
}

// What can be done with the fixes of the report that is shown.
function showFixes() {
  const count = state.details.filter((each) => each.fix?.safe).length;
  at("fix-all").hidden = !count;
  at("fix-all").textContent = word("fixAll", count);
  at("undo").hidden = !isCorrected(state.shown);
  const isBound = state.found.length > 0 && /\.(docx|xlsx|pdf)$/i.test(state.shown);
  at("fix-hint").hidden = !isBound;
  at("unsaved").hidden = !unsaved().includes(state.shown);
  at("fix-bar").hidden = at("fix-all").hidden && at("undo").hidden && at("fix-hint").hidden;
  window.onbeforeunload = unsaved().length ? (event) => event.preventDefault() : null;
}

// Asks the worker for a change of a file, after which all is checked again.
function change(...question) {
  return turn(async () => {
    const { shown, current } = state;
    waiting(true);
    tell("fixing");
    state.saved.delete(shown);
    const problem = await ask(...question);
    const notes = problem ? [["plain", JSON.parse(problem)[state.language]]] : [];
    state.notes = notes;
    state.shown = shown;
    await show();
    waiting(false);
    const most = at("findings").children.length - 1;
    if (current >= 0) select(Math.min(current, most), { points: true, focuses: true });
  });
}

const apply = (indices) => change("fix", state.shown, indices);

function undo() {
  const path = state.shown;
  if (state.changed.includes(path)) return change("original", path);
  return turn(async () => {
    await carry();
    state.saved.delete(path);
    state.files.set(path, state.originals.get(path));
    state.originals.delete(path);
    await checkAll(state.files, []);
    await showReport(path);
  });
}

function listenToFixes() {
  at("fix-all").onclick = () => apply(null);
  at("undo").onclick = undo;
}
