import { promotionToken } from "../../../promotion-token";
import { accepted, refused, type Row, type Spec } from "../scenarios";
import { at, fresh, promoted, standby } from "./cloudnative-pg-arguments";

/** What the operator itself would say, were it not for this library: sometimes nothing at all. */
export const byHand: Readonly<Record<string, Row>> = {
  "by hand: promoted, put back": {
    ...accepted(standby, promoted),
    byHand: (spec) => ({ ...spec, replica: { enabled: true, source: "origin" } }),
  },
  "by hand: the own server name back to the source's": {
    ...accepted(standby, promoted),
    byHand: (spec) => ({
      ...spec,
      plugins: [
        {
          name: "barman-cloud.cloudnative-pg.io",
          isWALArchiver: true,
          parameters: { barmanObjectName: "orders-restore-source", serverName: "orders-old" },
        },
      ],
    }),
  },
  "by hand: archiving dropped": {
    ...accepted(fresh),
    byHand: ({ plugins: _plugins, ...spec }) => spec,
  },
  "by hand: source dropped": {
    ...refused("External cluster origin not found", standby, promoted),
    byHand: ({ externalClusters: _clusters, ...spec }) => spec,
  },
  "by hand: a second archiver": {
    ...refused("Cannot enable a WAL archiver plugin when barmanObjectStore is configured", fresh),
    byHand: (spec) => ({
      ...spec,
      backup: {
        barmanObjectStore: {
          destinationPath: "s3://b/p",
          s3Credentials: { inheritFromIAMRole: true },
        },
      },
    }),
  },
  "by hand: initdb beside the recovery": {
    ...refused("Only one bootstrap method can be specified at a time", standby),
    byHand: (spec) => ({ ...spec, bootstrap: { ...(spec["bootstrap"] as Spec), initdb: {} } }),
  },
  "by hand: a token while it follows": {
    ...refused("promotionToken is only allowed for primary clusters", at("south")),
    byHand: (spec) => ({ ...spec, replica: { ...(spec["replica"] as Spec), promotionToken } }),
  },
  "by hand: enabled beside primary": {
    ...refused("replica mode enabled is not compatible with the primary field", at("south")),
    byHand: (spec) => ({ ...spec, replica: { ...(spec["replica"] as Spec), enabled: true } }),
  },
};
