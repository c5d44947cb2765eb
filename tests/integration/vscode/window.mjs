/** A window of Visual Studio Code in a browser: what a person does there, and what they then see. */

/** How long something is waited for, in milliseconds: far longer than it takes. */
const PATIENCE = 60_000;

/** How long the pointer rests on a place before it is moved there once more. */
const REST = 10_000;

export class Window {
  constructor(page) {
    this.page = page;
    page.setDefaultTimeout(PATIENCE);
  }

  /** Open a folder, and wait until its files are listed. */
  async begin(address, folder) {
    await this.page.goto(`${address}?folder=${encodeURI(folder)}`);
    await this.page.getByRole("treeitem").first().waitFor();
  }

  /** Open a file of the folder, and wait until its lines are shown. */
  async open(name) {
    await this.page.getByRole("treeitem", { name }).dblclick();
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    await this.page.locator(".monaco-editor .view-line").first().waitFor();
  }

  /** Show the Problems panel, and wait until its list is as it should be; return what it lists. */
  async problems(asked) {
    const rows = this.page.locator(".markers-panel .monaco-list-row[aria-level='2']");
    if (!(await this.page.locator(".markers-panel").isVisible())) {
      await this.page.keyboard.press("Control+Shift+M");
    }
    const read = (all) => all.map((row) => `${row.getAttribute("aria-label").split(":")[0]}: ${row.innerText}`);
    return (await this.until(asked, () => rows.evaluateAll(read))).map((text) => text.replace(/\s+/g, " "));
  }

  /** Wait until a place is underlined, and return how many are, by severity. */
  async underlined() {
    const marks = (severity) => this.page.locator(`.monaco-editor .cdr.squiggly-${severity}`);
    await marks("error").first().waitFor({ state: "attached" });
    return { error: await marks("error").count(), warning: await marks("warning").count() };
  }

  /** Put the cursor at a line and a character, both counted from 1. */
  async goTo(line, character) {
    await this.page.locator(".editor-instance .view-lines").first().click();
    await this.page.keyboard.press("Control+G");
    const input = this.page.locator(".quick-input-widget input.input");
    await input.fill(`:${line}:${character}`);
    await this.page.keyboard.press("Enter");
    await this.page.locator("#status\\.editor\\.selection", { hasText: `Ln ${line}, Col ${character}` }).waitFor();
  }

  /** Rest the pointer on words of the line that begins so, and return what is then shown. */
  async hover(beginning, words) {
    const shown = this.page.locator(".monaco-hover:not(.hidden) .hover-row", { hasNotText: "Loading..." }).first();
    await this.again(async () => {
      await this.page.mouse.move(0, 0);
      const { x, y } = await this.place(beginning, words);
      await this.page.mouse.move(x, y, { steps: 3 });
      await shown.waitFor({ timeout: REST });
    });
    return await this.page.locator(".monaco-hover:not(.hidden) .monaco-hover-content").innerText();
  }

  /** Return the middle of the last words of the line that begins so. */
  async place(beginning, words) {
    const lines = this.page.locator(".monaco-editor .view-line");
    return await lines.evaluateAll(
      (all, [begins, wanted]) => {
        const text = (node) => node.textContent.replaceAll("\u00a0", " ");
        const line = all.find((each) => text(each).startsWith(begins));
        let from = text(line).lastIndexOf(wanted);
        const range = document.createRange();
        const nodes = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        while (nodes.nextNode()) {
          const { length } = nodes.currentNode.data;
          if (from < length) {
            range.setStart(nodes.currentNode, from);
            range.setEnd(nodes.currentNode, Math.min(from + wanted.length, length));
            break;
          }
          from -= length;
        }
        const box = range.getBoundingClientRect();
        return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      },
      [beginning, words],
    );
  }

  /** Ask for what can be done at the cursor, and return it, as the menu has it. */
  async fixes() {
    const entries = this.page.locator(".action-widget .monaco-list-row.action");
    await this.again(async () => {
      await this.page.keyboard.press("Control+.");
      await entries.first().waitFor({ timeout: REST });
    });
    return await entries.allInnerTexts();
  }

  /** Choose the entry of that menu that has these words, by the keyboard: the menu keeps the pointer off at first. */
  async choose(words) {
    const entries = this.page.locator(".action-widget .monaco-list-row.action");
    for (let left = await entries.count(); left > 0; left -= 1) {
      if ((await entries.and(this.page.locator(".focused")).innerText()).includes(words)) {
        break;
      }
      await this.page.keyboard.press("ArrowDown");
    }
    await this.page.keyboard.press("Enter");
    await this.page.locator(".action-widget").waitFor({ state: "hidden" });
  }

  /** Type at the cursor, ask what could stand there, and return it as soon as a name is among it. */
  async completions(typed, name) {
    await this.page.keyboard.type(typed);
    const rows = this.page.locator(".suggest-widget.visible .monaco-list-row");
    await this.again(async () => {
      await this.page.keyboard.press("Control+Space");
      await rows.filter({ hasText: name }).first().waitFor({ timeout: REST });
    });
    return await rows.evaluateAll((all) => all.map((row) => row.getAttribute("aria-label")));
  }

  /** Return the line that begins so, as soon as there is one. */
  async line(beginning) {
    const read = (all) => all.map((each) => each.textContent.replaceAll("\u00a0", " "));
    const lines = async () => await this.page.locator(".monaco-editor .view-line").evaluateAll(read);
    const found = await this.until((all) => all.some((each) => each.startsWith(beginning)), lines);
    return found.find((each) => each.startsWith(beginning));
  }

  /** Save the document, and wait until nothing is left unsaved. */
  async save() {
    await this.page.keyboard.press("Control+S");
    await this.page.locator(".tab.dirty").waitFor({ state: "detached" });
  }

  /** Return what the status bar has of gouji, as soon as it is as asked. */
  async status(asked) {
    const entries = this.page.locator(".statusbar-item[id^='gouji']");
    const read = (all) => all.map((each) => each.getAttribute("aria-label")).join();
    return await this.until(asked, () => entries.evaluateAll(read));
  }

  /** Run a command by its title. */
  async command(title) {
    await this.page.keyboard.press("F1");
    await this.page.locator(".quick-input-widget input.input").fill(`>${title}`);
    await this.page.locator(".quick-input-list .monaco-list-row", { hasText: title }).first().click();
  }

  /** Return the first notification's text. */
  async notification() {
    return await this.page.locator(".notification-list-item-message").first().innerText();
  }

  /** Look again and again until what is seen is as asked; return it, as it is in the end. */
  async until(asked, look) {
    const end = Date.now() + PATIENCE;
    let seen = await look();
    while (!asked(seen) && Date.now() < end) {
      await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
      seen = await look();
    }
    return seen;
  }

  /** Do again what has not come about in the time that it gives itself. */
  async again(act) {
    const end = Date.now() + PATIENCE;
    for (;;) {
      try {
        return await act();
      } catch (error) {
        if (Date.now() > end) {
          throw error;
        }
      }
    }
  }
}
