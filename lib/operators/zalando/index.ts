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
  // 63 less the suffix -repl (v2.0.1 pkg/apis/acid.zalan.do/v1/const.go).
  longestName: 58,
  // WALG_S3_PREFIX is used verbatim, and one folder must not mix majors.
  archiveFolder: (incarnation, postgresVersion) => `${incarnation}/${String(postgresVersion)}`,
  capabilities,
  schema,
  render,
  connection,
  recognise,
};
