import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bare, fresh, objects, promoted, standby } from "./databases";

/**
 * Mistakes of published write-ups, each as it would look through our arguments. What only a running server can show is in
 * test/statefulset, under the names given here.
 */

const script = (name: string) =>
  readFileSync(join(__dirname, "../../../../lib/operators/statefulset/scripts", name), "utf8");
const environment = (args: object) =>
  Object.fromEntries(
    objects(args).pod.containers.flatMap(({ env = [] }) =>
      env.map((entry) => [entry.name, "value" in entry ? entry.value : "a reference"] as const),
    ),
  );

describe("published mistake: a restore without restore_command replays only what the backup holds", () => {
  it("every start in recovery sets it", () => {
    expect(script("serve.sh")).toContain("restore_command=$scripts/restore-wal.sh %f %p");
    expect(script("restore.sh")).toContain("standby.signal");
  });
});

describe("published mistake: WAL every five minutes without archive_timeout", () => {
  it("is set by default, and cannot be taken away by a parameter", () => {
    expect(environment(fresh)).toMatchObject({ PGK_ARCHIVE_TIMEOUT_SECONDS: "300" });
    expect(() => objects({ ...fresh, parameters: { archive_timeout: "0" } })).toThrow(
      "parameters.archive_timeout",
    );
  });
});

describe("published mistake: archive_command that tests and copies", () => {
  it("compares instead: test/statefulset/archive.test.ts archives one segment twice", () => {
    expect(script("archive-wal.sh")).not.toMatch(/test ! -f|\bcp\b/);
    expect(script("archive-wal.sh")).toContain("cmp -s");
  });
});

describe("published mistake: base backups kept longer than the WAL they need", () => {
  it("no retention for WAL can be said: test/statefulset/retention.test.ts keeps what a backup needs", () => {
    expect(() => objects({ ...fresh, backup: { ...fresh.backup, walRetention: "7d" } })).toThrow(
      'unknown key "walRetention"',
    );
  });
});

describe("published mistake: the newest base backup, even when it is newer than the target", () => {
  it("nobody chooses but the catalogue: test/statefulset/point-in-time.test.ts", () => {
    expect(script("restore.sh")).toContain("catalogue.sh");
  });
});

describe("published mistake: names with a date, and waits for names with a star", () => {
  it("no name changes between two renderings", () => {
    const names = () => objects(promoted).all.map(({ metadata }) => metadata.name);
    expect(names()).toEqual(names());
    expect(names().join(" ")).not.toMatch(/\$|\*|20\d\d-?\d\d/);
  });
});

describe("published mistake: chown as a user that may not", () => {
  it("no script changes an owner; the pod's fsGroup does", () => {
    expect(script("initialise.sh") + script("restore.sh")).not.toMatch(/\bchown\b/);
    expect(objects(standby).pod.securityContext).toMatchObject({
      fsGroup: 999,
      runAsNonRoot: true,
    });
  });
});

describe("published mistake: backups on a volume beside the data", () => {
  it("the only archive is an object store", () => {
    const claims = objects(fresh).all.filter(
      (manifest) => manifest.type === "object" && manifest.kind === "PersistentVolumeClaim",
    );
    expect(claims.map(({ role }) => role)).toEqual(["data"]);
  });
});

describe("published mistake: PostgreSQL 18 mounted where 17 was", () => {
  it.each([17, 18])(
    "%s keeps its data in a folder of the mount, named in full",
    (postgresVersion) => {
      const { PGDATA = "" } = environment({ ...bare, postgresVersion }) as { PGDATA?: string };
      const [mount = ""] = objects({ ...bare, postgresVersion }).pod.containers.flatMap(
        ({ volumeMounts = [] }) =>
          volumeMounts.map(({ mountPath }) => mountPath).filter((path) => PGDATA.startsWith(path)),
      );
      expect(PGDATA.length).toBeGreaterThan(mount.length);
      expect(mount).toMatch(/^\//);
    },
  );
});
