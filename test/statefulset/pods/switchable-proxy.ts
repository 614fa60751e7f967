import { connect, createServer, type Socket } from "node:net";

import { freePorts } from "../../bed/processes/free-port";

/** A way to the store that can be cut, as a network can, and led to another. */
export interface SwitchableProxy {
  readonly endpoint: string;
  /** From now on nobody gets through, and who is through is thrown out. */
  cut(): void;
  mend(): void;
  /** How often somebody was turned away. */
  refusals(): number;
  /** From now on this is the way to another store, and who is through to the old one is thrown out. */
  leadTo(target: string): void;
  close(): void;
}

export async function startProxy(target: string): Promise<SwitchableProxy> {
  let { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  let isCut = false;
  let refusals = 0;
  const server = createServer((incoming) => {
    if (isCut) {
      refusals += 1;
      incoming.destroy();
      return;
    }
    const outgoing = connect(Number(port), hostname);
    for (const socket of [incoming, outgoing]) {
      open.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        open.delete(socket);
        incoming.destroy();
        outgoing.destroy();
      });
    }
    incoming.pipe(outgoing).pipe(incoming);
  });
  const [own = 0] = await freePorts(1);
  await new Promise<void>((resolve) => server.listen(own, "127.0.0.1", resolve));
  const disconnect = () => {
    for (const socket of open) socket.destroy();
  };
  const cut = () => {
    isCut = true;
    disconnect();
  };
  return {
    endpoint: `http://127.0.0.1:${own}`,
    cut,
    mend: () => {
      isCut = false;
    },
    leadTo: (other) => {
      ({ hostname, port } = new URL(other));
      disconnect();
    },
    refusals: () => refusals,
    close: () => {
      cut();
      server.close();
    },
  };
}
