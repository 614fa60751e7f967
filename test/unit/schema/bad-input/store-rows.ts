import { account, r2Config, type Rendered, type Tree } from "../../fixtures";
import { credentialRows, fileRows, keyRows } from "./credential-rows";
import { objectRow, row, type Row } from "./row";
import { blocks, stores, within, type Block, type StoreForm } from "./store-blocks";

/** Fields of a store that are not credentials, by form. */
function storeRows(block: Block): readonly Row[] {
  const { name, prefix } = block;
  const at = `${name}.objectStore`;
  const reads = (variable: string) => (rendered: Rendered) => rendered.env(`${prefix}${variable}`);
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
      ...within(block, "r2"),
      required: true,
      late: true,
      expected: "a Cloudflare account id: 32 hexadecimal digits",
      fix: "copy it from the R2 overview page of the Cloudflare dashboard",
      good: "f".repeat(32),
      reads: reads("AWS_ENDPOINT"),
      renders: (id: string) => `https://${id}.r2.cloudflarestorage.com`,
    }),
    row(`${at}.jurisdiction`, {
      ...within(block, "r2"),
      expected: '"eu" or "fedramp"',
      fix: "leave it out for buckets without a jurisdiction",
      good: "fedramp",
      reads: reads("AWS_ENDPOINT"),
      renders: (word: string) => `https://${account}.${word}.r2.cloudflarestorage.com`,
    }),
    row(`${at}.region`, { ...within(block, "s3"), ...region }),
    row(`${at}.region`, { ...within(block, "s3 with a role"), ...region }),
    row(`${at}.region`, { ...within(block, "s3 with a Secret"), ...region }),
    row(`${at}.region`, { ...within(block, "b2"), ...region }),
    row(`${at}.region`, { ...within(block, "digitalocean"), ...region }),
    row(`${at}.region`, { ...within(block, "s3-compatible"), ...region, required: false }),
    ...(["s3", "s3 with a role", "s3 with a Secret"] as const).map((form) =>
      row(`${at}.kmsKeyId`, {
        ...within(block, form),
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
      ...within(block, "hetzner"),
      required: true,
      expected: '"fsn1", "nbg1" or "hel1"',
      fix: "write the location the bucket was made in",
      good: "hel1",
      reads: reads("AWS_REGION"),
    }),
    row(`${at}.endpoint`, {
      ...within(block, "s3-compatible"),
      required: true,
      late: true,
      expected: 'an endpoint URL such as "https://minio.storage.svc:9000"',
      fix: "write scheme, host and port only: no bucket, path, query or credentials",
      good: "http://[fd00::7]:9000",
      reads: reads("AWS_ENDPOINT"),
    }),
    row(`${at}.addressing`, {
      ...within(block, "s3-compatible"),
      expected: '"path" or "virtual-host"',
      fix: "use path unless the server only answers at bucket.host",
      good: "virtual-host",
      reads: reads("AWS_S3_FORCE_PATH_STYLE"),
      renders: () => "false",
    }),
    row(`${at}.serverSideEncryption`, {
      ...within(block, "s3-compatible"),
      expected: '"none" or "AES256"',
      fix: "use AES256 only when the server has SSE-S3 configured",
      good: "AES256",
      reads: reads("WALG_DISABLE_S3_SSE"),
      renders: () => undefined,
    }),
  ];
}

function formRows(block: Block): readonly Row[] {
  const { name, prefix } = block;
  const at = `${name}.objectStore`;
  const providers = "r2, s3, b2, hetzner, digitalocean, s3-compatible, gcs";
  const vendorFix = 'name the vendor; any other server that speaks S3 is "s3-compatible"';
  const nameless = [`${at}.provider: expected one of ${providers}, got nothing`, vendorFix];
  return (Object.keys(stores) as StoreForm[]).flatMap((form) => {
    const around = within(block, form);
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
