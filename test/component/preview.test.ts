import * as pulumi from "@pulumi/pulumi";
import { PostgresKubernetes } from "../../lib/component";
import { fresh, r2Config, standby } from "../unit/fixtures";
import { forget, registered, registeredBy, startMocks } from "./mock-engine";

beforeAll(() => startMocks(true));
beforeEach(forget);

/** A value that another resource will have once it exists. */
class Missing extends pulumi.CustomResource {
  declare readonly value: pulumi.Output<string>;

  constructor(name: string) {
    super("test:index:Missing", name, { value: undefined });
  }
}

const unknownText = { __pulumiUnknown: true };
const inputsOf = (name: string) =>
  registered.find(
    (resource) =>
      resource.name === name && resource.type !== "test:index:Missing" && resource.isCustom,
  )?.inputs as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
const envOf = (inputs: ReturnType<typeof inputsOf>) =>
  Object.fromEntries(
    (inputs["spec"]?.["env"] as readonly { name: string; value?: unknown }[]).map(
      ({ name, value }) => [name, value],
    ),
  );

describe("a preview in which values are missing", () => {
  it("still shows every object when the namespace does not exist yet", async () => {
    const namespace = new Missing("namespace").value;
    await registeredBy(new PostgresKubernetes("orders", { ...standby, namespace }));
    expect(registered.filter(({ type }) => type !== "test:index:Missing")).toHaveLength(4);
    expect(inputsOf("orders")["metadata"]).toMatchObject({
      name: "orders",
      namespace: unknownText,
    });
    expect(inputsOf("orders-archive-credentials")["metadata"]).toMatchObject({
      namespace: unknownText,
    });
  });

  it("leaves out nothing but the address when the bucket does not exist yet", async () => {
    const bucketName = new Missing("bucket").value;
    const backup = { ...fresh.backup, bucketName };
    const database = new PostgresKubernetes("orders", { ...standby, backup });
    await registeredBy(database);
    const env = envOf(inputsOf("orders"));
    expect(env["WALG_S3_PREFIX"]).toEqual(unknownText);
    expect(env["AWS_REGION"]).toBe("auto");
    expect(inputsOf("orders")["spec"]).toMatchObject({
      standby: { s3_wal_path: "s3://old-backups/backups/old-orders/17" },
    });
    expect(database.stage).toBe("standby");
    expect(await isKnown(database.archiveUrl)).toBe(false);
    expect(await isKnown(database.sourceUrl)).toBe(true);
  });

  it("leaves the source open when its bucket does not exist yet, and with it the own folder", async () => {
    const restore = { ...standby.restore, bucketName: new Missing("source").value };
    await registeredBy(new PostgresKubernetes("orders", { ...standby, restore }));
    expect(inputsOf("orders")["spec"]).toMatchObject({ standby: { s3_wal_path: unknownText } });
    expect(envOf(inputsOf("orders"))["WALG_S3_PREFIX"]).toEqual(unknownText);
    expect(inputsOf("orders")["metadata"]).toMatchObject({
      annotations: { "postgres-kubernetes/stage": "standby" },
    });
  });

  it("takes keys that are not made yet", async () => {
    const secretAccessKey = new Missing("key").value;
    const backup = { ...fresh.backup, r2Config: { ...r2Config, secretAccessKey } };
    await registeredBy(new PostgresKubernetes("orders", { ...fresh, backup }));
    expect(JSON.stringify(inputsOf("orders-archive-credentials")["stringData"])).toContain(
      "__pulumiUnknown",
    );
  });
});

async function isKnown(output: pulumi.Output<string>): Promise<boolean> {
  return (output as unknown as { isKnown: Promise<boolean> }).isKnown;
}
