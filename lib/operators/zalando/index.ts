import type { OperatorAdapter } from "../contract";
import { capabilities } from "./capabilities";
import { connection } from "./connection";
import { recognise } from "./recognise";
import { render } from "./render";
import { schema, type ZalandoOptions } from "./schema";

export const zalando: OperatorAdapter<ZalandoOptions> = {
  id: "zalando",
  title: "Zalando postgres-operator",
  capabilities,
  schema,
  render,
  connection,
  recognise,
};
