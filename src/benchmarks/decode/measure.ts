/**
 * Runs the peers in turns, each in a process of its own: the threads of ONNX Runtime spin for a while after their work, and
 * would starve a neighbour. Every round starts each peer once.
 */
import { fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { build } from 'vite';

import { findChromium } from '../../cli/set-up/chromium.mjs';
import { inProject } from '../../cli/project.ts';
import { parseModelConfig } from '../../engine/config.ts';
import { weightsKind } from '../../engine/weights.ts';
import type { DecodeFigures, DecodePeer, PeerResult, PeerTask, Prompt, Runtime } from './figures.ts';
import { hasLlama } from './llama-peer.ts';
import type { ModelSpec } from './model-spec.ts';
import { serveModels, type ModelServer } from './model-server.ts';
import { promptsFor } from './prompts.ts';
import { rowsOf } from './rows.ts';

interface DecodeSettings {
  readonly models: readonly ModelSpec[];
  readonly runtimes: readonly Runtime[];
  readonly contexts: readonly number[];
  readonly tokens: number;
  readonly span: number;
  readonly rounds: number;
}

const launchArguments: Readonly<Record<Exclude<Runtime, 'node'>, readonly string[]>> = {
  wasm: ['--no-sandbox', '--disable-gpu'],
  webgpu: ['--no-sandbox', '--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'],
};

/** @param progress takes a description of the current measurement */
export async function measureDecoding(
  settings: DecodeSettings,
  progress: (what: string) => void,
): Promise<DecodeFigures> {
  const inBrowser = settings.runtimes.some((runtime) => runtime !== 'node');
  const server = inBrowser ? await startPage(settings.models) : null;
  const figures: { rows: DecodeFigures['rows'][number][]; spans: DecodeFigures['spans'][number][] } = {
    rows: [],
    spans: [],
  };
  try {
    for (const model of settings.models) {
      const prompts = await fittingPrompts(model, settings);
      for (const runtime of settings.runtimes) {
        const results = new Map<DecodePeer, PeerResult[]>();
        for (let round = 1; round <= settings.rounds; round += 1) {
          for (const peer of peersOf(model, runtime)) {
            progress(`${basename(model.folder)} ${model.weights}, ${runtime}, ${peer}, round ${round}`);
            const { tokens, span } = settings;
            const task = { peer, runtime, ...model, prompts, tokens, span };
            const run =
              server === null || runtime === 'node'
                ? inProcess(task)
                : inPage(inPageTask(task, settings.models.indexOf(model)), runtime, server.url);
            const result = await run.catch((error: unknown) => {
              // Not every peer runs every kind of weights; its figures stay out.
              if (peer === 'engine') throw error;
              progress(
                `${peer} failed and is left out: ${String(error).split('\n', 1).join().slice(0, 300)}`,
              );
              return null;
            });
            if (result !== null) results.set(peer, [...(results.get(peer) ?? []), result]);
          }
        }
        const weights = weightsKind(model.weights) || 'fp32';
        const about = { model: basename(model.folder), weights, runtime, spanTokens: settings.span };
        const { rows, spans } = rowsOf(about, results);
        figures.rows.push(...rows);
        figures.spans.push(...spans);
      }
    }
    return figures;
  } finally {
    await server?.close();
  }
}

/** The prompts for which the model's context has room. */
async function fittingPrompts(
  { folder }: ModelSpec,
  { contexts, tokens, span }: DecodeSettings,
): Promise<Prompt[]> {
  const json = async (name: string): Promise<unknown> =>
    JSON.parse(await readFile(join(folder, name), 'utf8')) as unknown;
  const generation = await json('generation_config.json').catch(() => null);
  const { contextLength } = parseModelConfig(await json('config.json'), generation);
  return promptsFor(
    folder,
    contexts.filter((context) => context + tokens + span <= contextLength),
  );
}

/** llama.cpp needs GGUF weights, and in Node the addon. In a browser it is measured on WASM. */
function peersOf({ gguf }: ModelSpec, runtime: Runtime): readonly DecodePeer[] {
  const common = ['engine', 'transformers'] as const;
  const hasPeer = runtime === 'wasm' || (runtime === 'node' && hasLlama());
  return gguf !== null && hasPeer ? [...common, 'llama'] : common;
}

function inProcess(task: PeerTask): Promise<PeerResult> {
  const program = fileURLToPath(new URL('peer-process.ts', import.meta.url));
  const child = fork(program, [JSON.stringify(task)], {
    execArgv: ['--import', 'tsx'],
    // llama.cpp says hundreds of lines about every model.
    stdio: ['ignore', 'ignore', task.peer === 'llama' ? 'ignore' : 'inherit', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    child.once('message', (result) => resolve(result as PeerResult));
    child.once('exit', (code) =>
      reject(new Error(`The process of ${task.peer} ended with ${String(code)}.`)),
    );
  });
}

/** The name of a model below /models/ and /gguf/: folders of two models may have the same one. */
const nameOf = (index: number): string => `model-${index}`;

const inPageTask = (task: PeerTask, index: number): PeerTask => ({
  ...task,
  folder: nameOf(index),
  gguf: task.gguf === null ? null : nameOf(index),
});

async function startPage(models: readonly ModelSpec[]): Promise<ModelServer> {
  const directory = inProject('.cache/bench-decode');
  await build({
    configFile: inProject('src/benchmarks/decode/page/vite.config.ts'),
    build: { outDir: directory, emptyOutDir: true },
    logLevel: 'error',
  });
  return serveModels(
    directory,
    Object.fromEntries(models.map(({ folder }, i) => [nameOf(i), folder])),
    Object.fromEntries(models.flatMap(({ gguf }, i) => (gguf === null ? [] : [[nameOf(i), gguf]]))),
  );
}

async function inPage(task: PeerTask, runtime: 'wasm' | 'webgpu', url: string): Promise<PeerResult> {
  const executablePath = await findChromium();
  const browser = await chromium.launch({
    args: [...launchArguments[runtime]],
    ...(executablePath === null ? {} : { executablePath }),
  });
  try {
    const page = await browser.newPage();
    await page.goto(url);
    await page.waitForFunction(() => 'measure' in globalThis);
    const contexts = await page.evaluate(
      (wanted) =>
        (Reflect.get(globalThis, 'measure') as (task: PeerTask) => Promise<PeerResult['contexts']>)(wanted),
      task,
    );
    return { contexts, memoryBytes: null };
  } finally {
    await browser.close();
  }
}
