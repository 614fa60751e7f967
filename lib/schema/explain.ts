import type { z } from "zod";
import type { ArgsProblem } from "../errors";
import { fixSeparator, problemSeparator } from "./leaf";
import { quote } from "./show";

/** zod's issues in the user's words. Every schema here writes its own messages, so nothing is translated, only taken apart. */
export function explain(error: z.ZodError): readonly ArgsProblem[] {
  return error.issues.flatMap(({ path, message }) =>
    message.split(problemSeparator).map((one) => {
      const [problem = "", fix = "see the documentation of this field"] = one.split(fixSeparator);
      return { path: pathText(path), problem, fix };
    }),
  );
}

/** `["users", "app", 0]` as the user would write it: `users.app[0]`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === "number") return `${text}[${String(part)}]`;
    const name = shorten(String(part));
    if (!/^[A-Za-z_$][\w$-]*$/.test(name)) return `${text}[${quote(name)}]`;
    return text === "" ? name : `${text}.${name}`;
  }, "");
}

function shorten(name: string): string {
  return name.length <= 60 ? name : `${name.slice(0, 60)}...`;
}
