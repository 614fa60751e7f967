import type { Inspection, KubernetesObject } from "../guard/inspection";
import { at, items } from "./reading";

const secretNames =
  /(^|_)(AWS_SECRET_ACCESS_KEY|AWS_SESSION_TOKEN|AZURE_STORAGE_(KEY|ACCESS_KEY|SAS_TOKEN|CONNECTION_STRING)|AZURE_CLIENT_SECRET|WALG_(LIBSODIUM_KEY|PGP_KEY|PGP_KEY_PASSPHRASE)|PGPASSWORD|PGBACKREST_REPO\d_(S3_KEY_SECRET|CIPHER_PASS|GCS_KEY|AZURE_KEY))$/;

/** Names of the variables in such lists that hold a key as plain text. The text itself goes nowhere. */
export function clearVariables(...lists: readonly unknown[]): readonly string[] {
  return lists
    .flatMap(items)
    .filter((entry) => {
      const value = at(entry, "value");
      return (
        secretNames.test(String(at(entry, "name"))) && typeof value === "string" && value !== ""
      );
    })
    .map((entry) => String(at(entry, "name")));
}

/** The rule, given where an operator's objects could hold keys. */
export function keysInClear(find: (object: KubernetesObject) => readonly string[]): Inspection {
  return {
    name: "keys-in-clear",
    severity: "high",
    title: "Keys are referenced, never written into an object",
    remediation: "Put the key into a Secret and refer to it.",
    check: (object) => {
      const names = [...new Set(find(object))];
      if (names.length === 0) return undefined;
      return {
        found: `${names.join(", ")} in clear text in the object`,
        wouldHappen:
          "everybody who may read the object, the state or the repository can read, and delete, the backups",
        doInstead: "put the value into a Secret and refer to it (valueFrom.secretKeyRef)",
      };
    },
  };
}
