/** What an operator can do; `how` says in one line what really happens. */
export interface Capability {
  readonly can: "yes" | "no" | "partly";
  readonly how: string;
  /** Where the fact was read, and with which version. */
  readonly source: string;
}

/** The questions every operator answers. The README's table has one line for each. */
export const capabilityTitles = {
  fresh: "Fresh database",
  scheduledBackup: "Scheduled base backups",
  retention: "Retention",
  standbyRestore: "Stage 1: read-only standby from an archive",
  promotion: "Stage 2: promotion",
  pointInTime: "Recovery to a point in time",
  heldPointInTime: "Recovered database held read-only until stage 2",
  streaming: "Standby that also streams from a live server",
  replicasInStandby: "More than one instance in stage 1",
  azure: "Azure Blob Storage",
  workloadIdentity: "Store access without keys",
} as const;

export type CapabilityName = keyof typeof capabilityTitles;
export type Capabilities = Readonly<Record<CapabilityName, Capability>>;
