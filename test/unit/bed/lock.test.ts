import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { withLock } from "../../bed/tools/lock";
import { scratchFolder } from "./scratch-folder";

describe("a lock", () => {
  it("lets one in at a time", async () => {
    const file = join(scratchFolder(), "lock");
    let inside = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setTimeout(resolve, 5));
      inside -= 1;
    };
    await Promise.all(Array.from({ length: 5 }, () => withLock(file, work, { pollMs: 1 })));
    expect(most).toBe(1);
    expect(existsSync(file)).toBe(false);
  });

  it("is taken over from a process that has died", async () => {
    const folder = scratchFolder();
    const file = join(folder, "lock");
    writeFileSync(file, "4242");
    const result = await withLock(file, () => Promise.resolve("done"), { isAlive: () => false });
    expect(result).toBe("done");
    expect(readdirSync(folder)).toEqual([]);
  });

  it("says whom it waits for", async () => {
    const file = join(scratchFolder(), "lock");
    writeFileSync(file, "4242");
    let alive = true;
    const waitedFor: number[] = [];
    await withLock(file, () => Promise.resolve(), {
      isAlive: () => alive,
      onWait: (holder) => {
        waitedFor.push(holder);
        alive = waitedFor.length < 3;
      },
      pollMs: 1,
    });
    expect(waitedFor).toEqual([4242, 4242, 4242]);
  });

  it("is let go when the work fails", async () => {
    const file = join(scratchFolder(), "lock");
    await expect(withLock(file, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(existsSync(file)).toBe(false);
  });
});
