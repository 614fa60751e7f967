/** Where the bed says what it does. Everything goes to stderr, so stdout stays free for results. */
export interface Report {
  /** A fact worth keeping on the screen. */
  step(text: string): void;
  /** What is going on right now. A terminal shows the latest one; a log shows one every 15 seconds. */
  progress(text: string): void;
}

export interface ReportScreen {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

const HEARTBEAT_MS = 15_000;
const CLEAR_LINE = "\r\u001b[2K";

export const silentReport: Report = { step: () => undefined, progress: () => undefined };

export function screenReport(
  screen: ReportScreen = process.stderr,
  now: () => number = Date.now,
): Report {
  return screen.isTTY === true ? terminalReport(screen) : logReport(screen, now);
}

function terminalReport(screen: ReportScreen): Report {
  return {
    step: (text) => screen.write(`${CLEAR_LINE}${text}\n`),
    progress: (text) => screen.write(`${CLEAR_LINE}${text.slice(0, (screen.columns ?? 80) - 1)}`),
  };
}

function logReport(screen: ReportScreen, now: () => number): Report {
  let lastWritten = now();
  const write = (text: string): void => {
    lastWritten = now();
    screen.write(`${text}\n`);
  };
  return {
    step: write,
    progress: (text) => {
      if (now() - lastWritten >= HEARTBEAT_MS) write(text);
    },
  };
}
