import { describe, expect, it } from 'vitest';
import { reduceLog, type RunState } from '../relay/run-state.ts';
import { ByteVocabulary } from '../relay/testing/byte-vocabulary.ts';
import { logOf } from '../relay/testing/run.ts';
import { ScriptedStudent } from '../relay/testing/scripted-student.ts';
import { idsAnswer, ScriptedTeacher } from '../relay/testing/scripted-teacher.ts';
import { figuresOf, resultOf } from './row.ts';
import { byProblem, runRecord, runRecordSchema, type RunRecord } from './runs/run-record.ts';
import { gradeBoxed, gradeUnboxed, type EvalProblem } from './suites/suite.ts';

const vocabulary = new ByteVocabulary();

async function runOf(script: string, ...parts: string[]): Promise<RunState> {
  const teacher = new ScriptedTeacher(parts.map((text) => idsAnswer(vocabulary.encode(text))));
  return reduceLog(await logOf(new ScriptedStudent(script), teacher));
}

const problemWith = (answer: string, id = answer): EvalProblem => ({
  id,
  problem: '',
  answer,
  reference: `It is \\boxed{${answer}}`,
});

async function record(answer: string, script: string, ...parts: string[]): Promise<RunRecord> {
  return runRecord(problemWith(answer, script), await runOf(script, ...parts), gradeBoxed);
}

describe('the figures of a policy', () => {
  it('pool tokens over all runs, and also average the ratios', async () => {
    const records = [
      await record('12', '\\boxed{12}'),
      await record('7', '\\boxed{<call>1</call>7}', '7'),
      await record('9', '<call> x\\boxed{8}'),
    ];
    const figures = figuresOf(records);
    const tokens = records.reduce((sum, one) => sum + one.studentTokens + one.teacherTokens, 0);
    expect(figures).toMatchObject({
      n: 3,
      samples: 1,
      answers: { boxed: 3, stated: 0, guessed: 0, none: 0 },
      callsPerProblem: 1 / 3,
      teacherTokensPerProblem: 1 / 3,
      malformed: 1 / 3,
      failedCalls: 0,
    });
    expect(figures.callRatio).toBeCloseTo(1 / tokens);
    expect(figures.meanCallRatio).toBeCloseTo((records[1]?.callRatio ?? NaN) / 3);
    expect(figures.interval[0]).toBeLessThan(figures.accuracy);
    expect(figures.interval[1]).toBeGreaterThan(figures.accuracy);
  });

  it('average several runs of a problem before they average the problems', async () => {
    const right = await runOf('\\boxed{12}');
    const wrong = await runOf('\\boxed{13}');
    const of = (id: string, run: RunState, sample: number): RunRecord =>
      runRecord(problemWith('12', id), run, gradeBoxed, sample);
    const figures = figuresOf([of('a', right, 0), of('a', wrong, 1), of('b', right, 0), of('b', right, 1)]);
    expect(figures).toMatchObject({ n: 2, samples: 2, accuracy: 0.75 });
    expect(figures.interval[1]).toBe(1);
  });

  it('hold the length of the solutions against that of the references', async () => {
    // "It is \\boxed{12}" has 16 characters, "\\boxed{12}" ten.
    const one = await record('12', '\\boxed{12}');
    expect(figuresOf([one]).lengthToReference).toBeCloseTo(10 / 16);
    expect(figuresOf([{ ...one, referenceCharacters: null }]).lengthToReference).toBeNull();
  });

  it('throw when there are no runs', () => {
    expect(() => figuresOf([])).toThrow(RangeError);
  });
});

describe('the places of the calls', () => {
  it('are the parts of the solution that they fall in, a run', async () => {
    const script = 'We know: <call>1</call>. We want: x. Plan: add. Sum: $1 + 1 = <call>1</call>';
    const records = [await record('2', script, '1', '2'), await record('2', '\\boxed{2}')];
    expect(records[0]?.calls.map(({ place }) => place)).toEqual(['facts', 'result']);
    expect(figuresOf(records).callPlaces).toEqual({ facts: 0.5, result: 0.5 });
  });

  it('are not known in solutions of another style and in files that do not say them', async () => {
    const one = await record('7', '\\boxed{<call>1</call>7}', '7');
    expect(figuresOf([one]).callPlaces).toEqual({ other: 1 });
    const { calls, ...rest } = JSON.parse(JSON.stringify(one)) as RunRecord;
    const former = { ...rest, calls: calls.map(({ place: _, ...call }) => call) };
    expect(runRecordSchema.parse(former)).toEqual(one);
  });
});

describe('the record of a run', () => {
  it('says what was found, how, and who was called', async () => {
    const script = '\\boxed{<call>1</call>7}';
    expect(await record('7', script, '7')).toMatchObject({
      id: script,
      right: false,
      answer: '77',
      source: 'boxed',
      ended: 'end-token',
      calls: [{ by: 'student', requested: 1, delivered: 1, outcome: 'delivered' }],
      solution: '\\boxed{77}',
    });
    expect(await record('7', `\\boxed{7}${'la'.repeat(90)}`)).toMatchObject({
      right: false,
      ended: 'repetition',
    });
    expect(await record('7', 'x<call>1</call>y')).toMatchObject({ calls: [{ outcome: 'failed:refused' }] });
  });

  it('takes an answer without a box where the suite does', async () => {
    const run = await runOf('The answer is 7.');
    expect(runRecord(problemWith('7'), run, gradeBoxed)).toMatchObject({ right: false, source: null });
    expect(runRecord(problemWith('7'), run, gradeUnboxed)).toMatchObject({ right: true, source: 'stated' });
  });

  it('counts an incomplete run as wrong', async () => {
    const run = await runOf('\\boxed{12}');
    const cut: RunState = { ...run, status: { kind: 'ended', reason: { kind: 'length' } } };
    expect(runRecord(problemWith('12'), run, gradeBoxed).right).toBe(true);
    expect(runRecord(problemWith('12'), cut, gradeUnboxed)).toMatchObject({ right: false, answer: null });
  });

  it('joins the samples of a problem into one result', async () => {
    const run = await runOf('\\boxed{12}');
    const records = [0, 1].map((sample) => runRecord(problemWith('12'), run, gradeBoxed, sample));
    const [runs] = byProblem(records);
    expect(runs && resultOf(runs)).toMatchObject({ right: 1, called: false, teacherTokens: 0 });
  });
});
