import { acknowledgedKey } from "../../../lib/guard/acknowledgements";
import { raw, rulesAgainst, set } from "./stacks";

const fresh = raw("cloudnative-pg");

describe("an acknowledgement", () => {
  const acknowledged = (days: number, reason: string) =>
    set(
      raw("zalando", { retentionDays: days }),
      "postgresql",
      ["metadata", "annotations", acknowledgedKey],
      JSON.stringify([{ rule: "retention-shortened", reason }]),
    );

  it("counts for the change that it comes with", () => {
    const before = { objects: raw("zalando", { retentionDays: 90 }) };
    expect(rulesAgainst(before, { objects: acknowledged(30, "copied") })).toEqual([]);
  });

  it("counts no more for a store that moves later", () => {
    const reason = "the store got another name";
    const noted = set(
      set(fresh, "ObjectStore", ["spec", "retentionPolicy"], undefined),
      "Cluster",
      ["metadata", "annotations", acknowledgedKey],
      JSON.stringify([{ rule: "archive-server-changed", reason }]),
    );
    const moved = set(
      noted,
      "ObjectStore",
      ["spec", "configuration", "endpointURL"],
      "https://minio.svc",
    );
    expect(rulesAgainst({ objects: noted }, { objects: moved })).toEqual([
      "archive-server-changed",
    ]);
  });

  it("does not count again for the next one, unless somebody says so again", () => {
    const before = { objects: acknowledged(30, "copied") };
    expect(rulesAgainst(before, { objects: acknowledged(8, "copied") })).toEqual([
      "retention-shortened",
    ]);
    expect(rulesAgainst(before, { objects: acknowledged(8, "copied once more") })).toEqual([]);
  });
});
