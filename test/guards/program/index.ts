import { readFileSync } from "node:fs";
import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import { ConfigMap } from "@pulumi/kubernetes/core/v1/configMap";
import { PostgresKubernetes, type PostgresKubernetesArgs } from "postgres-kubernetes";
import { edited, type Edit } from "./edit";

/** What the file holds: databases by component, and objects written by hand. */
interface Input {
  readonly components: Readonly<
    Record<string, { readonly args: PostgresKubernetesArgs; readonly edits?: readonly Edit[] }>
  >;
  readonly objects: Readonly<
    Record<string, { readonly object: RawObject; readonly protect: boolean }>
  >;
}

interface RawObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: object;
  readonly spec: object;
}

/** `late:X` is X, told by an object that has to be created first. */
function revive(_key: string, value: unknown): unknown {
  if (typeof value !== "string" || !value.startsWith("late:")) return value;
  const known = value.slice("late:".length);
  const name = known.replaceAll(/[^a-z0-9]/g, "-");
  const { id } = new ConfigMap(name, {
    metadata: { namespace: process.env["GUARDS_NAMESPACE"] ?? "" },
  });
  return id.apply(() => known);
}

const file = readFileSync(process.env["GUARDS_FILE"] ?? "", "utf8");
const input = JSON.parse(file, revive) as Input;

for (const [name, { args, edits = [] }] of Object.entries(input.components))
  new PostgresKubernetes(name, args, {
    transforms: [
      ({ type, props, opts }) => ({
        props: edited(props, type.slice(type.lastIndexOf(":") + 1), edits),
        opts,
      }),
    ],
  });

for (const [name, { object, protect }] of Object.entries(input.objects))
  new CustomResource(name, { ...object }, { protect });
