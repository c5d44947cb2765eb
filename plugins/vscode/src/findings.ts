/** What `gouji check --format json` prints, as findings of an editor: lines and columns from 0, columns in UTF-16. */

export interface Point {
  readonly line: number;
  readonly column: number;
}

export interface Finding {
  readonly path: string;
  readonly code: string;
  readonly severity: "error" | "warning" | "info";
  readonly message: string;
  readonly start: Point;
  readonly end: Point;
}

export interface CheckedFiles {
  readonly findings: readonly Finding[];
  readonly failures: readonly string[];
  readonly counts: {
    readonly files: number;
    readonly errors: number;
    readonly warnings: number;
    readonly infos: number;
  };
}

interface Printed {
  readonly diagnostics: readonly {
    readonly path: string;
    readonly code: string;
    readonly severity: Finding["severity"];
    readonly message: string;
    readonly range: { readonly start: Point; readonly end: Point } | null;
    readonly excerpt: string | null;
    readonly address: string | null;
    readonly waived: unknown;
  }[];
  readonly failures: readonly { readonly path: string | null; readonly message: string }[];
  readonly summary: CheckedFiles["counts"];
}

const BEGINNING: Point = { line: 0, column: 0 };

/** Read what was printed; raises an error where it is no JSON of gouji's. */
export function findingsIn(printed: string): CheckedFiles {
  const read: Printed = JSON.parse(printed);
  const standing = read.diagnostics.filter((each) => each.waived === null);
  return {
    findings: standing.map(findingOf),
    failures: read.failures.map((each) => (each.path === null ? each.message : `${each.path}: ${each.message}`)),
    counts: read.summary,
  };
}

/** A finding in a file without lines stands at its beginning, and names its place in words. */
function findingOf(printed: Printed["diagnostics"][number]): Finding {
  const { path, code, severity, range, excerpt, address } = printed;
  const message = range === null && address !== null ? `${address}: ${printed.message}` : printed.message;
  const place =
    range === null
      ? { start: BEGINNING, end: BEGINNING }
      : { start: at(range.start, excerpt), end: at(range.end, excerpt) };
  return { path, code, severity, message, ...place };
}

/** Turn a column that counts characters from 1 into one of UTF-16; the line tells which characters take two. */
function at(point: Point, line: string | null): Point {
  const before = [...(line ?? "")].slice(0, point.column - 1);
  const wide = before.filter((each) => each.length > 1).length;
  return { line: point.line - 1, column: point.column - 1 + wide };
}
