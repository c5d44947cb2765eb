/** The settings, as they now stand. */

import * as vscode from "vscode";
import type { Language } from "./calling";

export interface Settings {
  readonly isEnabled: boolean;
  readonly path: string;
  readonly language: Language;
}

/** The settings with which the server is begun; when one changes, it is begun again. */
const BEGUN_WITH = ["gouji.enable", "gouji.path", "gouji.language"];

export function readSettings(): Settings {
  const settings = vscode.workspace.getConfiguration("gouji");
  return {
    isEnabled: settings.get("enable", true),
    path: settings.get("path", ""),
    language: settings.get<Language>("language", "auto"),
  };
}

export function concernsServer(event: vscode.ConfigurationChangeEvent): boolean {
  return BEGUN_WITH.some((each) => event.affectsConfiguration(each));
}

/** Return the folders of the workspace that are on disk. */
export function folders(): string[] {
  const all = vscode.workspace.workspaceFolders ?? [];
  return all.filter((each) => each.uri.scheme === "file").map((each) => each.uri.fsPath);
}
