import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { Random } from '../../bytes/random.ts';
import { saveCheckpoint } from '../checkpoint.ts';
import { fromFloat16, toFloat16 } from '../../bytes/float16.ts';
import { defaultDevice, init } from '../jax.ts';
import type { Qwen3Config } from '../model/config.ts';
import { initialParameters } from '../model/initial.ts';
import { tinyConfig } from '../testing/tiny-model.ts';
import { byteCharacters } from '../../bytes/byte-alphabet.ts';
import { TrainingTokenizer } from '../tokenizer/files.ts';
import { importModels, exportBase, exportModels } from './export.ts';
import { readModel } from '../export/read.ts';
import { routerShapes } from '../model/router.ts';
import { writeRouter } from './router.ts';
import { policySettings } from './grpo-settings.ts';
import { currentReport, writeReport, type ModelReport } from './report.ts';
import { Workspace } from './workspace.ts';

const tokenizer = new TrainingTokenizer({ tokens: [...byteCharacters, 'ab'], merges: [['a', 'b']] });
const config: Qwen3Config = { ...tinyConfig, vocabularySize: tokenizer.size };
const measured = {
  problems: 10,
  right: 4,
  accuracy: 0.4,
  interval: [0.17, 0.69] as [number, number],
  withLarge: 0.2,
  withoutLarge: 0.6,
  tokensPerSolution: 150,
  firstMistakes: { 'two-digit product': 6 },
};
const report: ModelReport = {
  parameters: 1,
  step: 7,
  trainedTokens: 700,
  trainedSeconds: 60,
  charactersPerToken: 2.9,
  test: measured,
  'test-wording': measured,
};
const parametersOf = (seed: number): Float32Array[] => {
  const random = new Random(seed);
  return initialParameters(config, () => random.next());
};

let root = '';
const trained = () => new Workspace(join(root, 'trained'));
const adopted = () => new Workspace(join(root, 'adopted'));
const shipped = () => join(root, 'models');

beforeAll(async () => {
  await init('cpu');
  defaultDevice('cpu');
});
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'relay-export-'));
  await trained().importTokenizer(tokenizer.vocabulary);
  for (const [seed, stage] of (['student', 'warmup', 'teacher'] as const).entries()) {
    const parameters = parametersOf(seed);
    const zeros = parameters.map((values) => new Float32Array(values.length));
    const state = { step: 7, tokens: 700, seconds: 60, parameters, means: zeros, variances: zeros };
    await saveCheckpoint(trained().folder(stage), config, state);
  }
  await writeReport('teacher', trained(), report);
});
afterEach(() => rm(root, { recursive: true, force: true }));

it('writes a card with the figures, or says that there are none', async () => {
  await exportModels(trained(), shipped());
  const card = (name: string) => readFile(join(shipped(), name, 'README.md'), 'utf8');
  expect(await card('relay-teacher')).toContain('| test | 10 | 40.0 % |');
  expect(await card('relay-student')).toContain('Not measured for these weights.');
});

it('adopts an exported run with its steps, weights and report', async () => {
  await exportModels(trained(), shipped());
  await importModels(shipped(), adopted());
  for (const [seed, stage] of (['student', 'warmup', 'teacher'] as const).entries()) {
    const { config: shape, state } = await adopted().trained(stage);
    expect(shape).toEqual(config);
    expect(state).toMatchObject({ step: 7, tokens: 700, seconds: 60 });
    expect(state.parameters).toEqual(parametersOf(seed).map((values) => fromFloat16(toFloat16(values))));
  }
  expect((await adopted().tokenizer()).vocabulary).toEqual(tokenizer.vocabulary);
  const { state } = await adopted().trained('teacher');
  expect(await currentReport('teacher', adopted(), state)).toEqual(report);
  expect(await currentReport('student', adopted(), state)).toBeNull();
});

it('ships the student of a finished policy optimisation, with the warm-up and the router', async () => {
  const parameters = parametersOf(3);
  const zeros = parameters.map((values) => new Float32Array(values.length));
  const grpo = { tokens: 700, seconds: 60, parameters, means: zeros, variances: zeros };
  await saveCheckpoint(trained().folder('grpo'), config, { ...grpo, step: 1 });
  expect((await exportModels(trained(), shipped())).join()).not.toContain('warmup');
  await saveCheckpoint(trained().folder('grpo'), config, { ...grpo, step: policySettings.schedule.steps });
  const router = routerShapes(config.hiddenSize).map(({ shape }) =>
    new Float32Array(shape.reduce((a, b) => a * b, 1)).fill(0.5),
  );
  await writeRouter(trained(), router);
  await exportModels(trained(), shipped());
  const shippedModel = (name: string) => readModel(join(shipped(), name));
  const rounded = (seed: number) => parametersOf(seed).map((values) => fromFloat16(toFloat16(values)));
  expect((await shippedModel('relay-student')).parameters).toEqual(rounded(3));
  expect((await shippedModel('relay-student-warmup')).parameters).toEqual(rounded(1));
  expect(await shippedModel('relay-student-router')).toMatchObject({ parameters: rounded(0), router });
  expect((await shippedModel('relay-student-base')).router).toBeUndefined();
  await importModels(shipped(), adopted());
  expect((await adopted().trained('grpo')).state.parameters).toEqual(rounded(3));
  expect((await adopted().trained('warmup')).state.parameters).toEqual(rounded(1));
  const better = { ...grpo, parameters: parametersOf(4), step: policySettings.schedule.steps };
  await saveCheckpoint(trained().folder('soup-final'), config, better);
  await exportModels(trained(), shipped());
  expect((await shippedModel('relay-student')).parameters).toEqual(rounded(4));
  expect((await shippedModel('relay-student-difficulty-aware')).parameters).toEqual(rounded(3));
});

it('keeps the list of models true, and says which models it does not name', async () => {
  const entry = { name: 'relay-teacher', role: 'teacher', label: null, bytes: 1, context: 1 };
  const other = { ...entry, name: 'other' };
  await mkdir(shipped());
  const list = join(shipped(), 'index.json');
  await writeFile(list, JSON.stringify([other, entry]));
  const lines = await exportModels(trained(), shipped());
  expect(lines.slice(3)).toEqual(
    ['relay-student', 'relay-student-base'].map(
      (name) => `${name} is not in ${list}: the page does not offer it.`,
    ),
  );
  const { size: bytes } = await stat(join(shipped(), 'relay-teacher/onnx/model.onnx'));
  const text = await readFile(list, 'utf8');
  expect(JSON.parse(text)).toEqual([other, { ...entry, bytes, context: config.contextLength }]);
  expect(text.split('\n')[1]).toBe(
    '  {"name": "other", "role": "teacher", "label": null, "bytes": 1, "context": 1},',
  );
});

it('ships the student that is named, in the place of the best one', async () => {
  const parameters = parametersOf(5);
  const zeros = parameters.map((values) => new Float32Array(values.length));
  const state = { step: 3, tokens: 700, seconds: 60, parameters, means: zeros, variances: zeros };
  await expect(exportModels(trained(), shipped(), 'grpo-priced-9')).rejects.toThrow('grpo --recipe priced-9');
  await saveCheckpoint(trained().folder('grpo-priced-9'), config, state);
  const lines = await exportModels(trained(), shipped(), 'grpo-priced-9');
  expect(lines).toHaveLength(4);
  const { parameters: found } = await readModel(join(shipped(), 'relay-student'));
  expect(found).toEqual(parameters.map((values) => fromFloat16(toFloat16(values))));
});

it('leaves a run alone that speaks another tokenizer', async () => {
  await exportModels(trained(), shipped());
  await adopted().importTokenizer({ tokens: [...byteCharacters], merges: [] });
  await expect(importModels(shipped(), adopted())).rejects.toThrow('a tokenizer of its own');
});

it('overwrites no model that a run has trained', async () => {
  await exportModels(trained(), shipped());
  await expect(importModels(shipped(), trained())).rejects.toThrow('holds a warmup already');
});

it('lets a run continue from an unfinished base', async () => {
  const parameters = parametersOf(9);
  const state = { step: 3, tokens: 30, seconds: 3, parameters, means: parameters, variances: parameters };
  await saveCheckpoint(trained().folder('base'), config, state);
  await exportBase(trained(), shipped());
  await importModels(shipped(), adopted());
  const { state: reached } = await adopted().trained('base');
  expect(reached).toMatchObject({ step: 3, tokens: 30, seconds: 3 });
  expect(reached.parameters).toEqual(parameters.map((values) => fromFloat16(toFloat16(values))));
});
