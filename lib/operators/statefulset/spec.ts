import type { Late } from "../../late";

/** The parts of Kubernetes' own objects that the library writes, named as Kubernetes names them. */
export type EnvVar =
  | { readonly name: string; readonly value: Late<string> }
  | { readonly name: string; readonly valueFrom: { readonly secretKeyRef: SecretKeySelector } };

export interface SecretKeySelector {
  readonly name: Late<string>;
  readonly key: string;
}

export interface VolumeMount {
  readonly name: string;
  readonly mountPath: string;
  readonly readOnly?: boolean;
}

export interface Container {
  readonly name: string;
  readonly image: Late<string>;
  readonly command: readonly string[];
  readonly env?: readonly EnvVar[];
  readonly volumeMounts: readonly VolumeMount[];
  readonly securityContext: object;
  readonly resources?: object;
  readonly ports?: readonly object[];
  readonly lifecycle?: object;
  readonly startupProbe?: object;
  readonly livenessProbe?: object;
  readonly readinessProbe?: object;
}

export interface Volume {
  readonly name: string;
  readonly configMap?: { readonly name: string; readonly defaultMode?: number };
  readonly secret?: {
    readonly secretName: Late<string>;
    readonly defaultMode?: number;
    readonly items?: readonly { readonly key: string; readonly path: string }[];
  };
  readonly projected?: {
    readonly defaultMode?: number;
    readonly sources: readonly { readonly secret: ProjectedSecret }[];
  };
  readonly emptyDir?: { readonly medium?: "Memory"; readonly sizeLimit?: string };
  readonly persistentVolumeClaim?: { readonly claimName: string };
  readonly ephemeral?: { readonly volumeClaimTemplate: { readonly spec: ClaimSpec } };
}

export interface ProjectedSecret {
  readonly name: string;
  readonly items?: readonly { readonly key: string; readonly path: string }[];
  readonly optional: true;
}

export interface ClaimSpec {
  readonly accessModes: readonly ["ReadWriteOnce"];
  readonly resources: { readonly requests: { readonly storage: string } };
  readonly storageClassName?: Late<string>;
}

export interface PodSpec {
  readonly serviceAccountName: string;
  readonly automountServiceAccountToken: false;
  readonly securityContext: object;
  readonly initContainers: readonly Container[];
  readonly containers: readonly Container[];
  readonly volumes: readonly Volume[];
  readonly restartPolicy?: "OnFailure";
  readonly terminationGracePeriodSeconds?: number;
}
