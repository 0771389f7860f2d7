import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from '../../bytes/testing/fast-check.ts';
import { afterAll, describe, expect, it } from 'vitest';
import { relayError } from '../../relay/errors.ts';
import { reduceLog, type RunState } from '../../relay/run-state.ts';
import { TeacherError } from '../../relay/teacher.ts';
import { logOf } from '../../relay/testing/run.ts';
import { ScriptedStudent } from '../../relay/testing/scripted-student.ts';
import { ScriptedTeacher, textAnswer, type ScriptedAnswer } from '../../relay/testing/scripted-teacher.ts';
import { teacherError } from '../../teacher/errors.ts';
import { figuresOf } from '../row.ts';
import { gradeBoxed, type EvalProblem } from '../suites/suite.ts';
import { sums, sumsSettings } from '../testing/sums.ts';
import { evaluate, EvaluationError, type Evaluation, type RunTask } from './evaluate.ts';
import { AdaptiveLimit } from './pool.ts';
import { ResultsFile } from './results-file.ts';
import { retryingTeacher } from './retrying-teacher.ts';
import { defaultRetries } from './retries.ts';

const folder = await mkdtemp(join(tmpdir(), 'evaluate-'));
afterAll(() => rm(folder, { recursive: true }));
let files = 0;
const newPath = (): string => join(folder, `${(files += 1)}.jsonl`);

const problems = sums(12);
const settings = sumsSettings(problems.length, 3);

/** The student boxes the seed's last digit, which its teacher writes for it: some are right, and all runs differ. */
async function solve({ seed }: Pick<RunTask, 'seed'>): Promise<RunState> {
  const teacher = new ScriptedTeacher([textAnswer([`${seed % 10}`], { tokens: 1 })]);
  return reduceLog(await logOf(new ScriptedStudent('\\boxed{<call>1</call>}'), teacher, { seed }));
}

const evaluation = (changed: Partial<Evaluation> = {}): Evaluation => ({
  problems,
  samples: 2,
  seed: 3,
  grade: gradeBoxed,
  file: null,
  run: (tasks) => Promise.all(tasks.map(solve)),
  batch: 1,
  limit: new AdaptiveLimit(3),
  describe: ({ code }) => code,
  ...changed,
});

const whole = await evaluate(evaluation());

describe('an evaluation', () => {
  it('gives all runs in the order of problems and samples, each with a seed of its own', () => {
    expect(whole.map(({ id, sample }) => `${id}/${sample}`).slice(0, 3)).toEqual(['p0/0', 'p0/1', 'p1/0']);
    expect(new Set(whole.map(({ seed }) => seed)).size).toBe(24);
    expect(whole[0]).toMatchObject({ seed: 72, answer: '2', right: false });
  });

  it('gives the same, however many runs are done at once and in a batch', async () => {
    for (const [batch, most] of [
      [1, 1],
      [5, 1],
      [1, 24],
      [7, 3],
    ] as const)
      expect(await evaluate(evaluation({ batch, limit: new AdaptiveLimit(most) }))).toEqual(whole);
  });

  it('gives the same table after any number of kills at any byte of its file, and repeats no finished run', async () => {
    const full = newPath();
    const file = await ResultsFile.open(full, settings, {});
    await evaluate(evaluation({ file, limit: new AdaptiveLimit(1) }));
    await file.close();
    const bytes = await readFile(full);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(bytes.length), { minLength: 1, maxLength: 3 }), async (cuts) => {
        const path = newPath();
        let kept = bytes;
        for (const cut of cuts) {
          await writeFile(path, kept.subarray(0, Math.min(cut, kept.length)));
          const done = (await readFile(path, 'utf8')).split('\n').length - 2;
          const again = await ResultsFile.open(path, settings, {});
          let ran = 0;
          const run = (tasks: readonly RunTask[]): Promise<RunState[]> => {
            ran += tasks.length;
            return Promise.all(tasks.map(solve));
          };
          const records = await evaluate(evaluation({ file: again, run, limit: new AdaptiveLimit(1) }));
          await again.close();
          expect(ran).toBe(24 - Math.max(0, done));
          expect(figuresOf(records)).toEqual(figuresOf(whole));
          kept = await readFile(path);
        }
      }),
      { numRuns: 6 },
    );
  });

  it('keeps what has finished when it is stopped in the middle', async () => {
    const path = newPath();
    const file = await ResultsFile.open(path, settings, {});
    const stop = new AbortController();
    let ran = 0;
    const run = (tasks: readonly RunTask[]): Promise<RunState[]> => {
      ran += 1;
      if (ran === 5) stop.abort();
      return Promise.all(tasks.map(solve));
    };
    await expect(
      evaluate(evaluation({ file, run, signal: stop.signal, limit: new AdaptiveLimit(1) })),
    ).rejects.toThrow();
    await file.close();
    const again = await ResultsFile.open(path, settings, {});
    const rest: string[] = [];
    const records = await evaluate(
      evaluation({
        file: again,
        run: (tasks) => {
          rest.push(...tasks.map(({ problem, sample }) => `${problem.id}/${sample}`));
          return Promise.all(tasks.map(solve));
        },
      }),
    );
    await again.close();
    expect(rest).toHaveLength(20);
    expect(records.map(({ answer }) => answer)).toEqual(whole.map(({ answer }) => answer));
  });

  it('reports its progress and the time that is left', async () => {
    let time = 0;
    const reports: (number | null)[] = [];
    await evaluate(
      evaluation({
        limit: new AdaptiveLimit(1),
        now: () => (time += 1000),
        report: ({ done, total, remainingMs }) => {
          expect(total).toBe(24);
          reports[done] = remainingMs;
        },
      }),
    );
    expect([reports[0], reports[1], reports[12], reports[24]]).toEqual([null, 23_000, 12_000, 0]);
  });
});

const outage = (failure: TeacherError['failure']): ScriptedAnswer => [
  { type: 'throw', error: new TeacherError(failure, teacherError('unreachable', { source: 'server' })) },
];

/** A run whose teacher answers like this, one answer after the other. */
async function runWith(answers: readonly ScriptedAnswer[], attempts: number): Promise<RunState> {
  const retries = { ...defaultRetries, attempts, wait: () => Promise.resolve() };
  const teacher = retryingTeacher(new ScriptedTeacher(answers), retries);
  return reduceLog(await logOf(new ScriptedStudent('\\boxed{<call>1</call>}'), teacher));
}

describe('a server that fails', () => {
  const five = textAnswer(['5'], { tokens: 1 });

  it.each(['offline', 'timeout', 'over-budget', 'broken-stream'] as const)(
    'is asked again where that may pass (%s), and the run is that of a server that did not fail',
    async (failure) => {
      const run = await runWith([outage(failure), outage(failure), five], 3);
      const [record] = await evaluate(
        evaluation({
          problems: [{ ...problems[4], answer: '5' } as EvalProblem],
          samples: 1,
          run: () => Promise.resolve([run]),
        }),
      );
      expect(record).toMatchObject({ right: true, calls: [{ outcome: 'delivered' }] });
    },
  );

  it('ends the evaluation where it stays away, and its run is not counted', async () => {
    const path = newPath();
    const file = await ResultsFile.open(path, settings, {});
    const run = await runWith([outage('offline'), outage('offline')], 2);
    const failing = evaluate(evaluation({ file, run: () => Promise.resolve([run]) }));
    await expect(failing).rejects.toThrow(EvaluationError);
    await expect(failing).rejects.toThrow('Run the same command again');
    await file.close();
    expect((await readFile(path, 'utf8')).trim().split('\n')).toHaveLength(1);
  });

  it('that refuses a call would refuse it again: the run counts, and the row says so', async () => {
    const run = await runWith([outage('refused')], 3);
    const [one] = problems.slice(0, 1);
    const records = await evaluate(
      evaluation({ problems: one ? [one] : [], samples: 1, run: () => Promise.resolve([run]) }),
    );
    expect(figuresOf(records)).toMatchObject({ failedCalls: 1, accuracy: 0 });
  });

  it('with another model in the middle ends the evaluation before its run is kept', async () => {
    const path = newPath();
    const file = await ResultsFile.open(path, settings, {});
    let checks = 0;
    const checkModels = (): Promise<void> => {
      checks += 1;
      return checks === 4 ? Promise.reject(new Error('another model')) : Promise.resolve();
    };
    const failing = evaluate(evaluation({ file, checkModels, limit: new AdaptiveLimit(1) }));
    await expect(failing).rejects.toThrow('another model');
    await file.close();
    // The header and three runs.
    expect((await readFile(path, 'utf8')).trim().split('\n')).toHaveLength(4);
  });
});

describe('a student that fails', () => {
  it('ends the evaluation', async () => {
    const student = new ScriptedStudent('x', {
      beforeProposal: () => {
        throw new Error('out of memory');
      },
    });
    const run = reduceLog(await logOf(student, null));
    await expect(evaluate(evaluation({ run: () => Promise.resolve([run]) }))).rejects.toThrow(
      'student-failed',
    );
  });

  it('for a problem that is too long for it is wrong', async () => {
    const run = reduceLog(await logOf(new ScriptedStudent('x', { contextLength: 5 }), null));
    expect(run.status).toMatchObject({
      reason: { error: relayError('prompt-too-long', { tokens: 10, limit: 5 }) },
    });
    const records = await evaluate(evaluation({ run: () => Promise.resolve([run]) }));
    expect(figuresOf(records)).toMatchObject({ n: 12, accuracy: 0 });
  });
});

describe('the limit of runs at once', () => {
  it('halves with each overload, and grows again with each success', async () => {
    const limit = new AdaptiveLimit(8);
    limit.overloaded();
    limit.overloaded();
    expect(limit.current).toBe(2);
    for (let i = 0; i < 100; i += 1) limit.succeeded();
    expect(limit.current).toBe(8);
    for (let i = 0; i < 9; i += 1) limit.overloaded();
    expect(limit.current).toBe(1);
  });

  it('is never exceeded, and is used', async () => {
    let running = 0;
    let most = 0;
    await evaluate(
      evaluation({
        limit: new AdaptiveLimit(5),
        run: async (tasks) => {
          running += 1;
          most = Math.max(most, running);
          const runs = await Promise.all(tasks.map(solve));
          running -= 1;
          return runs;
        },
      }),
    );
    expect(most).toBe(5);
  });
});
