/** Families about what a percentage leaves of people or things. */
import type { NumberDraw } from '../../arithmetic/number-draw.ts';
import { minus } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { count, percent } from '../wording/quantity.ts';
import { share, shareSteps, suitedPercents } from './percent-draw.ts';

const group = (many: string, where: string, go: string, went: string) => ({
  one: `${many} ${where}`,
  many,
  where,
  do: go,
  did: went,
});

const goers = [
  group('guests', 'at a party', 'go home early', 'went home early'),
  group('eggs', 'in the cold store', 'get used for cakes', 'got used for cakes'),
  group('balloons', 'in the hall', 'burst', 'burst'),
  group('tickets', 'for the show', 'are sold online', 'were sold online'),
  group('birds', 'on the lake', 'fly south', 'flew south'),
  group('trees', 'in the wood', 'fall in a storm', 'fell in a storm'),
  group('candles', 'in the shop', 'are bought on Saturday', 'were bought on Saturday'),
  group('spectators', 'in the stadium', 'leave at half-time', 'left at half-time'),
  group('apples', 'on the tree', 'get picked', 'got picked'),
  group('seats', 'on the plane', 'are booked', 'were booked'),
  group('letters', 'in the sack', 'are delivered before lunch', 'were delivered before lunch'),
  group('biscuits', 'in the tin', 'get eaten', 'got eaten'),
  group('loaves', 'at the bakery', 'sell before ten', 'sold before ten'),
  group('bricks', 'on the building site', 'are used for the wall', 'were used for the wall'),
  group('puzzle pieces', 'in the box', 'go missing', 'went missing'),
  group('boats', 'in the harbour', 'sail away', 'sailed away'),
  group('oranges', 'in the crate', 'go bad', 'went bad'),
  group('flyers', 'in the pile', 'are handed out', 'were handed out'),
] as const;

type Part = { whole: number; part: number };

/** whole - whole x percent / 100. */
export const leftSteps = (p: Part): readonly LabeledStep[] => {
  const { steps, part } = shareSteps(p.whole, p.part, '{p}');
  return [...steps, ['left', minus(p.whole, part.value)]];
};

/** Draws a whole, from 20 to `high`, and a percentage of it. */
export const drawLeft = (n: NumberDraw, high: number): Part =>
  suitedPercents(
    n,
    () => {
      const [whole, part] = share(n, { low: 20, high });
      return { whole, part };
    },
    leftSteps,
  );

/** whole - whole x percent / 100, of people or things that go. */
const percentLeft = family({
  name: 'percent-left',
  draw: (n) => drawLeft(n, 6000),
  scene: (cast, p) => ({ ...cast.pick(goers), n: count(p.whole), p: percent(p.part) }),
  facts: [
    [
      'there <are|were> {n} {many} {where} [at first|to begin with|]',
      '{where} there <are|were> {n} {many}',
      'the number of {many} {where} <is|was> {n} at the start',
      'at first, {n} {many} <are|were> {where}',
      'you <see|saw> {n} {many} {where}',
      'in the beginning there <are|were> {n} {many} {where}',
      '{n} <is|was> the number of {many} {where} in the morning',
      'it all <starts|started> with {n} {many} {where}',
    ],
    [
      '{p} of the {many} <{do}|{did}>',
      'of the {many}, {p} <{do}|{did}>',
      '[about a day later|a little later|after a while] {p} of the {many} <{do}|{did}>',
      'it <happens|happened> that {p} of the {many} <{do}|{did}>',
      '{p} of all these {many} <{do}|{did}>',
      'exactly {p} of the {many} <{do}|{did}>',
      'out of the {many}, {p} <{do}|{did}>',
    ],
  ],
  ordered: true,
  ask: [
    'how many {many} <are|were> left',
    'how many {many} [still|] <remain|remained>',
    'what number of {many} <is|was> left [over|]',
    'how many [{many}|] <are|were> there [after that|still]',
    'how many {many} <stay|stayed> behind',
    'how many of the {many} <remain|remained>',
    'how many {many} does that leave',
  ],
  find: [
    'the number of {many} left',
    'the number of {many} that <remain|remained>',
    'the remaining number of {many}',
    'the {many} still left',
  ],
  notes: [
    ['{n} {many} {where}', '{many} {where}: {n}', 'start: {n} {many}'],
    ['{p} <{do}|{did}>', 'of these {p} <{do}|{did}>', '{p} of them <{do}|{did}>'],
  ],
  extras: [
    'this <takes|took> about [2|3|5] hours',
    'it <is|was> [7|12|25] degrees outside',
    '[4|6|9] people <watch|watched> from the gate',
    'it <happens|happened> on the [5th|14th|28th]',
    'the place <is|was> [12|30|85] years old',
  ],
  whole: [
    'of {n} {many} {where}, {p} <{do}|{did}>. How many [<are|were> left|{many} <remain|remained>]?',
    '{n} {many} {where}. {p} <{do}|{did}>. Left: how many?',
    'of the {n} {many} {where}, {p} <{do}|{did}>; the rest <stay|stayed>. [How many is the rest?|How large is the rest?]',
    'how many {many} are left {where} when {p} of {n} <{do}|{did}>?',
    '"{n} {many} {where}, and now {p} of them are gone!" [sighs|says|calls] the [caretaker|owner|helper]. How many {many} are left?',
    'take {n} {many} {where}. Let {p} of them go. How many {many} do you still have?',
    'hi, we had {n} {many} {where} and lost {p} of them. how many {many} do we have now?',
    'I counted {n} {many} {where} this morning. By evening {p} of them had gone. How many were still there?',
    '{n} {many} − {p} = how many {many}?',
  ],
  known: ['{n} {many}', '{p} gone'],
  want: 'number of {many} left',
  steps: leftSteps,
  unit: '{many}',
});

const thenMoreSteps = (p: { whole: number; part: number; more: number }): readonly LabeledStep[] => {
  const { steps, part } = shareSteps(p.whole, p.part, '{p}');
  const left = minus(p.whole, part.value);
  return [...steps, ['left', left], ['after the {m} more', minus(left.value, p.more)]];
};

/** whole - whole x percent / 100 - more: a percentage goes, and then a number of them. */
const percentThenMore = family({
  name: 'percent-then-more',
  draw: (n) =>
    suitedPercents(
      n,
      () => {
        const [whole, part] = share(n, { low: 30, high: 3000, most: 90 });
        const left = whole - (whole * part) / 100;
        return { whole, part, more: n.takeFrom(left) };
      },
      thenMoreSteps,
      ({ whole, part, more }) => more > 0 && more < whole - (whole * part) / 100,
    ),
  scene: (cast, p) => ({ ...cast.pick(goers), n: count(p.whole), p: percent(p.part), m: count(p.more) }),
  facts: [
    [
      'there <are|were> {n} {many} {where}',
      '{where} there <are|were> {n} {many}',
      'at first the number of {many} {where} <is|was> {n}',
      'in the beginning, {n} {many} <are|were> {where}',
      'it <starts|started> with {n} {many} {where}',
    ],
    [
      '{p} of the {many} <{do}|{did}>',
      'of those {many}, {p} <{do}|{did}>',
      '[first|in the first hour|on the first day] {p} of the {many} <{do}|{did}>',
      '{p} of all the {many} <{do}|{did}>',
      'a little later {p} of the {many} <{do}|{did}>',
    ],
    [
      'after that, another {m} [of them |]<are|were> gone',
      'later on {m} more <disappear|disappeared>',
      'on top of that, {m} more <are|were> taken away',
      'then {m} of the others <go|went> as well',
      'a further {m} <are|were> lost after that',
    ],
  ],
  ordered: true,
  ask: [
    'how many {many} <are|were> left',
    'how many {many} <remain|remained> [in the end|]',
    'what number of {many} <is|was> left',
    'how many {many} does that leave',
    'how many {many} <are|were> there in the end',
    'how many of the {many} <are|were> still there',
  ],
  find: [
    'the number of {many} left',
    'the number of {many} in the end',
    'the remaining number of {many}',
    'the {many} still there',
  ],
  notes: [
    ['{n} {many} {where}', 'start: {n} {many}'],
    ['{p} gone', '{p} <{do}|{did}>'],
    ['{m} more gone', 'later another {m} gone'],
  ],
  extras: [
    'it <is|was> the [3rd|7th|19th] of July',
    '[2|3|5] people <look|looked> on',
    'this <takes|took> [4|6|9] hours',
  ],
  whole: [
    'of {n} {many} {where}, {p} <{do}|{did}>, and later {m} more were gone too. How many {many} <are|were> left?',
    '{n} {many} {where}. First {p} of them go, then another {m}. How many are left?',
    'we had {n} {many} {where}. {p} were gone by noon and {m} more by the evening. How many did we have left?',
    'how many {many} are left of {n} after {p} of them and then {m} more have gone?',
    '{n} {many} − {p} − {m} {many} = how many {many}?',
  ],
  known: ['{n} {many}', '{p} gone', '{m} more gone'],
  want: 'number of {many} left',
  steps: thenMoreSteps,
  unit: '{many}',
});

export const percentLeftFamilies: readonly Family[] = [percentLeft, percentThenMore];
