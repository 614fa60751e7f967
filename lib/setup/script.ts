import { createHash } from "node:crypto";
import type { Setup } from "../schema/database";

/** Files of the Job, by name. */
export interface SetupFiles {
  readonly "run.sh": string;
  readonly "setup.sql": string;
  readonly "statements.sql": string;
}

/** Waits for a writable primary: a standby answers `t`, a server that is not up yet answers nothing. */
const runScript = `#!/bin/sh
set -eu
until [ "$(psql -XAtqc 'select pg_is_in_recovery()' || true)" = f ]; do
  echo 'waiting for a writable primary'
  sleep 5
done
cd "$(dirname "$0")"
exec psql -Xq -v ON_ERROR_STOP=1 -v hash="$CONTENT_HASH" --single-transaction -f setup.sql
`;

export function setupFiles({ extensions, sql }: Setup): SetupFiles {
  return { "run.sh": runScript, "setup.sql": setupSql(extensions), "statements.sql": `${sql}\n` };
}

/** Names one content: the same extensions and statements in the same database have the same hash for good. */
export function contentHash({ database, extensions, sql }: Setup): string {
  const hash = createHash("sha256").update(JSON.stringify([database, extensions, sql]));
  return hash.digest("hex").slice(0, 16);
}

/** The marker is in the database itself, so it is backed up and restored with what it stands for. */
function setupSql(extensions: readonly string[]): string {
  return `select pg_advisory_xact_lock(hashtextextended('postgres-kubernetes setup', 0)) \\g /dev/null
set local client_min_messages = warning;
create schema if not exists postgres_kubernetes;
create table if not exists postgres_kubernetes.setup (
  content_hash text primary key,
  applied_at timestamptz not null default now()
);
reset client_min_messages;
select exists (select from postgres_kubernetes.setup where content_hash = :'hash') as applied \\gset
\\if :applied
\\echo this content has run already
\\else
${extensions.map((name) => `create extension if not exists ${quoted(name)} cascade;\n`).join("")}\\i statements.sql
insert into postgres_kubernetes.setup (content_hash) values (:'hash');
\\echo done
\\endif
`;
}

function quoted(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}
