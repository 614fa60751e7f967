import type { DatabasePlan } from "../../plan/types";
import type { SecretManifest } from "../manifest";
import { secretOf } from "../objects";
import { objectNameOf } from "./names";
import { superuser } from "./passwords";
import { paths } from "./paths";
import type { StatefulSetOptions } from "./schema";
import type { Volume, VolumeMount } from "./spec";

type Plan = DatabasePlan<StatefulSetOptions>;

/**
 * One more Secret with all passwords that were given as literals, by role: the server's pod mounts it whatever it holds, so
 * another role restarts no server.
 */
export function rolePasswordSecret(plan: Plan): readonly SecretManifest[] {
  const literals = rolesOf(plan).flatMap(([role, source]) =>
    source.kind === "literal" ? [[role, source.password] as const] : [],
  );
  if (literals.length === 0) return [];
  const identity = { role: "role-passwords", name: secretName(plan) };
  return [secretOf(plan, identity, Object.fromEntries(literals))];
}

/** A file for each role. A Secret that is not there yet must not keep the server from starting. */
export function rolePasswordVolume(plan: Plan): Volume {
  const optional = true;
  const others = rolesOf(plan).flatMap(([role, source]) =>
    source.kind === "secret"
      ? [{ name: source.secretName, items: [{ key: "password", path: role }], optional } as const]
      : [],
  );
  const secrets = [{ name: secretName(plan), optional } as const, ...others];
  return {
    name: "role-passwords",
    projected: { sources: secrets.map((secret) => ({ secret })), defaultMode: 0o440 },
  };
}

export const rolePasswordMount: VolumeMount = {
  name: "role-passwords",
  mountPath: paths.rolePasswords,
  readOnly: true,
};

const rolesOf = ({ options }: Plan) =>
  Object.entries(options.passwords).filter(([role]) => role !== superuser);

const secretName = ({ name }: Plan) => objectNameOf(name, "-role-passwords");
