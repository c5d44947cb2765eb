/** Tell people that the server is missing or did not begin, with what can be done about it. */

import * as vscode from "vscode";
import { isChinese } from "./calling";
import { missingText, type State } from "./state";

const t = vscode.l10n.t;

/** Show a message where a state is one of trouble. */
export async function tellTrouble(state: State, context: vscode.ExtensionContext): Promise<void> {
  switch (state.kind) {
    case "missing": {
      const told = missingText(state.setting, t);
      await offer(t("{0} The documentation tells how gouji is installed.", told), undefined, context);
      break;
    }
    case "lacking":
      await offer(state.message, state.command, context);
      break;
    case "failed":
      await offer(t("The server of gouji ended: {0}", state.message), undefined, context);
      break;
  }
}

async function offer(message: string, command: string | undefined, context: vscode.ExtensionContext): Promise<void> {
  const actions = new Map<string, () => Thenable<unknown>>();
  if (command !== undefined) {
    actions.set(t("Copy the Command"), () => vscode.env.clipboard.writeText(command));
  } else {
    actions.set(t("Show the Output"), () => vscode.commands.executeCommand("gouji.showOutput"));
  }
  actions.set(t("Settings"), () => vscode.commands.executeCommand("workbench.action.openSettings", "gouji.path"));
  actions.set(t("Documentation"), () => showReadme(context));
  const chosen = await vscode.window.showWarningMessage(message, ...actions.keys());
  await actions.get(chosen ?? "")?.();
}

/** Show the page that comes with the extension, in the editor's language. */
async function showReadme(context: vscode.ExtensionContext): Promise<void> {
  const name = isChinese(vscode.env.language) ? "README.zh-CN.md" : "readme.md";
  const page = vscode.Uri.joinPath(context.extensionUri, name);
  await vscode.commands.executeCommand("markdown.showPreview", page);
}
