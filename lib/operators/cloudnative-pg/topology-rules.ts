import type { Violation } from "../violation";
import type { Checked } from "./checked";
import { importName, originName } from "./bootstrap";

/** What the operator's webhook would refuse, or worse, take for something else. */
export function* topologyViolations(args: Checked): Generator<Violation> {
  const { topology } = args.cloudNativePg;
  if (topology === undefined) return;
  const at = (...path: readonly string[]) => ["cloudNativePg", "topology", ...path];
  const { self, primary, peer } = topology;
  if (self === peer.name) {
    yield {
      path: at("peer", "name"),
      problem: `"${peer.name}" is this database's own name`,
      fix: "give the two databases two names, and use the same two on both sides",
    };
  }
  if (primary !== self && primary !== peer.name) {
    yield {
      path: at("primary"),
      problem: `expected "${self}" or "${peer.name}", got "${primary}"`,
      fix: "name the database that takes writes",
    };
  }
  const taken = [self, peer.name].find((name) => name === originName || name === importName);
  if (taken !== undefined) {
    yield {
      path: at(),
      problem: `the name "${taken}" is this library's own word for something else`,
      fix: "use names of places, such as regions",
    };
  }
  if (peer.store === undefined) {
    yield {
      path: at("peer", "objectStore"),
      problem: "expected an object store, got nothing",
      fix: "set objectStore or r2Config of the store the peer writes to",
    };
  }
  yield* neighbourViolations(args, primary === self);
  yield* takeoverViolations(args, primary === self);
}

function* neighbourViolations(
  { backup, restore, cloudNativePg }: Checked,
  leads: boolean,
): Generator<Violation> {
  if (backup === undefined) {
    yield {
      path: ["backup"],
      problem: "expected a backup block, got nothing: the peer follows this database's own archive",
      fix: "add a backup block",
    };
  }
  if (restore?.mode === "one-stage") {
    yield {
      path: ["restore", "mode"],
      problem: "a database that was recovered to a moment shares no history with its peer",
      fix: "restore everything in two stages, or build the topology after the recovery",
    };
  } else if (restore?.enabled === leads) {
    yield {
      path: ["restore", "enabled"],
      problem: `restore.enabled is ${String(restore.enabled)}, but topology.primary ${leads ? "names this database" : "names the peer"}`,
      fix: `set restore.enabled: ${String(!leads)}, or change topology.primary; they change together`,
    };
  }
  if (cloudNativePg.import !== undefined && !leads) {
    yield {
      path: ["cloudNativePg", "import"],
      problem: "a database that follows its peer imports nothing",
      fix: "import into the primary",
    };
  }
}

function* takeoverViolations(
  { cloudNativePg: { topology } }: Checked,
  leads: boolean,
): Generator<Violation> {
  const path = ["cloudNativePg", "topology", "promotionToken"];
  if (topology?.formerPrimaryLost === true && !leads) {
    yield {
      path: ["cloudNativePg", "topology", "formerPrimaryLost"],
      problem: "a lost former primary on a database that follows its peer, which is the primary",
      fix: "set it in the update that names this database as the primary, and remove it when the roles change back",
    };
  }
  if (topology?.promotionToken === undefined) return;
  if (!leads) {
    yield {
      path,
      problem: "a promotion token on a database that follows its peer: the operator refuses it",
      fix: "set it in the update that names this database as the primary",
    };
  }
  if (topology.formerPrimaryLost === true) {
    yield {
      path,
      problem: "either the former primary gave a token, or it is lost",
      fix: "remove formerPrimaryLost: with a token nothing is lost",
    };
  }
}
