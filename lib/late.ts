import * as pulumi from "@pulumi/pulumi";

/**
 * A value that is either known now or arrives from another resource.
 *
 * Structure (which resources exist, which branch renders) is always plain; leaves may be late. Code between the schema and
 * the resources places late leaves and combines them through {@link combine}; it never looks inside one.
 */
export type Late<T> = T | pulumi.Output<T>;

export function isLate(value: unknown): value is pulumi.Output<unknown> | PromiseLike<unknown> {
  return pulumi.Output.isInstance(value) || isPromiseLike(value);
}

/** Applies `join` at once when every part is known, otherwise when the last one arrives. */
export function combine<const P extends readonly Late<string>[], T>(
  parts: P,
  join: (...known: { -readonly [K in keyof P]: string }) => T,
): Late<T> {
  if (!parts.some(isLate)) return join(...(parts as { -readonly [K in keyof P]: string }));
  const all: pulumi.Output<unknown> = pulumi.all([...parts]);
  return all.apply((known) => join(...(known as { -readonly [K in keyof P]: string })));
}

/** What `check` makes of a value that arrives later; what it throws fails the run on arrival. */
export function onArrival<T>(value: unknown, check: (known: unknown) => T): pulumi.Output<T> {
  const arriving = pulumi.output(value) as pulumi.Output<unknown>;
  return arriving.apply(check);
}

/** The same value, marked so that Pulumi encrypts it in state and hides it in every display. */
export function secret(value: Late<string>): pulumi.Output<string> {
  return pulumi.secret(value);
}

function isPromiseLike(value: unknown): value is PromiseLike<unknown> {
  return (
    typeof value === "object" &&
    value !== null &&
    "then" in value &&
    typeof value.then === "function"
  );
}
