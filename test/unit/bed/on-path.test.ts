import { findOnPath, type PathPorts } from "../../bed/tools/on-path";
import { engineTools } from "../../bed/tools/catalogue";
import { isAtLeast, versionIn } from "../../bed/tools/version";

function machine(files: Readonly<Record<string, string | undefined>>): PathPorts {
  return {
    folders: ["/usr/bin", "/opt/pulumi"],
    isExecutable: (file) => file in files,
    versionText: (file) => Promise.resolve(files[file]),
  };
}

describe("the engine on PATH", () => {
  it("is taken with the language host beside it", async () => {
    const found = await findOnPath(
      engineTools,
      machine({ "/opt/pulumi/pulumi": "v3.270.1\n", "/opt/pulumi/pulumi-language-nodejs": "" }),
    );
    expect(Object.fromEntries(found)).toEqual({
      pulumi: { path: "/opt/pulumi/pulumi", version: "3.270.1" },
      "pulumi-language-nodejs": {
        path: "/opt/pulumi/pulumi-language-nodejs",
        version: "3.270.1",
      },
    });
  });

  it.each([
    ["too old", { "/usr/bin/pulumi": "v3.258.9", "/usr/bin/pulumi-language-nodejs": "" }],
    ["without its language host", { "/usr/bin/pulumi": "v3.259.0" }],
    ["broken", { "/usr/bin/pulumi": undefined, "/usr/bin/pulumi-language-nodejs": "" }],
    ["not there", {}],
  ])("is left alone when it is %s", async (_what, files) => {
    expect((await findOnPath(engineTools, machine(files))).size).toBe(0);
  });

  it("does not count for tools that are always built", async () => {
    expect((await findOnPath(["etcd"], machine({ "/usr/bin/etcd": "3.6.16" }))).size).toBe(0);
  });
});

describe("versions", () => {
  it("are found in what a tool prints", () => {
    expect(versionIn("Kubernetes v1.35.4\n")).toBe("1.35.4");
    expect(versionIn("devel")).toBeUndefined();
  });

  it.each([
    ["3.259.0", true],
    ["3.260.0", true],
    ["4.0.0", true],
    ["3.258.99", false],
    ["2.300.0", false],
  ])("%s is at least 3.259.0: %s", (version, expected) => {
    expect(isAtLeast(version, "3.259.0")).toBe(expected);
  });
});
