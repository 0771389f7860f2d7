/** Families about combinations and simple chances. */
import { over, plus, times } from '../arithmetic.ts';
import { family, type Family } from '../family.ts';
import { combinationFamilies } from './combinations.ts';
import { count } from '../wording/quantity.ts';
import { storyPeople } from './deeds.ts';

const pots = [
  { one: 'balls', thing: 'balls', good: 'red', bad: 'blue', where: 'bag' },
  { one: 'marbles', thing: 'marbles', good: 'green', bad: 'white', where: 'jar' },
  { one: 'tickets', thing: 'tickets', good: 'winning', bad: 'losing', where: 'drum' },
  { one: 'sweets', thing: 'sweets', good: 'cherry', bad: 'lemon', where: 'tin' },
  { one: 'cards', thing: 'cards', good: 'black', bad: 'yellow', where: 'pile' },
  { one: 'socks', thing: 'socks', good: 'striped', bad: 'plain', where: 'drawer' },
  { one: 'beads', thing: 'beads', good: 'golden', bad: 'silver', where: 'box' },
  { one: 'buttons', thing: 'buttons', good: 'round', bad: 'square', where: 'pot' },
  { one: 'eggs', thing: 'eggs', good: 'chocolate', bad: 'sugar', where: 'basket' },
  { one: 'chips', thing: 'chips', good: 'purple', bad: 'orange', where: 'cup' },
] as const;

/** good / (good + bad) x 100: a chance in percent. */
const chance = family({
  name: 'chance-in-percent',
  draw(n) {
    for (;;) {
      const total = n.large
        ? n.pick([20, 25, 40, 50, 80, 125, 200])
        : n.pick([4, 5, 8, 10, 20, 30, 40, 50, 60, 80, 100, 120]);
      const good = n.int(1, total - 1);
      const hundred = good * 100;
      if ((hundred * 10) % total !== 0 || good < 2 || total - good < 2) continue;
      const large = plus(good, total - good).large || over(hundred, total).large;
      if (large === n.large) return { good, bad: total - good };
    }
  },
  scene: (cast, p) => ({ ...storyPeople(cast), ...cast.pick(pots), a: count(p.good), b: count(p.bad) }),
  facts: [
    [
      'there <are|were> {a:n} {good} {thing} in a {where}',
      'a {where} <contains|contained> {a:n} {good} {thing}',
      '{a:n} of the {thing} in a {where} <are|were> {good} ones',
      '{who} <puts|put> {a:n} {good} {thing} into a {where}',
      '{a:n} {good} {thing} <lie|lay> in a {where}',
      'the number of {good} {thing} in a {where} <is|was> {a:n}',
    ],
    [
      'there <are|were> {b:n} {bad} {thing} in the same {where}',
      'the {where} <holds|held> {b:n} {bad} {thing} as well',
      'the other {b:n} {thing} <are|were> {bad} ones',
      '{who} <puts|put> {b:n} {bad} {thing} into the {where}',
      '{b:n} {bad} {thing} <lie|lay> in the {where} too',
      'the number of {bad} {thing} in the {where} <is|was> {b:n}',
    ],
  ],
  ordered: true,
  ask: [
    'what <is|was> the [chance|probability] of drawing a {good} one, in percent',
    'how likely <is|was> it, in percent, to take out a {good} one [without looking|]',
    'what percentage of the {thing} <is|was> {good}',
    'what <is|was> the probability in percent that one taken at random <is|was> {good}',
    'with what chance in percent <does|did> {who} draw a {good} one [blindly|at the first try|]',
    'what per cent chance <is|was> there to get a {good} one',
    'how many percent of the {thing} <are|were> {good}',
  ],
  find: [
    'the chance of a {good} one in percent',
    'the probability of drawing a {good} one, in percent',
    'the percentage of {good} {thing}',
    'the share of {good} {thing} in percent',
  ],
  notes: [
    ['{a:n} {good} {thing}', '{good} {thing}: {a:n}', '{where} with {a:n} {good} {thing}'],
    ['{b:n} {bad} ones', '{bad}: {b:n}', 'plus {b:n} {bad} {thing}'],
  ],
  extras: [
    'the {where} <is|was> [15|20|30] cm tall',
    '{who} <has|had> [2|3|4] friends with {who:them}',
    'a ticket for the game <costs|cost> [1|2|3] {currency}',
  ],
  whole: [
    '{a:n} {good} and {b:n} {bad} {thing} in a {where}. Chance of {good} in percent?',
    'You take one of {a:n} {good} and {b:n} {bad} {thing} with your eyes closed. What is the chance, in percent, that it is {good}?',
    'My {where} has {a:n} {good} and {b:n} {bad} {thing} in it. What percentage of them is {good}?',
    'P({good}) in percent, with {a:n} {good} and {b:n} {bad} {thing}?',
    'How likely is it to draw a {good} one from {a:n} {good} and {b:n} {bad} {thing}? Answer in percent.',
    '"Draw one!" says {pal:name} and holds out a {where} of {a:n} {good} and {b:n} {bad} {thing}. What is the chance of a {good} one in percent?',
  ],
  known: ['{a:n} {good} {thing}', '{b:n} {bad} {thing}'],
  want: 'chance of {good} in percent',
  steps: (p) => {
    const all = plus(p.good, p.bad);
    const hundred = times(p.good, 100);
    return [
      ['all {thing}', all],
      ['{good} times 100', hundred],
      ['percent', over(hundred.value, all.value)],
    ];
  },
  unit: 'percent',
});

/** tries / fields x good fields: how often it is to be expected. */
const expected = family({
  name: 'expected-count',
  draw(n) {
    for (;;) {
      const fields = n.int(4, 12);
      const good = n.int(2, fields - 1);
      const often = n.large ? n.int(13, 90) : n.int(2, 12);
      if (n.large && often % 10 === 0) continue;
      return { tries: fields * often, fields, good };
    }
  },
  scene: (cast, p) => ({
    ...storyPeople(cast),
    ...cast.pick([
      {
        one: 'wheel',
        the: 'a wheel of fortune',
        part: 'equal fields',
        good: 'red',
        do: 'spins',
        did: 'spun',
        act: 'spin',
        acts: 'spins',
        time: 'the wheel',
      },
      {
        one: 'spinner',
        the: 'a spinner',
        part: 'equal parts',
        good: 'blue',
        do: 'spins',
        did: 'spun',
        act: 'spin',
        acts: 'spins',
        time: 'the spinner',
      },
      {
        one: 'die',
        the: 'a many-sided die',
        part: 'sides',
        good: 'golden',
        do: 'rolls',
        did: 'rolled',
        act: 'roll',
        acts: 'rolls',
        time: 'the die',
      },
      {
        one: 'top',
        the: 'a paper top',
        part: 'equal sides',
        good: 'green',
        do: 'spins',
        did: 'spun',
        act: 'spin',
        acts: 'spins',
        time: 'the top',
      },
      {
        one: 'disc',
        the: 'a turning disc',
        part: 'equal sectors',
        good: 'yellow',
        do: 'turns',
        did: 'turned',
        act: 'turn',
        acts: 'turns',
        time: 'the disc',
      },
      {
        one: 'arrow',
        the: 'an arrow game',
        part: 'equal sectors',
        good: 'shaded',
        do: 'spins',
        did: 'spun',
        act: 'spin',
        acts: 'spins',
        time: 'the arrow',
      },
      {
        one: 'wooden die',
        the: 'a wooden die',
        part: 'sides',
        good: 'painted',
        do: 'throws',
        did: 'threw',
        act: 'throw',
        acts: 'throws',
        time: 'the die',
      },
      {
        one: 'prize wheel',
        the: 'a prize wheel',
        part: 'equal fields',
        good: 'winning',
        do: 'turns',
        did: 'turned',
        act: 'turn',
        acts: 'turns',
        time: 'the prize wheel',
      },
    ]),
    tries: count(p.tries),
    fields: count(p.fields),
    good_: count(p.good),
  }),
  ordered: true,
  facts: [
    [
      '{the} <has|had> {fields:n} {part}, of which {good_:n} <are|were> {good}',
      '{good_:n} of the {fields:n} {part} of {the} <are|were> {good}',
      '{the} <comes|came> with {fields:n} {part}, and {good_:n} of those <are|were> {good}',
      'there <are|were> {fields:n} {part} on {the}, {good_:n} of them {good}',
      'out of {fields:n} {part} on {the}, {good_:n} <are|were> {good}',
      '{the} <is|was> made with {fields:n} {part}, {good_:n} of which <are|were> {good}',
    ],
    [
      '{who} <{do}|{did}> {time} {tries:n} times',
      '{tries:n} times {who} <{do}|{did}> {time}',
      '{who} <does|did> {tries:n} {acts}',
      'there <are|were> {tries:n} {acts} [in all|]',
      'the number of {acts} <is|was> {tries:n}',
      '{who} <tries|tried> it {tries:n} times',
    ],
  ],
  ask: [
    'how often should it come up {good} [on average|]',
    'how many times <is|was> {good} to be expected',
    'about how many times should a {good} one come up',
    'what <is|was> the expected number of {good} results',
    'how many {acts} should end on {good}, as expected',
    'how many {good} results can one expect',
  ],
  find: [
    'the expected number of {good} results',
    'the number of {good} results to be expected',
    'the number of times that {good} should come up',
    'the expected count for {good}',
  ],
  notes: [
    [
      '{fields:n} {part}, {good_:n} {good}',
      '{the}: {good_:n} of {fields:n} {part} {good}',
      '{good_:n} in {fields:n} {good}',
    ],
    ['{tries:n} {acts}', '{acts}: {tries:n}', '{tries:n} tries'],
  ],
  extras: [
    'each {act} <takes|took> [4|6|8] seconds',
    '[3|5|9] friends <watch|watched>',
    'one {act} <costs|cost> [10|20|50] {currency:cents}',
  ],
  whole: [
    '{the}: {fields:n} {part}, {good_:n} {good}. {tries:n} {acts}. Expected {good} results?',
    'Of the {fields:n} {part} on {the}, {good_:n} are {good}. How many {good} results would you expect in {tries:n} {acts}?',
    'We did {tries:n} {acts} with {the}. It had {fields:n} {part}, {good_:n} of them {good}. How many {good} results should we have expected?',
    '{tries:n} × {good_:n}/{fields:n} = ? [That is the expected number of {good} results.|]',
    'How often should {good} come up in {tries:n} {acts} if {good_:n} out of {fields:n} {part} are {good}?',
  ],
  known: ['{good_:n} of {fields:n} {part} {good}', '{tries:n} {acts}'],
  want: 'expected {good} results',
  steps: (p) => {
    const often = over(p.tries, p.fields);
    return [
      ['for one of the {part}', often],
      ['for {good_:n} of them', times(often.value, p.good)],
    ];
  },
  unit: 'times',
});

export const chanceFamilies: readonly Family[] = [chance, expected, ...combinationFamilies];
