import { sharedBed } from "../bed/jest-shared";
import { promoted, standby } from "./harness/arguments";
import { openDatabases, printed } from "./harness/databases";
import { openGate, type Gate, type Stop } from "./harness/gate";

let gate: Gate;

beforeAll(async () => {
  const { kubeconfig, dir } = sharedBed();
  gate = await openGate(kubeconfig, dir);
});

afterAll(() => {
  gate.close();
});

describe.each<["SIGINT" | "SIGKILL", Stop]>([
  ["SIGINT", "before"],
  ["SIGINT", "after"],
  ["SIGKILL", "before"],
  ["SIGKILL", "after"],
])("%s %s the API server has written the database object", (signal, stop) => {
  test.each([1, 2])("up of stage %d converges on the next up", async (stage) => {
    const name = `interrupted-${signal.toLowerCase()}-${stop}-${String(stage)}`;
    const bed = await openDatabases(name, { kubeconfig: gate.kubeconfig });
    if (stage === 2) {
      bed.write({ db: standby });
      expect(await bed.stack.up()).toSucceed();
    }
    bed.write({ db: stage === 1 ? standby : promoted });

    const reached = gate.stopNextWrite(stop);
    const interrupted = await bed.stack.up({ signalAfter: reached, signal });
    gate.open();
    if (signal === "SIGKILL") await bed.stack.cancel();
    const next = await bed.stack.up();
    const last = await bed.stack.up({ args: ["--expect-no-changes"] });

    expect(interrupted.exitCode).not.toBe(0);
    expect(printed(next)).not.toContain("refuses this change");
    expect(next).toSucceed();
    expect(last).toSucceed();
    const object = await bed.cluster();
    expect(object?.metadata).toMatchObject({
      annotations: { "postgres-kubernetes/stage": stage === 1 ? "standby" : "promoted" },
    });
    expect("standby" in (object?.["spec"] as object)).toBe(stage === 1);
    // The engine never drops what it knows to have been under way by itself.
    if (signal === "SIGKILL" && stage === 1)
      await bed.stack.refresh({ args: ["--clear-pending-creates"] });
    expect((await bed.state()).pendingOperations).toEqual([]);
  });
});
