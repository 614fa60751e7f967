import type { PodSpec } from "../../../../lib/operators/statefulset/spec";
import { r2Config } from "../../fixtures";
import { planDatabase } from "../../../../lib/plan-database";
import { renderDatabase } from "../../../../lib/render-database";
import type { Manifest, ObjectManifest } from "../../../../lib/operators/manifest";

/** The least a database needs. */
export const bare = {
  operator: "statefulset",
  namespace: "postgres-orders",
  postgresVersion: 17,
  storage: { size: "10Gi" },
  statefulSet: {
    image: "postgres:17.6",
    toolsImage: "rclone/rclone:1.74.1",
    passwords: { postgres: { password: "hunter22" } },
  },
} as const;

export const fresh = {
  ...bare,
  backup: { bucketName: "db-backups", path: "orders", r2Config },
} as const;

export const source = { bucketName: "old-backups", s3Path: "orders/initial/17", r2Config } as const;
export const standby = { ...fresh, restore: { enabled: true, ...source } } as const;
export const promoted = { ...fresh, restore: { enabled: false, ...source } } as const;

export const withOptions = (more: object, base: object = fresh) => ({
  ...base,
  statefulSet: { ...bare.statefulSet, ...more },
});

/** Objects by role. */
export class Objects {
  constructor(readonly all: readonly Manifest[]) {}

  get roles(): readonly string[] {
    return this.all.map(({ role }) => role);
  }

  named(role: string): ObjectManifest {
    const found = this.all.find((manifest) => manifest.role === role);
    if (found?.type !== "object")
      throw new Error(`no object ${role} among ${this.roles.join(", ")}`);
    return found;
  }

  spec(role: string): unknown {
    return this.named(role).body["spec"];
  }

  get pod(): PodSpec {
    return (this.spec("cluster") as Runs & { template: { spec: PodSpec } }).template.spec;
  }

  /** What a Job, or each Job of a CronJob, is told. */
  job(role: string): object {
    const spec = this.spec(role) as Runs;
    return spec.jobTemplate?.spec ?? spec;
  }

  /** Pods of everything that runs one. */
  get pods(): readonly PodSpec[] {
    return this.all.flatMap((manifest) => {
      if (manifest.type !== "object") return [];
      const { template, jobTemplate } = (manifest.body["spec"] ?? {}) as Runs;
      const found = template ?? jobTemplate?.spec.template;
      return found === undefined ? [] : [found.spec];
    });
  }
}

interface Runs {
  readonly template?: { readonly spec: PodSpec };
  readonly jobTemplate?: { readonly spec: { readonly template: { readonly spec: PodSpec } } };
}

export function objects(args: object, name = "orders"): Objects {
  return new Objects(renderDatabase(planDatabase(name, args)));
}

const offsite = {
  offsite: {
    bucketName: "second",
    path: "orders",
    objectStore: { provider: "b2", region: "us-west-004", credentials: { secretName: "b2-key" } },
  },
};
/** With a second copy, passwords, roles, a database and labels. */
export const full = {
  ...withOptions({
    ...offsite,
    passwords: { postgres: { secretName: "admin" }, app_user: { password: "app-password" } },
  }),
  users: { app_user: ["login"], reader: [] },
  databases: { shop: { owner: "app_user" } },
  labels: { team: "orders" },
};

/** What a container's variable is set to. */
export const variable = (env: readonly { readonly name: string }[] = [], name: string) =>
  (env.find((entry) => entry.name === name) as { value?: unknown } | undefined)?.value;
