import type { Connection } from "../operators/contract";
import type { Manifest, ManifestMetadata } from "../operators/manifest";
import { metadataOf } from "../operators/objects";
import type { DatabasePlan } from "../plan/types";
import type { Setup } from "../schema/database";
import { contentHash, setupFiles } from "./script";

/** The Job that runs `setup` once, with its files. Nothing in a stage that cannot be written to or must not be yet. */
export function setupManifests(plan: DatabasePlan, connection: Connection): readonly Manifest[] {
  const { setup, stage } = plan;
  if (setup === undefined || stage === "standby" || stage === "recovering") return [];
  const hash = contentHash(setup);
  const metadata = jobMetadata(plan, hash);
  const shared = { type: "object", metadata, holdsData: false } as const;
  const pod = podSpec(setup, { hash, connection, files: metadata.name });
  return [
    {
      ...shared,
      role: `setup-files-${hash}`,
      apiVersion: "v1",
      kind: "ConfigMap",
      body: { data: setupFiles(setup) },
    },
    {
      ...shared,
      role: `setup-${hash}`,
      apiVersion: "batch/v1",
      kind: "Job",
      body: { spec: { backoffLimit: 20, template: { spec: pod } } },
    },
  ];
}

/** A Job's name becomes a label of its pods, which ends at 63 characters. */
function jobMetadata(plan: DatabasePlan, hash: string): ManifestMetadata {
  const suffix = `-setup-${hash}`;
  const name = `${plan.name.slice(0, 63 - suffix.length).replace(/-+$/, "")}${suffix}`;
  // The Job ends when the database is ready, which an update does not wait for.
  return { ...metadataOf(plan, name), annotations: { "pulumi.com/skipAwait": "true" } };
}

interface Run {
  readonly hash: string;
  readonly connection: Connection;
  /** Name of the ConfigMap. */
  readonly files: string;
}

function podSpec(setup: Setup, run: Run): object {
  return {
    restartPolicy: "OnFailure",
    automountServiceAccountToken: false,
    securityContext: {
      runAsNonRoot: true,
      runAsUser: 65534,
      seccompProfile: { type: "RuntimeDefault" },
    },
    containers: [container(setup, run)],
    volumes: [{ name: "setup", configMap: { name: run.files } }],
  };
}

function container({ image, database }: Setup, { hash, connection }: Run): object {
  const fromSecret = (key: string) => ({
    secretKeyRef: { name: connection.superuserSecret, key },
  });
  return {
    name: "setup",
    image,
    command: ["sh", "/setup/run.sh"],
    env: [
      { name: "PGHOST", value: connection.service },
      { name: "PGDATABASE", value: database },
      { name: "PGUSER", valueFrom: fromSecret(connection.userKey ?? "username") },
      { name: "PGPASSWORD", valueFrom: fromSecret("password") },
      { name: "PGCONNECT_TIMEOUT", value: "10" },
      { name: "CONTENT_HASH", value: hash },
    ],
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ["ALL"] },
    },
    volumeMounts: [{ name: "setup", mountPath: "/setup", readOnly: true }],
  };
}
