import type { OperatorAdapter } from "../contract";
import { capabilities } from "./capabilities";
import { connection } from "./connection";
import { recognise } from "./recognise";
import { render } from "./render";
import { schema, type ZalandoOptions } from "./schema";

export const zalando: OperatorAdapter<ZalandoOptions> = {
  id: "zalando",
  title: "Zalando postgres-operator",
  layout: "wal-g",
  // WALG_S3_PREFIX is used verbatim, and one folder must not mix majors.
  archiveFolder: (incarnation, postgresVersion) => `${incarnation}/${String(postgresVersion)}`,
  capabilities,
  schema,
  render,
  connection,
  recognise,
};
