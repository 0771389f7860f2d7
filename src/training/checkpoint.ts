/**
 * A training state on disk: one JSON header and one file of float32 numbers, replaced atomically. A run that is killed
 * at any moment resumes from its last complete checkpoint.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { parameterShapes, type Qwen3Config } from './model/config.ts';

/** Everything that a train step changes. The lists run in the order of `parameterShapes`. */
export interface TrainState {
  /** Steps done. */
  readonly step: number;
  /** Updates of the optimiser, where a step makes several; else as many as steps. */
  readonly updates?: number;
  /** Tokens seen, prompts included. */
  readonly tokens: number;
  /** Seconds of training, summed over all runs of the command. */
  readonly seconds: number;
  readonly parameters: readonly Float32Array[];
  readonly means: readonly Float32Array[];
  readonly variances: readonly Float32Array[];
}

const headerSchema = z.object({
  format: z.literal('relay-checkpoint/1'),
  config: z.object({
    vocabularySize: z.number(),
    hiddenSize: z.number(),
    layers: z.number(),
    heads: z.number(),
    keyValueHeads: z.number(),
    headSize: z.number(),
    feedForwardSize: z.number(),
    ropeTheta: z.number(),
    normEpsilon: z.number(),
    contextLength: z.number(),
  }),
  step: z.number(),
  updates: z.number().optional(),
  tokens: z.number(),
  seconds: z.number(),
  numbers: z.string(),
});

const listSizes = (config: Qwen3Config): number[] =>
  parameterShapes(config).map(({ shape }) => shape.reduce((a, b) => a * b, 1));

/**
 * The training state to start from: the checkpoint, or the initial parameters.
 * @param initial the initial parameters; called only when there is no checkpoint
 * @throws Error if the checkpoint is of a model of another shape, or damaged
 */
export async function resumedOrStarted(
  directory: string,
  config: Qwen3Config,
  initial: () => Promise<readonly Float32Array[]>,
): Promise<TrainState> {
  const found = await loadCheckpoint(directory);
  if (found !== null && !isDeepStrictEqual(found.config, config)) {
    throw new Error(`${directory} holds a model of another shape. Choose another folder or delete it.`);
  }
  if (found !== null) return found.state;
  const parameters = await initial();
  const zeros = () => parameters.map((values) => new Float32Array(values.length));
  return { step: 0, tokens: 0, seconds: 0, parameters, means: zeros(), variances: zeros() };
}

/** Writes a checkpoint into `directory`, replacing the one before. */
export async function saveCheckpoint(
  directory: string,
  config: Qwen3Config,
  state: TrainState,
): Promise<void> {
  await mkdir(directory, { recursive: true });
  const lists = [...state.parameters, ...state.means, ...state.variances];
  const buffer = Buffer.concat(
    lists.map((list) => Buffer.from(list.buffer, list.byteOffset, list.byteLength)),
  );
  const numbers = `state-${state.step}-${createHash('sha256').update(buffer).digest('hex').slice(0, 12)}.f32`;
  const { step, updates, tokens, seconds } = state;
  await writeFile(join(directory, numbers), buffer);
  const header = join(directory, 'checkpoint.json');
  const previous = existsSync(header)
    ? headerSchema.parse(JSON.parse(await readFile(header, 'utf8'))).numbers
    : null;
  const content = { format: 'relay-checkpoint/1', config, step, updates, tokens, seconds, numbers };
  await writeFile(`${header}.new`, JSON.stringify(content, null, 2));
  await rename(`${header}.new`, header);
  if (previous !== null && previous !== numbers) await rm(join(directory, previous), { force: true });
}

/**
 * Reads the checkpoint in `directory`; null where there is none.
 * @throws when the checkpoint is of another shape or is damaged
 */
export async function loadCheckpoint(
  directory: string,
): Promise<{ config: Qwen3Config; state: TrainState } | null> {
  const path = join(directory, 'checkpoint.json');
  if (!existsSync(path)) return null;
  const { config, step, updates, tokens, seconds, numbers } = headerSchema.parse(
    JSON.parse(await readFile(path, 'utf8')),
  );
  const bytes = await readFile(join(directory, numbers));
  const sizes = listSizes(config);
  const expected = 3 * sizes.reduce((a, b) => a + b, 0);
  if (bytes.byteLength !== expected * 4) {
    throw new Error(
      `The checkpoint ${directory} is damaged: ${bytes.byteLength} bytes where its shape needs ${expected * 4}. Delete the folder and train again.`,
    );
  }
  let offset = 0;
  const readLists = (): Float32Array[] =>
    sizes.map((size) => {
      const list = new Float32Array(size);
      new Uint8Array(list.buffer).set(bytes.subarray(offset, offset + size * 4));
      offset += size * 4;
      return list;
    });
  const [parameters, means, variances] = [readLists(), readLists(), readLists()];
  const counted = updates === undefined ? { step } : { step, updates };
  return { config, state: { ...counted, tokens, seconds, parameters, means, variances } };
}
