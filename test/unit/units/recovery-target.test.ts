import { targetText, type RecoveryTarget } from "../../../lib/units/recovery-target";

const target: RecoveryTarget = {
  kind: "lsn",
  value: "0/16B3748",
  exclusive: false,
  timeline: undefined,
  backup: undefined,
};

describe("targetText", () => {
  it("is the kind and its value", () => {
    expect(targetText(target)).toBe("lsn 0/16B3748");
  });

  it("is the kind alone when there is no value", () => {
    expect(targetText({ ...target, kind: "immediate", value: "" })).toBe("immediate");
  });

  it("adds how to get there", () => {
    const text = targetText({ ...target, exclusive: true, timeline: 3, backup: "20261120T020000" });
    expect(text).toBe("lsn 0/16B3748, exclusive, timeline 3, backup 20261120T020000");
  });
});
