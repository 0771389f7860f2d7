/**
 * Simulates many browsers that call one teacher: each solves problems with recorded calls, waits for the teacher at each
 * call, and pauses between two problems. The teacher serves so many calls at once; further ones wait in their order.
 */
import { Random } from '../../bytes/random.ts';
import type { RecordedRun } from './call-pattern.ts';
import { EventQueue } from './event-queue.ts';

export interface SimulationSettings {
  readonly browsers: number;
  /** Solutions to draw from, all equally probable. */
  readonly runs: readonly RecordedRun[];
  /** Of the student in one browser. */
  readonly studentTokensPerSecond: number;
  /** Mean seconds between two problems of one browser, exponentially distributed. */
  readonly pauseSeconds: number;
  /** Calls that the teacher serves at once. */
  readonly slots: number;
  /** Seconds that a call holds its slot. */
  readonly serviceSeconds: (call: { readonly prefix: number; readonly delivered: number }) => number;
  /** Simulated seconds; the first fifth of them is not counted. */
  readonly seconds: number;
  readonly seed: number;
}

export interface SimulationResult {
  readonly calls: number;
  readonly callsPerSecond: number;
  /** Mean share of the slots that are in use. */
  readonly utilisation: number;
  /** Seconds in the queue before the teacher begins: of all calls, the mean and quantiles. */
  readonly wait: { readonly mean: number; readonly p50: number; readonly p95: number; readonly p99: number };
  /** Share of the calls that wait at all. */
  readonly waiting: number;
  /** Mean seconds of a solution against the same with a teacher that serves no other run. */
  readonly slowdown: number;
}

interface Browser {
  run: RecordedRun;
  /** The next call of its run. */
  call: number;
  started: number;
  /** Seconds that its run would take without any queue. */
  alone: number;
}

type Event =
  | { readonly kind: 'begin'; readonly browser: Browser }
  | { readonly kind: 'call'; readonly browser: Browser }
  | { readonly kind: 'served'; readonly browser: Browser }
  | { readonly kind: 'solved'; readonly browser: Browser };

const WARM_UP = 0.2;

/** @throws RangeError for no browsers, slots or runs */
export function simulate(settings: SimulationSettings): SimulationResult {
  const { browsers, runs, slots, pauseSeconds, seconds } = settings;
  if (browsers < 1 || slots < 1 || runs.length === 0)
    throw new RangeError('A simulation needs a browser, a slot and a run.');
  const random = new Random(settings.seed);
  const exponential = (mean: number): number => -mean * Math.log(1 - random.next());
  const drawn = (): RecordedRun => runs[random.int(0, runs.length - 1)] as RecordedRun;
  const events = new EventQueue<Event>();
  // Calls that have waited stay in front of `head`: taking them out one by one would move all others.
  const queue: { readonly browser: Browser; readonly since: number }[] = [];
  let head = 0;
  const counted = WARM_UP * seconds;
  const waits: number[] = [];
  let [busy, busyTime, last, slow, alone] = [0, 0, 0, 0, 0];

  for (let i = 0; i < browsers; i += 1) {
    const browser: Browser = { run: drawn(), call: 0, started: 0, alone: 0 };
    // Not all at once.
    events.add(random.next() * (pauseSeconds + 1), { kind: 'begin', browser });
  }

  const serve = (browser: Browser, at: number, since: number): void => {
    busy += 1;
    if (at >= counted) waits.push(at - since);
    const service = serviceOf(browser, settings);
    browser.alone += service;
    events.add(at + service, { kind: 'served', browser });
  };
  /** The student writes until its next call, or to the end. */
  const write = (browser: Browser, at: number): void => {
    const { run, call } = browser;
    const from = call === 0 ? 0 : endOf(run, call - 1);
    const next = run.calls[call];
    const length = Math.max(0, (next?.position ?? run.tokens) - from);
    const time = length / settings.studentTokensPerSecond;
    browser.alone += time;
    events.add(at + time, { kind: next === undefined ? 'solved' : 'call', browser });
  };

  for (let next = events.next(); next !== null && next.at <= seconds; next = events.next()) {
    const { at, event } = next;
    const { browser } = event;
    busyTime += busy * Math.max(0, at - Math.max(last, counted));
    last = at;
    switch (event.kind) {
      case 'begin':
        Object.assign(browser, { run: drawn(), call: 0, started: at, alone: 0 });
        write(browser, at);
        break;
      case 'call':
        if (busy < slots) serve(browser, at, at);
        else queue.push({ browser, since: at });
        break;
      case 'served': {
        busy -= 1;
        browser.call += 1;
        write(browser, at);
        const waiting = queue[head];
        if (waiting === undefined) break;
        head += 1;
        serve(waiting.browser, at, waiting.since);
        break;
      }
      case 'solved':
        if (browser.started >= counted) {
          slow += at - browser.started;
          alone += browser.alone;
        }
        events.add(at + exponential(pauseSeconds), { kind: 'begin', browser });
        break;
    }
  }
  return resultOf(
    waits,
    busyTime / (slots * (seconds - counted)),
    seconds - counted,
    alone === 0 ? 1 : slow / alone,
  );
}

function serviceOf({ run, call }: Browser, { serviceSeconds }: SimulationSettings): number {
  const { position = 0, delivered = 0 } = run.calls[call] ?? {};
  return serviceSeconds({ prefix: position, delivered });
}

/** Tokens of the solution after a call. */
function endOf({ calls }: RecordedRun, call: number): number {
  const { position = 0, delivered = 0 } = calls[call] ?? {};
  return position + delivered;
}

function resultOf(waits: number[], utilisation: number, seconds: number, slowdown: number): SimulationResult {
  const sorted = [...waits].sort((one, other) => one - other);
  const quantile = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  return {
    calls: waits.length,
    callsPerSecond: waits.length / seconds,
    utilisation,
    wait: {
      mean: waits.length === 0 ? 0 : waits.reduce((sum, wait) => sum + wait, 0) / waits.length,
      p50: quantile(0.5),
      p95: quantile(0.95),
      p99: quantile(0.99),
    },
    waiting: waits.length === 0 ? 0 : waits.filter((wait) => wait > 0).length / waits.length,
    slowdown,
  };
}
