import { parseDocument, type Document } from "yaml";

export interface ReferencedManifest {
  readonly text: string;
  /** The Secrets that must exist, by name: the keys each must hold. */
  readonly secrets: Readonly<Record<string, readonly string[]>>;
}

type Fields = Record<string, unknown>;

const keyPair = ["access_key_id", "secret_access_key"];

/**
 * Replaces literal keys by a reference to a Secret that is made some other way, because whoever renders manifests to
 * files wants no keys in them.
 */
export function referToSecret(text: string, secretName: string): ReferencedManifest {
  const document: Document = parseDocument(text);
  const replaced = replacePairs(document.toJS(), secretName);
  const secrets = replaced.found ? { [secretName]: ["accessKeyId", "secretAccessKey"] } : {};
  document.contents = document.createNode(replaced.value);
  return { text: replaced.found ? document.toString() : text, secrets };
}

interface Replaced {
  readonly value: unknown;
  readonly found: boolean;
}

function replacePairs(value: unknown, secretName: string): Replaced {
  if (typeof value !== "object" || value === null) return { value, found: false };
  if (Array.isArray(value)) {
    const items = value.map((item) => replacePairs(item, secretName));
    return { value: items.map((item) => item.value), found: items.some((item) => item.found) };
  }
  const entries = Object.entries(value as Fields);
  if (keyPair.every((key) => entries.some(([name]) => isSpelling(name, key))))
    return { value: withReference(entries, secretName), found: true };
  let found = false;
  const fields: Fields = {};
  for (const [name, inner] of entries) {
    const replaced = replacePairs(inner, secretName);
    const moved = replaced.found && isSpelling(name, "r2_config");
    found ||= replaced.found;
    // The short form takes literal keys only; the long one says the same and takes a reference.
    fields[moved ? "object_store" : name] = moved
      ? asStore(replaced.value as Fields)
      : replaced.value;
  }
  return { value: fields, found };
}

/** In an R2 block the keys stand among other fields, elsewhere they are a `credentials` block of their own. */
function withReference(entries: readonly [string, unknown][], secretName: string): Fields {
  const rest = entries.filter(([name]) => !keyPair.some((key) => isSpelling(name, key)));
  return { ...Object.fromEntries(rest), secret_name: secretName };
}

function asStore({ secret_name, ...fields }: Fields): Fields {
  return { provider: "r2", ...fields, credentials: { secret_name } };
}

function isSpelling(name: string, snake: string): boolean {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) === snake;
}
