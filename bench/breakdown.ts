import type { Bed } from "./bed";
import { medianTimes } from "./compare";
import { measure, type Subject, type Times } from "./measure";
import type { StateKeeping } from "./state";

export interface Breakdown {
  readonly size: number;
  readonly state: StateKeeping;
  readonly parts: readonly (Times & { readonly name: string })[];
}

const group = { parent: true, outputs: true } as const;

/** From objects written by hand to the component, one difference at a time. */
const steps: readonly Omit<Subject, "state">[] = [
  { name: "by hand", variant: "by-hand" },
  { name: "+ a component around them", variant: "by-hand", extras: { parent: true } },
  { name: "+ its outputs registered", variant: "by-hand", extras: group },
  {
    name: "+ one empty hook for all",
    variant: "by-hand",
    extras: { ...group, hooks: "shared" },
  },
  { name: "component (checks, plan, guard)", variant: "component" },
];

export async function breakDown(
  bed: Bed,
  size: number,
  state: StateKeeping,
  repeats: number,
): Promise<Breakdown> {
  const subjects = steps.map((step): Subject => ({ ...step, state }));
  const measured = new Map<Subject, Times[]>(subjects.map((subject) => [subject, []]));
  for (let repeat = 0; repeat < repeats; repeat += 1)
    for (const [subject, times] of measured) {
      bed.report.step(
        `${size} databases, state in a ${state}, ${subject.name}, ${repeat + 1} of ${repeats}`,
      );
      times.push(await measure(bed, subject, size));
    }
  const parts = [...measured].map(([{ name }, times]) => ({ name, ...medianTimes(times) }));
  return { size, state, parts };
}
