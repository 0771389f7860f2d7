import { describe, expect, it } from 'vitest';
import { capacityOf, RUNS_PER_ROW, serviceSeconds, tableHours, type TeacherSpeed } from './capacity.ts';
import { patternFigures, type RecordedRun } from './call-pattern.ts';
import { EventQueue } from './event-queue.ts';
import { simulate, type SimulationSettings } from './queue-simulation.ts';

/** One call of ten tokens in a solution of 110. */
const run: RecordedRun = { tokens: 110, calls: [{ position: 50, delivered: 10 }] };

const settings: SimulationSettings = {
  browsers: 1,
  runs: [run],
  studentTokensPerSecond: 100,
  pauseSeconds: 1,
  slots: 1,
  serviceSeconds: () => 0.5,
  seconds: 2000,
  seed: 1,
};

describe('the simulation of a teacher with many browsers', () => {
  it('is the arithmetic where no call waits', () => {
    const result = simulate(settings);
    // A cycle: 1 s of writing, 0.5 s of the teacher, 1 s of pause.
    expect(result.callsPerSecond).toBeCloseTo(1 / 2.5, 1);
    expect(result.utilisation).toBeCloseTo(0.5 / 2.5, 1);
    expect(result).toMatchObject({ wait: { mean: 0, p99: 0 }, waiting: 0 });
    expect(result.slowdown).toBeCloseTo(1);
  });

  it('never serves more calls than the teacher can', () => {
    const result = simulate({ ...settings, browsers: 50, slots: 4 });
    expect(result.callsPerSecond).toBeCloseTo(8, 0);
    expect(result.utilisation).toBeCloseTo(1, 2);
    expect(result.slowdown).toBeGreaterThan(3);
  });

  it('waits as long as the queue with many sources in the textbook (M/D/1)', () => {
    // Many browsers with long pauses call like a Poisson process: mean wait = load * service / (2 * (1 - load)).
    const result = simulate({ ...settings, browsers: 600, pauseSeconds: 498.5, seconds: 40_000 });
    const load = (600 / 500) * 0.5;
    expect(result.utilisation).toBeCloseTo(load, 1);
    expect(result.wait.mean / ((load * 0.5) / (2 * (1 - load)))).toBeGreaterThan(0.85);
    expect(result.wait.mean / ((load * 0.5) / (2 * (1 - load)))).toBeLessThan(1.15);
    expect(result.waiting).toBeCloseTo(load, 1);
  });

  it('is the same for the same seed, and refuses what is no queue', () => {
    expect(simulate({ ...settings, browsers: 9 })).toEqual(simulate({ ...settings, browsers: 9 }));
    expect(() => simulate({ ...settings, slots: 0 })).toThrow(RangeError);
    expect(() => simulate({ ...settings, runs: [] })).toThrow(RangeError);
  });

  it('counts a run without calls as one that waits for no teacher', () => {
    const result = simulate({ ...settings, runs: [{ tokens: 100, calls: [] }] });
    expect(result).toMatchObject({ calls: 0, utilisation: 0, slowdown: 1 });
  });
});

describe('the arithmetic', () => {
  const speed: TeacherSpeed = {
    startSeconds: 0.1,
    prefillTokensPerSecond: 1000,
    secondsPerToken: 0.02,
    slots: 8,
  };

  it('of a pattern is its means', () => {
    expect(patternFigures([run, { tokens: 90, calls: [] }])).toEqual({
      runs: 2,
      tokensPerRun: 100,
      callsPerRun: 0.5,
      deliveredPerCall: 10,
      prefixPerCall: 50,
      callRatio: 0.05,
    });
    expect(() => patternFigures([])).toThrow(RangeError);
  });

  it('of a teacher fills its slots where the simulation does', () => {
    const service = serviceSeconds(speed, { prefix: 50, delivered: 10 });
    expect(service).toBeCloseTo(0.35);
    const habit = { studentTokensPerSecond: 100, pauseSeconds: 1 };
    const { browsers, callsPerSecond } = capacityOf(patternFigures([run]), habit, speed);
    expect(callsPerSecond).toBeCloseTo(1 / 2.35);
    const full = simulate({
      ...settings,
      ...speed,
      browsers: Math.round(browsers),
      serviceSeconds: () => service,
    });
    expect(full.utilisation).toBeGreaterThan(0.85);
    const half = simulate({
      ...settings,
      ...speed,
      browsers: Math.round(browsers / 2),
      serviceSeconds: () => service,
    });
    expect(half.utilisation).toBeCloseTo(0.5, 1);
    expect(half.wait.p95).toBeLessThan(0.1);
  });

  it('of a table is its tokens over what the GPUs write', () => {
    expect(RUNS_PER_ROW).toBe(4686);
    const size = { rows: 2, tokensPerRun: 1000, tokensPerSecondPerGpu: 1000 };
    expect(tableHours({ ...size, gpus: 1 })).toBeCloseTo((2 * 4686) / 3600);
    expect(tableHours({ ...size, gpus: 2 })).toBeCloseTo(4686 / 3600);
  });
});

describe('the queue of events', () => {
  it('gives them in the order of their times, and of their arrival at the same time', () => {
    const queue = new EventQueue<number>();
    [5, 1, 3, 1, 4, 1, 5].forEach((at, index) => queue.add(at, index));
    const order: number[] = [];
    for (let next = queue.next(); next !== null; next = queue.next()) order.push(next.event);
    expect(order).toEqual([1, 3, 5, 2, 4, 0, 6]);
  });
});
