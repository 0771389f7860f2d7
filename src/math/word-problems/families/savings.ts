/** Families about saving. Spreads those about coins and foreign money. */
import { minus, over, plus, times } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { count, money } from '../wording/quantity.ts';
import { suitedPrices, thing } from './money-shared.ts';
import { coinFamilies } from './money-coins.ts';
import { exchangeFamilies } from './money-exchange.ts';

const wishes = [
  'a bike',
  'a telescope',
  'a drum kit',
  'a skateboard',
  'a games console',
  'a violin',
  'a tent',
  'a phone',
  'a sewing machine',
  'a camera',
  'a surfboard',
  'a school trip',
  'a keyboard',
  'a guitar',
  'a pair of skis',
];
const spans = [
  thing('week'),
  thing('month'),
  thing('day'),
  thing('fortnight'),
  thing('weekend'),
  thing('pay day'),
  thing('term'),
  thing('Sunday'),
];

/** (goal - have) / rate. */
const weeksSteps = (p: { goal: number; have: number; rate: number }): readonly LabeledStep[] => {
  const rest = minus(p.goal, p.have, 'money');
  return [
    ['still to save', rest],
    ['number of {time:s}', over(rest.value, p.rate)],
  ];
};
const weeks = family({
  name: 'saving-time',
  draw: (n) =>
    suitedPrices(
      n,
      () => {
        const [rate, times_] = [n.int(2, n.large ? 45 : 12), n.int(2, n.large ? 36 : 12)];
        const have = n.large ? n.int(8, 180) : 5 * n.int(1, 12);
        return { goal: have + rate * times_, have, rate };
      },
      weeksSteps,
    ),
  scene: (cast, p) => ({
    who: cast.person(),
    saver: cast.named(),
    wish: cast.pick(wishes),
    time: cast.pick(spans),
    goal: money(p.goal),
    have: money(p.have),
    rate: money(p.rate),
  }),
  facts: [
    [
      '{who} <wants|wanted> to buy {wish} for {goal}',
      '{who} <saves|saved> up for {wish} that <costs|cost> {goal}',
      '{wish} <costs|cost> {goal}',
      '{who} <needs|needed> {goal} for {wish}',
      'the price of {wish} <is|was> {goal}',
      'the goal of the saving <is|was> {goal} for {wish}',
      '{who} <dreams|dreamed> of {wish} that <costs|cost> {goal}',
    ],
    [
      '{who} <has|had> {have} at the start',
      '{have} <is|was> already in the money box',
      '{who} <has|had> {have} saved already',
      'there <is|was> {have} in the piggy bank to begin with',
      '{have} <is|was> saved at the beginning',
      '{who} <starts|started> with {have}',
      'the savings at the start <are|were> {have}',
    ],
    [
      'each {time} {who} <saves|saved> {rate}',
      '{who} <puts|put> aside {rate} every {time}',
      'every {time} {rate} <is|was> added to the savings',
      '{rate} <goes|went> into the money box [per|each|every] {time}',
      '{who} <can|could> save {rate} per {time}',
      'the savings <grow|grew> by {rate} each {time}',
      '{who} <manages|managed> to save {rate} every {time}',
    ],
  ],
  ask: [
    'how many {time:s} <does|did> {who} need [to reach the goal|]',
    'how many {time:s} <does|did> it take to have enough for {wish}',
    'after how many {time:s} <is|was> there enough money',
    'in how many {time:s} <does|did> {who} have enough',
    'for how many {time:s} <does|did> {who} have to save',
    'how long <does|did> the saving take, in {time:s}',
    'what number of {time:s} <does|did> {who} have to save',
    'how many {time:s} <does|did> {who} have to wait for {wish}',
  ],
  find: [
    'the number of {time:s} [needed|until there is enough money]',
    'the number of {time:s} of saving',
    'the time {who} <needs|needed>, in {time:s}',
  ],
  notes: [
    ['{wish}: {goal}', 'goal {goal}', '{wish} costs {goal}', 'price of {wish} {goal}'],
    ['saved already: {have}', '{have} in the money box', 'start: {have}', 'have {have}'],
    ['{rate} a {time}', '{rate} per {time}', '+{rate} each {time}', 'saves {rate} a {time}'],
  ],
  extras: [
    '{who} <turns|turned> [11|12|14] in May',
    'the money box <has|had> [2|3] slots',
    'the shop <has|had> [3|5|8] of these left',
    '{who} <has|had> [2|3] hobbies',
  ],
  whole: [
    '({goal} − {have}) ÷ {rate} per {time} = ? {time:s}',
    '{have} saved, {rate} more each {time}, goal {goal}. How many {time:s}?',
    'I want {wish}. It costs {goal}, and I have {have}. If I save {rate} each {time}, how many {time:s} will it take?',
    'My niece has {have} and puts {rate} aside every {time}. How many {time:s} until she can pay {goal} for {wish}?',
    '"{wish} for {goal}!" {saver:name} has only {have}, but gets {rate} every {time} and saves it all. After how many {time:s} is there enough?',
    'How many {time:s} must {saver:name} save {rate} to get from {have} to {goal}?',
    'Savings plan: now {have}; each {time} {rate}; target {goal}. {time:s} needed: ?',
    'got {have} need {goal} saving {rate} a {time} how many {time:s}',
    '{saver:name} dreams of {wish} at {goal}. There is {have} in the money box and {rate} more goes in per {time}. How many {time:s} to go?',
  ],
  known: ['goal {goal}', '{have} saved already', '{rate} per {time}'],
  want: 'number of {time:s}',
  steps: weeksSteps,
  unit: '{time:s}',
});

/** have + times x rate. */
const savedSteps = (p: { have: number; rate: number; times: number }): readonly LabeledStep[] => {
  const added = times(p.times, p.rate, 'money');
  return [
    ['saved in {times time}', added],
    ['in total', plus(p.have, added.value, 'money')],
  ];
};
const saved = family({
  name: 'savings-after',
  draw: (n) =>
    suitedPrices(
      n,
      () => ({
        have: n.large ? n.int(12, 480) : 5 * n.int(1, 15),
        rate: n.int(2, n.large ? 65 : 12),
        times: n.int(2, n.large ? 48 : 12),
      }),
      savedSteps,
    ),
  scene: (cast, p) => ({
    who: cast.person(),
    saver: cast.named(),
    time: cast.pick(spans),
    have: money(p.have),
    rate: money(p.rate),
    times: count(p.times),
  }),
  facts: [
    [
      '{who} <has|had> {have} at the start',
      'there <is|was> {have} in the piggy bank to begin with',
      'at the beginning {have} <is|was> in the account',
      '{who} <starts|started> with {have}',
      'the savings at the start <are|were> {have}',
      '{who} <opens|opened> an account with {have}',
      'grandma <puts|put> the first {have} into the savings account',
    ],
    [
      'for {times time} {who} <saves|saved> {rate} each {time}',
      '{who} <puts|put> aside {rate} every {time} for {times time}',
      '{rate} <is|was> added every {time} for {times time}',
      'over {times time}, {rate} <goes|went> in [per|each|every] {time}',
      '{who} <saves|saved> {rate} a {time} over {times time}',
      'the savings <grow|grew> by {rate} each {time} for {times time}',
      'each {time} <brings|brought> {rate} more, and this <goes|went> on for {times time}',
    ],
  ],
  ordered: true,
  ask: [
    'how much <does|did> {who} have [at the end|after that]',
    'how many {currency} <does|did> {who} have in the end',
    'how much [money|] <is|was> there after {times time}',
    'what <is|was> the amount after {times time} [in {currency}|]',
    'how much <is|was> saved altogether, with the money from the start',
    'what <do|did> the savings come to in the end',
    'what sum <is|was> there at the end',
  ],
  find: [
    'the savings at the end [in {currency}|]',
    'the amount after {times time} [in {currency}|]',
    'the total saved, with the money from the start',
    'the final sum',
  ],
  notes: [
    ['start {have}', 'start: {have}', 'first {have}', 'have {have}'],
    [
      '{rate} a {time} for {times time}',
      '+{rate} each {time}, {times time}',
      '{times time}, {rate} each {time}',
    ],
  ],
  extras: [
    '{who} <turns|turned> [11|12|14] in May',
    'the bank <has|had> [3|4|6] counters',
    'the bank <is|was> [2|3] streets away',
    'the money box <has|had> the shape of a pig with [2|3] spots',
  ],
  whole: [
    '{have} + {times time} × {rate} = ?',
    '{have} now, {rate} every {time}. How much after {times time}?',
    'I have {have} and will put away {rate} every {time}. How much will I have after {times time}?',
    '{saver:name} got {have} for a birthday and saves {rate} each {time}. How rich is {saver:they} after {times time}?',
    'How much is in the account after {times time} if it starts with {have} and {rate} is paid in each {time}?',
    'Savings: {have} plus {rate} per {time}. Balance after {times time}?',
    '"I started with {have} and put in {rate} every {time}," says {saver:name}. What has {saver:they} got after {times time}?',
    'Our class fund held {have}. For {times time} we paid in {rate} every {time}. What does the fund hold now?',
  ],
  known: ['{have} at the start', '{rate} per {time}', '{times time}'],
  want: 'savings in {currency}',
  steps: savedSteps,
  unit: '{currency}',
});

export const savingFamilies: readonly Family[] = [weeks, saved, ...coinFamilies, ...exchangeFamilies];
