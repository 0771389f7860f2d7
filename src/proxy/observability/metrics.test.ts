import { describe, expect, it } from 'vitest';
import type { RequestFacts } from './request-record.ts';
import { Metrics, type Gauges } from './metrics.ts';

const facts: RequestFacts = {
  kind: 'call',
  client: 'address 192.0.2.1',
  request: { problem: 'A private problem', prefix: '', maxTokens: 8 },
  teacher: null,
  outcome: 'done',
  tokens: 8,
  isUpperBound: false,
  firstTokenMs: 40,
  totalMs: 700,
  error: null,
  answer: 'A private answer',
};
const gauges: Gauges = { openStreams: 2, budget: null };

/** Parses names with labels and values; fails on a line outside the format. */
function read(text: string): Map<string, number> {
  expect(text.endsWith('\n')).toBe(true);
  const samples = new Map<string, number>();
  const types = new Set<string>();
  for (const line of text.trimEnd().split('\n')) {
    if (line.startsWith('#')) {
      expect(line).toMatch(/^# (?:HELP [a-z_]+ .+|TYPE [a-z_]+ (?:counter|gauge|histogram))$/);
      if (line.startsWith('# TYPE')) types.add(line.split(' ')[2] ?? '');
      continue;
    }
    const [, name = '', labels = '', value] =
      /^([a-z_]+)(\{[a-z]+="[^"\\\n]+"\})? (\d+(?:\.\d+)?(?:e-\d+)?)$/.exec(line) ?? [];
    expect(value, line).toBeDefined();
    expect(types.has(name.replace(/_(?:bucket|sum|count)$/, '')) || types.has(name), line).toBe(true);
    expect(samples.has(name + labels), line).toBe(false);
    samples.set(name + labels, Number(value));
  }
  return samples;
}

describe('Metrics', () => {
  it('counts calls, tokens and failures', () => {
    const metrics = new Metrics();
    metrics.add(facts);
    metrics.add({ ...facts, outcome: 'timeout', tokens: 3 });
    metrics.add({ ...facts, outcome: 'limited', tokens: 0, firstTokenMs: null });
    const samples = read(metrics.exposition(gauges));
    expect(samples.get('relay_calls_total{outcome="done"}')).toBe(1);
    expect(samples.get('relay_calls_total{outcome="limited"}')).toBe(1);
    expect(samples.get('relay_calls_total{outcome="draining"}')).toBe(0);
    expect(samples.get('relay_teacher_failures_total{failure="timeout"}')).toBe(1);
    expect(samples.get('relay_teacher_tokens_total')).toBe(11);
    expect(samples.get('relay_open_streams')).toBe(2);
  });

  it('counts times in cumulative buckets', () => {
    const metrics = new Metrics();
    for (const firstTokenMs of [5, 10, 40, 99_000]) metrics.add({ ...facts, firstTokenMs });
    metrics.add({ ...facts, outcome: 'refused', firstTokenMs: null });
    const samples = read(metrics.exposition(gauges));
    const bucket = (le: string) => samples.get(`relay_first_token_seconds_bucket{le="${le}"}`);
    expect(['0.01', '0.025', '0.05', '60', '+Inf'].map(bucket)).toEqual([2, 2, 3, 3, 4]);
    expect(samples.get('relay_first_token_seconds_count')).toBe(4);
    expect(samples.get('relay_first_token_seconds_sum')).toBeCloseTo(99.055);
    expect(samples.get('relay_call_seconds_count')).toBe(4);
  });

  it('shows what is left of a budget, if there is one', () => {
    const text = (budget: Gauges['budget']) => new Metrics().exposition({ openStreams: 0, budget });
    expect(text(null)).not.toContain('budget_left');
    const samples = read(text({ tokensPerDay: 5000, tokensLeft: 1200 }));
    expect(samples.get('relay_budget_tokens')).toBe(5000);
    expect(samples.get('relay_budget_left_tokens')).toBe(1200);
  });

  it('holds no clients and no texts', () => {
    const metrics = new Metrics();
    metrics.add(facts);
    expect(metrics.exposition(gauges)).not.toMatch(/private|192\.0/);
  });
});
