import { describe, expect, it } from 'vitest';
import type { CallId, RelayEvent, TokenId } from './events.ts';
import { emptyRun, reduceRun, reduceLog } from './run-state.ts';
import { ByteVocabulary } from './testing/byte-vocabulary.ts';
import { logOf, only, StandingClock } from './testing/run.ts';
import { ScriptedStudent } from './testing/scripted-student.ts';
import { failure, ScriptedTeacher } from './testing/scripted-teacher.ts';

const vocabulary = new ByteVocabulary();

async function log(): Promise<RelayEvent[]> {
  const clock = new StandingClock();
  const student = new ScriptedStudent('ab<call>3</call>c<call>0</call>d<call>x<call>4</call>', {
    beforeProposal: () => clock.advance(10),
  });
  const wait = (milliseconds: number) =>
    ({ type: 'meanwhile', run: () => clock.advance(milliseconds) }) as const;
  const tokens = (text: string) => ({ type: 'tokens', ids: vocabulary.encode(text) }) as const;
  const done = { type: 'done', endedSolution: false, tokens: 3 } as const;
  const teacher = new ScriptedTeacher([
    [wait(100), tokens('x'), wait(50), tokens('yz'), wait(50), done],
    [wait(300), failure('timeout', { code: 'away' })],
  ]);
  return logOf(student, teacher, { now: clock.now });
}

describe('a run', () => {
  it('is idle, then runs, then has ended with its reason', async () => {
    const events = await log();
    expect(emptyRun.status).toEqual({ kind: 'idle' });
    expect(reduceLog(events.slice(0, 1))).toMatchObject({
      status: { kind: 'running' },
      problem: 'What is 2 + 3?',
      header: events[0],
    });
    expect(reduceLog(events).status).toEqual({
      kind: 'ended',
      reason: { kind: 'end-token', author: 'student' },
    });
  });

  it('resets with another start', async () => {
    const events = await log();
    expect(reduceLog([...events, ...events])).toEqual(reduceLog(events));
  });

  it('knows each call: what was asked, what came, when and where', async () => {
    const { calls } = reduceLog(await log());
    expect(calls).toEqual([
      {
        id: 0,
        by: 'student',
        requested: 3,
        granted: 3,
        prefix: 'ab',
        commandTokens: 3,
        position: 5,
        outcome: { kind: 'delivered' },
        delivered: 3,
        countedBy: 'teacher',
        firstTokenMs: 100,
        totalMs: 200,
        remarks: [],
      },
      {
        id: 1,
        by: 'student',
        requested: 4,
        granted: 4,
        prefix: 'abxyzcdx',
        commandTokens: 3,
        position: 18,
        outcome: { kind: 'failed', failure: 'timeout', error: { code: 'away' } },
        delivered: 0,
        countedBy: 'student-tokenizer',
        firstTokenMs: null,
        totalMs: 300,
        remarks: [],
      },
    ]);
  });

  it('counts the tokens of an open call', async () => {
    const events = await log();
    const second = events.findIndex((event) => event.type === 'token' && event.text === 'y');
    const { calls, metrics } = reduceLog(events.slice(0, second + 1));
    expect(calls).toMatchObject([{ outcome: null, delivered: 2, totalMs: null }]);
    expect(metrics.teacherTokens).toBe(2);
  });

  it('marks the tokens of commands, and leaves malformed ones as text', async () => {
    const { tokens, ignored } = reduceLog(await log());
    expect(
      [...tokens]
        .filter(({ isCommand }) => isCommand)
        .map(({ text }) => text)
        .join(''),
    ).toBe('<call>3</call><call>0</call><call>4</call>');
    expect(ignored).toEqual([
      { why: 'zero', text: '<call>0</call>', commandTokens: 3, position: 9 },
      { why: 'malformed', text: '<call>', commandTokens: 1, position: 13 },
    ]);
  });

  it('stays as it was when another grows from it', async () => {
    const events = await log();
    const states = events.reduce(
      (all, event) => [...all, reduceRun(all.at(-1) ?? emptyRun, event)],
      [emptyRun],
    );
    states.forEach((state, index) => {
      expect([...state.tokens]).toHaveLength(only(events.slice(0, index), 'token').length);
    });
    const middle = states[6] ?? emptyRun;
    const one = reduceRun(middle, written('one'));
    const other = reduceRun(middle, written('other'));
    expect([one.tokens.at(-1)?.text, other.tokens.at(-1)?.text]).toEqual(['one', 'other']);
  });
});

describe('the metrics', () => {
  it('has no rates before there is anything to measure', () => {
    expect(emptyRun.metrics).toMatchObject({
      callRatio: 0,
      studentTokensPerSecond: null,
      teacherLatency: null,
    });
  });

  it('measures the student without its waits for the teacher', async () => {
    // Every pass of the student takes 10 ms, whatever the teacher takes in between.
    expect(reduceLog(await log()).metrics.studentTokensPerSecond).toBeCloseTo(100);
  });

  it('averages the latency over the calls that brought a token', async () => {
    expect(reduceLog(await log()).metrics.teacherLatency).toEqual({ firstTokenMs: 100, totalMs: 200 });
  });

  it('counts what a person wrote apart from both models', () => {
    const { metrics } = reduceLog([written('by hand', 'person'), written('a')]);
    expect(metrics).toMatchObject({ personTokens: 1, studentTokens: 1, teacherTokens: 0, callRatio: 0 });
  });

  it('replaces the tokens of a call by its own count when it ends', () => {
    const call = 0 as CallId;
    const { metrics } = reduceLog([
      {
        type: 'call-requested',
        call,
        by: 'policy',
        commandTokens: 0,
        requested: 4,
        granted: 4,
        prefix: '',
        at: 0,
      },
      written('a', 'teacher', call),
      written('b', 'teacher', call),
      {
        type: 'call-ended',
        call,
        outcome: { kind: 'short' },
        delivered: 3,
        countedBy: 'teacher',
        firstTokenMs: 1,
        totalMs: 2,
        at: 2,
      },
      written('c'),
    ]);
    expect(metrics).toMatchObject({ teacherTokens: 3, studentTokens: 1, callRatio: 0.75 });
  });
});

function written(
  text: string,
  author: 'student' | 'teacher' | 'person' = 'student',
  call: CallId | null = null,
) {
  return { type: 'token', id: 5 as TokenId, text, author, role: 'text', call, at: 0 } satisfies RelayEvent;
}
