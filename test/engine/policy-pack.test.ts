import { sharedBed } from "../bed/jest-shared";
import { connectKube } from "../bed/kube/kube-client";
import { openStack, type Bed, type GuardedStack } from "../guards/bed";
import type { Objects } from "../guards/cases/case";
import { writersFor } from "../guards/cases/writers";
import { installPack, installProgram } from "../guards/install";

const { raw, name } = writersFor("pack", "zalando");
const prefix = ["spec", "env", "name=WALG_S3_PREFIX", "value"];
const elsewhere = (value: string): Objects => ({
  ...raw({}),
  edits: [{ kind: "postgresql", path: prefix, value }],
});

let bed: Bed;
let guarded: GuardedStack;

const withPack = () => ({ policyPacks: [{ folder: bed.pack }] });

async function object() {
  const kube = connectKube(bed.kubeconfig);
  try {
    return await kube.get({
      apiVersion: "acid.zalan.do/v1",
      kind: "postgresql",
      metadata: { name, namespace: "policy-pack-stack" },
    });
  } finally {
    kube.close();
  }
}

beforeAll(async () => {
  const { dir, tools, kubeconfig } = sharedBed();
  bed = { dir, tools, kubeconfig, program: installProgram(dir), pack: installPack(dir) };
  guarded = await openStack(bed, "policy-pack-stack");
  guarded.write({}, [raw({})]);
  expect(await guarded.stack.up(withPack())).toSucceed();
});

describe("objects written by hand, the pack alone", () => {
  test("an update without a preview is stopped before the object is touched", async () => {
    const before = await object();
    guarded.write({}, [raw({ archive: `${name}/second` })]);

    const up = await guarded.stack.up(withPack());

    expect(up.exitCode).not.toBe(0);
    expect(up.stdout).toContain("postgres-archive-moved");
    expect(up.stdout).toContain(
      `the own archive moved from s3://own-backups/${name}/first to s3://own-backups/${name}/second`,
    );
    expect(await object()).toEqual(before);
  });

  test("a value that is not known at preview is reported, and refused by the update", async () => {
    const before = await object();
    guarded.write({}, [elsewhere(`late:s3://own-backups/${name}/third`)]);

    const preview = await guarded.stack.preview(withPack());
    const up = await guarded.stack.up(withPack());

    expect(preview).toSucceed();
    expect(preview.stdout).toContain("postgres-values-are-known");
    expect(up.exitCode).not.toBe(0);
    expect(up.stdout).toContain("postgres-archive-moved");
    expect(await object()).toEqual(before);
  });

  test("a state that cannot be read is said to be missing", async () => {
    guarded.write({}, [raw({ archive: `${name}/second` })]);
    const { stack } = guarded;

    const preview = await stack.run(
      ["policy", "analyze", "--policy-pack", bed.pack, "--stack", stack.name],
      "",
    );

    expect(preview).toSucceed();
    expect(preview.stdout).toContain("postgres-changes-are-comparable");
    expect(preview.stdout).toContain("the state before this change is not known");
  });

  test("a safe change passes without a word", async () => {
    guarded.write({}, [raw({ instances: 2 })]);

    const up = await guarded.stack.up({ ...withPack(), preview: true });

    expect(up).toSucceed();
    expect(up.stdout).not.toContain("[mandatory]");
    expect(up.stdout).not.toContain("[advisory]");
    expect(await object()).toMatchObject({ spec: { numberOfInstances: 2 } });
  });
});
