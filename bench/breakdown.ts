import type { Bed } from "./bed";
import { medianTimes } from "./compare";
import { measure, type Subject, type Times } from "./measure";

export interface Part extends Times {
  readonly name: string;
}

/** The engine writes its whole state down for every resource; without that only the work itself is left. */
const noCheckpoints = { PULUMI_EXPERIMENTAL: "true", PULUMI_SKIP_CHECKPOINTS: "true" };

const group = { parent: true, outputs: true } as const;

/** From objects written by hand to the component, one difference at a time. */
const subjects: readonly Subject[] = [
  { name: "by hand", variant: "by-hand" },
  { name: "+ a component around them", variant: "by-hand", extras: { parent: true } },
  { name: "+ its outputs registered", variant: "by-hand", extras: group },
  {
    name: "+ one empty hook for all",
    variant: "by-hand",
    extras: { ...group, hooks: "shared" },
  },
  {
    name: "+ an empty hook for each",
    variant: "by-hand",
    extras: { ...group, hooks: "one each" },
  },
  { name: "component (checks, plan, guard)", variant: "component" },
  { name: "by hand, no checkpoints", variant: "by-hand", env: noCheckpoints },
  { name: "component, no checkpoints", variant: "component", env: noCheckpoints },
];

export async function breakDown(bed: Bed, size: number, repeats: number): Promise<readonly Part[]> {
  const measured = new Map<Subject, Times[]>(subjects.map((subject) => [subject, []]));
  for (let repeat = 0; repeat < repeats; repeat += 1)
    for (const [subject, times] of measured) {
      bed.report.step(`${size} databases, ${subject.name}, ${repeat + 1} of ${repeats}`);
      times.push(await measure(bed, subject, size));
    }
  return [...measured].map(([{ name }, times]) => ({ name, ...medianTimes(times) }));
}
