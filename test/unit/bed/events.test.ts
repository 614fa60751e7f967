import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { takeEvents } from "../../bed/engine/events";
import { scratchFolder } from "./scratch-folder";

function eventLog(...events: readonly unknown[]): string {
  const file = join(scratchFolder(), "events.json");
  writeFileSync(file, events.map((event) => `${JSON.stringify(event)}\n`).join(""));
  return file;
}

describe("the engine's event log", () => {
  it("becomes diagnostics, steps and changes", () => {
    const urn = "urn:pulumi:dev::p::kubernetes:core/v1:Namespace::ns";
    const file = eventLog(
      {
        resourcePreEvent: { metadata: { op: "create", urn, type: "kubernetes:core/v1:Namespace" } },
      },
      {
        resourcePreEvent: {
          metadata: { op: "create", urn: "u", type: "pulumi:providers:kubernetes" },
        },
      },
      { diagnosticEvent: { severity: "error", urn, message: "<{%fg 1%}>no<{%reset%}>\n" } },
      { diagnosticEvent: { severity: "debug", message: "password: hunter2" } },
      { diagnosticEvent: { severity: "info", message: "waiting", ephemeral: true } },
      { policyEvent: { resourceUrn: urn, message: "not so", enforcementLevel: "mandatory" } },
      { summaryEvent: { resourceChanges: { create: 1 } } },
    );
    expect(takeEvents(file)).toEqual({
      diagnostics: [
        { severity: "error", urn, message: "no" },
        { severity: "error", urn, message: "not so" },
      ],
      steps: [{ op: "create", urn, type: "kubernetes:core/v1:Namespace", diffs: [] }],
      changes: { create: 1 },
    });
    expect(existsSync(file)).toBe(false);
  });

  it("may end in the middle of a line, or be missing", () => {
    const file = eventLog({ summaryEvent: { resourceChanges: { same: 2 } } });
    writeFileSync(file, '{"diagnosticEv', { flag: "a" });
    expect(takeEvents(file).changes).toEqual({ same: 2 });
    expect(takeEvents(file)).toEqual({ diagnostics: [], steps: [], changes: {} });
  });
});
