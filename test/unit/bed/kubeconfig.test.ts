import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { stringify } from "yaml";

import { clusterAccess } from "../../bed/kube/kubeconfig";
import { scratchFolder } from "./scratch-folder";

const folder = scratchFolder();

function write(name: string, config: object): string {
  const file = join(folder, name);
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, stringify(config));
  return file;
}

const entries = (name: string, server: string) => ({
  contexts: [{ name, context: { cluster: name, user: name } }],
  clusters: [{ name, cluster: { server, "certificate-authority": "ca.pem" } }],
  users: [{ name, user: { tokenFile: "token" } }],
});

function twoFiles(): readonly string[] {
  const first = write("first", { ...entries("work", "https://work:6443"), users: [] });
  const second = write("other/second", {
    ...entries("home", "https://home:6443"),
    users: entries("work", "").users,
    "current-context": "home",
  });
  writeFileSync(join(folder, "ca.pem"), "authority of work");
  writeFileSync(join(folder, "other/token"), "token of work\n");
  return [first, join(folder, "absent"), second];
}

it("finds context, cluster and user in different files, and their paths beside the file they stand in", () => {
  expect(clusterAccess(twoFiles(), "work")).toEqual({
    url: "https://work:6443",
    tls: { ca: "authority of work" },
    token: "token of work",
  });
});

it("takes the entry of the first file where two have the name", () => {
  const [first = "", , second = ""] = twoFiles();
  const third = write("third", { ...entries("work", "https://another:6443"), users: [] });
  expect(clusterAccess([first, third, second], "work").url).toBe("https://work:6443");
});

it("says which contexts the files have", () => {
  const files = twoFiles();
  expect(() => clusterAccess(files, "office")).toThrow(
    `${String(files[0])}, ${String(files[2])} has no context "office"; it has: work, home`,
  );
});

it("says which files it looked for", () => {
  expect(() => clusterAccess([join(folder, "absent")])).toThrow(
    `there is no kubeconfig at ${join(folder, "absent")}`,
  );
});
