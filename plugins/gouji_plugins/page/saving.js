// What can be saved: an annotated copy, the summary, the findings, a corrected file.
function save(name, data, type) {
  const link = element("a");
  link.href = URL.createObjectURL(new Blob([data], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  note(["saved", name]);
}

// Saves what the worker answers, a name and bytes, under that name with a mark, for the original lies there, too; tells why there is
// none, and returns whether it was saved.
async function saveAnswer(answer, mark) {
  const [name, data] = await answer;
  if (data) save(name.replace(/(\.[^./]*)?$/, `${word(mark)}$1`), data, "application/octet-stream");
  else note(["plain", name]);
  return Boolean(data);
}

const SAVED = {
  "save-copy": () => saveAnswer(ask("annotated", state.shown, state.language), "annotatedMark"),
  "save-file": async () => {
    const path = state.shown;
    if (await saveAnswer(ask("contents", path), "correctedMark")) state.saved.add(path);
    showFixes();
  },
  "save-summary": async () => save(word("summaryName"), await ask("summary", state.language), "text/html"),
  "save-json": () => save(word("jsonName"), state.json, "application/json"),
};

function listenToSaving() {
  const menu = at("save");
  for (const [id, action] of Object.entries(SAVED)) {
    at(id).onclick = () => {
      menu.open = false;
      turn(action);
    };
  }
  menu.ontoggle = () => { at("save-file").hidden = !isCorrected(state.shown); };
  document.addEventListener("click", (event) => { if (!menu.contains(event.target)) menu.open = false; });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    event.stopPropagation();
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  at("print").onclick = () => print();
}
