import { startControlPlane } from "./control-plane";
import { startObjectStore } from "./object-store";
import { newestOperators } from "./operators";
import { openRunFolder } from "./processes/run-folder";
import { closeAll, isInterrupted } from "./processes/shutdown";
import { screenReport } from "./report";
import { allTools, clusterTools, storeTools } from "./tools/catalogue";
import { ensureTools } from "./tools/ensure";

const usage = `usage: tsx test/bed/cli.ts COMMAND

  tools   find or build every tool of the test bed and say where it is
  up      run a Kubernetes API with the operators' CRDs and an S3 server until Ctrl-C
`;

async function tools(): Promise<void> {
  const found = await ensureTools(allTools, { report: screenReport() });
  for (const { name, version, origin, path } of Object.values(found))
    process.stdout.write(`${name} ${version} (${origin})\t${path}\n`);
}

async function up(): Promise<void> {
  const report = screenReport();
  const bed = await ensureTools([...clusterTools, ...storeTools], { report });
  const { dir } = await openRunFolder();
  const [cluster, store] = await Promise.all([
    startControlPlane({ tools: bed, dir, report, operators: newestOperators }),
    startObjectStore({ tools: bed, dir, report }),
  ]);
  process.stdout.write(
    [
      `export KUBECONFIG=${cluster.kubeconfig}`,
      `export AWS_ENDPOINT_URL=${store.endpoint} AWS_REGION=${store.region}`,
      `export AWS_ACCESS_KEY_ID=${store.accessKeyId} AWS_SECRET_ACCESS_KEY=${store.secretAccessKey}`,
      "",
    ].join("\n"),
  );
  report.step(`logs in ${dir}/logs; Ctrl-C ends it all`);
  // Servers are children; this process stays for as long as they do.
  await new Promise(() => setInterval(() => undefined, 60_000));
}

async function main(command: string | undefined): Promise<void> {
  if (command === "tools") return tools();
  if (command === "up") return up();
  process.stderr.write(usage);
  process.exitCode = 2;
}

main(process.argv[2]).catch(async (error: unknown) => {
  if (isInterrupted()) return;
  await closeAll();
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
