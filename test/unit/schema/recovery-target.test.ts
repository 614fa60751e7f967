import { explain } from "../../../lib/schema/explain";
import { recoveryTargetSchema } from "../../../lib/schema/recovery-target";

const schema = recoveryTargetSchema(["time", "lsn", "xid", "name", "immediate"]);
const plain = { exclusive: false, timeline: undefined, backup: undefined };

describe("a recovery target", () => {
  it.each([
    [{ time: "2026-11-20T12:00:00Z" }, "time", "2026-11-20T12:00:00+00:00"],
    [{ lsn: "0/16B3748" }, "lsn", "0/16B3748"],
    [{ xid: 742 }, "xid", "742"],
    [{ xid: "4294967295" }, "xid", "4294967295"],
    [{ name: "before-upgrade" }, "name", "before-upgrade"],
    [{ immediate: true }, "immediate", ""],
  ])("%j is a %s", (written, kind, value) => {
    expect(schema.parse(written)).toEqual({ ...plain, kind, value });
  });

  it("may say how to get there", () => {
    const written = { lsn: "0/1", exclusive: true, timeline: 7, backup: "20261120T020000" };
    expect(schema.parse(written)).toEqual({
      kind: "lsn",
      value: "0/1",
      exclusive: true,
      timeline: 7,
      backup: "20261120T020000",
    });
    expect(schema.parse({ lsn: "0/1", timeline: "latest" })).toEqual({
      ...plain,
      kind: "lsn",
      value: "0/1",
    });
  });

  const lsn = 'expected a log sequence number such as "0/16B3748", got ';
  const xid = "expected a transaction id from 3 to 4294967295, got ";
  const name =
    "expected the name of a restore point: letters, digits, dots, dashes and underscores, at most 63, got ";
  it.each([
    [{ lsn: "16B3748" }, "lsn", `${lsn}"16B3748"`],
    [{ lsn: "0/16B3748'" }, "lsn", `${lsn}"0/16B3748'"`],
    [{ xid: 2 }, "xid", `${xid}2`],
    [{ xid: 1.5 }, "xid", `${xid}1.5`],
    [{ xid: "4294967296" }, "xid", `${xid}"4294967296"`],
    [{ xid: ["7"] }, "xid", `${xid}a list`],
    [{ xid: Object.create(null) as object }, "xid", `${xid}an object`],
    [{ name: "a'b" }, "name", `${name}"a'b"`],
    [{ immediate: false }, "immediate", "expected true, got false"],
    [{ lsn: "0/1", exclusive: "yes" }, "exclusive", 'expected true or false, got "yes"'],
    [{ lsn: "0/1", timeline: 0 }, "timeline", 'expected a timeline number or "latest", got 0'],
    [
      { lsn: "0/1", backup: "../x" },
      "backup",
      'expected the name of a base backup such as "20261120T020000", got "../x"',
    ],
  ])("%j is refused", (written, path, problem) => {
    const result = schema.safeParse(written);
    expect(explain(result.error!)).toEqual([expect.objectContaining({ path, problem })]);
  });

  it("is one target only", () => {
    const result = schema.safeParse({ time: "2026-11-20T12:00:00Z", lsn: "0/1" });
    expect(explain(result.error!)).toEqual([
      {
        path: "",
        problem: 'unknown key "lsn"',
        fix: "the keys here are time, exclusive, timeline, backup",
      },
    ]);
  });

  it("of a kind the operator does not know is an unknown key", () => {
    const result = recoveryTargetSchema(["time"]).safeParse({ lsn: "0/1" });
    expect(explain(result.error!).map(({ problem }) => problem)).toContain('unknown key "lsn"');
  });
});
