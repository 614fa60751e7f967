import type { Connection } from "../operators/contract";
import type { Manifest, ObjectManifest } from "../operators/manifest";
import { metadataOf } from "../operators/objects";
import type { DatabasePlan } from "../plan/types";
import type { Setup } from "../schema/database";
import { contentHash, setupFiles } from "./script";

/** The Job that runs `setup` once, with its files. Nothing in a stage that cannot be written to or must not be yet. */
export function setupManifests(plan: DatabasePlan, connection: Connection): readonly Manifest[] {
  const { setup, stage } = plan;
  if (setup === undefined || stage === "standby" || stage === "recovering") return [];
  const hash = contentHash(setup);
  const name = jobName(plan, hash);
  return [
    object(plan, `setup-files-${hash}`, name, "v1", "ConfigMap", { data: setupFiles(setup) }),
    object(plan, `setup-${hash}`, name, "batch/v1", "Job", {
      spec: jobSpec(setup, name, hash, connection),
    }),
  ];
}

/** A Job's name becomes a label of its pods, which ends at 63 characters. */
function jobName({ name }: DatabasePlan, hash: string): string {
  return `${name.slice(0, 63 - `-setup-${hash}`.length).replace(/-+$/, "")}-setup-${hash}`;
}

function object(
  plan: DatabasePlan,
  role: string,
  name: string,
  apiVersion: string,
  kind: string,
  body: ObjectManifest["body"],
): ObjectManifest {
  // The Job ends when the database is ready, which an update does not wait for.
  const annotations = { "pulumi.com/skipAwait": "true" };
  const metadata = { ...metadataOf(plan, name), annotations };
  return { type: "object", role, apiVersion, kind, metadata, body, holdsData: false };
}

function jobSpec({ image, database }: Setup, files: string, hash: string, connection: Connection) {
  const fromSecret = (key: string) => ({
    secretKeyRef: { name: connection.superuserSecret, key },
  });
  return {
    backoffLimit: 20,
    template: {
      spec: {
        restartPolicy: "OnFailure",
        automountServiceAccountToken: false,
        securityContext: {
          runAsNonRoot: true,
          runAsUser: 65534,
          seccompProfile: { type: "RuntimeDefault" },
        },
        containers: [
          {
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
          },
        ],
        volumes: [{ name: "setup", configMap: { name: files } }],
      },
    },
  };
}
