import { readFileSync } from "node:fs";
import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
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

const input = JSON.parse(readFileSync(process.env["GUARDS_FILE"] ?? "", "utf8")) as Input;

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
