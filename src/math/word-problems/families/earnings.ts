/** Families about wages. Spreads those about sales. */
import { plus, times } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { count, money } from '../wording/quantity.ts';
import { price, suitedPrices } from './money-shared.ts';
import { salesFamilies } from './money-sales.ts';

const jobs = [
  'in a café',
  'at a petrol station',
  'in a garden centre',
  'as a lifeguard',
  'in a bakery',
  'at the cinema',
  'as a babysitter',
  'in a warehouse',
  'on a farm',
  'at the post office',
  'as a dog walker',
  'in a toy shop',
  'at a car wash',
  'in a call centre',
];

/** hours x rate + bonus. */
const wageSteps = (p: { hours: number; rate: number; bonus: number }): readonly LabeledStep[] => {
  const pay = times(p.hours, p.rate, 'money');
  return [
    ['pay for the hours', pay],
    ['with the {bonus}', plus(pay.value, p.bonus, 'money')],
  ];
};
const wage = family({
  name: 'wage',
  draw: (n) =>
    suitedPrices(
      n,
      () => ({
        hours: n.int(2, n.large ? 42 : 12),
        rate: n.large ? price(n, 8, 38) : n.int(5, 12),
        bonus: n.large ? n.int(10, 180) : 5 * n.int(1, 18),
      }),
      wageSteps,
    ),
  scene: (cast, p) => ({
    who: cast.person(),
    worker: cast.named(),
    job: cast.pick(jobs),
    bonus: cast.pick([
      'bonus',
      'travel allowance',
      'tip',
      'Christmas bonus',
      'late-shift bonus',
      'meal allowance',
      'holiday bonus',
      'uniform allowance',
      'fuel allowance',
    ]),
    hours: count(p.hours),
    rate: money(p.rate),
    more: money(p.bonus),
  }),
  facts: [
    [
      '{who} <works|worked> {hours} hours {job}',
      '{who} <puts|put> in {hours} hours {job}',
      'a job {job} <keeps|kept> {who:them} busy for {hours} hours',
      'the time sheet <says|said> that {who} <works|worked> {hours} hours {job}',
      '{who} <spends|spent> {hours} hours working {job}',
      '{who} <does|did> {hours} hours of work {job}',
      'the work {job} <takes|took> {who:them} {hours} hours',
    ],
    [
      'the pay <is|was> {rate} [an|per|for each] hour',
      '{who} <earns|earned> {rate} [an|per|each|every] hour',
      'each hour <is|was> paid at {rate}',
      'for every hour {who} <gets|got> {rate}',
      'the hourly [wage|rate] <is|was> {rate}',
      'one hour of work <brings|brought> in {rate}',
      'the boss <pays|paid> {who:them} {rate} an hour',
    ],
    [
      'there <is|was> a {bonus} of {more}',
      '{who} <gets|got> a {bonus} of {more} on top of the pay',
      'a {bonus} of {more} <comes|came> on top of the pay',
      'the {bonus} <is|was> {more}',
      '{who} <receives|received> {more} as a {bonus}',
      '{more} <is|was> paid as a {bonus}',
      'the boss <adds|added> a {bonus} of {more}',
    ],
  ],
  ask: [
    'how much <does|did> {who} earn [in total|altogether|in all]',
    'how many {currency} <does|did> {who} get [in all|altogether]',
    'what <is|was> the total pay [in {currency}|]',
    'how much money <does|did> {who} take home',
    'what <does|did> {who} make altogether',
    'how much <does|did> the boss pay in all',
    'how big <is|was> the pay packet [in {currency}|]',
    'what <does|did> the pay add up to',
  ],
  find: [
    'the total pay [in {currency}|]',
    'the money earned in all',
    'the amount {who} <takes|took> home [in {currency}|]',
    'the total earnings',
  ],
  notes: [
    ['{hours} hours', 'hours worked: {hours}', '{hours} h of work', 'time sheet: {hours} hours'],
    ['{rate} per hour', '{rate}/hour', '{rate} an hour', 'hourly rate {rate}'],
    ['{bonus} {more}', '{bonus}: {more}', 'plus {bonus} of {more}'],
  ],
  extras: [
    'the bus there <takes|took> [15|25|40] minutes',
    'there <are|were> [6|9|14] people in the team',
    'the lunch break <starts|started> at [12|1]',
    '{who} <has|had> been there for [2|3|5] years',
  ],
  whole: [
    '{hours:n} h × {rate} + {more} {bonus} = ?',
    '{hours} hours at {rate} an hour and a {bonus} of {more}. Total pay?',
    'Last month I worked {hours} hours {job}. I get {rate} an hour, and there was a {bonus} of {more}. What did I earn?',
    '{worker:name} has a job {job} at {rate} an hour. After {hours} hours, {worker:they} also gets a {bonus} of {more}. How much money is that in all?',
    'PAYSLIP. Hours: {hours}. Rate: {rate}. {bonus}: {more}. Total: ?',
    'How much does somebody earn who works {hours} hours {job} for {rate} an hour and gets a {bonus} of {more}?',
    '"You did {hours} hours at {rate}, and here is {more} as a {bonus}," says the boss. What does {worker:name} get altogether?',
    'HELP WANTED {job}! {rate} per hour plus a {bonus} of {more}. What would {hours} hours bring you?',
  ],
  known: ['{hours} hours at {rate} per hour', '{bonus} {more}'],
  want: 'total pay in {currency}',
  steps: wageSteps,
  unit: '{currency}',
});

/** days x hours x rate. */
const shiftSteps = (p: { days: number; hours: number; rate: number }): readonly LabeledStep[] => {
  const hours = times(p.days, p.hours);
  return [
    ['all hours', hours],
    ['pay', times(hours.value, p.rate, 'money')],
  ];
};
const shifts = family({
  name: 'wage-by-days',
  draw: (n) =>
    suitedPrices(
      n,
      () => ({
        days: n.int(2, n.large ? 24 : 10),
        hours: n.int(2, 9),
        rate: n.large ? price(n, 7, 42) : n.pick([n.int(5, 12), 10, 20, 30]),
      }),
      shiftSteps,
    ),
  scene: (cast, p) => ({
    who: cast.person(),
    worker: cast.named(),
    job: cast.pick(jobs),
    days: count(p.days),
    hours: count(p.hours),
    rate: money(p.rate),
  }),
  facts: [
    [
      '{who} <works|worked> {hours} hours a day {job} for {days} days',
      '{who} <works|worked> {job} on {days} days, {hours} hours each day',
      'for {days} days {who} <works|worked> {job}, {hours} hours [a|each|every] day',
      '{who} <does|did> {days} shifts of {hours} hours each {job}',
      'there <are|were> {days} working days of {hours} hours each for {who:them} {job}',
      'on each of {days} days, {who} <spends|spent> {hours} hours working {job}',
      '{who} <has|had> a job {job}: {days} shifts, each {hours} hours long',
      'every one of the {days} shifts that {who} <does|did> {job} <lasts|lasted> {hours} hours',
    ],
    [
      'the pay <is|was> {rate} [an|per|for each] hour',
      '{who} <earns|earned> {rate} [an|per|each|every] hour',
      'each hour <is|was> paid at {rate}',
      'for every hour {who} <gets|got> {rate}',
      'the hourly [wage|rate] <is|was> {rate}',
      'one hour of work <brings|brought> in {rate}',
      'the boss <pays|paid> {who:them} {rate} an hour',
    ],
  ],
  ask: [
    'how much <does|did> {who} earn [in total|altogether|in all]',
    'how many {currency} <does|did> {who} get [in all|altogether]',
    'what <is|was> the total pay [in {currency}|]',
    'how much money <does|did> {who} make',
    'what <are|were> the total earnings [in {currency}|]',
    'how much <does|did> all this work bring in',
    'what <does|did> the pay add up to',
    'how much <does|did> the boss pay in all',
  ],
  find: [
    'the total pay [in {currency}|]',
    'the money earned in all',
    'the pay for all {days} days',
    'the total earnings [in {currency}|]',
  ],
  notes: [
    ['{days} days, {hours} hours a day', '{days} shifts of {hours} hours', '{days} × {hours} hours'],
    ['{rate} per hour', '{rate}/hour', '{rate} an hour', 'hourly rate {rate}'],
  ],
  extras: [
    'the bus there <takes|took> [15|25|40] minutes',
    'there <are|were> [6|9|14] people in the team',
    'the uniform <has|had> [2|4] pockets',
    '{who} <has|had> been there for [2|3|5] years',
  ],
  whole: [
    '{days:n} days × {hours:n} hours × {rate} = ?',
    '{days} days, {hours} hours a day, {rate} an hour. Total pay?',
    'This summer I worked {job} for {days} days, {hours} hours a day, at {rate} an hour. How much did I make?',
    '{worker:name} is paid {rate} an hour {job}. {worker:they} works {hours} hours a day. What will {worker:they} have earned after {days} days?',
    'How much does {worker:name} get for {days} shifts of {hours} hours at {rate} an hour?',
    'JOB {job}: {hours} hours a day, {rate} an hour. What do you earn in {days} days?',
    '"{days} days of {hours} hours each, and {rate} for every hour," reads the contract. How many {currency} is the whole job worth?',
    'Work out the wages for {days} days of {hours} hours if one hour is paid at {rate}.',
  ],
  known: ['{days} days of {hours} hours', '{rate} per hour'],
  want: 'total pay in {currency}',
  steps: shiftSteps,
  unit: '{currency}',
});

export const earningFamilies: readonly Family[] = [wage, shifts, ...salesFamilies];
