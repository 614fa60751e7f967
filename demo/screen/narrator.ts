import type { Report } from "../../test/bed/report";
import { isColourful, isLive, paintFor, widthOf, type Paint, type Terminal } from "./paint";
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
  /** Not another word: the rest of the story is being taken down. */
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
  const status = statusLine({ terminal, live, paint, now });
  const { write, line, prose, hush } = voiceOn({ terminal, status, live });
  const seconds: Record<string, number> = {};
  let step = 0;
  return {
    paint,
    seconds,
    line,
    prose,
    hush,
    progress: status.show,
    report: {
      step: (text) => {
        prose(text, paint.dim);
      },
      progress: status.show,
    },
    step: async (key, title, work) => {
      step += 1;
      write(`\n${paint.cyan(`${step}/${steps}`)}  ${paint.bold(title)}`);
      status.start();
      const started = now();
      const result = await work();
      const spent = (now() - started) / 1000;
      status.stop();
      seconds[key] = Number(spent.toFixed(1));
      line(`${paint.green("done")} ${paint.dim(`${spent.toFixed(1)} s`)}`);
      return result;
    },
  };
}

interface VoiceOptions {
  readonly terminal: Terminal;
  readonly status: StatusLine;
  readonly live: boolean;
}

function voiceOn({ terminal, status, live }: VoiceOptions) {
  let hushed = false;
  const write = (text: string): void => {
    if (hushed) return;
    status.clear();
    terminal.write(`${text}\n`);
  };
  const line = (text = ""): void => {
    write(text === "" ? "" : INDENT + text);
  };
  const prose: Narrator["prose"] = (text, colour = (plain) => plain) => {
    const width = live ? Math.min(widthOf(terminal), WIDEST) - INDENT.length - 1 : Infinity;
    for (const long of text.split("\n")) for (const part of wrap(long, width)) line(colour(part));
  };
  const hush = (): void => {
    status.stop();
    hushed = true;
  };
  return { write, line, prose, hush };
}
