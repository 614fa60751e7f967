import { pointElsewhere, restoreEnabled, setRestoreEnabled } from "../../../demo/manifest-edits";

const manifest = `# ours
spec:
  backup_config:
    restore:
      enabled: true   # stage 1
      s3_path: backups/main/14
`;

test("an edit changes one value and leaves comments and spacing alone", () => {
  const edit = setRestoreEnabled(manifest, false);
  expect(edit.text).toBe(manifest.replace("true ", "false "));
  expect(edit).toMatchObject({
    before: "enabled: true   # stage 1",
    after: "enabled: false   # stage 1",
  });
});

test("an edit and its reverse give the manifest back", () => {
  expect(setRestoreEnabled(setRestoreEnabled(manifest, false).text, true).text).toBe(manifest);
});

test.each([
  ["backups/main/14", "backups/main-2/14"],
  ["backups/main", "backups/main-2"],
  ["main", "main-2"],
])("another archive than %s is %s, of the same major", (path, other) => {
  const text = manifest.replace("backups/main/14", path);
  expect(pointElsewhere(text).after).toBe(`s3_path: ${other}`);
});

test("keys may be in camelCase", () => {
  const text = "spec: { backupConfig: { restore: { enabled: true, s3Path: a/14 } } }";
  expect(restoreEnabled(text)).toBe(true);
  expect(pointElsewhere(text).text).toContain("s3Path: a-2/14");
});

test("a manifest without the line has no switch to read and none to set", () => {
  expect(restoreEnabled("spec: {}")).toBeUndefined();
  expect(restoreEnabled("")).toBeUndefined();
  expect(() => setRestoreEnabled("spec: 1", true)).toThrow(
    "the manifest has no spec.backup_config.restore.enabled",
  );
});
