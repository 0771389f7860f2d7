/** Families about several groups in percent: a third group, a percentage of the rest, a difference. */
import { minus, plus } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { count, percent } from '../wording/quantity.ts';
import { share, shareSteps, suitedPercents } from './percent-draw.ts';

const restSteps = (p: { whole: number; first: number; second: number }): readonly LabeledStep[] => {
  const sum = plus(p.first, p.second);
  const rest = minus(100, sum.value);
  return [
    ['both percentages', sum],
    ['percentage of the rest', rest],
    ...shareSteps(p.whole, rest.value, 'the rest').steps,
  ];
};

const splits = (many: string, where: string, a: string, b: string, c: string) => ({
  one: `${many} ${where} ${a}`,
  many,
  where,
  a,
  b,
  c,
});

/** 100 - first - second, times the whole, over 100: the third of three groups. */
const percentThird = family({
  name: 'percent-third-group',
  draw: (n) =>
    suitedPercents(
      n,
      () => {
        const [whole, rest] = share(n, { low: 20, high: 4000, most: 80 });
        const first = n.pick([n.int(5, 94), 5 * n.int(1, 18)]);
        return { whole, first, second: 100 - rest - first };
      },
      restSteps,
      ({ first, second }) => second >= 4 && first !== second,
    ),
  scene: (cast, p) => ({
    ...cast.pick([
      splits('pupils', 'at a school', 'come by bus', 'come by bike', 'come on foot'),
      splits('tulips', 'in a park', 'are red', 'are yellow', 'are white'),
      splits('animals', 'on a farm', 'are sheep', 'are goats', 'are cows'),
      splits('votes', 'in an election', 'go to the Greens', 'go to the Blues', 'go to the Reds'),
      splits('books', 'in a shop', 'are novels', 'are comics', 'are cookbooks'),
      splits('beads', 'in a jar', 'are wooden', 'are glass', 'are plastic'),
      splits('guests', 'at a wedding', 'choose fish', 'choose meat', 'choose the vegetable pie'),
      splits('cars', 'in a garage', 'are black', 'are silver', 'are blue'),
      splits('fans', 'at a match', 'wear red', 'wear green', 'wear no colours'),
      splits('rooms', 'in a hotel', 'are singles', 'are doubles', 'are suites'),
    ]),
    n: count(p.whole),
    p: percent(p.first),
    q: percent(p.second),
  }),
  facts: [
    [
      'there are {n} {many} {where}',
      '{where} there are {n} {many}',
      'the number of {many} {where} is {n}',
      'a total of {n} {many} are counted {where}',
      'someone counts {n} {many} {where}',
      'in all, there are {n} {many} {where}',
    ],
    [
      '{p} of the {many} {a}, {q} {b} and the rest {c}',
      '{p} {a}, {q} {b}, and all the others {c}',
      'of the {many}, {p} {a} and {q} {b}, while the remaining ones {c}',
      'the {many} that {a} make up {p}, those that {b} make up {q}, and the others {c}',
      'besides the {p} that {a} and the {q} that {b}, all of the {many} {c}',
      'all of the {many} {c} except for {p} that {a} and {q} that {b}',
    ],
  ],
  ask: [
    'how many [of the |]{many} {c}',
    'how many of them {c}',
    'what is the number of {many} that {c}',
    'how many {many} are there that {c}',
    'how many {many} make up the rest',
    'what number of {many} {c}',
  ],
  find: [
    'the number of {many} that {c}',
    'the number of {many} in the rest',
    'the number that {c}',
    'the size of the last group',
  ],
  notes: [
    ['{n} {many} {where}', 'total: {n} {many}'],
    ['{p} {a}, {q} {b}, rest {c}', '{p} {a}; {q} {b}; the others {c}'],
  ],
  extras: [
    'it took [2|3|5] hours to count',
    'this is the [2nd|3rd|4th] count of the year',
    '[2|4|6] people helped with counting',
  ],
  whole: [
    'of {n} {many} {where}, {p} {a} and {q} {b}. The rest {c}. How many {c}?',
    'how many of the {n} {many} {where} {c}, if {p} {a}, {q} {b}, and there is no other kind?',
    'a pie chart of {n} {many} {where}: {p} {a}, {q} {b}, the last slice: those that {c}. [How many {many} are in the last slice?|How many {c}?]',
    '{n} {many}: {p} {a}, {q} {b}, the others {c}. Others = ?',
    '{many} {where}: {p} {a} + {q} {b} + the rest that {c} = {n}. How many {c}?',
  ],
  known: ['{n} {many}', '{p} {a}', '{q} {b}', 'the rest {c}'],
  want: 'number of {many} that {c}',
  steps: restSteps,
  unit: '{many}',
});

const restOfRestSteps = (p: { whole: number; first: number; second: number }): readonly LabeledStep[] => {
  const { steps, part } = shareSteps(p.whole, p.first, '{p}');
  const rest = minus(p.whole, part.value);
  return [...steps, ['the rest', rest], ...shareSteps(rest.value, p.second, '{q} of the rest').steps];
};

const twice = (many: string, where: string, a: string, b: string) => ({
  one: `${many} ${where} ${a}`,
  many,
  where,
  a,
  b,
});

/** (whole - whole x first / 100) x second / 100: a percentage of what is left. */
const percentOfRest = family({
  name: 'percent-of-the-rest',
  draw: (n) =>
    suitedPercents(
      n,
      () => {
        const [whole, first] = share(n, { low: 20, high: 3000, most: 90 });
        return { whole, first, second: n.pick([5 * n.int(1, 19), 10 * n.int(1, 9), 50]) };
      },
      restOfRestSteps,
      (p) => Number.isInteger((p.whole - (p.whole * p.first) / 100) * (p.second / 100)),
    ),
  scene: (cast, p) => ({
    ...cast.pick([
      twice('pupils', 'at a school', 'eat in the canteen', 'bring sandwiches'),
      twice('seats', 'in a concert hall', 'are for members', 'are sold on the first day'),
      twice('trees', 'in a garden centre', 'are fir trees', 'are apple trees'),
      twice('tourists', 'on a ship', 'come from Japan', 'come from Spain'),
      twice('loaves', 'in a bakery', 'are sold in the morning', 'are given to a food bank'),
      twice('stamps', 'in an album', 'are from Europe', 'are from Asia'),
      twice('workers', 'in a factory', 'work at night', 'come by bus'),
      twice('toys', 'in a warehouse', 'go to shops', 'are sold online'),
      twice('runners', 'in a marathon', 'give up', 'need more than five hours'),
      twice('sheep', 'in a flock', 'are black', 'have spots'),
    ]),
    n: count(p.whole),
    p: percent(p.first),
    q: percent(p.second),
  }),
  facts: [
    [
      'there are {n} {many} {where}',
      '{where} there are {n} {many}',
      'the number of {many} {where} is {n}',
      '{n} {many} are counted {where}',
      'we start with {n} {many} {where}',
    ],
    [
      '{p} of the {many} {a}',
      'of the {many}, {p} {a}',
      'first of all, {p} of the {many} {a}',
      'exactly {p} {a}',
      '{p} of all the {many} {a}',
    ],
    [
      'of the rest, {q} {b}',
      '{q} of the [rest|others|remaining {many}] {b}',
      'of those that are left, {q} {b}',
      'out of the remaining {many}, {q} {b}',
      'among the others, {q} {b}',
    ],
  ],
  ordered: true,
  ask: [
    'how many [of the |]{many} {b}',
    'how many of them {b}',
    'what is the number of {many} that {b}',
    'how many {many} are there that {b}',
    'what number of {many} {b}',
    'how many {many} is the second group',
  ],
  find: [
    'the number of {many} that {b}',
    'the number that {b}',
    'the size of the second group',
    'the {many} that {b}, as a number',
  ],
  notes: [
    ['{n} {many} {where}', 'all {many}: {n}'],
    ['{p} {a}', '{p} of them {a}'],
    ['{q} of the rest {b}', 'of the others {q} {b}'],
  ],
  extras: [
    'the place is [12|40|110] years old',
    'it is the [3rd|9th|21st] of June',
    'the same was found [2|3|4] years ago',
  ],
  whole: [
    'of {n} {many} {where}, {p} {a}; {q} of the rest {b}. How many {b}?',
    'how many {many} {b}, if {p} of {n} {a} and {q} of the remaining ones {b}?',
    '{n} {many} {where}. Take away the {p} that {a}. {q} of what is left {b}. How many is that?',
    '"{p} of our {n} {many} {a}," says the report, "and of the others, {q} {b}." How many {b}?',
    'find {q} of the {many} that are left when {p} of {n} {many} are gone.',
  ],
  known: ['{n} {many}', '{p} {a}', '{q} of the rest {b}'],
  want: 'number of {many} that {b}',
  steps: restOfRestSteps,
  unit: '{many}',
});

const gapSteps = (p: { whole: number; first: number; second: number }): readonly LabeledStep[] => {
  const gap = minus(p.first, p.second);
  return [['difference in percent', gap], ...shareSteps(p.whole, gap.value, 'difference').steps];
};

/** whole x (first - second) / 100: by how many one share is larger. */
const percentGap = family({
  name: 'percent-difference',
  draw: (n) =>
    suitedPercents(
      n,
      () => {
        const [whole, gap] = share(n, { low: 20, high: 8000, most: 70 });
        const second = n.int(3, Math.max(4, Math.floor((99 - gap) / 2)));
        return { whole, first: second + gap, second };
      },
      gapSteps,
      ({ first, second }) => first + second <= 100,
    ),
  scene: (cast, p) => ({
    ...cast.pick([
      twice('voters', 'in a town', 'vote for a bridge', 'vote for a tunnel'),
      twice('pupils', 'at a school', 'play football', 'play tennis'),
      twice('listeners', 'of a radio station', 'like jazz', 'like opera'),
      twice('households', 'in a city', 'own a dog', 'own a parrot'),
      twice('flowers', 'in a field', 'are poppies', 'are daisies'),
      twice('commuters', 'in a survey', 'take the train', 'take the tram'),
      twice('sweets', 'in a jar', 'taste of cherry', 'taste of lemon'),
      twice('orders', 'in a café', 'are for coffee', 'are for tea'),
      twice('children', 'in a holiday club', 'choose the zoo', 'choose the museum'),
      twice('shirts', 'in a warehouse', 'are white', 'are striped'),
    ]),
    n: count(p.whole),
    p: percent(p.first),
    q: percent(p.second),
  }),
  facts: [
    [
      'there are {n} {many} {where}',
      'the number of {many} {where} is {n}',
      'we look at {n} {many} {where}',
      'in all there are {n} {many} {where}',
      'this is about {n} {many} {where}',
    ],
    [
      '{p} of the {many} {a}',
      'of the {many}, {p} {a}',
      'the {many} that {a} make up {p}',
      'as many as {p} of the {many} {a}',
      'a share of {p} of the {many} {a}',
    ],
    [
      '{q} of the {many} {b}',
      'only {q} of the {many} {b}',
      'the {many} that {b} make up {q}',
      'just {q} of all the {many} {b}',
      'a share of {q} of the {many} {b}',
    ],
  ],
  ask: [
    'how many more {many} {a} than {b}',
    'how many fewer {many} {b} than {a}',
    'what is the difference between the two groups in {many}',
    'how many {many} more are in the larger group',
    'how much bigger is the one group than the other, in {many}',
  ],
  find: [
    'the difference between the two groups',
    'the number of {many} by which the groups differ',
    'the difference in {many}',
    'the gap between the two groups in {many}',
  ],
  notes: [
    ['{n} {many} {where}', 'total {n} {many}'],
    ['{p} {a}', 'that {a}: {p}'],
    ['{q} {b}', 'that {b}: {q}'],
  ],
  extras: ['[12|17|25] people helped to ask', 'the survey is from [1998|2011|2023]', 'it took [2|3|6] days'],
  whole: [
    'of {n} {many} {where}, {p} {a} and {q} {b}. How many more {a} than {b}?',
    '{p} of the {n} {many} {where} {a}, and {q} {b}. What is the difference in {many}?',
    'how many more {many} {a} than {b} if it is {p} against {q} of {n}?',
    '{n} {many}, {p} {a}, {q} {b}. Difference?',
    '"{p} {a} and {q} {b}," the paper says about {n} {many} {where}. By how many {many} do the two groups differ?',
  ],
  known: ['{n} {many}', '{p} {a}', '{q} {b}'],
  want: 'how many more {a}',
  steps: gapSteps,
  unit: '{many}',
});

export const percentGroupFamilies: readonly Family[] = [percentThird, percentOfRest, percentGap];
