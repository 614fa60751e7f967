import { trackedLines } from "./tracked-files";

/** Shapes that only real credentials have. Invented ones in tests should not look like these. */
const shapes: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: "an AWS access key id", pattern: /\b(AKIA|ASIA)(?![A-Z0-9]*EXAMPLE)[A-Z0-9]{16}\b/ },
  { what: "a private key", pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-{5}/ },
  { what: "a certificate", pattern: /-----BEGIN CERTIFICATE-{5}/ },
  { what: "a GitHub token", pattern: /\b(gh[pousr]_|github_pat_)[A-Za-z0-9_]{30,}/ },
  { what: "an npm token", pattern: /\bnpm_[A-Za-z0-9]{36}\b/ },
  { what: "a Pulumi access token", pattern: /\bpul-[0-9a-f]{40}\b/ },
  { what: "a Google API key", pattern: /\bAIza[A-Za-z0-9_-]{35}\b/ },
  { what: "a Backblaze key", pattern: /\bK00[0-9][A-Za-z0-9/+]{27}\b/ },
  { what: "a Slack token", pattern: /\bxox[abprs]-[A-Za-z0-9-]{20,}/ },
  {
    what: "a secret of 40 characters",
    pattern: /secret_?(access_?)?key["']?\s*[:=]\s*["'](?![^"']*EXAMPLE)[A-Za-z0-9/+]{40}["']/i,
  },
  { what: "a password in an address", pattern: /\b[a-z]+:\/\/[^\s:/@"'`$<{]+:[^\s@/"'`$<{]{8,}@/ },
];

/** Names the place and the kind, never the value: this output ends up in public logs. */
export function checkSecrets(): readonly string[] {
  return trackedLines().flatMap(({ file, number, text }) =>
    shapes
      .filter(({ pattern }) => pattern.test(text))
      .map(({ what }) => `${file}:${String(number)} looks like ${what}`),
  );
}
