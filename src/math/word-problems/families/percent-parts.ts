/** Families about a percentage of a number of people or things: the part itself. */
import type { NumberDraw } from '../../arithmetic/number-draw.ts';
import { family, type Family } from '../family.ts';
import { count, percent } from '../wording/quantity.ts';
import { share, shareSteps } from './percent-draw.ts';

const group = (many: string, where: string, go: string, went: string) => ({
  one: `${many} ${where} ${go}`,
  many,
  where,
  do: go,
  did: went,
});

const groups = [
  group('pupils', 'at a school', 'come by bike', 'came by bike'),
  group('seats', 'in a theatre', 'are taken', 'were taken'),
  group('voters', 'in a town', 'choose the new mayor', 'chose the new mayor'),
  group('members', 'in a sports club', 'are under 18', 'were under 18'),
  group('employees', 'in a company', 'work from home', 'worked from home'),
  group('houses', 'in a village', 'have solar panels', 'had solar panels'),
  group('trees', 'in an orchard', 'are cherry trees', 'were cherry trees'),
  group('books', 'in a library', 'are novels', 'were novels'),
  group('cars', 'in a car park', 'are electric', 'were electric'),
  group('eggs', 'in a delivery', 'are cracked', 'were cracked'),
  group('guests', 'at a hotel', 'order breakfast', 'ordered breakfast'),
  group('runners', 'in a race', 'are women', 'were women'),
  group('emails', 'in an inbox', 'are junk', 'were junk'),
  group('passengers', 'on a train', 'are asleep', 'were asleep'),
  group('students', 'at a college', 'study Spanish', 'studied Spanish'),
  group('questions', 'in a quiz', 'are about sport', 'were about sport'),
  group('players', 'in an online game', 'come from Brazil', 'came from Brazil'),
  group('photos', 'on a phone', 'show the cat', 'showed the cat'),
  group('visitors', 'at a museum', 'pay the reduced price', 'paid the reduced price'),
  group('cows', 'on a farm', 'are brown', 'were brown'),
  group('bottles', 'in a cellar', 'are empty', 'were empty'),
  group('children', 'at a summer camp', 'like swimming best', 'liked swimming best'),
  group('flights', 'at an airport', 'arrive late', 'arrived late'),
  group('tiles', 'on a floor', 'are blue', 'were blue'),
] as const;

const common = {
  draw(n: NumberDraw) {
    const [whole, part] = share(n, { low: 20, high: 9800 });
    return { whole, part };
  },
  find: [
    'the number of {many} that <{do}|{did}>',
    'the number of the {many} that <{do}|{did}>',
    'the {many} that <{do}|{did}>, as a number',
    'the number that <{do}|{did}>',
  ],
  extras: [
    'the oldest of the {many} <is|was> [6|9|11] years old',
    'there <are|were> [3|4|7] newspaper articles about it',
    'this <is|was> counted [2|3|5] times',
    'it <is|was> the [3rd|12th|24th] of May',
    'last year it was [15|22|31] fewer in total',
  ],
  known: ['{n} {many} {where}', '{p} {do}'],
  want: 'number of {many} that {do}',
  steps: (p: { whole: number; part: number }) => shareSteps(p.whole, p.part, '{p} of {many}').steps,
  unit: '{many}',
};

/** whole x percent / 100, the whole and the percentage said one after the other. */
const percentOfGroup = family({
  ...common,
  name: 'percent-of-group',
  scene: (cast, p) => ({ ...cast.pick(groups), n: count(p.whole), p: percent(p.part) }),
  facts: [
    [
      'there <are|were> {n} {many} {where}',
      '{where} there <are|were> {n} {many}',
      'the number of {many} {where} <is|was> {n}',
      'somebody <counts|counted> {n} {many} {where}',
      'a total of {n} {many} <are|were> {where}',
      '{n} <is|was> the number of {many} {where}',
      'the {many} {where} <number|numbered> {n}',
      'you <find|found> {n} {many} {where}',
      '{where} we <have|had> {n} {many}',
    ],
    [
      '{p} of the {many} <{do}|{did}>',
      'of the {many}, {p} <{do}|{did}>',
      'exactly {p} of the {many} <{do}|{did}>',
      'the share of the {many} that <{do}|{did}> <is|was> {p}',
      'a survey <shows|showed> that {p} of the {many} <{do}|{did}>',
      '{p} of all the {many} <{do}|{did}>',
      'the {many} that <{do}|{did}> <make|made> up {p} of the total',
      'among the {many}, {p} <{do}|{did}>',
      'out of all the {many}, {p} <{do}|{did}>',
    ],
  ],
  ask: [
    'how many [of the |]{many} <{do}|{did}>',
    'how many of them <{do}|{did}>',
    'how many {many} <is|was> that',
    'how many {many} does that make',
    'what <is|was> the number of {many} that <{do}|{did}>',
    'what number of {many} <{do}|{did}>',
    'how many {many} are we talking about',
    'how many {many} {where} <{do}|{did}>',
    'can you say how many {many} <{do}|{did}>',
  ],
  notes: [
    ['{n} {many} {where}', '{many} {where}: {n}', 'total {n} {many}', 'all {many}: {n}'],
    ['{p} <{do}|{did}>', '{p} of them <{do}|{did}>', 'share that <{do}|{did}>: {p}', '{p} that <{do}|{did}>'],
  ],
  whole: [
    'our list says {n} {many}. {p} of them <{do}|{did}>, [the rest do not|the others do not|the rest did not]. How many [is that|{many} <{do}|{did}>]?',
    'there <are|were> {n} {many} {where}, {p} of which <{do}|{did}>. [How many is that?|So how many <{do}|{did}>?]',
    'headline: "{p} of {many} <{do}|{did}>". The reporter asked about {n} {many} {where}. [How many of them <{do}|{did}>?|What number is behind the headline?]',
    'how many {many} <{do}|{did}>? {where}: {n} {many}, {p}.',
    '{p} × {n} {many} = how many {many}?',
    '"We have {n} {many} {where}," says the [manager|boss|teacher]. "And about how many <{do}|{did}>?" "{p}, to the dot." How many {many} is that?',
    'quick check please: {n} {many}, {p} <{do}|{did}>. how many?',
    'count {p} of {n} {many} {where}: [those|the ones that] <{do}|{did}>. What number do you [get|come to]?',
    'if you took {n} {many} {where} and knew that {p} of them <{do}|{did}>, how many would that be?',
  ],
});

/** whole x percent / 100, both numbers in one clause. */
const percentOfThe = family({
  ...common,
  name: 'percent-of-the',
  scene: (cast, p) => ({ ...cast.pick(groups), who: cast.person(), n: count(p.whole), p: percent(p.part) }),
  facts: [
    [
      'of the {n} {many} {where}, {p} <{do}|{did}>',
      '{p} of the {n} {many} {where} <{do}|{did}>',
      '{where}, {p} of the {n} {many} <{do}|{did}>',
      'out of {n} {many} {where}, {p} <{do}|{did}>',
      'there <are|were> {n} {many} {where}, and {p} of them <{do}|{did}>',
      'among the {n} {many} {where}, {p} <{do}|{did}>',
      '{who} <reads|read> that {p} of the {n} {many} {where} <{do}|{did}>',
      'a list of {n} {many} {where} <shows|showed> that {p} of them <{do}|{did}>',
      'from a total of {n} {many} {where}, {p} <{do}|{did}>',
      '{where} there <are|were> {n} {many}, of which {p} <{do}|{did}>',
    ],
  ],
  ask: [
    'how many [of the |]{many} <{do}|{did}>',
    'how many [of them|in all] <{do}|{did}>',
    'how many {many} is that',
    'what number of {many} <{do}|{did}>',
    'how many {many} does that make',
    'how many {many} are there that <{do}|{did}>',
    'to how many {many} does that come',
  ],
  notes: [
    [
      '{p} of {n} {many} <{do}|{did}>',
      '{n} {many} {where}, {p} <{do}|{did}>',
      '{many} {where}: {n}, of these {p} <{do}|{did}>',
    ],
  ],
  whole: [
    'what is {p} of {n} {many}?',
    '{p} of our {n} {many} <{do}|{did}>. [How many is that?|How many {many} is that?]',
    'how many {many} are {p} of {n} {many}?',
    'my notes say: "{p} of {n} {many} {where} <{do}|{did}>." [I need the number, not the percentage.|What is that as a number?]',
    'tell me how many of {n} {many} <{do}|{did}> [if it is|when it is] {p}.',
  ],
});

export const percentPartFamilies: readonly Family[] = [percentOfGroup, percentOfThe];
