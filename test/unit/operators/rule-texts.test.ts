import { ruleCatalogue } from "../../../lib/guard-api";
import { stageRules } from "../../../lib/guard/stage-rules";
import { placeRules } from "../../../lib/guard/place-rules";
import { topologyRules } from "../../../lib/guard/topology-rules";
import { cases } from "../../guards/cases/all";
import { nameOf } from "../../guards/cases/case";
import { findingsOf } from "./reviewed";
import { changeTexts } from "./rule-texts/changes";
import { inspectionTexts } from "./rule-texts/inspections";

/** What the rules say to the unsafe changes of `npm run guards`, by rule and first letter of the operator. */
const ruleTexts = { ...changeTexts, ...inspectionTexts };

describe.each(Object.entries(ruleTexts))("%s", (name, sentences) => {
  it("says what it found, what would happen and what to do instead", () => {
    const row = cases.find((candidate) => nameOf(candidate) === name);
    const found = findingsOf(row?.pack?.steps.at(-1), row?.pack?.unsafe).find(
      ({ rule }) => rule === row?.rule,
    );
    expect(found).toEqual({ rule: row?.rule, ...sentences });
  });
});

it("every rule has its text here, or in the tests of lib/guard", () => {
  const elsewhere = [...stageRules, ...placeRules, ...topologyRules].map(({ name }) => name);
  const here = cases.filter((row) => nameOf(row) in ruleTexts).map(({ rule }) => rule);
  expect(
    ruleCatalogue.map(({ name }) => name).filter((name) => ![...elsewhere, ...here].includes(name)),
  ).toEqual([]);
});
