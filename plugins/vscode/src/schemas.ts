/** The schema of rule packs, for users of Red Hat's YAML: a pack may have any name, and is known by what is in it. */

import * as vscode from "vscode";
import { isChinese } from "./calling";

const SCHEME = "gouji";
const PACK = `${SCHEME}://schema/pack`;

interface YamlExtension {
  registerContributor(
    name: string,
    requestSchema: (resource: string) => string | undefined,
    requestSchemaContent: (uri: string) => string | undefined,
  ): boolean;
}

/** Offer the schema to the extension redhat.vscode-yaml, where it is there. */
export async function offerPackSchema(context: vscode.ExtensionContext): Promise<void> {
  const extension = vscode.extensions.getExtension<YamlExtension>("redhat.vscode-yaml");
  if (extension === undefined) {
    return;
  }
  const yaml = await extension.activate();
  const language = isChinese(vscode.env.language) ? "zh" : "en";
  const file = vscode.Uri.joinPath(context.extensionUri, "schemas", `pack.${language}.json`);
  const schema = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  yaml.registerContributor(
    SCHEME,
    (resource) => (isPack(resource) ? PACK : undefined),
    (uri) => (uri === PACK ? schema : undefined),
  );
}

/** Tell whether an open document is a pack: it names one, with its rules or settings. */
function isPack(resource: string): boolean {
  const text = vscode.workspace.textDocuments.find((each) => each.uri.toString() === resource)?.getText() ?? "";
  return /^pack:\s/m.test(text) && /^(rules|settings|accepts):/m.test(text);
}
