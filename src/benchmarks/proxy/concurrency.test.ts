import { afterEach, expect, it } from 'vitest';
import { nodeTransport } from '../../proxy/node/node-transport.ts';
import { serve } from '../../proxy/node-server.ts';
import { atOnce, inTurn, tallyStreams, Tasks } from './load.ts';
import { loadScript } from './load-script.ts';
import { mockModel, proxyTarget, type BenchmarkTarget } from './target.ts';
import { startFakeModelServer } from '../../teacher/testing/fake-model-server/http-server.ts';
import { completions } from '../../proxy/providers/completions.ts';
import { providerUpstream } from '../../proxy/providers/provider.ts';
import { chatML } from '../../proxy/prompt/prompt-format.ts';

const streams = 200;

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** The teacher's timeouts must not end a test on a busy machine. */
const timeoutMs = 600_000;
const timeouts = { connectMs: timeoutMs, firstTokenMs: timeoutMs, idleMs: timeoutMs };

/** The proxy on Node before the fake model server, over real connections of this machine. */
async function start() {
  const upstream = await startFakeModelServer(loadScript, { recordRequests: false });
  const server = { url: upstream.url, model: mockModel, apiKey: null, transport: nodeTransport, timeouts };
  const proxy = await serve({
    port: 0,
    hostname: '127.0.0.1',
    directory: '.',
    teacher: providerUpstream(completions, server, chatML),
    limits: { streams },
  });
  closing.push(
    () => proxy.close(),
    () => upstream.close(),
  );
  return { upstream, target: proxyTarget(proxy.url) };
}

it('streams 200 answers at the same time without losing or mixing any', async () => {
  const { upstream, target } = await start();
  const tasks = new Tasks();
  const readings = await atOnce(target, tasks.make(streams, { tokens: 24, everyMs: 5 }), 0);
  expect(tallyStreams(readings)).toEqual({ streams, lost: 0, mixed: 0, reasons: [] });
  expect(upstream.counts().requests).toBe(streams);
});

it('answers 200 readers that ask again on kept connections', async () => {
  const { target } = await start();
  const tasks = new Tasks();
  const { readings } = await inTurn(target, tasks.make(2 * streams, { tokens: 5, everyMs: 0 }), streams);
  expect(tallyStreams(readings)).toEqual({ streams: 2 * streams, lost: 0, mixed: 0, reasons: [] });
});

it('reuses its connections to the upstream', async () => {
  const { upstream, target } = await start();
  const { readings } = await inTurn(target, new Tasks().make(20, { tokens: 3, everyMs: 0 }), 1);
  expect(tallyStreams(readings)).toEqual({ streams: 20, lost: 0, mixed: 0, reasons: [] });
  // A call may start while the connection of the previous one waits for the end of its response.
  expect(upstream.counts().connections).toBeLessThanOrEqual(2);
});

it('notices missing and mixed tokens', async () => {
  const { target } = await start();
  const tasks = new Tasks();
  const damaged = (change: (text: string) => string): BenchmarkTarget => ({
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
