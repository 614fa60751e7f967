import type { DatabasePlan, OwnArchive } from "../../plan/types";
import { bytesOf } from "../../units/quantity";
import { passwordSecretOf, superuser } from "./passwords";
import { paths } from "./paths";
import { container, pod, script } from "./pod";
import type { RemoteArchive } from "./remote-archive";
import { archiveRemote, offsiteArchive, offsiteRemote } from "./remotes";
import type { StatefulSetOptions } from "./schema";
import { port } from "./server";
import type { Container, EnvVar, PodSpec, Volume } from "./spec";
import { placeOf, storeEnv } from "./store-env";

type Plan = DatabasePlan<StatefulSetOptions>;

/** Waits until the promotion shows from outside. */
export function promotionPod(plan: Plan): PodSpec {
  const remotes = archiveRemote(plan);
  const env = [...connectionEnv(plan), ...archiveEnv(remotes)];
  const steps = [step(plan, remotes, { run: ["await-promotion.sh"], env })];
  return jobPod(plan, { remotes, steps, work: smallWork });
}

/** A base backup, then retention; the second does not run when the first has failed. */
export function backupPod(plan: Plan, archive: OwnArchive, ...options: string[]): PodSpec {
  const remotes = archiveRemote(plan);
  const env = [...connectionEnv(plan), ...archiveEnv(remotes)];
  const steps = [
    step(plan, remotes, { run: ["base-backup.sh", ...options], env }),
    step(plan, remotes, { run: ["prune.sh"], env: [...env, ...retentionEnv(archive)] }),
  ];
  return jobPod(plan, { remotes, steps, work: workVolume(plan) });
}

/** The second copy, then its own retention. */
export function offsitePod(plan: Plan): PodSpec {
  const remotes = [...archiveRemote(plan), ...offsiteRemote(plan)];
  const [own, copy] = remotes;
  const kept = offsiteArchive(plan);
  if (own === undefined || copy === undefined || kept === undefined)
    throw new TypeError("no second copy was asked for");
  const store = storeEnv(remotes);
  const env = [archivePlace(own), { name: "PGK_OFFSITE", value: placeOf(copy) }, ...store];
  const copied = [{ name: "PGK_ARCHIVE", value: placeOf(copy) }, ...store, ...retentionEnv(kept)];
  const steps = [
    step(plan, remotes, { run: ["copy-offsite.sh"], env }),
    step(plan, remotes, { run: ["prune.sh"], env: copied }),
  ];
  return jobPod(plan, { remotes, steps, work: smallWork });
}

interface JobParts {
  readonly remotes: readonly RemoteArchive[];
  readonly steps: readonly Container[];
  readonly work: Volume;
}

/** Every script but the last is an init step, so that they run one after another. */
function jobPod(plan: Plan, { remotes, steps, work }: JobParts): PodSpec {
  return {
    ...pod(plan, remotes, {
      initContainers: steps.slice(0, -1),
      containers: steps.slice(-1),
      volumes: [work],
    }),
    restartPolicy: "OnFailure",
  };
}

const smallWork: Volume = { name: "work", emptyDir: {} };

interface Step {
  /** Name of the script, then its arguments. */
  readonly run: readonly [string, ...string[]];
  readonly env: readonly EnvVar[];
}

function step(plan: Plan, remotes: readonly RemoteArchive[], { run, env }: Step): Container {
  const [name, ...options] = run;
  return container(plan.options.image, remotes, {
    name: name.replace(/\.sh$/, ""),
    command: [script(name), ...options],
    env: [{ name: "TMPDIR", value: paths.work }, ...env],
    volumeMounts: [{ name: "work", mountPath: paths.work }],
  });
}

/** A base backup and its compressed form lie side by side before they are stored. */
function workVolume({ options, storage }: Plan): Volume {
  const size = options.workSize ?? String(2n * (bytesOf(storage.size) ?? 0n));
  return {
    name: "work",
    ephemeral: {
      volumeClaimTemplate: {
        spec: {
          accessModes: ["ReadWriteOnce"],
          resources: { requests: { storage: size } },
          ...(storage.storageClass !== undefined && { storageClassName: storage.storageClass }),
        },
      },
    },
  };
}

export function connectionEnv(plan: Plan): readonly EnvVar[] {
  const name = passwordSecretOf(plan, superuser);
  return [
    { name: "PGHOST", value: plan.name },
    { name: "PGPORT", value: String(port) },
    { name: "PGUSER", value: superuser },
    { name: "PGPASSWORD", valueFrom: { secretKeyRef: { name, key: "password" } } },
    { name: "PGCONNECT_TIMEOUT", value: "10" },
  ];
}

function archiveEnv(remotes: readonly RemoteArchive[]): readonly EnvVar[] {
  return remotes.length === 0 ? [] : [...remotes.map(archivePlace), ...storeEnv(remotes)];
}

const archivePlace = (remote: RemoteArchive) => ({ name: "PGK_ARCHIVE", value: placeOf(remote) });

function retentionEnv({ retention }: OwnArchive): readonly EnvVar[] {
  return retention.kind === "window"
    ? [{ name: "PGK_KEEP_DAYS", value: String(retention.days) }]
    : [{ name: "PGK_KEEP_BACKUPS", value: String(retention.fullBackups) }];
}
