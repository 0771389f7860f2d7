import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { nodeTransport } from './node/node-transport.ts';
import { serve } from './node-server.ts';
import { atOnce, inTurn, tallyStreams, Tasks } from './speed/load.ts';
import { mockUpstream } from './speed/mock-upstream.ts';
import { mockModel, proxyTarget, type Target } from './speed/target.ts';
import { completionsUpstream } from './providers/completions.ts';
import { chatML } from './prompt/prompt-format.ts';

const streams = 200;

/** Milliseconds that it may take on a machine that has much else to do. */
const patienceMs = 180_000;

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** The proxy on Node before a model server, over real connections on this machine. */
async function start() {
  const upstream = mockUpstream();
  await new Promise<void>((resolve) => void upstream.server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => void upstream.server.close(() => resolve())));
  const { port } = upstream.server.address() as AddressInfo;
  const proxy = await serve({
    port: 0,
    hostname: '127.0.0.1',
    directory: '.',
    teacher: completionsUpstream(
      { url: `http://127.0.0.1:${port}/v1`, model: mockModel, apiKey: null, post: nodeTransport },
      chatML,
    ),
    limits: { streams },
  });
  // The proxy first: its connections keep the upstream from closing.
  closing.unshift(async () => {
    await proxy.close();
    upstream.server.closeAllConnections();
  });
  return { upstream, target: proxyTarget(proxy.url) };
}

it(
  'streams 200 answers at the same time: none is lost, none is mixed with another',
  async () => {
    const { upstream, target } = await start();
    const tasks = new Tasks();
    const readings = await atOnce(target, tasks.make(streams, { tokens: 24, everyMs: 5 }), 0);
    expect(tallyStreams(readings)).toEqual({ streams, lost: 0, mixed: 0, reasons: [] });
    expect(upstream.counts().requests).toBe(streams);
  },
  patienceMs,
);

it(
  'answers 200 readers that ask again on connections that they keep',
  async () => {
    const { target } = await start();
    const tasks = new Tasks();
    const { readings } = await inTurn(target, tasks.make(2 * streams, { tokens: 5, everyMs: 0 }), streams);
    expect(tallyStreams(readings)).toEqual({ streams: 2 * streams, lost: 0, mixed: 0, reasons: [] });
  },
  patienceMs,
);

it('asks the upstream on connections that it keeps', async () => {
  const { upstream, target } = await start();
  const { readings } = await inTurn(target, new Tasks().make(20, { tokens: 3, everyMs: 0 }), 1);
  expect(tallyStreams(readings)).toEqual({ streams: 20, lost: 0, mixed: 0, reasons: [] });
  // A call may come while the connection of the one before waits for the end of its answer.
  expect(upstream.counts().connections).toBeLessThanOrEqual(2);
});

it('counts what a stream lacks, and what is another’s', async () => {
  const { target } = await start();
  const tasks = new Tasks();
  const damaged = (change: (text: string) => string): Target => ({
    ...target,
    textOf: (event) => {
      const text = target.textOf(event);
      return text === null ? null : change(text);
    },
  });
  const verdicts = async (change: (text: string) => string) =>
    (await atOnce(damaged(change), tasks.make(1, { tokens: 3, everyMs: 0 }), 0)).map(
      ({ verdict }) => verdict,
    );
  expect(await verdicts((text) => text)).toEqual(['whole']);
  expect(await verdicts((text) => (/\.2@/.test(text) ? '' : text))).toEqual(['lost']);
  expect(await verdicts((text) => (/\.1@/.test(text) ? '' : text))).toEqual(['mixed']);
  expect(await verdicts((text) => text.replace(/^\d+/, '999'))).toEqual(['mixed']);
  expect(await verdicts(() => 'something else ')).toEqual(['mixed']);
});
