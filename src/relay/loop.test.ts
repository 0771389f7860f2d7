/** The student's side of the relay: sampling, commands, limits and ends. Calls are in loop.calls.test.ts. */
import { defaultOptions } from './defaults.ts';
import { describe, expect, it } from 'vitest';
import { reduceLog } from './run-state.ts';
import { relay } from './loop.ts';
import { solutionText } from './solution.ts';
import { uniforms } from './random.ts';
import { callClose, callOpen, chatStart, endToken, ByteVocabulary } from './testing/byte-vocabulary.ts';
import { logOf, only, runOptions, StandingClock, stateOf } from './testing/run.ts';
import { ScriptedStudent } from './testing/scripted-student.ts';
import { idsAnswer, ScriptedTeacher } from './testing/scripted-teacher.ts';

const vocabulary = new ByteVocabulary();

describe('a run', () => {
  it('begins with its set-up and ends with its reason, with every token in between', async () => {
    const student = new ScriptedStudent('ab');
    const log = await logOf(student, null, { seed: 3, policy: 'learned' });
    expect(log.map((event) => event.type)).toEqual(['run-started', 'token', 'token', 'token', 'run-ended']);
    expect(log[0]).toEqual({
      type: 'run-started',
      problem: 'What is 2 + 3?',
      policy: 'learned',
      seed: 3,
      sampling: defaultOptions.sampling,
      limits: { maxCalls: 5, maxTeacherTokens: 320, maxTokens: 512 },
      student: student.identity,
      teacher: null,
      promptTokens: 10,
      at: 0,
    });
    expect(log.at(-1)).toEqual({
      type: 'run-ended',
      reason: { kind: 'end-token', author: 'student' },
      at: 0,
    });
    expect(student.problem).toBe('What is 2 + 3?');
  });

  it('records the statistics of each token', async () => {
    const student = new ScriptedStudent('ab', { entropy: ({ own }) => own + 0.5 });
    const tokens = only(await logOf(student, null), 'token');
    expect(tokens.map(({ stats }) => stats?.entropy)).toEqual([0.5, 1.5, 2.5]);
  });

  it('stamps its events with the time since its start', async () => {
    const clock = new StandingClock();
    const student = new ScriptedStudent('ab', { beforeProposal: () => clock.advance(10) });
    const log = await logOf(student, null, { now: clock.now });
    expect(log.map(({ at }) => at)).toEqual([0, 10, 20, 30, 30]);
  });

  it('counts an end token for the student, and does not show it', async () => {
    const state = await stateOf(new ScriptedStudent('ab<|im_end|>never written'), null);
    expect(solutionText(state)).toBe('ab');
    expect(state.tokens.at(-1)).toMatchObject({ id: endToken, role: 'end', author: 'student', text: '' });
    expect(state.metrics.studentTokens).toBe(3);
  });

  it('ends at the length that was set, both authors counted', async () => {
    const student = new ScriptedStudent('a<call>2</call>bcdefgh');
    const teacher = new ScriptedTeacher([idsAnswer(vocabulary.encode('xy'))]);
    const state = await stateOf(student, teacher, { limits: { maxTokens: 8 } });
    expect(state.status).toEqual({ kind: 'ended', reason: { kind: 'length' } });
    expect(state.tokens.length).toBe(8);
    expect(solutionText(state)).toBe('axybc');
  });

  it('ends where the context is full, with all that was written', async () => {
    const student = new ScriptedStudent('abcdefgh', { promptTokens: 10, contextLength: 13 });
    const state = await stateOf(student, null);
    expect(state.status).toEqual({ kind: 'ended', reason: { kind: 'context-full' } });
    expect(solutionText(state)).toBe('abc');
  });

  it('may still end its solution where the context is full', async () => {
    const student = new ScriptedStudent('abc', { promptTokens: 10, contextLength: 13 });
    expect((await stateOf(student, null)).status).toEqual({
      kind: 'ended',
      reason: { kind: 'end-token', author: 'student' },
    });
  });

  it('says that a problem is longer than the context, and never cuts it', async () => {
    const student = new ScriptedStudent('a', { promptTokens: 5000, contextLength: 4096 });
    const log = await logOf(student, null);
    expect(log.map((event) => event.type)).toEqual(['run-started', 'run-ended']);
    expect(log[1]).toMatchObject({
      reason: { kind: 'failed', error: { code: 'prompt-too-long', params: { tokens: 5000, limit: 4096 } } },
    });
  });

  it('ends with the reason when the student fails, and keeps what was written', async () => {
    const fail = ({ own }: { own: number }) => {
      if (own === 2) throw new Error('the device was lost');
    };
    const state = await stateOf(new ScriptedStudent('abcd', { beforeProposal: fail }), null);
    expect(state.status).toEqual({
      kind: 'ended',
      reason: {
        kind: 'failed',
        error: {
          code: 'student-failed',
          params: { cause: { code: 'unexpected', params: { detail: 'the device was lost' } } },
        },
      },
    });
    expect(solutionText(state)).toBe('ab');
  });
});

describe('sampling', () => {
  it('draws one number for each proposal, from the seed', async () => {
    const student = new ScriptedStudent('abc');
    const sampling = { temperature: 0.7, topP: 0.9 };
    await logOf(student, null, { seed: 11, sampling });
    const uniform = uniforms(11, 'sampling');
    expect(student.proposals.map((proposal) => proposal.uniform)).toEqual([1, 2, 3, 4].map(uniform));
    expect(student.proposals.every((proposal) => proposal.sampling === sampling)).toBe(true);
  });

  it('is not shifted by what a policy draws', async () => {
    const learned = new ScriptedStudent('abc');
    const random = new ScriptedStudent('abc');
    await logOf(learned, null, { policy: 'learned' });
    await logOf(random, null, { policy: 'token-random:0' });
    expect(random.proposals.map(({ uniform }) => uniform)).toEqual(
      learned.proposals.map(({ uniform }) => uniform),
    );
  });

  it('appends each token once, so that every pass is over what is new', async () => {
    const student = new ScriptedStudent('ab<call>3</call>c');
    const teacher = new ScriptedTeacher([idsAnswer(vocabulary.encode('xyz'))]);
    await logOf(student, teacher);
    expect(student.appended.map((ids) => vocabulary.decode(ids))).toEqual([
      'a',
      'b',
      '<call>',
      '3',
      '</call>',
      'xyz',
      'c',
    ]);
  });
});

describe('a command', () => {
  it('is removed from the text and from the context of the student', async () => {
    const student = new ScriptedStudent('2 + 3 = <call> 1 </call>.');
    const state = await stateOf(student, new ScriptedTeacher([idsAnswer(vocabulary.encode('5'))]));
    expect(solutionText(state)).toBe('2 + 3 = 5.');
    expect(vocabulary.decode(student.solution)).toBe('2 + 3 = 5.');
    expect([...state.tokens].filter(({ isCommand }) => isCommand)).toHaveLength(5);
  });

  it('for nothing is no call and costs none, but is a command and no text', async () => {
    const student = new ScriptedStudent('a<call>0</call>b<call>1</call>c');
    const teacher = new ScriptedTeacher([idsAnswer(vocabulary.encode('x'))]);
    const log = await logOf(student, teacher, { limits: { maxCalls: 1 } });
    expect(only(log, 'command-ignored')).toMatchObject([
      { why: 'zero', commandTokens: 3, text: '<call>0</call>' },
    ]);
    expect(only(log, 'call-requested')).toMatchObject([{ call: 0, requested: 1, prefix: 'ab' }]);
    expect(teacher.requests).toMatchObject([{ prefix: 'ab', prefixIds: vocabulary.encode('ab') }]);
  });

  it('that brought nothing is not given again at the same place', async () => {
    const student = new ScriptedStudent('a<call>0</call>b<call>1</call>c');
    const state = await stateOf(student, null);
    expect(solutionText(state)).toBe('abc');
    const { callOpen, callClose } = vocabulary;
    const forbidden = student.proposals.flatMap((options, i) =>
      options.forbidden.length > 1 ? [{ i, forbidden: options.forbidden }] : [],
    );
    // After 'a' and its command, and after 'b' and its command; free again at once.
    expect(forbidden).toEqual([4, 8].map((i) => ({ i, forbidden: [callOpen, callClose] })));
  });

  it('that is malformed is not shown: the run continues, and an event says so', async () => {
    const student = new ScriptedStudent('a<call>five</call>b<call>1</call>');
    const teacher = new ScriptedTeacher([idsAnswer(vocabulary.encode('x'))]);
    const log = await logOf(student, teacher);
    expect(only(log, 'command-ignored')).toMatchObject([
      { why: 'malformed', commandTokens: 1, text: '<call>' },
    ]);
    expect(log.findIndex(({ type }) => type === 'command-ignored')).toBe(3);
    expect(only(log, 'call-requested')).toMatchObject([{ prefix: 'afiveb' }]);
    expect(solutionText(await stateOf(new ScriptedStudent('a<call>five</call>b'), null))).toBe('afiveb');
  });

  it('cannot be closed where none is open', async () => {
    const student = new ScriptedStudent('a</call>b<call>1</call></call>c<call>x</call>');
    const state = await stateOf(student, new ScriptedTeacher([idsAnswer(vocabulary.encode('Y'))]));
    const closable = student.proposals.flatMap(({ forbidden }, i) =>
      forbidden.includes(callClose) ? [] : i,
    );
    // After "ab<call>" and the digit; after the second "<call>".
    expect(closable).toEqual([3, 4, 7]);
    expect(state.calls).toHaveLength(1);
    expect(solutionText(state)).toBe('abYcx');
  });

  it('that the end leaves unfinished is malformed, before the end token is written', async () => {
    const log = await logOf(new ScriptedStudent('a<call>5<|im_end|>'), null);
    expect(log.slice(-3)).toMatchObject([
      { type: 'command-ignored', why: 'malformed', commandTokens: 2, text: '<call>5' },
      { type: 'token', role: 'end' },
      { type: 'run-ended' },
    ]);
  });

  it('that the length leaves unfinished is malformed', async () => {
    const log = await logOf(new ScriptedStudent('a<call>555'), null, { limits: { maxTokens: 3 } });
    expect(log.slice(-2)).toMatchObject([
      { type: 'command-ignored', text: '<call>5' },
      { type: 'run-ended' },
    ]);
  });

  it('made of ordinary tokens is text', async () => {
    const student = new ScriptedStudent(vocabulary.encode('<call>5</call>'));
    const state = await stateOf(student, new ScriptedTeacher([]));
    expect(state.calls).toEqual([]);
    expect(state.ignored).toEqual([]);
    expect(solutionText(state)).toBe('<call>5</call>');
  });

  it('for more than anyone can count asks for what the limits leave', async () => {
    const student = new ScriptedStudent(`<call>1${'0'.repeat(30)}</call>`);
    const teacher = new ScriptedTeacher([idsAnswer(vocabulary.encode('x'))]);
    const log = await logOf(student, teacher, { limits: { maxTeacherTokens: 20 } });
    expect(only(log, 'call-requested')).toMatchObject([{ requested: Number.MAX_SAFE_INTEGER, granted: 20 }]);
  });

  it('around another one does not reach the teacher either', async () => {
    const student = new ScriptedStudent('<call>1<call>2</call> </call>a<call>3</call>');
    const teacher = new ScriptedTeacher(() => idsAnswer([]));
    await logOf(student, teacher);
    expect(teacher.requests.map(({ prefix }) => prefix)).toEqual(['', ' a']);
  });
});

describe('policies', () => {
  it('never: no command can be sampled', async () => {
    const student = new ScriptedStudent('a<call>5</call>b');
    const state = await stateOf(student, new ScriptedTeacher([]), { policy: 'never' });
    expect(student.proposals.every(({ forbidden }) => forbidden.includes(callOpen))).toBe(true);
    expect(student.proposals.every(({ forbidden }) => forbidden.includes(callClose))).toBe(true);
    expect(state.calls).toEqual([]);
    expect(solutionText(state)).toBe('a5b');
  });

  it('learned: a model without call tokens writes alone', async () => {
    const silent = new ByteVocabulary([], { canCall: false });
    const student = new ScriptedStudent('ab', { vocabulary: silent });
    const state = await stateOf(student, new ScriptedTeacher([]));
    expect(solutionText(state)).toBe('ab');
    expect(student.proposals.every(({ forbidden }) => forbidden.length === 0)).toBe(true);
  });

  it('always: one call for the whole solution, held by its length alone', async () => {
    const student = new ScriptedStudent('never asked');
    const teacher = new ScriptedTeacher([idsAnswer(vocabulary.encode('2 + 3 = 5'), true)]);
    const limits = { maxCalls: 0, maxTeacherTokens: 2, maxTokens: 100 };
    const state = await stateOf(student, teacher, { policy: 'always', limits });
    expect(solutionText(state)).toBe('2 + 3 = 5');
    expect(state.status).toEqual({ kind: 'ended', reason: { kind: 'end-token', author: 'teacher' } });
    expect(state.calls).toMatchObject([{ by: 'policy', requested: 100, granted: 100, delivered: 10 }]);
    expect(state.metrics.callRatio).toBe(1);
    expect(student.proposals).toEqual([]);
  });

  it('always: the length ends a solution that the teacher does not end', async () => {
    const teacher = new ScriptedTeacher([idsAnswer(vocabulary.encode('abcdef'))]);
    const state = await stateOf(new ScriptedStudent('x'), teacher, {
      policy: 'always',
      limits: { maxTokens: 4 },
    });
    expect(solutionText(state)).toBe('abcd');
    expect(state.status).toEqual({ kind: 'ended', reason: { kind: 'length' } });
  });

  it('query-random: all or nothing', async () => {
    const teacher = () => new ScriptedTeacher([idsAnswer(vocabulary.encode('teacher'), true)]);
    const texts = await Promise.all(
      Array.from({ length: 30 }, async (_, seed) =>
        solutionText(
          await stateOf(new ScriptedStudent('student'), teacher(), { policy: 'query-random:0.5', seed }),
        ),
      ),
    );
    expect(new Set(texts)).toEqual(new Set(['teacher', 'student']));
  });

  it('entropy: the teacher writes where the student is unsure, instead of it', async () => {
    const student = new ScriptedStudent('abcd', { entropy: ({ own }) => (own === 2 ? 3 : 0) });
    const teacher = new ScriptedTeacher([idsAnswer(vocabulary.encode('XY'), false), idsAnswer([])]);
    const state = await stateOf(student, teacher, { policy: 'entropy:1', policyCallTokens: 2 });
    expect(state.calls).toMatchObject([
      { by: 'policy', requested: 2, commandTokens: 0, prefix: 'ab', delivered: 2 },
      { prefix: 'abXY', delivered: 0, outcome: { kind: 'short' } },
    ]);
    // Where the teacher brought nothing, the student's own proposal stands.
    expect(solutionText(state)).toBe('abXYcd');
    expect(student.proposals).toHaveLength(6);
  });

  it('router: the teacher writes where the router of the student says so', async () => {
    const student = new ScriptedStudent('abcd', { routerScore: ({ own }) => (own === 2 ? 0.9 : 0.5) });
    const teacher = new ScriptedTeacher([idsAnswer(vocabulary.encode('XY'), false), idsAnswer([])]);
    const log = await logOf(student, teacher, { policy: 'router:0.5', policyCallTokens: 2 });
    expect(solutionText(reduceLog(log))).toBe('abXYcd');
    expect(only(log, 'token').map(({ stats }) => stats?.routerScore)).toEqual([
      ...[0.5, 0.5, undefined, undefined, 0.9, 0.5, 0.5],
    ]);
  });

  it('token-random: at every token, as far as the calls reach', async () => {
    const teacher = new ScriptedTeacher(() => idsAnswer(vocabulary.encode('X')));
    const state = await stateOf(new ScriptedStudent('ab'), teacher, {
      policy: 'token-random:1',
      limits: { maxCalls: 3 },
      policyCallTokens: 1,
    });
    expect(solutionText(state)).toBe('XXXab');
  });

  it('fixed: the student says where, the policy how many', async () => {
    const teacher = new ScriptedTeacher([idsAnswer(vocabulary.encode('XYZ'))]);
    const state = await stateOf(new ScriptedStudent('a<call>50</call>b'), teacher, { policy: 'fixed:3' });
    expect(state.calls).toMatchObject([{ by: 'student', requested: 3, granted: 3, commandTokens: 4 }]);
    expect(teacher.requests).toMatchObject([{ maxTokens: 3 }]);
  });
});

describe('what cannot be run', () => {
  it.each([
    [{ policy: 'entropy:-1' } as const, 'policy-number-out-of-range'],
    [{ policy: 'router:0.5' } as const, 'policy-needs-router'],
    [{ limits: { maxTokens: NaN } }, '{"name":"maxTokens","min":0'],
    [{ limits: { maxCalls: -1 } }, '{"name":"maxCalls","min":0'],
    [{ limits: { maxTeacherTokens: Infinity } }, '{"name":"maxTeacherTokens","min":0'],
    [{ policyCallTokens: 0 }, '{"name":"policyCallTokens","min":1'],
    [{ seed: 0.5 }, 'run-seed-not-whole'],
  ])('is refused before anything begins: %j', (options, reason) => {
    const student = new ScriptedStudent('a');
    expect(() => relay('a problem', student, null, runOptions(options))).toThrow(reason);
    expect(student.problem).toBeNull();
  });

  it('control tokens of the chat that a student writes are tokens like any other', async () => {
    const state = await stateOf(new ScriptedStudent([chatStart, ...vocabulary.encode('a')]), null);
    expect(solutionText(state)).toBe('<|im_start|>a');
  });
});
