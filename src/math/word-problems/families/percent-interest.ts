/** Families about simple interest. */
import type { NumberDraw } from '../../arithmetic/number-draw.ts';
import { plus, times } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { measure, money, percent } from '../wording/quantity.ts';
import { isShort, shareSteps, suitedPercents } from './percent-draw.ts';

type Saving = { amount: number; rate: number; years: number };
const interestSteps = (p: Saving): readonly LabeledStep[] => {
  const { steps, part } = shareSteps(p.amount, p.rate, 'interest for 1 year', 'money');
  return [...steps, ['interest for {years}', times(part.value, p.years, 'money')]];
};
const balanceSteps = (p: Saving): readonly LabeledStep[] => {
  const steps = interestSteps(p);
  const all = steps.at(-1)?.[1].value ?? 0;
  return [...steps, ['with the interest', plus(p.amount, all, 'money')]];
};
const drawSaving = (n: NumberDraw, steps: (p: Saving) => readonly LabeledStep[]): Saving =>
  suitedPercents(
    n,
    () => {
      const amount = n.pick([n.int(2, 98) * 100, n.int(2, 12) * 100, n.int(2, 12) * 1000, n.int(5, 95) * 50]);
      const rate = n.pick([n.int(1, 9), n.int(1, 9), n.large ? n.pick([1.5, 2.5, 3.5, 4.5]) : 10]);
      return { amount, rate, years: n.int(2, 12) };
    },
    steps,
    ({ amount, rate }) => isShort((amount * rate) / 100, 2),
  );
const savingScene = (cast: Parameters<Family['scene']>[0], p: Saving) => ({
  who: cast.person(),
  where: cast.pick([
    'a savings account',
    'the bank',
    'a building society',
    'a savings bond',
    'a credit union',
    'a fixed deposit',
    'a loan to the town',
    'a green fund',
  ]),
  amount: money(p.amount),
  p: percent(p.rate),
  years: measure(p.years, 'year'),
});
const savingFacts = [
  [
    '{who} <puts|put> {amount} into {where}',
    '{amount} <is|was> paid into {where}',
    '{who} <has|had> {amount} in {where}',
    '{who} <invests|invested> {amount} in {where}',
    'the sum in {where} <is|was> {amount}',
    '{who} <starts|started> with {amount} in {where}',
  ],
  [
    'it <earns|earned> {p} simple interest a year',
    'the simple interest <is|was> {p} per year',
    'each year {p} simple interest <is|was> paid',
    '{p} simple interest <is|was> paid every year',
    'the yearly rate <is|was> {p} simple interest',
    'simple interest of {p} per year <is|was> agreed',
  ],
  [
    'the money <stays|stayed> there for {years}',
    'this <goes|went> on for {years}',
    'nothing <is|was> taken out for {years}',
    '{who} <leaves|left> the money there for {years}',
    'it all <lasts|lasted> {years}',
    'the money <is|was> not touched for {years}',
  ],
] as const;
const savingNotes = [
  ['{amount} in {where}', 'deposit {amount}', '{amount} saved'],
  ['{p} simple interest a year', 'rate {p} per year, simple', '{p} p.a. simple interest'],
  ['{years}', 'for {years}', 'time: {years}'],
];

/** amount x rate / 100 x years. */
const interest = family({
  name: 'simple-interest',
  draw: (n) => drawSaving(n, interestSteps),
  scene: savingScene,
  facts: savingFacts,
  ordered: true,
  ask: [
    'how much interest <is|was> that [altogether|in all|in total]',
    'how much interest <does|did> {who} get [in all|]',
    'how many {currency} of interest <does|did> that bring',
    'what <is|was> the interest [in {currency}|] for the whole time',
    'how much <does|did> {who} earn in interest',
    'what interest <does|did> the money bring in total',
  ],
  find: [
    'the interest [in {currency}|]',
    'the simple interest for the whole time',
    'the total interest',
    'the interest earned [in {currency}|]',
  ],
  notes: savingNotes,
  extras: [
    "the bank <opens|opened> at [8|9|10] o'clock",
    'there <are|were> [3|5|7] other accounts',
    'the account <has|had> a number with [8|9|10] digits',
  ],
  whole: [
    'how much simple interest do {amount} earn in {years} at {p} a year?',
    '{amount} at {p} simple interest for {years}: how much interest?',
    'I lent {amount} to a friend at {p} simple interest a year for {years}. How much interest did I get?',
    'what is the simple interest on {amount} over {years} at a yearly rate of {p}?',
    '"You get {p} simple interest every year," says the clerk. How much interest is that for {amount} in {years}?',
    'interest on {amount}: {p} a year, {years}, no compounding. Total interest?',
  ],
  known: ['{amount} saved', '{p} simple interest per year', '{years}'],
  want: 'interest in {currency}',
  steps: interestSteps,
  unit: '{currency}',
});

/** amount + amount x rate / 100 x years. */
const balance = family({
  name: 'simple-interest-balance',
  draw: (n) => drawSaving(n, balanceSteps),
  scene: savingScene,
  facts: savingFacts,
  ordered: true,
  ask: [
    'how much money <is|was> there in the end',
    'how much <is|was> it with the interest',
    'how many {currency} <is|was> it at the end',
    'what <is|was> the sum at the end, interest included',
    'how much <does|did> {who} have at the end',
    'what <does|did> the money grow to',
  ],
  find: [
    'the amount at the end',
    'the sum with the interest',
    'the final balance [in {currency}|]',
    'the money at the end, interest included',
  ],
  notes: savingNotes,
  extras: ["the bank <opens|opened> at [8|9|10] o'clock", 'there <are|were> [3|5|7] other accounts'],
  whole: [
    'what do {amount} grow to in {years} at {p} simple interest a year?',
    '{amount} at {p} simple interest for {years}: how much in the end?',
    'I put {amount} in {where} at {p} simple interest a year. What did I have after {years}?',
    'start {amount}, {p} simple interest per year, {years}. Final balance?',
    'how many {currency} must be paid back for a loan of {amount} after {years} at {p} simple interest per year?',
  ],
  known: ['{amount} saved', '{p} simple interest per year', '{years}'],
  want: 'amount at the end in {currency}',
  steps: balanceSteps,
  unit: '{currency}',
});

export const percentInterestFamilies: readonly Family[] = [interest, balance];
