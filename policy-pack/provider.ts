/**
 * What tells two Kubernetes clusters of one stack apart: the name of the explicit provider, "" for the default one, whose
 * own name has its version in it.
 */
export function clusterOf(providerUrn: string | undefined): string {
  const name = providerUrn?.slice(providerUrn.lastIndexOf("::") + 2) ?? "";
  return /^default(_|$)/.test(name) ? "" : name;
}
