import * as pulumi from "@pulumi/pulumi";
import { PostgresKubernetes } from "../../lib/component";
import { guardHook } from "../../lib/resources/guard-hook";
import { arrived, fresh, promoted, rendered, standby, valueOf, withAt } from "../unit/fixtures";
import { forget, options, recorder, startMocks } from "./mock-engine";

const hooks: { name: string; onDryRun: boolean }[] = [];

interface HookRequest {
  getName(): string;
  getOnDryRun(): boolean;
}

/** The mock engine, taught what a real one knows about hooks: to register them. */
beforeAll(async () => {
  await startMocks(true);
  const monitor = pulumi.runtime.getMonitor() as object;
  Object.assign(monitor, {
    registerResourceHook(request: HookRequest, done: (error: null, answer: object) => void) {
      hooks.push({ name: request.getName(), onDryRun: request.getOnDryRun() });
      done(null, {});
    },
  });
});

afterAll(() => pulumi.runtime.getCallbacks()?.shutdown());
beforeEach(forget);

const inputsOf = async (args: object): Promise<Record<string, unknown>> => {
  const { apiVersion, kind, metadata, body } = await arrived(rendered(args).cluster);
  return { apiVersion, kind, metadata, ...body };
};

/** What the hook of the database "orders" says to a change. */
async function told(old: object | undefined, next: object | undefined): Promise<string> {
  const hook = guardHook();
  const change = {
    ...(old && { oldInputs: old }),
    ...(next && { newInputs: next }),
  };
  const about = { urn: "urn", id: "id", name: "orders", type: "type" };
  try {
    await hook?.callback({ ...about, ...change });
  } catch (error) {
    return (error as Error).message;
  }
  return "nothing";
}

describe("the guard of a database", () => {
  it("is asked before its cluster is created or updated, at preview too", async () => {
    const database = new PostgresKubernetes("orders", standby, { transformations: [recorder] });
    await valueOf(database.nodes["cluster"]?.urn);
    expect(hooks).toContainEqual({ name: "postgres-kubernetes-guard", onDryRun: true });
    const [, , , cluster] = options;
    expect(Object.keys(cluster?.opts.hooks ?? {})).toEqual(["beforeCreate", "beforeUpdate"]);
    for (const bound of [cluster?.opts.hooks?.beforeCreate, cluster?.opts.hooks?.beforeUpdate]) {
      expect(bound).toEqual([expect.objectContaining({ name: "postgres-kubernetes-guard" })]);
    }
    const [component, ...secrets] = options.slice(0, 3).map(({ opts }) => opts.hooks);
    expect(Object.keys(component ?? {})).toEqual(["beforeUpdate"]);
    expect(secrets).toEqual([undefined, undefined]);
  });

  it("lets stage 1 begin and become stage 2", async () => {
    expect(await told(undefined, await inputsOf(standby))).toBe("nothing");
    expect(await told(await inputsOf(standby), await inputsOf(promoted))).toBe("nothing");
  });

  it("refuses a promoted database that would become a standby again", async () => {
    expect(await told(await inputsOf(promoted), await inputsOf(standby))).toBe(
      [
        'PostgresKubernetes "orders" refuses this change; the database was not touched',
        "  standby-put-back",
        "    found:         restore.enabled went from false back to true on a promoted database",
        "    would happen:  the server would turn read-only without fetching anything: it has written since, so it can never follow its source again",
        "    do instead:    keep restore.enabled: false; to restore once more, create a new PostgresKubernetes with another name",
      ].join("\n"),
    );
  });

  it("refuses a database that is created as promoted", async () => {
    expect(await told(undefined, await inputsOf(promoted))).toContain("\n  created-promoted\n");
  });

  it("says nothing to a delete, or to an object that is not its own", async () => {
    expect(await told(await inputsOf(promoted), undefined)).toBe("nothing");
    expect(await told(undefined, { apiVersion: "v1", kind: "Secret" })).toBe("nothing");
  });

  it("sees through a secret: the whole spec is one when a leaf is", async () => {
    const hidden = async (args: object) => {
      const inputs = await inputsOf(args);
      return { ...inputs, spec: pulumi.secret(inputs["spec"]) };
    };
    expect(await told(await hidden(standby), await hidden(promoted))).toBe("nothing");
    expect(await told(await hidden(promoted), await hidden(standby))).toContain("standby-put-back");
  });

  it("takes an address that is not known yet for no change, and says that it could not look", async () => {
    const warned = jest.spyOn(pulumi.log, "warn").mockResolvedValue();
    const before = await inputsOf(fresh);
    const after = await inputsOf(fresh);
    const unknown: unknown = pulumi.unknown;
    const stored = after["spec"] as { env: { name: string }[] };
    const env = stored.env.map((entry) =>
      entry.name === "WALG_S3_PREFIX" ? { ...entry, value: unknown } : entry,
    );
    const annotations = { "postgres-kubernetes/archive": unknown };
    const spec = { ...stored, env };
    expect(await told(before, { ...after, spec, metadata: { annotations } })).toBe("nothing");
    const inSecret = { ...after, spec: pulumi.secret(spec), metadata: { annotations } };
    expect(await told(before, inSecret)).toBe("nothing");
    expect(warned.mock.calls[0]?.[0]).toBe(
      'PostgresKubernetes "orders": archive will only be known during the update; the guard asks again then, before the database is touched',
    );
  });

  it("takes an acknowledgement for the change that it comes with, and not for the next one", async () => {
    const kept = (retention: string, reason?: string) =>
      inputsOf({
        ...fresh,
        backup: { ...fresh.backup, retention },
        ...(reason && { acknowledge: [{ rule: "retention-shortened", reason }] }),
      });
    const first = await kept("30d", "copied to cold storage");
    expect(await told(await kept("90d"), first)).toBe("nothing");
    expect(await told(first, await kept("8d", "copied to cold storage"))).toContain(
      "\n  retention-shortened\n",
    );
    expect(await told(first, await kept("8d", "copied to cold storage again"))).toBe("nothing");
  });

  it("still sees that backups were switched off", async () => {
    const next = await inputsOf(withAt(fresh, ["backup"], undefined));
    expect(await told(await inputsOf(fresh), next)).toContain("\n  backup-switched-off\n");
  });
});
