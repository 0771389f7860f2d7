/**
 * All stages of a training in their order, with a model too small to learn anything but the form of a command: each stage
 * takes what the ones before it left.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { solutionPlaces } from '../../math/word-problems/solution-style.ts';
import { wordProblem } from '../../math/word-problems/word-problems.ts';
import type { PolicyProgress } from '../grpo/progress.ts';
import { defaultDevice, init } from '../jax.ts';
import { drawStage } from './curves.ts';
import { filteredProblems, filterProblems } from './data-filter.ts';
import { exportModels, importModels } from './export.ts';
import { trainWithPolicy } from './grpo.ts';
import { reportOn } from './report.ts';
import { trainRouterStage } from './router.ts';
import { trainStage } from './supervised.ts';
import { ownSolutionsFile, trainWarmup } from './warmup.ts';
import { Workspace } from './workspace.ts';

vi.mock(import('./settings.ts'), async (original) => {
  const settings = await original();
  const config = {
    ...settings.baseSettings.config,
    vocabularySize: 605,
    hiddenSize: 16,
    headSize: 8,
    layers: 1,
    heads: 2,
    keyValueHeads: 1,
    feedForwardSize: 24,
  };
  const tiny = <Stage extends typeof settings.baseSettings>(stage: Stage) => ({
    ...stage,
    config,
    rows: 2,
    length: 384,
    schedule: { steps: 2, warmupSteps: 1, peak: 1e-3, floor: 1 },
  });
  return {
    ...settings,
    bytePairTokens: 600,
    tokenizerProblems: 300,
    testProblems: 4,
    baseSettings: tiny(settings.baseSettings),
    studentSettings: tiny(settings.studentSettings),
    teacherSettings: { ...tiny(settings.teacherSettings), config: { ...config, layers: 2 } },
    warmupSettings: {
      ...settings.warmupSettings,
      problems: 12,
      rows: 2,
      length: 640,
      schedule: {
        steps: 2,
        warmupSteps: 1,
        peak: 0.1,
        floor: 1,
        then: { steps: 40, warmupSteps: 1, peak: 2e-2, floor: 1 },
      },
    },
    filterSettings: {
      ...settings.filterSettings,
      problems: 6,
      samples: 2,
      atLeast: 1,
      together: 6,
    },
    routerSettings: {
      ...settings.routerSettings,
      problems: 4,
      heldOut: 2,
      together: 4,
      mostTried: 2,
      agreeing: 2,
      rows: 2,
      length: 640,
      schedule: { steps: 3, warmupSteps: 1, peak: 1e-3, floor: 1 },
    },
  } as unknown as typeof settings;
});
vi.mock(import('./grpo-settings.ts'), async (original) => {
  const { policySettings } = await original();
  return {
    policySettings: {
      ...policySettings,
      problems: 2,
      rollouts: 4,
      rows: 2,
      length: 640,
      schedule: { steps: 2, warmupSteps: 1, peak: 1e-4, floor: 1 },
    },
  } as unknown as Awaited<ReturnType<typeof original>>;
});

const threads = 1;
const report = () => undefined;
let root = '';
let workspace = new Workspace(root);

beforeAll(async () => {
  await init('cpu');
  defaultDevice('cpu');
  root = await mkdtemp(join(tmpdir(), 'relay-stages-'));
  workspace = new Workspace(join(root, 'run'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const rowsOf = async (stage: 'grpo-simple'): Promise<unknown[]> => {
  const text = await readFile(join(workspace.folder(stage), 'log.jsonl'), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
};

describe.sequential('the stages, one after the other', () => {
  it.each(['base', 'student', 'teacher'] as const)('train %s, and draw its curves', async (stage) => {
    const state = await trainStage(stage, { workspace, threads, report });
    expect(state.step).toBe(2);
    expect(await readFile(await drawStage(stage, workspace), 'utf8')).toContain('<svg');
  });

  it('refuse to warm up a student that ends no solution', async () => {
    await expect(trainWarmup({ workspace, threads, report })).rejects.toThrow('npm run train -- student');
  });

  it('warm the student up on solutions of its own', async () => {
    const { state: student } = await workspace.trained('student');
    const tokenizer = await workspace.tokenizer();
    const solutions = Array.from({ length: 12 }, (_, index) => {
      const { problem, solution } = wordProblem('train', index);
      return { problem, tokens: tokenizer.encode(solution) };
    });
    const { step, tokens } = student;
    await writeFile(join(workspace.directory, ownSolutionsFile), JSON.stringify({ step, tokens, solutions }));
    const state = await trainWarmup({ workspace, threads, report });
    expect(state.step).toBe(42);
    await drawStage('warmup', workspace);
  });

  it('filter problems with the teacher', async () => {
    await filterProblems({ workspace, threads, report });
    await expect(filteredProblems(workspace, 6)).rejects.toThrow('npm run train -- teacher');
    // As a teacher leaves it that solves them all.
    const lines = Array.from({ length: 6 }, (_, index) => JSON.stringify({ index, right: 1, tried: 1 }));
    await writeFile(join(workspace.directory, 'filter.jsonl'), `${lines.join('\n')}\n`);
    const kept = await filteredProblems(workspace, 6);
    expect(kept).toHaveLength(6);
    expect(await filteredProblems(workspace, 6, 2)).toEqual(kept.slice(2));
    await expect(filteredProblems(workspace, 6, 6)).rejects.toThrow('leaves the first 6 to others');
  });

  it('optimise the student that calls the teacher, and log where it calls', async () => {
    const steps: PolicyProgress[] = [];
    const run = { workspace, threads, report: (step: PolicyProgress) => steps.push(step) };
    for (const stage of ['grpo-simple', 'grpo-priced-9'] as const)
      expect((await trainWithPolicy(stage, run)).step).toBe(2);
    expect(steps.map(({ step }) => step)).toEqual([1, 2, 1, 2]);
    expect(steps.every(({ reward, length }) => Number.isFinite(reward) && length > 0)).toBe(true);
    const logged = z.array(
      z.looseObject({ callPlaces: z.partialRecord(z.enum(solutionPlaces), z.number()) }),
    );
    expect(logged.parse(await rowsOf('grpo-simple'))).toHaveLength(2);
    await drawStage('grpo-simple', workspace);
  });

  it('teach a router', async () => {
    expect(await trainRouterStage({ workspace, threads, report })).toMatchObject({ solutions: 4 });
  });

  it('report on both test splits, and export what another run can import', async () => {
    const figures = await reportOn('teacher', workspace, threads, report);
    expect(figures.test.problems).toBe(4);
    expect(figures['test-wording'].problems).toBe(4);
    const lines = await exportModels(workspace, join(root, 'models'));
    expect(lines.map((line) => line.split(':')[0])).toEqual([
      'relay-student',
      'relay-student-base',
      'relay-student-warmup',
      'relay-student-router',
      'relay-teacher',
    ]);
    const imported = new Workspace(join(root, 'imported'));
    await importModels(join(root, 'models'), imported);
    expect((await imported.trained('grpo-simple')).state.step).toBe(2);
  });
});
