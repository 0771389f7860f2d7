/** Families about daily and monthly rates over a longer time. */
import { plus, times } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { count, measure, money } from '../wording/quantity.ts';
import { suited } from './suited.ts';

const weekSteps = (p: { weeks: number; days: number; rate: number }): LabeledStep[] => {
  const inWeeks = times(p.weeks, 7);
  const days = plus(inWeeks.value, p.days);
  return [
    ['days in the weeks', inWeeks],
    ['days in all', days],
    ['in all', times(days.value, p.rate)],
  ];
};

/** (weeks x 7 + days) x daily rate. */
const weeksRate = family({
  name: 'weeks-rate',
  draw: (n) =>
    suited(n, weekSteps, () =>
      n.large
        ? { weeks: n.int(1, 12), days: n.int(1, 6), rate: n.int(3, 48) }
        : { weeks: n.int(1, 8), days: n.int(1, 6), rate: n.pick([2, 3, 4, 5, 6, 10, 20, 30, 50, 100]) },
    ),
  scene: (cast, p) => {
    const habit = cast.pick([
      { one: 'canteen', things: 'pints of milk', verb: ['uses', 'used', 'use'] },
      { one: 'bakery', things: 'loaves of rye bread', verb: ['sells', 'sold', 'sell'] },
      { one: 'hen house', things: 'eggs', verb: ['produces', 'produced', 'produce'] },
      { one: 'hotel', things: 'towels', verb: ['washes', 'washed', 'wash'] },
      { one: 'zoo keeper', things: 'bananas', verb: ['hands out', 'handed out', 'hand out'] },
      { one: 'postwoman', things: 'letters', verb: ['delivers', 'delivered', 'deliver'] },
      { one: 'florist', things: 'bunches of tulips', verb: ['sells', 'sold', 'sell'] },
      { one: 'factory', things: 'bicycles', verb: ['makes', 'made', 'make'] },
      { one: 'clinic', things: 'masks', verb: ['needs', 'needed', 'need'] },
      { one: 'farm shop', things: 'jars of jam', verb: ['sells', 'sold', 'sell'] },
      { one: 'runner', things: 'laps', verb: ['does', 'did', 'do'] },
      { one: 'writer', things: 'pages', verb: ['writes', 'wrote', 'write'] },
      { one: 'potter', things: 'mugs', verb: ['makes', 'made', 'make'] },
      { one: 'café', things: 'bags of coffee', verb: ['goes through', 'went through', 'go through'] },
      { one: 'singer', things: 'songs', verb: ['practises', 'practised', 'practise'] },
    ]);
    return {
      owner: habit.one,
      things: habit.things,
      sells: habit.verb[0] ?? '',
      sold: habit.verb[1] ?? '',
      sell: habit.verb[2] ?? '',
      rate: count(p.rate),
      weeks: measure(p.weeks, 'week'),
      days: measure(p.days, 'day'),
    };
  },
  facts: [
    [
      'a {owner} <{sells}|{sold}> {rate} {things} [a day|every day|each day|per day|daily]',
      'every [single|] day a {owner} <{sells}|{sold}> {rate} {things}',
      'a {owner} <{sells}|{sold}> {things}, {rate} [a day|every day], weekends included',
      'each day of the week a {owner} <{sells}|{sold}> {rate} {things}',
      'day after day a {owner} <{sells}|{sold}> {rate} {things}',
      'on every day of the week the {owner} <{sells}|{sold}> {rate} {things}',
    ],
    [
      'this <goes|went> on for {weeks} and {days}',
      'it <stays|stayed> like that for {weeks} and {days}',
      'that <is|was> the case for {weeks} and {days} [in a row|]',
      'nothing <changes|changed> for {weeks} and {days}',
      'the {owner} <keeps|kept> this up for {weeks} plus {days}',
      'the time in question <is|was> {weeks} and {days}',
    ],
  ],
  ordered: true,
  ask: [
    'how many {things} <is|was> that [in all|altogether|in total]',
    'how many {things} <does|did> the {owner} {sell} [in that time|in all|altogether]',
    'how many {things} <does|did> that come to [over the whole time|]',
    'what <is|was> the total number of {things}',
    'how many {things} <are|were> there [in all|altogether] in that time',
    'how many {things} <does|did> that make in {weeks} and {days}',
  ],
  find: [
    'the [total|] number of {things}',
    'the number of {things} in {weeks} and {days}',
    'the number of {things} in that time',
  ],
  notes: [
    ['{owner}: {rate} {things} a day', '{rate} {things} daily ({owner})', '{owner}, {rate} {things} per day'],
    ['{weeks} {days}', 'for {weeks} and {days}', 'time: {weeks} and {days}'],
  ],
  extras: [
    'the {owner} <has|had> a break of [15|20|30] minutes at noon',
    'it <is|was> known [4|6|9] miles away',
    '[2|3|4] visitors <come|came> to see it',
  ],
  whole: [
    'The {owner} {sells} {rate} {things} a day, weekends included. How many {things} is that over {weeks} and {days}?',
    'How many {things} does a {owner} {sell} in {weeks} and {days} at {rate} a day?',
    '{rate} {things} a day for {weeks} and {days}. Total?',
    'If nothing changes, how many {things} will the {owner} {sell} in {weeks} plus {days}, given {rate} a day?',
    'at {rate} {things} a day how many is that in {weeks} and {days}',
    'I have watched the {owner} for {weeks} and {days}. Every day it was the same: {rate} {things}. How many {things} were there altogether?',
  ],
  known: ['{rate:n} {things} each day', '{weeks} and {days}', '1 week is 7 days'],
  want: 'number of {things}',
  steps: weekSteps,
  unit: '{things}',
});

const monthSteps = (p: { years: number; months: number; rate: number }): LabeledStep[] => {
  const inYears = times(p.years, 12);
  const months = plus(inYears.value, p.months);
  return [
    ['months in the years', inYears],
    ['months in all', months],
    ['in all', times(months.value, p.rate, 'money')],
  ];
};

/** (years x 12 + months) x monthly amount. */
const monthsRate = family({
  name: 'months-rate',
  draw: (n) =>
    suited(n, monthSteps, () =>
      n.large
        ? { years: n.int(1, 6), months: n.int(1, 11), rate: n.int(5, 95) }
        : { years: n.int(1, 8), months: n.int(1, 11), rate: n.pick([2, 3, 5, 10, 20, 30, 50, 100, 200]) },
    ),
  scene: (cast, p) => {
    const what = cast.pick([
      { one: 'a phone', verb: ['pays', 'paid', 'pay'], for: ' for a phone' },
      { one: 'gym', verb: ['pays', 'paid', 'pay'], for: ' for the gym' },
      { one: 'savings', verb: ['saves', 'saved', 'save'], for: ' for a boat' },
      { one: 'bike', verb: ['saves', 'saved', 'save'], for: ' for a bike' },
      { one: 'internet', verb: ['pays', 'paid', 'pay'], for: ' for the internet' },
      { one: 'guitar', verb: ['pays', 'paid', 'pay'], for: ' for guitar lessons' },
      { one: 'garage', verb: ['pays', 'paid', 'pay'], for: ' for a garage' },
      { one: 'charity', verb: ['gives', 'gave', 'give'], for: ' to a charity' },
      { one: 'magazine', verb: ['spends', 'spent', 'spend'], for: ' on magazines' },
      { one: 'loan', verb: ['pays', 'paid', 'pay'], for: ' for a loan' },
    ]);
    return {
      who: cast.person(),
      pays: what.verb[0] ?? '',
      paid: what.verb[1] ?? '',
      pay: what.verb[2] ?? '',
      thing: what.for,
      rate: money(p.rate),
      years: measure(p.years, 'year'),
      months: measure(p.months, 'month'),
    };
  },
  facts: [
    [
      '{who} <{pays}|{paid}> {rate}{thing} [every month|each month|a month|per month]',
      'every month {who} <{pays}|{paid}> {rate}{thing}',
      'each month {rate} <is|was> what {who} <{pays}|{paid}>{thing}',
      'month after month {who} <{pays}|{paid}> {rate}{thing}',
      '{who} <{pays}|{paid}> {rate} at the [end|start] of each month{thing}',
      'at the end of every month {who} <{pays}|{paid}> {rate}{thing}',
    ],
    [
      'this <goes|went> on for {years} and {months}',
      '{who} <does|did> that for {years} and {months}',
      'it <stays|stayed> like that for {years} and {months}',
      'that <is|was> the case for {years} and {months}',
      'the time in question <is|was> {years} and {months}',
      '{who} <keeps|kept> this up for {years} and {months}',
    ],
  ],
  ordered: true,
  ask: [
    'how much <is|was> that [in all|altogether|in total]',
    'how much [money|] <does|did> {who} {pay} [in all|altogether|in that time]',
    'how many {currency} <does|did> {who} {pay} [in all|altogether|]',
    'how many {currency} <does|did> that come to',
    'what <does|did> that make [altogether|in all]',
    'what <is|was> the total [in {currency}|]',
  ],
  find: [
    'the total [amount|] [in {currency}|]',
    'the whole amount in {currency}',
    'the amount for {years} and {months}',
  ],
  notes: [
    ['{rate} a month{thing}', '{rate} monthly{thing}', 'every month {rate}{thing}'],
    ['{years} {months}', 'for {years} and {months}', 'time: {years} and {months}'],
  ],
  extras: [
    '{who} <is|was> asked about it [2|3] times',
    'the bank <opens|opened> at [8|9] in the morning',
    'it all <begins|began> on the [3rd|12th|20th] of May',
  ],
  whole: [
    '{who} <{pays}|{paid}> {rate}{thing} every month. How much <is|was> that in {years} and {months}?',
    'How much is {rate} a month over {years} and {months}?',
    '{rate} a month for {years} and {months}. Total?',
    'at {rate} a month, whats the total after {years} and {months}',
    'My parents {pay} {rate}{thing} each month. They have done it for {years} and {months}. How many {currency} is that?',
    'Work out what {rate} per month comes to in {years} and {months}.',
  ],
  known: ['{rate} each month', '{years} and {months}', '1 year is 12 months'],
  want: 'total in {currency}',
  steps: monthSteps,
  unit: '{currency}',
});

export const clockFamilies: readonly Family[] = [weeksRate, monthsRate];
