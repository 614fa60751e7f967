/** One resource as `pulumi stack export` shows it. */
export interface StateResource {
  readonly urn: string;
  readonly type: string;
  readonly protect?: boolean;
  readonly parent?: string;
  readonly dependencies?: readonly string[];
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
}

interface Exported {
  readonly deployment: {
    readonly resources?: readonly StateResource[];
    readonly pending_operations?: readonly unknown[];
  };
}

export interface StackState {
  readonly resources: readonly StateResource[];
  readonly pendingOperations: readonly unknown[];
  /** The whole export, to search in. */
  readonly text: string;
}

export function stateOf(exported: unknown): StackState {
  const { deployment } = exported as Exported;
  return {
    resources: deployment.resources ?? [],
    pendingOperations: deployment.pending_operations ?? [],
    text: JSON.stringify(exported),
  };
}

/** The last part of a URN: the name a program gave. */
export function nameOf({ urn }: Pick<StateResource, "urn">): string {
  return urn.slice(urn.lastIndexOf("::") + 2);
}
