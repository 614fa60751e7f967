import { combine } from "../../late";
import { storeOf } from "../../object-store/presets";
import type { DatabasePlan, OwnArchive } from "../../plan/types";
import { archiveSecretName, keySecret, sourceSecretName } from "../objects";
import type { SecretManifest } from "../manifest";
import type { RemoteArchive } from "./remote-archive";
import type { StatefulSetOptions } from "./schema";

type Plan = DatabasePlan<StatefulSetOptions>;

export function archiveRemote(plan: Plan): readonly RemoteArchive[] {
  const { archive } = plan;
  return archive ? [{ remote: "archive", archive, secretName: archiveSecretName(plan) }] : [];
}

/** The source stays after the promotion: taking it out of the pod would restart the server. */
export function sourceRemote(plan: Plan): readonly RemoteArchive[] {
  const { source } = plan;
  return source ? [{ remote: "source", archive: source, secretName: sourceSecretName(plan) }] : [];
}

export function offsiteRemote(plan: Plan): readonly RemoteArchive[] {
  const archive = offsiteArchive(plan);
  return archive ? [{ remote: "offsite", archive, secretName: offsiteSecretName(plan) }] : [];
}

/** The second copy lies in folders of the same names, so that it restores like the first. */
export function offsiteArchive({
  archive,
  options: { offsite },
  postgresVersion,
}: Plan): OwnArchive | undefined {
  if (archive === undefined || offsite?.store === undefined) return undefined;
  const { bucketName: bucket, path: base, schedule, retention, store } = offsite;
  const { incarnation } = archive;
  const path = combine(
    [base, incarnation],
    (folder, life) => `${folder}/${life}/${String(postgresVersion)}`,
  );
  return { store: storeOf(store), bucket, path, incarnation, schedule, retention };
}

/** Secrets for keys that were given as literals. */
export function storeSecrets(plan: Plan): readonly SecretManifest[] {
  return [
    ...keySecret(plan, { role: "source-credentials", name: sourceSecretName(plan) }, plan.source),
    ...keySecret(
      plan,
      { role: "archive-credentials", name: archiveSecretName(plan) },
      plan.archive,
    ),
    ...keySecret(
      plan,
      { role: "offsite-credentials", name: offsiteSecretName(plan) },
      offsiteArchive(plan),
    ),
  ];
}

const offsiteSecretName = ({ name }: Plan) => `${name}-offsite`;
