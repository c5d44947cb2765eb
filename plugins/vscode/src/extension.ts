/** The extension: it begins the server, and again when a setting changes, and registers what one can ask for. */

import * as vscode from "vscode";
import { annotate } from "./annotate";
import { checkWorkspace } from "./check";
import { onInterpreterChosen } from "./interpreter";
import { middlewareFor } from "./middleware";
import { explainRule, RulePages } from "./rulePages";
import { offerPackSchema } from "./schemas";
import { Server } from "./server";
import { concernsServer } from "./settings";
import { showStatus } from "./statusBar";
import { tellTrouble } from "./trouble";

let running: Server | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const output = vscode.window.createOutputChannel("gouji", { log: true });
  const pages = new RulePages();
  const server = new Server(output, middlewareFor(pages));
  running = server;
  const commands: Record<string, (...args: never[]) => unknown> = {
    "gouji.checkAll": () => checkWorkspace(server),
    "gouji.annotate": (clicked?: vscode.Uri, chosen?: vscode.Uri[]) => annotate(server, context, clicked, chosen),
    "gouji.explainRule": (rule?: unknown) => explainRule(server, pages, rule),
    "gouji.restart": () => server.restart(),
    "gouji.showOutput": () => output.show(),
    "gouji.showStatus": () => showState(server, context),
  };
  context.subscriptions.push(
    ...[output, pages, server, showStatus(server)],
    ...Object.entries(commands).map(([name, run]) => vscode.commands.registerCommand(name, run)),
    server.onDidChangeState((state) => tellTrouble(state, context)),
    vscode.workspace.onDidChangeConfiguration((event) => (concernsServer(event) ? server.restart() : undefined)),
  );
  await server.restart();
  const chosen = await onInterpreterChosen(() => server.restart());
  context.subscriptions.push(...(chosen === undefined ? [] : [chosen]));
  await offerPackSchema(context);
}

export async function deactivate(): Promise<void> {
  await running?.stop();
}

/** Show the problems; where there is no server, why, and where it is switched off, the setting. */
async function showState(server: Server, context: vscode.ExtensionContext): Promise<void> {
  switch (server.state.kind) {
    case "off":
      await vscode.commands.executeCommand("workbench.action.openSettings", "gouji.enable");
      break;
    case "starting":
    case "running":
      await vscode.commands.executeCommand("workbench.actions.view.problems");
      break;
    default:
      await tellTrouble(server.state, context);
  }
}
