import { account, bare, fresh, keys, problemsOf, r2Config, rendered, standby } from "../fixtures";

const objectStore = { provider: "r2", cloudflareAccountId: account, credentials: keys };

describe("the two ways to name a store", () => {
  it("mean the same", () => {
    const long = { ...bare, backup: { bucketName: "db-backups", path: "orders", objectStore } };
    expect(rendered(long).manifests).toEqual(rendered(fresh).manifests);
  });

  it.each(["backup", "restore", "operatorDefaults"] as const)(
    "exclude each other in %s",
    (name) => {
      const args = {
        ...standby,
        [name]: { ...standby.restore, ...standby.backup, objectStore, r2Config },
      };
      expect(problemsOf(args)).toContain(
        `${name}.r2Config: objectStore is set too, and only one can name the store`,
      );
      expect(problemsOf(args)).toContain(
        'remove one of them; r2Config is the short form of objectStore: { provider: "r2" }',
      );
    },
  );
});

describe("a store the operator cannot use", () => {
  it("is refused with the reason", () => {
    const azure = {
      provider: "azure",
      storageAccount: "account",
      accessKey: { secretName: "s", key: "k" },
    };
    const args = {
      ...bare,
      backup: { bucketName: "db-backups", path: "orders", objectStore: azure },
    };
    expect(problemsOf(args)).toEqual([
      'backup.objectStore.provider: "azure" cannot be used here',
      "the Zalando operator has no Azure path for a standby and would treat one as an ordinary primary; use one of r2, s3, b2, hetzner, digitalocean, s3-compatible, gcs",
    ]);
  });
});

describe("restore: { enabled: false } alone", () => {
  it("is the same as no restore block", () => {
    const said = rendered({ ...fresh, restore: { enabled: false } });
    expect(said.plan.stage).toBe("fresh");
    expect(said.manifests).toEqual(rendered(fresh).manifests);
  });
});
