import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { codedError } from '../errors/coded-error.ts';
import { TeacherError } from '../relay/teacher.ts';
import { proxyTeacher } from '../teacher/client.ts';
import { createProxy } from './app.ts';
import { adapters } from './testing/adapters.ts';
import { expectedOf, type FaultOutcome } from './testing/fault-table.ts';
import { asked, faultNames } from '../teacher/testing/fake-model-server/faults.ts';
import type { Upstream } from './upstream.ts';

/** Longer than all timeouts of proxy and client together. */
const limitMs = 200_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What the page gets, through its client and the whole proxy, without a network. */
async function outcomeOf(upstream: Upstream): Promise<FaultOutcome> {
  const app = createProxy({ teacher: upstream });
  const teacher = proxyTeacher({
    url: 'http://proxy.test',
    fetch: async (input, init) => app.request(String(input), init),
  });
  let text = '';
  try {
    for await (const chunk of teacher.write(asked)) {
      if (chunk.type === 'text') text += chunk.text;
      if (chunk.type === 'done') {
        return { kind: 'whole', text, tokens: chunk.tokens, cut: chunk.remarks?.includes('cut') === true };
      }
    }
  } catch (error) {
    if (!(error instanceof TeacherError)) throw error;
    return { kind: 'failed', failure: error.failure, error: codedError(error), text };
  }
  throw new Error('A stream ended without done and without an error.');
}

/** Advances the fake timers until the work is over. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  let over = false;
  const ended = work.finally(() => (over = true));
  ended.catch(() => undefined); // thrown below
  for (let passed = 0; !over && passed < limitMs; passed += 1000) await vi.advanceTimersByTimeAsync(1000);
  if (!over) throw new Error('It did not end.');
  return ended;
}

describe.each(adapters)('$name', ({ name, under }) => {
  const possible = faultNames.flatMap((fault) => {
    const upstream = under(fault);
    return upstream === null ? [] : [{ fault, upstream }];
  });

  it.each(possible)('$fault', async ({ fault, upstream }) => {
    expect(await inTime(outcomeOf(upstream))).toEqual(expectedOf(name, fault));
  });
});
