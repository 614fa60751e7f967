import type { KubernetesObject } from "../guard/inspection";
import { unknown, type Fact } from "../guard/state";
import { at, text } from "./reading";

/** Namespace and name, which never change. */
export function identityOf({ metadata }: KubernetesObject): Fact<string> {
  const [namespace, name] = [text(at(metadata, "namespace")), text(at(metadata, "name"))];
  if (name === undefined) return undefined;
  return typeof name === "string" && typeof namespace !== "symbol"
    ? `${namespace ?? "default"}/${name}`
    : unknown;
}
