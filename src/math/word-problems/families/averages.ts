/** Families about averages: of a few numbers, per day or match, with an unknown value, weighted. */
import { minus, over, plus, times } from '../arithmetic.ts';
import { family, type Family } from '../family.ts';
import { count } from '../wording/quantity.ts';
import { meanFamilies } from './means.ts';

/** What is counted in two parts over some days or rounds. */
const tallies = [
  {
    one: 'letters',
    other: 'parcels',
    day: 'day',
    days: 'days',
    doer: 'the post office',
    verb: '<handles|handled>',
  },
  { one: 'cones', other: 'milkshakes', day: 'day', days: 'days', doer: 'the kiosk', verb: '<sells|sold>' },
  {
    one: 'adult tickets',
    other: 'child tickets',
    day: 'evening',
    days: 'evenings',
    doer: 'the theatre',
    verb: '<sells|sold>',
  },
  {
    one: 'home goals',
    other: 'away goals',
    day: 'match',
    days: 'matches',
    doer: 'the handball team',
    verb: '<scores|scored>',
  },
  { one: 'loaves', other: 'rolls', day: 'day', days: 'days', doer: 'the bakery', verb: '<bakes|baked>' },
  {
    one: 'emails',
    other: 'calls',
    day: 'week',
    days: 'weeks',
    doer: 'the help desk',
    verb: '<answers|answered>',
  },
  { one: 'novels', other: 'comics', day: 'month', days: 'months', doer: 'the library', verb: '<lends|lent>' },
  {
    one: 'kittens',
    other: 'puppies',
    day: 'month',
    days: 'months',
    doer: 'the shelter',
    verb: '<takes|took> in',
  },
  { one: 'cars', other: 'vans', day: 'hour', days: 'hours', doer: 'the ferry', verb: '<carries|carried>' },
  { one: 'roses', other: 'tulips', day: 'day', days: 'days', doer: 'the flower stall', verb: '<sells|sold>' },
];

/** (a + b) / days. */
const perDay = family({
  name: 'average-per-day',
  draw(n) {
    if (!n.large) {
      const [days, mean] = [n.int(2, 12), n.int(3, 12)];
      const total = days * mean;
      const first = n.int(1, total - 1);
      return { first, second: total - first, days };
    }
    const [total, days] = n.division();
    const first = n.int(Math.ceil(total * 0.2), Math.floor(total * 0.8));
    return { first, second: total - first, days };
  },
  scene: (cast, p) => {
    const { verb, ...kind } = cast.pick(tallies);
    return { ...kind, did: verb, first: count(p.first), second: count(p.second), length: count(p.days) };
  },
  facts: [
    [
      '{doer} {did} {first} {one} and {second} {other} in {length} {days}',
      'in {length} {days} {doer} {did} {first} {one} and {second} {other}',
      'over {length} {days}, {doer} {did} {first} {one} as well as {second} {other}',
      'within {length} {days}, {first} {one} and {second} {other} <are|were> counted at {doer}',
      'there <are|were> {first} {one} and {second} {other} over {length} {days} at {doer}',
      '{first} {one} plus {second} {other} <is|was> what {doer} {did} in {length} {days}',
      'the list of {doer} for {length} {days} <shows|showed> {first} {one} and {second} {other}',
    ],
  ],
  ask: [
    'how many <is|was> that a {day} on average',
    'what <is|was> the average per {day}',
    'how many <is|was> that in an average {day}',
    'on average, how many <does|did> {doer} get through in one {day}',
    'what number a {day} <does|did> that make on average',
    'how many {one} and {other} together <is|was> that per {day}, on average',
  ],
  find: [
    'the average per {day}',
    'the mean number a {day}',
    'the {day} average of {one} and {other} together',
  ],
  notes: [
    [
      '{one}: {first}, {other}: {second}, over {length} {days}',
      '{first} {one} + {second} {other} in {length} {days}',
    ],
  ],
  extras: [
    '{doer} <has|had> [four|seven|12] people at work',
    'it <is|was> the [3rd|20th] season',
    '{doer} <opens|opened> [30|45] minutes early',
  ],
  whole: [
    '{one} in {length} {days}: {first}. {other}: {second}. Average per {day}?',
    'How many {one} and {other} a {day} is that on average, if {first} {one} and {second} {other} were counted in {length} {days}?',
    '"We had {first} {one} and {second} {other} in {length} {days}," says a woman from {doer}. What is the average for a single {day}?',
    'Our figures: {first} {one} and {second} {other} in {length} {days}. What is our average per {day}?',
    '({first} + {second}) {one} and {other}, {length} {days}. Mean per {day} = ?',
  ],
  known: ['{first} {one}', '{second} {other}', '{length} {days}'],
  want: 'average per {day}',
  steps: (p) => {
    const total = plus(p.first, p.second);
    return [
      ['in total', total],
      ['per {day}', over(total.value, p.days)],
    ];
  },
  unit: 'per {day}',
});

/** The value that is missing where a mean is given: count x mean - sum of the others. */
const missing = family({
  name: 'average-missing',
  draw(n) {
    const [mean, spread] = n.large ? [n.int(55, 98), 18] : [n.pick([6, 7, 8, 9, 10, 11, 12, 20, 30]), 5];
    for (;;) {
      const [a, b] = [n.int(mean - spread, mean + spread), n.int(mean - spread, mean + spread)];
      const c = 3 * mean - a - b;
      if (c > 2 && c < mean + 2 * spread && (n.large || a + b < 3 * mean)) return { mean, a, b };
    }
  },
  scene: (cast, p) => ({
    who: cast.named(),
    what: cast.pick([
      'test',
      'round',
      'quiz',
      'game',
      'exam',
      'dive',
      'dance',
      'race',
      'hole of golf',
      'spelling test',
    ]),
    mean: count(p.mean),
    a: count(p.a),
    b: count(p.b),
  }),
  facts: [
    [
      '{who} <gets|got> {a} points in the first {what} and {b} in the second',
      'in two {what}s out of three {who} <scores|scored> {a} and {b} points',
      '{who:their} first two {what}s <bring|brought> {a} and {b} points',
      'the first {what} <is|was> worth {a} points to {who:them}, the second {b}',
      'two of the three results of {who:name} <are|were> {a} and {b} points',
    ],
    [
      'the average of all three {what}s <is|was> to be {mean}',
      '{who} <wants|wanted> an average of {mean} points over three {what}s',
      'for a prize, the mean of the three {what}s <has|had> to be {mean} points',
      'over all three {what}s the mean <is|was> {mean} points',
      'three {what}s with an average of {mean} points <are|were> the goal',
    ],
  ],
  ask: [
    'how many points <does|did> {who} need in the third {what}',
    'what <must|did> the third result be',
    'what <is|was> the number of points for the third {what}',
    'how many points <belong|belonged> to the last {what}',
    'which result in the third {what} <gives|gave> this average',
  ],
  find: ['the points in the third {what}', 'the third result', 'the number of points still needed'],
  whole: [
    'The mean of three numbers is {mean}. Two of them are {a} and {b}. What is the third [number|one]?',
    'Three numbers average {mean}. One is {a}, another {b}. Find the one that is missing.',
    'What third number goes with {a} and {b} so that all three have a mean of {mean}?',
    'Mean of three numbers: {mean}. Known: {a}, {b}. Third = ?',
    'I have {a} and {b} points so far and want {mean} on average after three {what}s. What do I need in the last one?',
    '({a} + {b} + x) / 3 = {mean}. x = ?',
  ],
  known: ['average {mean} over 3', '{a} and {b} so far'],
  want: 'third number',
  steps: (p) => {
    const all = times(3, p.mean);
    const left = minus(all.value, p.a);
    return [
      ['all three', all],
      ['without the first', left],
      ['the third', minus(left.value, p.b)],
    ];
  },
  unit: '',
});

/** k days with a each, one more with b: (k x a + b) / (k + 1). */
const weighted = family({
  name: 'average-weighted',
  draw(n) {
    for (;;) {
      const days = n.int(2, 7);
      const each = n.large ? n.int(113, 480) : n.int(3, 12);
      const mean = n.large ? each + n.int(-40, 40) : each + n.int(-2, 8);
      const last = mean * (days + 1) - days * each;
      const small = mean * (days + 1) < 110 && mean <= 12;
      if (last > 0 && last !== each && (n.large || small)) return { days, each, last };
    }
  },
  scene: (cast, p) => ({
    who: cast.person(),
    item: cast.thing('food', 'small', 'crafts', 'reading'),
    act: cast.pick([
      '<sells|sold>',
      '<packs|packed>',
      '<counts|counted>',
      '<delivers|delivered>',
      '<sorts|sorted>',
      '<collects|collected>',
      '<hands|handed> out',
      '<wraps|wrapped>',
    ]),
    days: count(p.days),
    all: count(p.days + 1),
    each: count(p.each),
    last: count(p.last),
  }),
  facts: [
    [
      '{who} {act} {each item} on each of {days} days',
      'for {days} days, {who} {act} {each item} a day',
      'on {days} days {who} {act} {each item} every day',
      '{each item} a day <is|was> what {who} {act} for {days} days',
      'during the first {days} days {who} {act} {each item} daily',
    ],
    [
      'on the last day {who} {act} {last}',
      'the day after, it <is|was> {last}',
      'the final day <brings|brought> {last} more',
      'then one more day <follows|followed> with {last}',
    ],
  ],
  ordered: true,
  ask: [
    'what <is|was> the average per day',
    'how many {item:s} a day <is|was> that on average',
    'on average, how many <does|did> {who} manage per day',
    'what <is|was> the mean number of {item:s} per day over all {all} days',
    'how many <is|was> that a day, averaged over the {all} days',
  ],
  find: ['the mean number per day', 'the average per day over all {all} days', 'the daily average'],
  notes: [['{days} days: {each item} each'], ['last day: {last}', '1 more day with {last}']],
  whole: [
    '{item:s}: {each} on each of {days} days, {last} on the last one. Daily mean?',
    'Find the average of {days} days with {each item} and one day with {last}.',
  ],
  known: ['{days} days with {each item} each', '1 day with {last}', '{all} days in all'],
  want: 'average per day',
  steps: (p) => {
    const first = times(p.days, p.each);
    const total = plus(first.value, p.last);
    return [
      ['first days', first],
      ['in total', total],
      ['per day', over(total.value, p.days + 1)],
    ];
  },
  unit: '{item:s} per day',
});

/** Total from a mean: count x mean. */
const totalOfMean = family({
  name: 'total-from-average',
  draw(n) {
    const [mean, number] = n.product('product22', 'product31');
    return { mean, number };
  },
  scene: (cast, p) => ({
    item: cast.thing('groups'),
    group: cast.pick(['class', 'team', 'choir', 'club', 'troop', 'crew', 'band', 'course']),
    thing: cast.thing('small', 'food'),
    mean: count(p.mean),
    number: count(p.number),
  }),
  facts: [
    [
      'the {number item} of a {group} <bring|brought> {mean thing} each on average',
      'on average, each of {number item} <has|had> {mean thing}',
      '{number item} <collect|collected> {mean thing} each on average',
      'the average of {number item} <is|was> {mean thing}',
      'an average of {mean thing} a head <is|was> what {number item} <have|had>',
      'with {number item}, the mean <is|was> {mean thing} per {item}',
    ],
  ],
  ask: [
    'how many {thing:s} <is|was> that altogether',
    'how many {thing:s} <are|were> there in total',
    'what <is|was> the total number of {thing:s}',
    'how many {thing:s} <do|did> they have in all',
    'what <do|did> they have together',
  ],
  find: ['the total number of {thing:s}', 'the sum of all {thing:s}', 'the number of {thing:s} in all'],
  notes: [['{number item}, {mean thing} each on average', 'average per {item}: {mean thing}; {number item}']],
  extras: ['the {group} <meets|met> [twice|three times] a week', 'the youngest <is|was> [7|9|12]'],
  known: ['{number item}', '{mean thing} each on average'],
  want: 'total number of {thing:s}',
  steps: (p) => [['in total', times(p.number, p.mean)]],
  unit: '{thing:s}',
});

export const averagesFamilies: readonly Family[] = [...meanFamilies, perDay, missing, weighted, totalOfMean];
