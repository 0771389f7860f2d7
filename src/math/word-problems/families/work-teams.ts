/** Families about several machines or people at once. */
import { over, plus, times } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import type { NumberDraw } from '../../arithmetic/number-draw.ts';
import { count } from '../wording/quantity.ts';
import { number, suitedRates } from './rate-numbers.ts';
import { lasting, works } from './work-makers.ts';

/** Two rates of makers of one kind. */
function twoRates(n: NumberDraw): [number, number] {
  const [low, high] = n.pick([
    [3, 12],
    [6, 40],
    [14, 90],
    [40, 400],
  ] as const);
  const [one, other] = [number(n, low, high), number(n, low, Math.min(high, 3 * low + 12))];
  return one === other ? [one + 1, other] : [one, other];
}

const rateForms = [
  'one {maker} <{makes}|{made}> {first item} [per|a|every|each] {per}, another {second:n}',
  'an old {maker} <{makes}|{made}> {first item} [per|a|each] {per} and a new one {second:n}',
  'the first {maker} <{makes}|{made}> {first item} [each|every] {per}, the second {maker} {second item}',
  'of two {maker:s}, one <does|did> {first item} [a|per] {per} and the other {second item}',
  'in one {per} {first item} <are|were> done by one {maker} and {second} by another',
  'there <are|were> two {maker:s}, with speeds of {first} and {second item} per {per}',
  'one {maker} <manages|managed> {first item} in a {per}, a second one {second item}',
  'every {per}, {first item} <come|came> from one {maker} and {second item} from another',
];

const togetherSteps = (p: { total: number; first: number; second: number }): readonly LabeledStep[] => {
  const both = plus(p.first, p.second);
  return [
    ['both each {per}', both],
    ['{pers}', over(p.total, both.value)],
  ];
};

/** total / (rate + other rate). */
const togetherTime = family({
  name: 'together-time',
  draw: (n) =>
    suitedRates(n, togetherSteps, () => {
      const [first, second] = twoRates(n);
      return { total: (first + second) * (n.large ? n.int(3, 24) : n.int(2, 12)), first, second };
    }),
  scene: (cast, p) => ({
    ...works(cast, p.first, p.second),
    total: count(p.total),
    first: count(p.first),
    second: count(p.second),
  }),
  ordered: true,
  facts: [
    rateForms,
    [
      'together they <have|had> to do {total item}',
      'both <work|worked> side by side on {total item}',
      'an order of {total item} <is|was> given to both together',
      '{total item} <are|were> needed, and both <start|started> at the same time',
      'the two <share|shared> a job of {total item}',
      'the whole job <is|was> {total item}, and both <work|worked> on it at once',
      'both of them together <get|got> {total item} to do',
    ],
  ],
  ask: [
    'how many {pers} <does|did> it take',
    'how many {pers} <do|did> they need together',
    'how long, in {pers}, <does|did> the job take',
    'after how many {pers} <is|was> everything done',
    'in how many {pers} <are|were> they done',
    'for how many {pers} <do|did> both work',
    'how many {pers} <pass|passed> before all of it <is|was> done',
  ],
  find: [
    'the time for both together in {pers}',
    'the number of {pers} needed',
    'the {pers} until everything <is|was> done',
    'the time for the whole job in {pers}',
  ],
  notes: [
    [
      '{maker} A: {first item} per {per}, {maker} B: {second:n}',
      'speeds {first} and {second item} a {per}',
      '{first:n} + {second item} per {per}',
      'two {maker:s}: {first:n} and {second:n} per {per}',
    ],
    ['{total item} to do', 'order: {total item}', 'job: {total item}, both at once'],
  ],
  extras: [
    'the older one <is|was> [7|9|11] years old',
    'the room <has|had> [2|3|4] windows',
    "it <is|was> [9|10|11] o'clock",
    'the lunch break <is|was> [3|4|5] {pers} away',
  ],
  whole: [
    'Two {maker:s}, {first item} and {second item} a {per}. How many {pers} for {total:n}?',
    '{total:n} {item:s} ÷ ({first:n} + {second:n}) per {per} = how many {pers}?',
    "Our {maker} does {first item} a {per}, our neighbours' does {second:n}. We put them to work together on {total item}. How many {pers} did it take?",
    'How many {pers} do two {maker:s} need for {total item} if one does {first:n} and the other {second:n} each {per}?',
    '"With my {maker} I do {first:n} a {per}, with yours you do {second:n}," says my friend. {total item} are waiting. In how many {pers} are both done with them?',
    'In a workshop {total item} are waiting. {first:n} a {per} are done at one end and {second:n} a {per} at the other. When will all be done, counted in {pers}?',
  ],
  known: ['{first item} and {second item} each {per}', '{total item} in all'],
  want: 'time in {pers}',
  steps: togetherSteps,
  unit: '{pers}',
});

const bothSteps = (p: { first: number; second: number; time: number }): readonly LabeledStep[] => {
  const both = plus(p.first, p.second);
  return [
    ['both each {per}', both],
    ['in all', times(both.value, p.time)],
  ];
};

/** (rate + other rate) x time. */
const togetherOutput = family({
  name: 'together-output',
  draw: (n) =>
    suitedRates(n, bothSteps, () => {
      const [first, second] = twoRates(n);
      return { first, second, time: n.large ? n.int(3, 24) : n.int(2, 12) };
    }),
  scene: (cast, p) => {
    const work = works(cast, p.first, p.second);
    return { ...work, first: count(p.first), second: count(p.second), time: lasting(p.time, work) };
  },
  ordered: true,
  facts: [
    rateForms,
    [
      'both <work|worked> for {time}',
      'the two <are|were> busy for {time}',
      'they <work|worked> side by side for {time}',
      'for {time} both <keep|kept> going',
      'for all of {time} both <are|were> at work',
      'both <stop|stopped> after {time}',
    ],
  ],
  ask: [
    'how many {item:s} <do|did> they do together',
    'how many {item:s} <is|was> that [in all|altogether|in total]',
    'what <is|was> the total number of {item:s}',
    'how many {item:s} <are|were> done by both together',
    'what number of {item:s} <does|did> that come to in that time',
    'how many {item:s} <do|did> the two get done',
  ],
  find: [
    'the number of {item:s} that both do together',
    'the total number of {item:s}',
    'the {item:s} of both together, as a number',
  ],
  notes: [
    [
      '{maker} A: {first item} per {per}, {maker} B: {second:n}',
      'speeds {first} and {second item} a {per}',
      '{first:n} + {second item} per {per}',
      'two {maker:s}: {first item} and {second:n} per {per}',
    ],
    ['both for {time}', '{time}', 'time: {time}'],
  ],
  extras: [
    'the older one <is|was> [7|9|11] years old',
    'the room <has|had> [2|3|4] windows',
    "it <is|was> [9|10|11] o'clock",
  ],
  whole: [
    'Two {maker:s}, {first item} and {second item} a {per}, both for {time}. How many {item:s}?',
    '({first:n} + {second:n}) {item:s} per {per} × {time} = ?',
    'Our {maker} does {first item} a {per}, the one next door {second:n}. Both were on for {time}. How many {item:s} did the two get done?',
    'How many {item:s} do two {maker:s} get done in {time} if one does {first:n} and the other {second:n} each {per}?',
    '"I do {first item} a {per}," says one worker. "I do {second:n}," says the other. How many is that for both in {time}?',
  ],
  known: ['{first item} and {second item} each {per}', '{time}'],
  want: 'number of {item:s}',
  steps: bothSteps,
  unit: '{item:s}',
});

const crewSteps = (p: { makers: number; rate: number; time: number }): readonly LabeledStep[] => {
  const all = times(p.makers, p.rate);
  return [
    ['all each {per}', all],
    ['in all', times(all.value, p.time)],
  ];
};

/** makers x rate x time. */
const crew = family({
  name: 'crew',
  draw: (n) =>
    suitedRates(n, crewSteps, () => ({
      makers: n.int(2, n.large ? 24 : 9),
      rate: number(n, 3, n.large ? 90 : 40),
      time: n.int(2, n.large ? 9 : 8),
    })),
  scene: (cast, p) => {
    const work = works(cast, p.rate);
    return { ...work, makers: count(p.makers), rate: count(p.rate), time: lasting(p.time, work) };
  },
  facts: [
    [
      '{makers maker} <are|were> at work for {time}',
      'there <are|were> {makers maker}, all busy for {time}',
      '{makers maker} <work|worked> side by side for {time}',
      'for {time}, {makers maker} <are|were> going at once',
      'a hall with {makers maker} <keeps|kept> all of them going for {time}',
      'in {time} of work, {makers maker} <are|were> used',
    ],
    [
      'each {maker} <{makes}|{made}> {rate item} [per|a|every|in one] {per}',
      'in one {per} each {maker} <{makes}|{made}> {rate item}',
      'every {per} each {maker} <{makes}|{made}> {rate item}',
      'one {maker} <{makes}|{made}> {rate item} [per|a|every] {per}',
      '{rate item} [a|per] {per} <are|were> done by each {maker}',
      'the speed of a {maker} <is|was> {rate item} per {per}',
    ],
  ],
  ask: [
    'how many {item:s} <is|was> that [in all|altogether|in total]',
    'how many {item:s} <are|were> done [in all|altogether|in total]',
    'what <is|was> the total number of {item:s}',
    'how many {item:s} <do|did> all of them together get done',
    'what number of {item:s} <does|did> that come to in that time',
    'how many {item:s} <does|did> the whole team manage',
  ],
  find: [
    'the total number of {item:s}',
    'the number of {item:s} in all',
    'the {item:s} of all {maker:s} together, as a number',
  ],
  notes: [
    ['{makers maker}, {time}', '{time} with {makers maker}', '{makers:n} × {maker}, {time}'],
    ['each {rate item} per {per}', '{rate item} a {per} each', '1 {maker}: {rate item} per {per}'],
  ],
  extras: [
    'the oldest one <is|was> [7|9|11] years old',
    'the hall <has|had> [2|3|4] doors',
    "it <is|was> [9|10|11] o'clock",
  ],
  whole: [
    '{makers maker}, each {rate item} a {per}, {time}. How many {item:s}?',
    '{makers maker} × {rate item} per {per} × {time} = ?',
    'How many {item:s} do {makers maker} get done in {time} if each does {rate:n} a {per}?',
    'We hired {makers maker}, and each one got through {rate item} a {per}. After {time} we counted. How many {item:s} were there?',
    '"I have {makers maker} here," says the manager. "Each does {rate item} in one {per}." What can she promise for {time}, in {item:s}?',
    'If a single {maker} does {rate item} per {per}, {makers:n} of them working for {time} do how many {item:s}?',
  ],
  known: ['{makers maker}', '{rate item} each {per} for each', '{time}'],
  want: 'number of {item:s}',
  steps: crewSteps,
  unit: '{item:s}',
});

export const teamFamilies: readonly Family[] = [togetherTime, togetherOutput, crew];
