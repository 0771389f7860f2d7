// The engine in a browser gives the logits of a plain forward pass, for each kind of export and weights: the same tests for
// each device. The models are small and made here.
import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import { inProject } from '../../src/cli/project.ts';
import { architectureOf } from '../../src/conversion/architecture.ts';
import { convert } from '../../src/conversion/convert.ts';
import { referenceLogits } from '../../src/conversion/reference.ts';
import { openFolder } from '../../src/conversion/safetensors.ts';
import { writeEmbeddedCheckpoint } from '../../src/conversion/testing/embedded-checkpoint.ts';
import { writeTinyCheckpoint } from '../../src/conversion/testing/tiny-checkpoint.ts';
import { tolerances } from '../../src/conversion/verify.ts';
import { fileSuffix, type WeightKind } from '../../src/conversion/weight-kind.ts';
import { cautiousPassLimit } from '../../src/engine/pass-limit.ts';
import { serve } from '../../src/proxy/node-server.ts';
import type { EngineStep, EngineTask } from '../engine/task.ts';
import { expect, test } from './fixtures.ts';

type Device = EngineTask['device'];

/** Lengths of prompts: short, at both sides of the pass that goes wrong on software adapters, and long. */
const lengths = [5, 31, 32, 40, 200];

const idsOf = (count: number): number[] => Array.from({ length: count }, (_, i) => (37 * i + 5) % 256);

/** Kinds of weights that a device is tested with: software adapters compute no half precision. */
const kindsOn: Readonly<Record<Device, readonly WeightKind[]>> = {
  wasm: ['fp32', 'fp16', 'q8', 'q4'],
  webgpu: ['fp32', 'q4'],
};

/** Folders of checkpoints and of the models made of them. */
interface Models {
  readonly url: string;
  readonly checkpoints: Readonly<Record<'own' | 'gqa', string>>;
  stop(): Promise<void>;
}

/** Builds the page and the models, and serves both. */
async function startModels(device: Device): Promise<Models> {
  const directory = await mkdtemp(join(tmpdir(), 'engine-'));
  const configFile = inProject('e2e/engine/vite.config.ts');
  await build({ configFile, build: { outDir: directory, emptyOutDir: true }, logLevel: 'warn' });
  const checkpoints = {
    own: await writeEmbeddedCheckpoint('relay-student-base'),
    gqa: await mkdtemp(join(tmpdir(), 'tiny-')),
  };
  await cp(inProject('public/models/relay-student-base'), join(directory, 'models/own'), { recursive: true });
  await writeTinyCheckpoint(checkpoints.gqa, 'qwen3');
  for (const kind of kindsOn[device])
    await convert({ from: checkpoints.gqa, to: join(directory, 'models/gqa'), kind, verifies: false });
  const server = await serve({ port: 0, directory, teacher: null });
  return { url: server.url, checkpoints, stop: () => server.close() };
}

/** The logits after `ids` in plain arithmetic, with the weights as they are stored. */
async function expectedLogits(folder: string, kind: WeightKind, ids: readonly number[]): Promise<number[]> {
  const checkpoint = await openFolder(folder);
  try {
    return Array.from(await referenceLogits(checkpoint, architectureOf(checkpoint.config), kind, ids));
  } finally {
    await checkpoint.close();
  }
}

const logitsIn = (page: Page, task: EngineTask): Promise<number[][]> =>
  page.evaluate(
    (wanted) => (Reflect.get(globalThis, 'logitsOf') as (task: EngineTask) => Promise<number[][]>)(wanted),
    task,
  );

/** The largest difference of a logit. The engine leaves out those that the tokenizer has no tokens for. */
function apart(found: readonly number[] = [], expected: readonly number[]): number {
  expect(found.length).toBeGreaterThan(256);
  return Math.max(...found.map((logit, i) => Math.abs(logit - (expected[i] ?? Number.NaN))));
}

/** Of fp32 on WebGPU, whose functions are less exact: 0.0015 of a logit is seen on the software adapter. */
const webGpuTolerance = 5e-4;

/** The bound on it: for fp32 1e-3, else a share of the range of the logits. */
function boundOf(kind: WeightKind, expected: readonly number[], device: Device): number {
  if (kind === 'fp32' && device === 'wasm') return 1e-3;
  const share = kind === 'fp32' ? webGpuTolerance : tolerances[kind];
  return share * (Math.max(...expected) - Math.min(...expected));
}

/** Declares the tests. */
export function computesRightOn(device: Device): void {
  // Software adapters read in passes of 31, as the student does there.
  const options = device === 'webgpu' ? { passLimit: cautiousPassLimit } : {};
  let models: Models;
  test.beforeAll(async () => {
    test.setTimeout(300_000);
    models = await startModels(device);
  });
  test.afterAll(() => models.stop());

  for (const [model, kind] of [
    ['own', 'fp32'] as const,
    ...kindsOn[device].map((kind) => ['gqa', kind] as const),
  ]) {
    test(`${model} in ${kind} gives the logits of the reference`, async ({ page }) => {
      test.slow();
      await page.goto(models.url);
      for (const length of lengths) {
        const ids = idsOf(length);
        const expected = await expectedLogits(models.checkpoints[model], kind, ids);
        const weights = `onnx/model${fileSuffix[kind]}.onnx`;
        const steps = [{ cutTo: 0, ids }];
        const [found] = await logitsIn(page, { model, weights, device, options, steps });
        expect(apart(found, expected), `${length} tokens`).toBeLessThan(boundOf(kind, expected, device));
      }
    });
  }

  if (device !== 'webgpu') return;
  test('a cache in place that is cut and continued is the same as one that was not', async ({ page }) => {
    test.slow();
    await page.goto(models.url);
    const common = { model: 'gqa', weights: 'onnx/model.onnx', device } as const;
    // From 16 positions it doubles three times.
    const inPlace = { ...options, cache: 'in-place', capacity: 16 } as const;
    const steps: EngineStep[] = [
      { cutTo: 0, ids: idsOf(16) },
      { cutTo: 16, ids: [7] },
      { cutTo: 5, ids: idsOf(40) },
      { cutTo: 45, ids: [8, 9] },
      { cutTo: 44, ids: [1] },
      { cutTo: 2, ids: idsOf(70) },
    ];
    const found = await logitsIn(page, { ...common, options: inPlace, steps });
    let sequence: number[] = [];
    for (const [i, { cutTo, ids }] of steps.entries()) {
      sequence = [...sequence.slice(0, cutTo), ...ids];
      const expected = await expectedLogits(models.checkpoints.gqa, 'fp32', sequence);
      expect(apart(found[i], expected), `step ${i + 1}`).toBeLessThan(boundOf('fp32', expected, device));
    }
  });
}
