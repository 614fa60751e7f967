import { connection } from "../../../../lib/operators/zalando/connection";

const { service, replicaService, secretOf, superuserSecret } = connection({ name: "orders" });

it("applications find the database under the names the operator derives", () => {
  expect([service, replicaService]).toEqual(["orders", "orders-repl"]);
  expect(secretOf("app")).toBe("app.orders.credentials.postgresql.acid.zalan.do");
  expect(superuserSecret).toBe("postgres.orders.credentials.postgresql.acid.zalan.do");
});

it("underscores of a role become dashes, as Kubernetes names demand", () => {
  expect(secretOf("report_reader_2")).toBe(
    "report-reader-2.orders.credentials.postgresql.acid.zalan.do",
  );
});
