import type { Late } from "../../late";
import type { ParsedStore } from "../../schema/object-store";
import type { Violation } from "../violation";
import { plainHttpProblem } from "./endpoint";
import { sourceSections } from "./repository";
import type { Checked } from "./rules";
import { operatorVersions, type PerconaVersion } from "./versions";

type Block = "restore" | "backup" | "operatorDefaults";

/** One use of a store: who needs it, and which block describes it. */
interface StoreUse {
  readonly store: ParsedStore;
  readonly block: Block;
  readonly bucket: Late<string> | undefined;
  readonly bucketBlock: Block | undefined;
  readonly confOption: "archiveConfKey" | "sourceConfKey";
  readonly confKey: string | undefined;
  /** Begins the option names in a ready configuration. */
  readonly repo: "repo1" | "repo2";
}

/** What pgBackRest cannot do with a store. */
export function storeViolations(args: Checked): readonly Violation[] {
  const uses = storeUses(args);
  return [
    ...uses.flatMap((use) => [
      ...keyViolations(use),
      ...serverViolations(use, args.operatorVersion),
    ]),
    ...roleViolations(uses),
  ];
}

function storeUses(args: Checked): readonly StoreUse[] {
  const { backup, restore, percona } = args;
  const own = use(args, ["backup", "operatorDefaults"]);
  const source = use(args, ["restore", "backup", "operatorDefaults"]);
  const { archiveConfKey, sourceConfKey } = percona;
  return [
    ...(backup && own
      ? [{ ...own, confOption: "archiveConfKey", confKey: archiveConfKey, repo: "repo1" } as const]
      : []),
    ...(restore && source
      ? [
          {
            ...source,
            confOption: "sourceConfKey",
            confKey: sourceConfKey,
            repo: restore.mode === "two-stage" ? "repo2" : "repo1",
          } as const,
        ]
      : []),
  ];
}

function use(args: Checked, order: readonly Block[]) {
  const block = order.find((name) => args[name]?.store !== undefined);
  const bucketBlock = order.find((name) => args[name]?.bucketName !== undefined);
  const store = block && args[block]?.store;
  if (block === undefined || store === undefined) return undefined;
  return { store, block, bucketBlock, bucket: bucketBlock && args[bucketBlock]?.bucketName };
}

function* keyViolations({
  store,
  block,
  confOption,
  confKey,
  repo,
}: StoreUse): Generator<Violation> {
  const refersToSecret = "credentials" in store && "secretName" in store.credentials;
  if (refersToSecret && confKey === undefined) {
    yield {
      path: [block, "objectStore", "credentials"],
      problem:
        "pgBackRest reads keys from a configuration file, not from two keys of an existing Secret",
      fix: `add a key such as "s3.conf" to that Secret, with ${confLines(repo)}, and name it: percona: { ${confOption}: "s3.conf" }`,
    };
  }
  if (!refersToSecret && confKey !== undefined) {
    yield {
      path: ["percona", confOption],
      problem: `"${confKey}" is a key inside an existing Secret, and the store's credentials name no Secret`,
      fix: `remove ${confOption}, or write credentials: { secretName: "..." }`,
    };
  }
}

function confLines(repo: StoreUse["repo"]): string {
  const lines = `"${repo}-s3-key=..." and "${repo}-s3-key-secret=..."`;
  return repo === "repo1"
    ? `the lines "[global]", ${lines}`
    : `${lines} under each of ${sourceSections.map((section) => `"${section}"`).join(", ")}, so that nothing is pushed with them`;
}

function* serverViolations(
  { store, block, bucket, bucketBlock, confOption }: StoreUse,
  version: PerconaVersion,
): Generator<Violation> {
  const { plainHttp } = operatorVersions[version];
  const virtualHost =
    store.provider === "s3" ||
    (store.provider === "s3-compatible" && store.addressing === "virtual-host");
  if (
    typeof bucket === "string" &&
    bucket.includes(".") &&
    store.provider !== "gcs" &&
    (virtualHost || !plainHttp)
  ) {
    yield {
      path: [bucketBlock ?? block, "bucketName"],
      problem: `pgBackRest cannot use the bucket "${bucket}": the dots do not fit the server's certificate${virtualHost ? "" : ", and before 2.58 it refuses them altogether"}`,
      fix: "use a bucket without dots in its name",
    };
  }
  if (store.provider !== "s3-compatible") return;
  if (typeof store.endpoint === "string" && store.endpoint.startsWith("http://") && !plainHttp) {
    yield { path: [block, "objectStore", "endpoint"], ...plainHttpProblem };
  }
  if (store.serverSideEncryption === "AES256" && confOption === "archiveConfKey") {
    yield {
      path: [block, "objectStore", "serverSideEncryption"],
      problem: "pgBackRest has no option for the AES256 header",
      fix: "leave serverSideEncryption out and let the bucket encrypt by default",
    };
  }
}

/** The service account of the pods carries one role. */
function* roleViolations(uses: readonly StoreUse[]): Generator<Violation> {
  const roles = uses.flatMap(({ store, block }) =>
    "credentials" in store && "roleArn" in store.credentials
      ? [{ block, roleArn: store.credentials.roleArn }]
      : [],
  );
  const [own, source] = roles;
  if (typeof own?.roleArn !== "string" || typeof source?.roleArn !== "string") return;
  if (own.roleArn === source.roleArn) return;
  yield {
    path: [source.block, "objectStore", "credentials", "roleArn"],
    problem: `the pods have one service account and so one role, and backup names another: ${own.roleArn}`,
    fix: "give one role both permissions, reading the source and writing the own archive, and name it twice",
  };
}
