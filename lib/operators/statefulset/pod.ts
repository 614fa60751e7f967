import type { Late } from "../../late";
import type { DatabasePlan } from "../../plan/types";
import { objectNameOf } from "./names";
import { paths } from "./paths";
import type { RemoteArchive } from "./remote-archive";
import type { StatefulSetOptions } from "./schema";
import type { Container, PodSpec, Volume, VolumeMount } from "./spec";
import { authorityBundle, storeMounts, storeVolumes } from "./store-volumes";

type Plan = DatabasePlan<StatefulSetOptions>;

/** A pod that runs our scripts: as the user that owns the data, without privileges, on a file system it cannot write to. */
export function pod(
  plan: Plan,
  remotes: readonly RemoteArchive[],
  parts: Pick<PodSpec, "initContainers" | "containers" | "volumes">,
): PodSpec {
  const { userId } = plan.options;
  return {
    serviceAccountName: plan.name,
    automountServiceAccountToken: false,
    securityContext: {
      runAsNonRoot: true,
      runAsUser: userId,
      runAsGroup: userId,
      fsGroup: userId,
      fsGroupChangePolicy: "OnRootMismatch",
      seccompProfile: { type: "RuntimeDefault" },
    },
    initContainers: [
      ...(remotes.length > 0 ? [toolsContainer(plan)] : []),
      ...parts.initContainers,
    ],
    containers: parts.containers,
    volumes: [...ownVolumes(plan), ...storeVolumes(remotes), ...parts.volumes],
  };
}

/** A container of such a pod. */
export function container(
  image: Late<string>,
  remotes: readonly RemoteArchive[],
  { name, command, volumeMounts, ...rest }: Omit<Container, "image" | "securityContext">,
): Container {
  return {
    name,
    image,
    command,
    ...rest,
    volumeMounts: [...ownMounts, ...storeMounts(remotes), ...volumeMounts],
    securityContext: unprivileged,
  };
}

const unprivileged = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ["ALL"] },
};

/**
 * PostgreSQL's image has no client for object stores, so one is copied in; and the Debian-based one knows no certificate
 * authorities, so those of the client's image are, where it has any.
 */
function toolsContainer({ options: { toolsImage, rclonePath } }: Plan): Container {
  const copy = 'cp "$0" "$1"; if [ -e "$2" ]; then cp "$2" "$3"; fi';
  return {
    name: "tools",
    image: toolsImage,
    command: [
      ...["sh", "-euc", copy, rclonePath, `${paths.tools}/rclone`],
      ...["/etc/ssl/certs/ca-certificates.crt", authorityBundle],
    ],
    volumeMounts: [{ name: "tools", mountPath: paths.tools }],
    securityContext: unprivileged,
  };
}

const ownMounts: readonly VolumeMount[] = [
  { name: "scripts", mountPath: paths.scripts, readOnly: true },
  { name: "config", mountPath: paths.config, readOnly: true },
  { name: "tools", mountPath: paths.tools, readOnly: true },
  { name: "temporary", mountPath: paths.temporary },
];

function ownVolumes({ name }: Plan): readonly Volume[] {
  return [
    { name: "scripts", configMap: { name: objectNameOf(name, "-scripts"), defaultMode: 0o555 } },
    { name: "config", configMap: { name: objectNameOf(name, "-config") } },
    { name: "tools", emptyDir: {} },
    { name: "temporary", emptyDir: {} },
  ];
}

export const script = (name: string) => `${paths.scripts}/${name}`;
