import { CronExpressionParser } from "cron-parser";

/** Characters a five-field expression may hold; keeps macros, seconds fields and crontab injections out. */
const fiveFields = /^[0-9A-Za-z*,/-]+( [0-9A-Za-z*,/-]+){4}$/;

/** True for a five-field cron expression that fires at least once. */
export function isSchedule(text: string): boolean {
  if (text.length > 100 || !fiveFields.test(text)) return false;
  try {
    CronExpressionParser.parse(text, { tz: "UTC" }).next();
    return true;
  } catch {
    return false;
  }
}
