import { chmodSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

import type { Manifest } from "../../../lib/operators/manifest";
import type { Container, PodSpec, Volume } from "../../../lib/operators/statefulset/spec";
import type { PodBed } from "./bed";

type SecretVolume = NonNullable<Volume["secret"]>;
type ProjectedVolume = NonNullable<Volume["projected"]>;

/** Kubernetes as far as pods see it: Secrets and ConfigMaps by name, volumes as folders. */
export class World {
  private readonly secrets = new Map<string, Readonly<Record<string, string>>>();
  /** Mounted Secrets, by folder. */
  private readonly secretVolumes = new Map<string, SecretVolume>();
  private readonly projectedVolumes = new Map<string, ProjectedVolume>();
  private readonly configMaps = new Map<string, Readonly<Record<string, string>>>();
  /** What differs here from a cluster: every server has the same address, so each has a port of its own. */
  constructor(
    readonly bed: PodBed,
    readonly name: string,
    readonly port: number,
    readonly overrides: Readonly<Record<string, string>> = {},
  ) {}

  /** A Secret that somebody else made. */
  addSecret(name: string, values: Readonly<Record<string, string>>): void {
    this.secrets.set(name, values);
  }

  /** Takes over what an update sends; mounted ConfigMaps and Secrets change under a running pod. */
  apply(manifests: readonly Manifest[]): void {
    for (const manifest of manifests) {
      if (manifest.type === "secret")
        this.secrets.set(
          manifest.metadata.name,
          manifest.values as Readonly<Record<string, string>>,
        );
      else if (manifest.kind === "ConfigMap")
        this.configMaps.set(
          manifest.metadata.name,
          manifest.body["data"] as Readonly<Record<string, string>>,
        );
    }
    for (const [name, data] of this.configMaps) this.write(this.configMapFolder(name), data);
    for (const [folder, volume] of this.secretVolumes) this.writeSecret(folder, volume);
    for (const [folder, volume] of this.projectedVolumes) this.writeProjected(folder, volume);
  }

  /** The folder behind each mount of a container. */
  mounts(pod: string, spec: PodSpec, container: Container): ReadonlyMap<string, string> {
    const volumes = new Map(spec.volumes.map((volume) => [volume.name, volume]));
    const folders = new Map(
      container.volumeMounts.map(({ name, mountPath }) => [
        mountPath,
        this.volumeFolder(pod, name, volumes.get(name)),
      ]),
    );
    for (const [path, folder] of folders) {
      const outer = folders.get(dirname(path));
      if (outer === undefined) continue;
      rmSync(join(outer, basename(path)), { force: true });
      symlinkSync(folder, join(outer, basename(path)));
    }
    return folders;
  }

  /** A container's environment, its paths being folders here. */
  environment(container: Container, mounts: ReadonlyMap<string, string>): Record<string, string> {
    const entries = (container.env ?? []).map((entry): [string, string] => [
      entry.name,
      "value" in entry
        ? this.local(entry.value as string, mounts)
        : this.secretValue(entry.valueFrom.secretKeyRef),
    ]);
    const env = Object.fromEntries(entries);
    return {
      ...this.bed.environment,
      ...env,
      PGPORT: String(this.port),
      PGK_LISTEN_ADDRESSES: "127.0.0.1",
      ...(env["PGHOST"] === this.name && { PGHOST: "127.0.0.1" }),
      ...(env["TMPDIR"] === undefined && { TMPDIR: mounts.get("/tmp") ?? this.bed.dir }),
      ...this.overrides,
    };
  }

  local(text: string, mounts: ReadonlyMap<string, string>): string {
    if (text.startsWith(this.bed.dir)) return text;
    const longestFirst = [...mounts].sort(([a], [b]) => b.length - a.length);
    for (const [mountPath, folder] of longestFirst)
      if (text === mountPath || text.startsWith(`${mountPath}/`))
        return `${folder}${text.slice(mountPath.length)}`;
    return text;
  }

  /** The volume of the data, which outlives its pods. */
  get dataFolder(): string {
    return this.bed.folder("worlds", this.name, "data");
  }

  loseData(): void {
    rmSync(this.dataFolder, { recursive: true, force: true });
  }

  private volumeFolder(pod: string, name: string, volume: Volume | undefined): string {
    if (volume === undefined || name === "data") return this.dataFolder;
    if (volume.configMap !== undefined) return this.configMapFolder(volume.configMap.name);
    if (volume.secret !== undefined) return this.secretFolder(name, volume.secret);
    const folder = this.bed.folder("worlds", this.name, pod, name);
    if (volume.projected !== undefined) {
      this.projectedVolumes.set(folder, volume.projected);
      this.writeProjected(folder, volume.projected);
    }
    return folder;
  }

  private secretValue({ name, key }: { readonly name: unknown; readonly key: string }): string {
    const value = this.secrets.get(name as string)?.[key];
    if (value === undefined) throw new Error(`Secret ${String(name)} has no key ${key}`);
    return value;
  }

  private secretFolder(name: string, volume: SecretVolume): string {
    const folder = this.bed.folder(
      "worlds",
      this.name,
      "secrets",
      volume.secretName as string,
      name,
    );
    this.secretVolumes.set(folder, volume);
    this.writeSecret(folder, volume);
    return folder;
  }

  private writeSecret(folder: string, { secretName, items }: SecretVolume): void {
    const name = secretName as string;
    const files = items?.map(({ key, path }) => [path, this.secretValue({ name, key })] as const);
    this.write(folder, files ? Object.fromEntries(files) : (this.secrets.get(name) ?? {}));
  }

  private writeProjected(folder: string, { sources }: ProjectedVolume): void {
    for (const { secret } of sources) {
      const values = this.secrets.get(secret.name) ?? {};
      const files = secret.items?.flatMap(({ key, path }) =>
        values[key] === undefined ? [] : [[path, values[key]] as const],
      );
      this.write(folder, files ? Object.fromEntries(files) : values);
    }
  }

  private configMapFolder(name: string): string {
    return this.bed.folder("worlds", this.name, "config-maps", name);
  }

  private write(folder: string, files: Readonly<Record<string, string>>): void {
    mkdirSync(folder, { recursive: true });
    for (const [name, content] of Object.entries(files)) {
      // Whoever reads a file meanwhile sees the old one whole or the new one whole, as in a pod.
      const next = join(folder, `..${name}`);
      writeFileSync(next, content);
      chmodSync(next, 0o555);
      renameSync(next, join(folder, name));
    }
  }
}
