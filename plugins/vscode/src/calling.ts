/** How gouji is called: its arguments, and the environment in which it speaks the language that is wanted. */

export type Language = "auto" | "zh" | "en";

/** Return the arguments for a language; without any, the configuration decides, and then the environment. */
export function languageArguments(language: Language): string[] {
  return language === "auto" ? [] : ["--lang", language];
}

/** Return an environment whose messages are in the editor's language, and whose output is UTF-8. */
export function environmentFor(editorLanguage: string, environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { LC_ALL, ...kept } = environment;
  const characters = LC_ALL === undefined || LC_ALL === "" ? {} : { LC_CTYPE: LC_ALL };
  const messages = isChinese(editorLanguage) ? "zh_CN.UTF-8" : "en_US.UTF-8";
  return { ...kept, ...characters, LC_MESSAGES: messages, PYTHONIOENCODING: "utf-8" };
}

export function isChinese(language: string): boolean {
  return language.toLowerCase().startsWith("zh");
}

/** Why a server ended before it was ready: it lacks its extra (with the command that adds it), or anything else. */
export interface Failure {
  readonly kind: "lacking" | "failed";
  readonly message: string;
  readonly command?: string;
}

const INSTALL = /(?:uv |pipx |pip )[^\n]*gouji\[[^\n]*/;

/** Read from what a server wrote on standard error why it ended. */
export function failureFrom(stderr: string): Failure {
  const lines = stderr.split("\n").map((line) => line.trim());
  const message = lines.find((line) => line.startsWith("gouji: ")) ?? lines.filter((line) => line !== "").at(-1) ?? "";
  const command = INSTALL.exec(message)?.[0];
  const told = message.replace(/^gouji: /, "");
  return command === undefined ? { kind: "failed", message: told } : { kind: "lacking", message: told, command };
}
