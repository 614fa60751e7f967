export type ToolName =
  | "etcd"
  | "kube-apiserver"
  | "kube-controller-manager"
  | "versitygw"
  | "rclone"
  | "pulumi-language-nodejs"
  | "pulumi"
  | "pulumi-resource-kubernetes"
  | "cloudnative-pg-admission"
  | "cloudnative-pg-1.29-admission";

export interface Tool {
  readonly name: ToolName;
  /** What the bed cannot do without it, as it stands in an error: "needed for ...". */
  readonly purpose: string;
  readonly version: string;
  /** The folder under modules/ whose go.mod pins it. */
  readonly module: string;
  readonly package: string;
  readonly linkerValues: Readonly<Record<string, string>>;
  /** Files the module embeds: path in our folder -> path inside another Go module. */
  readonly embeds?: {
    readonly goModule: string;
    readonly files: Readonly<Record<string, string>>;
  };
  /** Files of the module folder that are put beside the binary. */
  readonly beside?: readonly string[];
  /** How a binary tells its version; the Kubernetes provider cannot. */
  readonly versionArgs?: readonly string[];
  /** Set when a copy on PATH will do. `with` must lie beside it or on PATH too. */
  readonly onPath?: { readonly minimum: string; readonly with: readonly ToolName[] };
  /** Set when an engine from PATH can fetch it for itself, as a resource plugin of this name. */
  readonly enginePlugin?: string;
  /** Seconds of a first build on two cores with an empty Go cache. */
  readonly coldBuildSeconds: number;
}

const kubernetesVersion = "1.35.4";
const kubernetes = {
  version: kubernetesVersion,
  module: "k8s",
  linkerValues: {
    "k8s.io/component-base/version.gitVersion": `v${kubernetesVersion}`,
    "k8s.io/component-base/version.gitMajor": "1",
    "k8s.io/component-base/version.gitMinor": "35",
  },
  versionArgs: ["--version"],
} as const;

const pulumiVersion = "3.259.0";
export const kubernetesProviderVersion = "4.25.0";

const admission = {
  purpose: "CloudNativePG's admission webhooks",
  package: ".",
  linkerValues: {},
  coldBuildSeconds: 90,
} as const;

/** In the order they are built: the quick ones first, so that a machine that cannot build says so early. */
export const catalogue: readonly Tool[] = [
  {
    name: "etcd",
    purpose: "the Kubernetes API server's store",
    version: "3.6.16",
    module: "etcd",
    package: ".",
    linkerValues: {},
    versionArgs: ["--version"],
    coldBuildSeconds: 45,
  },
  {
    name: "versitygw",
    purpose: "the S3 server",
    version: "1.8.0",
    module: "s3",
    package: "github.com/versity/versitygw/cmd/versitygw",
    linkerValues: {},
    versionArgs: ["--version"],
    coldBuildSeconds: 60,
  },
  {
    name: "rclone",
    purpose: "the archive scripts' way to the S3 server",
    version: "1.74.1",
    module: "rclone",
    package: ".",
    linkerValues: { "github.com/rclone/rclone/fs.Version": "v1.74.1" },
    versionArgs: ["version"],
    coldBuildSeconds: 60,
  },
  {
    ...kubernetes,
    name: "kube-apiserver",
    purpose: "the Kubernetes API",
    package: "k8s.io/kubernetes/cmd/kube-apiserver",
    coldBuildSeconds: 260,
  },
  {
    ...kubernetes,
    name: "kube-controller-manager",
    purpose: "deletion of Kubernetes namespaces and owned objects",
    package: "k8s.io/kubernetes/cmd/kube-controller-manager",
    coldBuildSeconds: 65,
  },
  {
    name: "pulumi-language-nodejs",
    purpose: "running TypeScript programs in the Pulumi engine",
    version: pulumiVersion,
    module: "pulumi-language-nodejs",
    package: ".",
    linkerValues: { "main.version": pulumiVersion },
    beside: ["pulumi-resource-pulumi-nodejs"],
    versionArgs: ["--version"],
    coldBuildSeconds: 55,
  },
  {
    name: "pulumi",
    purpose: "the Pulumi engine",
    version: pulumiVersion,
    module: "pulumi",
    package: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
    linkerValues: {
      "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version": `v${pulumiVersion}`,
    },
    versionArgs: ["version"],
    onPath: { minimum: pulumiVersion, with: ["pulumi-language-nodejs"] },
    coldBuildSeconds: 240,
  },
  {
    name: "pulumi-resource-kubernetes",
    purpose: "Kubernetes resources in the Pulumi engine",
    version: kubernetesProviderVersion,
    module: "pulumi-kubernetes",
    package: ".",
    linkerValues: { "main.version": kubernetesProviderVersion },
    embeds: {
      goModule: "github.com/pulumi/pulumi-kubernetes/provider/v4",
      files: {
        "gen/schema.json": "cmd/pulumi-resource-kubernetes/schema.json",
        "gen/terraform-mapping.json": "cmd/pulumi-resource-kubernetes/terraform-mapping.json",
      },
    },
    enginePlugin: "kubernetes",
    coldBuildSeconds: 560,
  },
  {
    ...admission,
    name: "cloudnative-pg-admission",
    version: "1.30.0",
    module: "cloudnative-pg",
  },
  {
    ...admission,
    name: "cloudnative-pg-1.29-admission",
    version: "1.29.1",
    module: "cloudnative-pg-1.29",
  },
];

export const clusterTools = ["etcd", "kube-apiserver", "kube-controller-manager"] as const;
export const admissionTools = [
  "cloudnative-pg-admission",
  "cloudnative-pg-1.29-admission",
] as const;
export const storeTools = ["versitygw"] as const;
export const archiveTools = ["versitygw", "rclone"] as const;
export const engineTools = [
  "pulumi",
  "pulumi-language-nodejs",
  "pulumi-resource-kubernetes",
] as const;
export const allTools: readonly ToolName[] = catalogue.map((tool) => tool.name);

export function toolNamed(name: ToolName): Tool {
  const tool = catalogue.find((candidate) => candidate.name === name);
  if (tool === undefined) throw new Error(`no tool is called ${name}`);
  return tool;
}
