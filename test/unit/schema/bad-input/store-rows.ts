import { account, bare, keys, r2Config, type Rendered, type Tree } from "../../fixtures";
import type { CaseName } from "./cases";
import { objectRow, row, type Row } from "./row";

/** The three blocks that may name a store, and where a setting of it arrives. */
interface Block {
  readonly name: "backup" | "restore" | "operatorDefaults";
  readonly prefix: "" | "STANDBY_";
  readonly secret: string;
  /** Arguments whose block lacks nothing but a store. */
  readonly base: Tree;
}

const places = { bucketName: "some-bucket" };
const blocks: readonly Block[] = [
  {
    name: "backup",
    prefix: "",
    secret: "archive-credentials",
    base: { ...bare, backup: { path: "orders", ...places } },
  },
  {
    name: "operatorDefaults",
    prefix: "",
    secret: "archive-credentials",
    base: { ...bare, backup: { path: "orders" }, operatorDefaults: { ...places } },
  },
  {
    name: "restore",
    prefix: "STANDBY_",
    secret: "source-credentials",
    base: { ...bare, restore: { enabled: true, s3Path: "old/orders/17", ...places } },
  },
];

const existing = { secretName: "store-keys" };
const reference = { secretName: "store-files", key: "file.pem" };
const role = { roleArn: "arn:aws:iam::123456789012:role/postgres/backups" };

const stores = {
  r2: { provider: "r2", cloudflareAccountId: account, credentials: keys },
  s3: { provider: "s3", region: "eu-central-1", credentials: keys },
  "s3 with a role": { provider: "s3", region: "eu-central-1", credentials: role },
  "s3 with a Secret": { provider: "s3", region: "eu-central-1", credentials: existing },
  b2: { provider: "b2", region: "us-west-004", credentials: keys },
  hetzner: { provider: "hetzner", location: "fsn1", credentials: keys },
  digitalocean: { provider: "digitalocean", region: "fra1", credentials: keys },
  "s3-compatible": {
    provider: "s3-compatible",
    endpoint: "https://minio.storage.svc:9000",
    credentials: keys,
  },
  gcs: { provider: "gcs", serviceAccountKey: reference },
} as const;

/** Fields of a store that are not credentials, by form. */
function storeRows({ name, prefix, base }: Block): readonly Row[] {
  const at = `${name}.objectStore`;
  const reads = (variable: string) => (rendered: Rendered) => rendered.env(`${prefix}${variable}`);
  const within = (form: keyof typeof stores) => ({
    form,
    base: { ...base, [name]: { ...(base[name] as Tree), objectStore: stores[form] } },
  });
  const region = {
    required: true,
    late: true,
    expected: 'a region such as "eu-central-1"',
    fix: "write the region the bucket is in; S3 signatures depend on it",
    good: "eu-west-2",
    reads: reads("AWS_REGION"),
  } as const;
  return [
    row(`${at}.cloudflareAccountId`, {
      ...within("r2"),
      required: true,
      late: true,
      expected: "a Cloudflare account id: 32 hexadecimal digits",
      fix: "copy it from the R2 overview page of the Cloudflare dashboard",
      good: "f".repeat(32),
      reads: reads("AWS_ENDPOINT"),
      renders: (id: string) => `https://${id}.r2.cloudflarestorage.com`,
    }),
    row(`${at}.jurisdiction`, {
      ...within("r2"),
      expected: '"eu" or "fedramp"',
      fix: "leave it out for buckets without a jurisdiction",
      good: "fedramp",
      reads: reads("AWS_ENDPOINT"),
      renders: (word: string) => `https://${account}.${word}.r2.cloudflarestorage.com`,
    }),
    row(`${at}.region`, { ...within("s3"), ...region }),
    row(`${at}.region`, { ...within("s3 with a role"), ...region }),
    row(`${at}.region`, { ...within("s3 with a Secret"), ...region }),
    row(`${at}.region`, { ...within("b2"), ...region }),
    row(`${at}.region`, { ...within("digitalocean"), ...region }),
    row(`${at}.region`, { ...within("s3-compatible"), ...region, required: false }),
    ...(["s3", "s3 with a role", "s3 with a Secret"] as const).map((form) =>
      row(`${at}.kmsKeyId`, {
        ...within(form),
        late: true,
        expected: "a KMS key: its id, alias or ARN",
        fix: "write the key in the bucket's region",
        accepts: ["a slash in front", "a slash behind", "an S3 address"],
        good: "alias/backups",
        // Reading needs no word about encryption.
        reads: prefix === "" ? reads("WALG_S3_SSE_KMS_ID") : reads("WALG_S3_SSE"),
        renders: (key: string) => (prefix === "" ? key : undefined),
      }),
    ),
    row(`${at}.location`, {
      ...within("hetzner"),
      required: true,
      expected: '"fsn1", "nbg1" or "hel1"',
      fix: "write the location the bucket was made in",
      good: "hel1",
      reads: reads("AWS_REGION"),
    }),
    row(`${at}.endpoint`, {
      ...within("s3-compatible"),
      required: true,
      late: true,
      expected: 'an endpoint URL such as "https://minio.storage.svc:9000"',
      fix: "write scheme, host and port only: no bucket, path, query or credentials",
      good: "http://[fd00::7]:9000",
      reads: reads("AWS_ENDPOINT"),
    }),
    row(`${at}.addressing`, {
      ...within("s3-compatible"),
      expected: '"path" or "virtual-host"',
      fix: "use path unless the server only answers at bucket.host",
      good: "virtual-host",
      reads: reads("AWS_S3_FORCE_PATH_STYLE"),
      renders: () => "false",
    }),
    row(`${at}.serverSideEncryption`, {
      ...within("s3-compatible"),
      expected: '"none" or "AES256"',
      fix: "use AES256 only when the server has SSE-S3 configured",
      good: "AES256",
      reads: reads("WALG_DISABLE_S3_SSE"),
      renders: () => undefined,
    }),
  ];
}

const takenByKeys: readonly CaseName[] = [
  "a shell's $()",
  "a parent folder",
  "a slash in front",
  "a slash behind",
  "an S3 address",
  "10 kB",
];

/** An S3 key pair as it is written, in the store's long form or in r2Config. */
function keyRows(at: string, { secret }: Block, around: Partial<Row>): readonly Row[] {
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

function credentialRows(block: Block): readonly Row[] {
  const { name, prefix, base } = block;
  const at = `${name}.objectStore.credentials`;
  const within = (form: keyof typeof stores) => ({
    form,
    base: { ...base, [name]: { ...(base[name] as Tree), objectStore: stores[form] } },
  });
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
      objectRow(at, { ...within(form), ...object, good: keys }),
      ...keyRows(at, block, within(form)),
    ]),
    objectRow(at, { ...within("s3 with a Secret"), ...object, good: existing }),
    objectRow(at, {
      ...within("s3 with a role"),
      ...object,
      good: role,
      reads: (rendered) => env(rendered, "AWS_ROLE_ARN"),
      renders: () => role.roleArn,
    }),
    row(`${at}.roleArn`, {
      ...within("s3 with a role"),
      late: true,
      expected: 'an IAM role such as "arn:aws:iam::123456789012:role/postgres-backups"',
      fix: "write the role's full ARN",
      good: "arn:aws-cn:iam::123456789012:role/x",
      reads: (rendered) => env(rendered, "AWS_ROLE_ARN"),
    }),
    row(`${at}.secretName`, {
      ...within("s3 with a Secret"),
      ...secretName,
      reads: (rendered) => env(rendered, "AWS_ACCESS_KEY_ID"),
      renders: (of: string) => ({ name: of, key: "accessKeyId" }),
    }),
    row(`${at}.accessKeyIdKey`, {
      ...within("s3 with a Secret"),
      ...secretKey,
      reads: (rendered) => env(rendered, "AWS_ACCESS_KEY_ID"),
      renders: (key: string) => ({ name: "store-keys", key }),
    }),
    row(`${at}.secretAccessKeyKey`, {
      ...within("s3 with a Secret"),
      ...secretKey,
      reads: (rendered) => env(rendered, "AWS_SECRET_ACCESS_KEY"),
      renders: (key: string) => ({ name: "store-keys", key }),
    }),
  ];
}

/** Files that WAL-G reads: a certificate authority, a Google key. */
function fileRows({ name, prefix, base }: Block): readonly Row[] {
  const files = [
    ["ca", "s3-compatible", "WALG_S3_CA_CERT_FILE", "-ca"],
    ["serviceAccountKey", "gcs", "GOOGLE_APPLICATION_CREDENTIALS", ""],
  ] as const;
  return files.flatMap(([field, form, variable, suffix]) => {
    const at = `${name}.objectStore.${field}`;
    const objectStore = { ...stores[form], [field]: reference };
    const around = { form, base: { ...base, [name]: { ...(base[name] as Tree), objectStore } } };
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

function formRows(block: Block): readonly Row[] {
  const { name, prefix, base } = block;
  const at = `${name}.objectStore`;
  const providers = "r2, s3, b2, hetzner, digitalocean, s3-compatible, gcs";
  const vendorFix = 'name the vendor; any other server that speaks S3 is "s3-compatible"';
  const nameless = [`${at}.provider: expected one of ${providers}, got nothing`, vendorFix];
  return (Object.keys(stores) as (keyof typeof stores)[]).flatMap((form) => {
    const around = {
      form,
      base: { ...base, [name]: { ...(base[name] as Tree), objectStore: stores[form] } },
    };
    return [
      objectRow(at, {
        ...around,
        expected: "an object store",
        otherwise: { "an object": nameless, "a list": nameless },
        good: stores[form],
        reads: (rendered) => rendered.env(`${prefix}USE_WALG_${prefix ? "RESTORE" : "BACKUP"}`),
        renders: () => "true",
      }),
      row(`${at}.provider`, {
        ...around,
        required: true,
        expected: `one of ${providers}`,
        fix: vendorFix,
        lateFix: vendorFix,
        good: stores[form].provider,
        reads: (rendered) => rendered.env(`${prefix}USE_WALG_${prefix ? "RESTORE" : "BACKUP"}`),
        renders: () => "true",
      }),
    ];
  });
}

function shortRows(block: Block): readonly Row[] {
  const { name, prefix, base } = block;
  const at = `${name}.r2Config`;
  const around = { base: { ...base, [name]: { ...(base[name] as Tree), r2Config } } };
  const endpoint = (rendered: Rendered) => rendered.env(`${prefix}AWS_ENDPOINT`);
  return [
    objectRow(at, {
      ...around,
      isSecret: true,
      expected: "an R2 configuration: { cloudflareAccountId, accessKeyId, secretAccessKey }",
      good: r2Config,
      reads: endpoint,
      renders: () => `https://${account}.r2.cloudflarestorage.com`,
    }),
    row(`${at}.cloudflareAccountId`, {
      ...around,
      required: true,
      late: true,
      expected: "a Cloudflare account id: 32 hexadecimal digits",
      fix: "copy it from the R2 overview page of the Cloudflare dashboard",
      good: "0".repeat(32),
      reads: endpoint,
      renders: (id: string) => `https://${id}.r2.cloudflarestorage.com`,
    }),
    row(`${at}.jurisdiction`, {
      ...around,
      expected: '"eu" or "fedramp"',
      fix: "leave it out for buckets without a jurisdiction",
      good: "eu",
      reads: endpoint,
      renders: (word: string) => `https://${account}.${word}.r2.cloudflarestorage.com`,
    }),
    ...keyRows(at, block, around),
  ];
}

export const storeChoiceRows: readonly Row[] = blocks.flatMap((block) => [
  ...shortRows(block),
  ...formRows(block),
  ...storeRows(block),
  ...credentialRows(block),
  ...fileRows(block),
]);
