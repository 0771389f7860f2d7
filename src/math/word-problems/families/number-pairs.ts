/** Families about several unknown numbers: sum and difference, consecutive numbers, times as many and more. */
import { minus, over, plus, times } from '../arithmetic.ts';
import { family, type Family } from '../family.ts';
import type { NumberDraw } from '../../arithmetic/number-draw.ts';
import { count, money } from '../wording/quantity.ts';
import { drawUntil, fold, numberSlots } from './number-slots.ts';

const pairExtras = [
  'the numbers <stand|stood> on page [8|17|64]',
  '[10|20|26] pupils <look|looked> for them',
  'the quiz <has|had> [5|9|15] questions',
  'the answer <is|was> worth [3|5|10] points',
];

const drawPair = (n: NumberDraw): { sum: number; apart: number } => {
  const apart = n.int(2, n.large ? 240 : 60);
  const smaller = n.large ? n.int(13, 480) : n.pick([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 20, 30, 40]);
  return { sum: 2 * smaller + apart, apart };
};

const pairFacts = [
  [
    'two numbers <add|added> up to {sum}',
    'the sum of two numbers <is|was> {sum}',
    'two numbers <have|had> the sum {sum}',
    'there <are|were> two numbers that <make|made> {sum} together',
    '{who} <thinks|thought> of two numbers whose sum <is|was> {sum}',
    'a pair of numbers <gives|gave> {sum} when added',
  ],
  [
    'one of the two <is|was> {apart} bigger than the other',
    'the difference between the two <is|was> {apart}',
    'the two numbers <differ|differed> by {apart}',
    'one number <is|was> {apart} more than the other',
    'the smaller one <is|was> {apart} less than the larger one',
    'the larger number <exceeds|exceeded> the smaller by {apart}',
    'between the two there <is|was> a gap of {apart}',
  ],
];

const pairNotes = [
  ['two numbers, sum {sum}', 'sum of two numbers: {sum}', 'together {sum}'],
  ['difference {apart}', 'one is {apart} more', 'gap between them: {apart}'],
];

/** (sum - apart) / 2. */
const smaller = family({
  name: 'smaller-number',
  draw: drawPair,
  scene: (cast, p) => ({ ...numberSlots(p), who: cast.person() }),
  facts: pairFacts,
  ask: [
    'what <is|was> the smaller one',
    'what <is|was> the smaller number',
    'which number <is|was> the smaller of the two',
    'how big <is|was> the smaller number',
    'what <is|was> the lesser of the two numbers',
    'what <is|was> the lower number',
  ],
  find: ['the smaller number', 'the smaller one', 'the lesser of the two', 'the lower of the two numbers'],
  notes: pairNotes,
  extras: pairExtras,
  whole: [
    'Two numbers add to {sum}, and one is {apart} bigger than the other. What is the smaller one?',
    'I am thinking of two numbers. Together they make {sum}, and one is {apart} more than the other. What is the smaller?',
    'x + y = {sumD}, x − y = {apartD}. What is y?',
    'Solve for y: $x + y = {sumD}$ and $x - y = {apartD}$.',
    'Split {sum} into two parts so that one part is {apart} more than the other. How big is the smaller part?',
    'Find the smaller of two numbers with sum {sum} and difference {apart}.',
    '{sum} votes were cast for two candidates. The winner was {apart} ahead. How many votes did the loser get?',
  ],
  known: ['sum of the two numbers {sumD}', 'difference {apartD}'],
  want: 'smaller number',
  steps: (p) => {
    const twice = minus(p.sum, p.apart);
    return [
      ['twice the smaller number', twice],
      ['smaller number', over(twice.value, 2)],
    ];
  },
  unit: '',
});

/** (sum + apart) / 2. */
const larger = family({
  name: 'larger-number',
  draw: (n) =>
    drawUntil(
      () => drawPair(n),
      ({ sum, apart }) => {
        const value = (sum + apart) / 2;
        return n.large || ((value <= 12 || value % 10 === 0) && value <= 99);
      },
    ),
  scene: (cast, p) => ({ ...numberSlots(p), who: cast.person() }),
  facts: pairFacts,
  ask: [
    'what <is|was> the bigger one',
    'what <is|was> the larger number',
    'which number <is|was> the larger of the two',
    'how big <is|was> the larger number',
    'what <is|was> the greater of the two numbers',
    'what <is|was> the higher number',
  ],
  find: ['the larger number', 'the bigger one', 'the greater of the two', 'the higher of the two numbers'],
  notes: pairNotes,
  extras: pairExtras,
  whole: [
    'Two numbers add to {sum}, and one is {apart} bigger than the other. What is the bigger one?',
    'I am thinking of two numbers. Together they make {sum}, and one is {apart} more than the other. What is the larger?',
    'Given x + y = {sumD} and x − y = {apartD}, what is x?',
    'Solve for x: $x + y = {sumD}$ and $x - y = {apartD}$.',
    'Split {sum} into two parts so that one part is {apart} more than the other. How big is the larger part?',
    'Find the larger of two numbers with sum {sum} and difference {apart}.',
    '{sum} votes were cast for two candidates. The winner was {apart} ahead. How many votes did the winner get?',
  ],
  known: ['sum of the two numbers {sumD}', 'difference {apartD}'],
  want: 'larger number',
  steps: (p) => {
    const twice = plus(p.sum, p.apart);
    return [
      ['twice the larger number', twice],
      ['larger number', over(twice.value, 2)],
    ];
  },
  unit: '',
});

/** (sum - apart) / 2 in money: the cheaper of two things. */
const cheaper = family({
  name: 'cheaper-of-two',
  draw: (n) => {
    const apart = n.int(2, n.large ? 180 : 50);
    const price = n.large ? n.int(13, 260) : n.pick([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 20, 30, 40, 50]);
    return { sum: 2 * price + apart, apart };
  },
  scene: (cast, p) => ({
    sum: money(p.sum),
    apart: money(p.apart),
    who: cast.person(),
    dear: cast.thing('goods', 'clothes'),
    cheap: cast.thing('goods', 'clothes'),
  }),
  facts: [
    [
      'a {dear} and a {cheap} <cost|cost> {sum} together',
      'together a {dear} and a {cheap} <come|came> to {sum}',
      '{who} <pays|paid> {sum} for a {dear} and a {cheap}',
      'for {sum} {who} <gets|got> a {dear} and a {cheap}',
      'the price of a {dear} plus the price of a {cheap} <makes|made> {sum}',
      'a {dear} and a {cheap} <are|were> sold as a set for {sum}, which <is|was> the sum of their prices',
    ],
    [
      'the {dear} <costs|cost> {apart} more than the {cheap}',
      'the {cheap} <is|was> {apart} cheaper than the {dear}',
      'the {dear} <is|was> {apart} dearer than the {cheap}',
      'for the {dear} you <pay|paid> {apart} more than for the {cheap}',
      'between the prices of the {dear} and the cheaper {cheap} there <is|was> a difference of {apart}',
      'the {cheap} <costs|cost> {apart} less than the {dear}',
    ],
  ],
  ask: [
    'how much <does|did> the {cheap} cost',
    'what <is|was> the price of the {cheap}',
    'how many {currency} <is|was> the {cheap}',
    'what <does|did> the {cheap} cost',
    'how much <is|was> the {cheap} [alone|on its own]',
    'how many {currency} must one pay for the {cheap} alone',
  ],
  find: [
    'the price of the {cheap} [in {currency}|]',
    'the cost of the {cheap} alone',
    'the amount for the {cheap}',
  ],
  notes: [
    ['{dear} + {cheap} = {sum}', '{dear} and {cheap}: {sum} together'],
    ['{dear} {apart} dearer', '{dear} costs {apart} more', 'difference {apart}'],
  ],
  extras: [
    "the shop <closes|closed> at [6|7|8] o'clock",
    'there <are|were> [3|8|14] of each left',
    '{who} <has|had> [2|3] bags already',
  ],
  whole: [
    'I paid {sum} for a {dear} and a {cheap}. The {dear} was {apart} more expensive. What did the {cheap} cost?',
    '"The {dear} and the {cheap} make {sum}," says the seller. "The {dear} is {apart} more than the {cheap}." How much is the {cheap}?',
    'What is the price of a {cheap} if it is {apart} cheaper than a {dear} and both together cost {sum}?',
    'Bill: one {dear}, one {cheap}, total {sum}. The {dear} costs {apart} more. Price of the {cheap}?',
  ],
  known: ['{dear} and {cheap} cost {sum} together', 'the {dear} costs {apart} more'],
  want: 'price of the {cheap} in {currency}',
  steps: (p) => {
    const twice = minus(p.sum, p.apart, 'money');
    return [
      ['twice the {cheap}', twice],
      ['{cheap}', over(twice.value, 2, 'money')],
    ];
  },
  unit: '{currency}',
});

const drawConsecutive = (n: NumberDraw): { terms: number; sum: number } => {
  const terms = n.pick([3, 3, 5]);
  return {
    terms,
    sum:
      terms *
      (n.large ? n.int(13, 160) : n.pick([4, 5, 6, 7, 8, 9, 10, 11, 12, 20, 30, 40, 50, 60, 70, 80, 90])),
  };
};

const consecutiveFacts = [
  [
    '{terms} consecutive whole numbers <add|added> up to {sum}',
    'the sum of {terms} consecutive [whole numbers|numbers|integers] <is|was> {sum}',
    '{terms} whole numbers that <follow|followed> each other <have|had> the sum {sum}',
    '{who} <adds|added> {terms} numbers in a row, such as 4, 5, 6 and so on, and <gets|got> {sum}',
    'added together, {terms} neighbouring whole numbers <give|gave> {sum}',
    '{terms} raffle tickets with consecutive numbers <have|had> numbers that <add|added> up to {sum}',
    '{who} <writes|wrote> down {terms} consecutive numbers with the sum {sum}',
    '{terms} houses in a row <have|had> consecutive numbers with a sum of {sum}',
    'the page numbers of {terms} successive pages <add|added> up to {sum}',
  ],
];

const consecutiveNotes = [
  [
    '{terms} consecutive numbers, sum {sum}',
    'sum of {terms} consecutive numbers: {sum}',
    '{terms} numbers in a row; total {sum}',
  ],
];

/** sum / terms - (terms - 1) / 2. */
const smallest = family({
  name: 'smallest-consecutive',
  draw: drawConsecutive,
  scene: (cast, p) => ({ ...numberSlots(p), who: cast.person() }),
  facts: consecutiveFacts,
  ask: [
    'what <is|was> the smallest of them',
    'which <is|was> the smallest number',
    'what <is|was> the first of these numbers',
    'what <is|was> the lowest number',
    'which number <is|was> the smallest',
    'with which number <do|did> they begin',
  ],
  find: [
    'the smallest of these numbers',
    'the smallest number',
    'the first of the numbers',
    'the lowest of them',
  ],
  notes: consecutiveNotes,
  extras: pairExtras.slice(1),
  whole: [
    "What's the smallest of {terms} consecutive whole numbers that add up to {sum}?",
    'I add {terms} consecutive numbers and get {sum}. Which number do I start with?',
    'My {terms} lottery tickets have consecutive numbers. Added up, the numbers make {sum}. What is the lowest number?',
    'Find the first of {terms} consecutive integers whose sum is {sum}.',
    'Sum of {terms} consecutive numbers = {sum}. Smallest number?',
    '"{terms} numbers, one right after the other, and the sum is {sum}," says a [girl|boy|friend]. What is the smallest?',
  ],
  known: ['{termsD} consecutive numbers', 'sum {sumD}', 'the middle number is the sum divided by {termsD}'],
  want: 'smallest number',
  steps: (p) => {
    const middle = over(p.sum, p.terms);
    return [
      ['middle number', middle],
      ['smallest number', minus(middle.value, (p.terms - 1) / 2)],
    ];
  },
  unit: '',
});

/** sum / terms + (terms - 1) / 2. */
const biggest = family({
  name: 'largest-consecutive',
  draw: drawConsecutive,
  scene: (cast, p) => ({ ...numberSlots(p), who: cast.person() }),
  facts: consecutiveFacts,
  ask: [
    'what <is|was> the largest of them',
    'which <is|was> the biggest number',
    'what <is|was> the last of these numbers',
    'what <is|was> the highest number',
    'which number <is|was> the largest',
    'with which number <do|did> they end',
  ],
  find: [
    'the largest of these numbers',
    'the biggest number',
    'the last of the numbers',
    'the highest of them',
  ],
  notes: consecutiveNotes,
  extras: pairExtras.slice(1),
  whole: [
    "What's the biggest of {terms} consecutive whole numbers that add up to {sum}?",
    'I add {terms} consecutive numbers and get {sum}. Which is the largest one?',
    'My {terms} lottery tickets have consecutive numbers. Added up, the numbers make {sum}. What is the highest number?',
    'Find the last of {terms} consecutive integers whose sum is {sum}.',
    'Sum of {terms} consecutive numbers = {sum}. Largest number?',
    '"{terms} numbers, one right after the other, and the sum is {sum}," says a [girl|boy|friend]. What is the greatest?',
  ],
  known: ['{termsD} consecutive numbers', 'sum {sumD}', 'the middle number is the sum divided by {termsD}'],
  want: 'largest number',
  steps: (p) => {
    const middle = over(p.sum, p.terms);
    return [
      ['middle number', middle],
      ['largest number', plus(middle.value, (p.terms - 1) / 2)],
    ];
  },
  unit: '',
});

const drawMore = (n: NumberDraw): { base: number; k: number; more: number } => {
  const [base, k] = n.large
    ? n.int(0, 1) === 0
      ? [n.int(13, 98), n.int(3, 9)]
      : [n.int(113, 480), n.int(2, 6)]
    : [n.int(3, 12), n.int(2, 12)];
  return { base, k, more: n.addTo(base * k) };
};

const moreFacts = [
  [
    '{low:name} <has|had> {base item}',
    '{low:name} <collects|collected> {base item}',
    '{low:name} <owns|owned> {base item}',
    'there <are|were> {base item} in {low:their} collection',
    'the number of {item:s} that {low:name} <has|had> <is|was> {base}',
    '{base item} <belong|belonged> to {low:them}',
  ],
  [
    '{high:name} <has|had> {more} more than {k} times the number of {low:name}',
    'to get the number of {high:name}, you multiply that of {low:name} by {k} and add {more}',
    '{high:name} <has|had> {fold} as many as {low:name} and another {more}',
    '{high:name} <has|had> {k} times as many as {low:name}, plus {more}',
    '{high:name} <has|had> {more} more than {fold} as many {item:s} as {low:name}',
  ],
];

/** base x k + more. */
const timesAndMore = family({
  name: 'times-as-many-and-more',
  draw: drawMore,
  scene: (cast, p) => ({
    ...numberSlots(p),
    base: count(p.base),
    low: cast.named(),
    high: cast.named(),
    item: cast.thing('small', 'reading', 'crafts'),
    fold: fold(p.k),
  }),
  facts: moreFacts,
  ask: [
    'how many {item:s} <does|did> {high:name} have',
    'what number of {item:s} <does|did> {high:name} have',
    'how many {item:s} <are|were> in the collection of {high:name}',
    'how big <is|was> the collection of {high:name}',
    'how many {item:s} <belong|belonged> to {high:them}',
  ],
  find: [
    'the number of {item:s} that {high:name} <has|had>',
    'the size of the collection of {high:name}',
    'the {item:s} of {high:name}',
  ],
  notes: [
    ['{low:name}: {base item}', '{low:name} {base} {item:s}'],
    ['{high:name}: {k} times as many + {more}', '{high:name} = {k} × {low:name} + {more}'],
  ],
  extras: [
    'they <keep|kept> them in [3|4|6] drawers',
    '{high:name} <has|had> [2|5] brothers',
    '{low:name} <is|was> [8|11|34] years old',
  ],
  whole: [
    'I had {base item}. My [cousin|neighbour|sister] had {more} more than {fold} as many. How many was that?',
    '{high:name} has {more} more than {fold} as many {item:s} as {low:name}, who has {base}. How many does {high:name} have?',
    'How many {item:s} has {high:name} got, if {low:name} has {base} and {high:name} {k} times that and {more} more?',
    '"{base} {item:s}? I have {k} times as many and {more} more," says {high:name}. How many does {high:they} have?',
  ],
  known: ['one has {baseD} {item:s}', 'the other has {kD} times as many and {moreD} more'],
  want: 'number of {item:s} of the other',
  steps: (p) => {
    const product = times(p.base, p.k);
    return [
      ['{kD} times as many', product],
      ['the other', plus(product.value, p.more)],
    ];
  },
  unit: '{item:s}',
});

/** base + base x k: how many together. */
const timesTogether = family({
  name: 'times-as-many-together',
  draw: (n) => {
    const { base, k } = drawMore(n);
    return { base, k };
  },
  scene: (cast, p) => ({
    ...numberSlots(p),
    low: cast.named(),
    high: cast.named(),
    item: cast.thing('small', 'reading', 'food', 'animals'),
    fold: fold(p.k),
  }),
  facts: [
    [
      '{low:name} <has|had> {base item}',
      '{low:name} <counts|counted> {base item}',
      '{low:name} <owns|owned> {base item}',
      'there <are|were> {base item} that <belong|belonged> to {low:them}',
      'the number of {item:s} that {low:name} <has|had> <is|was> {base}',
      'the list of {low:name} <shows|showed> {base item}',
    ],
    [
      '{high:name} <has|had> {fold} as many {item:s} as {low:name}',
      '{high:name} <has|had> {k} times the number of {low:name}',
      'for each {item} of {low:name}, {high:name} <has|had> {k}',
      '{high:name} <has|had> {k} times as many {item:s} as {low:name}',
      'the number of {high:name} <is|was> {k} times that of {low:name}',
      'compared with {low:them}, {high:name} <has|had> {k} times as many',
    ],
  ],
  ask: [
    'how many {item:s} <do|did> they have together',
    'how many {item:s} <are|were> there in all',
    'what <is|was> the total number of {item:s}',
    'how many {item:s} <is|was> that altogether',
    'how many {item:s} <do|did> the two own between them',
    'how many {item:s} <do|did> {low:name} and {high:name} have in total',
  ],
  find: [
    'the total number of {item:s}',
    'the number of {item:s} they have together',
    'the {item:s} of both added together',
  ],
  notes: [
    ['{low:name}: {base item}', '{low:name} {base} {item:s}'],
    ['{high:name}: {k} times as many', '{high:name} = {k} × {low:name}'],
  ],
  extras: [
    'they <live|lived> [2|6] streets apart',
    '{high:name} <has|had> [3|5] buckets',
    '{low:name} <is|was> [9|12|37] years old',
  ],
  whole: [
    'I had {base item} and my friend had {fold} as many. How many did we have together?',
    '{high:name} has {fold} as many {item:s} as {low:name}. {low:name} has {base}. How many have they got in total?',
    'Between them, how many {item:s} do two friends have, if one has {base} and the other {k} times that?',
    '{base item}, and {k} times as many {item:s} from someone else. Total?',
    '"I have {base item}." "Well, I have {k} times as many." How many {item:s} are there in all?',
  ],
  known: ['one has {baseD} {item:s}', 'the other has {kD} times as many'],
  want: 'total number of {item:s}',
  steps: (p) => {
    const product = times(p.base, p.k);
    return [
      ['the other', product],
      ['together', plus(p.base, product.value)],
    ];
  },
  unit: '{item:s}',
});

export const numberPairFamilies: readonly Family[] = [
  smaller,
  larger,
  cheaper,
  smallest,
  biggest,
  timesAndMore,
  timesTogether,
];
