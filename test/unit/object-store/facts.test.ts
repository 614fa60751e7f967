import { vendorFacts } from "../../../lib/object-store/facts";
import { archiveLayouts } from "../../../lib/object-store/layout";

describe.each(Object.entries(vendorFacts))("the facts about %s", (provider, facts) => {
  it("say where they were read, and when", () => {
    expect(facts.source).toMatch(
      provider === "s3-compatible" ? /^the intersection of / : /^https:\/\//,
    );
    expect(facts.checked).toMatch(/^20\d\d-(0[1-9]|1[0-2])$/);
  });

  it("send checksums and encryption headers to AWS alone", () => {
    const strict = { checksums: "when_required", serverSideEncryption: "none", addressing: "path" };
    expect(facts).toMatchObject(
      provider === "s3"
        ? {
            checksums: "when_supported",
            serverSideEncryption: "AES256",
            addressing: "virtual-host",
          }
        : strict,
    );
  });
});

it("archive layouts have the names of the tools that write them", () => {
  expect(Object.keys(archiveLayouts)).toEqual(["wal-g", "barman", "pgbackrest", "pg_basebackup"]);
});
