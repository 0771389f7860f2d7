/** A teacher that is away, fails or breaks off: the student continues, no text is lost, and the log says why. */
import { describe, expect, it } from 'vitest';
import type { TeacherFailure } from './events.ts';
import { solutionText } from './solution.ts';
import { ByteVocabulary } from './testing/byte-vocabulary.ts';
import { logOf, only, stateOf } from './testing/run.ts';
import { ScriptedStudent } from './testing/scripted-student.ts';
import { failure, idsAnswer, ScriptedTeacher, textAnswer } from './testing/scripted-teacher.ts';

const vocabulary = new ByteVocabulary();
const tokens = (text: string) => ({ type: 'tokens', ids: vocabulary.encode(text) }) as const;

describe('without a teacher', () => {
  it('the student continues alone, and each call says so', async () => {
    const student = new ScriptedStudent('a<call>5</call>b<call>2</call>c');
    const log = await logOf(student, null, { limits: { maxCalls: 2 } });
    expect(only(log, 'call-ended')).toMatchObject([
      { call: 0, outcome: { kind: 'failed', failure: 'offline' }, delivered: 0, firstTokenMs: null },
      { call: 1, outcome: { kind: 'failed', failure: 'offline' }, delivered: 0, firstTokenMs: null },
    ]);
    expect(solutionText(await stateOf(new ScriptedStudent('a<call>5</call>b'), null))).toBe('ab');
    expect(log.at(-1)).toMatchObject({ reason: { kind: 'end-token', author: 'student' } });
  });

  it('always leaves it all to the student', async () => {
    const state = await stateOf(new ScriptedStudent('ab'), null, { policy: 'always' });
    expect(solutionText(state)).toBe('ab');
    expect(state.calls).toMatchObject([{ outcome: { kind: 'failed', failure: 'offline' } }]);
  });
});

describe('a teacher that writes nothing', () => {
  it.each<TeacherFailure>(['offline', 'refused', 'timeout', 'over-budget', 'broken-stream'])(
    'because it is %s costs the call and is asked again at the next',
    async (kind) => {
      const error = { code: 'later', params: { seconds: 3 } };
      const student = new ScriptedStudent('a<call>5</call>b<call>1</call>c');
      const teacher = new ScriptedTeacher([[failure(kind, error)], idsAnswer(vocabulary.encode('X'))]);
      const state = await stateOf(student, teacher);
      expect(solutionText(state)).toBe('abXc');
      expect(state.calls).toMatchObject([
        { delivered: 0, outcome: { kind: 'failed', failure: kind, error } },
        { delivered: 1, outcome: { kind: 'delivered' } },
      ]);
      expect(vocabulary.decode(student.solution)).toBe('abXc');
    },
  );

  it('is asked no more often than the run has calls', async () => {
    const student = new ScriptedStudent('a<call>5</call>'.repeat(9));
    const teacher = new ScriptedTeacher(() => [failure('offline')]);
    await logOf(student, teacher, { limits: { maxCalls: 3 } });
    expect(teacher.requests).toHaveLength(3);
  });

  it('because of a bug of its own does not end the run', async () => {
    const teacher = new ScriptedTeacher([[{ type: 'throw', error: new TypeError('x is undefined') }]]);
    const state = await stateOf(new ScriptedStudent('a<call>5</call>b'), teacher);
    expect(solutionText(state)).toBe('ab');
    expect(state.calls[0]?.outcome).toEqual({
      kind: 'failed',
      failure: 'refused',
      error: {
        code: 'teacher-failed',
        params: { cause: { code: 'unexpected', params: { detail: 'x is undefined' } } },
      },
    });
  });

  it('because it throws at once does not end the run', async () => {
    const teacher = new ScriptedTeacher([]);
    teacher.write = () => {
      throw new Error('not ready');
    };
    const state = await stateOf(new ScriptedStudent('a<call>5</call>b'), teacher);
    expect(solutionText(state)).toBe('ab');
    expect(state.calls[0]?.outcome).toMatchObject({ failure: 'refused' });
  });
});

describe('a stream that breaks', () => {
  it('keeps the ids that came', async () => {
    const teacher = new ScriptedTeacher([[tokens('xy'), failure('broken-stream', { code: 'cut-off' })]]);
    const student = new ScriptedStudent('a<call>5</call>b');
    const state = await stateOf(student, teacher);
    expect(solutionText(state)).toBe('axyb');
    expect(state.calls).toMatchObject([
      { delivered: 2, outcome: { kind: 'failed', failure: 'broken-stream', error: { code: 'cut-off' } } },
    ]);
    expect(vocabulary.decode(student.solution)).toBe('axyb');
  });

  it('keeps the text that came', async () => {
    const teacher = new ScriptedTeacher([[{ type: 'text', text: 'xy' }, failure('timeout')]]);
    const state = await stateOf(new ScriptedStudent('a<call>5</call>b'), teacher);
    expect(solutionText(state)).toBe('axyb');
    expect(state.calls).toMatchObject([
      { delivered: 2, countedBy: 'student-tokenizer', outcome: { kind: 'failed', failure: 'timeout' } },
    ]);
  });

  it('is one that ends without saying that it is done', async () => {
    const state = await stateOf(
      new ScriptedStudent('a<call>5</call>b'),
      new ScriptedTeacher([[tokens('x')]]),
    );
    expect(state.calls).toMatchObject([
      { delivered: 1, outcome: { kind: 'failed', failure: 'broken-stream' } },
    ]);
  });

  it('after the last token that was asked for lacks nothing', async () => {
    const teacher = new ScriptedTeacher([[tokens('xy'), failure('timeout')]]);
    const state = await stateOf(new ScriptedStudent('a<call>2</call>b'), teacher);
    expect(state.calls).toMatchObject([{ delivered: 2, outcome: { kind: 'delivered' } }]);
  });

  it('within a character leaves its mark with the teacher, not with the student', async () => {
    const [first, second] = vocabulary.encode('\u20ac');
    if (first === undefined || second === undefined) throw new Error('A euro sign has three bytes.');
    const teacher = new ScriptedTeacher([
      [{ type: 'tokens', ids: [first, second] }, failure('broken-stream')],
    ]);
    const log = await logOf(new ScriptedStudent('a<call>5</call>b'), teacher);
    const texts = only(log, 'token').map(({ author, text }) => `${author} ${text}`);
    expect(texts.slice(4, 7)).toEqual(['teacher ', 'teacher \ufffd', 'student b']);
  });

  it('is what an unknown token makes of it; the tokens before it stay', async () => {
    const unknown = [...vocabulary.encode('xy'), vocabulary.size, ...vocabulary.encode('z')] as never[];
    const teacher = new ScriptedTeacher([[{ type: 'tokens', ids: unknown }]]);
    const state = await stateOf(new ScriptedStudent('a<call>9</call>b'), teacher);
    expect(solutionText(state)).toBe('axyb');
    expect(state.calls[0]).toMatchObject({
      delivered: 2,
      outcome: {
        kind: 'failed',
        failure: 'broken-stream',
        error: { code: 'token-unknown', params: { id: vocabulary.size } },
      },
    });
  });

  it('keeps text and ids in the order in which they came', async () => {
    const mixed = [{ type: 'text', text: 'one' } as const, tokens('two'), ...textAnswer(['three'])];
    const state = await stateOf(new ScriptedStudent('<call>99</call>'), new ScriptedTeacher([mixed]));
    expect(solutionText(state)).toBe('onetwothree');
  });
});

describe('characters across tokens', () => {
  it('are shown by the token that completes them', async () => {
    const log = await logOf(new ScriptedStudent('a\u20ac\u{1f600}'), null);
    expect(only(log, 'token').map(({ text }) => text)).toEqual([
      'a',
      '',
      '',
      '\u20ac',
      '',
      '',
      '',
      '\u{1f600}',
      '',
    ]);
  });

  it('that stay unfinished before a command, an end or the limit are marked where they stand', async () => {
    const [first] = vocabulary.encode('\u20ac');
    if (first === undefined) throw new Error('A euro sign has three bytes.');
    const command = new ScriptedStudent([first, ...vocabulary.script('<call>1</call>')]);
    const teacher = new ScriptedTeacher([idsAnswer(vocabulary.encode('X'))]);
    expect(only(await logOf(command, teacher), 'token').map(({ text }) => text)).toEqual([
      '\ufffd',
      '<call>',
      '1',
      '</call>',
      'X',
      '',
    ]);
    expect(teacher.requests).toMatchObject([{ prefix: '\ufffd' }]);
    expect(solutionText(await stateOf(new ScriptedStudent([first]), null))).toBe('\ufffd');
    const cut = await stateOf(new ScriptedStudent('a\u20ac'), null, { limits: { maxTokens: 3 } });
    expect(solutionText(cut)).toBe('a\ufffd');
  });
});
