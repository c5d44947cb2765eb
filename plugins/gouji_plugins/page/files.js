// Files: chosen, dropped or typed; read within limits.
const MOST_BYTES = 64 * 2 ** 20;
const MOST_TOGETHER = 4 * MOST_BYTES;
const MOST_FILES = 2000;

const chosen = (input) => [...input.files].map((file) => ({ path: file.webkitRelativePath || file.name, file }));

// Adds files to those that are checked already; one of the same name replaces what is there.
function add(files) {
  if (!files.length) return note(["nothing"]);
  return turn(async () => {
    const given = new Set(files.map(({ path }) => path));
    if (!mayLose(unsaved().filter((path) => given.has(path)))) return;
    await carry();
    const notes = [];
    const all = new Map(state.files);
    const taken = new Set();
    for (const { path, file } of files) {
      const name = taken.has(path) ? other(path, all) : path;
      if (name !== path) notes.push(["twice", path, name]);
      else if (all.has(path)) notes.push(["replaced", path]);
      taken.add(name);
      all.set(name, file);
      state.originals.delete(name);
      state.saved.delete(name);
    }
    await checkAll(all, notes);
  });
}

// Another name for a file beside one of its own.
function other(path, taken) {
  const [, stem, ending] = /^(.*?)(\.[^./]*)?$/s.exec(path);
  for (let count = 2; ; count += 1) {
    const name = `${stem}(${count})${ending ?? ""}`;
    if (!taken.has(name)) return name;
  }
}

// Corrected files go into the next check as they are now.
async function carry() {
  if (!state.ready) return;
  for (const path of state.changed) {
    const [, data] = await ask("contents", path);
    if (!state.originals.has(path)) state.originals.set(path, state.files.get(path));
    state.files.set(path, new Blob([data]));
  }
}

async function read(files) {
  const found = [];
  let together = 0;
  if (files.size > MOST_FILES) {
    state.notes.push(["many"]);
    return found;
  }
  for (const [path, file] of files) {
    together += file.size;
    if (file.size > MOST_BYTES) state.notes.push(["large", path]);
    else if (together > MOST_TOGETHER) state.notes.push(["total", path]);
    else {
      try {
        found.push({ path, data: await file.arrayBuffer() });
      } catch {
        state.notes.push(["unread", path]);
      }
    }
  }
  return found;
}

// What was dropped, taken while the event lasts: a file as it is, a folder by its handle or its entry.
// A page that was opened from a file is refused all entries by Chromium.
function itemOf(item) {
  const entry = item.webkitGetAsEntry?.();
  const file = item.getAsFile();
  if (!entry?.isDirectory) return { name: file?.name, file };
  return { name: entry.name, entry, handle: item.getAsFileSystemHandle?.().catch(() => null) };
}

async function collect({ name, file, entry, handle }, into) {
  if (!entry) {
    into.push({ path: name, file });
    return;
  }
  const folder = await handle;
  if (folder) await walkHandle(folder, name, into);
  else await walk(entry, into);
}

async function walkHandle(handle, path, into) {
  if (into.length > MOST_FILES) return;
  if (handle.kind === "file") {
    into.push({ path, file: await handle.getFile() });
    return;
  }
  for await (const [name, inner] of handle.entries()) await walkHandle(inner, `${path}/${name}`, into);
}

async function walk(entry, into) {
  if (into.length > MOST_FILES) return;
  const path = entry.fullPath.replace(/^\/+/, "");
  if (entry.isFile) {
    const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
    into.push({ path, file });
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (!some.length) return;
    for (const each of some) await walk(each, into);
  }
}

async function dropped(all) {
  const files = [];
  const notes = [];
  for (const each of all) {
    try {
      await collect(each, files);
    } catch {
      notes.push([each.entry ? "unreadFolder" : "unread", each.name]);
    }
  }
  if (files.length) await add(files);
  if (notes.length) note(...state.notes, ...notes);
  else if (!files.length) note(["nothing"]);
}

function note(...notes) {
  state.notes = notes;
  showNotes();
}

function listenToFiles() {
  for (const id of ["files", "folder"]) {
    at(id).onchange = () => {
      const files = chosen(at(id));
      at(id).value = "";
      add(files);
    };
  }
  at("paste").onclick = () => at("typing").showModal();
  at("check-text").onclick = () => {
    const text = at("text").value;
    if (text.trim()) add([{ path: word("pastedName"), file: new Blob([text]) }]);
    else note(["blank"]);
  };
  at("clear").onclick = () => turn(() => {
    if (!mayLose(unsaved())) return;
    forget();
    tell("cleared");
  });
  document.ondragover = (event) => {
    event.preventDefault();
    at("drop").classList.add("over");
  };
  document.ondragleave = (event) => {
    if (!event.relatedTarget) at("drop").classList.remove("over");
  };
  document.ondrop = (event) => {
    event.preventDefault();
    at("drop").classList.remove("over");
    dropped([...event.dataTransfer.items].filter((item) => item.kind === "file").map(itemOf).filter(({ name }) => name));
  };
}
