import type { Report } from "../../test/bed/report";
import { isColourful, isLive, paintFor, type Paint, type Terminal } from "./paint";
import { statusLine, type StatusLine } from "./status-line";
import { wrap } from "./wrap";

/** Tells the story on one screen. */
export interface Narrator {
  readonly paint: Paint;
  /** What a part of the machinery reports goes here. */
  readonly report: Report;
  readonly line: (text?: string) => void;
  /** Text somebody should read in full: broken between words where the screen ends. */
  readonly prose: (text: string, paint?: (line: string) => string) => void;
  /** What is going on right now. */
  readonly progress: (text: string) => void;
  /** Runs one step of the story under its title and returns what it gave. */
  readonly step: <T>(key: string, title: string, work: () => Promise<T>) => Promise<T>;
  /** Seconds that each step took, by its key. */
  readonly seconds: Readonly<Record<string, number>>;
  /** Takes the passing line off the screen for good. */
  readonly hush: () => void;
}

export interface NarratorOptions {
  readonly steps: number;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly now?: () => number;
}

const INDENT = "     ";
const WIDEST = 110;

export function narratorOn(terminal: Terminal, options: NarratorOptions): Narrator {
  const { steps, environment = process.env, now = Date.now } = options;
  const live = isLive(terminal, environment);
  const paint = paintFor(isColourful(terminal, environment));
  const status: StatusLine = statusLine({ terminal, live, paint, now });
  const seconds: Record<string, number> = {};
  let step = 0;

  const line = (text = ""): void => {
    status.clear();
    terminal.write(`${text === "" ? "" : INDENT + text}\n`);
  };
  return {
    paint,
    seconds,
    line,
    progress: status.show,
    hush: status.stop,
    report: {
      step: (text) => {
        line(paint.dim(text));
      },
      progress: status.show,
    },
    prose: (text, colour = (plain) => plain) => {
      const width = live ? Math.min(terminal.columns ?? 80, WIDEST) - INDENT.length - 1 : Infinity;
      for (const part of text.split("\n").flatMap((long) => wrap(long, width))) line(colour(part));
    },
    step: async (key, title, work) => {
      step += 1;
      const started = now();
      terminal.write(`\n${paint.cyan(`${step}/${steps}`)}  ${paint.bold(title)}\n`);
      status.start();
      const result = await work();
      status.stop();
      seconds[key] = Math.round((now() - started) / 100) / 10;
      line(`${paint.green("done")} ${paint.dim(`${(seconds[key] ?? 0).toFixed(1)} s`)}`);
      return result;
    },
  };
}
