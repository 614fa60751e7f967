import { operators } from "../../../lib/operators/registry";
import { startAdmission } from "../../bed/admission";
import { startControlPlane } from "../../bed/control-plane";
import { installCrds } from "../../bed/crds";
import { connectKube, type KubeClient } from "../../bed/kube/kube-client";
import { openRunFolder } from "../../bed/processes/run-folder";
import type { Server } from "../../bed/processes/server";
import type { Report } from "../../bed/report";
import { admissionTools, clusterTools } from "../../bed/tools/catalogue";
import { ensureTools, type InstalledTool } from "../../bed/tools/ensure";
import { judge, surprise, type Verdict } from "./judge";
import { rowsOf } from "./rows/all";
import { scenarios, type Installation, type OperatorRows, type Row } from "./scenarios";

/** What one operator made of one scenario. */
export interface Cell extends Verdict {
  readonly operator: string;
  readonly operatorVersion: string;
  readonly scenario: string;
  /** True for scenarios every operator is asked. */
  readonly shared: boolean;
  /** Set when it is not what the capability table or the row says. */
  readonly surprise: string | undefined;
}

interface Bed {
  readonly kube: KubeClient;
  readonly install: (installation: Installation) => Promise<readonly Server[]>;
}

/** Judges every row of every operator, one installed version after the other, on one API server. */
export async function judgeAll(report: Report): Promise<readonly Cell[]> {
  const bed = await openBed(report);
  const cells: Cell[] = [];
  for (const [operator, rows] of Object.entries(rowsOf)) {
    for (const installation of rows.installations) {
      const servers = await bed.install(installation);
      for (const cell of cellsOf(operator, rows, installation).filter(isNew(cells))) {
        report.progress(`${operator} ${installation.operatorVersion ?? ""}: ${cell.scenario}`);
        cells.push(await judged(bed.kube, cell));
      }
      for (const server of servers) await server.stop();
    }
  }
  bed.kube.close();
  return cells;
}

/** A row that names its own version is the same question under every installed one. */
function isNew(cells: readonly Cell[]): (question: Question) => boolean {
  return ({ operator, operatorVersion = "", scenario }) =>
    !cells.some(
      (cell) =>
        cell.operator === operator &&
        cell.operatorVersion === operatorVersion &&
        cell.scenario === scenario,
    );
}

async function openBed(report: Report): Promise<Bed> {
  const tools = await ensureTools([...clusterTools, ...admissionTools], { report });
  const { dir } = await openRunFolder();
  const { kubeconfig } = await startControlPlane({ tools, dir, report, controllers: false });
  const known: Readonly<Record<string, InstalledTool>> = tools;
  return {
    kube: connectKube(kubeconfig),
    install: async ({ definitions }) => {
      const servers = [];
      for (const operator of definitions) {
        await installCrds(kubeconfig, operator);
        servers.push(await startAdmission({ operator, tools: known, dir, kubeconfig, report }));
      }
      return servers.filter((server) => server !== undefined);
    },
  };
}

interface Question {
  readonly operator: string;
  readonly operatorVersion: string | undefined;
  readonly scenario: string;
  readonly shared: boolean;
  readonly row: Row;
  readonly can: "yes" | "no" | "partly" | undefined;
}

function cellsOf(
  operator: string,
  { rows, more = {} }: OperatorRows,
  { operatorVersion }: Installation,
): readonly Question[] {
  const { capabilities } = operators[operator as keyof typeof operators];
  const can = (scenario: string) =>
    scenario in capabilities ? capabilities[scenario as keyof typeof capabilities].can : undefined;
  const about = { operator, operatorVersion };
  return [
    ...Object.entries(rows).map(([name, row]) => ({
      ...about,
      scenario: scenarios[name as keyof typeof scenarios],
      shared: true,
      row,
      can: can(name),
    })),
    ...Object.entries(more).map(([scenario, row]) => ({
      ...about,
      ...row.under,
      scenario,
      shared: false,
      row,
      can: undefined,
    })),
  ];
}

async function judged(kube: KubeClient, question: Question): Promise<Cell> {
  const { operator, operatorVersion, scenario, shared, row, can } = question;
  const verdict = await judge(kube, namespaceOf(question), versioned(row, operatorVersion));
  const unlike =
    can === "no" && row.refusal === undefined
      ? "the capability table says no"
      : can === "yes" && row.refusal !== undefined
        ? "the capability table says yes"
        : undefined;
  return {
    ...{ operator, operatorVersion: operatorVersion ?? "", scenario, shared, ...verdict },
    surprise: unlike ?? surprise(row, verdict),
  };
}

function versioned(row: Row, operatorVersion: string | undefined): Row {
  if (operatorVersion === undefined) return row;
  return { ...row, steps: row.steps.map((step) => ({ ...step, operatorVersion })) };
}

function namespaceOf({ operator, operatorVersion = "", scenario }: Question): string {
  const words = `${operator}-${operatorVersion}-${scenario}`.toLowerCase();
  return words
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 63)
    .replace(/-+$/, "");
}
