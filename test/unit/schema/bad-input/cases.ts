/** Values nobody should write, and how an error shows them. */
export const cases = {
  "a number": { value: 42, shown: "42" },
  "a fraction": { value: 1.5, shown: "1.5" },
  "no number": { value: Number.NaN, shown: "NaN" },
  true: { value: true, shown: "true" },
  "an object": { value: {}, shown: "an object" },
  "a list": { value: [], shown: "a list" },
  null: { value: null, shown: "null" },
  "a function": { value: () => "a", shown: "a function" },
  "an empty text": { value: "", shown: '""' },
  blanks: { value: " a ", shown: '" a "' },
  SQL: { value: "'; DROP TABLE x; --", shown: `"'; DROP TABLE x; --"` },
  "a shell's $()": { value: "$(id)", shown: '"$(id)"' },
  "a line break": { value: "a\nb", shown: '"a\\nb"' },
  "10 kB": {
    value: "a".repeat(10_240),
    shown: `"${"a".repeat(59)}..." (10240 characters)`,
  },
  "an accent": { value: "é", shown: '"é"' },
  "an emoji": { value: "🐘", shown: '"🐘"' },
  "a change of direction": { value: "a\u202eb", shown: '"a\\u202eb"' },
  NUL: { value: "a\u0000b", shown: '"a\\u0000b"' },
  "a parent folder": { value: "a/../b", shown: '"a/../b"' },
  "a slash in front": { value: "/a", shown: '"/a"' },
  "a slash behind": { value: "a/", shown: '"a/"' },
  "an S3 address": { value: "s3://bucket/a", shown: '"s3://bucket/a"' },
} as const satisfies Readonly<Record<string, { value: unknown; shown: string }>>;

/** What a field takes that holds text in one line for people or for the server. */
export const lineOfText = [
  "an empty text",
  "blanks",
  "SQL",
  "an accent",
  "an emoji",
  "a change of direction",
  "a parent folder",
  "a slash in front",
  "a slash behind",
  "an S3 address",
] as const satisfies readonly CaseName[];

export type CaseName = keyof typeof cases;
export const caseNames = Object.keys(cases) as readonly CaseName[];
