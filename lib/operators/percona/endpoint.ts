import { ArgsError } from "../../errors";
import { combine, type Late } from "../../late";
import type { S3Store } from "../../object-store/store";

/** What pgBackRest before 2.58 makes of a server without TLS. */
export const plainHttpProblem = {
  problem:
    "pgBackRest before 2.58, which this operator version brings, speaks TLS only: with http:// it would fail with a TLS error on every request",
  fix: 'give the server a certificate and write https:// (with objectStore.ca for an authority of your own), or run operator 2.9 and set operatorVersion: "2.9"',
} as const;

/** Who asks for an endpoint. */
export interface Asking {
  readonly database: string;
  readonly plainHttp: boolean;
}

/** Host and port, as pgBackRest wants an endpoint; a scheme only where TLS must be off. AWS has one too. */
export function endpointOf({ endpoint, region }: S3Store, asking: Asking): Late<string> {
  if (endpoint === undefined) return combine([region], awsEndpoint);
  return combine([endpoint], (url) => {
    if (url.startsWith("http://") && !asking.plainHttp)
      throw new ArgsError(asking.database, [{ path: "objectStore.endpoint", ...plainHttpProblem }]);
    return url.replace(/^https:\/\//, "");
  });
}

function awsEndpoint(region: string): string {
  return `s3.${region}.amazonaws.com${region.startsWith("cn-") ? ".cn" : ""}`;
}
