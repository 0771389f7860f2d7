import { expect, it } from 'vitest';
import { Random } from '../math/relay-math/random.ts';
import { repetitionDocument } from './documents.ts';

it('counts of a repetition exactly what the period before tells', () => {
  for (let seed = 0; seed < 50; seed++) {
    const { tokens, weights } = repetitionDocument(1000, new Random(seed));
    expect(weights).toHaveLength(tokens.length);
    const period = tokens.findIndex((_, at) => at > 0 && tokens.slice(at).every((id, i) => id === tokens[i]));
    expect(period).toBeGreaterThanOrEqual(8);
    tokens.forEach((id, at) => {
      if (weights[at] === 1) expect(id).toBe(tokens[at - period]);
      if (at < period) expect(weights[at]).toBe(0);
    });
    expect(weights.filter((weight) => weight === 1).length).toBeGreaterThan(tokens.length / 3);
  }
});
