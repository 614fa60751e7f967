import { readdirSync } from "node:fs";
import { basename, dirname } from "node:path";

import { planDatabase } from "../../lib/plan-database";
import { renderDatabase } from "../../lib/render-database";
import type { KubeObject } from "../bed/kube/kube-client";
import { golden, goldenFile } from "./golden";
import { objectOf } from "./objects";
import { rowsOf } from "./table/rows/all";
import { scenarios, type OperatorRows, type Row } from "./table/scenarios";

/** What the newest version of an operator gets for the last step of every scenario that it accepts; the same objects once. */
function renderedBy({ installations, rows, more = {} }: OperatorRows) {
  const operatorVersion = installations.at(-1)?.operatorVersion;
  const titled = Object.entries(rows).map(
    ([name, row]) => [scenarios[name as keyof typeof scenarios], row] as const,
  );
  const all = [...titled, ...Object.entries(more)]
    .filter(([, { refusal, byHand, thenDelete }]) => !refusal && !byHand && !thenDelete)
    .map(([title, row]) => [fileName(title), objectsOf(row, operatorVersion)] as const);
  const texts = all.map(([, objects]) => JSON.stringify(objects));
  return all.filter((_, at) => texts.indexOf(texts[at] ?? "") === at);
}

function objectsOf({ steps }: Row, operatorVersion: string | undefined): readonly KubeObject[] {
  const args = {
    ...steps.at(-1),
    namespace: "orders",
    ...(operatorVersion !== undefined && { operatorVersion }),
  };
  return renderDatabase(planDatabase("orders", args)).map(objectOf).map(withoutScripts);
}

/** Scripts are files that are read and tested as such. */
function withoutScripts(object: KubeObject): KubeObject {
  const { data } = object as { readonly data?: Readonly<Record<string, string>> };
  if (object.kind !== "ConfigMap" || data === undefined) return object;
  const named = Object.entries(data).map(([name, text]) => [
    name,
    name.endsWith(".sh") ? "(a script)" : text,
  ]);
  return { ...object, data: Object.fromEntries(named) as unknown };
}

const fileName = (title: string) => title.toLowerCase().replace(/[^a-z0-9]+/g, "-");

// Zalando's are those of its own, finer scenarios.
const operators = Object.entries(rowsOf).filter(([operator]) => operator !== "zalando");

describe.each(operators)("%s", (operator, rows) => {
  const rendered = renderedBy(rows);

  test.each(rendered)("%s renders as reviewed", (scenario, objects) => {
    expect(golden(goldenFile(operator, scenario), objects)).toEqual(objects);
  });

  test("every golden manifest belongs to a scenario", () => {
    const files = readdirSync(dirname(goldenFile(operator, "fresh")));

    expect(files.map((file) => basename(file, ".yaml")).sort()).toEqual(
      rendered.map(([scenario]) => scenario).sort(),
    );
  });
});
