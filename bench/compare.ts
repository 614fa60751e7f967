import type { Bed } from "./bed";
import { measure, type Subject, type Times } from "./measure";
import { median } from "./median";
import type { StateKeeping } from "./state";

export interface Comparison {
  readonly size: number;
  readonly state: StateKeeping;
  readonly repeats: number;
  readonly component: Times;
  readonly byHand: Times;
  /** Component over by hand, repeat by repeat, then the median: the machine's moods cancel out. */
  readonly previewRatio: number;
  readonly upRatio: number;
  readonly upRatios: readonly number[];
}

export async function compare(
  bed: Bed,
  size: number,
  state: StateKeeping,
  repeats: number,
): Promise<Comparison> {
  const component: Subject = { name: "component", variant: "component", state };
  const byHand: Subject = { name: "by hand", variant: "by-hand", state };
  const pairs: { component: Times; byHand: Times }[] = [];
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    bed.report.step(`${size} databases, state in a ${state}, ${repeat + 1} of ${repeats}`);
    // In turn first and second, so that neither always meets a warmer machine.
    const first = repeat % 2 === 0 ? component : byHand;
    const one = await measure(bed, first, size);
    const other = await measure(bed, first === component ? byHand : component, size);
    pairs.push(
      first === component ? { component: one, byHand: other } : { component: other, byHand: one },
    );
  }
  const upRatios = pairs.map((pair) => pair.component.upSeconds / pair.byHand.upSeconds);
  return {
    size,
    state,
    repeats,
    component: medianTimes(pairs.map((pair) => pair.component)),
    byHand: medianTimes(pairs.map((pair) => pair.byHand)),
    previewRatio: median(
      pairs.map((pair) => pair.component.previewSeconds / pair.byHand.previewSeconds),
    ),
    upRatio: median(upRatios),
    upRatios,
  };
}

export function medianTimes(times: readonly Times[]): Times {
  return {
    previewSeconds: median(times.map(({ previewSeconds }) => previewSeconds)),
    upSeconds: median(times.map(({ upSeconds }) => upSeconds)),
  };
}
