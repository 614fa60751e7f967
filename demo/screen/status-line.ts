import { widthOf, type Paint, type Terminal } from "./paint";

/** The line at the bottom that says what is going on, and since when. */
export interface StatusLine {
  readonly start: () => void;
  readonly show: (text: string) => void;
  /** Makes room for a line that stays. */
  readonly clear: () => void;
  readonly stop: () => void;
}

export interface StatusLineOptions {
  readonly terminal: Terminal;
  /** Whether lines may be written over. */
  readonly live: boolean;
  readonly paint: Paint;
  readonly now: () => number;
}

const FRAMES = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
const FRAME_MS = 100;
const HEARTBEAT_MS = 15_000;
const CLEAR_LINE = "\r\u001b[2K";

export function statusLine(options: StatusLineOptions): StatusLine {
  return options.live ? spinner(options) : heartbeat(options);
}

function spinner({ terminal, paint, now }: StatusLineOptions): StatusLine {
  let timer: NodeJS.Timeout | undefined;
  let started = 0;
  let text = "";
  const draw = (): void => {
    const elapsed = Math.floor((now() - started) / 1000);
    const frame = FRAMES[Math.floor(now() / FRAME_MS) % FRAMES.length] ?? "";
    const room = Math.max(0, widthOf(terminal) - 16);
    terminal.write(
      `${CLEAR_LINE}  ${paint.cyan(frame)}  ${paint.dim(`${elapsed} s  ${text.slice(0, room)}`)}`,
    );
  };
  const clear = (): void => {
    if (timer !== undefined) terminal.write(CLEAR_LINE);
  };
  return {
    clear,
    show: (latest) => {
      text = latest;
    },
    start: () => {
      [started, text] = [now(), ""];
      timer = setInterval(draw, FRAME_MS);
    },
    stop: () => {
      clear();
      clearInterval(timer);
      timer = undefined;
    },
  };
}

/** Where nothing can be written over, a sign of life now and then. */
function heartbeat({ terminal, now }: StatusLineOptions): StatusLine {
  let started = 0;
  let spoke = 0;
  return {
    start: () => {
      started = spoke = now();
    },
    show: (text) => {
      if (now() - spoke < HEARTBEAT_MS) return;
      spoke = now();
      terminal.write(`     ... ${Math.floor((spoke - started) / 1000)} s: ${text}\n`);
    },
    clear: () => undefined,
    stop: () => undefined,
  };
}
