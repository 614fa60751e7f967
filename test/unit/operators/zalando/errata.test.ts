import {
  bare,
  fresh,
  problemsOf,
  promoted,
  recovering,
  rendered,
  standby,
  type Rendered,
} from "../../fixtures";

const ec2 = { provider: "s3", region: "eu-central-1", credentials: { secretName: "store-keys" } };
const virtual = {
  provider: "s3-compatible",
  endpoint: "https://minio.storage.svc",
  addressing: "virtual-host",
  serverSideEncryption: "AES256",
  credentials: { accessKeyId: "xxx", secretAccessKey: "yyy" },
};

/** Every stage over every kind of store. */
const everything: readonly (readonly [string, Rendered])[] = [
  { provider: "gcs", serviceAccountKey: { secretName: "gcs", key: "key.json" } },
  ec2,
  virtual,
  undefined,
].flatMap((objectStore) =>
  [bare, fresh, standby, recovering, promoted].flatMap((args) => {
    const withStore = (block: object | undefined) =>
      block && objectStore ? { ...block, objectStore, r2Config: undefined } : block;
    const { backup, restore, ...rest } = args as { backup?: object; restore?: object };
    if (args === recovering && objectStore?.provider === "gcs") return [];
    const result = rendered({ ...rest, backup: withStore(backup), restore: withStore(restore) });
    return [[`${result.plan.stage} on ${objectStore?.provider ?? "r2"}`, result] as const];
  }),
);

/** Names that pkg/cluster/k8sres.go appends by itself, unfiltered, from spec.standby and spec.clone. */
const writtenByOperator = [
  "STANDBY_WALE_S3_PREFIX",
  "STANDBY_WALE_GS_PREFIX",
  "STANDBY_METHOD",
  "STANDBY_WAL_BUCKET_SCOPE_PREFIX",
  "STANDBY_HOST",
  "STANDBY_PORT",
  "STANDBY_PRIMARY_SLOT_NAME",
  "CLONE_SCOPE",
  "CLONE_METHOD",
  "CLONE_TARGET_TIME",
  "CLONE_WALE_S3_PREFIX",
  "CLONE_WAL_S3_BUCKET",
  "CLONE_WAL_BUCKET_SCOPE_PREFIX",
  "CLONE_WAL_BUCKET_SCOPE_SUFFIX",
];

describe("published mistake: path style under a name that no program reads", () => {
  it.each(everything)("%s never says AWS_FORCE_PATH_STYLE", (_what, { envNames }) => {
    expect(envNames.filter((name) => name.endsWith("AWS_FORCE_PATH_STYLE"))).toEqual([]);
  });

  it("a standby says STANDBY_AWS_S3_FORCE_PATH_STYLE", () => {
    expect(rendered(standby).env("STANDBY_AWS_S3_FORCE_PATH_STYLE")).toBe("true");
  });
});

describe("published mistake: a clone only within the same cluster", () => {
  it("reads any bucket at any endpoint, with the source gone", () => {
    expect(rendered(recovering).spec.clone).toMatchObject({
      s3_wal_path: "s3://old-backups/backups/old-orders/17",
      s3_endpoint: expect.stringMatching(/^https:/) as string,
    });
  });

  it("always has a time, without which the operator copies from a live cluster", () => {
    const restore = { ...recovering.restore, target: undefined };
    expect(problemsOf({ ...recovering, restore })[0]).toMatch(/^restore\.target: /);
  });

  it("has a time with a numeric offset, because the CRD refuses Z", () => {
    expect(rendered(recovering).spec.clone?.timestamp).toBe("2026-11-20T12:00:00+00:00");
  });
});

describe("published mistake: USE_WALG_* believed to do nothing", () => {
  it("backups and restores ask Spilo 4.0 for WAL-G", () => {
    const result = rendered(standby);
    expect(result.env("USE_WALG_BACKUP")).toBe("true");
    expect(result.env("STANDBY_USE_WALG_RESTORE")).toBe("true");
  });
});

describe("published mistake: a promoted database that is the same manifest as one never restored", () => {
  it("is told apart by its stage, its source and its own archive", () => {
    const result = rendered(promoted);
    expect(result.annotation("stage")).toBe("promoted");
    expect(result.annotation("source")).toBe("s3://old-backups/backups/old-orders/17");
    expect(result.annotation("archive")).not.toBe(rendered(fresh).annotation("archive"));
  });
});

describe("published mistake: no region, no word about encryption", () => {
  it.each(everything.filter(([, { spec }]) => spec.standby?.s3_wal_path !== undefined))(
    "%s always has a region, for the source and for the own archive",
    (_what, result) => {
      expect(result.env("STANDBY_AWS_REGION")).toMatch(/^[a-z]/);
      expect(result.env("AWS_REGION")).toMatch(/^[a-z]/);
    },
  );

  it("a store that cannot encrypt is never asked to, in either direction", () => {
    const result = rendered(standby);
    expect(result.env("STANDBY_WALG_DISABLE_S3_SSE")).toBe("true");
    expect(result.env("WALG_DISABLE_S3_SSE")).toBe("true");
    expect(rendered(recovering).env("CLONE_WALG_DISABLE_S3_SSE")).toBe("true");
  });
});

describe("published mistake: keys in clear in the environment", () => {
  it.each(everything)("%s refers to keys, and holds none", (_what, { cluster, spec }) => {
    expect(JSON.stringify(cluster)).not.toMatch(/"(xxx|yyy)"/);
    for (const entry of spec.env ?? []) {
      if (/_KEY(_ID)?$/.test(entry.name) && !entry.name.includes("KMS")) {
        expect(entry).toHaveProperty("valueFrom.secretKeyRef");
        expect(entry).not.toHaveProperty("value");
      }
    }
    expect(spec.clone ?? {}).not.toHaveProperty("s3_access_key_id");
    expect(spec.clone ?? {}).not.toHaveProperty("s3_secret_access_key");
  });
});

describe("published mistake: archiving into the path that is restored from", () => {
  it("cannot be written: the own path is another for every restore", () => {
    const { backup } = fresh;
    const again = {
      ...standby.restore,
      bucketName: backup.bucketName,
      s3Path: "orders/initial/17",
    };
    const result = rendered({ ...standby, restore: again });
    expect(result.spec.standby?.s3_wal_path).toBe("s3://db-backups/orders/initial/17");
    expect(result.env("WALG_S3_PREFIX")).toMatch(/^s3:\/\/db-backups\/orders\/restored-/);
  });

  it("nor can the own path lie inside the source", () => {
    const inside = { ...standby.restore, bucketName: "db-backups", s3Path: "orders" };
    expect(problemsOf({ ...standby, restore: inside })[0]).toContain(" overlap: ");
  });
});

describe("published mistake: what is appended to the source's path", () => {
  it("is nothing", () => {
    expect(rendered(standby).spec.standby).toEqual({
      s3_wal_path: "s3://old-backups/backups/old-orders/17",
    });
  });
});

describe("published mistake: what may stay in stage 2", () => {
  it.each(everything.filter(([, { plan }]) => plan.stage === "promoted"))(
    "%s keeps nothing of the source but the record",
    (_what, { spec, envNames, roles }) => {
      expect(envNames.filter((name) => /^(STANDBY|CLONE)_/.test(name))).toEqual([]);
      expect(envNames).toContain("USE_WALG_BACKUP");
      expect(spec.standby).toBeUndefined();
      expect(spec.clone).toBeUndefined();
      expect(roles).not.toContain("source-credentials");
      expect(spec.additionalVolumes ?? []).not.toContainEqual(
        expect.objectContaining({ name: expect.stringContaining("source") as string }),
      );
    },
  );
});

describe("the environment", () => {
  it.each(everything)(
    "of %s has every name once, and none the operator writes",
    (_what, result) => {
      const { envNames, spec } = result;
      expect(new Set(envNames).size).toBe(envNames.length);
      const endpoint =
        spec.clone?.s3_endpoint === undefined
          ? []
          : ["CLONE_AWS_ENDPOINT", "CLONE_WALE_S3_ENDPOINT"];
      const style =
        spec.clone?.s3_force_path_style === undefined ? [] : ["CLONE_AWS_S3_FORCE_PATH_STYLE"];
      const taken = [...writtenByOperator, ...endpoint, ...style];
      expect(envNames.filter((name) => taken.includes(name))).toEqual([]);
    },
  );

  it.each(everything)("of %s names the source before the own archive", (_what, { envNames }) => {
    const own = envNames.findIndex((name) => !/^(STANDBY|CLONE)_/.test(name));
    const last = envNames.findLastIndex((name) => /^(STANDBY|CLONE)_/.test(name));
    expect(own === -1 || last < own).toBe(true);
  });

  it.each(everything.filter(([, { spec }]) => spec.standby !== undefined))(
    "of %s comes with exactly one path of a source",
    (_what, { spec }) => {
      expect(Object.keys(spec.standby ?? {})).toHaveLength(1);
    },
  );
});
