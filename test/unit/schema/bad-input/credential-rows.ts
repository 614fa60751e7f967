import { keys, type Rendered } from "../../fixtures";
import type { CaseName } from "./cases";
import { objectRow, row, type Row } from "./row";
import { existing, reference, role, stores, within, type Block } from "./store-blocks";

const takenByKeys: readonly CaseName[] = [
  "a shell's $()",
  "a parent folder",
  "a slash in front",
  "a slash behind",
  "an S3 address",
  "10 kB",
];

/** An S3 key pair as it is written, in the store's long form or in r2Config. */
export function keyRows(at: string, { secret }: Block, around: Partial<Row>): readonly Row[] {
  const fields = [
    ["accessKeyId", "an access key id", "the key id"],
    ["secretAccessKey", "a secret access key", "the secret key"],
  ] as const;
  return fields.map(([field, noun, it]) =>
    row(`${at}.${field}`, {
      ...around,
      required: true,
      late: true,
      isSecret: true,
      expected: `${noun}: printable characters without blanks`,
      fix: `pass ${it}, best as a secret from your stack's configuration`,
      accepts: takenByKeys.filter((name) => name !== "10 kB"),
      good: "zzz+/=",
      reads: (rendered) => rendered.secret(secret)?.values[field],
    }),
  );
}

const secretName = {
  late: true,
  expected: "the name of a Kubernetes object: lower-case letters, digits, dashes and dots",
  fix: "use the name of an object that exists in the database's namespace",
  good: "keys.of-orders",
} as const;
const secretKey = {
  expected: "a key inside a Secret: letters, digits, dots, dashes and underscores",
  fix: "use a key that the Secret has",
  good: "Key_1.json",
} as const;

export function credentialRows(block: Block): readonly Row[] {
  const { name, prefix } = block;
  const at = `${name}.objectStore.credentials`;
  const env = (rendered: Rendered, variable: string) => rendered.env(`${prefix}${variable}`);
  const object = {
    required: true,
    isSecret: true,
    expected: "an access key pair: { accessKeyId, secretAccessKey }",
    reads: (rendered: Rendered) => env(rendered, "AWS_ACCESS_KEY_ID"),
    renders: () => expect.objectContaining({ key: "accessKeyId" }) as unknown,
  } as const;
  const withKeys = ["r2", "s3", "b2", "hetzner", "digitalocean", "s3-compatible"] as const;
  return [
    ...withKeys.flatMap((form) => [
      objectRow(at, { ...within(block, form), ...object, good: keys }),
      ...keyRows(at, block, within(block, form)),
    ]),
    objectRow(at, { ...within(block, "s3 with a Secret"), ...object, good: existing }),
    objectRow(at, {
      ...within(block, "s3 with a role"),
      ...object,
      good: role,
      reads: (rendered) => env(rendered, "AWS_ROLE_ARN"),
      renders: () => role.roleArn,
    }),
    row(`${at}.roleArn`, {
      ...within(block, "s3 with a role"),
      late: true,
      expected: 'an IAM role such as "arn:aws:iam::123456789012:role/postgres-backups"',
      fix: "write the role's full ARN",
      good: "arn:aws-cn:iam::123456789012:role/x",
      reads: (rendered) => env(rendered, "AWS_ROLE_ARN"),
    }),
    row(`${at}.secretName`, {
      ...within(block, "s3 with a Secret"),
      ...secretName,
      reads: (rendered) => env(rendered, "AWS_ACCESS_KEY_ID"),
      renders: (of: string) => ({ name: of, key: "accessKeyId" }),
    }),
    row(`${at}.accessKeyIdKey`, {
      ...within(block, "s3 with a Secret"),
      ...secretKey,
      reads: (rendered) => env(rendered, "AWS_ACCESS_KEY_ID"),
      renders: (key: string) => ({ name: "store-keys", key }),
    }),
    row(`${at}.secretAccessKeyKey`, {
      ...within(block, "s3 with a Secret"),
      ...secretKey,
      reads: (rendered) => env(rendered, "AWS_SECRET_ACCESS_KEY"),
      renders: (key: string) => ({ name: "store-keys", key }),
    }),
  ];
}

/** Files that WAL-G reads: a certificate authority, a Google key. */
export function fileRows(block: Block): readonly Row[] {
  const { name, prefix } = block;
  const files = [
    ["ca", "s3-compatible", "WALG_S3_CA_CERT_FILE", "-ca"],
    ["serviceAccountKey", "gcs", "GOOGLE_APPLICATION_CREDENTIALS", ""],
  ] as const;
  return files.flatMap(([field, form, variable, suffix]) => {
    const at = `${name}.objectStore.${field}`;
    const around = within(block, form, { ...stores[form], [field]: reference });
    const folder = `/run/postgres-kubernetes/${prefix === "" ? "archive" : "source"}${suffix}`;
    return [
      objectRow(at, {
        ...around,
        isSecret: true,
        expected: "a key of an existing Secret: { secretName, key }",
        good: reference,
        reads: (rendered) => rendered.env(`${prefix}${variable}`),
        renders: () => `${folder}/file.pem`,
      }),
      row(`${at}.secretName`, {
        ...around,
        ...secretName,
        required: true,
        reads: ({ spec }) => spec.additionalVolumes?.[0]?.volumeSource.secret.secretName,
      }),
      row(`${at}.key`, {
        ...around,
        ...secretKey,
        required: true,
        reads: (rendered) => rendered.env(`${prefix}${variable}`),
        renders: (key: string) => `${folder}/${key}`,
      }),
    ];
  });
}
