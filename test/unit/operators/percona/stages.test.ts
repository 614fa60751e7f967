import type { Rendered } from "../../fixtures";
import { fresh, opened, promoted, recovering, rendered, standby } from "./databases";

const namesRepo2 = ({ manifests }: Rendered) => JSON.stringify(manifests).includes("repo2");

describe("stage 1", () => {
  const { cr, cluster, roles } = rendered(standby);

  it("follows the source as a second repository", () => {
    expect(cr.standby).toEqual({ enabled: true, repoName: "repo2" });
    expect(cr.backups.pgbackrest?.repos.map(({ name, s3 }) => [name, s3?.bucket])).toEqual([
      ["repo1", "db-backups"],
      ["repo2", "old-backups"],
    ]);
    expect(cr.backups.pgbackrest?.global).toMatchObject({
      "repo2-path": "/pgbackrest/old-orders/repo1",
      "repo2-s3-uri-style": "path",
    });
    expect(roles).toEqual(["source-credentials", "archive-credentials", "cluster"]);
  });

  it("has an archive of its own in a new incarnation", () => {
    expect(cr.backups.pgbackrest?.global["repo1-path"]).toMatch(
      /^\/orders\/restored-[0-9a-f]{10}$/,
    );
  });

  it("requires the Secret of its own archive, but not the source's, which stage 2 deletes under running pods", () => {
    expect(cr.backups.pgbackrest?.configuration).toEqual([
      { secret: { name: "orders-archive", items: [{ key: "own.conf", path: "own.conf" }] } },
      {
        secret: {
          name: "orders-restore-source",
          items: [{ key: "source.conf", path: "source.conf" }],
          optional: true,
        },
      },
    ]);
  });

  it("schedules nothing, because the operator's scheduler does not stop for a standby", () => {
    expect(JSON.stringify(cr)).not.toContain("schedules");
  });

  it("records where it came from", () => {
    expect(cluster.metadata.annotations).toMatchObject({
      "postgres-kubernetes/stage": "standby",
      "postgres-kubernetes/source": "s3://old-backups/pgbackrest/old-orders/repo1",
    });
  });

  it("may have several servers", () => {
    expect(rendered({ ...standby, instances: 3 }).cr.instances[0]?.replicas).toBe(3);
  });
});

describe("stage 2", () => {
  const stage2 = rendered(promoted);

  it("promotes and drops every item of the source in the same update", () => {
    expect(stage2.cr.standby).toEqual({ enabled: false });
    expect(namesRepo2(rendered(standby))).toBe(true);
    expect(namesRepo2(stage2)).toBe(false);
    expect(stage2.roles).toEqual(["archive-credentials", "cluster"]);
  });

  it("keeps the own archive where it was and begins its schedule", () => {
    const path = (args: object) => rendered(args).cr.backups.pgbackrest?.global["repo1-path"];
    expect(path(promoted)).toBe(path(standby));
    expect(stage2.cr.backups.pgbackrest?.repos[0]?.schedules).toEqual({ full: "0 2 * * *" });
  });
});

describe("recovery to a moment", () => {
  const { cr, secret, roles } = rendered(recovering);

  it("names the source alone in dataSource, as its first repository", () => {
    expect(cr.dataSource).toEqual({
      pgbackrest: {
        stanza: "db",
        repo: {
          name: "repo1",
          s3: {
            bucket: "old-backups",
            endpoint: "0123456789abcdef0123456789abcdef.r2.cloudflarestorage.com",
            region: "auto",
          },
        },
        global: { "repo1-path": "/pgbackrest/old-orders/repo1", "repo1-s3-uri-style": "path" },
        configuration: [
          {
            secret: {
              name: "orders-restore-source",
              items: [{ key: "source.conf", path: "source.conf" }],
            },
          },
        ],
        options: ["--type=time", '--target="2026-11-20 12:00:00+00"'],
      },
    });
    expect(roles).toEqual(["source-credentials", "archive-credentials", "cluster"]);
    expect(secret.call(rendered(recovering), "source-credentials")?.values["source.conf"]).toMatch(
      /^\[global\]\nrepo1-s3-key=/,
    );
  });

  it("keeps the source out of the repositories the cluster writes to", () => {
    expect(cr.backups.pgbackrest?.repos).toHaveLength(1);
    expect(cr.backups.pgbackrest?.configuration).toHaveLength(1);
    expect(cr.standby).toBeUndefined();
  });

  it("is held: every network connection but the operator's own is refused", () => {
    const { patroni } = rendered({ ...recovering, parameters: { work_mem: "8MB" } }).cr;
    expect(patroni).toEqual({
      dynamicConfiguration: {
        postgresql: { parameters: { work_mem: "8MB" }, pg_hba: ["host all all all reject"] },
      },
    });
  });

  it("is opened by dropping the hold, the source and the order to recover", () => {
    const { cr: after, roles: left } = rendered(opened);
    expect(after.patroni).toBeUndefined();
    expect(after.dataSource).toBeUndefined();
    expect(after.standby).toBeUndefined();
    expect(left).toEqual(["archive-credentials", "cluster"]);
  });
});

describe("restore in place", () => {
  const target = { lsn: "0/16B3748" };

  it("is an object with a name of its own for each id", () => {
    const inPlace = (id: string) =>
      rendered({ ...fresh, percona: { inPlaceRestore: { id, target } } });
    const restore = inPlace("oops-1").manifests.at(-1);
    expect(restore).toMatchObject({
      role: "restore-oops-1",
      apiVersion: "pgv2.percona.com/v2",
      kind: "PerconaPGRestore",
      metadata: { name: "orders-restore-oops-1" },
      body: {
        spec: {
          pgCluster: "orders",
          repoName: "repo1",
          options: ["--type=lsn", '--target="0/16B3748"'],
        },
      },
      holdsData: false,
    });
    expect(inPlace("oops-2").roles).toContain("restore-oops-2");
  });

  it("leaves the cluster's own spec alone: the operator writes backups.pgbackrest.restore", () => {
    const args = { ...fresh, percona: { inPlaceRestore: { id: "oops", target } } };
    expect(rendered(args).cr).toEqual(rendered(fresh).cr);
  });
});
