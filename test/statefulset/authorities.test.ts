import { execFileSync } from "node:child_process";
import { appendFileSync, chmodSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { ensureProgram, type Program } from "../bed/debian/program";
import type { ObjectStore } from "../bed/object-store";
import { silentReport } from "../bed/report";
import { openPodBed, type PodBed } from "./pods/bed";
import { Database } from "./pods/database";
import { storeArgs } from "./pods/stores";

let openssl: Program;
let bed: PodBed;
let store: ObjectStore;
/** Of the store and of somebody else, in PEM. */
let authority: string;
let other: string;

/** A certificate for this machine that vouches for itself. */
function sign(name: string) {
  const folder = bed.folder("certificates");
  const [file, keyFile] = [join(folder, `${name}.crt`), join(folder, `${name}.key`)];
  // The package's own settings lie where nobody has unpacked it.
  const config = join(folder, "openssl.cnf");
  writeFileSync(config, "[req]\ndistinguished_name = subject\n[subject]\n");
  execFileSync(
    openssl.path,
    [
      ...[
        "req",
        "-config",
        config,
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
      ],
      ...["-days", "1", "-subj", `/CN=${name}`, "-addext", "subjectAltName=IP:127.0.0.1"],
      ...["-out", file, "-keyout", keyFile],
    ],
    { stdio: "ignore", env: { ...process.env, ...openssl.environment } },
  );
  return { file, keyFile, text: readFileSync(file, "utf8") };
}

beforeAll(async () => {
  openssl = await ensureProgram("openssl", { report: silentReport });
  bed = await openPodBed();
  const certificate = sign("store");
  authority = certificate.text;
  other = sign("other").text;
  store = await bed.overTls(certificate);
});

interface Trust {
  /** What the program names. */
  readonly ca?: string;
  /** What the tools image has beside the public authorities; false: it has no authorities at all. */
  readonly image?: string | false;
}

/** Whether the scripts of a pod trust the store. */
async function archives(name: string, { ca, image = "" }: Trust): Promise<boolean> {
  const database = await Database.create(bed, name);
  const { bucketName, objectStore } = storeArgs(store);
  if (ca !== undefined) database.world.addSecret("authority", { "ca.crt": ca });
  const trusted = {
    ...objectStore,
    ...(ca !== undefined && { ca: { secretName: "authority", key: "ca.crt" } }),
  };
  database.update({ backup: { bucketName, objectStore: trusted, path: name } });
  await database.startTools();
  const bundle = join(bed.folder("worlds", name, "server", "tools"), "ca-certificates.crt");
  if (image === false) rmSync(bundle);
  else appendFileSync(bundle, image);
  const file = join(bed.folder("wal"), name);
  writeFileSync(file, "content of a segment");
  chmodSync(file, 0o644);
  const { code, log } = await database.script("archive-wal.sh", file, "00000001000000000000000A");
  if (code !== 0) expect(log).toContain("certificate signed by unknown authority");
  return code === 0;
}

test("a store is trusted by the authorities of the tools image, which PostgreSQL's image may lack", async () => {
  expect(await archives("public", { image: authority })).toBe(true);
  expect(await archives("unknown", {})).toBe(false);
});

test("authorities of one's own count beside those of the tools image, and without it", async () => {
  expect(await archives("beside", { ca: other, image: authority })).toBe(true);
  expect(await archives("own", { ca: authority })).toBe(true);
  expect(await archives("alone", { ca: authority, image: false })).toBe(true);
  expect(await archives("wrong", { ca: other })).toBe(false);
});
