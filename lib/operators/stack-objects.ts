import type { ArchivePlace } from "../guard/archiving";
import type { KubernetesObject } from "../guard/inspection";
import type { StackDatabase } from "../guard/stack-rules";
import { identityOf } from "./identity";
import type { Surroundings } from "./reader";
import { at } from "./reading";
import { databaseReader } from "./review";

/** An object as a stack has it, or had it. */
export interface StackObject {
  readonly object: KubernetesObject;
  readonly isProtected: boolean;
  /** What leads to its Kubernetes cluster: the provider's name, without the version of a default one. */
  readonly provider?: string;
  /** URNs it has had before. */
  readonly aliases?: readonly string[];
}

/** A database with the addresses it writes and reads, its references followed. */
export interface ResolvedDatabase extends StackDatabase {
  readonly reads: readonly ArchivePlace[];
}

/** Objects by URN, with the questions the rules ask about them. Answers are kept: every database asks about every other. */
export class StackObjects {
  private readonly objects = new Map<string, KubernetesObject>();
  private readonly providers = new Map<string, string>();
  private readonly places = new Map<string, Map<string, KubernetesObject>>();
  private readonly databaseUrns = new Set<string>();
  private readonly answers = new Map<string, ResolvedDatabase>();
  /** Which databases have asked for a name, so that their answers go when it comes. */
  private readonly askers = new Map<string, Set<string>>();

  /** What is not here is looked for in `earlier`: an object that comes later in the same run was there before. */
  constructor(private readonly earlier: StackObjects | undefined) {}

  /** Two objects of one name are two objects where their providers lead to two clusters. */
  set(urn: string, { object, provider = "" }: StackObject): void {
    this.objects.set(urn, object);
    this.providers.set(urn, provider);
    if (databaseReader(object)) this.databaseUrns.add(urn);
    const [kind, namespace, name] = [
      object.kind,
      at(object.metadata, "namespace"),
      at(object.metadata, "name"),
    ];
    const place = keyOf(provider, kind, namespace);
    this.places.set(
      place,
      (this.places.get(place) ?? new Map<string, KubernetesObject>()).set(urn, object),
    );
    this.answers.delete(urn);
    const waiting = this.askers.get(keyOf(provider, kind, namespace, name)) ?? [];
    for (const database of waiting) this.answers.delete(database);
  }

  get(urn: string): KubernetesObject | undefined {
    return this.objects.get(urn);
  }

  /** URNs of the databases. */
  databases(): readonly string[] {
    return [...this.databaseUrns];
  }

  providerOf(urn: string): string {
    return this.providers.get(urn) ?? "";
  }

  /** The objects in the same Kubernetes cluster. */
  around(urn: string): Surroundings {
    return this.inCluster(this.providerOf(urn));
  }

  private inCluster(provider: string): Surroundings {
    const all = (kind: string, namespace: unknown) => [
      ...(this.places.get(keyOf(provider, kind, namespace))?.values() ?? []),
    ];
    return {
      all,
      find: (kind, namespace, name) =>
        all(kind, namespace).find(({ metadata }) => at(metadata, "name") === name) ??
        this.earlier?.inCluster(provider).find(kind, namespace, name),
    };
  }

  /** What a database writes and reads. */
  database(urn: string): ResolvedDatabase | undefined {
    const known = this.answers.get(urn);
    if (known !== undefined) return known;
    const object = this.get(urn);
    const archiving = object && databaseReader(object)?.archiving(object, this.asked(urn));
    if (object === undefined || archiving === undefined) return undefined;
    const answer = { name: nameOf(object, urn), writes: archiving.writes, reads: archiving.reads };
    this.answers.set(urn, answer);
    return answer;
  }

  private asked(urn: string): Surroundings {
    const provider = this.providerOf(urn);
    const cluster = this.inCluster(provider);
    return {
      ...cluster,
      find: (kind, namespace, name) => {
        const key = keyOf(provider, kind, namespace, name);
        this.askers.set(key, (this.askers.get(key) ?? new Set<string>()).add(urn));
        return cluster.find(kind, namespace, name);
      },
    };
  }
}

/** How a finding calls an object: as Kubernetes does, else as the program does. */
export function nameOf(object: KubernetesObject, urn: string): string {
  const identity = identityOf(object);
  return typeof identity === "string" ? identity : urn.slice(urn.lastIndexOf("::") + 2);
}

function keyOf(...parts: readonly unknown[]): string {
  return parts.map(String).join("\n");
}
