import { defaultSettings, StackReview, type StackObject } from "../../../lib/guard-api";
import { writersFor } from "../../guards/cases/writers";
import type { RawObject } from "../../guards/raw/raw-database";

/** One stack, in which the same names stand in two Kubernetes clusters. */
const inCluster = (provider: string, objects: readonly RawObject[]) =>
  objects.map((object): readonly [string, StackObject] => [
    `urn:pulumi:dev::shop::k8s::${provider}-${object.metadata.name}.${object.kind}`,
    { object, isProtected: true, provider },
  ]);

const raw = (operator: "zalando" | "cloudnative-pg", bucket: string) =>
  writersFor("clusters", operator)
    .raw({ name: "orders" })
    .objects.map(
      (object) => JSON.parse(JSON.stringify(object).replaceAll("own-backups", bucket)) as RawObject,
    );

function rulesAgainst(
  before: readonly (readonly [string, StackObject])[],
  after: readonly (readonly [string, StackObject])[],
): readonly string[] {
  const review = new StackReview(new Map(before));
  const findings = after.flatMap(([urn, entry]) => {
    review.add(urn, entry);
    return review.check(urn, defaultSettings);
  });
  return findings.map(({ finding }) => finding.rule);
}

const here = inCluster("", raw("cloudnative-pg", "own-backups"));

it("each Cluster finds the ObjectStore beside it", () => {
  const both = [...here, ...inCluster("recovery", raw("cloudnative-pg", "second-backups"))];
  expect(rulesAgainst(both, both)).toEqual([]);
  expect(rulesAgainst(here, both)).toEqual([]);
});

it("an archive is shared across clusters too", () => {
  const both = [...here, ...inCluster("recovery", raw("cloudnative-pg", "own-backups"))];
  expect(rulesAgainst(both, both)).toContain("archive-shared");
});

it("another operator's database of the same name is another database there, and the same one here", () => {
  const next = raw("zalando", "second-backups");
  expect(rulesAgainst(here, [...here, ...inCluster("recovery", next)])).toEqual([]);
  expect(rulesAgainst(here, inCluster("", next))).toContain("operator-changed");
});
