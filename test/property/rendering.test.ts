import fc from "fast-check";
import { serverOf } from "../../lib/guard/archiving";
import { archiveUrl, endpointOf, overlaps } from "../../lib/plan/archive";
import { recognise } from "../../lib/operators/zalando/recognise";
import { rendered, type Tree } from "../unit/fixtures";
import { keyMarker, validArgs } from "./arbitraries";

const runs = { numRuns: 200 };
const law = (name: string, holds: (args: Tree) => void) => {
  it(name, () => {
    fc.assert(fc.property(validArgs, holds), runs);
  });
};

/** The same tree with the keys of every object the other way round. */
function reversed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(reversed);
  if (typeof node !== "object" || node === null) return node;
  return Object.fromEntries(
    Object.entries(node)
      .reverse()
      .map(([key, value]) => [key, reversed(value)]),
  );
}

describe("whatever the arguments", () => {
  law("the same arguments render the same objects, to the byte", (args) => {
    expect(JSON.stringify(rendered(args).manifests)).toBe(JSON.stringify(rendered(args).manifests));
  });

  law("the order of keys does not matter", (args) => {
    expect(rendered(reversed(args)).manifests).toEqual(rendered(args).manifests);
  });

  law("neither arguments nor plan are changed by being used", (args) => {
    const before = JSON.stringify(args);
    const first = rendered(args);
    const plan = JSON.stringify(first.plan);
    rendered(args);
    expect([JSON.stringify(args), JSON.stringify(first.plan)]).toEqual([before, plan]);
  });

  law("saying a default is the same as leaving it out", (args) => {
    const said = {
      operatorVersion: "2.0",
      instances: 1,
      deletionProtection: true,
      zalando: { teamId: "postgres" },
      ...args,
      ...(args["backup"] !== undefined && {
        backup: { schedule: "0 2 * * *", retention: "30d", ...(args["backup"] as object) },
      }),
      ...(args["restore"] !== undefined && {
        restore: { attempt: 1, mode: "two-stage", ...(args["restore"] as object) },
      }),
    };
    expect(rendered(said).manifests).toEqual(rendered(args).manifests);
  });

  law("credentials are in Secrets and nowhere else", (args) => {
    for (const manifest of rendered(args).manifests) {
      const { metadata, ...rest } = manifest;
      expect(JSON.stringify(metadata)).not.toContain(keyMarker);
      if (manifest.type === "object") expect(JSON.stringify(rest)).not.toContain(keyMarker);
    }
  });

  law("every Secret that a variable refers to exists, or was named by the user", (args) => {
    const { manifests, spec } = rendered(args);
    const made = manifests
      .filter(({ type }) => type === "secret")
      .map(({ metadata }) => metadata.name);
    const used = (spec.env ?? []).flatMap((entry) =>
      "valueFrom" in entry ? [entry.valueFrom.secretKeyRef.name] : [],
    );
    const named =
      JSON.stringify(args)
        .match(/"secretName":"[^"]+"/g)
        ?.join() ?? "";
    for (const name of used) {
      expect(made.includes(String(name)) || named.includes(`"${String(name)}"`)).toBe(true);
    }
    expect(made.filter((name) => !used.includes(name))).toEqual([]);
  });

  law("no archive lies in its source, nor the source in it", (args) => {
    const { archive, source } = rendered(args).plan;
    if (archive === undefined || source === undefined) return;
    expect(overlaps(String(archiveUrl(archive)), String(archiveUrl(source)))).toBe(false);
  });

  law("another attempt is another incarnation", (args) => {
    const restore = args["restore"] as Tree | undefined;
    if (restore === undefined || args["backup"] === undefined) return;
    const attempt = (Number(restore["attempt"] ?? 1) % 1000) + 1;
    const again = rendered({ ...args, restore: { ...restore, attempt } }).plan.archive;
    expect(again?.path).not.toBe(rendered(args).plan.archive?.path);
  });

  law("names of variables are unique, and the source's come first", (args) => {
    const { envNames } = rendered(args);
    expect(new Set(envNames).size).toBe(envNames.length);
    const kinds = envNames.map((name) => (/^(STANDBY|CLONE)_/.test(name) ? "source" : "own"));
    expect([...kinds].sort().reverse()).toEqual(kinds);
  });

  law("the object that was rendered says what it was rendered from", (args) => {
    const { cluster, plan } = rendered(args);
    expect(recognise({ ...cluster, ...cluster.body })).toEqual({
      stage: plan.stage,
      source: plan.source && archiveUrl(plan.source),
      target: plan.source?.target && `time ${plan.source.target.value}`,
      archive: plan.archive && archiveUrl(plan.archive),
      archiveServer: plan.archive && serverOf(endpointOf(plan.archive.store) as string),
      postgresVersion: String(plan.postgresVersion),
      storageSize: plan.storage.size,
    });
  });
});
