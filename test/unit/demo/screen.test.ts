import { isColourful, isLive } from "../../../demo/screen/paint";
import { narratorOn } from "../../../demo/screen/narrator";
import { wrap } from "../../../demo/screen/wrap";

function recorder(isTTY: boolean, columns = 60) {
  const written: string[] = [];
  return { written, isTTY, columns, write: (text: string) => written.push(text) };
}

test.each([
  [true, {}, true, true],
  [true, { NO_COLOR: "1" }, true, false],
  [true, { NO_COLOR: "" }, true, true],
  [true, { TERM: "dumb" }, false, false],
  [false, {}, false, false],
])("terminal %j with %j: live %j, colours %j", (isTTY, environment, live, colours) => {
  const screen = recorder(isTTY);
  expect(isLive(screen, environment)).toBe(live);
  expect(isColourful(screen, environment)).toBe(colours);
});

test("a wrapped line continues under the text of its label", () => {
  expect(wrap("  found:    the source changed from here to there", 42)).toEqual([
    "  found:    the source changed from here",
    "            to there",
  ]);
});

test("an address longer than the screen stays whole", () => {
  const address = `s3://${"x".repeat(60)}`;
  expect(wrap(`  from ${address} on`, 40)).toEqual(["  from", `  ${address}`, "  on"]);
});

test.each([-5, 0, 1, 5, 20])("wrapping to a width of %i ends and loses nothing", (width) => {
  const text = "    do instead:   keep the source, whatever happens to it";
  expect(wrap(text, width).join(" ").split(/\s+/)).toEqual(text.split(/\s+/));
});

test("where lines cannot be written over, a step is a title, its lines and its time", async () => {
  let clock = 0;
  const screen = recorder(false);
  const narrator = narratorOn(screen, { steps: 2, environment: {}, now: () => clock });
  await narrator.step("first", "The first", () => {
    narrator.progress("soon");
    narrator.line("a fact");
    clock = 1234;
    return Promise.resolve();
  });
  expect(screen.written.join("")).toBe("\n1/2  The first\n     a fact\n     done 1.2 s\n");
  expect(narrator.seconds).toEqual({ first: 1.2 });
});

test("a long step gives a sign of life now and then", async () => {
  let clock = 0;
  const screen = recorder(false);
  const narrator = narratorOn(screen, { steps: 1, environment: {}, now: () => clock });
  await narrator.step("build", "Build", () => {
    clock = 14_000;
    narrator.progress("too early");
    clock = 16_000;
    narrator.progress("building pulumi");
    return Promise.resolve();
  });
  expect(screen.written.join("")).toContain("     ... 16 s: building pulumi\n");
  expect(screen.written.join("")).not.toContain("too early");
});

test("nothing is written once it is hushed", async () => {
  const screen = recorder(true, 0);
  const narrator = narratorOn(screen, { steps: 1, environment: {} });
  narrator.hush();
  narrator.line("late");
  narrator.prose("later");
  await narrator.step("x", "X", () => Promise.resolve());
  expect(screen.written.filter((text) => !text.startsWith("\r"))).toEqual([]);
});
