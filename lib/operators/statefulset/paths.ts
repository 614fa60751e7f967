/** Where things are mounted in every container. */
export const paths = {
  scripts: "/opt/postgres-kubernetes/scripts",
  config: "/opt/postgres-kubernetes/config",
  tools: "/opt/postgres-kubernetes/tools",
  stage: "/opt/postgres-kubernetes/stage",
  password: "/opt/postgres-kubernetes/password",
  rolePasswords: "/opt/postgres-kubernetes/role-passwords",
  passwords: "/opt/postgres-kubernetes/passwords",
  keys: "/opt/postgres-kubernetes/keys",
  authorities: "/opt/postgres-kubernetes/authorities",
  sockets: "/var/run/postgresql",
  temporary: "/tmp",
  sharedMemory: "/dev/shm",
  work: "/work",
} as const;

/**
 * Where the image expects its volume: the official one moved it with 18, and its entrypoint's volume would hide another
 * place. The data lie in a folder inside, because a new file system has a `lost+found`.
 */
export function dataPaths(postgresVersion: number): {
  readonly volume: string;
  readonly data: string;
} {
  const volume = postgresVersion >= 18 ? "/var/lib/postgresql" : "/var/lib/postgresql/data";
  return { volume, data: `${volume}/pgdata` };
}
