import type { ParsedStore } from "../../schema/object-store";
import type { Violation } from "../violation";
import type { Checked } from "./rules";
import { operatorVersions } from "./versions";

type Block = "restore" | "backup" | "operatorDefaults";

/** What the image that the operator runs by itself cannot do with a store. */
export function* storeViolations(args: Checked): Generator<Violation> {
  if (args.zalando?.dockerImage !== undefined) return;
  const { operatorVersion } = args;
  const { defaultImage } = operatorVersions[operatorVersion];
  for (const [block, store] of storesInUse(args)) {
    if (isRole(store) && !defaultImage.assumesRoles) {
      yield {
        path: [block, "objectStore", "credentials", "roleArn"],
        problem: `operator ${operatorVersion} runs ${defaultImage.name}, whose wal-g asks for the role without a session name, which AWS refuses: no archiving, backup or restore would work`,
        fix: "set zalando.dockerImage to a Spilo image with wal-g 3.0.6 or later, or use an access key",
      };
    }
    if (isKeyless(store) && !defaultImage.usesPodIdentity) {
      yield {
        path: [block, "objectStore", "serviceAccountKey"],
        problem: `expected a key, got nothing: operator ${operatorVersion} runs ${defaultImage.name}, which then takes the archive's address for the key's file, so archiving fails without a word and a restore never begins`,
        fix: "set serviceAccountKey: { secretName, key }, or set zalando.dockerImage to a Spilo image without this fault, such as 4.0-p3",
      };
    }
  }
}

/** Each store that is read or written now, under the block that describes it. A promoted database reads its source no more. */
function storesInUse(args: Checked): ReadonlyMap<Block, ParsedStore> {
  const { backup, restore } = args;
  const own: readonly Block[] = backup === undefined ? [] : ["backup", "operatorDefaults"];
  const source: readonly Block[] =
    restore?.enabled === true ? ["restore", "backup", "operatorDefaults"] : [];
  const found = [own, source].flatMap((order) => {
    const block = order.find((name) => args[name]?.store !== undefined);
    const store = block && args[block]?.store;
    return block === undefined || store === undefined ? [] : [[block, store] as const];
  });
  return new Map(found);
}

function isRole(store: ParsedStore): boolean {
  return "credentials" in store && "roleArn" in store.credentials;
}

function isKeyless(store: ParsedStore): boolean {
  return store.provider === "gcs" && store.serviceAccountKey === undefined;
}
