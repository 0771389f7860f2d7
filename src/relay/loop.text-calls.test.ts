/** Calls of a student whose vocabulary has no tokens for them, and which writes them as text. */
import { describe, expect, it } from 'vitest';

import { reduceLog } from './run-state.ts';
import { truncateLog } from './resume.ts';
import { solutionText } from './solution.ts';
import { ByteVocabulary, endToken } from './testing/byte-vocabulary.ts';
import { logOf, only, type RunOptions } from './testing/run.ts';
import { ScriptedStudent } from './testing/scripted-student.ts';
import { idsAnswer, ScriptedTeacher } from './testing/scripted-teacher.ts';

// Tokens as large vocabularies have them: some reach beyond the borders of a command.
const words = ['=<', 'call', '>.', '>', '</', ' <'];
const vocabulary = new ByteVocabulary(words, { canCall: false });
const script = (text: string) => vocabulary.encode(text);
const teacherOf = (...answers: string[]) =>
  new ScriptedTeacher(answers.map((answer) => idsAnswer(vocabulary.encode(answer))));

async function run(text: string, answers: readonly string[], options: RunOptions = {}) {
  const student = new ScriptedStudent(script(text), { vocabulary });
  const teacher = teacherOf(...answers);
  const log = await logOf(student, teacher, options);
  return { student, teacher, log, state: reduceLog(log) };
}

describe('a student that writes its calls as text', () => {
  it('calls, whatever tokens the command stands in', async () => {
    const { student, teacher, log, state } = await run('98*38=<call>4</call>. So', ['3724']);
    expect(teacher.requests.map(({ prefix, maxTokens }) => [prefix, maxTokens])).toEqual([['98*38=', 4]]);
    expect(teacher.requests[0]?.prefixIds).toEqual(vocabulary.encode('98*38='));
    expect(solutionText(state)).toBe('98*38=3724 So');
    // The student continues as if it had written it all.
    expect(vocabulary.decode(student.solution)).toBe('98*38=3724 So');
    const [call] = state.calls;
    expect(call).toMatchObject({ by: 'student', requested: 4, delivered: 4, commandTokens: 7 });
    expect(only(log, 'command-ignored')).toEqual([]);
  });

  it('writes less-than signs, and what is no command, as text', async () => {
    const text = 'a < b, x =<y, <call>no</call>, <call';
    const { state } = await run(text, []);
    expect(solutionText(state)).toBe(text);
    expect(state.calls).toEqual([]);
  });

  it('may ask for nothing', async () => {
    const { state, teacher } = await run('ab<call>0</call>c', []);
    expect(teacher.requests).toEqual([]);
    expect(state.ignored).toMatchObject([{ why: 'zero', text: '<call>0</call>' }]);
    expect(solutionText(state)).toBe('abc');
  });

  it.each([
    ['the policy forbids calls', { policy: 'never' }],
    ['all calls are made', { limits: { maxCalls: 0 } }],
  ] as const)('cannot write <call> where %s', async (_, options) => {
    const { state, teacher } = await run('ab<call>4</call>c', [], options);
    expect(teacher.requests).toEqual([]);
    expect(solutionText(state)).not.toContain('<call>');
    expect(solutionText(state)).toContain('ab<call');
  });

  it('does not repeat a call that brought nothing', async () => {
    const student = new ScriptedStudent(
      // Whatever is forbidden, it wants to call again and again.
      ({ solution, forbidden }) => {
        const wanted = script('<call>2</call>');
        const at = solution.length - vocabulary.encode('ab').length;
        const id = solution.length < 2 ? script('ab')[solution.length] : wanted[at];
        if (id === undefined || forbidden.includes(id) || solution.length > 12) return endToken;
        return id;
      },
      { vocabulary },
    );
    const log = await logOf(student, null, {});
    expect(only(log, 'call-requested')).toHaveLength(1);
    expect(only(log, 'run-ended')[0]?.reason.kind).toBe('end-token');
  });

  it('continues a run from its log at any token outside a command', async () => {
    const text = '1+1=<call>1</call> and <call>2</call>. End';
    const answers = ['2', 'xy'];
    const { log, state } = await run(text, answers);
    expect(solutionText(state)).toBe('1+1=2 and xy End');
    const calls = state.calls.map(({ position, commandTokens, delivered }) => {
      return { from: position - commandTokens, to: position + delivered };
    });
    const tokens = [...state.tokens];
    for (let cut = 0; cut < tokens.length; cut += 1) {
      if (calls.some(({ from, to }) => cut > from && cut < to)) continue;
      const events = truncateLog(log, cut);
      const kept = reduceLog(events);
      const made = kept.calls.length;
      const context = [...kept.tokens]
        .filter(({ isCommand }) => !isCommand)
        .map(({ text: part }) => part)
        .join('');
      // What the student has yet to write, from the text that it has in its context.
      const rest = cut === 0 ? text : text.slice(restAt(text, answers.slice(0, made), context));
      const student = new ScriptedStudent(script(rest), { vocabulary });
      const again = await logOf(student, teacherOf(...answers.slice(made)), {
        resume: { events, action: { kind: 'continue' } },
      });
      expect(solutionText(reduceLog(again)), `cut at ${cut}`).toBe(solutionText(state));
    }
  });
});

/** Where in the student's own text the solution so far ends, given what the teacher wrote. */
function restAt(text: string, answers: readonly string[], context: string): number {
  let own = context.length;
  let at = 0;
  for (const answer of answers) {
    const command = /<call>\d+<\/call>\.?/.exec(text.slice(at));
    if (command === null) break;
    own += command[0].length - answer.length;
    at += command.index + command[0].length;
  }
  return own;
}
