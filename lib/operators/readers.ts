import type { KubernetesObject } from "../guard/inspection";
import { cloudNativePgReader } from "./cloudnative-pg/reader";
import { perconaReader } from "./percona/reader";
import type { ObjectReader } from "./reader";
import { statefulsetReader } from "./statefulset/reader";
import { zalandoReader } from "./zalando/reader";

/** One for each operator of the registry; apart from it because reading needs neither schemas nor renderers. */
export const readers: readonly ObjectReader[] = [
  zalandoReader,
  cloudNativePgReader,
  perconaReader,
  statefulsetReader,
];

/** Who can read an object; undefined when it belongs to no database. */
export function readerOf(object: KubernetesObject): ObjectReader | undefined {
  return readers.find((reader) => reader.partOf(object) !== undefined);
}
