import { cacheNotWritable, goFailure, noGo } from "../../bed/tools/go-failure";

const neededFor = "etcd 3.6.16 (the Kubernetes API server's store)";
const downloads = "go: downloading go.etcd.io/etcd/server/v3 v3.6.16\n";

function failure(stderr: string, exitCode: number | null = 1) {
  return goFailure({ exitCode, stdout: "", stderr: downloads + stderr }, neededFor);
}

describe("what is said when a tool cannot be built", () => {
  it("no Go", () => {
    expect(noGo(neededFor).message).toBe(
      "found no `go` on PATH\n" +
        "  needed for: etcd 3.6.16 (the Kubernetes API server's store)\n" +
        "  what to do: install Go 1.26 or newer (https://go.dev/dl), see that `go version` says so, and run the same command again",
    );
  });

  it.each([
    [
      "old-go",
      "go: errors parsing go.mod: go.mod requires go >= 1.26.0 (running go 1.24.4; GOTOOLCHAIN=local)",
      "this Go is too old: go: errors parsing go.mod: go.mod requires go >= 1.26.0 (running go 1.24.4; GOTOOLCHAIN=local)",
    ],
    [
      "no-network",
      'main.go:7:2: go.etcd.io/etcd/server/v3@v3.6.16: Get "https://proxy.example/x.zip": dial tcp: lookup proxy.example: no such host',
      "Go could not download a module: main.go:7:2: go.etcd.io/etcd/server/v3@v3.6.16",
    ],
    [
      "no-network",
      "main.go:7:2: module lookup disabled by GOPROXY=off",
      "Go could not download a module: main.go:7:2: module lookup disabled by GOPROXY=off",
    ],
    [
      "no-network",
      "go: example.test/a@v1.0.0: reading https://proxy.example/a.mod: 403 Forbidden",
      "Go could not download a module: go: example.test/a@v1.0.0",
    ],
    [
      "no-space",
      "link: mapping output file failed: no space left on device",
      "the disk is full: link: mapping output file failed: no space left on device",
    ],
    [
      "not-writable",
      "open /home/me/.cache/go-build/00: permission denied",
      "Go could not write: open /home/me/.cache/go-build/00: permission denied",
    ],
    ["build-failed", "./main.go:9:2: undefined: x", "Go ended with exit code 1; its last lines"],
  ])("%s: %s", (reason, stderr, found) => {
    const error = failure(stderr);
    expect(error.reason).toBe(reason);
    expect(error.message.startsWith(found)).toBe(true);
    expect(error.message).toContain(`needed for: ${neededFor}`);
    expect(error.message).toContain("what to do: ");
  });

  it("shows the last lines of a failed build, without the downloads", () => {
    const { message } = failure("# example\n./main.go:9:2: undefined: x\n");
    expect(message).toContain("    # example\n    ./main.go:9:2: undefined: x\n");
    expect(message).not.toContain("downloading");
  });

  it("a build that was ended", () => {
    expect(failure("", null).reason).toBe("interrupted");
  });

  it.each([
    ["EACCES", "not-writable", "PGK_CACHE=/some/folder"],
    ["EROFS", "not-writable", "PGK_CACHE=/some/folder"],
    ["ENOSPC", "no-space", "free about 12 GB"],
  ])("a cache folder that answers %s", (code, reason, advice) => {
    const cause = Object.assign(new Error(`${code}: mkdir`), { code });
    const error = cacheNotWritable("/cache/tools", cause, neededFor);
    expect(error.reason).toBe(reason);
    expect(error.message).toContain(`the cache folder /cache/tools cannot be written: ${code}`);
    expect(error.message).toContain(advice);
  });
});
