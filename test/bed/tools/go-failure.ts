import type { GoResult } from "./go";

export type ToolFailure =
  "no-go" | "old-go" | "no-network" | "no-space" | "not-writable" | "build-failed" | "interrupted";

interface Explanation {
  readonly found: string;
  readonly neededFor: string;
  readonly whatToDo: string;
}

/** Says what was found, what it was needed for and what to do; `reason` is for tests and scripts. */
export class ToolError extends Error {
  override readonly name = "ToolError";
  constructor(
    readonly reason: ToolFailure,
    { found, neededFor, whatToDo }: Explanation,
  ) {
    super(`${found}\n  needed for: ${neededFor}\n  what to do: ${whatToDo}`);
  }
}

const newestGoNeeded = "1.26";
const getGo = `install Go ${newestGoNeeded} or newer (https://go.dev/dl), see that \`go version\` says so, and run the same command again`;

export function noGo(neededFor: string): ToolError {
  return new ToolError("no-go", { found: "found no `go` on PATH", neededFor, whatToDo: getGo });
}

export function cacheNotWritable(folder: string, cause: unknown, neededFor: string): ToolError {
  const { code = "", message } = cause as NodeJS.ErrnoException;
  if (code === "ENOSPC" || code === "EDQUOT")
    return noSpace(`the cache folder ${folder} cannot be written: ${message}`, neededFor);
  return new ToolError("not-writable", {
    found: `the cache folder ${folder} cannot be written: ${message}`,
    neededFor,
    whatToDo: "make it writable, or name another folder with PGK_CACHE=/some/folder",
  });
}

function noSpace(found: string, neededFor: string): ToolError {
  return new ToolError("no-space", {
    found,
    neededFor,
    whatToDo:
      "free about 12 GB for a first build (Go's own cache, see `go env GOCACHE GOMODCACHE`, takes most of it), then run the same command again; what is built stays built",
  });
}

const signs: readonly {
  readonly pattern: RegExp;
  readonly error: (line: string, neededFor: string) => ToolError;
}[] = [
  {
    pattern: /no space left on device|disk quota exceeded/i,
    error: (line, neededFor) => noSpace(`the disk is full: ${line}`, neededFor),
  },
  {
    pattern: /requires go >= |unknown directive|invalid go version|toolchain not available/,
    error: (line, neededFor) =>
      new ToolError("old-go", {
        found: `this Go is too old: ${line}`,
        neededFor,
        whatToDo: getGo,
      }),
  },
  {
    pattern:
      /dial tcp|no such host|i\/o timeout|connection (refused|reset)|network is unreachable|TLS handshake|proxyconnect|module lookup disabled|: \d{3} [A-Z][a-z]+|unexpected EOF$/,
    error: (line, neededFor) =>
      new ToolError("no-network", {
        found: `Go could not download a module: ${line}`,
        neededFor,
        whatToDo:
          "see that this machine reaches the Go module proxy (`go env GOPROXY`; behind a company proxy set HTTPS_PROXY or GOPROXY), then run the same command again; what is downloaded stays downloaded",
      }),
  },
  {
    pattern: /permission denied|read-only file system/i,
    error: (line, neededFor) =>
      new ToolError("not-writable", {
        found: `Go could not write: ${line}`,
        neededFor,
        whatToDo:
          "see that you own the folders `go env GOCACHE GOMODCACHE` and that they can be written",
      }),
  },
];

const LINES_SHOWN = 12;

/** What a failed run of Go means, in words. */
export function goFailure(result: GoResult, neededFor: string): ToolError {
  const lines = result.stderr
    .split("\n")
    .map((line) => line.trimEnd())
    .filter((line) => line !== "" && !line.startsWith("go: downloading "));
  if (result.exitCode === null)
    return new ToolError("interrupted", {
      found: "the build was ended by a signal",
      neededFor,
      whatToDo:
        "run the same command again: it goes on where it was (if nobody stopped it, the machine may have run out of memory)",
    });
  for (const { pattern, error } of signs) {
    const line = lines.find((candidate) => pattern.test(candidate));
    if (line !== undefined) return error(line.trim(), neededFor);
  }
  const shown = lines.slice(-LINES_SHOWN).map((line) => `    ${line}`);
  return new ToolError("build-failed", {
    found: `Go ended with exit code ${result.exitCode}; its last lines were\n${shown.join("\n")}`,
    neededFor,
    whatToDo:
      "run the same command again; if it fails the same way, these lines belong in a bug report",
  });
}
