import { describe, expect, it } from 'vitest';
import { reduceLog } from '../relay/run-state.ts';
import { ByteVocabulary } from '../relay/testing/byte-vocabulary.ts';
import { logOf } from '../relay/testing/run.ts';
import { ScriptedStudent } from '../relay/testing/scripted-student.ts';
import { idsAnswer, ScriptedTeacher } from '../relay/testing/scripted-teacher.ts';
import { figuresOf, isRight, runRowOf, type Attempt } from './row.ts';

const vocabulary = new ByteVocabulary();

async function attempt(answer: string, script: string, ...parts: string[]): Promise<Attempt> {
  const teacher = new ScriptedTeacher(parts.map((text) => idsAnswer(vocabulary.encode(text))));
  const reference = `It is \\boxed{${answer}}`;
  return { id: script, answer, reference, run: reduceLog(await logOf(new ScriptedStudent(script), teacher)) };
}

describe('the figures of a policy', () => {
  it('pool tokens over all runs, and also average the ratios', async () => {
    const attempts = [
      await attempt('12', '\\boxed{12}'),
      await attempt('7', '\\boxed{<call>1</call>7}', '7'),
      await attempt('9', '<call> x\\boxed{8}'),
    ];
    const figures = figuresOf(attempts);
    const metrics = attempts.map(({ run }) => run.metrics);
    const tokens = metrics.reduce((sum, one) => sum + one.studentTokens + one.teacherTokens, 0);
    expect(figures).toMatchObject({
      n: 3,
      callsPerProblem: 1 / 3,
      teacherTokensPerProblem: 1 / 3,
      malformed: 1 / 3,
    });
    expect(figures.callRatio).toBeCloseTo(1 / tokens);
    expect(figures.meanCallRatio).toBeCloseTo((metrics[1]?.callRatio ?? NaN) / 3);
    expect(figures.interval[0]).toBeLessThan(figures.accuracy);
    expect(figures.interval[1]).toBeGreaterThan(figures.accuracy);
  });

  it('hold the length of the solutions against that of the references', async () => {
    // "It is \\boxed{12}" has 16 characters, "\\boxed{12}" ten.
    const one = await attempt('12', '\\boxed{12}');
    expect(figuresOf([one]).lengthToReference).toBeCloseTo(10 / 16);
    expect(figuresOf([{ ...one, reference: null }]).lengthToReference).toBeNull();
  });

  it('count an incomplete run as wrong', async () => {
    const whole = await attempt('12', '\\boxed{12}');
    expect(isRight(whole)).toBe(true);
    const cut: Attempt = {
      ...whole,
      run: { ...whole.run, status: { kind: 'ended', reason: { kind: 'length' } } },
    };
    expect(isRight(cut)).toBe(false);
  });

  it('give the result of each run', async () => {
    const script = '\\boxed{<call>1</call>7}';
    expect(runRowOf(await attempt('7', script, '7'))).toEqual({
      id: script,
      correct: false,
      answer: '77',
      calls: 1,
      ended: 'end-token',
      familiarity: null,
    });
    expect(runRowOf(await attempt('7', `\\boxed{7}${'la'.repeat(90)}`))).toMatchObject({
      correct: false,
      ended: 'repetition',
    });
  });

  it('throw when there are no runs', () => {
    expect(() => figuresOf([])).toThrow(RangeError);
  });
});
