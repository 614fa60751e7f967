import type { ToolName } from "./tools/catalogue";

export interface ManifestFiles {
  readonly folder: string;
  readonly ending: string;
}

/** Where each operator's custom resource definitions come from. A new operator is a new entry here. */
export interface OperatorSource {
  /** The folder under modules/ whose go.mod pins it. */
  readonly module: string;
  readonly goModule: string;
  readonly version: string;
  /** Files inside the Go module: a folder and what their names end in. */
  readonly crds: ManifestFiles;
  /** Its webhook configurations, and the tool that answers for them. */
  readonly admission?: { readonly manifests: ManifestFiles; readonly tool: ToolName };
}

export type OperatorName =
  "zalando" | "cloudnative-pg-1.29" | "cloudnative-pg" | "barman-cloud" | "percona-2.5" | "percona";

const cloudNativePgWebhooks = { folder: "config/webhook", ending: "manifests.yaml" };

export const operators: Readonly<Record<OperatorName, OperatorSource>> = {
  zalando: {
    module: "zalando",
    goModule: "github.com/zalando/postgres-operator",
    version: "1.15.1",
    crds: { folder: "manifests", ending: ".crd.yaml" },
  },
  "cloudnative-pg-1.29": {
    module: "cloudnative-pg-1.29",
    goModule: "github.com/cloudnative-pg/cloudnative-pg",
    version: "1.29.1",
    crds: { folder: "config/crd/bases", ending: ".yaml" },
    admission: { manifests: cloudNativePgWebhooks, tool: "cloudnative-pg-1.29-admission" },
  },
  "cloudnative-pg": {
    module: "cloudnative-pg",
    goModule: "github.com/cloudnative-pg/cloudnative-pg",
    version: "1.30.0",
    crds: { folder: "config/crd/bases", ending: ".yaml" },
    admission: { manifests: cloudNativePgWebhooks, tool: "cloudnative-pg-admission" },
  },
  "barman-cloud": {
    module: "barman-cloud",
    goModule: "github.com/cloudnative-pg/plugin-barman-cloud",
    version: "0.14.0",
    crds: { folder: "config/crd/bases", ending: ".yaml" },
  },
  "percona-2.5": {
    module: "percona-2.5",
    // Pinned by its commit: the module's path knew no v2 yet, so Go does not see the tag.
    goModule: "github.com/percona/percona-postgresql-operator",
    version: "2.5.0",
    crds: { folder: "deploy", ending: "crd.yaml" },
  },
  percona: {
    module: "percona",
    goModule: "github.com/percona/percona-postgresql-operator/v2",
    version: "2.9.0",
    crds: { folder: "deploy", ending: "crd.yaml" },
  },
};

/** One version of each. Two of one operator do not fit on one API server: the definitions have the same names. */
export const newestOperators: readonly OperatorName[] = [
  "zalando",
  "cloudnative-pg",
  "barman-cloud",
  "percona",
];
