import { describe, expect, it } from 'vitest';
import { Random } from '../../bytes/random.ts';
import { trainBytePairs } from '../tokenizer/byte-pair.ts';
import { TrainingTokenizer } from '../tokenizer/files.ts';
import { commandPlaces, defaultWarmup, logUniform, withRandomCommands } from './random-commands.ts';

const tokenizer = new TrainingTokenizer(trainBytePairs([], 256));
const solution = tokenizer.encode(
  'We know: ten pens at 12 dollars; half price. We want: total. Plan: divide, then multiply. Half: $12 \\div 2 = 6$.',
);

it('begins a command before a number, a fact, what is wanted or an operation, and nowhere else', () => {
  const rest = (place: number) => tokenizer.decode(solution.slice(place, place + 5));
  expect(commandPlaces(tokenizer, solution).map(rest)).toEqual([
    ' ten ',
    '12 do',
    ' half',
    ' tota',
    ' divi',
    ' mult',
    '12 \\d',
    '2 = 6',
    '6$.',
  ]);
});

it('takes the place behind the blank where a fact begins with a number, and counts bytes of characters as one place', () => {
  const facts = tokenizer.encode('We know: 7 jalapeños; 5 piñatas. We want: sum. Plan: add.');
  const rest = (place: number) => tokenizer.decode(facts.slice(place, place + 4));
  expect(commandPlaces(tokenizer, facts).map(rest)).toEqual(['7 ja', '5 pi', ' sum', ' add']);
});

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

  it('puts three commands at any of the places, and says there that one may begin', () => {
    const allowed = commandPlaces(tokenizer, solution);
    const places = new Set<number>();
    for (let seed = 0; seed < 100; seed++) {
      let place = 0;
      const segments = withRandomCommands(tokenizer, solution, new Random(seed));
      for (const { ids, isCommand, weights } of segments) {
        if (isCommand) {
          places.add(place);
          expect(weights).toEqual(ids.map((_, i) => (i === 0 ? defaultWarmup.share : 1)));
        } else {
          const shares = ids.map((_, i) => (allowed.includes(place + i) ? defaultWarmup.share : 0));
          expect(weights).toEqual(shares);
          place += ids.length;
        }
      }
      expect(segments.filter(({ isCommand }) => isCommand)).toHaveLength(3);
    }
    expect([...places].sort((one, other) => one - other)).toEqual(allowed);
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
