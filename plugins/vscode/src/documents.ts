/** The documents that the server takes. */

import * as vscode from "vscode";

/** Plain text, Markdown and pages are reports, saved or not; YAML may be a configuration or a pack. */
const REPORTS = ["plaintext", "markdown", "html"];

export const DOCUMENTS = [
  ...REPORTS.flatMap((language) => ["file", "untitled"].map((scheme) => ({ scheme, language }))),
  { scheme: "file", language: "yaml" },
];

/** Tell whether the server takes a document. */
export function isTaken(document: vscode.TextDocument): boolean {
  return vscode.languages.match(DOCUMENTS, document) > 0;
}

/** The formats whose files an editor opens as text, by their extension; `gouji check` alone reads the others. */
export function isText(uri: vscode.Uri): boolean {
  return /\.(txt|md|mdown|mkd|markdown|html?|shtml|xhtml|ya?ml)$/i.test(uri.path);
}
