import type { OperatorAdapter } from "../contract";
import { capabilities } from "./capabilities";
import { connection } from "./connection";
import { recognise } from "./recognise";
import { render } from "./render";
import { schema, type StatefulSetOptions } from "./schema";

export const statefulset: OperatorAdapter<StatefulSetOptions> = {
  id: "statefulset",
  title: "The plain StatefulSet",
  layout: "pg_basebackup",
  // The controller adds a dash and 10 characters for the label controller-revision-hash.
  longestName: 52,
  // One folder must not mix majors: WAL of two would have the same names.
  archiveFolder: (incarnation, postgresVersion) => `${incarnation}/${String(postgresVersion)}`,
  capabilities,
  schema,
  render,
  connection,
  recognise,
};
