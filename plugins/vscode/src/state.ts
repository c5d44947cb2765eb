/** The server's states, and what the status bar shows of each. */

import type { Translate } from "./translate";

export type State =
  | { readonly kind: "off" }
  | { readonly kind: "starting" }
  | { readonly kind: "running"; readonly program: string; readonly version: string }
  | { readonly kind: "missing"; readonly setting: string }
  | { readonly kind: "lacking"; readonly message: string; readonly command: string }
  | { readonly kind: "failed"; readonly message: string };

/** The findings of the report that is shown, by severity. */
export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

export interface Look {
  readonly text: string;
  readonly tooltip: string;
  readonly isTrouble: boolean;
}

/** Return what the status bar shows; `counts` is undefined where no report is shown. */
export function lookOf(state: State, counts: Counts | undefined, t: Translate): Look {
  const name = t("gouji");
  switch (state.kind) {
    case "off":
      return { text: `$(circle-slash) ${name}`, tooltip: t("gouji is switched off here"), isTrouble: false };
    case "starting":
      return { text: `$(loading~spin) ${name}`, tooltip: t("The server of gouji is starting"), isTrouble: false };
    case "running":
      return running(state.program, state.version, counts, t);
    case "missing":
      return { text: `$(error) ${name}`, tooltip: missingText(state.setting, t), isTrouble: true };
    case "lacking":
    case "failed":
      return { text: `$(error) ${name}`, tooltip: state.message, isTrouble: true };
  }
}

/** Tell that there is no program, and where it was looked for. */
export function missingText(setting: string, t: Translate): string {
  return setting === ""
    ? t("gouji was found neither in an environment of this workspace nor on PATH.")
    : t("The setting gouji.path names “{0}”, which is no program.", setting);
}

function running(program: string, version: string, counts: Counts | undefined, t: Translate): Look {
  const server = t("gouji {0}: {1}", version, program);
  if (counts === undefined) {
    return { text: `$(pass) ${t("gouji")}`, tooltip: server, isTrouble: false };
  }
  const { errors, warnings, infos } = counts;
  const total = errors + warnings + infos;
  const told =
    total === 0
      ? t("No findings in this document")
      : t("In this document: errors {0}, warnings {1}, infos {2}", errors, warnings, infos);
  const icon = errors > 0 ? "error" : warnings > 0 ? "warning" : infos > 0 ? "info" : "pass";
  const text = total === 0 ? `$(${icon}) ${t("gouji")}` : `$(${icon}) ${t("gouji")} ${total}`;
  return { text, tooltip: `${told}\n${server}`, isTrouble: false };
}
