import { describe, expect, it } from 'vitest';
import { Random } from '../../bytes/random.ts';
import { trainBytePairs } from '../tokenizer/byte-pair.ts';
import { TrainingTokenizer } from '../tokenizer/files.ts';
import { defaultWarmup, logUniform, numberPlaces, withRandomCommands } from './random-commands.ts';

const tokenizer = new TrainingTokenizer(trainBytePairs([], 256));
const solution = tokenizer.encode('Each box holds $12$ pens, so $5 \\times 12 = 60$.');

describe('withRandomCommands', () => {
  const texts = Array.from({ length: 400 }, (_, seed) =>
    tokenizer.decode(withRandomCommands(tokenizer, solution, new Random(seed)).flatMap(({ ids }) => ids)),
  );
  const command = /<call>(\d+)<\/call>/g;

  it('only adds well-formed commands: taken out, the solution is as before', () => {
    const whole = `${tokenizer.decode(solution)}<|im_end|>`;
    for (const text of texts) expect(text.replace(command, '')).toBe(whole);
  });

  it('marks the commands, and nothing else', () => {
    for (let seed = 0; seed < 50; seed++) {
      for (const { ids, isCommand } of withRandomCommands(tokenizer, solution, new Random(seed))) {
        expect(/^<call>\d+<\/call>$/.test(tokenizer.decode(ids))).toBe(isCommand);
      }
    }
  });

  it('puts three commands before any of the numbers, and says there that one may begin', () => {
    const numbers = numberPlaces(tokenizer, solution);
    expect(numbers.map((place) => tokenizer.decode(solution.slice(place, place + 1)))).toEqual([
      '1',
      '5',
      '1',
      '6',
    ]);
    const places = new Set<number>();
    for (let seed = 0; seed < 100; seed++) {
      let place = 0;
      const segments = withRandomCommands(tokenizer, solution, new Random(seed));
      for (const { ids, isCommand, weights } of segments) {
        if (isCommand) {
          places.add(place);
          expect(weights).toEqual(ids.map((_, i) => (i === 0 ? defaultWarmup.share : 1)));
        } else {
          const shares = ids.map((_, i) => (numbers.includes(place + i) ? defaultWarmup.share : 0));
          expect(weights).toEqual(shares);
          place += ids.length;
        }
      }
      expect(segments.filter(({ isCommand }) => isCommand)).toHaveLength(3);
    }
    expect([...places].sort((one, other) => one - other)).toEqual(numbers);
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
