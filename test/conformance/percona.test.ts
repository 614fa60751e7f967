import { sharedBed } from "../bed/jest-shared";
import type { KubeClient } from "../bed/kube/kube-client";
import { fresh, opened, promoted, recovering, standby } from "../unit/operators/percona/databases";
import { acceptsScenarios, clusterOf, connectTo, namespace } from "./percona-objects";

let kube: KubeClient;

beforeAll(async () => {
  kube = await connectTo(sharedBed().kubeconfig);
});

afterAll(() => {
  kube.close();
});

describe("the CRD of 2.9.0", () => {
  acceptsScenarios("2.9", () => kube);
});

describe("one object through its life", () => {
  it("has nothing of the source left once promoted", async () => {
    await kube.apply(clusterOf(standby));
    const { spec } = await kube.apply(clusterOf(promoted));
    expect(JSON.stringify(spec)).not.toContain("repo2");
    expect(spec).toMatchObject({ standby: { enabled: false } });
  });

  it("loses hold and order together", async () => {
    const args = { name: "recovered" };
    await kube.apply(clusterOf({ ...recovering, ...args }));
    const { spec } = await kube.apply(clusterOf({ ...opened, ...args }));
    expect(spec).not.toHaveProperty("dataSource");
    expect(JSON.stringify(spec)).not.toContain("reject");
  });

  it("leaves alone what the operator writes during a restore in place", async () => {
    const cluster = clusterOf({ ...fresh, name: "in-place" });
    await kube.apply(cluster);
    const restore = { enabled: true, repoName: "repo1", options: ["--type=time"] };
    const { apiVersion, kind, metadata } = cluster;
    const { name } = metadata;
    await kube.apply(
      {
        apiVersion,
        kind,
        metadata: { name, namespace },
        spec: { backups: { pgbackrest: { restore } } },
      },
      { fieldManager: "percona-operator" },
    );
    const { spec } = await kube.apply(cluster);
    expect(spec).toMatchObject({ backups: { pgbackrest: { restore } } });
  });
});
