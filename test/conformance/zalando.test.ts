import { readdirSync } from "node:fs";
import { basename, dirname } from "node:path";

import { ArgsError } from "../../lib/plan-api";
import { sharedBed } from "../bed/jest-shared";
import { connectKube, type KubeClient, type KubeObject } from "../bed/kube/kube-client";
import { golden, goldenFile } from "./golden";
import { objectsOf } from "./objects";
import { onlyIn20, scenarios, scenariosOn20 } from "./zalando-scenarios";

let kube: KubeClient;

beforeAll(async () => {
  kube = connectKube(sharedBed().kubeconfig);
  await kube.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name: "conformance" } });
});

afterAll(() => {
  kube.close();
});

const create = (object: KubeObject) => kube.create(object, { dryRun: true });

/** Everything that was sent, as it came back: what a server adds beside it is left out. */
function echoed(sent: unknown, back: unknown): unknown {
  if (Array.isArray(sent) && Array.isArray(back) && sent.length === back.length)
    return sent.map((item, i) => echoed(item, back[i]));
  if (typeof sent !== "object" || sent === null || Array.isArray(sent)) return back;
  return Object.fromEntries(
    Object.entries(sent).map(([key, value]) => [
      key,
      echoed(value, (back as Record<string, unknown> | undefined)?.[key]),
    ]),
  );
}

/** A Secret comes back with its values in base64, under another key. */
function readable(object: KubeObject): KubeObject {
  if (object.kind !== "Secret") return object;
  const values = Object.entries(object["data"] as Record<string, string>).map(([key, value]) => [
    key,
    Buffer.from(value, "base64").toString("utf8"),
  ]);
  return { ...object, stringData: Object.fromEntries(values) as unknown };
}

describe.each(Object.entries(scenarios))("%s", (scenario, args) => {
  test("every object is accepted and kept as it was sent, unknown fields refused", async () => {
    for (const object of objectsOf(args))
      expect(echoed(object, readable(await create(object)))).toEqual(object);
  });

  test("renders as reviewed", () => {
    const objects = objectsOf(args);

    expect(golden(goldenFile("zalando", scenario), objects)).toEqual(objects);
  });
});

test.each(Object.entries(scenariosOn20))("%s renders as reviewed", (scenario, args) => {
  const objects = objectsOf(args);

  expect(golden(goldenFile("zalando", scenario), objects)).toEqual(objects);
});

test("every golden manifest belongs to a scenario", () => {
  const files = readdirSync(dirname(goldenFile("zalando", "fresh")));

  expect(files.map((file) => basename(file, ".yaml")).sort()).toEqual(
    Object.keys({ ...scenarios, ...scenariosOn20 }).sort(),
  );
});

describe.each(Object.entries(onlyIn20))("%s", (_what, { args, path, refusedByCrd }) => {
  test("is refused by the CRD of operator 1.15", async () => {
    const cluster = objectsOf({ ...args, operatorVersion: "2.0" }).at(-1)!;

    await expect(create(cluster)).rejects.toThrow(refusedByCrd);
  });

  test("is refused by the library before that", () => {
    expect(problemPaths(() => objectsOf(args))).toEqual([path]);
  });
});

function problemPaths(attempt: () => unknown): readonly string[] {
  try {
    attempt();
    return [];
  } catch (error) {
    if (error instanceof ArgsError) return error.problems.map((problem) => problem.path);
    throw error;
  }
}

test("a field the CRD does not know would have been noticed", async () => {
  const cluster = objectsOf(scenarios["fresh"]!).at(-1)!;
  const misspelt = { ...cluster, spec: { ...(cluster["spec"] as object), numberOfInstance: 2 } };

  await expect(create(misspelt)).rejects.toThrow(/unknown field "spec.numberOfInstance"/);
});
