import { screenReport } from "../report";
import { archiveTools } from "../tools/catalogue";
import { ensureTools } from "../tools/ensure";
import { ensurePostgres } from "./ensure";

/** Builds or finds everything once, so that no test waits for a compiler. */
async function setUp(): Promise<void> {
  const report = screenReport();
  await ensureTools(archiveTools, { report });
  await ensurePostgres({ report });
}

export = setUp;
