import * as pulumi from "@pulumi/pulumi";
import type { Manifest } from "../../../lib/operators/manifest";
import { planDatabase } from "../../../lib/plan-database";
import { renderDatabase } from "../../../lib/render-database";
import { asksAtCreation, renderedRefusals } from "../../../lib/resources/creation";
import { fresh, promoted, standby } from "../fixtures";

const asks = (args: object, opts?: pulumi.ComponentResourceOptions) =>
  asksAtCreation(planDatabase("orders", args).plan, opts);

describe("the engine is asked about a creation", () => {
  it("not when everything is known and nothing can have been before", () => {
    expect(asks(fresh)).toBe(false);
    expect(asks(standby)).toBe(false);
  });

  it("when a promoted database must exist already", () => {
    expect(asks(promoted)).toBe(true);
  });

  it("when an address arrives later", () => {
    const backup = { ...fresh.backup, bucketName: pulumi.output("db-backups") };
    expect(asks({ ...fresh, backup })).toBe(true);
  });

  it("when a transform may change the objects", () => {
    expect(asks(fresh, { transforms: [() => undefined] })).toBe(true);
    expect(asks(fresh, { transformations: [() => undefined] })).toBe(true);
  });
});

describe("rendered objects", () => {
  const rendered = (args: object) => renderDatabase(planDatabase("orders", args));

  it("are fine as they are, late leaves included", () => {
    expect(renderedRefusals(rendered(fresh))).toEqual([]);
    expect(renderedRefusals(rendered({ ...standby, namespace: pulumi.output("orders") }))).toEqual(
      [],
    );
  });

  it("must not hold a key in clear", () => {
    const leaky = rendered(fresh).map((manifest): Manifest => {
      if (manifest.type === "secret" || manifest.role !== "cluster") return manifest;
      const env = [{ name: "AWS_SECRET_ACCESS_KEY", value: "in clear" }];
      const spec = { ...(manifest.body["spec"] as object), env };
      return { ...manifest, body: { spec } };
    });
    const findings = renderedRefusals(leaky);
    expect(findings.map(({ rule }) => rule)).toEqual(["keys-in-clear"]);
    expect(JSON.stringify(findings)).not.toContain('in clear"');
  });
});
