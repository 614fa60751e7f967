import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";

const hasProc = existsSync("/proc/self/stat");

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** The command line and, where the system shows it, the environment of a process; "" when it is gone. */
export function traceOf(pid: number): string {
  try {
    if (!hasProc)
      return execFileSync("ps", ["-ww", "-o", "command=", "-p", String(pid)], { encoding: "utf8" });
    return ["cmdline", "environ"]
      .map((file) => readFileSync(`/proc/${pid}/${file}`, "utf8"))
      .join("\0");
  } catch {
    return "";
  }
}

interface Row {
  readonly pid: number;
  readonly group: number;
  readonly session: number;
  readonly running: boolean;
}

/**
 * Everything a detached child has started and that still runs. Plugins of the Pulumi engine make process groups
 * of their own but stay in the session; only Linux tells the session, so elsewhere the group has to do.
 */
export function familyOf(leader: number): readonly number[] {
  return rows()
    .filter((row) => row.running && (row.group === leader || row.session === leader))
    .map((row) => row.pid);
}

function rows(): readonly Row[] {
  return hasProc ? rowsOfProc() : rowsOfPs();
}

function rowsOfProc(): readonly Row[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, "utf8");
        // The command's name may hold spaces and brackets: the fields start after its last bracket.
        const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
        return [
          {
            pid: Number(name),
            running: fields[0] !== "Z",
            group: Number(fields[2]),
            session: Number(fields[3]),
          },
        ];
      } catch {
        return [];
      }
    });
}

function rowsOfPs(): readonly Row[] {
  return execFileSync("ps", ["-A", "-o", "pid=,pgid=,stat="], { encoding: "utf8" })
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .map(([pid, group, state]) => ({
      pid: Number(pid),
      group: Number(group),
      session: Number(group),
      running: state?.startsWith("Z") !== true,
    }));
}
