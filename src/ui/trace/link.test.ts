import fc from '../../bytes/testing/fast-check.ts';
import { beforeAll, describe, expect, it } from 'vitest';

import type { RelayEvent } from '../../relay/events.ts';
import { formatTrace, parseTrace } from '../../relay/trace.ts';
import { PageError } from '../page-error.ts';
import { recordedRun } from '../testing/recorded-run.ts';
import { carriesRun, LARGEST_TRACE } from './limits.ts';
import { LinkTooLongError, linkTo, traceInFragment } from './link.ts';

const page = 'https://page.example/relay/';
const saved = '2026-01-02T03:04:05.000Z';
let log: readonly RelayEvent[] = [];
beforeAll(async () => {
  log = await recordedRun();
});

const fragmentOf = (link: string): string => new URL(link).hash;

async function deflated(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return Buffer.from(await new Response(stream).arrayBuffer()).toString('base64url');
}

describe('a link', () => {
  it('carries a run there and back', async () => {
    const link = await linkTo(page, log, saved);
    expect(link.startsWith(`${page}#run=`)).toBe(true);
    expect(fragmentOf(link)).toMatch(/^#run=[\w-]+$/);
    expect(carriesRun(fragmentOf(link))).toBe(true);
    const trace = parseTrace(await traceInFragment(fragmentOf(link)));
    expect(trace).toMatchObject({ saved, events: log });
  });

  it('rounds the probabilities of tokens, to be short', async () => {
    const third = { probability: 1 / 3, entropy: Math.LN2 };
    const thought = log.map((event) =>
      event.type === 'token' ? { ...event, stats: { ...third, alternatives: [] } } : event,
    );
    const trace = parseTrace(await traceInFragment(fragmentOf(await linkTo(page, thought, saved))));
    const statistics = trace.events.flatMap((event) => (event.type === 'token' ? [event.stats] : []));
    expect(new Set(statistics.map((stats) => stats?.probability))).toEqual(new Set([0.333]));
  });

  it('is refused where it would be too long to be sent', async () => {
    const noise = Array.from({ length: 40_000 }, (_, i) =>
      ((i * 2_654_435_761) % 4_294_967_296).toString(36),
    );
    const [start, ...rest] = log;
    const long = [{ ...start, problem: noise.join('') } as RelayEvent, ...rest];
    await expect(linkTo(page, long, saved)).rejects.toThrow(LinkTooLongError);
  });
});

describe('a fragment', () => {
  it.each(['', '#solution', '#run'])('without a run carries none: %j', (fragment) => {
    expect(carriesRun(fragment)).toBe(false);
  });

  it.each(['', 'A', '!!!', 'AAAA', 'eyJmb3JtYXQiOiJyZWxheS10cmFjZS8xIn0'])(
    'that no link has is refused: %j',
    async (text) => {
      await expect(traceInFragment(`#run=${text}`)).rejects.toMatchObject({ code: 'link-broken' });
    },
  );

  it('that was cut anywhere is refused', async () => {
    const whole = fragmentOf(await linkTo(page, log, saved));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: '#run='.length, max: whole.length - 1 }), async (length) => {
        await expect(traceInFragment(whole.slice(0, length))).rejects.toThrow(PageError);
      }),
    );
  });

  it('that unfolds to more than any run is refused before it fills the memory', async () => {
    const bomb = await deflated(new Uint8Array(LARGEST_TRACE + 1));
    expect(bomb.length).toBeLessThan(LARGEST_TRACE / 500);
    await expect(traceInFragment(`#run=${bomb}`)).rejects.toMatchObject({ code: 'link-too-large' });
  });

  it('that holds no UTF-8 is refused', async () => {
    const text = await deflated(Uint8Array.of(0xc3, 0x28));
    await expect(traceInFragment(`#run=${text}`)).rejects.toThrow(PageError);
  });

  it('is only as good as its trace', async () => {
    const other = await deflated(new TextEncoder().encode(formatTrace(log).replace(/trace\/\d/, 'trace/9')));
    const text = await traceInFragment(`#run=${other}`);
    expect(() => parseTrace(text)).toThrow(/^trace-format-unknown.*trace\/9/);
  });
});
