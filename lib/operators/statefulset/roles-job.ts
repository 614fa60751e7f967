import { createHash } from "node:crypto";
import type { DatabasePlan } from "../../plan/types";
import { connectionEnv } from "./jobs";
import { passwordSecretOf } from "./passwords";
import { paths } from "./paths";
import { container, pod, script } from "./pod";
import { rolesSql, type Role } from "./roles";
import type { StatefulSetOptions } from "./schema";
import type { PodSpec } from "./spec";

type Plan = DatabasePlan<StatefulSetOptions>;

/** The statements that make roles and databases; undefined when the program names none. */
export function rolesStatements(plan: Plan): string | undefined {
  const roles = rolesOf(plan);
  if (roles.length === 0) return undefined;
  return rolesSql(roles, plan.databases ?? {});
}

export function rolesHash(statements: string): string {
  return createHash("sha256").update(statements).digest("hex").slice(0, 8);
}

/** One volume for each role with a password: two Secrets may have the same keys. */
export function rolesPod(plan: Plan): PodSpec {
  const roles = rolesOf(plan).filter(({ passwordFile }) => passwordFile !== undefined);
  const volumes = roles.map(({ name }, index) => ({
    name: `password-${String(index)}`,
    secret: { secretName: passwordSecretOf(plan, name), defaultMode: 0o440 },
  }));
  return {
    ...pod(plan, [], {
      initContainers: [],
      containers: [
        container(plan.options.image, [], {
          name: "roles",
          command: [script("apply-roles.sh")],
          env: [
            { name: "PGK_CONFIG", value: paths.config },
            { name: "PGK_PASSWORDS", value: paths.passwords },
            ...connectionEnv(plan),
          ],
          volumeMounts: [
            { name: "passwords", mountPath: paths.passwords },
            ...roles.map(({ passwordFile = "" }, index) => ({
              name: `password-${String(index)}`,
              mountPath: `${paths.passwords}/${passwordFile.replace(/\/.*$/, "")}`,
              readOnly: true,
            })),
          ],
        }),
      ],
      volumes: [{ name: "passwords", emptyDir: {} }, ...volumes],
    }),
    restartPolicy: "OnFailure",
  };
}

function rolesOf({ users = {}, options }: Plan): readonly Role[] {
  return Object.entries(users).map(([name, attributes], index) => ({
    name,
    attributes,
    passwordFile: Object.hasOwn(options.passwords, name) ? `${String(index)}/password` : undefined,
  }));
}
