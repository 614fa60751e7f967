import { createHash } from "node:crypto";
import type { DatabasePlan } from "../../plan/types";
import { objectNameOf } from "./names";
import { dataClaimOf } from "./data-claim";
import { passwordSecretOf, superuser } from "./passwords";
import { dataPaths, paths } from "./paths";
import { container, pod, script } from "./pod";
import { archiveRemote, sourceRemote } from "./remotes";
import { rolePasswordMount, rolePasswordVolume } from "./role-passwords";
import type { StatefulSetOptions } from "./schema";
import type { Container, EnvVar, PodSpec, Volume, VolumeMount } from "./spec";
import { placeOf, storeEnv } from "./store-env";
import { targetEnv } from "./target-env";

type Plan = DatabasePlan<StatefulSetOptions>;

export const port = 5432;

/**
 * The server's pod. Nothing in it depends on the stage, so that the promotion changes a mounted file and restarts nothing;
 * a restored server keeps the restore step for good, and it does nothing once there are data.
 */
export function serverPod(plan: Plan): PodSpec {
  const remotes = remotesOf(plan);
  const of = (parts: Omit<Container, "image" | "securityContext">) =>
    container(plan.options.image, remotes, parts);
  const env = serverEnv(plan);
  const first = plan.source === undefined ? "initialise" : "restore";
  return {
    ...pod(plan, remotes, {
      initContainers: [
        of({ name: first, command: [script(`${first}.sh`)], env, volumeMounts: mounts(plan) }),
      ],
      containers: [
        of({
          name: "postgres",
          command: [script("serve.sh")],
          env,
          volumeMounts: mounts(plan),
          ...(plan.resources && { resources: plan.resources }),
          ports: [{ name: "postgres", containerPort: port }],
          ...probes,
          // The image may not say that a server stops on SIGINT; on SIGTERM it waits for its clients.
          lifecycle: {
            preStop: {
              exec: { command: ["pg_ctl", "stop", "--mode=fast", "--timeout=100"] },
            },
          },
        }),
        of({
          name: "stage",
          command: [script("follow-stage.sh")],
          env: [...env, { name: "PGK_ROLE_PASSWORDS", value: paths.rolePasswords }],
          volumeMounts: [...mounts(plan), rolePasswordMount],
        }),
      ],
      volumes: volumes(plan),
    }),
    terminationGracePeriodSeconds: 120,
  };
}

/** Changes with everything the server reads at start only; the StatefulSet restarts its pod when it does. */
export function settingsHash({ parameters = {} }: Plan): string {
  const sorted = Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(sorted)).digest("hex").slice(0, 16);
}

const remotesOf = (plan: Plan) => [...archiveRemote(plan), ...sourceRemote(plan)];

function serverEnv(plan: Plan): readonly EnvVar[] {
  const { volume, data } = dataPaths(plan.postgresVersion);
  const remotes = remotesOf(plan);
  return [
    { name: "PGK_MAJOR", value: String(plan.postgresVersion) },
    { name: "PGDATA", value: data },
    { name: "PGK_VOLUME", value: volume },
    { name: "PGK_CONFIG", value: paths.config },
    { name: "PGHOST", value: paths.sockets },
    { name: "PGPORT", value: String(port) },
    { name: "PGUSER", value: superuser },
    { name: "PGK_PASSWORD_FILE", value: `${paths.password}/password` },
    { name: "PGK_STAGE_FILE", value: `${paths.stage}/stage` },
    { name: "PGK_ARCHIVE_TIMEOUT_SECONDS", value: String(plan.options.archiveTimeoutSeconds) },
    ...remotes.map((remote) => ({
      name: `PGK_${remote.remote.toUpperCase()}`,
      value: placeOf(remote),
    })),
    ...targetEnv(plan.source?.target),
    ...(remotes.length > 0 ? storeEnv(remotes) : []),
  ];
}

function mounts({ postgresVersion }: Plan): readonly VolumeMount[] {
  return [
    { name: "data", mountPath: dataPaths(postgresVersion).volume },
    { name: "stage", mountPath: paths.stage, readOnly: true },
    { name: "password", mountPath: paths.password, readOnly: true },
    { name: "sockets", mountPath: paths.sockets },
    { name: "shared-memory", mountPath: paths.sharedMemory },
  ];
}

function volumes(plan: Plan): readonly Volume[] {
  return [
    { name: "data", persistentVolumeClaim: { claimName: dataClaimOf(plan) } },
    { name: "stage", configMap: { name: objectNameOf(plan.name, "-stage") } },
    {
      name: "password",
      secret: { secretName: passwordSecretOf(plan, superuser), defaultMode: 0o440 },
    },
    rolePasswordVolume(plan),
    { name: "sockets", emptyDir: { medium: "Memory" } },
    { name: "shared-memory", emptyDir: { medium: "Memory" } },
  ];
}

/** 0: takes connections. 1: alive, but starting or replaying. 2: no answer. */
const answers = { exec: { command: ["sh", "-c", "pg_isready --quiet; [ $? -le 1 ]"] } };

const probes = {
  startupProbe: { ...answers, periodSeconds: 5, failureThreshold: 60 },
  livenessProbe: { ...answers, periodSeconds: 15, timeoutSeconds: 5, failureThreshold: 6 },
  readinessProbe: {
    exec: { command: ["pg_isready", "--quiet"] },
    periodSeconds: 5,
    timeoutSeconds: 5,
  },
};
