import { recoveryOptions, targetIn } from "../../../../lib/operators/percona/recovery-options";
import { recoveryTargetSchema } from "../../../../lib/schema/recovery-target";

const schema = recoveryTargetSchema(["time", "lsn", "xid", "name", "immediate"]);
const options = (target: object) => recoveryOptions(schema.parse(target));

describe("options of pgbackrest restore", () => {
  it.each([
    [{ time: "2026-11-20T12:00:00Z" }, ["--type=time", '--target="2026-11-20 12:00:00+00"']],
    [
      { time: "2026-11-20T12:00:00.25-05:30" },
      ["--type=time", '--target="2026-11-20 12:00:00.25-05:30"'],
    ],
    [{ time: "2026-11-20T12:00:00+02:00" }, ["--type=time", '--target="2026-11-20 12:00:00+02"']],
    [{ lsn: "0/16B3748" }, ["--type=lsn", '--target="0/16B3748"']],
    [{ xid: 742 }, ["--type=xid", '--target="742"']],
    [{ name: "before-upgrade" }, ["--type=name", '--target="before-upgrade"']],
    [{ immediate: true }, ["--type=immediate"]],
    [
      { lsn: "0/1", exclusive: true, timeline: 3, backup: "20261120-020000F" },
      [
        "--type=lsn",
        '--target="0/1"',
        "--target-exclusive",
        "--target-timeline=3",
        "--set=20261120-020000F",
      ],
    ],
  ])("%j", (target, expected) => {
    expect(options(target)).toEqual(expected);
  });

  it("hold nothing that the Job's bash would expand, and none of the operator's own options", () => {
    const all = [
      { time: "2026-11-20T12:00:00Z", timeline: 2 },
      { name: "A.b_c-1", backup: "20261120-020000F_20261121-020000I" },
      { immediate: true, backup: "20261120-020000F" },
    ].flatMap(options);
    expect(all.filter((option) => !/^--[a-z-]+(=("[\w .:+/-]*"|[\w.-]+))?$/.test(option))).toEqual(
      [],
    );
    expect(all.join(" ")).not.toMatch(/--(repo|stanza|pg1-path|target-action|link-map)/);
  });

  it.each([
    [["--type=time", '--target="2026-11-20 12:00:00+00"'], "time 2026-11-20 12:00:00+00"],
    [["--type=immediate"], "immediate"],
    [["--set=20261120-020000F"], undefined],
  ])("%j written by hand aim at %s", (written, target) => {
    expect(targetIn(written)).toBe(target);
  });
});
