/** Families about so much for every few minutes, and so often each hour. */
import { over, plus, times } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { count, measure } from '../wording/quantity.ts';
import { number, suitedRates } from './rate-numbers.ts';

const starSteps = (p: {
  stars: number;
  every: number;
  first: number;
  second: number;
}): readonly LabeledStep[] => {
  const all = plus(p.first, p.second);
  const parts = over(all.value, p.every);
  return [
    ['minutes', all],
    ['times {every}', parts],
    ['{star:s}', times(parts.value, p.stars)],
  ];
};

/** (minutes + minutes) / so many x stars for each so many. */
const stars = family({
  name: 'stars',
  draw: (n) =>
    suitedRates(n, starSteps, () => {
      const every = n.pick([4, 5, 6, 8, 10, 12, 15, 20, 25, 30]);
      const [one, other] = [n.int(2, n.large ? 22 : 6), n.int(1, n.large ? 15 : 6)];
      return { stars: n.int(2, n.large ? 18 : 12), every, first: one * every, second: other * every };
    }),
  scene: (cast, p) => ({
    who: cast.person(),
    star: {
      kind: 'thing',
      ...cast.pick(
        [
          'star',
          'point',
          'sticker',
          'token',
          'coin',
          'gold stamp',
          'bead',
          'raffle ticket',
          'marble',
          'smiley',
        ].map((one) => ({ one, many: `${one}s` })),
      ),
    },
    task: cast.pick([
      'piano practice',
      'reading aloud',
      'helping in the garden',
      'spelling practice',
      'swimming training',
      'maths homework',
      'walking the dog',
      'chess training',
      'violin practice',
      'weeding',
      'tidying the attic',
      'typing practice',
    ]),
    stars: count(p.stars),
    every: measure(p.every, 'minute'),
    first: measure(p.first, 'minute'),
    second: measure(p.second, 'minute'),
  }),
  facts: [
    [
      '{who} <gets|got> {stars star} for every {every} of {task}',
      'every {every} of {task} <bring|brought> {who:them} {stars star}',
      'for each {every} of {task} there <are|were> {stars star}',
      '{stars star} <are|were> given for every {every} of {task}',
      '{who} <earns|earned> {stars star} with every {every} of {task}',
      '{task} <is|was> worth {stars star} for every {every}',
      'the reward for every {every} of {task} <is|was> {stars star}',
    ],
    [
      '{who} <does|did> {first} on [Saturday and {second} on Sunday|Monday and {second} on Tuesday]',
      '{who} <puts|put> in {first} [on Friday and {second} on Saturday|in the morning and {second} in the evening]',
      'it <is|was> {first} one day and {second} the next for {who:them}',
      '{who} <spends|spent> {first} on it before lunch and {second} after lunch',
      '{first} on one day and {second} on another <are|were> written in the notebook',
      '{who} <keeps|kept> at it for {first} and, after a break, for {second}',
    ],
  ],
  ask: [
    'how many {star:s} <is|was> that [in all|altogether|]',
    'how many {star:s} <does|did> {who} get [in all|altogether|]',
    'how many {star:s} <does|did> {who} earn [in all|altogether|]',
    'what number of {star:s} <does|did> that bring',
    'how many {star:s} <are|were> there for all of it',
    'what number of {star:s} <does|did> that come to',
  ],
  find: [
    'the [total|] number of {star:s}',
    'the {star:s} earned in all, as a number',
    'the number of {star:s} for all of it',
  ],
  notes: [
    [
      '{stars star} for every {every} of {task}',
      '{every} of {task} = {stars star}',
      '{stars star} per {every}',
    ],
    ['{first} and {second} done', 'day 1: {first}, day 2: {second}', '{first} + {second}'],
  ],
  extras: [
    '{who} <has|had> done this for [2|3|4] weeks',
    '{who} <has|had> [2|3] sisters',
    'the lesson <costs|cost> [18|20|25] dollars',
    '[2|3|4] friends <join|joined> in',
  ],
  whole: [
    '{stars star} for every {every} of {task}: {first} today, {second} yesterday. How many {star:s}?',
    'How many {star:s} do {first} and {second} of {task} bring if there are {stars:n} for every {every}?',
    '({first} + {second}) ÷ {every} × {stars star} = ?',
    'My parents give me {stars star} for every {every} of {task}. I did {first} yesterday and {second} today. How many {star:s} can I ask for?',
    'A note on the fridge: "Every {every} of {task} = {stars star}." This week: {first} and {second}. What is the number of {star:s}?',
    '"{first} on Saturday, {second} on Sunday," says [my friend|Grandpa|our neighbour|the coach]. "And every {every} count {stars star}." How many {star:s} are those?',
  ],
  known: ['{stars star} for every {every}', '{first} and {second}'],
  want: 'number of {star:s}',
  steps: starSteps,
  unit: '{star:s}',
});

const shiftSteps = (p: { rate: number; hours: number; shifts: number }): readonly LabeledStep[] => {
  const all = times(p.hours, p.shifts);
  return [
    ['hours', all],
    ['in all', times(all.value, p.rate)],
  ];
};

/** hours x shifts x so often each hour. */
const shifts = family({
  name: 'shifts',
  draw: (n) =>
    suitedRates(n, shiftSteps, () => ({
      rate: number(n, 2, n.large ? 45 : 30),
      hours: n.int(2, n.large ? 12 : 8),
      shifts: n.int(2, n.large ? 20 : 6),
    })),
  scene: (cast, p) => {
    const drawn = cast.pick([
      { one: 'call', takes: 'takes', took: 'took' },
      { one: 'letter', takes: 'answers', took: 'answered' },
      { one: 'customer', takes: 'serves', took: 'served' },
      { one: 'parcel', takes: 'delivers', took: 'delivered' },
      { one: 'car', takes: 'washes', took: 'washed' },
      { one: 'ticket', takes: 'checks', took: 'checked' },
      { one: 'patient', takes: 'sees', took: 'saw' },
      { one: 'coffee', takes: 'makes', took: 'made' },
      { one: 'shirt', takes: 'irons', took: 'ironed' },
      { one: 'book', takes: 'shelves', took: 'shelved' },
      { one: 'table', takes: 'clears', took: 'cleared' },
      { one: 'photo', takes: 'takes', took: 'took' },
      { one: 'phone', takes: 'repairs', took: 'repaired' },
    ]);
    return {
      who: cast.person(),
      item: { kind: 'thing', one: drawn.one, many: `${drawn.one}s` },
      takes: drawn.takes,
      took: drawn.took,
      rate: count(p.rate),
      hours: measure(p.hours, 'hour'),
      shifts: count(p.shifts),
    };
  },
  facts: [
    [
      '{who} <{takes}|{took}> {rate item} [an|per|every|each] hour',
      'in one hour {who} <{takes}|{took}> {rate item}',
      'every hour of work <means|meant> {rate item} for {who:them}',
      'there <are|were> {rate item} for {who:them} in each hour',
      'each hour {who} <{takes}|{took}> {rate item}',
      'per hour, {who} <{takes}|{took}> {rate item}',
    ],
    [
      '{who} <works|worked> {shifts} shifts of {hours}',
      'there <are|were> {shifts} shifts, each {hours} long',
      'a shift <lasts|lasted> {hours}, and {who} <does|did> {shifts} of them',
      '{shifts} shifts of {hours} each <are|were> in the plan',
      'the plan <has|had> {shifts} shifts of {hours} for {who:them}',
      'each of {who:their} {shifts} shifts <is|was> {hours} long',
    ],
  ],
  ask: [
    'how many {item:s} <is|was> that [in all|altogether|in total]',
    'how many {item:s} <are|were> there in all the shifts together',
    'what <is|was> the total number of {item:s}',
    'how many {item:s} <does|did> that make over all the shifts',
    'what number of {item:s} <does|did> that come to in the {shifts} shifts',
    'how many {item:s} <does|did> {who} get through [in all|altogether]',
  ],
  find: [
    'the total number of {item:s}',
    'the number of {item:s} in all the shifts',
    'the {item:s} in all, as a number',
  ],
  notes: [
    ['{rate item} per hour', '{rate item} an hour', '1 hour: {rate item}'],
    ['{shifts} shifts of {hours}', '{shifts} shifts, {hours} each', 'shifts: {shifts}, {hours} each'],
  ],
  extras: [
    '{who} <has|had> done this job for [2|3|5] years',
    'the pay <is|was> [14|16|18] dollars an hour',
    '{who} <has|had> [2|3|4] colleagues',
    'the way to work <takes|took> [15|20|25] minutes',
  ],
  whole: [
    '{rate item} an hour, {shifts} shifts of {hours}. How many {item:s}?',
    '{shifts} shifts × {hours} × {rate item} per hour = ?',
    'How many {item:s} are there in {shifts} shifts of {hours} at {rate:n} an hour?',
    'I had {shifts} shifts last month, each {hours} long, and did {rate item} an hour. How many {item:s} was that?',
    'A job ad says: "{shifts} shifts of {hours}, about {rate item} an hour." What number of {item:s} should I expect if it is exactly so?',
    '"{rate item} every single hour," writes [my friend|Grandpa|our neighbour|the coach]. "And I have {shifts} shifts of {hours}." How many {item:s} are those altogether?',
  ],
  known: ['{rate item} each hour', '{shifts} shifts of {hours}'],
  want: 'number of {item:s}',
  steps: shiftSteps,
  unit: '{item:s}',
});

export const rewardFamilies: readonly Family[] = [stars, shifts];
