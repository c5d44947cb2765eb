/** The Python that the extension ms-python.python has chosen for the workspace, where that extension is there. */

import * as vscode from "vscode";

interface Environments {
  getActiveEnvironmentPath(resource?: vscode.Uri): { readonly path: string };
  readonly onDidChangeActiveEnvironmentPath: vscode.Event<unknown>;
}

/** Return the chosen interpreter, or the folder of its environment; undefined without that extension. */
export async function chosenInterpreter(): Promise<string | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  return (await environments())?.getActiveEnvironmentPath(folder).path;
}

/** Call a listener when another interpreter is chosen. */
export async function onInterpreterChosen(listener: () => void): Promise<vscode.Disposable | undefined> {
  return (await environments())?.onDidChangeActiveEnvironmentPath(listener);
}

async function environments(): Promise<Environments | undefined> {
  const extension = vscode.extensions.getExtension<{ environments?: Environments }>("ms-python.python");
  try {
    return (await extension?.activate())?.environments;
  } catch {
    return undefined; // it tells its own failures
  }
}
