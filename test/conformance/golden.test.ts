import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { golden } from "./golden";

const folder = mkdtempSync(join(tmpdir(), "golden-"));
const before = process.env["UPDATE_GOLDEN"];

afterAll(() => {
  rmSync(folder, { recursive: true });
  if (before === undefined) delete process.env["UPDATE_GOLDEN"];
  else process.env["UPDATE_GOLDEN"] = before;
});

test("a text that Kubernetes would read as something else is quoted, and comes back as it was", () => {
  const file = join(folder, "scenario.yaml");
  const objects = [{ on: "yes", mode: "017", time: "2026-11-20T12:00:00+00:00" }, { off: "no" }];

  process.env["UPDATE_GOLDEN"] = "1";
  golden(file, objects);
  delete process.env["UPDATE_GOLDEN"];

  expect(readFileSync(file, "utf8")).toBe(
    '"on": "yes"\nmode: "017"\ntime: "2026-11-20T12:00:00+00:00"\n---\n"off": "no"\n',
  );
  expect(golden(file, objects)).toEqual(objects);
});
