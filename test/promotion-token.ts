/** In the form of CloudNativePG's `status.demotionToken` (v1.30.0 pkg/utils/parser.go). */
export const promotionToken = Buffer.from(
  JSON.stringify({
    databaseSystemIdentifier: "7573012345678901234",
    latestCheckpointTimelineID: "1",
    redoWalFile: "000000010000000000000005",
    latestCheckpointREDOLocation: "0/5000028",
    timeOfLatestCheckpoint: "Fri Nov 20 12:00:00 2026",
    operatorVersion: "1.30.0",
  }),
).toString("base64");
