import {
  CustomResource,
  type CustomResourceArgs,
} from "@pulumi/kubernetes/apiextensions/customResource";
import { ConfigMap } from "@pulumi/kubernetes/core/v1/configMap";
import { PersistentVolumeClaim } from "@pulumi/kubernetes/core/v1/persistentVolumeClaim";
import { Service } from "@pulumi/kubernetes/core/v1/service";
import { ServiceAccount } from "@pulumi/kubernetes/core/v1/serviceAccount";
import type * as pulumi from "@pulumi/pulumi";
import type { ObjectManifest } from "../operators/manifest";

type ResourceClass = new (
  name: string,
  args: CustomResourceArgs,
  opts: pulumi.CustomResourceOptions,
) => pulumi.CustomResource;

/** The kinds of the core group that we make. */
const coreKinds: Readonly<Record<string, unknown>> = {
  ConfigMap,
  PersistentVolumeClaim,
  Service,
  ServiceAccount,
};

/**
 * `CustomResource` takes any kind, except those of the core group: its type token would be `kubernetes:v1:...`, which the
 * provider refuses as having no group.
 */
export function resourceClassOf({ apiVersion, kind }: ObjectManifest): ResourceClass {
  if (apiVersion !== "v1") return CustomResource;
  const found = coreKinds[kind];
  if (found === undefined) throw new TypeError(`no resource class for ${kind} of the core group`);
  return found as ResourceClass;
}
