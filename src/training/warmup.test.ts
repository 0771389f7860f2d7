import { describe, expect, it } from 'vitest';
import { Random } from '../math/relay-math/random.ts';
import { trainBytePairs } from './tokenizer/byte-pair.ts';
import { TrainingTokenizer } from './tokenizer/files.ts';
import { logUniform, withRandomCommands } from './warmup.ts';

const tokenizer = new TrainingTokenizer(trainBytePairs([], 256));
const solution = tokenizer.encode('Each box holds $12$ pens, so $5 \\times 12 = 60$.');

describe('withRandomCommands', () => {
  const texts = Array.from({ length: 400 }, (_, seed) =>
    tokenizer.decode(withRandomCommands(tokenizer, solution, new Random(seed))),
  );
  const command = /<call>(\d+)<\/call>/g;

  it('only adds well-formed commands: taken out, the solution is as before', () => {
    for (const text of texts) expect(text.replace(command, '')).toBe(tokenizer.decode(solution));
  });

  it('gives 0 to 3 commands, and two of five solutions none', () => {
    const counts = [0, 0, 0, 0];
    for (const text of texts) {
      const found = text.match(command)?.length ?? 0;
      counts[found] = (counts[found] ?? 0) + 1;
    }
    expect(counts).toHaveLength(4);
    expect((counts[0] ?? 0) / texts.length).toBeCloseTo(0.75 ** 3, 1);
    expect((counts[1] ?? 0) / texts.length).toBeCloseTo(3 * 0.25 * 0.75 ** 2, 1);
    expect(counts[3]).toBeGreaterThan(0);
  });
});

describe('logUniform', () => {
  it('stays within 1 and the highest, and asks for few tokens as often as for many', () => {
    const random = new Random(7);
    const draws = Array.from({ length: 4000 }, () => logUniform(random, 64));
    expect(Math.min(...draws)).toBe(1);
    expect(Math.max(...draws)).toBe(64);
    const small = draws.filter((n) => n <= 7).length;
    expect(small / draws.length).toBeGreaterThan(0.42);
    expect(small / draws.length).toBeLessThan(0.58);
  });
});
