/** Families about tips: with the bill, alone, shared. */
import type { NumberDraw } from '../../arithmetic/number-draw.ts';
import { over, plus } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { count, money, percent } from '../wording/quantity.ts';
import { isShort, moneyShare, shareSteps, suitedPercents } from './percent-draw.ts';

type Bill = { bill: number; rate: number };

const totalSteps = (p: Bill): readonly LabeledStep[] => {
  const { steps, part } = shareSteps(p.bill, p.rate, '{p}', 'money');
  return [...steps, ['in total', plus(p.bill, part.value, 'money')]];
};

const meals = [
  'lunch',
  'dinner',
  'the haircut',
  'the taxi ride',
  'the pizza delivery',
  'breakfast',
  'the meal',
  'the city tour',
  'coffee and cake',
  'the curry',
  'the birthday meal',
  'the barbecue',
] as const;

/** Meals that a group pays for together. */
const sharedMeals = meals.filter((each) => each !== 'the haircut');

const tipFacts = [
  [
    'the bill for {what} <is|was> {bill}',
    '{what} <costs|cost> {bill}',
    '{who} <gets|got> a bill of {bill} for {what}',
    'the price of {what} <comes|came> to {bill}',
    'for {what} the bill <says|said> {bill}',
    '{bill} <is|was> charged for {what}',
    '{who} <has|had> {bill} to pay for {what}',
  ],
  [
    '{who} <gives|gave> a tip of {p}',
    '{who} <leaves|left> a {p} tip',
    '{who} <tips|tipped> {p}',
    'a tip of {p} <is|was> usual there',
    'the tip <is|was> {p} of the bill',
    'a {p} tip <comes|came> on top',
    'a tip of {p} <is|was> added',
  ],
] as const;

const drawBill = (n: NumberDraw): Bill =>
  suitedPercents(
    n,
    () => {
      const [bill, rate] = moneyShare(n, { low: 8, high: 400, most: 30 });
      return { bill, rate };
    },
    totalSteps,
  );

/** bill + bill x percent / 100. */
const tipTotal = family({
  name: 'tip-total',
  draw: drawBill,
  scene: (cast, p) => ({
    who: cast.person(),
    what: cast.pick(meals),
    bill: money(p.bill),
    p: percent(p.rate),
  }),
  facts: tipFacts,
  ask: [
    'how much <does|did> {who} pay [in total|altogether|in all]',
    'what <is|was> the total with the tip',
    'how many {currency} <does|did> {who} pay altogether',
    'how much <is|was> it with the tip',
    'what <does|did> {who} pay, tip included',
    'how much money <does|did> {who} hand over in all',
  ],
  find: [
    'the total with the tip',
    'the full amount paid [in {currency}|]',
    'the total [in {currency}|]',
    'the bill and tip together',
  ],
  notes: [
    ['bill {bill}', 'bill for {what}: {bill}', '{what}: {bill}'],
    ['tip {p}', 'plus {p} tip', '{p} tip'],
  ],
  extras: [
    'the place <has|had> [8|15|24] tables',
    "it <is|was> [7|8|9] o'clock",
    'the music <is|was> from [1965|1978|1984]',
  ],
  whole: [
    'our bill for {what} was {bill} and we left a {p} tip. What did we pay [in total|altogether]?',
    '{bill} plus {p} tip = how many {currency}?',
    'how much is a bill of {bill} with a tip of {p}?',
    'bill {bill}, tip {p}, total?',
    'I paid {bill} for {what} and added {p} as a tip. How much did I spend in total?',
    '"{bill}, please," says the waiter. The guest adds a tip of {p}. How much does the guest pay?',
    'what do you pay for {what} at {bill} if you tip {p}?',
    'add a {p} tip to a bill of {bill}.',
  ],
  known: ['bill of {bill}', 'tip of {p}'],
  want: 'total in {currency}',
  steps: totalSteps,
  unit: '{currency}',
});

/** bill x percent / 100. */
const tipOnly = family({
  name: 'tip-only',
  draw: drawBillOnly,
  scene: (cast, p) => ({
    who: cast.person(),
    what: cast.pick(meals),
    bill: money(p.bill),
    p: percent(p.rate),
  }),
  facts: tipFacts,
  ask: [
    'how much <is|was> the tip',
    'how many {currency} <is|was> the tip',
    'how large <is|was> the tip [in {currency}|]',
    'what <does|did> the tip come to',
    'what tip <is|was> that in {currency}',
  ],
  find: ['the tip [in {currency}|]', 'the amount of the tip', 'the tip alone'],
  notes: [
    ['bill {bill}', 'bill for {what}: {bill}', '{what}: {bill}'],
    ['tip {p}', '{p} tip'],
  ],
  extras: ['the place <has|had> [8|15|24] tables', "it <is|was> [7|8|9] o'clock"],
  whole: [
    'what is a {p} tip on {bill}?',
    'bill {bill}, tip {p}. Tip in {currency}?',
    'how much tip is {p} of {bill}?',
    'I want to leave {p} as a tip for {what}, which was {bill}. How much is the tip?',
    'tip for {what}: {p} of {bill} = ?',
    'if you tip {p} on a bill of {bill}, how many {currency} is the tip?',
  ],
  known: ['bill of {bill}', 'tip of {p}'],
  want: 'tip in {currency}',
  steps: (p) => shareSteps(p.bill, p.rate, 'the tip', 'money').steps,
  unit: '{currency}',
});

function drawBillOnly(n: NumberDraw): Bill {
  const [bill, rate] = moneyShare(n, { low: 8, high: 400, most: 30 });
  return { bill, rate };
}

type Split = Bill & { people: number };
const splitSteps = (p: Split): readonly LabeledStep[] => {
  const steps = totalSteps(p);
  const total = steps.at(-1)?.[1].value ?? 0;
  return [...steps, ['each person', over(total, p.people, 'money')]];
};

/** (bill + bill x percent / 100) / people. */
const splitBill = family({
  name: 'tip-and-split',
  draw: (n) =>
    suitedPercents(
      n,
      () => {
        const [bill, rate] = moneyShare(n, { low: 12, high: 400, most: 30 });
        return { bill, rate, people: n.int(2, 9) };
      },
      splitSteps,
      ({ bill, rate, people }) => isShort((bill + (bill * rate) / 100) / people, 2),
    ),
  scene: (cast, p) => ({
    group: cast.pick([
      'friends',
      'colleagues',
      'cousins',
      'flatmates',
      'neighbours',
      'students',
      'sisters',
      'teammates',
      'tourists',
      'musicians',
    ]),
    what: cast.pick(sharedMeals),
    bill: money(p.bill),
    p: percent(p.rate),
    people: count(p.people),
  }),
  facts: [
    [
      '{people} {group} <get|got> a bill of {bill} for {what}',
      'the bill of {people} {group} for {what} <is|was> {bill}',
      '{what} <costs|cost> {people} {group} {bill}',
      'for {what} {people} {group} <have|had> {bill} to pay',
      '{people} {group} <share|shared> a bill of {bill} for {what}',
    ],
    [
      'a tip of {p} <is|was> added',
      'the {group} <add|added> a tip of {p}',
      'on top there <is|was> a {p} tip',
      'the {group} <leave|left> a {p} tip',
      'the {group} <tip|tipped> {p}',
    ],
    [
      'everyone <pays|paid> the same',
      'all of it <is|was> split evenly',
      'the total <is|was> shared equally',
      'the {group} <split|split> the total into equal parts',
      'each <pays|paid> the same share',
    ],
  ],
  ordered: true,
  ask: [
    'how much <does|did> each [of them|person|of the {group}] pay',
    'how many {currency} <does|did> each of the {group} pay',
    "what <is|was> one person's share",
    'how much <is|was> that each',
    'what <does|did> each one owe',
  ],
  find: ['the amount that each one pays', 'the share of each person [in {currency}|]', 'the cost per person'],
  notes: [
    ['{people} {group}, bill {bill}', 'bill {bill} for {people} people'],
    ['tip {p}', 'plus {p} tip'],
    ['split evenly', 'equal shares'],
  ],
  extras: ['the place <has|had> [8|15|24] tables', "it <is|was> [7|8|9] o'clock"],
  whole: [
    '{people} {group} split a bill of {bill} plus a {p} tip evenly. How much does each pay?',
    '({bill} + {p} tip) shared by {people} {group}: how much each?',
    "we were {people} {group}, the bill was {bill} and we added {p} as a tip. What was each one's share?",
    'how much does each of {people} {group} pay for {what} if the bill is {bill} and the tip {p}?',
  ],
  known: ['bill of {bill}', 'tip of {p}', '{people} people'],
  want: 'share of each in {currency}',
  steps: splitSteps,
  unit: '{currency}',
});

export const percentTipFamilies: readonly Family[] = [tipTotal, tipOnly, splitBill];
