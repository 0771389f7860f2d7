import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { convert } from '../../conversion/convert.ts';
import { writeTinyCheckpoint } from '../../conversion/testing/tiny-checkpoint.ts';
import { defaultOptions } from '../../relay/defaults.ts';
import { baseStudentOf, loadModels, type EvalRunOptions } from './models.ts';
import { shippedStudentFolder } from '../project.ts';

const options: EvalRunOptions = {
  ...defaultOptions,
  limits: { ...defaultOptions.limits, maxTokens: 4 },
  threads: 1,
  concurrency: 1,
  runtime: 'batch',
};
const problem = { id: 'p', problem: 'What is 2 + 3?', answer: '5', reference: null };

let folder = '';
const student = (): string => join(folder, 'student');
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'eval-'));
  const from = join(folder, 'checkpoint');
  await writeTinyCheckpoint(from, 'llama');
  for (const kind of ['fp32', 'q4'] as const) await convert({ from, to: student(), kind });
});
afterAll(() => rm(folder, { recursive: true }));

describe('the student of an evaluation', () => {
  it.each(['', ':q4'])(
    'may be in any folder that the engine loads, with any of its weights: DIR%s',
    async (weights) => {
      const models = await loadModels({ kind: 'folder', path: student() + weights }, null, options, 'never');
      expect(models.batch).toBe(1);
      const [run] = await models.run([{ problem, sample: 0, seed: 0 }], 'never');
      expect(run?.metrics.studentTokens).toBeGreaterThan(0);
      await models.release();
    },
  );

  it('is compared with the base student next to it, else with itself', () => {
    const foreign = { kind: 'folder', path: student() } as const;
    expect(baseStudentOf(foreign)).toEqual(foreign);
    expect(baseStudentOf({ kind: 'folder', path: shippedStudentFolder })).toEqual({
      kind: 'folder',
      path: join(dirname(shippedStudentFolder), 'relay-student-base'),
    });
  });

  it('runs in batches where this project exported it', async () => {
    const models = await loadModels({ kind: 'folder', path: shippedStudentFolder }, null, options, 'never');
    expect(models.batch).toBeGreaterThan(1);
    await models.release();
  });
});
