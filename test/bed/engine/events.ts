import { existsSync, readFileSync, rmSync } from "node:fs";

export interface Diagnostic {
  readonly severity: "info" | "info#err" | "warning" | "error";
  /** The resource it is about; "" for the program. */
  readonly urn: string;
  readonly message: string;
}

export interface Step {
  readonly op: string;
  readonly urn: string;
  readonly type: string;
  /** Which properties differ, where the engine says so. */
  readonly diffs: readonly string[];
}

export interface EngineEvents {
  readonly diagnostics: readonly Diagnostic[];
  /** What was done, or would be: one entry per resource operation, "same" included, providers left out. */
  readonly steps: readonly Step[];
  /** Operation -> how many resources. */
  readonly changes: Readonly<Record<string, number>>;
}

interface EventLine {
  readonly diagnosticEvent?: {
    readonly severity: Diagnostic["severity"] | "debug";
    readonly urn?: string;
    readonly message: string;
    readonly ephemeral?: boolean;
  };
  readonly policyEvent?: {
    readonly resourceUrn?: string;
    readonly message: string;
    readonly enforcementLevel: string;
  };
  readonly resourcePreEvent?: {
    readonly metadata: Omit<Step, "diffs"> & { readonly diffs?: readonly string[] };
  };
  readonly summaryEvent?: { readonly resourceChanges?: Readonly<Record<string, number>> };
}

/** Reads, and removes, the engine's own log of what it did. A killed engine may leave the last line unfinished. */
export function takeEvents(file: string): EngineEvents {
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n").flatMap(parseLine) : [];
  rmSync(file, { force: true });
  return {
    diagnostics: lines.flatMap(diagnosticsIn),
    steps: lines.flatMap(({ resourcePreEvent }) =>
      resourcePreEvent === undefined || isProvider(resourcePreEvent.metadata)
        ? []
        : [stepOf(resourcePreEvent.metadata)],
    ),
    changes: lines.findLast((line) => line.summaryEvent)?.summaryEvent?.resourceChanges ?? {},
  };
}

function parseLine(line: string): readonly EventLine[] {
  try {
    return line === "" ? [] : [JSON.parse(line) as EventLine];
  } catch {
    return [];
  }
}

function diagnosticsIn({ diagnosticEvent, policyEvent }: EventLine): readonly Diagnostic[] {
  if (policyEvent !== undefined)
    return [
      {
        severity: policyEvent.enforcementLevel === "mandatory" ? "error" : "warning",
        urn: policyEvent.resourceUrn ?? "",
        message: plain(policyEvent.message),
      },
    ];
  // Ephemeral ones are the passing status of a resource, for a live display.
  if (diagnosticEvent === undefined || diagnosticEvent.ephemeral === true) return [];
  const { severity, urn = "", message } = diagnosticEvent;
  // The SDK's debug messages hold whole resources, secrets in clear.
  if (severity === "debug") return [];
  return [{ severity, urn, message: plain(message) }];
}

type StepMetadata = NonNullable<EventLine["resourcePreEvent"]>["metadata"];

/** The engine does not count them among the changes either. */
function isProvider({ type }: StepMetadata): boolean {
  return type.startsWith("pulumi:providers:");
}

function stepOf({ op, urn, type, diffs }: StepMetadata): Step {
  return { op, urn, type, diffs: diffs ?? [] };
}

/** Takes the engine's colour marks and terminal colours out. */
function plain(text: string): string {
  // eslint-disable-next-line no-control-regex -- terminal colours start with a control character
  return text.replace(/<\{%[^%]*%\}>|\u001b\[[0-9;]*m/g, "").trim();
}
