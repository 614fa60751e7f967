import { pathText } from "../../../lib/schema/explain";

describe("pathText", () => {
  it.each([
    [[], ""],
    [["restore", "s3Path"], "restore.s3Path"],
    [["users", "app", 0], "users.app[0]"],
    [["users", "report-reader"], "users.report-reader"],
    [["labels", "example.com/team"], 'labels["example.com/team"]'],
    [["parameters", "a\nb\u202e"], 'parameters["a\\nb\\u202e"]'],
    [["labels", "x".repeat(61)], `labels["${"x".repeat(60)}..."]`],
  ])("writes %j as the user would", (path, text) => {
    expect(pathText(path)).toBe(text);
  });
});
