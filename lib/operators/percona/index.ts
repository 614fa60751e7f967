import type { OperatorAdapter } from "../contract";
import { capabilities } from "./capabilities";
import { connection } from "./connection";
import { recognise } from "./recognise";
import { render } from "./render";
import { schema, type PerconaOptions } from "./schema";

export const percona: OperatorAdapter<PerconaOptions> = {
  id: "percona",
  title: "Percona Operator for PostgreSQL",
  layout: "pgbackrest",
  // Instance StatefulSets add up to 19 characters, and their name becomes a label.
  longestName: 44,
  // pgBackRest keeps majors apart by itself.
  archiveFolder: (incarnation) => incarnation,
  capabilities,
  schema,
  render,
  connection,
  recognise,
};
