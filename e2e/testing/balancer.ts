// A tiny balancer in front of copies of the server: it passes each connection on to the first copy that takes it.
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

interface Balancer {
  /** Its address, without a slash at the end. */
  readonly url: string;
  /** Connections that are open now to a copy. */
  openTo(copy: string): number;
  stop(): Promise<void>;
}

/** @param copies addresses of the copies, the preferred one first */
export async function startBalancer(copies: readonly string[]): Promise<Balancer> {
  const open = new Map<Socket, string>();
  const pass = (client: Socket, [copy, ...others]: readonly string[]): void => {
    if (copy === undefined) return void client.destroy();
    const upstream = connect(Number(new URL(copy).port), '127.0.0.1');
    const refused = () => pass(client, others);
    upstream.once('error', refused);
    upstream.once('connect', () => {
      upstream.off('error', refused);
      open.set(upstream, copy);
      // A side that fails or ends takes the other with it.
      const close = () => {
        open.delete(upstream);
        upstream.destroy();
        client.destroy();
      };
      for (const side of [client, upstream]) side.once('error', close).once('close', close);
      client.pipe(upstream).pipe(client);
    });
  };
  const clients = new Set<Socket>();
  const server = createServer((client) => {
    clients.add(client);
    client.on('error', () => client.destroy()).once('close', () => clients.delete(client));
    pass(client, copies);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    openTo: (copy) => [...open.values()].filter((each) => each === copy).length,
    async stop() {
      for (const client of clients) client.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
