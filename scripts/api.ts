import {
  Extractor,
  ExtractorConfig,
  ExtractorLogLevel,
  type ExtractorMessage,
  type IExtractorConfigPrepareOptions,
} from "@microsoft/api-extractor";
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(__dirname, "..");
const update = process.argv.includes("--update");

/** One report for each entry of package.json's exports. */
const entries = [
  { report: "postgres-kubernetes", types: "dist/index.d.ts" },
  { report: "postgres-kubernetes-plan", types: "dist/plan-api.d.ts" },
  { report: "postgres-kubernetes-guard", types: "dist/guard-api.d.ts" },
];

function configFor(entry: (typeof entries)[number]): ExtractorConfig {
  const configFile = join(root, "api-extractor.json");
  const configObject = ExtractorConfig.loadFile(configFile);
  const options: IExtractorConfigPrepareOptions = {
    configObjectFullPath: configFile,
    packageJsonFullPath: join(root, "package.json"),
    configObject: {
      ...configObject,
      mainEntryPointFilePath: join(root, entry.types),
      apiReport: { ...configObject.apiReport, enabled: true, reportFileName: entry.report },
    },
  };
  return ExtractorConfig.prepare(options);
}

/** Says only what the reader has to act on; the tool would also name its compiler and each file it wrote. */
function showErrors(message: ExtractorMessage): void {
  message.handled = true;
  if (message.logLevel === ExtractorLogLevel.Error) {
    console.error(message.formatMessageWithLocation(root));
  }
}

function accepted(entry: (typeof entries)[number]): boolean {
  const result = Extractor.invoke(configFor(entry), {
    localBuild: update,
    messageCallback: showErrors,
  });
  if (!update && result.apiReportChanged) {
    console.error(
      `The public types differ from api/${entry.report}.api.md. ` +
        "If users should see this change: npm run api:update, and commit api/.",
    );
  }
  return result.errorCount === 0 && (update || !result.apiReportChanged);
}

mkdirSync(join(root, "api"), { recursive: true });
if (!entries.map(accepted).every(Boolean)) process.exitCode = 1;
