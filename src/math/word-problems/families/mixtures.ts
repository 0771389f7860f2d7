/** Families about mixtures: what a blend costs, what it holds, and what it holds after something is added. */
import { minus, over, plus, times } from '../arithmetic.ts';
import { family, type Family } from '../family.ts';
import { measure, money, percent } from '../wording/quantity.ts';

const blends = [
  { one: 'Kenyan coffee', other: 'Peruvian coffee', mix: 'house coffee' },
  { one: 'hazelnuts', other: 'raisins', mix: 'trail mix' },
  { one: 'white paint', other: 'blue paint', mix: 'light blue paint' },
  { one: 'green tea', other: 'jasmine', mix: 'tea blend' },
  { one: 'oats', other: 'dried cherries', mix: 'muesli' },
  { one: 'apple juice', other: 'mango juice', mix: 'fruit punch' },
  { one: 'grapes', other: 'papaya', mix: 'fruit salad' },
  { one: 'rye flour', other: 'wheat flour', mix: 'bread flour' },
  { one: 'almonds', other: 'pistachios', mix: 'nut mix' },
  { one: 'lamb', other: 'beef', mix: 'mince' },
  { one: 'peat', other: 'compost', mix: 'potting soil' },
  { one: 'red clay', other: 'white clay', mix: "potter's clay" },
];

const blendFacts = [
  [
    '{who} <uses|used> {a} of {one} at {p} per {per}',
    '{who} <takes|took> {a} of {one}, which <costs|cost> {p} a {per}',
    'into the {mix} <goes|went> {a} of {one} at {p} a {per}',
    '{a} of {one} <is|was> bought at {p} per {per}',
    'the {mix} <contains|contained> {a} of {one} for {p} a {per}',
    '{one} <costs|cost> {p} per {per}, and the {mix} <needs|needed> {a} of it',
  ],
  [
    '{who} <uses|used> {b} of {other} at {q} per {per}',
    '{who} <takes|took> {b} of {other}, which <costs|cost> {q} a {per}',
    'into the {mix} <goes|went> {b} of {other} at {q} a {per}',
    '{b} of {other} <is|was> bought at {q} per {per}',
    'the {mix} <contains|contained> {b} of {other} for {q} a {per}',
    '{other} <costs|cost> {q} per {per}, and the {mix} <needs|needed> {b} of it',
  ],
];

const blendNotes = [
  ['{a} {one} @ {p}/{per}', '{one}: {a} at {p} per {per}', '{a} of {one}, {p} a {per}'],
  ['{b} {other} @ {q}/{per}', '{other}: {b} at {q} per {per}', '{b} of {other}, {q} a {per}'],
];

/** a x p + b x q. */
const blend = family({
  name: 'blend',
  draw(n) {
    if (!n.large) return { a: n.int(2, 9), p: n.int(2, 9), b: n.int(2, 9), q: n.int(2, 9) };
    const [a, p] = n.product('product22');
    return { a, p, b: n.pick([10, 20, 30, 5, 4]), q: n.int(2, 12) };
  },
  scene: (cast, p) => ({
    who: cast.person(),
    ...cast.pick(blends),
    per: 'kilo',
    a: measure(p.a, 'kg'),
    b: measure(p.b, 'kg'),
    p: money(p.p),
    q: money(p.q),
  }),
  facts: blendFacts,
  ask: [
    'how much <does|did> the {mix} cost',
    'what <do|did> all the ingredients cost',
    'what <is|was> the cost of the {mix}',
    'how many {currency} <does|did> {who} pay for everything',
    'what <does|did> {who} spend on the {mix}',
    'how much money <goes|went> into the {mix}',
  ],
  find: ['the total cost of the {mix}', 'the cost in {currency}', 'the price of all ingredients together'],
  notes: blendNotes,
  extras: ['the {mix} <is|was> stirred for [5|10|15] minutes', 'it <fills|filled> [20|32|48] jars'],
  whole: [
    '{mix} = {a} {one} ({p} per kilo) + {b} {other} ({q} per kilo). Cost?',
    'What does {mix} cost that is made of {a} of {one} at {p} a kilo and {b} of {other} at {q} a kilo?',
    'For the {mix} I used {a} of {one} ({p} a kilo) and {b} of {other} ({q} a kilo). What did that cost me?',
    '{one} is {p} a kilo and {other} {q} a kilo. {who:name} mixes {a} of the first with {b} of the second. What does {who:they} pay?',
    'A café makes its {mix} out of {a} of {one} at {p} per kilo and {b} of {other} at {q} per kilo. Work out the cost.',
  ],
  known: ['{a} of {one} at {p} each', '{b} of {other} at {q} each'],
  want: 'total cost in {currency}',
  steps: (p) => {
    const first = times(p.a, p.p, 'money');
    const second = times(p.b, p.q, 'money');
    return [
      ['{one}', first],
      ['{other}', second],
      ['in total', plus(first.value, second.value, 'money')],
    ];
  },
  unit: '{currency}',
});

/** (a x p + b x q) / (a + b). */
const blendPrice = family({
  name: 'blend-price',
  draw(n) {
    for (;;) {
      const [a, b] = [n.int(2, n.large ? 24 : 6), n.int(2, n.large ? 24 : 6)];
      const [p, q] = [n.int(2, n.large ? 36 : 9), n.int(2, n.large ? 36 : 9)];
      const cost = a * p + b * q;
      if (p === q || cost % (a + b) !== 0) continue;
      const isLarge = a * p > 200 && a > 12 && p > 12;
      if (n.large ? isLarge : a + b <= 12 && cost / (a + b) <= 12 && cost < 110) return { a, p, b, q };
    }
  },
  scene: (cast, p) => ({
    who: cast.person(),
    ...cast.pick(blends),
    per: 'kilo',
    a: measure(p.a, 'kg'),
    b: measure(p.b, 'kg'),
    p: money(p.p),
    q: money(p.q),
  }),
  facts: blendFacts,
  ask: [
    'what <does|did> one kilo of the {mix} cost',
    'how much <is|was> the {mix} per kilo',
    'what <is|was> the price of the {mix} per kilo',
    'how many {currency} a kilo <does|did> the {mix} come to',
    'what <is|was> a kilo of the {mix} worth',
  ],
  find: [
    'the price of the {mix} per kilo',
    'the cost of one kilo of the {mix}',
    'the price per kilo of the {mix}',
  ],
  notes: blendNotes,
  known: ['{a} of {one} at {p} each', '{b} of {other} at {q} each'],
  want: 'cost of one kilogram',
  steps: (p) => {
    const first = times(p.a, p.p, 'money');
    const second = times(p.b, p.q, 'money');
    const cost = plus(first.value, second.value, 'money');
    const weight = plus(p.a, p.b);
    return [
      ['{one}', first],
      ['{other}', second],
      ['cost', cost],
      ['weight', weight],
      ['per kilogram', over(cost.value, weight.value, 'money')],
    ];
  },
  unit: '{currency}',
});

const contents = [
  { one: 'salt', mix: 'brine' },
  { one: 'sugar', mix: 'syrup' },
  { one: 'raisins', mix: 'muesli' },
  { one: 'garlic', mix: 'pesto' },
  { one: 'cocoa', mix: 'dough' },
  { one: 'butter', mix: 'pastry' },
  { one: 'nuts', mix: 'granola' },
  { one: 'clay', mix: 'soil' },
  { one: 'cheese', mix: 'filling' },
  { one: 'chilli', mix: 'sauce' },
  { one: 'cream', mix: 'soup' },
  { one: 'ginger', mix: 'tea' },
];

/** w x p / 100, and something on top. */
const content = family({
  name: 'content-added',
  draw(n) {
    const share = n.large ? n.int(3, 9) : n.pick([10, 20, 50]);
    const weight = n.large ? 100 * n.int(13, 48) : 100 * n.int(2, 9);
    const held = (weight * share) / 100;
    return { weight, share, added: n.addTo(held) };
  },
  scene: (cast, p) => ({
    who: cast.person(),
    ...cast.pick(contents),
    weight: measure(p.weight, 'g'),
    share: percent(p.share),
    added: measure(p.added, 'g'),
  }),
  facts: [
    [
      '{who} <has|had> {weight} of {mix} that <is|was> {share} {one}',
      'a bowl of {mix} <weighs|weighed> {weight}, and {share} of it <is|was> {one}',
      '{share} of {weight} of {mix} <is|was> {one}',
      'there <is|was> {weight} of {mix}, {share} of which <is|was> {one}',
      'in {weight} of {mix}, {share} <is|was> {one}',
      '{who} <makes|made> {weight} of {mix} with {share} {one}',
    ],
    [
      '{who} <adds|added> {added} of {one}',
      'another {added} of {one} <goes|went> in',
      '{added} of pure {one} <is|was> added',
      '{who} <stirs|stirred> in {added} more {one}',
      'after that, {added} of {one} <is|was> mixed in',
    ],
  ],
  ordered: true,
  ask: [
    'how much {one} <is|was> in the {mix} now',
    'how many {unit:g} of {one} <does|did> the {mix} contain then',
    'what <is|was> the weight of the {one} in the end',
    'how much {one} <does|did> that make altogether',
    'how many {unit:g} of {one} <are|were> in it now',
  ],
  find: [
    'the weight of the {one} in {unit:g}',
    'the amount of {one} in the end',
    'the {one} in the {mix} now',
  ],
  notes: [
    ['{weight} {mix}, {share} {one}', '{mix}: {weight}, of it {share} {one}'],
    ['+ {added} {one}', '{added} {one} added', 'plus {added} of {one}'],
  ],
  extras: ['a packet of {one} <costs|cost> [2|3|4] {currency}', 'the bowl <holds|held> [5|6|8] litres'],
  whole: [
    'My {mix} weighs {weight} and {share} of it is {one}, but it needs more, so I add {added}. How many grams of {one} are in it now?',
    '{weight} {mix} ({share} {one}) + {added} {one}. {one} in all?',
    'How much {one} is in {weight} of {mix} with {share} {one} after {added} more has gone in?',
  ],
  known: ['{weight} of {mix}', '{share} is {one}', '{added} of {one} added'],
  want: '{one} in the end',
  steps: (p) => {
    const parts = times(p.weight, p.share);
    const held = over(parts.value, 100);
    return [
      ['{weight:n} times {share:n}', parts],
      ['{one} at first', held],
      ['{one} now', plus(held.value, p.added)],
    ];
  },
  unit: '{unit:g}',
});

/** x / (a + b + x) x 100. */
const shareOfMix = family({
  name: 'share-of-mix',
  draw(n) {
    for (;;) {
      const unit = n.large ? 1 : 10;
      const total = n.large
        ? n.pick([200, 250, 400, 500, 600, 750, 800, 1200, 1500])
        : n.pick([50, 100, 200, 20, 40]) * 1;
      const share = n.large ? n.int(12, 48) : n.pick([10, 20, 30, 40, 50, 60]);
      const part = (total * share) / 100;
      if (!Number.isInteger(part) || part % unit !== 0) continue;
      const first = n.int(1, Math.floor((total - part) / unit) - 1) * unit;
      const second = total - part - first;
      if (second > 0 && (n.large || total <= 100)) return { first, second, part };
    }
  },
  scene: (cast, p) => ({
    ...cast.pick([
      { one: 'almonds', b: 'cashews', c: 'chocolate drops', mix: 'snack mix' },
      { one: 'apple juice', b: 'soda', c: 'cherry juice', mix: 'punch' },
      { one: 'oats', b: 'nuts', c: 'dried fruit', mix: 'muesli' },
      { one: 'sand', b: 'gravel', c: 'cement', mix: 'concrete' },
      { one: 'wool', b: 'cotton', c: 'silk', mix: 'yarn' },
      { one: 'flour', b: 'butter', c: 'sugar', mix: 'dough' },
      { one: 'tomatoes', b: 'cucumbers', c: 'olives', mix: 'salad' },
      { one: 'peat', b: 'bark', c: 'sand', mix: 'soil' },
    ]),
    first: measure(p.first, 'g'),
    second: measure(p.second, 'g'),
    part: measure(p.part, 'g'),
  }),
  facts: [
    [
      'the {mix} <contains|contained> {first} of {one}',
      'there <is|was> {first} of {one} in the {mix}',
      'into the {mix} <goes|went> {first} of {one}',
    ],
    [
      'it <has|had> {second} of {b}',
      '{second} of {b} <goes|went> in',
      'there <is|was> {second} of {b} in it',
    ],
    [
      '{part} of {c} <makes|made> it complete',
      'the rest <is|was> {part} of {c}',
      '{part} of {c} <completes|completed> it',
    ],
  ],
  ordered: true,
  ask: [
    'what percentage of the {mix} <is|was> {c}',
    'how many percent of the {mix} <are|were> {c}',
    'what percent <do|did> the {c} make up',
    'which percentage <is|was> {c}',
    'what share in percent <is|was> {c}',
  ],
  find: ['the percentage of {c}', 'the share of {c} in percent', 'the percentage of {c} in the {mix}'],
  notes: [
    ['{first} {one}', '{one}: {first}'],
    ['{second} {b}', '{b}: {second}'],
    ['{part} {c}', '{c}: {part}'],
  ],
  whole: [
    'What percentage of a {mix} is {c} if it is made of {first} of {one}, {second} of {b} and {part} of {c}?',
    '{mix}: {first} {one}, {second} {b}, {part} {c}. Percent {c}?',
    'I mix {first} of {one}, {second} of {b} and {part} of {c}. How many percent are {c}?',
  ],
  known: ['{first} of {one}', '{second} of {b}', '{part} of {c}'],
  want: 'percent of {c}',
  steps: (p) => {
    const two = plus(p.first, p.second);
    const all = plus(two.value, p.part);
    const share = over(p.part, all.value);
    return [
      ['first two', two],
      ['in total', all],
      ['share of {c}', share],
      ['in percent', times(share.value, 100)],
    ];
  },
  unit: 'percent',
});

/** count x weight x share / 100. */
const contentOfMany = family({
  name: 'content-of-many',
  draw(n) {
    const [number, weight] = n.large ? n.product('product22') : [n.int(2, 4), 10 * n.int(2, 3)];
    const share = n.pick([10, 20, 50, 30, 40]);
    return { number, weight, share };
  },
  scene: (cast, p) => ({
    item: cast.thing('food', 'snacks'),
    stuff: cast.pick([
      'sugar',
      'oats',
      'flour',
      'fat',
      'water',
      'fibre',
      'cheese',
      'fruit',
      'protein',
      'butter',
    ]),
    number: { kind: 'count', value: p.number },
    weight: measure(p.weight, 'g'),
    share: percent(p.share),
  }),
  facts: [
    [
      '{number item} <weigh|weighed> {weight} each',
      'there <are|were> {number item} of {weight} each',
      'each of {number item} <has|had> a weight of {weight}',
      'one {item} <weighs|weighed> {weight}, and there <are|were> {number:n}',
      '{number item} at {weight} apiece <are|were> baked',
    ],
    [
      '{share} of every {item} <is|was> {stuff}',
      'they <are|were> {share} {stuff}',
      'the {stuff} in a {item} <makes|made> up {share}',
      '{share} <is|was> {stuff}',
      'the share of {stuff} <is|was> {share}',
    ],
  ],
  ordered: true,
  ask: [
    'how much {stuff} <is|was> in all of them',
    'how many {unit:g} of {stuff} <is|was> that',
    'how much {stuff} <is|was> needed',
    'what amount of {stuff} <do|did> they contain together',
    'how many {unit:g} of {stuff} <are|were> in them',
  ],
  find: ['the amount of {stuff} in all', 'the {stuff} in {unit:g}', 'the total amount of {stuff}'],
  notes: [
    ['{number item}, {weight} each', '{number:n} x {weight} {item:s}'],
    ['{share} {stuff}', '{stuff}: {share}'],
  ],
  whole: ['How many grams of {stuff} are in {number item} of {weight} each, if they are {share} {stuff}?'],
  known: ['{number item} of {weight} each', '{share} {stuff}'],
  want: '{stuff} in all',
  steps: (p) => {
    const all = times(p.number, p.weight);
    const parts = times(all.value, p.share);
    return [
      ['total weight', all],
      ['times {share:n}', parts],
      ['{stuff}', over(parts.value, 100)],
    ];
  },
  unit: '{unit:g}',
});

/** What is left of a mixture when some is taken: a + b - c. */
const poured = family({
  name: 'mixed-and-poured',
  draw(n) {
    if (!n.large) {
      const [a, b] = n.addends();
      return { a, b, c: n.int(2, Math.min(a + b - 2, 60)) };
    }
    const [a, b] = n.addends();
    return { a, b, c: n.takeFrom(a + b) };
  },
  scene: (cast, p) => ({
    who: cast.person(),
    ...cast.pick(blends),
    a: measure(p.a, 'ml'),
    b: measure(p.b, 'ml'),
    c: measure(p.c, 'ml'),
  }),
  facts: [
    [
      '{who} <pours|poured> {a} of water and {b} of juice into a jug',
      'a jug <holds|held> {a} of water and {b} of juice',
      '{a} of water and {b} of juice <are|were> mixed in a jug',
      'into a jug <go|went> {a} of water and {b} of juice',
      '{who} <mixes|mixed> {a} of water with {b} of juice',
    ],
    [
      '{c} <is|was> drunk',
      '{who} <drinks|drank> {c} of the mixture',
      'then {c} <is|was> poured out',
      '{c} <spills|spilled>',
      'someone <takes|took> {c} out of the jug',
    ],
  ],
  ordered: true,
  ask: [
    'how much <is|was> left',
    'how many {unit:ml} <are|were> left in the jug',
    'what <remains|remained>',
    'how much <is|was> still in the jug',
    'how many {unit:ml} <remain|remained>',
  ],
  find: ['the amount that is left', 'the rest in {unit:ml}', 'the amount still in the jug'],
  notes: [['{a} water + {b} juice'], ['minus {c}', '{c} poured out']],
  whole: ['{a} of water, {b} of juice, {c} of it drunk. What is left?'],
  known: ['{a} of water', '{b} of juice', '{c} taken'],
  want: 'amount left',
  steps: (p) => {
    const all = plus(p.a, p.b);
    return [
      ['mixed', all],
      ['left', minus(all.value, p.c)],
    ];
  },
  unit: '{unit:ml}',
});

export const mixturesFamilies: readonly Family[] = [
  blend,
  blendPrice,
  content,
  shareOfMix,
  contentOfMany,
  poured,
];
