/** The pages of rules, as documents of the editor that it shows as Markdown. */

import * as vscode from "vscode";
import { ExecuteCommandRequest } from "vscode-languageclient/node";
import { runGouji } from "./running";
import type { Server } from "./server";
import { folders } from "./settings";

const SCHEME = "gouji-rule";
/** The server's command: the page of a rule, by its name or code. */
export const EXPLAIN = "gouji.explain";
const t = vscode.l10n.t;

interface Rule {
  readonly code: string;
  readonly name: string;
  readonly summary: string;
}

export class RulePages implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly pages = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;
  private readonly registered = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.pages.get(uri.path) ?? "";
  }

  /** Show a page beside what is shown now. */
  async show(rule: string, page: string): Promise<void> {
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `${rule}.md` });
    this.pages.set(uri.path, page);
    this.changed.fire(uri);
    await vscode.commands.executeCommand("markdown.showPreviewToSide", uri);
  }

  dispose(): void {
    this.registered.dispose();
    this.changed.dispose();
  }
}

/** Show the page of a rule, asked for where none is named. */
export async function explainRule(server: Server, pages: RulePages, named?: unknown): Promise<void> {
  const client = server.running;
  if (client === undefined) {
    await vscode.commands.executeCommand("gouji.showStatus");
    return;
  }
  const rule = typeof named === "string" ? named : await chosenRule(server);
  if (rule === undefined) {
    return;
  }
  const uri = vscode.window.activeTextEditor?.document.uri;
  const about = uri === undefined ? [] : [client.code2ProtocolConverter.asUri(uri)];
  const page = await client.sendRequest(ExecuteCommandRequest.type, { command: EXPLAIN, arguments: [rule, ...about] });
  await pages.show(rule, String(page));
}

/** Let one choose a rule; those of the findings where the cursor stands come first. */
async function chosenRule(server: Server): Promise<string | undefined> {
  const found = await server.locate();
  if (found === undefined) {
    return undefined;
  }
  const here = codesHere();
  const items = listed(found.program).then((rules) => {
    const first = rules.filter((each) => here.has(each.code));
    const others = rules.filter((each) => !here.has(each.code));
    return [...first, ...others].map((each) => ({
      label: each.code,
      description: each.name,
      detail: each.summary,
    }));
  });
  const placeHolder = t("The rule to be explained: its code, name or words");
  const options = { placeHolder, matchOnDescription: true, matchOnDetail: true };
  return (await vscode.window.showQuickPick(items, options))?.description;
}

async function listed(program: string): Promise<Rule[]> {
  const { stdout, stderr } = await runGouji(program, ["rules", "--format", "json"], folders()[0]);
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Error(stderr.trim() || stdout);
  }
}

function codesHere(): Set<string> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    return new Set();
  }
  const found = vscode.languages.getDiagnostics(editor.document.uri);
  const touched = found.filter((each) => each.source === "gouji" && each.range.contains(editor.selection.active));
  return new Set(touched.map((each) => String(typeof each.code === "object" ? each.code.value : each.code)));
}
