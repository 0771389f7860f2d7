import { beforeAll, expect, it } from 'vitest';
import { packAll, type Document } from '../data/batches.ts';
import { defaultDevice, init, numpy as np } from '../jax.ts';
import { parameterShapes } from './config.ts';
import { initialParameters } from './initial.ts';
import { packedFields, packedLogProbabilities, type PackedField } from './packed-likelihood.ts';
import { tinyConfig, uniformFrom } from '../testing/tiny-model.ts';

const config = { ...tinyConfig, vocabularySize: 20 };
const shapes = parameterShapes(config);
const parameters = initialParameters(config, uniformFrom(5));
const length = 24;

beforeAll(async () => {
  await init('cpu');
  defaultDevice('cpu');
});

/** The log-probability of each token but the first, documents one after the other in one row. */
function likelihoods(...documents: Document[]): number[] {
  const [batch] = packAll(documents, 1, length);
  if (batch === undefined) throw new Error('Nothing was packed.');
  const arrays = Object.fromEntries(
    packedFields.map(({ name }) => [name, np.array(batch[name], { dtype: np.int32 }).reshape([1, length])]),
  ) as Record<PackedField, np.Array>;
  const values = parameters.map((list, i) => np.array(list, { shape: [...(shapes[i]?.shape ?? [])] }));
  return Array.from(packedLogProbabilities(values, config, arrays).dataSync(), Number).slice(0, batch.filled);
}

const document = (tokens: number[], commandMask?: number[]): Document => ({
  tokens,
  weights: tokens.map(() => 1),
  ...(commandMask && { commandMask }),
});

const near = (values: readonly number[]) => values.map((value): unknown => expect.closeTo(value, 5));

it('gives each of several documents in a row what it gets alone', () => {
  const [one, other] = [document([1, 2, 3, 4]), document([5, 6, 7])];
  expect(likelihoods(one, other)).toEqual(near([...likelihoods(one), ...likelihoods(other)]));
});

it('hides a command from later tokens, and shows earlier text to the command', () => {
  // 8 9 and 10 11 are commands. The prediction of the token after a command is not checked: the relay never uses it.
  const withCommands = likelihoods(
    document([1, 2, 3, 8, 9, 10, 11, 4, 5, 6], [0, 0, 0, 4, 4, 5, 5, 0, 0, 0]),
  );
  const [, , , , five, six] = [0, ...likelihoods(document([1, 2, 3, 4, 5, 6]))];
  expect([withCommands[7], withCommands[8]]).toEqual(near([five ?? 0, six ?? 0]));
  expect(withCommands.slice(0, 4)).toEqual(near(likelihoods(document([1, 2, 3, 8, 9]))));
  expect(withCommands[5]).toEqual(near([likelihoods(document([1, 2, 3, 10, 11]))[3] ?? 0])[0]);
});
