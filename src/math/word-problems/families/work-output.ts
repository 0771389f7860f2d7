/** Families about one machine or person: rate, time and output. */
import { minus, over, plus, times } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { count } from '../wording/quantity.ts';
import { number, suitedRates } from './rate-numbers.ts';
import { lasting, works } from './work-makers.ts';

const rateForms = [
  'a {maker} <{makes}|{made}> {rate item} [per|a|every|each|in one] {per}',
  'in one {per} a {maker} <{makes}|{made}> {rate item}',
  'every {per} {rate item} <are|were> done by a {maker}',
  'the {maker} <{makes}|{made}> {rate item} [per|a|every|each] {per}',
  'the speed of the {maker} <is|was> {rate item} [per|a] {per}',
  'the {maker} <gets|got> through {rate item} in a {per}',
  'the {maker} <manages|managed> {rate item} [per|each|every] {per}',
  'with the {maker}, {rate item} <are|were> done each {per}',
];

const outputSteps = (p: { rate: number; time: number; before: number }): readonly LabeledStep[] => {
  const made = times(p.rate, p.time);
  return [
    ['new {item:s}', made],
    ['in all', plus(made.value, p.before)],
  ];
};

/** rate x time + what was done before. */
const output = family({
  name: 'output',
  draw: (n) =>
    suitedRates(n, outputSteps, () => ({
      rate: number(n, 2, n.int(0, 2) === 0 ? 400 : 98),
      time: n.large ? n.int(3, 24) : n.int(2, 12),
      before: number(n, 4, 480),
    })),
  scene: (cast, p) => {
    const work = works(cast, p.rate);
    return { ...work, rate: count(p.rate), time: lasting(p.time, work), before: count(p.before) };
  },
  facts: [
    rateForms,
    [
      'the {maker} <works|worked> for {time}',
      'the work <goes|went> on for {time}',
      '{time} of work <are|were> done',
      'the {maker} <is|was> busy for {time}',
      'for {time} the {maker} <keeps|kept> going',
      '{time} <pass|passed> at this speed',
    ],
    [
      '{before item} <are|were> there already before that',
      'at the start there <are|were> {before item} already',
      '{before item} <have|had> been done earlier',
      'to begin with, {before item} <are|were> ready',
      'the day <starts|started> with {before item} that <are|were> already done',
      'another {maker} <has|had> already done {before item}',
    ],
  ],
  ask: [
    'how many {item:s} <are|were> there [in the end|in all|altogether]',
    'how many {item:s} <is|was> that [in all|altogether|in total]',
    'what <is|was> the [total|final] number of {item:s}',
    'how many {item:s} <does|did> it come to [in all|altogether]',
    'how many {item:s} <are|were> done at the end',
    'what number of {item:s} <does|did> that make with those from before',
  ],
  find: [
    'the [total|final] number of {item:s}',
    'the number of {item:s} in the end',
    'the {item:s} in all, as a number',
  ],
  notes: [
    ['{maker}: {rate item} per {per}', '{rate item} a {per}', '1 {per}: {rate item}'],
    ['{time}', 'time: {time}', 'running for {time}'],
    ['{before item} before', 'already there: {before item}', 'plus {before item} from before'],
  ],
  extras: [
    'the {maker} <has|had> been here for [2|3|5] years',
    'the room <has|had> [2|3|4] windows',
    "it <is|was> [9|10|11] o'clock",
    '[2|3|4] people <look|looked> on',
  ],
  whole: [
    '{rate item} per {per}, {time}, and {before:n} already done. How many {item:s} in all?',
    '{rate:n} {item:s} per {per} × {time} + {before item} = ?',
    'We had {before item} when our {maker} got going at {rate item} per {per}. {time} later we stopped. How many {item:s} did we have?',
    'How many {item:s} are there if {before:n} are ready and a {maker} adds {rate:n} every {per} for {time}?',
    '"{before item} so far," notes the boss. "From here on it is {rate:n} more [each|every] {per}." What will the number of {item:s} be {time} later?',
  ],
  known: ['{rate item} each {per}', '{time}', '{before item} before'],
  want: 'number of {item:s} in all',
  steps: outputSteps,
  unit: '{item:s}',
});

const restSteps = (p: { amount: number; done: number; rate: number }): readonly LabeledStep[] => {
  const rest = minus(p.amount, p.done);
  return [
    ['still to do', rest],
    ['{pers}', over(rest.value, p.rate)],
  ];
};

/** (amount - done) / rate. */
const remaining = family({
  name: 'remaining-work',
  draw: (n) =>
    suitedRates(n, restSteps, () => {
      const rate = number(n, 2, n.int(0, 2) === 0 ? 300 : 60);
      const done = number(n, 3, 300);
      return { amount: rate * (n.large ? n.int(3, 26) : n.int(2, 12)) + done, done, rate };
    }),
  scene: (cast, p) => ({
    ...works(cast, p.rate),
    rate: count(p.rate),
    amount: count(p.amount),
    done: count(p.done),
  }),
  facts: [
    [
      '{amount item} <are|were> needed',
      'there <are|were> {amount item} to do in all',
      'an order <comes|came> in for {amount item}',
      'the whole job <is|was> {amount item}',
      'the goal <is|was> {amount item}',
      'somebody <wants|wanted> {amount item}',
    ],
    rateForms,
    [
      '{done} {item:s} <are|were> done already',
      'so far {done item} <are|were> finished',
      '{done item} <have|had> been done before',
      '{done item} <are|were> done by hand at the start',
      'yesterday {done item} were finished',
    ],
  ],
  ask: [
    'how many {pers} <does|did> the rest take',
    'how many [more|] {pers} <are|were> needed for the rest',
    'how long <does|did> the {maker} need for the rest, in {pers}',
    'in how many {pers} <is|was> the rest done',
    'how many {pers} of work <are|were> left',
    'after how many [more|further] {pers} <is|was> everything done',
  ],
  find: [
    'the time for the rest in {pers}',
    'the number of {pers} for the rest',
    'the {pers} still needed',
    'the remaining time in {pers}',
  ],
  notes: [
    ['{amount item} needed', 'order: {amount item}', 'goal {amount item}'],
    ['{maker}: {rate:n} per {per}', '{rate item} a {per}', '1 {per}: {rate item}'],
    ['{done:n} done', 'done so far: {done}', '{done item} finished'],
  ],
  extras: [
    'the {maker} <has|had> been here for [2|3|5] years',
    'the room <has|had> [2|3|4] windows',
    "it <is|was> [9|10|11] o'clock",
    '[2|3|4] people <look|looked> on',
  ],
  whole: [
    '{amount item} to do, {done} done, {rate:n} a {per}. How many more {pers}?',
    '({amount:n} − {done:n} {item:s}) ÷ {rate:n} per {per} = how many {pers}?',
    'Of {amount item} we have done {done:n}. Our {maker} does {rate:n} a {per}. How many {pers} until we can go home?',
    'How many more {pers} does a {maker} that does {rate item} a {per} need for {amount item} if {done:n} of them are finished?',
    '"We need {amount:n} {item:s} and we have {done:n}," says the boss. "The {maker} does {rate:n} each {per}." How many {pers} will it take?',
  ],
  known: ['{amount item} needed', '{done} done', '{rate} each {per}'],
  want: '{pers} for the rest',
  steps: restSteps,
  unit: '{pers}',
});

const neededSteps = (p: { amount: number; rate: number }): readonly LabeledStep[] => [
  ['{pers}', over(p.amount, p.rate)],
];

/** amount / rate. */
const neededTime = family({
  name: 'needed-time',
  draw: (n) =>
    suitedRates(n, neededSteps, () => {
      const rate = number(n, 2, n.int(0, 2) === 0 ? 300 : 60);
      return { amount: rate * (n.large ? n.int(3, 30) : n.int(2, 12)), rate };
    }),
  scene: (cast, p) => ({ ...works(cast, p.rate), rate: count(p.rate), amount: count(p.amount) }),
  facts: [
    [
      '{amount item} <are|were> needed',
      'there <are|were> {amount item} to do',
      'an order <comes|came> in for {amount item}',
      'the whole job <is|was> {amount item}',
      '{amount item} <have|had> to be done',
      'somebody <wants|wanted> {amount item}',
      'the list <says|said> {amount item}',
    ],
    rateForms,
  ],
  ask: [
    'how many {pers} <does|did> the {maker} need',
    'how many {pers} <does|did> it take',
    'how long <does|did> the job take, in {pers}',
    'in how many {pers} <is|was> all of it done',
    'for how many {pers} <does|did> the {maker} work',
    'after how many {pers} <is|was> the work done',
    'how many {pers} of work <is|was> that',
  ],
  find: [
    'the time in {pers}',
    'the number of {pers} needed',
    'the {pers} for the whole job',
    'the time needed, in {pers}',
  ],
  notes: [
    ['{amount item} needed', 'order: {amount item}', '{amount item} to do'],
    ['{maker}: {rate:n} per {per}', '{rate item} a {per}', '1 {per}: {rate item}'],
  ],
  extras: [
    'the {maker} <has|had> been here for [2|3|5] years',
    'the room <has|had> [2|3|4] windows',
    "it <is|was> [9|10|11] o'clock",
  ],
  whole: [
    '{amount item} at {rate:n} per {per}. How many {pers}?',
    '{amount:n} {item:s} ÷ {rate:n} per {per} = how many {pers}?',
    'How many {pers} does a {maker} that does {rate item} a {per} need for {amount:n}?',
    'Our {maker} does {rate item} a {per}, and a customer is waiting for {amount:n}. In how many {pers} can she come back?',
    '"{amount item}, please!" "One {per} for every {rate:n}," is the answer. How many {pers} is that?',
    'At a rate of {rate item} every {per}, [{amount:n} of them|a total of {amount:n}] would keep a {maker} busy for how many {pers}?',
  ],
  known: ['{amount item}', '{rate} each {per}'],
  want: 'time in {pers}',
  steps: neededSteps,
  unit: '{pers}',
});

const findSteps = (p: { amount: number; time: number; next: number }): readonly LabeledStep[] => {
  const rate = over(p.amount, p.time);
  return [
    ['each {per}', rate],
    ['in the new time', times(rate.value, p.next)],
  ];
};

/** amount / time x other time. */
const sameRate = family({
  name: 'same-rate',
  draw: (n) =>
    suitedRates(n, findSteps, () => {
      const [rate, time] = [number(n, 2, n.int(0, 2) === 0 ? 200 : 60), n.int(2, n.large ? 15 : 9)];
      const next = n.int(2, n.large ? 40 : 12);
      return { amount: rate * time, time, next: next === time ? next + 1 : next };
    }),
  scene: (cast, p) => {
    const work = works(cast, p.amount / p.time);
    return { ...work, amount: count(p.amount), time: lasting(p.time, work), next: lasting(p.next, work) };
  },
  facts: [
    [
      'a {maker} <{makes}|{made}> {amount item} in {time}',
      'in {time} a {maker} <{makes}|{made}> {amount item}',
      'the {maker} <needs|needed> {time} for {amount item}',
      'for {amount item} it <takes|took> the {maker} {time}',
      '{amount item} <take|took> the {maker} {time}',
      'within {time}, {amount item} <are|were> done by a {maker}',
      'it <takes|took> a {maker} {time} to get through {amount item}',
    ],
  ],
  ask: [
    'how many {item:s} <does|did> it do in {next} at the same speed',
    'how many {item:s} <are|were> done in {next} [at this rate|at the same rate]',
    'at this speed, how many {item:s} <is|was> that in {next}',
    'how many {item:s} <are|were> possible in {next} if nothing changes',
    'what <is|was> the number of {item:s} for {next} at the same rate',
    'what number of {item:s} <does|did> that come to in {next} if the speed stays the same',
  ],
  find: [
    'the number of {item:s} in {next} at this rate',
    'the output in {next} at the same speed',
    'the number of {item:s} for {next} if the speed stays the same',
  ],
  notes: [['{amount item} in {time}', '{time}: {amount item}', '{maker}: {amount:n} {item:s} in {time}']],
  extras: [
    'the {maker} <has|had> been here for [2|3|5] years',
    'the room <has|had> [2|3|4] windows',
    '[2|3|4] people <look|looked> on',
  ],
  whole: [
    '{amount item} in {time}. How many in {next}?',
    '{time}: {amount item}. {next}: ?',
    'Our {maker} does {amount item} in {time}. We have {next}. How many {item:s} will that give?',
    'If {time} are enough for {amount item}, how many {item:s} fit into {next}?',
    '"{amount item} took {time}," says the foreman. "Tomorrow we have {next}." How many {item:s} will that be at the same speed?',
  ],
  known: ['{amount item} in {time}', 'now {next} at the same rate'],
  want: 'number of {item:s}',
  steps: findSteps,
  unit: '{item:s}',
});

export const outputFamilies: readonly Family[] = [output, remaining, neededTime, sameRate];
