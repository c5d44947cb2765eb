// Language and appearance; kept only where the user asks for it.
const KEY = "gouji";
const system = matchMedia("(prefers-color-scheme: dark)");

// What was kept; nothing where the browser keeps nothing.
function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEY));
  } catch {
    return null;
  }
}

function keep() {
  try {
    if (at("remember").checked) localStorage.setItem(KEY, JSON.stringify({ language: state.language, theme: state.theme }));
    else localStorage.removeItem(KEY);
  } catch {
    if (at("remember").checked) note(["unkept"]);
    at("remember").checked = false;
  }
}

function paint() {
  const isDark = state.theme === "dark" || (state.theme === "auto" && system.matches);
  document.documentElement.dataset.theme = isDark ? "dark" : "light";
}

function speak() {
  document.documentElement.lang = state.language === "zh" ? "zh-CN" : "en";
  for (const each of document.querySelectorAll("[data-word]")) each.textContent = word(each.dataset.word);
  for (const each of document.querySelectorAll("[data-label]")) each.setAttribute("aria-label", word(each.dataset.label));
  at("language").textContent = state.language === "zh" ? "English" : "中文";
  at("language").lang = state.language === "zh" ? "en" : "zh-CN";
  document.title = `勾稽 gouji · ${word("title")}`;
  tell(...state.told);
  showNotes();
}

function listenToSettings() {
  const had = kept();
  if (had) {
    state.language = had.language === "en" ? "en" : "zh";
    state.theme = ["light", "dark"].includes(had.theme) ? had.theme : "auto";
    at("remember").checked = true;
  }
  at("theme").value = state.theme;
  at("remember").onchange = keep;
  at("theme").onchange = () => {
    state.theme = at("theme").value;
    paint();
    if (at("remember").checked) keep();
  };
  system.addEventListener("change", paint);
  at("language").onclick = () => {
    state.language = state.language === "zh" ? "en" : "zh";
    speak();
    if (at("remember").checked) keep();
    turn(speakAgain);
  };
}

// What was found, in the other language.
async function speakAgain() {
  if (!state.ready) return;
  await introduce();
  if (!state.result) return;
  const { current } = state;
  await show();
  if (current >= 0) select(current, { points: true });
}
