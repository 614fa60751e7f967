/** A change of one value in an object that is otherwise as it was made. */
export interface Edit {
  readonly kind: string;
  /** Keys; `name=X` finds an item of a list by its name, `+` appends one. */
  readonly path: readonly string[];
  /** Undefined removes what is there. */
  readonly value?: unknown;
}

type Node = Record<string, unknown> | unknown[];

/** The object with the edits of its kind. */
export function edited<T>(object: T, kind: string, edits: readonly Edit[]): T {
  const own = edits.filter((edit) => edit.kind === kind);
  // Others may hold what cannot be copied.
  if (own.length === 0) return object;
  const copy = structuredClone(object);
  for (const { path, value } of own) set(copy as Node, path, value);
  return copy;
}

function set(node: Node, [key = "", ...rest]: readonly string[], value: unknown): void {
  if (Array.isArray(node)) {
    if (key === "+") node.push(value);
    else set(itemOf(node, key) as Node, rest, value);
  } else if (rest.length > 0) {
    node[key] ??= rest[0] === "+" ? [] : {};
    set(node[key] as Node, rest, value);
  } else if (value === undefined) {
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- the key is what an edit is about
    delete node[key];
  } else {
    node[key] = value;
  }
}

function itemOf(list: readonly unknown[], key: string): unknown {
  const name = key.slice("name=".length);
  return list.find((item) => (item as { readonly name?: unknown }).name === name);
}
