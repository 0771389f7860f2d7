import { describe, expect, it } from 'vitest';
import { requestLog, type RequestLogOptions } from './request-log.ts';
import type { RequestFacts } from './request-record.ts';

const facts: RequestFacts = {
  kind: 'call',
  client: 'address 192.0.2.1',
  request: { problem: 'A private\nproblem', prefix: 'A private prefix', maxTokens: 8 },
  teacher: null,
  outcome: 'broken-stream',
  tokens: 8,
  isUpperBound: true,
  firstTokenMs: 12.4,
  totalMs: 80.6,
  error: { code: 'server-broke-off', params: { words: 'A private message' } },
  answer: 'A private answer',
};

function logOf(options: Partial<RequestLogOptions> = {}) {
  const lines: string[] = [];
  const now = () => Date.parse('2026-01-31T10:00:00Z');
  return { lines, log: requestLog({ teacher: 'm', print: (line) => lines.push(line), now, ...options }) };
}

describe('requestLog', () => {
  it('writes one line of JSON per call, without its texts', () => {
    const { lines, log } = logOf();
    log(facts);
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      time: '2026-01-31T10:00:00.000Z',
      event: 'call',
      client: expect.stringMatching(/^[0-9a-f]{12}$/),
      teacher: 'm',
      n: 8,
      delivered: 8,
      upperBound: true,
      outcome: 'broken-stream',
      firstTokenMs: 12,
      totalMs: 81,
    });
    expect(lines[0]).not.toMatch(/private|192\.0\.2\.1/);
  });

  it('identifies a client’s calls, within one log only', () => {
    const { lines, log } = logOf();
    log(facts);
    log(facts);
    log({ ...facts, client: 'address 192.0.2.2' });
    const other = logOf();
    other.log(facts);
    const marks = [...lines, ...other.lines].map((line) => (JSON.parse(line) as { client: string }).client);
    expect(marks[1]).toBe(marks[0]);
    expect(new Set(marks).size).toBe(3);
  });

  it('writes the texts on demand, still on one line', () => {
    const { lines, log } = logOf({ logBodies: true });
    log(facts);
    expect(lines[0]).not.toContain('\n');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      problem: 'A private\nproblem',
      prefix: 'A private prefix',
      answer: 'A private answer',
      error: { code: 'server-broke-off', params: { words: 'A private message' } },
    });
  });

  it('has a line for an invalid request', () => {
    const { lines, log } = logOf({ teacher: null });
    log({
      ...facts,
      request: null,
      outcome: 'bad-request',
      tokens: 0,
      isUpperBound: false,
      firstTokenMs: null,
    });
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      teacher: null,
      n: null,
      delivered: 0,
      outcome: 'bad-request',
      firstTokenMs: null,
    });
  });
});
