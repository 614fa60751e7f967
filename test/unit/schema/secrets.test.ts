import * as pulumi from "@pulumi/pulumi";
import {
  account,
  arrivalFailures,
  bare,
  failureOf,
  fresh,
  r2Config,
  rendered,
  standby,
  valueOf,
  withAt,
} from "../fixtures";

const marker = "MARKER0123456789";
const blocks = ["backup", "restore", "operatorDefaults"] as const;

/** Places where someone might put a credential, rightly or wrongly, beside something else that is wrong. */
const misplaced = blocks.flatMap((block) =>
  [
    ["r2Config", marker],
    ["r2Config", { ...r2Config, accessKeyId: marker, cloudflareAccountId: "bad" }],
    ["r2Config", { ...r2Config, accessKeyId: `${marker} ` }],
    ["r2Config", { ...r2Config, secretAccessKey: `${marker} ` }],
    ["r2Config", { ...r2Config, secretAccessKey: [marker] }],
    ["r2Config", { ...r2Config, secretAccessKey: { value: marker } }],
    ["objectStore", { provider: "r2", cloudflareAccountId: account, credentials: marker }],
    ["objectStore", { provider: "r2", cloudflareAccountId: "bad", credentials: { ...r2Config } }],
    ["objectStore", { provider: "gcs", serviceAccountKey: `{"private_key":"${marker}"}` }],
    ["objectStore", { provider: "s3-compatible", endpoint: `https://user:${marker}@minio` }],
    ["bucketName", `s3://user:${marker}@bucket`],
  ].map(([key, value]) => [`${block}.${String(key)}`, value] as const),
);

describe("a refusal never repeats a credential", () => {
  it.each(misplaced)("written into %s", (field, value) => {
    const base = field.startsWith("restore") ? standby : fresh;
    const message = failureOf(withAt({ ...base, namespace: "Not Valid" }, field.split("."), value));
    expect(message).toContain("namespace: expected");
    expect(message).not.toContain(marker);
  });

  it("that arrives later", async () => {
    const late = pulumi.output(`${marker} `);
    const failures = await arrivalFailures(
      rendered(withAt(fresh, ["backup", "r2Config", "secretAccessKey"], late)),
    );
    expect(failures).toEqual([
      [
        'PostgresKubernetes "orders": 1 problem in its arguments; the database was not touched',
        "  backup.r2Config.secretAccessKey: expected a secret access key: printable characters without blanks, got <secret>",
        "      pass the secret key, best as a secret from your stack's configuration",
      ].join("\n"),
    ]);
  });

  it("but says when it is empty or missing", () => {
    const empty = withAt(fresh, ["backup", "r2Config", "accessKeyId"], "");
    expect(failureOf(empty)).toContain('without blanks, got ""\n');
    const none = withAt(fresh, ["backup", "r2Config", "accessKeyId"], undefined);
    expect(failureOf(none)).toContain("without blanks, got nothing\n");
  });
});

describe("a secret value", () => {
  it("stays secret on its way into the Secret", async () => {
    const secret = pulumi.secret("zzz");
    const args = withAt(fresh, ["backup", "r2Config", "secretAccessKey"], secret);
    const value = rendered(args).secret("archive-credentials")?.values["secretAccessKey"];
    expect(await pulumi.isSecret(value as pulumi.Output<string>)).toBe(true);
    expect(await valueOf(value)).toBe("zzz");
  });

  it("stays secret where it is joined to others", async () => {
    const args = withAt(fresh, ["backup", "bucketName"], pulumi.secret("quiet-bucket"));
    const prefix = rendered(args).env("WALG_S3_PREFIX") as pulumi.Output<string>;
    expect(await pulumi.isSecret(prefix)).toBe(true);
    expect(await valueOf(prefix)).toBe("s3://quiet-bucket/orders/initial/17");
  });

  it("does not make a plain one secret", async () => {
    const args = { ...bare, namespace: pulumi.output("team") };
    const { namespace } = rendered(args).cluster.metadata;
    expect(await pulumi.isSecret(namespace as pulumi.Output<string>)).toBe(false);
  });
});
