import { unacknowledged } from "../guard/acknowledgements";
import type { Finding } from "../guard/finding";
import type { InspectionSettings, KubernetesObject } from "../guard/inspection";
import type { Transition } from "../guard/rule";
import {
  checkBornBeside,
  checkDeleted,
  checkProtected,
  checkShared,
  mayShare,
  type StackDatabase,
} from "../guard/stack-rules";
import { noFacts, type DatabaseState } from "../guard/state";
import { checkTransition } from "../guard/transitions";
import { identityOf } from "./identity";
import {
  acknowledgedIn,
  acknowledgedWith,
  databaseReader,
  inspectBackups,
  inspectObject,
  stateOf,
  transitionOf,
  unknownFacts,
  type Circumstances,
} from "./review";
import { readerOf } from "./readers";
import { needsWholeStack } from "./rule-catalogue";
import { nameOf, StackObjects, type StackObject } from "./stack-objects";
import { addressesOf, addressFacts, withAddresses, type Addresses } from "./addresses";

/** A finding and the object it is about. */
export interface LocatedFinding {
  readonly urn: string;
  readonly finding: Finding;
}

/** Objects by URN as the last update left them; undefined when nobody knows. */
export type Baseline = ReadonlyMap<string, StackObject> | undefined;

/** Reviews one run of a program: its objects one by one as they come, and the whole when all have come. */
export class StackReview {
  private readonly seen = new Map<string, StackObject>();
  /** Where a database's addresses led when it came; objects that come after it may lead elsewhere. */
  private readonly led = new Map<string, Addresses>();
  private readonly objects: StackObjects;
  private readonly earlier: StackObjects;

  constructor(private readonly baseline: Baseline) {
    this.earlier = new StackObjects(undefined);
    for (const [urn, entry] of baseline ?? []) this.earlier.set(urn, entry);
    this.objects = new StackObjects(this.earlier);
  }

  /** True for objects that some rule may speak about. */
  static concerns(object: KubernetesObject): boolean {
    return readerOf(object) !== undefined;
  }

  add(urn: string, entry: StackObject): void {
    this.seen.set(urn, entry);
    this.objects.set(urn, entry);
    if (databaseReader(entry.object)) this.led.set(urn, this.addresses(urn));
  }

  /** Why this object must not be created or changed like this, seen together with those before it. */
  check(urn: string, settings: InspectionSettings): readonly LocatedFinding[] {
    const entry = this.seen.get(urn);
    if (entry === undefined) return [];
    const { object, isProtected } = entry;
    const here = (findings: readonly Finding[]) => findings.map((finding) => ({ urn, finding }));
    return [
      ...here(this.changes(urn, entry)),
      ...here(inspectObject(object, settings)),
      ...here(databaseReader(object) ? this.accepted(object, checkProtected(isProtected)) : []),
      ...this.touched(urn).flatMap((database) => this.around(database, settings)),
    ].filter(({ finding }) => !needsWholeStack(finding.rule));
  }

  /** What only the whole stack shows. */
  finish(urns: ReadonlySet<string>, settings: InspectionSettings): readonly LocatedFinding[] {
    const present = this.objects.databases().filter((urn) => urns.has(urn));
    return [...present.flatMap((urn) => this.around(urn, settings)), ...this.deleted(urns)].filter(
      ({ finding }) => needsWholeStack(finding.rule),
    );
  }

  /** Facts of this object that no rule can look at before the update. */
  undecided(urn: string): readonly string[] {
    const entry = this.seen.get(urn);
    const transition = entry && this.transition(urn, entry);
    if (entry === undefined || transition === undefined) return [];
    const facts = unknownFacts(transition);
    const own = this.objects.database(urn);
    const isShared = own !== undefined && mayShare(own, this.others(urn));
    return isShared && !facts.includes("archive") ? [...facts, "archive"] : facts;
  }

  private transition(urn: string, entry: StackObject): Transition | undefined {
    const before = this.before(urn, entry)?.object;
    const transition = transitionOf(before, entry.object);
    if (transition === undefined) return undefined;
    if (before !== undefined) return withAddresses(transition, this.led.get(urn) ?? {});
    const twin = this.twinOf(entry);
    return twin === undefined ? transition : { ...transition, old: twin };
  }

  private changes(urn: string, entry: StackObject): readonly Finding[] {
    if (this.baseline === undefined) return [];
    const transition = this.transition(urn, entry);
    return transition ? this.acceptedNow(urn, checkTransition(transition)) : [];
  }

  private before(urn: string, entry: StackObject): StackObject | undefined {
    return this.baseline?.get(this.formerUrn(urn, entry));
  }

  private formerUrn(urn: string, { aliases = [] }: StackObject): string {
    return [urn, ...aliases].find((name) => this.baseline?.has(name)) ?? urn;
  }

  /** What a database's addresses were and are, its references to other objects followed. */
  private addresses(urn: string): Addresses {
    const entry = this.seen.get(urn);
    const was = entry && this.earlier.database(this.formerUrn(urn, entry));
    return addressesOf(was, this.objects.database(urn));
  }

  /** Another operator's database of the same name, as far as the rule about operators is concerned. */
  private twinOf({ object, provider = "" }: StackObject): Transition["old"] {
    const [operator, identity] = [databaseReader(object)?.id, identityOf(object)];
    if (operator === undefined || typeof identity !== "string") return undefined;
    const twin = this.earlier
      .databases()
      .filter((urn) => this.earlier.providerOf(urn) === provider)
      .flatMap((urn) => this.earlier.get(urn) ?? [])
      .find((other) => identityOf(other) === identity && databaseReader(other)?.id !== operator);
    const old = twin && stateOf(twin);
    return old && { ...noFacts, operator: old.operator };
  }

  /** A companion changes what the databases of its namespace say. */
  private touched(urn: string): readonly string[] {
    const object = this.objects.get(urn);
    if (object === undefined || databaseReader(object)) return [urn];
    const operator = readerOf(object)?.id;
    return this.objects
      .databases()
      .filter((database) => readerOf(this.objects.get(database) ?? {})?.id === operator);
  }

  private around(urn: string, settings: InspectionSettings): readonly LocatedFinding[] {
    const object = this.objects.get(urn);
    const own = this.objects.database(urn);
    if (object === undefined || own === undefined) return [];
    const findings = [
      ...this.acceptedNow(urn, this.movedBehind(urn)),
      ...inspectBackups(object, this.circumstances(urn), settings),
      ...this.accepted(object, checkShared(own, this.others(urn))),
      ...this.accepted(object, this.bornBeside(urn, object)),
    ];
    return findings.map((finding) => ({ urn, finding }));
  }

  /** An address changed in an object that came after the database which refers to it. */
  private movedBehind(urn: string): readonly Finding[] {
    const object = this.seen.get(urn)?.object;
    const [then, now] = [this.led.get(urn), this.addresses(urn)];
    return addressFacts.flatMap((fact) => {
      const pair = now[fact];
      if (pair === undefined || String(pair) === String(then?.[fact])) return [];
      const postgresVersion = object && stateOf(object)?.postgresVersion;
      const same: DatabaseState = { ...noFacts, postgresVersion };
      return checkTransition(withAddresses({ old: same, new: same }, { [fact]: pair }));
    });
  }

  private bornBeside(urn: string, object: KubernetesObject): readonly Finding[] {
    const entry = this.seen.get(urn);
    const archiving = databaseReader(object)?.archiving(object, this.objects.around(urn));
    const state = stateOf(object);
    if (this.baseline === undefined || entry === undefined || this.before(urn, entry)) return [];
    if (archiving === undefined || state === undefined) return [];
    return checkBornBeside({ state, archiving }, this.formerDatabases());
  }

  private circumstances(urn: string): Circumstances {
    const entry = this.seen.get(urn);
    const former = entry && this.earlier.database(this.formerUrn(urn, entry));
    return { around: this.objects.around(urn), formerReads: former?.reads ?? [] };
  }

  private formerDatabases(): readonly StackDatabase[] {
    return this.earlier.databases().flatMap((urn) => this.earlier.database(urn) ?? []);
  }

  private others(urn: string): readonly StackDatabase[] {
    return this.objects
      .databases()
      .filter((other) => other !== urn)
      .flatMap((other) => this.objects.database(other) ?? []);
  }

  private deleted(urns: ReadonlySet<string>): readonly LocatedFinding[] {
    const renamed = new Set([...this.seen.values()].flatMap(({ aliases }) => aliases ?? []));
    return [...(this.baseline ?? [])].flatMap(([urn, { object, isProtected }]) => {
      const state = databaseReader(object) && stateOf(object);
      if (state === undefined || urns.has(urn) || renamed.has(urn)) return [];
      const findings = checkDeleted(nameOf(object, urn), { state, isProtected });
      return this.accepted(object, findings).map((finding) => ({ urn, finding }));
    });
  }

  /** Of a change only what is said with it counts. */
  private acceptedNow(urn: string, findings: readonly Finding[]): readonly Finding[] {
    const entry = this.seen.get(urn);
    if (entry === undefined) return findings;
    const before = this.before(urn, entry)?.object;
    return unacknowledged(findings, acknowledgedWith(before, entry.object));
  }

  private accepted(object: KubernetesObject, findings: readonly Finding[]): readonly Finding[] {
    return unacknowledged(findings, acknowledgedIn(object));
  }
}
