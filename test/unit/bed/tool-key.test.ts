import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { catalogue, toolNamed } from "../../bed/tools/catalogue";
import { cacheRoot } from "../../bed/tools/cache";
import { toolKey } from "../../bed/tools/tool-key";
import { scratchFolder } from "./scratch-folder";

const etcd = toolNamed("etcd");

function moduleFolder(goMod: string): string {
  const folder = scratchFolder();
  writeFileSync(join(folder, "go.mod"), goMod);
  mkdirSync(join(folder, "sub"));
  writeFileSync(join(folder, "sub", "main.go"), "package main");
  return folder;
}

describe("the key of a built tool", () => {
  it("starts with name and version", () => {
    expect(toolKey(etcd)).toMatch(/^etcd-3\.6\.16-[0-9a-f]{12}$/);
  });

  it("is the same for the same pins in another checkout", () => {
    const [one, other] = [moduleFolder("module a"), moduleFolder("module a")];
    expect(toolKey(etcd, one, "linux-x64")).toBe(toolKey(etcd, other, "linux-x64"));
  });

  it.each([
    ["a pin", () => toolKey(etcd, moduleFolder("module b"), "linux-x64")],
    ["the platform", () => toolKey(etcd, moduleFolder("module a"), "darwin-arm64")],
    [
      "a linker value",
      () => toolKey({ ...etcd, linkerValues: { a: "b" } }, moduleFolder("module a"), "linux-x64"),
    ],
  ])("changes with %s", (_what, changed) => {
    expect(changed()).not.toBe(toolKey(etcd, moduleFolder("module a"), "linux-x64"));
  });

  it("tells all tools of the catalogue apart", () => {
    expect(new Set(catalogue.map((tool) => toolKey(tool))).size).toBe(catalogue.length);
  });
});

describe("the cache folder", () => {
  it.each([
    [{ PGK_CACHE: "/own", XDG_CACHE_HOME: "/xdg" }, "/own"],
    [{ XDG_CACHE_HOME: "/xdg" }, "/xdg/postgres-kubernetes"],
    [{ PGK_CACHE: "", XDG_CACHE_HOME: "/xdg" }, "/xdg/postgres-kubernetes"],
  ])("with %j is %s", (environment, folder) => {
    expect(cacheRoot(environment)).toBe(folder);
  });

  it("is below the home folder when nothing is set", () => {
    expect(cacheRoot({})).toMatch(/\.cache\/postgres-kubernetes$/);
  });
});
