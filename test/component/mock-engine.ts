import * as pulumi from "@pulumi/pulumi";
import type { PostgresKubernetes } from "../../lib/component";
import { valueOf } from "../unit/fixtures";

/** One resource as the program registers it. */
export interface Registered {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly isCustom: boolean;
}

/** What mocks do not show: options as the SDK holds them. */
export interface Options {
  readonly type: string;
  readonly name: string;
  readonly opts: pulumi.CustomResourceOptions;
}

export const registered: Registered[] = [];
export const options: Options[] = [];

/** Records every resource's options; inherited by the children of the resource it is given to. */
export const recorder: pulumi.ResourceTransformation = ({ type, name, opts }) => {
  options.push({ type, name, opts });
  return undefined;
};

/** Starts an engine that only writes down what it is asked for. */
export async function startMocks(preview: boolean): Promise<void> {
  await pulumi.runtime.setMocks(
    {
      newResource: ({ type, name, inputs, custom }) => {
        registered.push({
          type,
          name,
          inputs: inputs as Readonly<Record<string, unknown>>,
          isCustom: custom ?? false,
        });
        return { id: preview ? undefined : `${name}-id`, state: inputs as object };
      },
      call: () => ({}),
    },
    "project",
    "stack",
    preview,
  );
}

/** The resources of a database, once every one of them is registered. */
export async function registeredBy(database: PostgresKubernetes): Promise<readonly Registered[]> {
  const resources = [database, ...Object.values(database.nodes)];
  await Promise.all(resources.map(({ urn }) => valueOf(urn)));
  return registered;
}

export function forget(): void {
  registered.length = 0;
  options.length = 0;
}

/** How the SDK writes a secret, and a value that is not known yet, into a request. */
const secretMark = "4dabf18193072939515e22adb298388d";
export const secretInput = (value: unknown) => ({
  [secretMark]: "1b47061264138c4ac30d75fd1eb44270",
  value,
});
