import { beforeAll, describe, expect, it } from 'vitest';
import { Random } from '../../bytes/random.ts';
import { defaultDevice, init, numpy as np } from '../jax.ts';
import { defaultMuon, muonUpdate, orthogonalized } from './muon.ts';

beforeAll(async () => {
  await init('cpu');
  defaultDevice('cpu');
});

const { iterations } = defaultMuon;

const matrixOf = (rows: number, columns: number, value: (row: number, column: number) => number) =>
  Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => value(row, column)),
  );

const numbers = (seed: number) => {
  const random = new Random(seed);
  return () => 2 * random.next() - 1;
};

describe('orthogonalised', () => {
  it.each([
    [3, 5],
    [5, 3],
    [4, 4],
  ])('brings the singular values of a %i x %i matrix near to 1', async (rows, columns) => {
    const values = [3, 0.4, 1, 0.1];
    const diagonal = np.array(matrixOf(rows, columns, (i, j) => (i === j ? (values[i] ?? 0) : 0)));
    const result = (await orthogonalized(diagonal, [rows, columns], iterations).jsAsync()) as number[][];
    result.forEach((row, i) =>
      row.forEach((value, j) => {
        if (i !== j) expect(Math.abs(value)).toBeLessThan(1e-5);
        else expect(value, `singular value ${i}`).toSatisfy((kept: number) => kept > 0.6 && kept < 1.3);
      }),
    );
  });

  it('depends on the direction of a matrix only, and treats rows as columns', async () => {
    const next = numbers(7);
    const matrix = matrixOf(4, 6, next);
    const turned = matrixOf(6, 4, (i, j) => matrix[j]?.[i] ?? 0);
    const scaled = matrix.map((row) => row.map((value) => 50 * value));
    const plain = (await orthogonalized(np.array(matrix), [4, 6], iterations).jsAsync()) as number[][];
    const ofScaled = (await orthogonalized(np.array(scaled), [4, 6], iterations).jsAsync()) as number[][];
    const ofTurned = (await orthogonalized(np.array(turned), [6, 4], iterations).jsAsync()) as number[][];
    plain.forEach((row, i) =>
      row.forEach((value, j) => {
        expect(ofScaled[i]?.[j]).toBeCloseTo(value, 4);
        expect(ofTurned[j]?.[i]).toBeCloseTo(value, 4);
      }),
    );
  });
});

describe('muonUpdate', () => {
  it('moves a matrix as far as AdamW would, against the gradient, and lets it decay', async () => {
    const [rows, columns, rate, decay] = [8, 16, 0.01, 0.5];
    const next = numbers(3);
    const gradient = Array.from({ length: rows * columns }, next);
    const before = gradient.map(() => 1);
    const after = muonUpdate(
      { parameter: np.array(before), mean: np.zeros([rows * columns]) },
      np.array(gradient),
      np.array(rate),
      [rows, columns],
      decay,
      defaultMuon,
    );
    after.mean.dispose();
    const moved = ((await after.parameter.jsAsync()) as number[]).map((value) => value - (1 - rate * decay));
    const size = Math.sqrt(moved.reduce((sum, value) => sum + value * value, 0) / moved.length);
    expect(size / rate).toBeGreaterThan(0.15);
    expect(size / rate).toBeLessThan(0.25);
    expect(moved.reduce((sum, value, i) => sum + value * (gradient[i] ?? 0), 0)).toBeLessThan(0);
  });
});
