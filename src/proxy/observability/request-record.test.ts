import { describe, expect, it, vi } from 'vitest';
import type { TokenId } from '../../relay/events.ts';
import type { TeacherChunk } from '../../relay/teacher.ts';
import { RequestRecord, type RequestFacts, type RequestOutcome } from './request-record.ts';

const text: TeacherChunk = { type: 'text', text: 'So it is ' };
const ids: TeacherChunk = { type: 'tokens', ids: [4, 5] as TokenId[] };
const doneWith = (tokens: number | null): TeacherChunk => ({ type: 'done', endedSolution: false, tokens });

/** The facts of a call for 8 tokens that got these chunks, each a second after the one before. */
function factsOf(chunks: readonly TeacherChunk[], outcome: RequestOutcome): RequestFacts {
  const told: RequestFacts[] = [];
  const clock = { now: 500 };
  const call = new RequestRecord(
    'call',
    (facts) => told.push(facts),
    () => clock.now,
  );
  call.understood({ problem: 'P', prefix: '', maxTokens: 8 });
  call.started();
  for (const chunk of chunks) {
    clock.now += 1000;
    call.received(chunk);
  }
  clock.now += 1000;
  call.ended(outcome);
  call.ended('defect');
  expect(told).toHaveLength(1);
  return told[0] as RequestFacts;
}

describe('CallRecord', () => {
  it('tells how long the first token and the whole answer took, and what was written', () => {
    expect(factsOf([text, text, doneWith(6)], 'done')).toEqual({
      what: 'call',
      client: 'unknown',
      asked: { problem: 'P', prefix: '', maxTokens: 8 },
      outcome: 'done',
      tokens: 6,
      isUpperBound: false,
      firstTokenMs: 1000,
      totalMs: 4000,
      message: '',
      answer: 'So it is So it is ',
    });
    expect(factsOf([doneWith(0)], 'done')).toMatchObject({ firstTokenMs: null, tokens: 0 });
  });

  const counts: [string, readonly TeacherChunk[], RequestOutcome, number, boolean][] = [
    ['what the teacher says', [text, doneWith(3)], 'done', 3, false],
    ['ids, where it says nothing', [ids, ids, doneWith(null)], 'done', 4, false],
    ['ids, where it broke off', [ids], 'broken-stream', 2, false],
    ['all that was asked for, where nobody counted', [text, doneWith(null)], 'done', 8, true],
    ['all, where the page left', [text], 'client-gone', 8, true],
    ['all, where it was at work for nothing', [], 'timeout', 8, true],
    ['nothing, where it was not reached', [], 'offline', 0, false],
    ['nothing, where it refused', [], 'refused', 0, false],
  ];
  it.each(counts)('counts %s', (_, chunks, outcome, tokens, isUpperBound) => {
    expect(factsOf(chunks, outcome)).toMatchObject({ tokens, isUpperBound });
  });

  it('counts nothing for a call that never reached the teacher', () => {
    const told = vi.fn();
    const call = new RequestRecord('call', told, () => 0);
    call.understood({ problem: 'P', prefix: '', maxTokens: 8 });
    call.ended('limited');
    expect(told).toHaveBeenCalledWith(expect.objectContaining({ outcome: 'limited', tokens: 0 }));
  });
});
