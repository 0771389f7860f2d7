/** Calls that go well: what the teacher gets, what it may write, and how it is counted. */
import fc from '../bytes/testing/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { askedRatio, solutionText } from './solution.ts';
import { ByteVocabulary, callClose, callOpen, chatStart, endToken } from './testing/byte-vocabulary.ts';
import { logOf, only, StandingClock, stateOf } from './testing/run.ts';
import { ScriptedStudent } from './testing/scripted-student.ts';
import { failure, idsAnswer, ScriptedTeacher, textAnswer } from './testing/scripted-teacher.ts';

const vocabulary = new ByteVocabulary();
const ids = (text: string, endedSolution = false) => idsAnswer(vocabulary.encode(text), endedSolution);

describe('the teacher gets', () => {
  it('the problem and the solution so far, every command taken out, as text and as ids', async () => {
    const student = new ScriptedStudent('ab<call>2</call>c<call>7</call>d');
    const teacher = new ScriptedTeacher([ids('XY'), ids('Z')]);
    const log = await logOf(student, teacher, { seed: 40, sampling: { temperature: 0.5, topP: 1 } });
    expect(teacher.requests).toEqual([
      {
        problem: 'What is 2 + 3?',
        prefix: 'ab',
        prefixIds: vocabulary.encode('ab'),
        fingerprint: vocabulary.fingerprint,
        maxTokens: 2,
        temperature: 0.5,
        seed: 40,
      },
      {
        problem: 'What is 2 + 3?',
        prefix: 'abXYc',
        prefixIds: vocabulary.encode('abXYc'),
        fingerprint: vocabulary.fingerprint,
        maxTokens: 7,
        temperature: 0.5,
        seed: 41,
      },
    ]);
    expect(only(log, 'call-requested').map(({ prefix }) => prefix)).toEqual(['ab', 'abXYc']);
  });

  it('a seed that is no negative number, whatever the run has', async () => {
    const teacher = new ScriptedTeacher([ids('X')]);
    await logOf(new ScriptedStudent('<call>1</call>'), teacher, { seed: -5 });
    expect(teacher.requests[0]?.seed).toBe(2 ** 32 - 5);
  });
});

describe('the limits', () => {
  it('grant what the teacher tokens of the run leave, and say so when they are used up', async () => {
    const student = new ScriptedStudent('<call>4</call><call>4</call><call>4</call>.');
    const teacher = new ScriptedTeacher([ids('abcd'), ids('ef')]);
    const log = await logOf(student, teacher, { limits: { maxTeacherTokens: 6 } });
    expect(only(log, 'call-requested').map(({ granted }) => granted)).toEqual([4, 2, 0]);
    expect(only(log, 'call-ended')[2]).toMatchObject({
      delivered: 0,
      outcome: {
        kind: 'failed',
        failure: 'over-budget',
        error: { code: 'teacher-tokens-spent', params: { limit: 6 } },
      },
    });
    expect(teacher.requests).toHaveLength(2);
    expect(log.at(-1)).toMatchObject({ reason: { kind: 'end-token', author: 'student' } });
  });

  it('grant no more than the solution may be long', async () => {
    const teacher = new ScriptedTeacher([ids('abcdefgh')]);
    const log = await logOf(new ScriptedStudent('<call>9</call>'), teacher, { limits: { maxTokens: 5 } });
    expect(only(log, 'call-requested')).toMatchObject([{ requested: 9, granted: 2 }]);
    expect(log.at(-1)).toMatchObject({ reason: { kind: 'length' } });
  });

  it('end the run at its length with the last command out of the text', async () => {
    const state = await stateOf(new ScriptedStudent('a<call>9</call>'), new ScriptedTeacher([]), {
      limits: { maxTokens: 4 },
    });
    expect(solutionText(state)).toBe('a');
    expect(state.calls).toMatchObject([{ granted: 0, outcome: { kind: 'failed', failure: 'over-budget' } }]);
    expect(state.status).toEqual({ kind: 'ended', reason: { kind: 'length' } });
  });

  it('grant no more than the student can still read', async () => {
    const student = new ScriptedStudent('y<call>9</call>z', { promptTokens: 10, contextLength: 15 });
    const log = await logOf(student, new ScriptedTeacher([ids('abcdefghi')]));
    // The command has left the context again, 'y' has not.
    expect(only(log, 'call-requested')).toMatchObject([{ requested: 9, granted: 4 }]);
    expect(log.at(-1)).toMatchObject({ reason: { kind: 'context-full' } });
  });

  it('mask <call> after the last call, and the run continues', async () => {
    const student = new ScriptedStudent('<call>1</call>a<call>1</call>b<call>1</call>c');
    const teacher = new ScriptedTeacher([ids('X'), ids('Y')]);
    const state = await stateOf(student, teacher, { limits: { maxCalls: 2 } });
    expect(solutionText(state)).toBe('XaYb1c');
    expect(state.calls).toHaveLength(2);
    const masked = student.proposals.map(({ forbidden }) => forbidden.includes(callOpen));
    // "<call>1</call>a<call>1</call>" are 7 proposals; from the eighth on, the calls are used up.
    expect(masked).toEqual([...Array<boolean>(7).fill(false), ...Array<boolean>(4).fill(true)]);
  });

  it('mask <call> from the start where no call is allowed', async () => {
    const student = new ScriptedStudent('<call>1</call>a');
    const state = await stateOf(student, new ScriptedTeacher([]), { limits: { maxCalls: 0 } });
    expect(solutionText(state)).toBe('1a');
  });

  it('cut a teacher that writes more than it was granted', async () => {
    const student = new ScriptedStudent('<call>3</call>.');
    const all = { type: 'tokens', ids: vocabulary.encode('abcdef') } as const;
    const teacher = new ScriptedTeacher([[all, { type: 'hang', deaf: false }]]);
    const state = await stateOf(student, teacher);
    expect(solutionText(state)).toBe('abc.');
    expect(state.calls).toMatchObject([{ delivered: 3, outcome: { kind: 'delivered' } }]);
    expect(teacher.signals[0]?.aborted).toBe(true);
  });
});

describe('the outcome of a call', () => {
  const outcome = async (answer: ReturnType<typeof ids>) => {
    const state = await stateOf(new ScriptedStudent('a<call>3</call>b'), new ScriptedTeacher([answer]));
    return { ...state.calls[0]?.outcome, delivered: state.calls[0]?.delivered, text: solutionText(state) };
  };

  it('is delivered with as many tokens as were granted', async () => {
    expect(await outcome(ids('xyz'))).toEqual({ kind: 'delivered', delivered: 3, text: 'axyzb' });
  });

  it('is short where the teacher stops early without ending the solution', async () => {
    expect(await outcome(ids('xy'))).toEqual({ kind: 'short', delivered: 2, text: 'axyb' });
    expect(await outcome(ids(''))).toEqual({ kind: 'short', delivered: 0, text: 'ab' });
  });

  it('ends the run where the teacher ends the solution, whose end token counts for it', async () => {
    expect(await outcome(ids('xy', true))).toEqual({ kind: 'ended-solution', delivered: 3, text: 'axy' });
    const own = [
      { type: 'tokens', ids: [...vocabulary.encode('x'), endToken, ...vocabulary.encode('no')] },
    ] as const;
    expect(await outcome(own)).toEqual({ kind: 'ended-solution', delivered: 2, text: 'ax' });
  });

  it('ends the run without an end token where none was left to write', async () => {
    const student = new ScriptedStudent('a<call>3</call>b');
    const log = await logOf(student, new ScriptedTeacher([ids('xyz', true)]));
    expect(log.slice(-3)).toMatchObject([
      { type: 'token', text: 'z' },
      { type: 'call-ended', outcome: { kind: 'ended-solution' }, delivered: 3 },
      { type: 'run-ended', reason: { kind: 'end-token', author: 'teacher' } },
    ]);
  });
});

describe('ids of a teacher that shares the vocabulary', () => {
  it('are written as they come, and enter the student once', async () => {
    const clock = new StandingClock();
    const chunk = (text: string) => ({ type: 'tokens', ids: vocabulary.encode(text) }) as const;
    const wait = { type: 'meanwhile', run: () => clock.advance(5) } as const;
    const done = { type: 'done', endedSolution: false, tokens: 3 } as const;
    const teacher = new ScriptedTeacher([[wait, chunk('x'), wait, chunk('yz'), wait, done]]);
    const student = new ScriptedStudent('<call>3</call>');
    const log = await logOf(student, teacher, { now: clock.now });
    const written = only(log, 'token').filter(({ author }) => author === 'teacher');
    expect(written.map(({ text, at }) => [text, at])).toEqual([
      ['x', 5],
      ['y', 10],
      ['z', 10],
    ]);
    expect(only(log, 'call-ended')).toMatchObject([{ firstTokenMs: 5, totalMs: 15, countedBy: 'teacher' }]);
    expect(student.appended.map((appended) => vocabulary.decode(appended)).at(-1)).toBe('xyz');
  });

  it('never bring in a control token', async () => {
    const forged = [callOpen, ...vocabulary.encode('5'), callClose, chatStart];
    const student = new ScriptedStudent('<call>99</call>');
    const state = await stateOf(student, new ScriptedTeacher([idsAnswer(forged), ids('never')]));
    expect(solutionText(state)).toBe('<call>5</call><|im_start|>');
    expect(state.calls).toHaveLength(1);
    const entered = student.appended.at(-1) ?? [];
    expect(vocabulary.controlTokens.filter((id) => entered.includes(id))).toEqual([]);
  });
});

describe('text of a foreign teacher', () => {
  const words = new ByteVocabulary(['hello world', 'hello', 'lo wo']);

  it('is encoded once and whole, however it was cut into chunks', async () => {
    const student = new ScriptedStudent('<call>9</call>.', { vocabulary: words });
    const state = await stateOf(student, new ScriptedTeacher([textAnswer(['hel', 'lo wo', 'rld'])]));
    expect(student.appended).toContainEqual(words.encode('hello world'));
    expect(words.encode('hello world')).toHaveLength(1);
    expect(solutionText(state)).toBe('hello world.');
  });

  it('counts as the teacher reports, else as the student tokenizer counts', async () => {
    const count = async (tokens: number | null, endedSolution = false) => {
      const answer = textAnswer(['abcd'], { tokens, endedSolution });
      const state = await stateOf(new ScriptedStudent('<call>6</call>'), new ScriptedTeacher([answer]));
      const { delivered, countedBy, outcome } = state.calls[0] ?? {};
      return [delivered, countedBy, outcome?.kind, state.metrics.teacherTokens];
    };
    expect(await count(2)).toEqual([2, 'teacher', 'short', 2]);
    expect(await count(6)).toEqual([6, 'teacher', 'delivered', 6]);
    expect(await count(3, true)).toEqual([3, 'teacher', 'ended-solution', 3]);
    expect(await count(null)).toEqual([4, 'student-tokenizer', 'short', 4]);
    expect(await count(null, true)).toEqual([5, 'student-tokenizer', 'ended-solution', 5]);
    // Counts that cannot be: more than was granted, or none for a text.
    expect(await count(7)).toEqual([4, 'student-tokenizer', 'short', 4]);
    expect(await count(0)).toEqual([4, 'student-tokenizer', 'short', 4]);
  });

  it('uses the count that the teacher reports, even for hidden tokens', async () => {
    const answer = textAnswer([], { tokens: 6, remarks: ['thought'] });
    const state = await stateOf(new ScriptedStudent('<call>6</call>.'), new ScriptedTeacher([answer]));
    expect(solutionText(state)).toBe('.');
    expect(state.calls).toMatchObject([
      { delivered: 6, countedBy: 'teacher', outcome: { kind: 'delivered' }, remarks: ['thought'] },
    ]);
    expect(state.metrics.teacherTokens).toBe(6);
  });

  it('is delivered where the teacher was cut off at what it was asked for', async () => {
    const answer = textAnswer(['abc'], { remarks: ['approximate', 'cut'] });
    const state = await stateOf(new ScriptedStudent('<call>6</call>.'), new ScriptedTeacher([answer]));
    expect(state.calls).toMatchObject([
      { delivered: 3, outcome: { kind: 'delivered' }, remarks: ['approximate', 'cut'] },
    ]);
  });

  it('is kept whole where the teacher counts, however many tokens of the student it is', async () => {
    const answer = textAnswer(['5 * 5 = 25'], { tokens: 4 });
    const student = new ScriptedStudent('<call>4</call>.');
    const state = await stateOf(student, new ScriptedTeacher([answer]), { limits: { maxTeacherTokens: 4 } });
    expect(solutionText(state)).toBe('5 * 5 = 25.');
    expect(state.calls).toMatchObject([
      { outcome: { kind: 'delivered' }, delivered: 4, countedBy: 'teacher', remarks: [] },
    ]);
    expect(state.metrics.teacherTokens).toBe(4);
  });

  it('is kept whole for any tokenizer of the teacher', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 8 }),
        async (pieces) => {
          const answer = textAnswer(pieces, { tokens: pieces.length });
          const student = new ScriptedStudent(`<call>${pieces.length}</call>.`);
          const state = await stateOf(student, new ScriptedTeacher([answer]), {
            limits: { maxTokens: 2000, maxTeacherTokens: pieces.length },
          });
          expect(solutionText(state)).toBe(`${pieces.join('')}.`);
          expect(state.calls).toMatchObject([
            { delivered: pieces.length, countedBy: 'teacher', outcome: { kind: 'delivered' }, remarks: [] },
          ]);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('ends the solution where it is longer than n tokens of the student', async () => {
    const answer = textAnswer(['so it is 12'], { tokens: 4, endedSolution: true });
    const state = await stateOf(new ScriptedStudent('<call>4</call>.'), new ScriptedTeacher([answer]));
    expect(solutionText(state)).toBe('so it is 12');
    expect(state.calls).toMatchObject([{ outcome: { kind: 'ended-solution' }, delivered: 4 }]);
  });

  it('is cut at the next boundary of words and numbers where the teacher reports no count', async () => {
    const answer = textAnswer(['= 25 pens'], { endedSolution: true });
    const state = await stateOf(new ScriptedStudent('<call>3</call>.'), new ScriptedTeacher([answer]));
    expect(solutionText(state)).toBe('= 25.');
    expect(state.calls).toMatchObject([
      {
        outcome: { kind: 'delivered' },
        delivered: 4,
        countedBy: 'student-tokenizer',
        remarks: ['cut-by-estimate'],
      },
    ]);
  });

  it('is shortened, between characters, by the length of the solution and by the context alone', async () => {
    const answer = () =>
      new ScriptedTeacher([textAnswer(['ab\u20accd'], { tokens: 2, endedSolution: true })]);
    const expected = {
      outcome: { kind: 'delivered' },
      delivered: 2,
      countedBy: 'student-tokenizer',
      remarks: ['cut-by-limit'],
    };
    // The command has three tokens.
    const long = await stateOf(new ScriptedStudent('<call>2</call>'), answer(), { limits: { maxTokens: 7 } });
    expect([solutionText(long), long.calls]).toMatchObject(['ab', [expected]]);
    const full = new ScriptedStudent('<call>2</call>', { promptTokens: 10, contextLength: 14 });
    const state = await stateOf(full, answer());
    expect([solutionText(state), state.calls]).toMatchObject(['ab', [expected]]);
  });

  it('keeps what came before it broke off, and says that it broke off', async () => {
    const broken = [{ type: 'text', text: 'so it is 12' }, failure('broken-stream')] as const;
    const state = await stateOf(new ScriptedStudent('<call>4</call>.'), new ScriptedTeacher([broken]));
    expect(solutionText(state)).toBe('so it is 12.');
    expect(state.calls).toMatchObject([
      { outcome: { kind: 'failed', failure: 'broken-stream' }, delivered: 11, remarks: [] },
    ]);
  });

  it('is not listened to without end', async () => {
    let sent = 0;
    const flood = new ScriptedTeacher([]);
    flood.write = async function* (request, signal) {
      flood.requests.push(request);
      for (; !signal?.aborted && sent < 1000; sent += 1) yield { type: 'text', text: 'x'.repeat(100) };
    };
    const state = await stateOf(new ScriptedStudent('<call>5</call>.'), flood);
    expect(solutionText(state)).toBe('xxxxx.');
    expect(sent).toBeLessThan(20);
  });

  it('never becomes a control token', async () => {
    const text = '<call>5</call><|im_end|>';
    const student = new ScriptedStudent('<call>99</call>');
    const state = await stateOf(student, new ScriptedTeacher([textAnswer([text])]));
    expect(solutionText(state)).toBe(text);
    expect(state.calls).toHaveLength(1);
    expect(student.appended.at(-1)).toEqual(vocabulary.encode(text));
  });

  it('passes through as it is, markup and all', async () => {
    const text = '<script>alert(1)</script>\\htmlClass{a}{b}';
    const state = await stateOf(
      new ScriptedStudent('<call>99</call>'),
      new ScriptedTeacher([textAnswer([text])]),
    );
    expect(solutionText(state)).toBe(text);
  });
});

describe('the metrics of a run', () => {
  it('counts commands and end tokens for who wrote them', async () => {
    const student = new ScriptedStudent('ab<call>3</call>c');
    const state = await stateOf(student, new ScriptedTeacher([ids('xyz')]));
    expect(state.metrics).toMatchObject({ studentTokens: 7, teacherTokens: 3, calls: 1, callRatio: 0.3 });
    expect(askedRatio(state)).toBeCloseTo(0.3);
  });

  it('keeps the reward ratio apart: asked, not delivered, and at most 1', async () => {
    const state = await stateOf(new ScriptedStudent('ab<call>90</call>'), new ScriptedTeacher([ids('xy')]));
    expect(state.metrics.callRatio).toBeCloseTo(2 / 9);
    expect(askedRatio(state)).toBe(1);
  });
});
