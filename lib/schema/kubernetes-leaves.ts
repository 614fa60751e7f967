import { bytesOf, isCpu } from "../units/quantity";
import { parsedText, text } from "./text";

/** RFC 1123 label, as Kubernetes asks of a namespace. */
export const namespaceName = text({
  expected: "a namespace: lower-case letters, digits and dashes, at most 63 characters",
  fix: 'use the name of an existing namespace, for example "postgres-orders"',
  pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
  longest: 63,
});

/**
 * RFC 1035 label. 58 characters leave room for the longest suffix an operator appends to a Service (`-repl`); Zalando
 * refuses longer ones (v2.0.1 `pkg/apis/acid.zalan.do/v1/const.go`).
 */
export const clusterName = text({
  expected:
    "a name that starts with a letter, then lower-case letters, digits and dashes, at most 58 characters",
  fix: "set name to such a name; Services and Secrets derive theirs from it",
  pattern: /^[a-z]([-a-z0-9]*[a-z0-9])?$/,
  longest: 58,
});

/** RFC 1123 subdomain. */
export const objectName = text({
  expected: "the name of a Kubernetes object: lower-case letters, digits, dashes and dots",
  fix: "use the name of an object that exists in the database's namespace",
  pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
  longest: 253,
});

export const secretKey = text({
  expected: "a key inside a Secret: letters, digits, dots, dashes and underscores",
  fix: "use a key that the Secret has",
  pattern: /^[-._a-zA-Z0-9]+$/,
  longest: 253,
});

export const labelKey = text({
  expected: 'a label key such as "team" or "example.com/team"',
  fix: "use letters, digits, dashes, dots and underscores, with an optional DNS prefix and one slash",
  pattern: /^([a-z0-9]([-a-z0-9.]*[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/,
  longest: 253,
});

export const labelValue = text({
  expected: "a label value: letters, digits, dashes, dots and underscores, at most 63 characters",
  fix: "shorten it, or put free text into an annotation of your own object",
  pattern: /^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/,
  longest: 63,
});

export const byteQuantity = (example: string) =>
  parsedText(
    {
      expected: `a quantity of bytes above zero such as "${example}"`,
      fix: `write a number with one of K, M, G, T, Ki, Mi, Gi, Ti, for example "${example}"`,
    },
    (value) => ((bytesOf(value) ?? 0n) > 0n ? value : undefined),
  );

export const cpuQuantity = parsedText(
  {
    expected: 'a CPU quantity such as "500m" or "1.5"',
    fix: "write cores with at most three decimals, or whole millicores followed by m",
  },
  (value) => (isCpu(value) ? value : undefined),
);

export const imageName = text({
  expected: 'a container image such as "registry.example.com/spilo-17:4.0-p3"',
  fix: "write registry, repository and a tag or digest, without spaces",
  pattern:
    /^[A-Za-z0-9][\w.-]*(:\d+)?(\/[a-z0-9][a-z0-9._-]*)*(:\w[\w.-]{0,127})?(@sha256:[0-9a-f]{64})?$/,
  longest: 512,
  unless: (image) => image.includes(".."),
});
