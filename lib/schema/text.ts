import type { LeafSpec } from "./leaf";

/** A text that must match a pattern. */
export interface TextRule {
  readonly expected: string;
  readonly fix: string;
  readonly pattern: RegExp;
  readonly longest: number;
  /** What the pattern alone cannot say. */
  readonly unless?: (text: string) => boolean;
  readonly secret?: boolean;
}

export function text(rule: TextRule): LeafSpec<string> {
  return {
    expected: rule.expected,
    fix: rule.fix,
    secret: rule.secret ?? false,
    parse: (value) => (typeof value === "string" && fits(rule, value) ? value : undefined),
  };
}

/** A text with a parsed form of its own. */
export function parsedText<T>(
  rule: Pick<TextRule, "expected" | "fix">,
  parse: (value: string) => T | undefined,
): LeafSpec<T> {
  return { ...rule, parse: (value) => (typeof value === "string" ? parse(value) : undefined) };
}

/** One of a closed list of words. */
export function oneOf<const W extends string>(words: readonly W[], fix: string): LeafSpec<W> {
  return {
    expected: listed(words),
    fix,
    parse: (value) => words.find((word) => word === value),
  };
}

/** A whole number in a closed range, ends included. */
export interface NumberRule extends Pick<TextRule, "expected" | "fix"> {
  readonly least: number;
  readonly most: number;
}

export function wholeNumber({ least, most, ...words }: NumberRule): LeafSpec<number> {
  return {
    ...words,
    parse: (value) =>
      typeof value === "number" && Number.isInteger(value) && value >= least && value <= most
        ? value
        : undefined,
  };
}

export const yesOrNo = (fix: string): LeafSpec<boolean> => ({
  expected: "true or false",
  fix,
  parse: (value) => (typeof value === "boolean" ? value : undefined),
});

function fits({ pattern, longest, unless }: TextRule, value: string): boolean {
  return value.length <= longest && pattern.test(value) && unless?.(value) !== true;
}

function listed(words: readonly string[]): string {
  const quoted = words.map((word) => JSON.stringify(word));
  const last = quoted.pop() ?? "";
  return quoted.length === 0 ? last : `${quoted.join(", ")} or ${last}`;
}
