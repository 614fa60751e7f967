import { screenReport } from "../../bed/report";

function screen(isTTY: boolean) {
  const written: string[] = [];
  return { written, isTTY, columns: 20, write: (text: string) => written.push(text) };
}

describe("progress on a terminal", () => {
  it("rewrites one line and keeps the steps", () => {
    const tty = screen(true);
    const report = screenReport(tty);
    report.progress("building etcd: 1 s");
    report.progress("building etcd: 2 s, and more than fits");
    report.step("built etcd");
    expect(tty.written).toEqual([
      "\r\u001b[2Kbuilding etcd: 1 s",
      "\r\u001b[2Kbuilding etcd: 2 s,",
      "\r\u001b[2Kbuilt etcd\n",
    ]);
  });
});

describe("progress in a log", () => {
  it("has a heartbeat every 15 seconds of silence", () => {
    const log = screen(false);
    let clock = 0;
    const report = screenReport(log, () => clock);
    report.step("building etcd");
    for (clock = 1000; clock <= 40_000; clock += 1000)
      report.progress(`building etcd: ${clock / 1000} s`);
    report.step("built etcd");
    expect(log.written).toEqual([
      "building etcd\n",
      "building etcd: 15 s\n",
      "building etcd: 30 s\n",
      "built etcd\n",
    ]);
  });
});
