/** Families about sequences with a constant difference: terms, counts of terms, and their sums in stories. */
import { minus, over, plus, times } from '../arithmetic.ts';
import { family, type Family } from '../family.ts';
import type { NumberDraw } from '../../arithmetic/number-draw.ts';
import { label, measure, money } from '../wording/quantity.ts';
import { chainFamilies } from './chains.ts';
import { drawUntil, numberSlots, ordinal } from './number-slots.ts';
import { patternFamilies } from './patterns.ts';

interface Growth extends Readonly<Record<string, number>> {
  readonly start: number;
  readonly step: number;
  readonly nth: number;
}

/** start, step, and which term, with (nth - 1) x step large or small as the problem is. */
const drawGrowth = (n: NumberDraw, most = 60): Growth =>
  drawUntil(
    () =>
      n.large
        ? { start: n.int(2, 98), step: n.int(3, 39), nth: n.int(14, most) }
        : { start: n.int(1, 60), step: n.int(2, 12), nth: n.int(4, 13) },
    ({ start, step, nth }) => n.large || start + (nth - 1) * step < 200,
  );

/** (nth - 1) x step, then start on top. */
const growthSteps = (
  p: Growth,
  names: readonly [string, string, string],
  writing: 'plain' | 'money' = 'plain',
) => {
  const jumps = minus(p.nth, 1);
  const growth = times(jumps.value, p.step, writing);
  return [
    [names[0], jumps],
    [names[1], growth],
    [names[2], plus(p.start, growth.value, writing)],
  ] as const;
};

/** Savings: start + (nth - 1) x step. */
const savings = family({
  name: 'growing-savings',
  draw: (n) => drawGrowth(n, 48),
  scene(cast, p) {
    const period = cast.pick(['week', 'month', 'year', 'quarter', 'round', 'term', 'fortnight', 'season']);
    return {
      ...numberSlots(p),
      who: cast.person(),
      period,
      nth: ordinal(p.nth),
      start: money(p.start),
      step: money(p.step),
      jar: cast.pick([
        'piggy bank',
        'savings jar',
        'money box',
        'tin',
        'savings account',
        'holiday fund',
        'envelope',
        'old teapot',
        'new bike fund',
        'travel fund',
      ]),
    };
  },
  facts: [
    [
      '{who} <puts|put> {start} into the {jar} in the first {period}',
      'in the first {period}, {start} <goes|went> into the {jar}',
      'the first {period} <brings|brought> {start} into the {jar}',
      '{who} <begins|began> by saving {start} in the first {period}',
      'it all <starts|started> with {start} for the {jar} in the first {period}',
      'the {jar} <gets|got> {start} in the first {period}',
      '{who} <sets|set> aside {start} in the first {period}',
    ],
    [
      'every {period} {who} <puts|put> in {step} more than the {period} before',
      'each {period} the amount put in <rises|rose> by {step}',
      'the amount saved <is|was> {step} higher each {period} than the one before',
      'with every further {period}, {who} <saves|saved> {step} more than the last time',
      'from one {period} to the next, the amount paid in <grows|grew> by {step}',
      'each {period} the sum set aside <is|was> {step} more than in the previous {period}',
      '{who} <raises|raised> the amount put in by {step} each {period}',
    ],
  ],
  ask: [
    'how much <does|did> {who} put in in the {nth} {period}',
    'how much <goes|went> into the {jar} in the {nth} {period}',
    'what amount <is|was> saved in the {nth} {period} alone',
    'how many {currency} <are|were> put aside in the {nth} {period}',
    'in the {nth} {period}, how much <does|did> {who} save',
    'what <is|was> the amount put in in {period} number {nthD}',
    'how many {currency} <does|did> the {nth} {period} bring',
  ],
  find: [
    'the amount put in in the {nth} {period}',
    'the saving of the {nth} {period} alone',
    'the {currency} put aside in {period} number {nthD}',
    'the payment into the {jar} in the {nth} {period}',
  ],
  notes: [
    ['{period} 1: {start}', 'first {period} {start}'],
    ['each {period} {step} more', '+{step} every {period}', 'every {period} after that {step} extra'],
  ],
  extras: [
    'the {jar} <is|was> [3|7|10] years old',
    '{who} <has|had> [2|3] other jars',
    'a new bike <costs|cost> [280|450] dollars',
    "the shop <opens|opened> at [8|9] o'clock",
  ],
  whole: [
    'I saved {start} in the first {period} and then every {period} {step} more than in the one before. How much did I put in in the {nth} {period}?',
    '{who} saves {start} in {period} one, and each {period} {step} more than the last. How much goes into the {jar} in the {nth} {period}?',
    'Savings plan: first {period} {start}, then each {period} {step} more. Payment in {period} {nthD}?',
    'How much is put into the {jar} in the {nth} {period}, if it begins with {start} and the amount rises by {step} each {period}?',
    '"Start with {start} in the first {period} and pay in {step} more each {period}," says the banker. What is the payment in the {nth} {period}?',
  ],
  known: ['first {period}: {start}', 'each {period} {step} more', '{period} number {nthD} is asked'],
  want: 'amount in {period} number {nthD} in {currency}',
  steps: (p) => growthSteps(p, ['increases', 'all increases', '{period} number {nthD}'], 'money'),
  unit: '{currency}',
});

/** Training and other growing measures: start + (nth - 1) x step. */
const training = family({
  name: 'training-plan',
  draw: (n) => drawGrowth(n, 40),
  scene(cast, p) {
    const kind = cast.pick([
      { one: 'run', past: 'ran', unit: 'minute', period: 'week' },
      { one: 'cycle', past: 'cycled', unit: 'km', period: 'week' },
      { one: 'swim', past: 'swam', unit: 'minute', period: 'week' },
      { one: 'row', past: 'rowed', unit: 'minute', period: 'week' },
      { one: 'walk', past: 'walked', unit: 'minute', period: 'week' },
      { one: 'practise', past: 'practised', unit: 'minute', period: 'week' },
      { one: 'dance', past: 'danced', unit: 'minute', period: 'session' },
      { one: 'read', past: 'read', unit: 'page', period: 'week' },
      { one: 'skate', past: 'skated', unit: 'minute', period: 'lesson' },
      { one: 'paddle', past: 'paddled', unit: 'km', period: 'month' },
      { one: 'skip', past: 'skipped', unit: 'minute', period: 'session' },
      { one: 'hike', past: 'hiked', unit: 'km', period: 'month' },
    ] as const);
    return {
      ...numberSlots(p),
      who: cast.person(),
      do: kind.one,
      did: kind.past,
      period: kind.period,
      nth: ordinal(p.nth),
      start: measure(p.start, kind.unit),
      step: measure(p.step, kind.unit),
      unitName: { minute: 'minutes', km: 'kilometres', page: 'pages' }[kind.unit],
    };
  },
  facts: [
    [
      'in the first {period} {who} {did} {start}',
      '{who} {did} {start} in the first {period}',
      'the plan <begins|began> with {start} in the first {period}',
      'for the first {period} the plan <says|said> {start}',
      'the first {period} <counts|counted> {start}',
      'it <starts|started> with {start} in {period} one',
    ],
    [
      'every {period} {step} <are|were> added',
      'with each further {period} it <is|was> {step} more',
      'each {period} <has|had> {step} more than the one before',
      'from {period} to {period} it <gets|got> {step} more',
      'each {period} after the first the plan <grows|grew> by {step}',
      'there <are|were> {step} more every {period} than in the {period} before',
      'the next {period} always <has|had> {step} more than the last',
    ],
  ],
  ask: [
    'how many {unitName} <does|did> {who} {do} in the {nth} {period}',
    'how many {unitName} <are|were> planned for the {nth} {period}',
    'what <is|was> the plan for {period} number {nthD}, in {unitName}',
    'how many {unitName} <is|was> it in the {nth} {period}',
    'in the {nth} {period}, how many {unitName} <does|did> {who} {do}',
    'how many {unitName} <does|did> {period} {nthD} have',
    'what <is|was> the number of {unitName} in the {nth} {period}',
  ],
  find: [
    'the {unitName} in the {nth} {period}',
    'the number of {unitName} in {period} number {nthD}',
    'the amount for the {nth} {period} in {unitName}',
    'the plan for {period} {nthD} in {unitName}',
  ],
  notes: [
    ['{period} 1: {start}', 'first {period} {start}', '{period} one {start}'],
    ['each {period} {step} more', '+{step} per {period}', 'every {period} after that {step} extra'],
  ],
  extras: [
    "{who} <gets|got> up at [5|6|7] o'clock",
    'the coach <is|was> [29|41|56] years old',
    '{who} <has|had> [2|3] pairs of shoes',
    'the club <has|had> [80|140] members',
  ],
  whole: [
    'I {did} {start} in the first {period} and added {step} every {period}. How many {unitName} was it in the {nth} {period}?',
    'Training plan: {period} one {start}, every {period} after that {step} extra. How many {unitName} in {period} {nthD}?',
    '{who} {did} {start} in the first {period} and then {step} more each {period} than the {period} before. How many {unitName} was that in the {nth} {period}?',
    '"Begin with {start} and do {step} more every {period}," said the coach. How many {unitName} will it be in the {nth} {period}?',
    'A plan on the wall: first {period} {start}, plus {step} each {period}. How many {unitName} is it in {period} number {nthD}?',
    'How many {unitName} will {who} {do} in the {nth} {period}, starting with {start} in the first {period} and adding {step} each {period}?',
  ],
  known: ['first {period}: {start}', 'each {period} {step} more', '{period} number {nthD} is asked'],
  want: '{unitName} in {period} number {nthD}',
  steps: (p) => growthSteps(p, ['increases', 'all increases', '{period} number {nthD}']),
  unit: '{unitName}',
});

/** Rows that get longer: start + (nth - 1) x step. */
const rows = family({
  name: 'rows-of-seats',
  draw: (n) => drawGrowth(n, 40),
  scene(cast, p) {
    const kind = cast.pick([
      { one: 'theatre', row: 'row', many: 'seats', single: 'seat' },
      { one: 'stadium', row: 'row', many: 'seats', single: 'seat' },
      { one: 'vineyard', row: 'row', many: 'vines', single: 'vine' },
      { one: 'garden', row: 'bed', many: 'tulips', single: 'tulip' },
      { one: 'stack of logs', row: 'layer', many: 'logs', single: 'log' },
      { one: 'pyramid of cans', row: 'layer', many: 'cans', single: 'can' },
      { one: 'mosaic', row: 'ring', many: 'tiles', single: 'tile' },
      { one: 'parade', row: 'line', many: 'drummers', single: 'drummer' },
      { one: 'orchard', row: 'row', many: 'trees', single: 'tree' },
      { one: 'blanket', row: 'row', many: 'stitches', single: 'stitch' },
      { one: 'lecture hall', row: 'row', many: 'chairs', single: 'chair' },
      { one: 'pattern', row: 'figure', many: 'dots', single: 'dot' },
      { one: 'concert hall', row: 'row', many: 'seats', single: 'seat' },
    ]);
    return {
      ...numberSlots(p),
      whole: kind.one,
      row: kind.row,
      item: { kind: 'thing', one: kind.single, many: kind.many },
      nth: ordinal(p.nth),
    };
  },
  facts: [
    [
      'the first {row} of the {whole} <has|had> {start item}',
      'in the first {row} of the {whole} there <are|were> {start item}',
      'the {whole} <begins|began> with a {row} of {start item}',
      '{start item} <make|made> up the first {row} of the {whole}',
      'there <are|were> {start item} in the {whole} in {row} number one',
      'the first {row} of a {whole} <consists|consisted> of {start item}',
      'the {whole} <has|had> {start item} in its first {row}',
    ],
    [
      'each further {row} <has|had> {step} more than the {row} before it',
      'every {row} <has|had> {step} more {item:s} than the one before',
      'from each {row} to the next, the number of {item:s} <grows|grew> by {step}',
      'each {row} <holds|held> {step} more than the previous one',
      'with every {row} there <are|were> {step} more {item:s}',
      'the number of {item:s} <goes|went> up by {step} per {row}',
      'any {row} after the first <has|had> {step} more {item:s} than its predecessor',
    ],
  ],
  ask: [
    'how many {item:s} <are|were> [there|] in the {nth} {row}',
    'how many {item:s} <does|did> the {nth} {row} have',
    'what <is|was> the number of {item:s} in {row} {nthD}',
    'how many {item:s} <make|made> up {row} number {nthD}',
    'in the {nth} {row}, how many {item:s} <are|were> there',
    'of how many {item:s} <does|did> the {nth} {row} consist',
  ],
  find: [
    'the number of {item:s} in the {nth} {row}',
    'the {item:s} in {row} number {nthD}',
    'the number of {item:s} of the {nth} {row}',
  ],
  notes: [
    ['{row} 1: {start item}', 'first {row} {start item}'],
    ['each {row} {step} more', '+{step} per {row}'],
  ],
  extras: [
    'the {whole} <is|was> [5|12|60] years old',
    'there <are|were> [3|8] lamps above it',
    '[2|4|15] people <look|looked> at the {whole}',
    'a photo of the {whole} <costs|cost> [2|3] dollars',
  ],
  whole: [
    'The first {row} of our {whole} has {start item}, the second {step} more, the third {step} more again, and so on. How many {item:s} are in the {nth} {row}?',
    'How many {item:s} does {row} {nthD} of a {whole} have, when the first has {start} and each {row} {step} more than the one before?',
    '{whole}: {row} 1 has {start item}; each {row} has {step} more. {row} {nthD}?',
    'Each {row} of the {whole} has {step} more {item:s} than the {row} before; the first has {start}. Work out the number of {item:s} in the {nth} {row}.',
    'I counted {start item} in the first {row} of the {whole}, and {step} more in each new {row}. How many must there be in {row} number {nthD}?',
  ],
  known: ['first {row}: {startD} {item:s}', 'each {row} {stepD} more', '{row} number {nthD} is asked'],
  want: 'number of {item:s} in {row} number {nthD}',
  steps: (p) => growthSteps(p, ['increases', 'all increases', '{row} number {nthD}']),
  unit: '{item:s}',
});

/** Every step-th from start on: start + (nth - 1) x step, as numbers on things. */
const everyKth = family({
  name: 'every-kth',
  draw: (n) =>
    drawUntil(
      () =>
        n.large
          ? { start: n.pick([1, 1, 5, 12, 101, 1001, n.int(2, 900)]), step: n.int(3, 39), nth: n.int(14, 60) }
          : { start: n.int(1, 40), step: n.int(2, 12), nth: n.int(4, 13) },
      ({ start, step, nth }) => n.large || start + (nth - 1) * step < 200,
    ),
  scene(cast, p) {
    const kind = cast.pick([
      { one: 'raffle ticket', mark: 'wins a prize', marked: 'won a prize', name: 'winning ticket' },
      { one: 'fence post', mark: 'is painted red', marked: 'was painted red', name: 'red post' },
      { one: 'visitor', mark: 'gets a free drink', marked: 'got a free drink', name: 'lucky visitor' },
      { one: 'lamp', mark: 'is blue', marked: 'was blue', name: 'blue lamp' },
      { one: 'page', mark: 'has a picture', marked: 'had a picture', name: 'page with a picture' },
      { one: 'house', mark: 'has a letter box', marked: 'had a letter box', name: 'house with a letter box' },
      { one: 'caller', mark: 'wins a mug', marked: 'won a mug', name: 'winning caller' },
      { one: 'tile', mark: 'is black', marked: 'was black', name: 'black tile' },
      { one: 'stair', mark: 'is marked with tape', marked: 'was marked with tape', name: 'marked stair' },
      { one: 'runner', mark: 'is tested', marked: 'was tested', name: 'tested runner' },
      { one: 'bottle', mark: 'is checked', marked: 'was checked', name: 'checked bottle' },
      { one: 'seat', mark: 'has a cushion', marked: 'had a cushion', name: 'seat with a cushion' },
      { one: 'flag', mark: 'is green', marked: 'was green', name: 'green flag' },
      { one: 'customer', mark: 'gets a gift', marked: 'got a gift', name: 'customer with a gift' },
    ]);
    return {
      ...numberSlots(p),
      start: label(p.start),
      item: kind.one,
      mark: kind.mark,
      marked: kind.marked,
      name: kind.name,
      nth: ordinal(p.nth),
      stepth: ordinal(p.step),
    };
  },
  ordered: true,
  facts: [
    [
      '{item} number {start} <{mark}|{marked}>',
      'the first {item} that <{mark}|{marked}> <is|was> number {start}',
      '{item} {start} <is|was> the first {name}',
      'the first {name} <has|had> the number {start}',
      'number {start} <is|was> the first {name}',
      'they <begin|began> with {item} number {start}, which <{mark}|{marked}>',
    ],
    [
      'from there on every {stepth} {item} <{mark}|{marked}>',
      'after it, every {stepth} one <{mark}|{marked}>',
      'then the same <holds|held> for every {stepth} {item}',
      'the next {name} <comes|came> {step} numbers later each time',
      'from each {name} to the next it <is|was> {step} numbers',
      'always {step} numbers further on there <is|was> another {name}',
    ],
  ],
  ask: [
    'what number <is|was> the {nth} {name}',
    'which number <does|did> the {nth} {name} have',
    'what <is|was> the number of the {nth} {name}',
    'which {item} <is|was> the {nth} {name}',
    'at which number <do|did> they reach the {nth} {name}',
  ],
  find: [
    'the number of the {nth} {name}',
    'the number that the {nth} {name} has',
    "the {nth} {name}'s number",
  ],
  notes: [
    ['first {name}: number {start}', 'no. {start} is the first {name}'],
    ['then every {stepth} {item}', 'next one always {step} further'],
  ],
  extras: [
    'it <rains|rained> for [2|3] hours',
    'the helpers <are|were> [3|5|8] in number',
    'it all <takes|took> [20|35] minutes',
  ],
  whole: [
    '{item} number {start} {marked}, and then every {stepth} {item} after that. What number was the {nth} {name}?',
    'The first {name} is number {start}, the next is {step} further, and so on. What is the number of the {nth} {name}?',
    'I counted: the first {name} had number {start}, and after that every {stepth} {item} was one. Which number did the {nth} {name} have?',
    'Starting at {item} {start}, every {stepth} {item} {mark}. Number of the {nth} {name}?',
    'Which number has the {nth} {name}, if {item} {start} is the first and every {stepth} one follows?',
  ],
  known: [
    'the first is number {startD}',
    'the next is {stepD} further each time',
    'number {nthD} of them is asked',
  ],
  want: 'number of the {nth} {name}',
  steps: (p) => growthSteps(p, ['jumps', 'all jumps', 'number']),
  unit: '',
});

const bareFacts = [
  [
    'a sequence <starts|started> at {start}',
    'the first number of a sequence <is|was> {start}',
    'a list of numbers <begins|began> with {start}',
    'a row of numbers <has|had> {start} as its first number',
    '{start} <is|was> the first term of a sequence',
    '{who} <writes|wrote> a list of numbers that <begins|began> with {start}',
  ],
  [
    'each number <is|was> {step} more than the one before',
    'every term after it <is|was> {step} larger than the last',
    'each time {step} <is|was> added',
    'the difference from each term to the next <is|was> {step}',
    'the numbers <go|went> up in steps of {step}',
    'you <get|got> the next number by adding {step}',
    'the rule for the next number <is|was> "add {step}"',
  ],
];

/** start + (nth - 1) x step, bare. */
const nthTerm = family({
  name: 'nth-term',
  draw: (n) => drawGrowth(n),
  scene: (cast, p) => ({ ...numberSlots(p), who: cast.person(), nth: ordinal(p.nth), ...terms(p) }),
  facts: bareFacts,
  ask: [
    'what <is|was> the {nth} number',
    'what <is|was> the {nth} term',
    'which number <comes|came> in place {nthD}',
    'what <is|was> term number {nthD}',
    'which number <stands|stood> in position {nthD}',
    'what number <is|was> at place number {nthD} of the list',
    'how big <is|was> the {nth} term',
  ],
  find: [
    'the {nth} term',
    'the {nth} number [in the list|of the list|]',
    'the term number {nthD}',
    'the number in position {nthD}',
  ],
  notes: [
    ['first term {start}', 'start: {start}', 'first number {start}'],
    ['difference {step}', '+{step} each time', 'step {step}'],
  ],
  extras: [
    'the list <fills|filled> [2|3|4] pages',
    'the lesson <lasts|lasted> [45|60] minutes',
    '[12|21|27] pupils <listen|listened>',
  ],
  whole: [
    'What is the {nth} number in the sequence {t1}, {t2}, {t3}, {t4}, …?',
    '{t1}, {t2}, {t3}, {t4}, … What is term number {nthD}?',
    'Find the {nth} term: {t1}, {t2}, {t3}, …',
    'I write down {t1}, {t2}, {t3}, {t4} and carry on in the same way. Which number do I write in place {nthD}?',
    'Start at {start} and keep adding {step}. What is the {nth} number, if {start} is the first?',
    'Arithmetic sequence: first term {start}, common difference {step}. Term {nthD}?',
    'Count in steps of {step} from {start}: {t1}, {t2}, {t3}, … Which number comes in position {nthD}?',
    'The pattern goes {t1}, {t2}, {t3}, {t4} and so on. Give the {nth} number.',
  ],
  known: ['first number {startD}', 'each number {stepD} more', 'number {nthD} in the list is asked'],
  want: 'number in place {nthD}',
  steps: (p) => growthSteps(p, ['jumps', 'all jumps', 'number in place {nthD}']),
  unit: '',
});

/** The first terms as digits: `{t1}` to `{t4}`. */
function terms({ start, step }: { start: number; step: number }) {
  return {
    t1: label(start),
    t2: label(start + step),
    t3: label(start + 2 * step),
    t4: label(start + 3 * step),
  };
}

/** (target - start) / step + 1: which place a number has. */
const whichTerm = family({
  name: 'which-term',
  draw(n) {
    const { start, step, nth } = drawGrowth(n);
    return { start, step, target: start + (nth - 1) * step };
  },
  scene: (cast, p) => ({ ...numberSlots(p), who: cast.person(), ...terms(p) }),
  facts: bareFacts,
  ask: [
    'in which place <does|did> {target} stand',
    'which term <is|was> {target}',
    'how many numbers <does|did> the list have up to and including {target}',
    'what <is|was> the position of {target}',
    'at which place <is|was> the number {target} reached',
    'how many terms <are|were> there from the first to {target}, both counted',
  ],
  find: [
    'the position of {target}',
    'the place of {target} in the list',
    'the number of terms up to and including {target}',
  ],
  notes: [
    ['first term {start}', 'start: {start}'],
    ['difference {step}', '+{step} each time', 'step {step}'],
  ],
  extras: [
    'the list <fills|filled> [2|3|4] pages',
    'the lesson <lasts|lasted> [45|60] minutes',
    '[12|21|27] pupils <listen|listened>',
  ],
  whole: [
    'Which place has {target} in the sequence {t1}, {t2}, {t3}, …?',
    'How many numbers are in the list {t1}, {t2}, {t3}, …, {targetD}?',
    '{t1}, {t2}, {t3}, {t4}, …: at which position is {targetD}?',
    'I count {t1}, {t2}, {t3} and so on up to {targetD}. How many numbers do I say?',
    'How many terms does it take to get from {start} to {target} in steps of {step}, if both ends count as terms?',
    'On a street the houses are numbered {t1}, {t2}, {t3}, … up to {targetD}. How many houses is that?',
  ],
  known: ['first number {startD}', 'each number {stepD} more', 'last number {targetD}'],
  want: 'place of {targetD}',
  steps: (p) => {
    const way = minus(p.target, p.start);
    const jumps = over(way.value, p.step);
    return [
      ['way from the first', way],
      ['jumps', jumps],
      ['place', plus(jumps.value, 1)],
    ];
  },
  unit: '',
});

/** (target - start) / step: weeks until an amount is saved. */
const untilSaved = family({
  name: 'until-saved',
  draw: (n) =>
    drawUntil(
      () => {
        const [step, times] = n.large ? [n.int(3, 48), n.int(13, 40)] : [n.int(2, 12), n.int(2, 12)];
        const start = n.int(4, n.large ? 190 : 60);
        return { start, step, target: start + step * times };
      },
      ({ target }) => n.large || target < 200,
    ),
  scene: (cast, p) => ({
    who: cast.person(),
    start: money(p.start),
    step: money(p.step),
    target: money(p.target),
    period: cast.pick([
      { one: 'week' },
      { one: 'month' },
      { one: 'day' },
      { one: 'Friday' },
      { one: 'Sunday' },
      { one: 'fortnight' },
      { one: 'weekend' },
      { one: 'payday' },
    ]).one,
    item: cast.thing('goods'),
  }),
  facts: [
    [
      '{who} already <has|had> {start}',
      '{who} <has|had> {start} in the piggy bank',
      'there <is|was> {start} in the money box at the start',
      '{who} <begins|began> with {start}',
      'so far {who} <has|had> saved {start}',
      '{start} <is|was> there from the beginning',
    ],
    [
      '{who} <saves|saved> {step} every {period}',
      'every {period} {step} <is|was> put aside',
      'each {period} <adds|added> {step} to the savings',
      '{who} <puts|put> away {step} each {period}',
      'the savings <grow|grew> by {step} each {period}',
      '{step} per {period} <goes|went> into the money box',
    ],
    [
      'the {item} <costs|cost> {target}',
      '{who} <needs|needed> {target} for a {item}',
      'the price of the {item} <is|was> {target}',
      '{who} <wants|wanted> to buy a {item} for {target}',
      'a {item} for {target} <is|was> in the shop window',
      'the aim <is|was> a {item} that <costs|cost> {target}',
    ],
  ],
  ask: [
    'after how many {period}s <is|was> there enough',
    'how many {period}s <does|did> it take to save up for the {item}',
    'for how many {period}s must {who} save',
    'how many {period}s <does|did> {who} have to save',
    'how many {period}s <will|would> it be until the {item} can be bought',
    'in how many {period}s <does|did> the money reach the price',
  ],
  find: [
    'the number of {period}s [until there is enough|]',
    'the {period}s it takes',
    'the number of {period}s needed for the {item}',
  ],
  notes: [
    ['has {start}', 'start: {start}', 'already saved {start}'],
    ['{step} per {period}', 'saves {step} each {period}', '+{step} every {period}'],
    ['{item}: {target}', 'needs {target} for a {item}', 'goal {target}'],
  ],
  extras: [
    'the shop <has|had> [3|4|9] of them',
    'the {item} <weighs|weighed> [2|4|11] kg',
    '{who} <has|had> [2|3] jobs',
    'the guarantee <lasts|lasted> [2|5] years',
  ],
  whole: [
    'I have {start} and save {step} every {period}. After how many {period}s can I buy the {item} for {target}?',
    '{who} wants a {item} that costs {target}. With {start} in hand and {step} coming in each {period}, how many {period}s will it take?',
    '"{target} for a {item}! I only have {start}," says the boy, "but I can save {step} each {period}." How many {period}s will it take?',
    'Goal {target}, saved {start}, {step} a {period}: how many {period}s?',
    'How many {period}s of saving {step} turn {start} into {target}?',
  ],
  known: ['{start} at the start', '{step} per {period}', '{target} needed'],
  want: 'number of {period}s',
  steps: (p) => {
    const missing = minus(p.target, p.start, 'money');
    return [
      ['still missing', missing],
      ['{period}s', over(missing.value, p.step)],
    ];
  },
  unit: '{period}s',
});

/** start - times x step. */
const countdown = family({
  name: 'countdown',
  draw: (n) =>
    drawUntil(
      () =>
        n.large
          ? { start: n.int(210, 990), step: n.int(3, 29), times: n.int(13, 48) }
          : { start: n.int(30, 199), step: n.int(2, 12), times: n.int(3, 12) },
      ({ start, step, times }) => start - step * times > 3 && step % 10 !== 0,
    ),
  scene(cast, p) {
    const kind = cast.pick([
      { one: 'water butt', holds: 'litres of water', per: 'day' },
      { one: 'bag of feed', holds: 'scoops of feed', per: 'day' },
      { one: 'tank', holds: 'litres of fuel', per: 'hour' },
      { one: 'phone card', holds: 'minutes of talk', per: 'day' },
      { one: 'stockroom', holds: 'boxes', per: 'day' },
      { one: 'box of tissues', holds: 'tissues', per: 'day' },
      { one: 'sack', holds: 'potatoes', per: 'meal' },
      { one: 'roll', holds: 'stickers', per: 'lesson' },
      { one: 'car park', holds: 'free spaces', per: 'minute' },
      { one: 'book', holds: 'unread pages', per: 'evening' },
      { one: 'freezer', holds: 'ice cubes', per: 'hour' },
      { one: 'woodshed', holds: 'logs', per: 'night' },
      { one: 'bowl', holds: 'sweets', per: 'hour' },
      { one: 'candle', holds: 'millimetres of wax', per: 'hour' },
    ]);
    return { ...numberSlots(p), box: kind.one, holds: kind.holds, per: kind.per };
  },
  facts: [
    [
      'the {box} <has|had> {start} {holds} at the start',
      'at first there <are|were> {start} {holds} in the {box}',
      'at the beginning the {box} <holds|held> {start} {holds}',
      'a {box} <starts|started> with {start} {holds}',
      '{start} {holds} <are|were> in the {box} to begin with',
      'to begin with, the {box} <contains|contained> {start} {holds}',
    ],
    [
      'every {per} {step} of them <are|were> used up',
      'each {per} there <are|were> {step} fewer',
      'the number <goes|went> down by {step} each {per}',
      'with every {per}, {step} <disappear|disappeared>',
      '{step} <are|were> gone with each {per}',
      'one {per} <uses|used> up {step}',
      'per {per} the stock <shrinks|shrank> by {step}',
    ],
  ],
  ask: [
    'how many {holds} <are|were> left after {times} {per}s',
    'after {times} {per}s, how many {holds} <are|were> there',
    'how many {holds} <remain|remained> in the {box} when {times} {per}s <are|were> over',
    'what <is|was> left in the {box} after {times} {per}s',
    'how many {holds} <does|did> the {box} have {times} {per}s later',
    'how many {holds} <are|were> still there once {times} {per}s <have|had> passed',
  ],
  find: [
    'the number of {holds} after {times} {per}s',
    'the {holds} left after {times} {per}s',
    'the rest after {times} {per}s',
  ],
  notes: [
    ['{box}: {start} {holds}', 'start: {start} {holds}'],
    ['−{step} per {per}', '{step} fewer each {per}', '{step} used a {per}'],
  ],
  extras: [
    'the {box} <costs|cost> [12|25|40] dollars',
    'the {box} <is|was> [2|3|6] years old',
    "a helper <checks|checked> it at [8|9] o'clock",
  ],
  whole: [
    'Start at {start} and keep taking away {step}. What number do you land on after {times} [subtractions|steps]?',
    'Count down from {start} in steps of {step}. Where are you after {times} steps?',
    'Our {box} had {start} {holds}. Each {per} we used {step}. How many were left after {times} {per}s?',
    'How many of {start} {holds} are left after {times} {per}s, if each {per} takes {step}?',
    '{start} {holds}, minus {step} a {per}, {times} {per}s. What is left?',
    'Take {step} away from {start}, and do that {times} times in all. What remains?',
    'Subtract {step} from {start} again and again, {times} times. What is the result?',
  ],
  known: ['{startD} at the start', '{stepD} fewer each time', '{timesD} times'],
  want: 'what is left',
  steps: (p) => {
    const all = times(p.times, p.step);
    return [
      ['taken away', all],
      ['left', minus(p.start, all.value)],
    ];
  },
  unit: '',
});

export const sequencesFamilies: readonly Family[] = [
  savings,
  training,
  rows,
  everyKth,
  nthTerm,
  whichTerm,
  untilSaved,
  countdown,
  ...patternFamilies,
  ...chainFamilies,
];
