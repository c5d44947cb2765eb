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
