/** Families about ratios: one part given, the total given, scales, recipes, chains of `times as many`. */
import { minus, over, times } from '../arithmetic.ts';
import { family, type Family } from '../family.ts';
import type { NumberDraw } from '../../arithmetic/number-draw.ts';
import { count, label, measure } from '../wording/quantity.ts';
import { sharedRatioFamilies } from './shared-ratios.ts';

/** Two kinds that stand in a ratio. */
const pairs = [
  { one: 'cats', other: 'dogs', where: 'at the animal home' },
  { one: 'children', other: 'adults', where: 'on the trip' },
  { one: 'boys', other: 'girls', where: 'in the chess club' },
  { one: 'sheep', other: 'goats', where: 'on the farm' },
  { one: 'red beads', other: 'blue beads', where: 'in the necklace' },
  { one: 'nurses', other: 'doctors', where: 'on the ward' },
  { one: 'violins', other: 'cellos', where: 'in the orchestra' },
  { one: 'oaks', other: 'birches', where: 'in the park' },
  { one: 'bikes', other: 'scooters', where: 'in the yard' },
  { one: 'novels', other: 'comics', where: 'on the shelves' },
  { one: 'swans', other: 'ducks', where: 'on the lake' },
  { one: 'wins', other: 'losses', where: 'this season' },
  { one: 'lemons', other: 'limes', where: 'in the crate' },
  { one: 'campers', other: 'leaders', where: 'at the camp' },
];

const coprime = (a: number, b: number): boolean => (b === 0 ? a === 1 : coprime(b, a % b));

/** Two different parts without a common factor. */
function parts(n: NumberDraw, most: number): [number, number] {
  for (;;) {
    const [a, b] = [n.int(2, most), n.int(1, most)];
    if (a !== b && coprime(a, b)) return [a, b];
  }
}

/** known / part x other part. */
const onePart = family({
  name: 'ratio-part',
  draw(n) {
    const [a, b] = parts(n, n.large ? 14 : 9);
    const group = n.large ? n.int(13, 29) : n.int(2, 10);
    return { a, b, known: b * group };
  },
  scene: (cast, p) => ({
    ...cast.pick(pairs),
    a: count(p.a),
    b: count(p.b),
    known: count(p.known),
    ra: label(p.a),
    rb: label(p.b),
  }),
  facts: [
    [
      'the ratio of {one} to {other} {where} <is|was> {ra}:{rb}',
      '{where} there <are|were> {a} {one} for every {b} {other}',
      'for every {b} {other} {where} there <are|were> {a} {one}',
      '{one} and {other} {where} <are|were> in the ratio {ra} to {rb}',
      'for each {b} {other} {where} you <find|found> {a} {one}',
      'the numbers of {one} and {other} {where} <are|were> as {ra} to {rb}',
      '{where} {one} and {other} <come|came> in a ratio of {ra} : {rb}',
    ],
    [
      'there <are|were> {known} {other} {where}',
      '{known} {other} <are|were> counted',
      'the number of {other} <is|was> {known}',
      '{known} <is|was> the number of {other}',
      'someone <counts|counted> {known} {other}',
    ],
  ],
  ask: [
    'how many {one} <are|were> there',
    'how many {one} <is|was> that',
    'what <is|was> the number of {one}',
    'how many {one} <do|did> you expect {where}',
    'how many {one} <belong|belonged> to that',
  ],
  find: ['the number of {one}', 'how many {one} there are', 'the number of {one} {where}'],
  notes: [
    ['{one} to {other} = {ra}:{rb}', '{one} : {other} is {ra} : {rb}', 'ratio {one} to {other} {ra}:{rb}'],
    ['{known} {other}', '{other}: {known}', 'there are {known} {other}'],
  ],
  extras: ['[6|9|14] people <look|looked> after them', 'it <is|was> the [2nd|5th] year in a row'],
  whole: [
    '{one} outnumber {other} {ra} to {rb} {where}. With {known} {other} there, how many {one}?',
    'How many {one} are there {where} if there are {known} {other} and the ratio of {one} to {other} is {ra}:{rb}?',
    'ratio of {one} to {other} is {ra}:{rb}. {known} {other}. how many {one}',
    'For every {b} {other} {where} we have {a} {one}. We have {known} {other}. Find the number of {one}.',
    '{one}:{other} = {ra}:{rb}. {other} = {known}. {one} = ?',
    '"There are {a} {one} for every {b} {other} {where}," says the guide. "I count {known} {other}." How many {one} are there, then?',
  ],
  known: ['{ra} {one} to {rb} {other}', '{known} {other}'],
  want: 'number of {one}',
  steps: (p) => {
    const groups = over(p.known, p.b);
    return [
      ['groups', groups],
      ['{one}', times(groups.value, p.a)],
    ];
  },
  unit: '{one}',
});

/** 1 to k: small part x k. */
const dilution = family({
  name: 'dilution',
  draw(n) {
    const k = n.large ? n.int(3, 9) : n.int(2, 12);
    return { k, amount: n.large ? n.int(113, 480) : n.pick([5, 10, 20, 50, 100, 3, 4, 6, 8, 12]) };
  },
  scene: (cast, p) => ({
    ...cast.pick([
      { one: 'squash', other: 'water' },
      { one: 'syrup', other: 'water' },
      { one: 'cement', other: 'sand' },
      { one: 'plant food', other: 'water' },
      { one: 'concentrate', other: 'water' },
      { one: 'vinegar', other: 'water' },
      { one: 'pigment', other: 'oil' },
      { one: 'detergent', other: 'water' },
      { one: 'cocoa', other: 'milk' },
    ]),
    amount: measure(p.amount, p.amount > 12 ? 'ml' : 'litre'),
    k: count(p.k),
    rk: label(p.k),
  }),
  facts: [
    [
      '{one} <is|was> mixed with {other} in the ratio 1:{rk}',
      'one part of {one} <goes|went> with {k} parts of {other}',
      'for 1 part {one} you <need|needed> {k} parts {other}',
      'the mixture <is|was> 1 to {rk}, {one} to {other}',
      'the label <says|said> one part {one}, {k} parts {other}',
    ],
    [
      '{amount} of {one} <goes|went> into the jug',
      'there <is|was> {amount} of {one}',
      '{amount} of {one} <is|was> used',
      'the cook <takes|took> {amount} of {one}',
    ],
  ],
  ask: [
    'how much {other} <is|was> needed',
    'how much {other} <has|had> to be added',
    'how much {other} <goes|went> with it',
    'what amount of {other} <does|did> that take',
    'how much {other} <is|was> that',
  ],
  find: ['the amount of {other}', 'the {other} that is needed', 'the right amount of {other}'],
  notes: [
    ['{one} to {other} 1:{rk}', 'mix 1:{rk} ({one}:{other})'],
    ['{amount} {one}', '{one}: {amount}'],
  ],
  whole: [
    '{one} is mixed 1:{rk} with {other}. For {amount} of {one}, how much {other}?',
    'How much {other} goes with {amount} of {one} if they are mixed 1 to {rk}?',
    'Mix {one} and {other} 1:{rk}. {one}: {amount}. {other}: ?',
  ],
  known: ['1 part {one} to {rk} parts {other}', '{amount} of {one}'],
  want: 'amount of {other}',
  steps: (p) => [['{other}', times(p.amount, p.k)]],
  unit: '{amount:u}',
});

/** A model at 1:k, from the model to the real thing or back. */
const scale = family({
  name: 'model-at-scale',
  draw(n) {
    const [size, k] = n.large ? n.product('product22') : [n.int(2, 12), n.pick([10, 20, 50, 100, 200])];
    return { size, k, back: n.pick([0, 1]) };
  },
  scene: (cast, p) => ({
    what: cast.pick([
      { one: 'train carriage', long: 'long' },
      { one: 'ship', long: 'long' },
      { one: 'tower', long: 'high' },
      { one: 'bridge', long: 'long' },
      { one: 'castle', long: 'high' },
      { one: 'lorry', long: 'long' },
      { one: 'aeroplane', long: 'long' },
      { one: 'church', long: 'high' },
      { one: 'tram', long: 'long' },
      { one: 'lighthouse', long: 'high' },
    ]).one,
    k: label(p.k),
    given: p.back === 1 ? measure(p.size * p.k, 'cm') : measure(p.size, 'cm'),
    from: p.back === 1 ? 'real' : 'model',
    to: p.back === 1 ? 'model' : 'real',
  }),
  facts: [
    [
      'the scale of a model {what} <is|was> 1:{k}',
      'a {what} <is|was> built as a model at a scale of 1 to {k}',
      'a model {what} <is|was> made at 1:{k}',
      'one centimetre on the model {what} <stands|stood> for {k} centimetres',
      'the model {what} <is|was> {k} times smaller than the real one',
    ],
    [
      'the {from} {what} <is|was> {given} in size',
      'the {from} {what} <measures|measured> {given}',
      'someone <measures|measured> {given} on the {from} {what}',
      'the size of the {from} {what} <is|was> {given}',
    ],
  ],
  ask: [
    'how many {unit:cm} <is|was> that on the {to} {what}',
    'what <does|did> the {to} {what} measure',
    'what <is|was> the size of the {to} {what}',
    'how large <is|was> the {to} {what} in {unit:cm}',
    'what length <does|did> the {to} {what} have, in cm',
  ],
  find: ['the size of the {to} {what}', 'the length on the {to} {what} in {unit:cm}', 'the {to} size'],
  notes: [
    ['scale 1:{k}', 'model {what}, 1:{k}'],
    ['{from} {what}: {given}', '{given} on the {from} one'],
  ],
  whole: [
    'Model {what}, scale 1:{k}. The {from} {what} is {given}. What is the {to} one, in cm?',
    'My model {what} is built 1:{k}. The {from} one measures {given}. What does the {to} one measure in centimetres?',
  ],
  known: ['scale 1 to {k}', '{from} {what} {given}'],
  want: 'size of the {to} {what}',
  steps: (p) => [['{to} {what}', p.back === 1 ? over(p.size * p.k, p.k) : times(p.size, p.k)]],
  unit: '{unit:cm}',
});

/** amount / portions x wanted portions. */
const recipe = family({
  name: 'recipe',
  draw(n) {
    const serves = n.int(2, n.large ? 6 : 8);
    const each = n.large ? n.int(35, 98) : n.int(2, 12) * n.pick([1, 10]);
    const guests = n.large ? n.int(13, 36) : n.pick([3, 5, 6, 7, 9, 10, 12]);
    return { serves, amount: serves * each, guests: guests === serves ? guests + 1 : guests };
  },
  scene: (cast, p) => ({
    who: cast.person(),
    dish: cast.pick([
      'soup',
      'stew',
      'curry',
      'pasta',
      'paella',
      'risotto',
      'pancakes',
      'lasagne',
      'chilli',
      'dumplings',
      'rice pudding',
    ]),
    stuff: cast.pick([
      'rice',
      'flour',
      'lentils',
      'potatoes',
      'carrots',
      'beans',
      'noodles',
      'onions',
      'cheese',
      'spinach',
    ]),
    serves: count(p.serves),
    amount: measure(p.amount, 'g'),
    guests: count(p.guests),
  }),
  facts: [
    [
      'a recipe for {dish} <uses|used> {amount} of {stuff} for {serves} people',
      'for {serves} people, a recipe of {dish} <needs|needed> {amount} of {stuff}',
      '{amount} of {stuff} <is|was> enough {dish} for {serves} people',
      'to serve {serves}, the {dish} <takes|took> {amount} of {stuff}',
      '{serves} portions of {dish} <contain|contained> {amount} of {stuff}',
    ],
    [
      '{who} <cooks|cooked> for {guests} people',
      '{who} <has|had> {guests} guests',
      '{guests} people <are|were> to be fed',
      '{who} <wants|wanted> to serve {guests}',
    ],
  ],
  ask: [
    'how much {stuff} <is|was> needed',
    'how many {unit:g} of {stuff} <does|did> {who} need',
    'what amount of {stuff} <is|was> right',
    'how much {stuff} <has|had> to go in',
    'how many {unit:g} of {stuff} <is|was> that',
  ],
  find: ['the amount of {stuff} in {unit:g}', 'the amount of {stuff}', 'the {stuff} that is needed'],
  notes: [
    ['{dish} for {serves}: {amount} {stuff}', '{serves} people, {amount} of {stuff}'],
    ['for {guests}', 'wanted for {guests} people'],
  ],
  extras: ['the {dish} <cooks|cooked> for [25|40|90] minutes', 'the pot <holds|held> [5|8|12] litres'],
  whole: [
    'My {dish} recipe serves {serves} and takes {amount} of {stuff}. I am cooking for {guests}. How many grams of {stuff} should I use?',
    '{dish}: {amount} {stuff} serves {serves}. How much for {guests}?',
    'If {serves} people need {amount} of {stuff}, how much do {guests} people need?',
  ],
  known: ['{amount} of {stuff} for {serves} people', '{guests} people'],
  want: 'amount of {stuff}',
  steps: (p) => {
    const each = over(p.amount, p.serves);
    return [
      ['per person', each],
      ['for all', times(each.value, p.guests)],
    ];
  },
  unit: '{unit:g}',
});

/** a has k times as many as b, b has m times as many as c. */
const chain = family({
  name: 'times-chain',
  draw(n) {
    const [k, m] = [n.int(2, 4), n.int(2, 4)];
    if (!n.large) return { k, m, base: n.int(2, Math.floor(12 / m)) };
    return { k: n.int(3, 6), m, base: n.int(23, 96) };
  },
  scene: (cast, p) => {
    const [a, b, c] = [
      cast.thing('plants', 'animals', 'food'),
      cast.thing('plants', 'animals', 'food'),
      cast.thing('plants', 'animals', 'food'),
    ];
    const words = ['', '', 'twice', 'three times', 'four times', 'five times', 'six times'];
    return {
      a,
      b,
      c,
      k: cast.pick([words[p.k] ?? '', `${p.k} times`, words[p.k] ?? '', words[p.k] ?? '']),
      m: words[p.m] ?? '',
      nk: label(p.k),
      nm: label(p.m),
      base: count(p.base),
      place: cast.place(),
    };
  },
  facts: [
    [
      'there <are|were> {k} as many {a:s} as {b:s}',
      '{place} <has|had> {k} as many {a:s} as {b:s}',
      'the number of {a:s} <is|was> {k} the number of {b:s}',
      'for each {b} there <are|were> {nk} {a:s}',
      '{a:s} <are|were> {k} as common as {b:s} there',
    ],
    [
      'there <are|were> {m} as many {b:s} as {c:s}',
      '{place} <has|had> {m} as many {b:s} as {c:s}',
      'the number of {b:s} <is|was> {m} the number of {c:s}',
      'for each {c} there <are|were> {nm} {b:s}',
    ],
    [
      'there <are|were> {base c}',
      'the number of {c:s} <is|was> {base}',
      '{base c} <were|had been> counted',
      '{place} <has|had> {base c}',
    ],
  ],
  ask: [
    'how many {a:s} <are|were> there',
    'what <is|was> the number of {a:s}',
    'how many {a:s} <is|was> that',
    'how many {a:s} <does|did> {place} have',
    'how many {a:s} in all <are|were> there',
  ],
  find: ['the number of {a:s}', 'how many {a:s} there are', 'the number of {a:s} at {place}'],
  whole: [
    'There are {k} as many {a:s} as {b:s} in the garden and {m} as many {b:s} as {c:s}, so with {base c}, how many {a:s} are there?',
    '{base c}, {m} as many {b:s}, and {k} as many {a:s} as {b:s}. Number of {a:s}?',
  ],
  known: ['{nk} {a:s} for each {b}', '{nm} {b:s} for each {c}', '{base c}'],
  want: 'number of {a:s}',
  steps: (p) => {
    const middle = times(p.base, p.m);
    return [
      ['{b:s}', middle],
      ['{a:s}', times(middle.value, p.k)],
    ];
  },
  unit: '{a:s}',
});

/** each person's share of a supply: total / people, or people x each x days. */
const supplies = family({
  name: 'supplies',
  draw(n) {
    if (!n.large) return { people: n.int(2, 6), each: n.int(2, 12), days: 2 };
    const [people, days] = n.factorsOfLeft();
    return { people, days, each: n.int(13, 24) };
  },
  scene: (cast, p) => ({
    who: cast.thing('groups'),
    item: cast.thing('food', 'snacks'),
    people: count(p.people),
    each: count(p.each),
    days: measure(p.days, 'day'),
  }),
  facts: [
    [
      '{people who} <go|went> on a trip of {days}',
      'a trip of {days} <has|had> {people who}',
      'for {days}, {people who} <need|needed> food',
      '{people who} <are|were> away for {days}',
      'a camp of {days} <is|was> planned for {people who}',
    ],
    [
      'each of them <eats|ate> {each item} a day',
      'every {who} <gets|got> {each item} per day',
      '{each item} per head and day <are|were> planned',
      "a day's ration for one {who} <is|was> {each item}",
      'one {who} <needs|needed> {each item} daily',
    ],
  ],
  ordered: true,
  ask: [
    'how many {item:s} <are|were> needed',
    'how many {item:s} <is|was> that in all',
    'how many {item:s} <have|had> to be packed',
    'what number of {item:s} <is|was> enough',
    'how many {item:s} <do|did> they take along',
  ],
  find: [
    'the number of {item:s} needed',
    'the number of {item:s} for everyone',
    'the total number of {item:s}',
  ],
  notes: [['{people who}, {days}'], ['{each item} each per day', '{each item} a head daily']],
  whole: [
    'How many {item:s} do {people who} need for {days} at {each} a day each?',
    '{people who} x {days} x {each item} a day = ?',
  ],
  known: ['{people who}', '{days}', '{each item} each a day'],
  want: 'number of {item:s}',
  steps: (p) => {
    const rations = times(p.people, p.days);
    return [
      ['daily rations', rations],
      ['{item:s}', times(rations.value, p.each)],
    ];
  },
  unit: '{item:s}',
});

/** The other part from a difference: (a - b) parts are the difference. */
const difference = family({
  name: 'ratio-difference',
  draw(n) {
    for (;;) {
      const [a, b] = parts(n, n.large ? 14 : 9);
      if (a <= b || a - b < 2) continue;
      const group = n.large ? n.int(13, 24) : n.int(2, 9);
      return { a, b, more: (a - b) * group };
    }
  },
  scene: (cast, p) => ({ ...cast.pick(pairs), ra: label(p.a), rb: label(p.b), more: count(p.more) }),
  facts: [
    [
      'the ratio of {one} to {other} {where} <is|was> {ra}:{rb}',
      '{one} and {other} {where} <are|were> in the ratio {ra} to {rb}',
      'the numbers of {one} and {other} {where} <are|were> as {ra} to {rb}',
      'for every {rb} {other} {where} there <are|were> {ra} {one}',
    ],
    [
      'there <are|were> {more} more {one} than {other}',
      '{one} <are|were> ahead of {other} by {more}',
      'the difference between the two <is|was> {more}',
      'there <are|were> {more} fewer {other} than {one}',
    ],
  ],
  ask: [
    'how many {one} <are|were> there',
    'what <is|was> the number of {one}',
    'how many {one} <is|was> that',
    'how many {one} <are|were> there {where}',
    'what number of {one} <fits|fitted>',
  ],
  find: ['the number of {one}', 'how many {one} there are', 'the number of {one} {where}'],
  whole: ['{one} to {other}: {ra}:{rb}. {more} more {one} than {other}. How many {one}?'],
  known: ['{ra} {one} to {rb} {other}', '{more} more {one}'],
  want: 'number of {one}',
  steps: (p) => {
    const shares = minus(p.a, p.b);
    const group = over(p.more, shares.value);
    return [
      ['parts more', shares],
      ['one part', group],
      ['{one}', times(group.value, p.a)],
    ];
  },
  unit: '{one}',
});

export const ratiosFamilies: readonly Family[] = [
  onePart,
  dilution,
  scale,
  recipe,
  chain,
  supplies,
  difference,
  ...sharedRatioFamilies,
];
