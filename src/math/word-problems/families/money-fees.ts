/** Families about a fee and a rate: the total, and back from the total. */
import { minus, over, plus, times } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { count, money } from '../wording/quantity.ts';
import type { Thing } from '../wording/scene.ts';
import { price, suitedPrices, thing } from './money-shared.ts';

interface Service {
  readonly one: string;
  readonly firm: string;
  readonly fee: string;
  readonly job: string;
  readonly time: Thing;
}
const service = (one: string, firm: string, fee: string, job: string, time: string): Service => ({
  one,
  firm,
  fee,
  job,
  time: thing(time),
});
/** Who charges a fee and a rate; the job is what lasts so long. */
const services: readonly Service[] = [
  service('plumber', 'the plumber', 'call-out fee', 'the job', 'hour'),
  service('electrician', 'the electrician', 'call-out charge', 'the repair', 'hour'),
  service('taxi', 'the taxi driver', 'basic fare', 'the ride', 'mile'),
  service('cab', 'the cab company', 'starting fare', 'the trip', 'mile'),
  service('minicab', 'the minicab firm', 'pick-up fee', 'the drive', 'kilometre'),
  service('gym', 'the gym', 'joining fee', 'the membership', 'month'),
  service('bikes', 'the bike rental', 'basic fee', 'the rental', 'hour'),
  service('hall', 'the village hall', 'booking fee', 'the party', 'hour'),
  service('boat', 'the boat hire', 'fixed fee', 'the hire', 'hour'),
  service('tutor', 'the tutor', 'registration fee', 'the course', 'week'),
  service('phone', 'the phone company', 'connection fee', 'the contract', 'month'),
  service('photographer', 'the photographer', 'travel fee', 'the shoot', 'hour'),
  service('digger', 'the tool hire shop', 'delivery charge', 'the hire of a digger', 'day'),
  service('van', 'the van rental', 'basic charge', 'the rental', 'day'),
  service('band', 'the band', 'set-up fee', 'the concert', 'hour'),
  service('storage', 'the storage company', 'set-up charge', 'the storage', 'week'),
  service('kennel', 'the kennel', 'check-in fee', "the dog's stay", 'day'),
  service('gardener', 'the gardening firm', 'travel charge', 'the work', 'hour'),
  service('cleaner', 'the cleaning firm', 'flat fee', 'the cleaning', 'hour'),
  service('clown', 'the clown', 'costume fee', 'the show', 'hour'),
];

/** Those whose rate is likely: a mile is cheap. */
const servicesAt = (rate: number): readonly Service[] =>
  services.filter(({ time }) => rate <= 8 || (time.one !== 'mile' && time.one !== 'kilometre'));

const chargesFee: readonly string[] = [
  '{firm} <charges|charged> a {fee} of {base}',
  'the {fee} of {firm} <is|was> {base}',
  'there <is|was> a {fee} of {base} [to pay|at {firm}|]',
  '{firm} <asks|asked> for {base} as a {fee}',
  'a {fee} of {base} <is|was> due to {firm}',
  'whatever happens, {firm} <gets|got> a {fee} of {base}',
  '{base} <is|was> charged as a {fee}',
];
const chargesRate: readonly string[] = [
  'each {time} <costs|cost> {rate}',
  'the [rate|price] <is|was> {rate} [a|per|for each] {time}',
  '{firm} <takes|took> {rate} [per|a|for every] {time}',
  'every {time} <is|was> charged at {rate}',
  'for each {time}, {rate} <is|was> added',
  '{rate} <is|was> due for every {time}',
  'a {time} <costs|cost> {rate}',
];

/** base + rate x length. */
const feeSteps = (p: { base: number; rate: number; length: number }): readonly LabeledStep[] => {
  const all = times(p.length, p.rate, 'money');
  return [
    ['{length time}', all],
    ['with the {fee}', plus(all.value, p.base, 'money')],
  ];
};
const baseFee = family({
  name: 'fee-and-rate',
  draw: (n) =>
    suitedPrices(
      n,
      () => ({
        base: n.large ? n.int(8, 95) : 5 * n.int(1, 16),
        rate: n.large ? price(n, 3, 79) : n.int(2, 12),
        length: n.int(2, n.large ? 24 : 12),
      }),
      feeSteps,
    ),
  scene: (cast, p) => {
    const who = cast.person();
    const { firm, fee, job, time } = cast.pick(servicesAt(p.rate));
    return { who, firm, fee, job, time, base: money(p.base), rate: money(p.rate), length: count(p.length) };
  },
  facts: [
    chargesFee,
    chargesRate,
    [
      '{job} <takes|took> {length time}',
      '{job} <lasts|lasted> {length time}',
      '{job} <goes|went> on for {length time}',
      '{job} <is|was> {length time} long',
      'it <takes|took> {length time} until {job} <is|was> over',
      '{who} <pays|paid> for {length time}',
      '{who} <uses|used> exactly {length time}',
    ],
  ],
  ask: [
    'how much <does|did> {who} pay [in total|in all|altogether]',
    'what <does|did> {job} cost [in all|altogether|]',
    'how many {currency} <does|did> {firm} get',
    'what <is|was> the [total|whole] bill [in {currency}|]',
    'how much <is|was> charged in all',
    'what sum <does|did> {firm} ask for in the end',
    'how much [money|] <does|did> {who} owe in the end',
    'what <does|did> it all come to',
  ],
  find: [
    'the total cost [in {currency}|]',
    'the whole bill [in {currency}|]',
    'the price of {job} [in {currency}|]',
    'the total charge',
  ],
  notes: [
    ['{fee} {base}', '{fee}: {base}', '{base} {fee}'],
    ['{rate} per {time}', '{rate} a {time}', 'each {time} {rate}', '{rate}/{time}'],
    ['{length time}', 'length: {length time}', '{job}: {length time}'],
  ],
  extras: [
    '{firm} <has|had> been in business for [6|12|20] years',
    '{who} <books|booked> [3|5|10] days ahead',
    '{firm} <has|had> [2|3|5] phone numbers',
    "{firm} <opens|opened> at [8|9] o'clock",
  ],
  whole: [
    '{base} ({fee}) + {length time} × {rate} = ?',
    '{fee} {base}, then {rate} per {time}. {length time}. Total?',
    'How much does {firm} charge for {length time} with a {fee} of {base} and a price of {rate} per {time}?',
    '"We charge a {fee} of {base} and {rate} for each {time}," says {firm}. {job} takes {length time}. What is on the bill?',
    'I hired {firm} for {length time}. The {fee} was {base} and every {time} was {rate}. How much did I pay?',
    'AD: {fee} only {base}, {rate} per {time}! What do {length time} cost?',
    'Prices of {firm}: {fee} {base}; {time} {rate}. Work out the cost of {length time}.',
    'Dear customer, {job} came to {length time} at {rate} per {time}. Please add the {fee} of {base}. How much do you owe us?',
    'my mum paid {firm} a {fee} of {base} and then {rate} a {time} for {length time} how much in all',
  ],
  known: ['{fee} {base}', '{rate} per {time}', '{length time}'],
  want: 'total in {currency}',
  steps: feeSteps,
  unit: '{currency}',
});

/** (total - base) / rate. */
const lengthSteps = (p: { base: number; rate: number; total: number }): readonly LabeledStep[] => {
  const rest = minus(p.total, p.base, 'money');
  return [
    ['without the {fee}', rest],
    ['number of {time:s}', over(rest.value, p.rate)],
  ];
};
const feeLength = family({
  name: 'fee-and-rate-length',
  draw: (n) =>
    suitedPrices(
      n,
      () => {
        const [rate, length] = [n.int(2, n.large ? 65 : 12), n.int(2, n.large ? 24 : 12)];
        const base = n.large ? n.int(8, 95) : 5 * n.int(1, 12);
        return { base, rate, total: base + rate * length };
      },
      lengthSteps,
    ),
  scene: (cast, p) => {
    const who = cast.person();
    const { firm, fee, job, time } = cast.pick(servicesAt(p.rate));
    return { who, firm, fee, job, time, base: money(p.base), rate: money(p.rate), total: money(p.total) };
  },
  facts: [
    chargesFee,
    chargesRate,
    [
      '{who} <pays|paid> {total} [in all|altogether|in total]',
      'the whole bill <is|was> {total}',
      '{job} <costs|cost> {total} [in all|altogether]',
      'the bill <comes|came> to {total}',
      'in the end {firm} <gets|got> {total}',
      '{total} <is|was> the total on the bill',
      'altogether {total} <has|had> to be paid',
      'the final price <is|was> {total}',
    ],
  ],
  ask: [
    'how many {time:s} <does|did> {who} pay for',
    'how many {time:s} <is|was> {job}',
    'how long <is|was> {job} in {time:s}',
    'for how many {time:s} <is|was> the bill',
    'how many {time:s} <are|were> charged',
    'what number of {time:s} <does|did> {firm} charge for',
    'how many {time:s} <does|did> the bill cover',
  ],
  find: [
    'the number of {time:s}',
    'the length of {job} in {time:s}',
    'the number of {time:s} that {who} <pays|paid> for',
  ],
  notes: [
    ['{fee} {base}', '{fee}: {base}', '{base} {fee}'],
    ['{rate} per {time}', '{rate} a {time}', '{rate}/{time}', 'each {time} {rate}'],
    ['bill {total}', 'total: {total}', 'total paid {total}', 'paid {total} in all'],
  ],
  extras: [
    '{firm} <has|had> been in business for [6|12|20] years',
    '{who} <books|booked> [3|5|10] days ahead',
    "{firm} <opens|opened> at [8|9] o'clock",
    'the bill <is|was> paid within [7|14] days',
  ],
  whole: [
    '{base} ({fee}) + {rate} × ? {time:s} = {total}',
    '{fee} {base}, {rate} per {time}, bill {total}. How many {time:s}?',
    '{firm} wants a {fee} of {base} plus {rate} for every {time}. The bill says {total}. How many {time:s} were charged?',
    'I paid {total} to {firm}: {base} as a {fee}, and the rest at {rate} per {time}. How many {time:s} was that?',
    'For how many {time:s} can you have {firm} with {total}, if the {fee} is {base} and each {time} is {rate}?',
    '"That makes {total}," says {firm}. "{base} is the {fee}, and a {time} is {rate}." How many {time:s} did it take?',
    'A bill of {total} is made up of a {fee} of {base} and {rate} for each {time}. Find the number of {time:s}.',
    'got a bill for {total}. its a {fee} of {base} and {rate} a {time}. how many {time:s} is that',
  ],
  known: ['{fee} {base}', '{rate} per {time}', '{total} in all'],
  want: 'number of {time:s}',
  steps: lengthSteps,
  unit: '{time:s}',
});

export const feeFamilies: readonly Family[] = [baseFee, feeLength];
