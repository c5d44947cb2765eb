// The page of a rule, in a dialog: its headings, lists and examples as such, all else as it is written.
const EXAMPLES = { bad: "error", good: "clean" };

function explain(rule) {
  return turn(async () => {
    const text = await ask("explain", rule, state.language);
    const [title, ...lines] = text.replace(/^# /, "").split("\n");
    at("rule-title").textContent = title;
    at("rule-text").replaceChildren(...explained(lines));
    at("rule").showModal();
    at("rule-text").scrollTop = 0;
  });
}

function* explained(lines) {
  const left = [...lines];
  while (left.length) {
    const line = left.shift();
    const fence = /^```\w* ?(\w*)/.exec(line);
    const heading = /^#+ (.*)$/.exec(line);
    if (fence) {
      const length = left.findIndex((each) => each.startsWith("```"));
      const inside = left.splice(0, length < 0 ? left.length : length);
      left.shift();
      const kind = EXAMPLES[fence[1]];
      if (kind) yield element("p", word(fence[1]), `verdict ${kind}`);
      yield element("pre", inside.join("\n"), kind ?? "");
    } else if (heading) yield element("h3", heading[1]);
    else if (line.trim()) yield paragraph(joined(line, left));
  }
}

// A line with those that go on from it, which are taken.
function joined(line, left) {
  let all = line;
  while (left.length && left[0].trim() && !/^(```|#| *- )/.test(left[0])) {
    all += (/[\u3000-\uffef]$/.test(all) ? "" : " ") + left.shift().trim();
  }
  return all;
}

function paragraph(line) {
  const [, space, item, text] = /^( *)(- )?(.*)$/.exec(line);
  const made = element("p", "", item ? `item deep${Math.min(space.length, 4)}` : "");
  made.append(...text.split("`").map((each, number) => (number % 2 ? element("code", each) : each)));
  return made;
}
