import type { Late } from "../../late";

/** The fields of `postgresql` (`acid.zalan.do/v1`) that the library writes, named as the operator names them. */
export interface PostgresqlSpec {
  readonly teamId: string;
  readonly numberOfInstances: number;
  readonly postgresql: {
    readonly version: string;
    readonly parameters?: Readonly<Record<string, string>>;
  };
  readonly volume: { readonly size: string; readonly storageClass?: Late<string> };
  readonly resources?: {
    readonly requests?: ComputeSpec;
    readonly limits?: ComputeSpec;
  };
  readonly users?: Readonly<Record<string, readonly string[]>>;
  readonly databases?: Readonly<Record<string, string>>;
  readonly dockerImage?: Late<string>;
  readonly standby?: StandbySpec;
  readonly clone?: CloneSpec;
  readonly env?: readonly EnvVar[];
  readonly additionalVolumes?: readonly AdditionalVolume[];
}

export interface ComputeSpec {
  readonly cpu?: string | undefined;
  readonly memory?: string | undefined;
}

/** Exactly one of the two paths; the operator appends nothing to either. */
export interface StandbySpec {
  readonly s3_wal_path?: Late<string>;
  readonly gs_wal_path?: Late<string>;
  readonly standby_host?: Late<string>;
  readonly standby_port?: string;
  readonly standby_primary_slot_name?: string;
}

export interface CloneSpec {
  readonly cluster: string;
  readonly timestamp: string;
  readonly s3_wal_path: Late<string>;
  readonly s3_endpoint?: Late<string>;
  readonly s3_force_path_style?: boolean;
}

export type EnvVar =
  | { readonly name: string; readonly value: Late<string> }
  | {
      readonly name: string;
      readonly valueFrom: {
        readonly secretKeyRef: { readonly name: Late<string>; readonly key: string };
      };
    };

export interface AdditionalVolume {
  readonly name: string;
  readonly mountPath: string;
  readonly targetContainers: readonly string[];
  readonly volumeSource: { readonly secret: { readonly secretName: Late<string> } };
}
