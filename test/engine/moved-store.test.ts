import { backup, fresh, late, own } from "./harness/arguments";
import { openDatabases, printed, type Databases } from "./harness/databases";

let bed: Databases;

beforeAll(async () => {
  bed = await openDatabases("moved-store");
});

const database = (bucketName: unknown) => ({
  orders: {
    ...{ ...fresh, ...own("cloudnative-pg"), operator: "cloudnative-pg" },
    backup: { ...backup, bucketName },
  },
});

const store = async () =>
  (
    await bed.kube.get({
      apiVersion: "barmancloud.cnpg.io/v1",
      kind: "ObjectStore",
      metadata: { name: "orders-archive", namespace: bed.namespace },
    })
  )?.["spec"];

test("a CloudNativePG archive that turns out to move only during the update stays where it is", async () => {
  bed.write(database("own-backups"));
  expect(await bed.stack.up()).toSucceed();
  const before = await store();

  bed.write(database(late("another-bucket")));
  const preview = await bed.stack.preview();
  const up = await bed.stack.up();

  expect(preview).toSucceed();
  expect(printed(preview)).toContain("archive will only be known during the update");
  expect(up.exitCode).not.toBe(0);
  expect(printed(up)).toContain(
    "the own archive moved from s3://own-backups/orders to s3://another-bucket/orders",
  );
  // The Cluster comes after its store, so its own rules would have come too late.
  expect(before).toMatchObject({ configuration: { destinationPath: "s3://own-backups/orders" } });
  expect(await store()).toEqual(before);

  bed.write(database("own-backups"));
  expect(await bed.stack.up()).toSucceed();
});
