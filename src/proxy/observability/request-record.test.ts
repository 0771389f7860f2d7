import { describe, expect, it, vi } from 'vitest';
import type { TokenId } from '../../relay/events.ts';
import type { TeacherChunk } from '../../relay/teacher.ts';
import { RequestRecord, type RequestFacts, type RequestOutcome } from './request-record.ts';

const text: TeacherChunk = { type: 'text', text: 'So it is ' };
const ids: TeacherChunk = { type: 'tokens', ids: [4, 5] as TokenId[] };
const doneWith = (tokens: number | null): TeacherChunk => ({ type: 'done', endedSolution: false, tokens });

/** The facts of a call for 8 tokens with these chunks, one per second. */
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

describe('RequestRecord', () => {
  it('reports the times of the first token and of the whole answer, and what was written', () => {
    expect(factsOf([text, text, doneWith(6)], 'done')).toEqual({
      kind: 'call',
      client: 'unknown',
      teacher: null,
      request: { problem: 'P', prefix: '', maxTokens: 8 },
      outcome: 'done',
      tokens: 6,
      isUpperBound: false,
      firstTokenMs: 1000,
      totalMs: 4000,
      error: null,
      answer: 'So it is So it is ',
    });
    expect(factsOf([doneWith(0)], 'done')).toMatchObject({ firstTokenMs: null, tokens: 0 });
  });

  const counts: [string, readonly TeacherChunk[], RequestOutcome, number, boolean][] = [
    ['what the teacher reports', [text, doneWith(3)], 'done', 3, false],
    ['ids, if it reports nothing', [ids, ids, doneWith(null)], 'done', 4, false],
    ['ids, if it broke off', [ids], 'broken-stream', 2, false],
    ['the requested number, if no count is known', [text, doneWith(null)], 'done', 8, true],
    ['the requested number, if the page left', [text], 'client-gone', 8, true],
    ['the requested number, if it timed out', [], 'timeout', 8, true],
    ['nothing, if it was not reached', [], 'offline', 0, false],
    ['nothing, if it refused', [], 'refused', 0, false],
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
