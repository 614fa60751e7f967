import { readFileSync } from "node:fs";
import { ConfigMap } from "@pulumi/kubernetes/core/v1/configMap";
import * as pulumi from "@pulumi/pulumi";
import { PostgresKubernetes, type PostgresKubernetesArgs } from "postgres-kubernetes";

/** What a test writes: arguments as JSON, with `{ $secret }` and `{ $late }` for values that JSON has no word for. */
interface Input {
  readonly namespace: string;
  readonly databases: Readonly<Record<string, unknown>>;
}

const input = JSON.parse(readFileSync(process.env["DATABASES_FILE"] ?? "", "utf8")) as Input;
const config = new pulumi.Config();
let others = 0;

/** Unknown at preview as long as the object it comes from has not been created. */
function fromOtherResource(value: string): pulumi.Output<string> {
  others += 1;
  const { id } = new ConfigMap(`other-${others}`, { metadata: { namespace: input.namespace } });
  return id.apply(() => value);
}

function revive(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if ("$secret" in value) return config.requireSecret(String(value.$secret));
  if ("$late" in value) return fromOtherResource(String(value.$late));
  if ("$lateSecret" in value) return pulumi.secret(fromOtherResource(String(value.$lateSecret)));
  return value;
}

const exported = module.exports as Record<string, unknown>;
for (const [name, args] of Object.entries(input.databases)) {
  const database = new PostgresKubernetes(
    name,
    JSON.parse(JSON.stringify(args), revive) as PostgresKubernetesArgs,
  );
  const { stage, connection, archiveUrl, sourceUrl } = database;
  exported[name] = { stage, connection, archiveUrl, sourceUrl };
}
