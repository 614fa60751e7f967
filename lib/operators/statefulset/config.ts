/** postgresql.conf: the user's settings. What backup and restore decide stands on the command line (`serve.sh`). */
export function postgresqlConf(parameters: Readonly<Record<string, string>>): string {
  const lines = Object.entries(parameters).map(([name, value]) => `${name} = ${quoted(value)}`);
  return [...lines.sort(), ""].join("\n");
}

/** In this file a backslash escapes, unlike in SQL. */
function quoted(value: string): string {
  return `'${value.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
}

/**
 * The socket lies in a volume that only the pod's own containers mount, under a mode that only their user may enter; over
 * the network nobody comes in without a password.
 */
export const hbaConf = `# type  database     user  address  method
local   all          all            trust
local   replication  all            trust
host    all          all   all      scram-sha-256
host    replication  all   all      scram-sha-256
`;
