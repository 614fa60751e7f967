import { capabilityTitles } from "../../../lib/operators/capabilities";
import { operators } from "../../../lib/operators/registry";
import { fresh, recovering, rendered, standby } from "../fixtures";

describe.each(Object.entries(operators))("%s", (id, operator) => {
  it("is registered under its own name", () => {
    expect(operator.id).toBe(id);
  });

  it("answers every question, and says where it read the answer", () => {
    expect(Object.keys(operator.capabilities).sort()).toEqual(Object.keys(capabilityTitles).sort());
    for (const { can, how, source } of Object.values(operator.capabilities)) {
      expect(["yes", "partly", "no"]).toContain(can);
      expect(how).toMatch(/\.$/);
      expect(source.length).toBeGreaterThan(5);
    }
  });

  it("keeps every incarnation and every major apart below backup.path", () => {
    const folders = ["initial", "restored-1"].map((life) => operator.archiveFolder(life, 17));
    expect(new Set(folders).size).toBe(2);
    expect(folders.every((folder) => !folder.startsWith("/") && !folder.endsWith("/"))).toBe(true);
  });
});

describe("what the Zalando operator can do, it does", () => {
  it.each([
    ["fresh", fresh, "fresh"],
    ["standbyRestore", standby, "standby"],
    ["pointInTime", recovering, "recovering"],
  ] as const)("%s", (name, args, stage) => {
    expect(operators.zalando.capabilities[name].can).not.toBe("no");
    expect(rendered(args).plan.stage).toBe(stage);
  });
});
