/** Prefill: what the teacher reads while the student writes a command, and that the run stays the same. */
import { describe, expect, it } from 'vitest';
import type { RelayEvent } from './events.ts';
import { relay } from './loop.ts';
import type { Teacher } from './teacher.ts';
import { ByteVocabulary } from './testing/byte-vocabulary.ts';
import { logOf, runOptions, type RunOptions } from './testing/run.ts';
import { ScriptedStudent } from './testing/scripted-student.ts';
import { failure, idsAnswer, ScriptedTeacher, type ScriptedAnswer } from './testing/scripted-teacher.ts';

const vocabulary = new ByteVocabulary();
const ids = (text: string): ScriptedAnswer => idsAnswer(vocabulary.encode(text));
const prefill = { prefill: true };

/** The prefixes that the teacher prefills while `script` is written. */
async function prefixes(script: string, answers: readonly ScriptedAnswer[], options: RunOptions = prefill) {
  const teacher = new ScriptedTeacher(answers);
  await logOf(new ScriptedStudent(script), teacher, options);
  return teacher.readings.map(({ context }) => context.prefix);
}

describe('a teacher with prefill', () => {
  it('gets the text to continue as soon as the student begins a command', async () => {
    const teacher = new ScriptedTeacher([ids('XY'), ids('Z')]);
    const readWhen: number[] = [];
    const student = new ScriptedStudent('ab<call>2</call>c<call>7</call>d', {
      beforeProposal: () => void readWhen.push(teacher.readings.length),
    });
    await logOf(student, teacher, prefill);
    expect(teacher.readings.map(({ context }) => context)).toEqual(
      teacher.requests.map(({ problem, prefix, prefixIds, fingerprint }) => ({
        problem,
        prefix,
        prefixIds,
        fingerprint,
      })),
    );
    // Before each of "ab<call>2</call>c<call>7</call>d" and the end.
    expect(readWhen).toEqual([0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2]);
  });

  it('reads a character that the command breaks off as it is shown', async () => {
    const broken = vocabulary.script('a\u20ac').slice(0, -1);
    const teacher = new ScriptedTeacher([ids('X')]);
    const student = new ScriptedStudent([...broken, ...vocabulary.script('<call>1</call>')]);
    await logOf(student, teacher, prefill);
    expect(teacher.readings[0]?.context.prefix).toBe('a\ufffd');
    expect(teacher.requests[0]?.prefix).toBe('a\ufffd');
  });

  it('reads for a command that leads to no call, and the run continues', async () => {
    expect(await prefixes('a<call>x<call>0</call>b<call>1</call>', [ids('X')])).toEqual(['a', 'ax', 'axb']);
  });

  it('gets nothing without the option, nor from a student whose commands do not count', async () => {
    expect(await prefixes('a<call>1</call>', [ids('X')], {})).toEqual([]);
    expect(await prefixes('a<call>1</call>', [], { ...prefill, policy: 'never' })).toEqual([]);
    expect(await prefixes('a<call>1</call>', [ids('X')], { ...prefill, policy: 'always' })).toEqual([]);
    expect(await prefixes('a<call>1</call>', [ids('X')], { ...prefill, policy: 'fixed:1' })).toEqual(['a']);
  });

  it('gets nothing once calls or tokens are used up', async () => {
    const script = 'a<call>1</call>b<call>1</call>c';
    expect(await prefixes(script, [ids('X')], { ...prefill, limits: { maxCalls: 1 } })).toEqual(['a']);
    expect(await prefixes(script, [ids('X')], { ...prefill, limits: { maxTeacherTokens: 1 } })).toEqual([
      'a',
    ]);
  });

  it('gets nothing where the run asks the person first', async () => {
    expect(await prefixes('a<call>1</call>', [], { ...prefill, pauses: true })).toEqual([]);
  });

  it('is let go when the run ends, and when it is stopped within a command', async () => {
    const teacher = new ScriptedTeacher([ids('X')]);
    await logOf(new ScriptedStudent('a<call>1</call>b'), teacher, prefill);
    expect(teacher.readings.map(({ signal }) => signal.aborted)).toEqual([true]);

    const stop = new AbortController();
    const asked = new ScriptedTeacher([]);
    const student = new ScriptedStudent('a<call>1</call>b', {
      beforeProposal: ({ own }) => {
        if (own !== 2) return;
        expect(asked.readings.map(({ signal }) => signal.aborted)).toEqual([false]);
        stop.abort();
      },
    });
    const log = await logOf(student, asked, { ...prefill, signal: stop.signal });
    expect(asked.readings[0]?.signal.aborted).toBe(true);
    expect(log.at(-1)).toMatchObject({ reason: { kind: 'stopped' } });
  });
});

describe('a run is the same with and without prefill', () => {
  const script = 'ab<call>2</call>c<call>x<call>0</call><call>3</call>d<call>9</call>e';
  const answers = [ids('XY'), [failure('timeout')], ids('Z')];
  const without = () => logOf(new ScriptedStudent(script), new ScriptedTeacher(answers));
  const withTeacher = async (prefill: Teacher['prefill']): Promise<RelayEvent[]> => {
    const scripted = new ScriptedTeacher(answers);
    const teacher: Teacher = {
      identity: scripted.identity,
      write: (request, signal) => scripted.write(request, signal),
      ...(prefill === undefined ? {} : { prefill }),
    };
    const log: RelayEvent[] = [];
    const options = runOptions({ prefill: true });
    for await (const event of relay('What is 2 + 3?', new ScriptedStudent(script), teacher, options)) {
      log.push(event);
    }
    return log;
  };

  it.each<[string, Teacher['prefill']]>([
    ['reads', () => Promise.resolve()],
    ['never ends', () => new Promise(() => undefined)],
    ['cannot', undefined],
    ['refuses', () => Promise.reject(new Error('No.'))],
    [
      'fails at once',
      () => {
        throw new Error('No.');
      },
    ],
  ])('where the teacher %s', async (_, prefill) => {
    expect(await withTeacher(prefill)).toEqual(await without());
  });
});
