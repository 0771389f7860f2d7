/** Families about unknown numbers: think of a number, the number in the box, equations in symbols. */
import { minus, over, plus, times } from '../arithmetic.ts';
import { family, type Family } from '../family.ts';
import type { NumberDraw } from '../../arithmetic/number-draw.ts';
import type { Cast } from '../lexicon/cast.ts';
import { drawUntil, numberSlots } from './number-slots.ts';
import { numberPairFamilies } from './number-pairs.ts';
import { unknownPriceFamilies } from './unknown-prices.ts';

const puzzleExtras: readonly string[] = [
  'the puzzle <is|was> number [4|7|12|31] in the book',
  'the page <has|had> [6|8|10] puzzles like this',
  '[12|24|28] pupils <try|tried> to solve it',
  'the quiz <lasts|lasted> [20|30|45] minutes',
];

/** A number x and a, b with x times a; large where the problem is. The product is small arithmetic otherwise. */
function factors(n: NumberDraw): { x: number; a: number } {
  const [, a, x] = n.division();
  return { x, a };
}

const thinker = (cast: Cast, p: Record<string, number>) => ({
  ...numberSlots(p),
  who: cast.person(),
  letter: cast.pick(['x', 'n', 'm', 'y', 'k', 'p', 't', 'z', 'w', 'q']),
});

const timesNumber = [
  '{who} <thinks|thought> of a number and <multiplies|multiplied> it by {a}',
  'a [secret|certain|mystery|hidden|] number <is|was> multiplied by {a}',
  '{who} <takes|took> a number [{a} times|times {a}]',
  '{who} <picks|picked> a [secret|] number and <writes|wrote> down {a} times [that number|its value]',
  '{who} <has|had> a number in mind and <works|worked> out {a} times that number',
  'someone <multiplies|multiplied> an unknown number by {a}',
  'a number <goes|went> through a machine that <multiplies|multiplied> by {a}',
  '{a} lots of a certain number <are|were> taken',
];

const asksNumber = [
  'what <is|was> the number',
  'which number <is|was> it',
  'what <is|was> the [secret|hidden|unknown|original] number',
  'what number <does|did> {who} start with',
  'which number <does|did> {who} think of',
  'what number <is|was> that',
  'can you name the number {who} started with',
];

const findsNumber = [
  'the number',
  'the [secret|unknown|original] number',
  'the number at the start',
  'the number {who} began with',
];

/** (c - b) / a, from x a + b = c. */
const thinkPlus = family({
  name: 'think-of-a-number-plus',
  draw(n) {
    const { x, a } = factors(n);
    const b = n.large ? n.pick([n.addTo(x * a), n.int(2, 99)]) : n.addTo(x * a);
    return { a, b, c: x * a + b };
  },
  scene: thinker,
  ordered: true,
  facts: [
    timesNumber,
    [
      '{b} <is|was> added',
      '{who} then <adds|added> {b}',
      'after that {b} more <is|was> added',
      'then {who} <puts|put> {b} on top',
      '{b} <is|was> added to the [product|outcome|result of that]',
      'next, the outcome <is|was> increased by {b}',
    ],
    [
      'the result <is|was> {c}',
      '{who} <gets|got> {c}',
      'that <gives|gave> {c}',
      'in the end it <comes|came> to {c}',
      'the outcome <is|was> {c}',
      '{c} <is|was> what {who} <ends|ended> up with',
      'this <makes|made> {c}',
    ],
  ],
  ask: asksNumber,
  find: findsNumber,
  notes: [
    ['number × {a}', 'a number times {a}', '? × {a}'],
    ['plus {b}', '+ {b}', 'then {b} added'],
    ['result {c}', '= {c}', 'gives {c}'],
  ],
  extras: puzzleExtras,
  whole: [
    "I'm thinking of a number. Times it by {a}, add {b}, and you've got {c}. What is it?",
    'Think of a number, multiply it by {a} and add {b}. If the answer is {c}, [what was the number|which number did you think of]?',
    'When you multiply a certain number by {a} and add {b}, you end up with {c}, so name the number.',
    '{a} times a number, plus {b}, is {c}. Find the number.',
    '{b} more than {a} times a number is {c}. What is the number?',
    'What number, multiplied by {a} and then increased by {b}, gives {c}?',
    'The sum of {b} and {a} times a number is {c}. [Which number is it|What is the number]?',
    'Solve for {letter}: {aD}{letter} + {bD} = {cD}.',
    'Solve {aD}{letter} + {bD} = {cD}.',
    'If {aD}{letter} + {bD} = {cD}, what is [the value of|] {letter}?',
    'Find {letter} [in|such that|so that] ${aD}{letter} + {bD} = {cD}$.',
    'Find {letter} if {bD} + {aD}{letter} = {cD}.',
    'The equation ${bD} + {aD}{letter} = {cD}$ has one solution. Which?',
    '"Take my number {a} times, then add {b}," says a [girl|boy|friend]. "You will get {c}." What is the number?',
    '{who:name} wrote {aD} × □ + {bD} = {cD} on the board. What [goes in the box|belongs in the box|number is missing]?',
    'Which number goes in the box? {aD} [×|x] [□|__] + {bD} = {cD}',
    'Fill in the gap: {aD} × ___ + {bD} = {cD}.',
    'A machine multiplies by {a}, then adds {b}. Out comes {c}. What went in?',
  ],
  known: ['number times {aD}', 'plus {bD}', 'result {cD}'],
  want: 'the number',
  steps: (p) => {
    const product = minus(p.c, p.b);
    return [
      ['before adding', product],
      ['the number', over(product.value, p.a)],
    ];
  },
  unit: '',
});

/** (c + b) / a, from x a - b = c. */
const thinkMinus = family({
  name: 'think-of-a-number-minus',
  draw: (n) =>
    drawUntil(
      () => {
        const { x, a } = factors(n);
        const product = x * a;
        const b = n.large ? n.int(3, Math.min(480, product - 5)) : n.takeFrom(product);
        return { a, b, c: product - b };
      },
      ({ c }) => c > 0,
    ),
  scene: thinker,
  ordered: true,
  facts: [
    timesNumber,
    [
      '{b} <is|was> subtracted',
      '{who} then <takes|took> away {b}',
      'after that {b} <is|was> taken off',
      'then {who} <subtracts|subtracted> {b}',
      '{b} <is|was> taken away from the [product|outcome|result of that]',
      'next, the outcome <is|was> reduced by {b}',
    ],
    [
      'the result <is|was> {c}',
      '{who} <gets|got> {c}',
      'that <leaves|left> {c}',
      'in the end it <comes|came> to {c}',
      'the outcome <is|was> {c}',
      '{c} <is|was> what {who} <ends|ended> up with',
      '{c} <remains|remained>',
    ],
  ],
  ask: asksNumber,
  find: findsNumber,
  notes: [
    ['number × {a}', 'a number times {a}', '? × {a}'],
    ['minus {b}', 'less {b}', 'then {b} taken off'],
    ['result {c}', '= {c}', 'leaves {c}'],
  ],
  extras: puzzleExtras,
  whole: [
    "I'm thinking of a number. Times it by {a}, take away {b}, and {c} is left. What is it?",
    'Think of a number, multiply it by {a} and subtract {b}. If the answer is {c}, [what was the number|which number did you think of]?',
    'When you multiply a certain number by {a} and take off {b}, you end up with {c}, so name the number.',
    '{a} times a number, minus {b}, is {c}. Find the number.',
    '{b} less than {a} times a number is {c}. What is the number?',
    'What number, multiplied by {a} and then reduced by {b}, gives {c}?',
    'If {b} is taken from {a} times a number, {c} remains. [Which number is it|What is the number]?',
    'Solve for {letter}: {aD}{letter} − {bD} = {cD}.',
    'Solve {aD}{letter} - {bD} = {cD}.',
    'If {aD}{letter} - {bD} = {cD}, what is [the value of|] {letter}?',
    'Find {letter} [in|such that|so that] ${aD}{letter} - {bD} = {cD}$.',
    'The equation ${aD}{letter} - {bD} = {cD}$ has one solution. Which?',
    '"Take my number {a} times, then take {b} away," says a [girl|boy|friend]. "You will get {c}." What is the number?',
    '{who:name} wrote {aD} × □ − {bD} = {cD} on the board. What [goes in the box|belongs in the box|number is missing]?',
    'Fill in the gap: {aD} × ___ - {bD} = {cD}.',
    'A machine multiplies by {a}, then subtracts {b}. Out comes {c}. What went in?',
  ],
  known: ['number times {aD}', 'minus {bD}', 'result {cD}'],
  want: 'the number',
  steps: (p) => {
    const product = plus(p.c, p.b);
    return [
      ['before subtracting', product],
      ['the number', over(product.value, p.a)],
    ];
  },
  unit: '',
});

/** c / a - b, from (x + b) a = c. */
const bracketsPlus = family({
  name: 'brackets-plus',
  draw: (n) =>
    drawUntil(
      () => {
        const { x, a } = factors(n);
        const b = n.int(2, 40);
        return { a, b, c: x * a };
      },
      ({ a, b, c }) => c / a - b >= 1,
    ),
  scene: thinker,
  ordered: true,
  facts: [
    [
      '{who} <thinks|thought> of a number and <adds|added> {b}',
      '{b} <is|was> added to a [secret|certain|hidden|] number',
      '{who} <takes|took> a number and <puts|put> {b} on top',
      'someone <increases|increased> an unknown number by {b}',
      '{who} <picks|picked> a number and <adds|added> {b} to it',
      'a number <goes|went> into a machine that <adds|added> {b}',
    ],
    [
      'the sum <is|was> multiplied by {a}',
      '{who} then <multiplies|multiplied> the sum by {a}',
      'what came out <is|was> multiplied by {a}',
      'after that the whole <is|was> taken {a} times',
      'then the sum <is|was> made {a} times as big',
      'next, {who} <takes|took> the sum times {a}',
    ],
    [
      'the result <is|was> {c}',
      '{who} <gets|got> {c}',
      'that <gives|gave> {c}',
      'in the end it <comes|came> to {c}',
      'the outcome <is|was> {c}',
      'this <makes|made> {c}',
    ],
  ],
  ask: asksNumber,
  find: findsNumber,
  extras: puzzleExtras,
  whole: [
    '{aD}({letter} + {bD}) = {cD}. What is {letter}?',
    'Solve {aD}({letter} + {bD}) = {cD}.',
    'Solve for {letter}: {aD} × ({letter} + {bD}) = {cD}.',
    'Find {letter} if ${aD}({letter} + {bD}) = {cD}$.',
    'If $({letter} + {bD}) \\cdot {aD} = {cD}$, then what is {letter}?',
    'What is the value of {letter} in {cD} = {aD}({letter} + {bD})?',
    'Add {b} to my number, multiply the sum by {a} and you get {c}. Which number do I have?',
    '{a} times the sum of a number and {b} is {c}. Find the number.',
    'Which number do you have to increase by {b} before multiplying by {a}, so that you get {c}?',
    'What goes in the box? ([□|__] + {bD}) × {aD} = {cD}',
    '{who:name} thought of a number, added {b} first, then multiplied everything by {a} and wrote down {c}. What was the number?',
    'Out of a machine that first adds {b} and then multiplies by {a} comes {c}. What went in?',
  ],
  known: ['number plus {bD}', 'the sum times {aD}', 'result {cD}'],
  want: 'the number',
  steps: (p) => {
    const sum = over(p.c, p.a);
    return [
      ['the sum', sum],
      ['the number', minus(sum.value, p.b)],
    ];
  },
  unit: '',
});

/** c / a + b, from (x - b) a = c. */
const bracketsMinus = family({
  name: 'brackets-minus',
  draw(n) {
    const { x, a } = factors(n);
    return { a, b: n.int(2, 60), c: x * a };
  },
  scene: thinker,
  ordered: true,
  facts: [
    [
      '{who} <thinks|thought> of a number and <subtracts|subtracted> {b}',
      '{b} <is|was> taken from a [secret|certain|hidden|] number',
      '{who} <takes|took> a number and <takes|took> {b} away',
      'someone <decreases|decreased> an unknown number by {b}',
      '{who} <picks|picked> a number and <subtracts|subtracted> {b} from it',
      'a number <goes|went> into a machine that <subtracts|subtracted> {b}',
    ],
    [
      'the difference <is|was> multiplied by {a}',
      '{who} then <multiplies|multiplied> what <is|was> left by {a}',
      'what <remains|remained> <is|was> multiplied by {a}',
      'after that the rest <is|was> taken {a} times',
      'then the difference <is|was> made {a} times as big',
      'next, {who} <takes|took> the rest times {a}',
    ],
    [
      'the result <is|was> {c}',
      '{who} <gets|got> {c}',
      'that <gives|gave> {c}',
      'in the end it <comes|came> to {c}',
      'the outcome <is|was> {c}',
      'this <makes|made> {c}',
    ],
  ],
  ask: asksNumber,
  find: findsNumber,
  extras: puzzleExtras,
  whole: [
    '{aD}({letter} − {bD}) = {cD}. What is {letter}?',
    'Solve {aD}({letter} - {bD}) = {cD}.',
    'Solve for {letter}: {aD} × ({letter} - {bD}) = {cD}.',
    'Find {letter} if ${aD}({letter} - {bD}) = {cD}$.',
    'If $({letter} - {bD}) \\cdot {aD} = {cD}$, then what is {letter}?',
    'What is the value of {letter} in {cD} = {aD}({letter} - {bD})?',
    'Take {b} from my number, multiply the rest by {a} and you get {c}. Which number do I have?',
    '{a} times the difference between a number and {b}, which is smaller, is {c}. Find the number.',
    'Which number do you have to reduce by {b} before multiplying by {a}, so that you get {c}?',
    'What goes in the box? ([□|__] − {bD}) × {aD} = {cD}',
    '{who:name} thought of a number, took off {b} first, then multiplied everything by {a} and wrote down {c}. What was the number?',
  ],
  known: ['number minus {bD}', 'the difference times {aD}', 'result {cD}'],
  want: 'the number',
  steps: (p) => {
    const difference = over(p.c, p.a);
    return [
      ['the difference', difference],
      ['the number', plus(difference.value, p.b)],
    ];
  },
  unit: '',
});

/** (c - b) x a, from x / a + b = c. */
const thinkDivide = family({
  name: 'think-of-a-number-divide',
  draw(n) {
    const [q, a] = n.large ? n.product('product22', 'product31') : [n.factor(), n.factor()];
    const b = n.int(2, 60);
    return { a, b, c: q + b };
  },
  scene: thinker,
  ordered: true,
  facts: [
    [
      '{who} <thinks|thought> of a number and <divides|divided> it by {a}',
      'a [secret|certain|hidden|] number <is|was> divided by {a}',
      '{who} <shares|shared> a number into {a} equal parts and <keeps|kept> one part',
      'someone <divides|divided> an unknown number by {a}',
      '{who} <picks|picked> a number and <divides|divided> it by {a}',
      'a number <goes|went> into a machine that <divides|divided> by {a}',
    ],
    [
      '{b} <is|was> added',
      '{who} then <adds|added> {b}',
      'after that {b} more <is|was> added',
      'then {who} <puts|put> {b} on top',
      '{b} <is|was> added to the quotient',
      'next, the outcome <is|was> increased by {b}',
    ],
    [
      'the result <is|was> {c}',
      '{who} <gets|got> {c}',
      'that <gives|gave> {c}',
      'in the end it <comes|came> to {c}',
      'the outcome <is|was> {c}',
      'this <makes|made> {c}',
    ],
  ],
  ask: asksNumber,
  find: findsNumber,
  notes: [
    ['number ÷ {a}', 'a number divided by {a}', '? / {a}'],
    ['plus {b}', '+ {b}', 'then {b} added'],
    ['result {c}', '= {c}', 'gives {c}'],
  ],
  extras: puzzleExtras,
  whole: [
    'Divide my number by {a}, add {b}, and you have {c}. What is my number?',
    'Solve for {letter}: {letter} ÷ {aD} + {bD} = {cD}.',
    'Find {letter} if {letter}/{aD} + {bD} = {cD}.',
    'If ${letter} / {aD} + {bD} = {cD}$, what is {letter}?',
    'What number, divided by {a} and then increased by {b}, gives {c}?',
    'Which number goes in the box? [□|__] ÷ {aD} + {bD} = {cD}',
    '"I divided my number by {a} and added {b}. Now I have {c}," says a [girl|boy|friend]. What was it?',
    'The quotient of a number and {a}, plus {b}, is {c}. Find the number.',
  ],
  known: ['number divided by {aD}', 'plus {bD}', 'result {cD}'],
  want: 'the number',
  steps: (p) => {
    const quotient = minus(p.c, p.b);
    return [
      ['the quotient', quotient],
      ['the number', times(quotient.value, p.a)],
    ];
  },
  unit: '',
});

/** c - a, from a + x = c. */
const missingAddend = family({
  name: 'missing-addend',
  draw(n) {
    const [left, right] = n.addends();
    return { a: left, c: left + right };
  },
  scene: thinker,
  facts: [
    [
      '{a} and a [second|hidden|mystery|] number <add|added> up to {c}',
      'a number plus {a} <makes|made> {c}',
      'the sum of {a} and some number <is|was> {c}',
      'some number <is|was> increased by {a} to give {c}',
      '{who} <adds|added> {a} to a number and <gets|got> {c}',
      'a number that <is|was> {a} short of {c} <stands|stood> on a card',
    ],
  ],
  ask: [
    ...asksNumber.slice(0, 3),
    'which number <is|was> meant',
    'what number <belongs|belonged> there',
    'what <is|was> the value of the number',
  ],
  find: ['the number', 'the [missing|unknown|hidden] number', 'the value of the number'],
  notes: [['{aD} + □ = {cD}', '__ + {aD} = {cD}', 'number + {a} → {c}']],
  extras: puzzleExtras,
  whole: [
    '{aD} + [□|__|…] = {cD}. What is missing?',
    '[□|__|…] + {aD} = {cD}. Which number is it?',
    'What must be added to {a} to get {c}?',
    'How much do you have to add to {a} to reach {c}?',
    'How far is it from {a} to {c}?',
    'Solve {letter} + {aD} = {cD}.',
    'Find {letter} if ${aD} + {letter} = {cD}$.',
    'What is {letter} in {cD} = {aD} + {letter}?',
    'By how much is {c} bigger than {a}?',
    'I have {a} and need {c}. How many are missing?',
    'Count on from {a} to {c}. How many steps is that?',
    'What is the difference between {c} and {a}?',
  ],
  known: ['{aD} plus the number is {cD}'],
  want: 'the number',
  steps: (p) => [['the number', minus(p.c, p.a)]],
  unit: '',
});

/** c + b, from x - b = c. */
const missingMinuend = family({
  name: 'missing-minuend',
  draw(n) {
    const [b, c] = n.addends();
    return { b, c };
  },
  scene: thinker,
  facts: [
    [
      'a number minus {b} <is|was> {c}',
      '{b} <is|was> taken away from a number and {c} <is|was> left',
      '{who} <subtracts|subtracted> {b} from a number and <gets|got> {c}',
      'after {b} <is|was> taken off, a number <becomes|became> {c}',
      'a number <is|was> reduced by {b} to give {c}',
      'when {who} <takes|took> {b} from a number, {c} <remains|remained>',
      'a certain number less {b} <comes|came> to {c}',
    ],
  ],
  ask: [
    ...asksNumber.slice(0, 3),
    'which number <is|was> meant',
    'what <is|was> the number before that',
    'how big <is|was> the number at the start',
  ],
  find: ['the number', 'the [unknown|hidden|original] number', 'the number at the start'],
  notes: [['□ − {bD} = {cD}', 'number − {b} → {c}', 'number less {b}: {c}']],
  extras: puzzleExtras,
  whole: [
    '[□|__|…] − {bD} = {cD}. What is missing?',
    'Which number goes in the box: [□|__] - {bD} = {cD}?',
    'From which number do you have to take {b} to be left with {c}?',
    'Solve {letter} - {bD} = {cD}.',
    'Find {letter} if ${letter} - {bD} = {cD}$.',
    'What is {letter} in {cD} = {letter} - {bD}?',
    '{c} is {b} less than my number. What is my number?',
    'I gave away {b} and had {c} left. How many did I have [before|at first]?',
    'What number is {b} more than {c}?',
  ],
  known: ['the number minus {bD} is {cD}'],
  want: 'the number',
  steps: (p) => [['the number', plus(p.c, p.b)]],
  unit: '',
});

/** a - c, from a - x = c. */
const missingSubtrahend = family({
  name: 'missing-subtrahend',
  draw(n) {
    const [a, c] = n.difference();
    return { a, c };
  },
  scene: thinker,
  facts: [
    [
      '{a} minus a number <is|was> {c}',
      'a number <is|was> taken away from {a} and {c} <is|was> left',
      '{who} <subtracts|subtracted> a number from {a} and <gets|got> {c}',
      'after a number <is|was> taken off, {a} <becomes|became> {c}',
      '{a} <is|was> reduced by some number to give {c}',
      'when {who} <takes|took> a number from {a}, {c} <remains|remained>',
      '{a} less a certain number <comes|came> to {c}',
    ],
  ],
  ask: [
    'what <is|was> the number',
    'which number <is|was> taken away',
    'what number <is|was> that',
    'how big <is|was> the number that <is|was> taken off',
    'which number <is|was> subtracted',
    'what <is|was> the hidden number',
  ],
  find: ['the number', 'the number that <is|was> taken away', 'the [hidden|unknown] number'],
  notes: [['{aD} − □ = {cD}', '{a} less a number: {c}', '{a} minus number → {c}']],
  extras: puzzleExtras,
  whole: [
    '{aD} − [□|__|…] = {cD}. What is missing?',
    'Which number goes in the box: {aD} - [□|__] = {cD}?',
    'What do you have to take from {a} to be left with {c}?',
    'Solve {aD} - {letter} = {cD}.',
    'Find {letter} if ${aD} - {letter} = {cD}$.',
    'What is {letter} in {cD} = {aD} - {letter}?',
    'I had {a}, lost some, and had {c} left. How many did I lose?',
    'From {a} down to {c}: how much is that?',
    'How much smaller than {a} is {c}?',
    'There were {a} at first and now there are {c}. How many are gone?',
  ],
  known: ['{aD} minus the number is {cD}'],
  want: 'the number',
  steps: (p) => [['the number', minus(p.a, p.c)]],
  unit: '',
});

/** c / a, from a x = c. */
const missingFactor = family({
  name: 'missing-factor',
  draw(n) {
    const [c, a] = n.division();
    return { a, c };
  },
  scene: thinker,
  facts: [
    [
      '{a} times a number <is|was> {c}',
      'a number multiplied by {a} <gives|gave> {c}',
      '{who} <multiplies|multiplied> a number by {a} and <gets|got> {c}',
      'the product of {a} and some number <is|was> {c}',
      'some number, taken {a} times, <makes|made> {c}',
      '{c} <is|was> {a} times as big as a certain number',
      'a number <goes|went> into {c} exactly {a} times',
    ],
  ],
  ask: [
    ...asksNumber.slice(0, 3),
    'which number <is|was> meant',
    'what number <is|was> that',
    'what <is|was> the value of the number',
  ],
  find: ['the number', 'the [missing|unknown|hidden] number', 'the other factor', 'the value of the number'],
  notes: [['{aD} × □ = {cD}', '□ × {aD} = {cD}', 'number times {a}: {c}']],
  extras: puzzleExtras,
  whole: [
    '{aD} × [□|__|…] = {cD}. What is missing?',
    '[□|__|…] × {aD} = {cD}. Which number is it?',
    'What must {a} be multiplied by to get {c}?',
    'How many times does {a} go into {c}?',
    'How many times {a} makes {c}?',
    'Solve {aD}{letter} = {cD}.',
    'Find {letter} if ${aD}{letter} = {cD}$.',
    'What is {letter} in {cD} = {aD} × {letter}?',
    '{c} is {a} times my number. What is my number?',
    'Which number, taken {a} times, makes {c}?',
    'How often can you take {a} away from {c} until nothing is left?',
  ],
  known: ['{aD} times the number is {cD}'],
  want: 'the number',
  steps: (p) => [['the number', over(p.c, p.a)]],
  unit: '',
});

export const puzzlesFamilies: readonly Family[] = [
  thinkPlus,
  thinkMinus,
  bracketsPlus,
  bracketsMinus,
  thinkDivide,
  missingAddend,
  missingMinuend,
  missingSubtrahend,
  missingFactor,
  ...numberPairFamilies,
  ...unknownPriceFamilies,
];
