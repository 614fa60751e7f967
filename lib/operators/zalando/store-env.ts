import { combine, type Late } from "../../late";
import type { Credentials } from "../../object-store/credentials";
import type { ObjectStore, S3Store } from "../../object-store/store";
import type { EnvVar } from "./spec";

/**
 * Spilo keeps three sets of WAL-G settings apart by prefix and inherits nothing from one to the other, so each is written
 * out in full (`configure_spilo.py`, 4.0-p3 and the 4.1 line).
 */
export type EnvPrefix = "" | "STANDBY_" | "CLONE_";

/** Which Secret holds this use's literal keys, and where its file credentials are mounted. */
export interface CredentialPlace {
  readonly secretName: string;
  readonly mountPath: string;
}

/** How WAL-G reaches a store. Carries references to credentials, never credentials. */
export function storeEnv(
  prefix: EnvPrefix,
  store: ObjectStore,
  place: CredentialPlace,
): readonly EnvVar[] {
  const settings = store.protocol === "s3" ? s3Settings(prefix, store, place) : [];
  return [...settings, ...credentialSettings(store.credentials, place)].map((env) => ({
    ...env,
    name: `${prefix}${env.name}`,
  }));
}

function s3Settings(
  prefix: EnvPrefix,
  store: S3Store,
  { mountPath }: CredentialPlace,
): readonly EnvVar[] {
  return [
    ...endpointSettings(prefix, store),
    { name: "AWS_REGION", value: store.region },
    ...encryptionSettings(prefix, store),
    ...(store.ca === undefined
      ? []
      : [{ name: "WALG_S3_CA_CERT_FILE", value: `${mountPath}-ca/${store.ca.key}` }]),
  ];
}

/**
 * With an endpoint Spilo forces path style whatever AWS_S3_FORCE_PATH_STYLE says; its one way to virtual hosts is an
 * endpoint of the form `https+virtualhost://host`, from which it derives AWS_ENDPOINT. 4.1 renames WALE to WALG itself.
 */
function endpointSettings(prefix: EnvPrefix, { endpoint, addressing }: S3Store): readonly EnvVar[] {
  const pathStyle = { name: "AWS_S3_FORCE_PATH_STYLE", value: String(addressing === "path") };
  if (endpoint === undefined) {
    return [...without(prefix, "AWS_ENDPOINT", "WALE_S3_ENDPOINT"), pathStyle];
  }
  if (addressing === "path") {
    // The operator itself writes these two for a clone, from spec.clone, and would write them a second time.
    return prefix === "CLONE_" ? [] : [{ name: "AWS_ENDPOINT", value: endpoint }, pathStyle];
  }
  const virtualHost = combine([endpoint], (url) => url.replace("://", "+virtualhost://"));
  return [
    ...without(prefix, "AWS_ENDPOINT"),
    { name: "WALE_S3_ENDPOINT", value: virtualHost },
    pathStyle,
  ];
}

/**
 * The operator gives every pod the variables of `pod_environment_configmap` and `pod_environment_secret`, often another store's
 * endpoint for its own backups, and the own archive would go there. What spec.env names they cannot set, and Spilo takes
 * nothing for not set (v1.15.1 and v2.0.1 `pkg/cluster/k8sres.go` appendEnvVars; `configure_spilo.py` write_wale_environment).
 */
function without(prefix: EnvPrefix, ...names: readonly string[]): readonly EnvVar[] {
  return prefix === "" ? names.map((name) => ({ name, value: "" })) : [];
}

/**
 * Spilo 4.1 asks the server to encrypt unless told otherwise, and servers without SSE-S3 then refuse every upload. Reading
 * sends no such header, so only the own archive says which encryption it wants.
 */
function encryptionSettings(
  prefix: EnvPrefix,
  { serverSideEncryption: wanted }: S3Store,
): readonly EnvVar[] {
  if (wanted === "none") return [{ name: "WALG_DISABLE_S3_SSE", value: "true" }];
  if (prefix !== "") return [];
  if (wanted === "AES256") return [{ name: "WALG_S3_SSE", value: "AES256" }];
  return [
    { name: "WALG_S3_SSE", value: "aws:kms" },
    { name: "WALG_S3_SSE_KMS_ID", value: wanted.kmsKeyId },
  ];
}

/** Where EKS mounts the token of the pod's service account. */
const webIdentityTokenFile = "/var/run/secrets/eks.amazonaws.com/serviceaccount/token";

function credentialSettings(credentials: Credentials, place: CredentialPlace): readonly EnvVar[] {
  switch (credentials.kind) {
    case "access-keys":
      return keyPair(place.secretName, "accessKeyId", "secretAccessKey");
    case "access-key-secret": {
      const { secretName, accessKeyIdKey, secretAccessKeyKey } = credentials.secret;
      return keyPair(secretName, accessKeyIdKey, secretAccessKeyKey);
    }
    case "iam-role":
      return [
        { name: "AWS_ROLE_ARN", value: credentials.roleArn },
        { name: "AWS_WEB_IDENTITY_TOKEN_FILE", value: webIdentityTokenFile },
        { name: "AWS_STS_REGIONAL_ENDPOINTS", value: "regional" },
      ];
    case "google-key":
      return [
        {
          name: "GOOGLE_APPLICATION_CREDENTIALS",
          value: `${place.mountPath}/${credentials.key.key}`,
        },
      ];
    case "azure-key":
    case "pod-identity":
      return [];
  }
}

function keyPair(secretName: Late<string>, idKey: string, secretKey: string): readonly EnvVar[] {
  const from = (key: string) => ({ secretKeyRef: { name: secretName, key } });
  return [
    { name: "AWS_ACCESS_KEY_ID", valueFrom: from(idKey) },
    { name: "AWS_SECRET_ACCESS_KEY", valueFrom: from(secretKey) },
  ];
}
