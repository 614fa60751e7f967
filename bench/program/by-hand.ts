import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import { Secret } from "@pulumi/kubernetes/core/v1/secret";
import * as pulumi from "@pulumi/pulumi";
import { readInput, type Database, type RenderedObject } from "./input";

const { databases, extras } = readInput();

class Group extends pulumi.ComponentResource {
  constructor(name: string) {
    super("bench:index:Group", name, { operator: "zalando", postgresVersion: 17, stage: "fresh" });
  }

  finish(): void {
    if (extras.outputs)
      this.registerOutputs({ stage: "fresh", clusterName: "x", archiveUrl: "s3://x/y/z" });
  }
}

const hookNamed = (name: string) =>
  new pulumi.ResourceHook(name, () => undefined, { onDryRun: true });
const shared = extras.hooks === "shared" ? hookNamed("guard") : undefined;

function createSecret(
  name: string,
  { role, metadata, values = {} }: RenderedObject,
  parent?: Group,
) {
  const stringData = Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, pulumi.secret(value)]),
  );
  return new Secret(`${name}-${role}`, { metadata, stringData }, parent ? { parent } : {});
}

function createDatabase({ name, objects }: Database): void {
  const group = extras.parent ? new Group(name) : undefined;
  const hook = extras.hooks === "one each" ? hookNamed(`${name}-guard`) : shared;
  const dependsOn: pulumi.Resource[] = [];
  for (const rendered of objects) {
    if (rendered.object === undefined) {
      dependsOn.push(createSecret(name, rendered, group));
      continue;
    }
    const { apiVersion, kind, body } = rendered.object;
    new CustomResource(
      name,
      { apiVersion, kind, metadata: rendered.metadata, ...body },
      {
        dependsOn,
        protect: true,
        ...(group && { parent: group }),
        ...(hook && { hooks: { beforeCreate: [hook], beforeUpdate: [hook] } }),
      },
    );
  }
  group?.finish();
}

databases.forEach(createDatabase);
