/** What the engine prints, in the words the story uses. */
import type { Diagnostic, RunResult } from "../test/bed/engine";

/** `creating Secret orders-archive` for a line of the engine's progress; undefined for other lines. */
export function activityIn(line: string): string | undefined {
  const [, type, name, verb] =
    /^ *(?:[+~-]+|\+-|-\+) +(\S+) (\S+) (create|update|delete|creating|updating|deleting)\b/.exec(
      line,
    ) ?? [];
  return type === undefined ? undefined : `${verb} ${type.split(":").at(-1)} ${name}`;
}

/** `6 created, 1 unchanged` */
export function changesText(changes: RunResult["changes"]): string {
  const words: Readonly<Record<string, string>> = {
    create: "created",
    update: "updated",
    delete: "deleted",
    replace: "replaced",
    same: "unchanged",
  };
  const parts = Object.entries(words).flatMap(([operation, word]) => {
    const count = changes[operation] ?? 0;
    return count === 0 ? [] : [`${count} ${word}`];
  });
  return parts.length === 0 ? "nothing to do" : parts.join(", ");
}

/** Errors that say something; the engine adds one that only says that there are errors. */
export function errorsOf({ diagnostics }: Pick<RunResult, "diagnostics">): readonly string[] {
  return diagnostics.filter(isTelling).map(({ message }) => withoutPrefix(message));
}

function isTelling({ severity, message }: Diagnostic): boolean {
  return severity === "error" && !/^(preview|update|resource deletion) failed$/.test(message);
}

/** The engine says which hook failed before the hook's own words. */
function withoutPrefix(message: string): string {
  return message.replace(/^(?:Preview failed: |error: )?before hook "[^"]*" failed: /, "");
}
