import { isMap, isScalar, parseDocument, type Node, type Scalar } from "yaml";

/** A change of a manifest as a person makes it: one value in one line, everything else as it was. */
export interface Edit {
  readonly text: string;
  /** The line that changed, without its indentation. */
  readonly before: string;
  readonly after: string;
}

const restorePath = ["spec", "backup_config", "restore"];

/** The standby's switch; undefined when there is no such line. */
export function restoreEnabled(text: string): unknown {
  return scalarAt(text, [...restorePath, "enabled"])?.value;
}

export function setRestoreEnabled(text: string, enabled: boolean): Edit {
  return setScalar(text, [...restorePath, "enabled"], String(enabled));
}

/** Points the restore at the archive of some other database. */
export function pointElsewhere(text: string): Edit {
  const path = [...restorePath, "s3_path"];
  return setScalar(text, path, otherArchive(String(scalarAt(text, path)?.value)));
}

/** The same PostgreSQL major, so that nothing but the place is wrong. */
function otherArchive(path: string): string {
  const [, place = path, major = ""] = /^(.*?)(\/\d+)?$/.exec(path) ?? [];
  return `${place}-2${major}`;
}

function setScalar(text: string, path: readonly string[], value: string): Edit {
  const range = scalarAt(text, path)?.range;
  if (range === undefined || range === null)
    throw new Error(`the manifest has no ${path.join(".")}`);
  const [start, end] = range;
  const edited = text.slice(0, start) + value + text.slice(end);
  return { text: edited, before: lineAt(text, start), after: lineAt(edited, start) };
}

/** Keys may be written in snake_case or camelCase. */
function scalarAt(text: string, path: readonly string[]): Scalar | undefined {
  let node: Node | null = parseDocument(text).contents;
  for (const key of path) {
    if (!isMap(node)) return undefined;
    const found = [key, camelCase(key)].find((spelling) =>
      (node as { has(k: string): boolean }).has(spelling),
    );
    node = found === undefined ? null : (node.get(found, true) ?? null);
  }
  return isScalar(node) ? node : undefined;
}

function camelCase(key: string): string {
  return key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function lineAt(text: string, offset: number): string {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const end = text.indexOf("\n", offset);
  return text.slice(start, end === -1 ? undefined : end).trim();
}
