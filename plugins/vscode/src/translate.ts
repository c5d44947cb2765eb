/** The function that returns a text in the editor's language, as `vscode.l10n.t` does. */
export type Translate = (message: string, ...values: (string | number)[]) => string;
