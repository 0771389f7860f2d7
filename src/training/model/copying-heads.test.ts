import { describe, expect, it } from 'vitest';
import { Random } from '../../bytes/random.ts';
import { parameterShapes, type Qwen3Config } from './config.ts';
import { initialParameters } from './initial.ts';

const config: Qwen3Config = {
  vocabularySize: 100,
  hiddenSize: 128,
  layers: 2,
  heads: 4,
  keyValueHeads: 2,
  headSize: 32,
  feedForwardSize: 64,
  ropeTheta: 1_000_000,
  normEpsilon: 1e-6,
  contextLength: 64,
};
const { hiddenSize, headSize } = config;
const random = new Random(5);
const parameters = initialParameters(config, () => random.next());

type Vector = readonly number[];

/** Columns `from` to `from + count` of a matrix, as a map from rows to them. */
function times(name: string, from: number, count: number): (x: Vector) => number[] {
  const at = parameterShapes(config).findIndex((each) => each.name === `${name}.weight`);
  const columns = parameterShapes(config)[at]?.shape[1] ?? 0;
  const values = parameters[at] ?? [];
  return (x) =>
    Array.from({ length: count }, (_, j) =>
      x.reduce((sum, value, i) => sum + value * (values[i * columns + from + j] ?? 0), 0),
    );
}

const dot = (a: Vector, b: Vector): number => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
const normalized = (x: Vector): number[] => {
  const size = Math.sqrt(dot(x, x) / x.length);
  return x.map((value) => value / size);
};

function embedding(token: number): number[] {
  return normalized([...(parameters[0] ?? []).slice(token * hiddenSize, (token + 1) * hiddenSize)]);
}

function rotated(x: Vector, position: number): number[] {
  const half = headSize / 2;
  return x.map((value, i) => {
    const angle = position * config.ropeTheta ** (-(i % half) / half);
    const partner = x[(i + half) % headSize] ?? 0;
    return value * Math.cos(angle) + (i < half ? -partner : partner) * Math.sin(angle);
  });
}

const tokens = Array.from({ length: config.vocabularySize }, (_, i) => i);
const attention = (layer: number) => `model.layers.${layer}.self_attn`;

describe('before any training', () => {
  it('the first head looks at the token before, whatever the tokens are', () => {
    const query = times(`${attention(0)}.q_proj`, 0, headSize);
    const key = times(`${attention(0)}.k_proj`, 0, headSize);
    for (const token of tokens.slice(0, 20)) {
      const asked = rotated(normalized(query(embedding(token))), 40);
      const scores = Array.from({ length: 30 }, (_, distance) => {
        const other = embedding((token * 7 + distance * 13) % config.vocabularySize);
        return dot(asked, rotated(normalized(key(other)), 40 - distance)) / Math.sqrt(headSize);
      });
      expect(scores.indexOf(Math.max(...scores))).toBe(1);
    }
  });

  it('the second layer matches the current token with the one that the first layer wrote down', () => {
    const query = times(`${attention(1)}.q_proj`, 0, headSize);
    const read = times(`${attention(0)}.v_proj`, 0, headSize);
    const write = times(`${attention(0)}.o_proj`, 0, hiddenSize);
    const key = times(`${attention(1)}.k_proj`, 0, headSize);
    // Both heads of the group read the same and write the same.
    const written = (token: number): number[] => {
      const value = read(embedding(token));
      return write([...value, ...value, ...value.map(() => 0), ...value.map(() => 0)]);
    };
    const keys = tokens.map((token) => normalized(key(written(token))));
    const matched = tokens.filter((token) => {
      const scores = keys.map((each) => dot(normalized(query(embedding(token))), each));
      return scores.indexOf(Math.max(...scores)) === token;
    });
    expect(matched.length).toBeGreaterThan(0.95 * tokens.length);
  });

  it('a head raises the token that it attends to', () => {
    const read = times(`${attention(1)}.v_proj`, headSize, headSize);
    const write = times(`${attention(1)}.o_proj`, 0, hiddenSize);
    const zeros = new Array<number>(2 * headSize).fill(0);
    const raised = tokens.filter((token) => {
      const value = read(embedding(token));
      const output = write([...zeros, ...value, ...value]);
      const logits = tokens.map((other) => dot(output, embedding(other)));
      return logits.indexOf(Math.max(...logits)) === token;
    });
    expect(raised.length).toBeGreaterThan(0.95 * tokens.length);
  });
});
