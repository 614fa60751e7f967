import { parse } from "yaml";

import { referToSecret } from "../../../demo/key-references";

const secrets = { "db-store": ["accessKeyId", "secretAccessKey"] };

test("keys of an R2 block become a reference, in the long form that takes one", () => {
  const text = `restore:
  bucket_name: b
  r2_config: { cloudflare_account_id: acc, jurisdiction: eu, access_key_id: xxx, secret_access_key: yyy }
`;
  const referenced = referToSecret(text, "db-store");
  expect(parse(referenced.text)).toEqual({
    restore: {
      bucket_name: "b",
      object_store: {
        provider: "r2",
        cloudflare_account_id: "acc",
        jurisdiction: "eu",
        credentials: { secret_name: "db-store" },
      },
    },
  });
  expect(referenced.secrets).toEqual(secrets);
  expect(referenced.text).not.toMatch(/xxx|yyy/);
});

test("keys of a credentials block become a reference, in camelCase and inside lists too", () => {
  const text = `stores: [{ provider: b2, credentials: { accessKeyId: xxx, secretAccessKey: yyy } }]`;
  const referenced = referToSecret(text, "db-store");
  expect(parse(referenced.text)).toEqual({
    stores: [{ provider: "b2", credentials: { secret_name: "db-store" } }],
  });
  expect(referenced.secrets).toEqual(secrets);
});

test("a manifest without literal keys stays as it is", () => {
  const text = "a: 1   # one\nb: { secret_name: there }\n";
  expect(referToSecret(text, "db-store")).toEqual({ text, secrets: {} });
});
