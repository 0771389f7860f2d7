/** Families about fractions of numbers and money, and about the whole behind a fraction. */
import { minus, over, times } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { count, money } from '../wording/quantity.ts';
import { anyFraction, fractionSteps, multipleOf } from './fraction-draw.ts';
import { drawPart, fractionSlots, groups, type FractionPart } from './fraction-parts.ts';
import { suitedPercents } from './percent-draw.ts';

type Whole = { part: number; top: number; bottom: number };
const wholeSteps = (p: Whole): readonly LabeledStep[] => {
  const all = (one: number) => ['all {many}', times(one, p.bottom)] as const;
  if (p.top === 1) return [all(p.part)];
  const one = over(p.part, p.top);
  return [['one part', one], all(one.value)];
};

/** part / top x bottom: the whole behind a fraction. */
const wholeAsked = family({
  name: 'fraction-whole-asked',
  draw: (n) =>
    suitedPercents(
      n,
      () => {
        const { top, bottom } = anyFraction(n);
        return { part: multipleOf(n, top, 900), top, bottom };
      },
      wholeSteps,
      ({ part }) => part >= 3,
    ),
  scene: (cast, p) => ({ ...cast.pick(groups), ...fractionSlots(p), a: count(p.part) }),
  facts: [
    [
      '{a} of the {many} {where} <{do}|{did}>',
      'of the {many} {where}, {a} <{do}|{did}>',
      '{where} there <are|were> {a} {many} that <{do}|{did}>',
      'the number of {many} {where} that <{do}|{did}> <is|was> {a}',
      'there <are|were> {a} {many} {where} that <{do}|{did}>',
    ],
    [
      'this <is|was> [{f}|{f}|{s}|{g}] of all the {many}',
      'that <is|was> exactly [{f}|{s}|{g}] of the {many}',
      'these <make|made> up [{f}|{s}|{g}] of all the {many}',
      'they <are|were> [{f}|{s}|{g}] of the total',
      'this part <is|was> [{f}|{s}] of the whole',
    ],
  ],
  ordered: true,
  ask: [
    'how many {many} <are|were> there [altogether|in all|in total]',
    'what <is|was> the total number of {many}',
    'how many {many} <are|were> there {where}',
    'how large <is|was> the whole number of {many}',
    'how many {many} does that make in total',
    'what <is|was> the number of all the {many}',
  ],
  find: ['the total number of {many}', 'the number of {many} in all', 'the number of all the {many}'],
  notes: [
    ['{a} {many} <{do}|{did}>', '{a} that <{do}|{did}>'],
    ['= {s} of all', 'that is {f} of them all', '{s} of the total'],
  ],
  extras: ['this <is|was> counted [2|3|4] times', 'it <takes|took> [20|35|50] minutes'],
  whole: [
    '[{f}|{s}|{g}] of the {many} {where} <{do}|{did}>, and that makes {a}. How many are there in all?',
    '{a} {many} are [{f}|{s}|{g}] of all the {many} {where}. How many are there in all?',
    'if [{f}|{s}|{g}] of a number of {many} is {a}, what is the whole number?',
    'how many {many} <are|were> there {where} if {a} of them are [{f}|{s}|{g}]?',
    '{s} of the {many} = {a}. All {many} = ?',
    '"{a} of us <{do}|{did}>, which is [{f}|{g}] of our {many}." How many {many} is that in total?',
    '[{f}|{g}] of what number of {many} is {a}?',
  ],
  known: ['{a} {many} {do}', 'this is {s} of all'],
  want: 'total number of {many}',
  steps: wholeSteps,
  unit: '{many}',
});

type Bare = FractionPart;
const bareSteps = (p: Bare): readonly LabeledStep[] => fractionSteps(p.whole, p, '{s} of it').steps;

/** whole / bottom x top, without a story. */
const bareFraction = family({
  name: 'bare-fraction-of',
  draw: (n) => drawPart(n, 4000, bareSteps),
  scene: (_, p) => ({ ...fractionSlots(p), n: count(p.whole) }),
  facts: [
    [
      'the number is {n}',
      'we have the number {n}',
      'you start from {n}',
      'the whole is {n}',
      '{n} is the whole',
      'a number is given: {n}',
    ],
    [
      '[{f}|{s}|{g}] of it is wanted',
      'we look for [{f}|{s}|{g}] of the number',
      'you want [{f}|{s}|{g}] of that number',
      'the share is [{f}|{s}|{g}]',
      'we need [{f}|{s}] of it',
    ],
  ],
  ordered: true,
  ask: [
    'how much is that',
    'what is the result',
    'what do you get',
    'what does that come to',
    'what number is that',
  ],
  find: ['the result', 'the part of the number', 'the value of that part'],
  notes: [
    ['{n}', 'number: {n}'],
    ['{s} of it', '{f} of it'],
  ],
  whole: [
    'what is [{f}|{s}|{g}] of {n}?',
    'how much is [{f}|{s}|{g}] of {n}?',
    '[find|work out|calculate] [{f}|{s}|{g}] of {n}.',
    '{s} of {n} = ?',
    '{s} × {n} = ?',
    '[{f}|{s}|{g}] of {n}?',
    'what number is [{f}|{s}|{g}] of {n}?',
    'of {n}, take [{f}|{s}|{g}]. What do you get?',
    'tell me what [{f}|{s}|{g}] of {n} comes to.',
    'which number is [{f}|{g}] of {n}?',
  ],
  known: ['the number {n}', '{s} of it'],
  want: '{s} of {n}',
  steps: bareSteps,
  unit: '',
});

type Spent = FractionPart & { then: number };
const spentSteps = (p: Spent): readonly LabeledStep[] => {
  const { steps, part } = fractionSteps(p.whole, p, 'for {first}', 'money');
  const left = minus(p.whole, part.value, 'money');
  return [...steps, ['left after that', left], ['left in the end', minus(left.value, p.then, 'money')]];
};

/** whole - whole / bottom x top - then: money of which a fraction and then an amount is spent. */
const spent = family({
  name: 'fraction-spent-then-more',
  draw: (n) =>
    suitedPercents(
      n,
      () => {
        const part = drawPart(n, 900, (p) => fractionSteps(p.whole, p, '').steps);
        const left = part.whole - (part.whole * part.top) / part.bottom;
        return { ...part, then: n.takeFrom(left) };
      },
      spentSteps,
      (p) => p.then > 0 && p.then < p.whole - (p.whole * p.top) / p.bottom,
    ),
  scene: (cast, p) => ({
    who: cast.person(),
    first: cast.pick([
      'a present',
      'new shoes',
      'food',
      'a train ticket',
      'the rent',
      'books',
      'paint',
      'a bicycle light',
      'petrol',
      'seeds',
      'a football',
      'concert tickets',
    ]),
    second: cast.pick([
      'a kite',
      'a scarf',
      'stamps',
      'a haircut',
      'ice cream',
      'a puzzle',
      'flowers',
      'a new lock',
      'a map',
      'socks',
    ]),
    ...fractionSlots(p),
    n: money(p.whole),
    m: money(p.then),
  }),
  facts: [
    [
      '{who} <has|had> {n} [to begin with|in the purse|]',
      '{who} <starts|started> out with {n}',
      '{who} <brings|brought> {n}',
      'the money in the purse <is|was> {n} at first',
      '{who} <has|had> saved {n}',
      '{n} <is|was> there at first',
    ],
    [
      '{who} <spends|spent> [{f}|{s}|{g}] of the money on {first}',
      '[{f}|{s}|{g}] of the money <goes|went> on {first}',
      'for {first} {who} <pays|paid> [{f}|{s}|{g}] of the money',
      '{first} <takes|took> up [{f}|{s}|{g}] of the money',
      '[{f}|{s}|{g}] of all that money <is|was> spent on {first}',
    ],
    [
      'after that {who} <pays|paid> {m} for {second}',
      'then {m} <goes|went> on {second}',
      'later {who} <spends|spent> another {m} on {second}',
      'then there <is|was> {m} to pay for {second}',
      'a further {m} <goes|went> on {second}',
    ],
  ],
  ordered: true,
  ask: [
    'how much money <is|was> left',
    'how much <does|did> {who} have left',
    'how many {currency} <remain|remained>',
    'how many {currency} <does|did> {who} still have',
    'what <is|was> left of the money',
    'how much <is|was> still in the purse',
  ],
  find: [
    'the money left',
    'the rest of the money [in {currency}|]',
    'the amount that <remains|remained>',
    'the number of {currency} left',
  ],
  notes: [
    ['{n} in the purse', 'start: {n}'],
    ['{s} for {first}', '{first}: {s} of it', '{f} spent on {first}'],
    ['then {m} for {second}', 'later {second} {m}'],
  ],
  extras: [
    "the shop <is|was> open until [6|7|8] o'clock",
    '{who} <has|had> [2|3|5] coupons at home',
    'the walk <takes|took> [10|15|25] minutes',
  ],
  whole: [
    'I had {n}. [{f}|{s}|{g}] of it went on {first}, and then I paid {m} for {second}. How much did I have left?',
    '{n}: [{f}|{s}] for {first}, then {m} for {second}. What is left?',
    'how much is left of {n} after [{f}|{s}|{g}] of it and then {m} more are spent?',
    '"I spent [{f}|{g}] of my {n} on {first} and {m} on {second}," says the customer. How much is left?',
    '{n} − {s} of it − {m} = how many {currency}?',
  ],
  known: ['{n} at first', '{s} of it for {first}', '{m} for {second}'],
  want: 'money left in {currency}',
  steps: spentSteps,
  unit: '{currency}',
});

export const fractionWholeFamilies: readonly Family[] = [wholeAsked, bareFraction, spent];
