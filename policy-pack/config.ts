import type { PolicyConfigSchema } from "@pulumi/policy";
import { defaultSettings, type InspectionSettings } from "postgres-kubernetes/guard";

/** Where the earlier state comes from. */
export interface BaselineConfig {
  /** What `pulumi stack export` printed, instead of the backend. */
  readonly file?: string;
}

export const baselineSchema: PolicyConfigSchema = {
  properties: {
    file: {
      type: "string",
      description:
        "Path of a file with the output of `pulumi stack export`, taken before the change. Relative to the pack. Default: the pack runs the command itself.",
    },
  },
};

/** What the rules that have settings take. */
export interface RuleConfig {
  readonly leastRetentionDays?: number;
  readonly cloudNativePgVersion?: string;
}

/** By rule. */
export const configSchemas: Readonly<Record<string, PolicyConfigSchema>> = {
  "retention-below-drills": {
    properties: {
      leastRetentionDays: {
        type: "integer",
        minimum: 1,
        default: defaultSettings.leastRetentionDays,
        description: "Days between two rehearsed restores.",
      },
    },
  },
  "unsupported-archiver": {
    properties: {
      cloudNativePgVersion: {
        type: "string",
        pattern: "^\\d+\\.\\d+",
        description:
          "Version of CloudNativePG in the cluster, such as 1.31; its objects do not tell.",
      },
    },
  },
};

export function settingsFrom(config: RuleConfig): InspectionSettings {
  const { leastRetentionDays = defaultSettings.leastRetentionDays, cloudNativePgVersion } = config;
  return {
    leastRetentionDays,
    operatorVersions:
      cloudNativePgVersion === undefined ? {} : { "cloudnative-pg": cloudNativePgVersion },
  };
}
