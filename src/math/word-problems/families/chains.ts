/** Families of bare arithmetic without a story, in words and in symbols. */
import { minus, over, plus, times } from '../arithmetic.ts';
import { family, type Family } from '../family.ts';
import type { Cast } from '../lexicon/cast.ts';
import { count } from '../wording/quantity.ts';
import { drawUntil, numberSlots } from './number-slots.ts';

const asks = [
  'what is the result',
  'what do you get',
  'what is the answer',
  'which number do you get',
  'what does that make',
  'what number comes out',
  'how much is that',
  'where do you end up',
];
const finds = ['the result', 'the answer', 'the number that comes out', 'the final number'];
const extras = [
  'the worksheet has [8|12|20] tasks',
  'the test lasts [15|25|40] minutes',
  'this is task number [2|5|9]',
  '[14|22|28] pupils do the same sum',
];

const scene = (cast: Cast, p: Record<string, number>) => ({ ...numberSlots(p), who: cast.named() });

const multiplied = [
  '{a} is multiplied by {b}',
  'you multiply {a} by {b}',
  'you take {a} times {b}',
  '{who} works out {a} times {b}',
  'you find the product of {a} and {b}',
  '{who} multiplies {a} and {b}',
  'a calculator is given {a} times {b}',
  'you start with {a} and multiply it by {b}',
];
const added = (c: string) => [
  `${c} is added to that`,
  `you then add ${c}`,
  `then ${c} is added`,
  `after that ${c} more is added`,
  `next, the outcome is increased by ${c}`,
  `to the outcome you add ${c}`,
];
const taken = (c: string) => [
  `${c} is taken from that`,
  `you then take away ${c}`,
  `then ${c} is subtracted`,
  `after that ${c} is taken off`,
  `next, the outcome is reduced by ${c}`,
  `from the outcome you subtract ${c}`,
];

/** a x b + c. */
const productPlus = family({
  name: 'product-plus',
  draw(n) {
    const [a, b] = n.product('product22', 'product31');
    return { a, b, c: n.addTo(a * b) };
  },
  scene,
  ordered: true,
  facts: [multiplied, added('{c}')],
  ask: asks,
  find: finds,
  notes: [
    ['{a} times {b}', '{a} multiplied by {b}'],
    ['plus {c}', 'add {c}', '{c} more'],
  ],
  extras,
  whole: [
    '{aD} x {bD} + {cD} = ?',
    '{aD} × {bD} + {cD}',
    'What is {aD} × {bD} + {cD}?',
    '{cD} + {aD} × {bD} = ?',
    'Calculate ${aD} \\times {bD} + {cD}$.',
    'Evaluate ${cD} + {aD} \\cdot {bD}$.',
    '{aD}*{bD}+{cD}',
    'Work out {aD} * {bD} + {cD}.',
    'Multiply {a} by {b} and add {c}.',
    'How much is {a} times {b} plus {c}?',
    'What is {c} more than the product of {a} and {b}?',
    'Add {c} to the product of {a} and {b}.',
    '{a} lots of {b}, and another {c}: how much is that?',
    'To {c}, add {a} times {b}. [Result|Answer]?',
    'I multiply {a} by {b} in my head and then add {c}. What should I get?',
    'Quick: {a} times {b}, plus {c}?',
  ],
  known: ['{aD} times {bD}', 'plus {cD}'],
  want: 'result',
  steps: (p) => {
    const product = times(p.a, p.b);
    return [
      ['product', product],
      ['sum', plus(product.value, p.c)],
    ];
  },
  unit: '',
});

/** a x b - c. */
const productMinus = family({
  name: 'product-minus',
  draw: (n) =>
    drawUntil(
      () => {
        const [a, b] = n.product('product22', 'product31');
        return { a, b, c: n.takeFrom(a * b) };
      },
      ({ a, b, c }) => a * b > c,
    ),
  scene,
  ordered: true,
  facts: [multiplied, taken('{c}')],
  ask: asks,
  find: finds,
  notes: [
    ['{a} times {b}', '{a} multiplied by {b}'],
    ['minus {c}', 'take away {c}', 'less {c}'],
  ],
  extras,
  whole: [
    '{aD} x {bD} - {cD} = ?',
    '{aD} × {bD} − {cD}',
    'What is {aD} × {bD} − {cD}?',
    'Calculate ${aD} \\times {bD} - {cD}$.',
    'Evaluate ${aD} \\cdot {bD} - {cD}$.',
    '{aD}*{bD}-{cD}',
    'Multiply {a} by {b} and take away {c}.',
    'How much is {a} times {b} minus {c}?',
    'What is {c} less than the product of {a} and {b}?',
    'Subtract {c} from the product of {a} and {b}.',
    'Take {c} off {a} times {b}. [Result|Answer]?',
    'I multiply {a} by {b} in my head and then take off {c}. What should I get?',
    'Quick: {a} times {b}, minus {c}?',
  ],
  known: ['{aD} times {bD}', 'minus {cD}'],
  want: 'result',
  steps: (p) => {
    const product = times(p.a, p.b);
    return [
      ['product', product],
      ['difference', minus(product.value, p.c)],
    ];
  },
  unit: '',
});

/** a + b - c. */
const sumMinus = family({
  name: 'sum-minus',
  draw: (n) =>
    drawUntil(
      () => {
        const [a, b] = n.addends();
        return { a, b, c: n.takeFrom(a + b) };
      },
      ({ a, b, c }) => a + b > c,
    ),
  scene,
  ordered: true,
  facts: [
    [
      '{a} and {b} are added',
      'you add {a} and {b}',
      '{who} adds {b} to {a}',
      'you start with {a} and add {b}',
      'you find the sum of {a} and {b}',
      '{a} is increased by {b}',
      '{b} is put on top of {a}',
    ],
    taken('{c}'),
  ],
  ask: asks,
  find: finds,
  notes: [
    ['{a} plus {b}', '{a} and {b} added'],
    ['minus {c}', 'take away {c}', 'less {c}'],
  ],
  extras,
  whole: [
    'Add {a} and {b}, then take away {c}.',
    '{aD} + {bD} - {cD} = ?',
    '{aD}+{bD}-{cD}',
    'What is {aD} + {bD} − {cD}?',
    'Calculate ${aD} + {bD} - {cD}$.',
    'How much is {a} plus {b} minus {c}?',
    'Subtract {c} from the sum of {a} and {b}.',
    'What is {c} less than the sum of {a} and {b}?',
    'Find the sum of {a} and {b}, less {c}.',
    'I have {a}, get {b} more and lose {c}. How much do I have then?',
    '{a} and {b} together, without {c}: how much?',
  ],
  known: ['{aD} plus {bD}', 'minus {cD}'],
  want: 'result',
  steps: (p) => {
    const sum = plus(p.a, p.b);
    return [
      ['sum', sum],
      ['difference', minus(sum.value, p.c)],
    ];
  },
  unit: '',
});

/** a - b + c. */
const minusPlus = family({
  name: 'minus-plus',
  draw(n) {
    const [a, b] = n.difference();
    return { a, b, c: n.addTo(a - b) };
  },
  scene,
  ordered: true,
  facts: [
    [
      '{b} is subtracted from {a}',
      'you take {b} from {a}',
      '{who} subtracts {b} from {a}',
      'you start with {a} and take away {b}',
      'you find the difference between {a} and {b}',
      '{a} is reduced by {b}',
      'you go back {b} from {a}',
    ],
    added('{c}'),
  ],
  ask: asks,
  find: finds,
  notes: [
    ['{a} minus {b}', '{a} less {b}'],
    ['plus {c}', 'add {c}', '{c} more'],
  ],
  extras,
  whole: [
    'Take {b} from {a}, then add {c}.',
    '{aD} - {bD} + {cD} = ?',
    '{aD}-{bD}+{cD}',
    'What is {aD} − {bD} + {cD}?',
    'Calculate ${aD} - {bD} + {cD}$.',
    'How much is {a} minus {b} plus {c}?',
    'Add {c} to the difference between {a} and {b}.',
    'What is {c} more than the difference of {a} and {b}?',
    'I have {a}, lose {b} and find {c}. How much do I have now?',
    'From {a} go down {b} and up {c}. Where are you?',
  ],
  known: ['{aD} minus {bD}', 'plus {cD}'],
  want: 'result',
  steps: (p) => {
    const difference = minus(p.a, p.b);
    return [
      ['difference', difference],
      ['sum', plus(difference.value, p.c)],
    ];
  },
  unit: '',
});

/** a / b + c. */
const quotientPlus = family({
  name: 'quotient-plus',
  draw(n) {
    const [a, b, quotient] = n.division();
    return { a, b, c: n.addTo(quotient) };
  },
  scene,
  ordered: true,
  facts: [
    [
      '{a} is divided by {b}',
      'you divide {a} by {b}',
      '{who} divides {a} by {b}',
      'you start with {a} and divide it by {b}',
      'you find the quotient of {a} and {b}',
      '{a} is split into {b} equal parts and you take one of them',
      'you share {a} among {b} and take one share',
    ],
    added('{c}'),
  ],
  ask: asks,
  find: finds,
  notes: [
    ['{a} divided by {b}', '{a} over {b}'],
    ['plus {c}', 'add {c}', '{c} more'],
  ],
  extras,
  whole: [
    'Divide {a} by {b}, then add {c}.',
    '{aD} ÷ {bD} + {cD} = ?',
    '{aD} / {bD} + {cD}',
    'What is {aD} ÷ {bD} + {cD}?',
    'Calculate ${aD} \\div {bD} + {cD}$.',
    'Evaluate ${cD} + {aD} / {bD}$.',
    'How much is {a} divided by {b}, plus {c}?',
    'Add {c} to the quotient of {a} and {b}.',
    'What is {c} more than {a} divided by {b}?',
    'I share {a} equally among {b} and put {c} on top of one share. How much is that?',
  ],
  known: ['{aD} divided by {bD}', 'plus {cD}'],
  want: 'result',
  steps: (p) => {
    const quotient = over(p.a, p.b);
    return [
      ['quotient', quotient],
      ['sum', plus(quotient.value, p.c)],
    ];
  },
  unit: '',
});

/** (a + b) x c. */
const sumTimes = family({
  name: 'sum-times',
  draw: (n) =>
    drawUntil(
      () => ({
        a: n.int(2, n.large ? 70 : 9),
        b: n.int(2, n.large ? 70 : 9),
        c: n.int(n.large ? 3 : 2, n.large ? 39 : 12),
      }),
      ({ a, b, c }) => a !== b && times(a + b, c).large === n.large,
    ),
  scene,
  ordered: true,
  facts: [
    [
      '{a} and {b} are added',
      'you add {a} and {b}',
      '{who} adds {b} to {a}',
      'you start with {a} and add {b}',
      'you find the sum of {a} and {b}',
      '{a} is increased by {b}',
    ],
    [
      'the sum is multiplied by {c}',
      'you then multiply the sum by {c}',
      'you take that sum {c} times',
      'then the whole is multiplied by {c}',
      'after that what you have is taken times {c}',
      'next, the sum is made {c} times as big',
    ],
  ],
  ask: asks,
  find: finds,
  notes: [
    ['{a} plus {b}', '{a} and {b} added'],
    ['the sum times {c}', 'all of that × {c}'],
  ],
  extras,
  whole: [
    '({aD} + {bD}) × {cD} = ?',
    '{cD}({aD} + {bD}) = ?',
    '({aD}+{bD})*{cD}',
    'Calculate $({aD} + {bD}) \\cdot {cD}$.',
    'Evaluate ${cD}({aD} + {bD})$.',
    'What is {cD} × ({aD} + {bD})?',
    'Multiply the sum of {a} and {b} by {c}.',
    '{c} times the sum of {a} and {b} is how much?',
    'First add {a} and {b}, then multiply by {c}. What is the result?',
    'How much is the sum of {a} and {b}, taken {c} times?',
  ],
  known: ['{aD} plus {bD}', 'the sum times {cD}'],
  want: 'result',
  steps: (p) => {
    const sum = plus(p.a, p.b);
    return [
      ['sum', sum],
      ['product', times(sum.value, p.c)],
    ];
  },
  unit: '',
});

/** (a - b) x c. */
const differenceTimes = family({
  name: 'difference-times',
  draw: (n) =>
    drawUntil(
      () => ({
        a: n.int(8, n.large ? 150 : 60),
        b: n.int(2, n.large ? 90 : 50),
        c: n.int(n.large ? 3 : 2, n.large ? 39 : 12),
      }),
      ({ a, b, c }) => a - b >= 3 && times(a - b, c).large === n.large,
    ),
  scene,
  ordered: true,
  facts: [
    [
      '{b} is subtracted from {a}',
      'you take {b} from {a}',
      '{who} subtracts {b} from {a}',
      'you start with {a} and take away {b}',
      'you find the difference between {a} and {b}',
      '{a} is reduced by {b}',
    ],
    [
      'the difference is multiplied by {c}',
      'you then multiply the difference by {c}',
      'you take what is left {c} times',
      'then the rest is multiplied by {c}',
      'after that the difference is taken times {c}',
      'next, what remains is made {c} times as big',
    ],
  ],
  ask: asks,
  find: finds,
  notes: [
    ['{a} minus {b}', '{a} less {b}'],
    ['the difference times {c}', 'all of that × {c}'],
  ],
  extras,
  whole: [
    '({aD} - {bD}) × {cD} = ?',
    '{cD}({aD} − {bD}) = ?',
    '({aD}-{bD})*{cD}',
    'Calculate $({aD} - {bD}) \\cdot {cD}$.',
    'What is {cD} × ({aD} - {bD})?',
    'Multiply the difference between {a} and {b} by {c}.',
    '{c} times the difference of {a} and {b} is how much?',
    'First take {b} from {a}, then multiply by {c}. What is the result?',
  ],
  known: ['{aD} minus {bD}', 'the difference times {cD}'],
  want: 'result',
  steps: (p) => {
    const difference = minus(p.a, p.b);
    return [
      ['difference', difference],
      ['product', times(difference.value, p.c)],
    ];
  },
  unit: '',
});

/** a x b + c x d. */
const twoProducts = family({
  name: 'two-products',
  draw: (n) =>
    drawUntil(
      () => {
        const [a, b] = n.product('product22');
        return { a, b, c: n.int(2, n.large ? 30 : 12), d: n.int(2, 12) };
      },
      ({ a, b, c, d }) => n.large || a * b + c * d < 200,
    ),
  scene,
  ordered: true,
  facts: [
    [
      'one product is {a} times {b}',
      'one part is {a} multiplied by {b}',
      '{a} is multiplied by {b}',
      'there is {a} times {b}',
      '{who} has {a} times {b} on a card',
      'one box holds {a} × {b}',
    ],
    [
      'another product is {c} times {d}',
      'another part is {c} multiplied by {d}',
      '{c} is multiplied by {d}',
      'there is {c} times {d} as well',
      'another card says {c} times {d}',
      'another box holds {c} × {d}',
    ],
  ],
  ask: [
    'what is the sum of both',
    'what do the two products add up to',
    'how much are both together',
    'what do you get when both are added',
    'what is the total of the two',
    'how much is it if the two products are added',
  ],
  find: ['the sum of the two products', 'the sum of both', 'the total of the two products'],
  notes: [
    ['{a} times {b}', '{aD} × {bD}'],
    ['{c} times {d}', '{cD} × {dD}'],
  ],
  extras,
  whole: [
    '{aD} × {bD} + {cD} × {dD} = ?',
    '{aD}*{bD} + {cD}*{dD}',
    'What is {aD} x {bD} + {cD} x {dD}?',
    'Calculate ${aD} \\times {bD} + {cD} \\times {dD}$.',
    'Evaluate ${aD} \\cdot {bD} + {cD} \\cdot {dD}$.',
    'Add the product of {a} and {b} to the product of {c} and {d}.',
    'How much is {a} times {b} plus {c} times {d}?',
    'Multiply {a} by {b}, multiply {c} by {d}, and add the two results.',
    'The sum of {a} times {b} and {c} times {d} is how much?',
  ],
  known: ['{aD} times {bD}', '{cD} times {dD}'],
  want: 'sum of both',
  steps: (p) => {
    const first = times(p.a, p.b);
    const second = times(p.c, p.d);
    return [
      ['first product', first],
      ['second product', second],
      ['sum', plus(first.value, second.value)],
    ];
  },
  unit: '',
});

/** 2 x a + b, and a / 2 + b are told apart by their words: here the double. */
const doubleAdd = family({
  name: 'double-and-add',
  draw: (n) => {
    const a = n.large ? n.int(112, 890) : n.int(7, 80);
    return { a, b: n.large ? n.int(112, 490) : n.int(3, 39) };
  },
  scene,
  ordered: true,
  facts: [
    [
      'you double {a}',
      '{a} is doubled',
      'you take twice {a}',
      '{who} doubles {a}',
      'you take {a} and double it',
      'two times {a} is worked out',
      'you start with {a} and double it',
    ],
    added('{b}'),
  ],
  ask: asks,
  find: finds,
  notes: [
    ['double {a}', 'twice {a}', '2 × {aD}'],
    ['plus {b}', 'add {b}', '{b} more'],
  ],
  extras,
  whole: [
    'Double {a} and add {b}.',
    'What is {b} more than twice {a}?',
    'Twice {a} plus {b} is how much?',
    '2 × {aD} + {bD} = ?',
    '{aD} + {aD} + {bD} = ?',
    'Add {b} to the double of {a}.',
    'Take {a}, double it, then add {b}. What is the answer?',
    'Calculate $2 \\cdot {aD} + {bD}$.',
    'I doubled {a} and added {b}. What did I get?',
  ],
  known: ['2 times {aD}', 'plus {bD}'],
  want: 'result',
  steps: (p) => {
    const double = times(p.a, 2);
    return [
      ['double', double],
      ['sum', plus(double.value, p.b)],
    ];
  },
  unit: '',
});

/** a / 2 - b or + b: half of a number, less b. */
const halfMinus = family({
  name: 'half-less',
  draw: (n) => {
    const half = n.large ? n.int(210, 990) : n.pick([8, 9, 10, 11, 12, 20, 30, 40, 50, 60, 70, 80, 90]);
    return { a: 2 * half, b: n.large ? n.int(13, half - 20) : n.int(2, half - 2) };
  },
  scene,
  ordered: true,
  facts: [
    [
      'you halve {a}',
      '{a} is halved',
      'you take half of {a}',
      '{who} halves {a}',
      'you take {a} and halve it',
      'one half of {a} is worked out',
      'you start with {a} and take half of it',
    ],
    taken('{b}'),
  ],
  ask: asks,
  find: finds,
  notes: [
    ['half of {a}', '{a} halved', '{aD} ÷ 2'],
    ['minus {b}', 'take away {b}', 'less {b}'],
  ],
  extras,
  whole: [
    'Halve {a} and take away {b}.',
    'What is {b} less than half of {a}?',
    'Half of {a} minus {b} is how much?',
    '{aD} ÷ 2 − {bD} = ?',
    '{aD}/2 - {bD}',
    'Subtract {b} from one half of {a}.',
    'Take {a}, halve it, then subtract {b}. What is the answer?',
    'Calculate ${aD} \\div 2 - {bD}$.',
    'I took half of {a} and then {b} off. What did I get?',
  ],
  known: ['{aD} divided by 2', 'minus {bD}'],
  want: 'result',
  steps: (p) => {
    const half = over(p.a, 2);
    return [
      ['half', half],
      ['difference', minus(half.value, p.b)],
    ];
  },
  unit: '',
});

/** a + b + c, bare. */
const threeAddends = family({
  name: 'three-addends',
  draw: (n) =>
    n.large
      ? { a: n.int(112, 990), b: n.int(112, 990), c: n.int(112, 990) }
      : { a: n.int(5, 65), b: n.int(5, 65), c: n.int(5, 65) },
  scene: (cast, p) => ({ ...numberSlots(p), who: cast.named(), three: count(3) }),
  facts: [
    [
      'the first number is {a}',
      'one number is {a}',
      '{who} writes down {a}',
      'there is {a} on one card',
      'you start with {a}',
    ],
    [
      'another number is {b}',
      'the second number is {b}',
      '{b} is added',
      'on another card there is {b}',
      'beside it stands {b}',
    ],
    [
      'a third number is {c}',
      'the third number is {c}',
      '{c} is added as well',
      'on a third card there is {c}',
      'the last number is {c}',
    ],
  ],
  ordered: true,
  ask: [
    'what is the sum',
    'what do the numbers add up to',
    'how much is that altogether',
    'what do you get when all are added',
    'what is the total',
    'what is the sum of the three numbers',
  ],
  find: ['the sum', 'the total', 'the sum of the numbers', 'the result of adding all three'],
  notes: [
    ['{a}', 'first {a}'],
    ['{b}', 'second {b}'],
    ['{c}', 'third {c}'],
  ],
  extras,
  whole: [
    '{aD} + {bD} + {cD} = ?',
    '{aD}+{bD}+{cD}',
    'Add up {a}, {b} and {c}.',
    'What is the sum of {a}, {b} and {c}?',
    'How much do {a}, {b} and {c} make?',
    'Calculate ${aD} + {bD} + {cD}$.',
    'Find the total of these numbers: {a}, {b}, {c}.',
    'I got {a} points, then {b}, then {c}. What was my total?',
  ],
  known: ['{aD} plus {bD}', 'plus {cD}'],
  want: 'sum',
  steps: (p) => {
    const two = plus(p.a, p.b);
    return [
      ['first two', two],
      ['all three', plus(two.value, p.c)],
    ];
  },
  unit: '',
});

export const chainFamilies: readonly Family[] = [
  productPlus,
  productMinus,
  sumMinus,
  minusPlus,
  quotientPlus,
  sumTimes,
  differenceTimes,
  twoProducts,
  doubleAdd,
  halfMinus,
  threeAddends,
];
