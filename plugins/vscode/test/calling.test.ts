import assert from "node:assert/strict";
import { test } from "node:test";
import { environmentFor, failureFrom, languageArguments } from "../src/calling";

test("a language is asked for, unless the configuration decides", () => {
  assert.deepEqual(languageArguments("zh"), ["--lang", "zh"]);
  assert.deepEqual(languageArguments("auto"), []);
});

test("messages are in the editor's language, and the encoding of the system stays", () => {
  assert.deepEqual(environmentFor("zh-cn", { LC_ALL: "C.UTF-8", LANG: "C", PATH: "/bin" }), {
    LC_CTYPE: "C.UTF-8",
    LC_MESSAGES: "zh_CN.UTF-8",
    LANG: "C",
    PATH: "/bin",
    PYTHONIOENCODING: "utf-8",
  });
});

test("a server without its extra tells the command that adds it", () => {
  const command = "uv pip install --python '/w/.venv' 'gouji[lsp]'";
  const english = failureFrom(`a warning\ngouji: the language server needs an extra: ${command}\n`);
  const chinese = failureFrom(`gouji: 语言服务器需要另装可选依赖：${command}\n`);

  assert.deepEqual(english, { kind: "lacking", message: `the language server needs an extra: ${command}`, command });
  assert.equal(chinese.command, command);
});

test("any other server that ends is told by its own line, or the last one", () => {
  const older = failureFrom("gouji: no command 'lsp'; there are: check\nsee gouji --help\n");

  assert.deepEqual(older, { kind: "failed", message: "no command 'lsp'; there are: check" });
  assert.equal(failureFrom("Traceback:\n  x\nKeyError: 1\n").message, "KeyError: 1");
  assert.equal(failureFrom("").message, "");
});
