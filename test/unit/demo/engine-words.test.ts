import { activityIn, changesText, errorsOf } from "../../../demo/engine-words";

test.each([
  [
    " +  kubernetes:core/v1:Secret db-archive-credentials creating (0s) ",
    "creating Secret db-archive-credentials",
  ],
  [" ~  kubernetes:acid.zalan.do/v1:postgresql db update [diff: ~spec]", "update postgresql db"],
  [" -  kubernetes:core/v1:Namespace ns deleting (5s) ", "deleting Namespace ns"],
  [" +- pulumi:providers:kubernetes p creating (0s)", "creating kubernetes p"],
  ["@ updating....", undefined],
  ["    + 6 created", undefined],
  ["", undefined],
])("%j shows as %j", (line, activity) => {
  expect(activityIn(line)).toBe(activity);
});

test("changes are told in words, what did not happen is left out", () => {
  expect(changesText({ same: 3, update: 2, delete: 1 })).toBe("2 updated, 1 deleted, 3 unchanged");
  expect(changesText({})).toBe("nothing to do");
});

const diagnostic = (severity: "error" | "warning", message: string) => ({
  severity,
  message,
  urn: "",
});

test("errors are those that say something, without the engine's own prefix", () => {
  const diagnostics = [
    diagnostic(
      "error",
      'Preview failed: before hook "db-guard" failed: PostgresKubernetes "db" ...',
    ),
    diagnostic("error", 'before hook "db-guard" failed: the same at up'),
    diagnostic("error", "preview failed"),
    diagnostic("error", "update failed"),
    diagnostic("warning", "beware"),
  ];
  expect(errorsOf({ diagnostics })).toEqual(['PostgresKubernetes "db" ...', "the same at up"]);
});
