import { expect, it } from 'vitest';
import { OptionError } from './defaults.ts';
import { uniforms, type Stream } from './random.ts';

function draws(seed: number, stream: Stream, count: number): number[] {
  const uniform = uniforms(seed, stream);
  return Array.from({ length: count }, uniform);
}

it('gives the same numbers for the same seed and stream, and others for another', () => {
  const reference = draws(7, 'sampling', 20);
  expect(draws(7, 'sampling', 20)).toEqual(reference);
  for (const other of [
    draws(8, 'sampling', 20),
    draws(7 + 2 ** 32, 'sampling', 20),
    draws(7, 'policy', 20),
  ]) {
    expect(other.filter((value, index) => value === reference[index])).toEqual([]);
  }
});

it('keeps the numbers that saved seeds stand for', () => {
  expect(draws(0, 'sampling', 3)).toMatchInlineSnapshot(`
    [
      0.6240054443478584,
      0.5974778095260262,
      0.9958097450435162,
    ]
  `);
});

it.each([0, 1, 2, -1, 123456789])('spreads evenly over [0, 1): seed %d', (seed) => {
  const values = draws(seed, 'sampling', 10_000);
  expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
  const bins = Array.from(
    { length: 10 },
    (_, bin) => values.filter((value) => Math.floor(value * 10) === bin).length,
  );
  // Ten bins of 1,000 with a deviation of 30 each: five deviations leave room for chance, not for a bias.
  for (const bin of bins) expect(Math.abs(bin - 1000)).toBeLessThan(150);
  const products = values.slice(1).map((value, index) => (value - 0.5) * ((values[index] ?? 0) - 0.5));
  expect(Math.abs(products.reduce((sum, product) => sum + product, 0) / products.length)).toBeLessThan(0.005);
});

it('refuses a seed that is no whole number', () => {
  expect(() => uniforms(0.5, 'sampling')).toThrow(OptionError);
  expect(() => uniforms(NaN, 'sampling')).toThrow('run-seed-not-whole');
});
