import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import type { GoCommand, RunGo } from "../../bed/tools/go";
import { ensureTools } from "../../bed/tools/ensure";
import { silentReport, type Report } from "../../bed/report";
import { scratchFolder } from "./scratch-folder";

const environment = { PGK_TOOLS: "own", PATH: "/nowhere" };

/** Stands in for Go: writes what `-o` names. */
function fakeGo(seen: GoCommand[] = []): RunGo {
  return (command) => {
    seen.push(command);
    const output = command.args.find((arg) => arg.startsWith("-o="))?.slice("-o=".length);
    if (output !== undefined) writeFileSync(output, "binary");
    return Promise.resolve({ exitCode: 0, stdout: '{"Dir":"/modules/x"}', stderr: "" });
  };
}

function recordedReport(): Report & { readonly lines: string[] } {
  const lines: string[] = [];
  return { lines, step: (text) => lines.push(text), progress: (text) => lines.push(text) };
}

describe("ensuring tools", () => {
  it("builds what is missing, in the catalogue's order, and finds it the next time", async () => {
    const cache = scratchFolder();
    const report = recordedReport();
    const built = await ensureTools(["versitygw", "etcd"], {
      report,
      cache,
      environment,
      go: fakeGo(),
    });
    expect(built.etcd).toMatchObject({ version: "3.6.16", origin: "built" });
    expect(readFileSync(built.versitygw.path, "utf8")).toBe("binary");
    expect(report.lines).toEqual([
      "building 2 tools from Go modules, once on this machine: etcd, versitygw; about 2 min on two cores the first time",
      "building etcd 3.6.16 (1 of 2)",
      "built etcd 3.6.16 (1 of 2) in 0 s",
      "building versitygw 1.8.0 (2 of 2)",
      "built versitygw 1.8.0 (2 of 2) in 0 s",
    ]);

    const again = await ensureTools(["etcd"], { report: silentReport, cache, environment });
    expect(again.etcd).toEqual({ ...built.etcd, origin: "cache" });
    expect(readdirSync(join(cache, "tools"))).toHaveLength(2);
  });

  it("builds the same tool once for two that ask at the same time", async () => {
    const seen: GoCommand[] = [];
    const options = { report: silentReport, cache: scratchFolder(), environment, go: fakeGo(seen) };
    await Promise.all([ensureTools(["etcd"], options), ensureTools(["etcd"], options)]);
    expect(seen).toHaveLength(1);
  });

  it("builds reproducibly and apart from the machine's own settings", async () => {
    const seen: GoCommand[] = [];
    await ensureTools(["kube-apiserver"], {
      report: silentReport,
      cache: scratchFolder(),
      environment,
      go: fakeGo(seen),
    });
    expect(seen[0]?.env).toMatchObject({ CGO_ENABLED: "0" });
    expect(seen[0]?.args).toEqual(
      expect.arrayContaining(["build", "-mod=readonly", "-buildvcs=false", "-trimpath"]),
    );
    expect(seen[0]?.args.join(" ")).toContain(
      "-X k8s.io/component-base/version.gitVersion=v1.35.4",
    );
  });

  it("leaves nothing half-built when Go fails", async () => {
    const cache = scratchFolder();
    const go: RunGo = () =>
      Promise.resolve({ exitCode: 1, stdout: "", stderr: "dial tcp: i/o timeout" });
    await expect(
      ensureTools(["etcd"], { report: silentReport, cache, environment, go }),
    ).rejects.toMatchObject({ reason: "no-network" });
    expect(readdirSync(join(cache, "tools"))).toEqual([]);
  });

  it("clears what a killed build has left", async () => {
    const cache = scratchFolder();
    // No process has this pid: it is above what systems hand out.
    const half = join(cache, "tools", "etcd-3.6.16-abc.building-99999999");
    mkdirSync(half, { recursive: true });
    await ensureTools(["etcd"], { report: silentReport, cache, environment, go: fakeGo() });
    expect(existsSync(half)).toBe(false);
  });

  it("says that there is no Go", async () => {
    await expect(
      ensureTools(["etcd"], { report: silentReport, cache: scratchFolder(), environment }),
    ).rejects.toMatchObject({ reason: "no-go" });
  });

  it("says that the cache cannot be written", async () => {
    const cache = join(scratchFolder(), "file");
    writeFileSync(cache, "");
    await expect(
      ensureTools(["etcd"], { report: silentReport, cache, environment, go: fakeGo() }),
    ).rejects.toMatchObject({ reason: "not-writable" });
  });
});
