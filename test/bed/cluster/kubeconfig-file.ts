import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { stringify } from "yaml";

export interface Endpoint {
  readonly url: string;
  readonly token: string;
  readonly certificateAuthority: string;
}

export function writeKubeconfig(dir: string, endpoint: Endpoint): string {
  const file = join(dir, "kubeconfig.yaml");
  const authority = Buffer.from(endpoint.certificateAuthority).toString("base64");
  const config = {
    apiVersion: "v1",
    kind: "Config",
    clusters: [
      {
        name: "bed",
        cluster: { server: endpoint.url, "certificate-authority-data": authority },
      },
    ],
    users: [{ name: "admin", user: { token: endpoint.token } }],
    contexts: [{ name: "bed", context: { cluster: "bed", user: "admin" } }],
    "current-context": "bed",
  };
  writeFileSync(file, stringify(config), { mode: 0o600 });
  return file;
}
