/**
 * A bare pipe in its own process: it forwards a request's body and the response without looking at them. It shows what any
 * second server costs on this machine; a proxy's own work is what it adds beyond that.
 */
import { Agent, createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

const { upstream } = z.object({ upstream: z.string() }).parse(JSON.parse(process.argv[2] ?? ''));
const agent = new Agent({ keepAlive: true });

const server = createServer((incoming, outgoing) => {
  const asked = httpRequest(
    `${upstream}/completions`,
    { method: 'POST', agent, headers: { ...incoming.headers, host: new URL(upstream).host } },
    (answer) => {
      outgoing.writeHead(answer.statusCode ?? 0, answer.headers);
      answer.pipe(outgoing);
    },
  );
  asked.on('error', () => outgoing.destroy());
  outgoing.on('close', () => outgoing.writableFinished || asked.destroy());
  incoming.pipe(asked);
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
