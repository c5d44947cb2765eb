/** The extension: it begins the server when the window opens a report, and again when a setting changes. */

import * as vscode from "vscode";
import { Server } from "./server";

let server: Server | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const output = vscode.window.createOutputChannel("gouji", { log: true });
  const begun = new Server(output);
  server = begun;
  context.subscriptions.push(
    output,
    vscode.commands.registerCommand("gouji.restart", () => begun.restart()),
    vscode.commands.registerCommand("gouji.showOutput", () => output.show()),
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      if (["gouji.path", "gouji.language"].some((each) => event.affectsConfiguration(each))) {
        await begun.restart();
      }
    }),
  );
  await begun.restart();
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}
