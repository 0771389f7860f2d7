/** A run that repeats itself ends with that reason, for either author. */
import { describe, expect, it } from 'vitest';
import { truncateLog } from './resume.ts';
import { solutionText } from './solution.ts';
import { ByteVocabulary } from './testing/byte-vocabulary.ts';
import { logOf, only, stateOf } from './testing/run.ts';
import { ScriptedStudent } from './testing/scripted-student.ts';
import { idsAnswer, ScriptedTeacher, textAnswer, type ScriptedAnswer } from './testing/scripted-teacher.ts';
import { formatTrace, parseTrace } from './trace.ts';

const vocabulary = new ByteVocabulary();
const endless = `It is 4. So ${'eded '.repeat(200)}`;

describe('a run that repeats itself', () => {
  it('is ended, long before its limit', async () => {
    const state = await stateOf(new ScriptedStudent(endless), null);
    expect(state.status).toEqual({ kind: 'ended', reason: { kind: 'repetition', author: 'student' } });
    expect(state.tokens.length).toBeLessThan(100);
    expect(endless.startsWith(solutionText(state))).toBe(true);
  });

  it('leaves a log that is saved and read', async () => {
    const log = await logOf(new ScriptedStudent(endless), null);
    expect(parseTrace(formatTrace(log)).events).toEqual(log);
  });

  it.each([
    ['ids', idsAnswer(vocabulary.encode('3'.repeat(300)))],
    ['text', textAnswer(['3'.repeat(300)], { tokens: 300 })],
  ])('is ended where the teacher does it, in %s', async (_, answer) => {
    const log = await logOf(new ScriptedStudent(''), new ScriptedTeacher([answer]), { policy: 'always' });
    expect(only(log, 'call-ended')).toHaveLength(1);
    expect(log.at(-1)).toMatchObject({ reason: { kind: 'repetition', author: 'teacher' } });
  });

  it.each([
    ['text', textAnswer(['3'.repeat(300)], { endedSolution: true, tokens: 300 })],
    ['text in pieces', textAnswer(Array<string>(300).fill('3'), { endedSolution: true })],
    [
      'ids, with the end among them',
      [
        { type: 'tokens', ids: [...vocabulary.encode('3'.repeat(300)), ...vocabulary.endTokens.slice(0, 1)] },
        { type: 'done', endedSolution: true, tokens: 301 },
      ] satisfies ScriptedAnswer,
    ],
  ])('has that reason also where the teacher ends its answer then, in %s', async (_, answer) => {
    const log = await logOf(new ScriptedStudent(''), new ScriptedTeacher([answer]), { policy: 'always' });
    expect(log.at(-1)).toMatchObject({ reason: { kind: 'repetition', author: 'teacher' } });
    expect(only(log, 'token').every(({ role }) => role === 'text')).toBe(true);
    expect(parseTrace(formatTrace(log)).events).toEqual(log);
  });

  it('is ended before a teacher that streams text has written all of it', async () => {
    let pieces = 0;
    const counted = Array.from({ length: 500 }, (): ScriptedAnswer => [
      { type: 'text', text: '3' },
      { type: 'meanwhile', run: () => (pieces += 1) },
    ]).flat();
    const teacher = new ScriptedTeacher([[...counted, { type: 'done', endedSolution: false, tokens: null }]]);
    const log = await logOf(new ScriptedStudent(''), teacher, { policy: 'always' });
    expect(log.at(-1)).toMatchObject({ reason: { kind: 'repetition', author: 'teacher' } });
    expect(pieces).toBeLessThan(300);
  });

  it('is ended where what was written before it counts', async () => {
    const log = await logOf(new ScriptedStudent(endless), null);
    const point = { events: truncateLog(log, 80), action: { kind: 'continue' } } as const;
    const again = await logOf(new ScriptedStudent('eded '.repeat(90)), null, { resume: point });
    expect(again.at(-1)).toMatchObject({ reason: { kind: 'repetition' } });
    expect(again.length).toBeLessThan(log.length + 80);
  });

  it('can be led out of it by the teacher', async () => {
    const log = await logOf(new ScriptedStudent(endless), null);
    const request = { by: 'person', requested: 9, commandTokens: 0 } as const;
    const point = { events: truncateLog(log, Infinity), action: { kind: 'call', request } } as const;
    const teacher = new ScriptedTeacher([idsAnswer(vocabulary.encode('So it is 4'))]);
    const again = await logOf(new ScriptedStudent('.'), teacher, { resume: point });
    expect(again.at(-1)).toMatchObject({ reason: { kind: 'end-token' } });
  });
});
