import { placeRules } from "../../../lib/guard/place-rules";
import { stageRules } from "../../../lib/guard/stage-rules";
import { checkTransition } from "../../../lib/guard/transitions";
import { other, r2, rows, upgradeHazard } from "./finding-rows";
import { rulesAgainst, states } from "./states";

const { fresh, standby, promoted, recovering } = states;

describe.each(rows.map((row) => ({ ...row, rule: row.finding.rule })))("$rule", (row) => {
  it("says what it found, what would happen and what to do instead", () => {
    expect(checkTransition({ old: row.old, new: row.next })).toEqual([row.finding]);
  });

  it("lets the nearest safe change pass", () => {
    expect(rulesAgainst(...row.safe)).toEqual([]);
  });
});

describe("other findings of the same rules", () => {
  it.each([
    ["major-with-stage", standby, { ...standby, postgresVersion: "18" }],
    ["major-with-stage", recovering, { ...recovering, postgresVersion: "18" }],
    ["origin-dropped", standby, fresh],
    ["standby-put-back", promoted, { ...promoted, stage: "recovering" as const }],
    ["backup-switched-off", standby, { ...promoted, archive: undefined }],
    ["archive-moved", fresh, { ...fresh, archive: "s3://db-backups/x", archiveServer: "" }],
    ["archive-moved", fresh, { ...fresh, archive: "s3://db-backups/x/18", postgresVersion: "18" }],
    ["archive-moved", promoted, { ...promoted, source: undefined, archive: "s3://db-backups/x" }],
    ["major-raised", fresh, { ...fresh, postgresVersion: "18", upgradeHazard }],
    ["major-with-stage", standby, { ...promoted, postgresVersion: "18", upgradeHazard }],
    ["archive-server-changed", { ...fresh, archiveServer: "" }, fresh],
    ["source-changed", standby, { ...standby, source: other.source, archive: "s3://other/own" }],
    ["target-changed", recovering, { ...recovering, target: undefined }],
  ] as const)("%s", (rule, old, next) => {
    expect(rulesAgainst(old, next)).toEqual([rule]);
  });

  it.each([
    [standby, "standby"],
    [recovering, "recovering"],
    [promoted, "promoted"],
  ] as const)("the dropped origin names the stage", (old, stage) => {
    expect(checkTransition({ old, new: fresh })[0]?.found).toBe(
      `the restore block of a ${stage} database was removed`,
    );
  });

  it("a store without an endpoint is the cloud's own", () => {
    expect(checkTransition({ old: fresh, new: { ...fresh, archiveServer: "" } })[0]?.found).toBe(
      `the store of the archive changed from ${r2} to the cloud's own`,
    );
  });

  it("several are told together, in the order of the table", () => {
    const next = { ...standby, archive: undefined, storageSize: "1Gi", postgresVersion: "16" };
    expect(rulesAgainst(promoted, next)).toEqual([
      "standby-put-back",
      "backup-switched-off",
      "major-with-stage",
      "major-lowered",
      "storage-shrunk",
    ]);
  });
});

it("every rule about stages and places has its row here", () => {
  expect(rows.map(({ finding }) => finding.rule)).toEqual(
    [...stageRules, ...placeRules].map(({ name }) => name),
  );
});
