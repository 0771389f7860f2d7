/** Families about two travellers at once: apart, together, behind. */
import { minus, over, plus, times } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import type { NumberDraw } from '../../arithmetic/number-draw.ts';
import { measure } from '../wording/quantity.ts';
import { number, suitedRates } from './rate-numbers.ts';
import { distances, moves, travelSpeeds } from './travel-modes.ts';

/** Two speeds of things of one kind, the first one higher. */
function twoSpeeds(n: NumberDraw): [number, number] {
  const [low, high] = n.pick([
    [4, 7],
    [9, 17],
    [11, 30],
    [38, 95],
    [45, 130],
    [60, 220],
    [400, 880],
  ] as const);
  const [one, other] = [number(n, low, high), number(n, low, high)];
  return one === other ? [one + 1, other] : [Math.max(one, other), Math.min(one, other)];
}

const apartSteps = (p: { first: number; second: number; hours: number }): readonly LabeledStep[] => {
  const both = plus(p.first, p.second);
  return [
    ['apart each hour', both],
    ['apart in the end', times(both.value, p.hours)],
  ];
};

/** (speed + other speed) x hours: two that leave in opposite directions. */
const apart = family({
  name: 'apart',
  draw: (n) =>
    suitedRates(n, apartSteps, () => {
      const [first, second] = twoSpeeds(n);
      return { first, second, hours: n.int(2, 9) };
    }),
  scene: (cast, p) => ({
    ...moves(cast, p.first * 3 + p.second * 2, p.first, p.second),
    ...travelSpeeds(p.first * 3 + p.second * 2, { first: p.first, second: p.second }),
    ...distances(p.first * 3 + p.second * 2, {}),
    hours: measure(p.hours, 'hour'),
    town: cast.town(),
  }),
  ordered: true,
  facts: [
    [
      'two {car:s} <leave|left> {town} [at the same time|together] in opposite directions',
      'from {town}, two {car:s} <set|set> out in opposite directions [at the same moment|at the same time]',
      'two {car:s} <start|started> at the same place and <move|moved> away from each other in opposite directions',
      'one {car} <heads|headed> north from {town} and another <heads|headed> south at the same time',
      'two {car:s} <pass|passed> each other in {town}, going opposite ways',
      'a {car} <goes|went> east from {town} while a second one <goes|went> west',
      'at {town} two {car:s} <part|parted> and <go|went> opposite ways along the same line',
    ],
    [
      'one <does|did> {first} and the other <does|did> {second}',
      'their speeds <are|were> {first} and {second}',
      'the faster one <moves|moved> at {first}, the slower one at {second}',
      'the slower one <makes|made> {second}, the faster one {first}',
      'one of them <goes|went> {first:n} {km} an hour, the other {second:n} {km} an hour',
      'the speed of one <is|was> {first}, that of the other {second}',
      'every hour one <covers|covered> {first:n} {km} and the other {second:n} {km}',
    ],
  ],
  ask: [
    'how far apart <are|were> [they|the two] after {hours}, in {km}',
    'how many {km} apart <are|were> they {hours} later',
    'what <is|was> the distance between them after {hours}',
    'after {hours}, how many {km} <are|were> there between them',
    'how big <is|was> the distance between the two {hours} later, in {far}',
    'by how many {km} <are|were> they separated after {hours}',
    'how many {km} <lie|lay> between the two after {hours}',
  ],
  find: [
    'the distance between them after {hours} [in {km}|]',
    'the number of {km} between the two after {hours}',
    'the gap between them {hours} later [in {far}|]',
    'the distance between the two {car:s} after {hours}',
  ],
  notes: [
    [
      'two {car:s}, opposite directions',
      'opposite directions from {town}',
      '2 {car:s} leave {town}, one north, one south',
    ],
    ['{first} and {second}', 'speeds: {first}, {second}', 'one {first}, the other {second}'],
  ],
  extras: [
    '{town} <has|had> [12000|40000|65000] inhabitants',
    "they <start|started> at [7|8|9|10] o'clock",
    'the weather <is|was> fine, with [14|19|23] degrees',
    'there <are|were> [3|4|5] people in town to wave goodbye',
  ],
  whole: [
    'How many {km} apart are two {car:s} after {hours} if they leave {town} in opposite directions, one doing {first} and the other {second}?',
    'My brother and I said goodbye at the crossroads. He went left at {first}, I went right at {second}. How many {km} were between us after {hours}?',
    '({first} + {second}) × {hours} = how many {km}?',
    '"I go east at {first}." "And I go west at {second}." How far apart are these two {hours} after they say goodbye?',
    'Two {car:s} start back to back: {first} this way, {second} that way. Gap after {hours}?',
    'Picture a straight road with {town} in the middle. At noon one {car} sets off to the left at {first} and one to the right at {second}. What is the distance between them {hours} later?',
  ],
  known: ['two in opposite directions', '{first} and {second}', '{hours}'],
  want: 'distance between them in {far}',
  steps: apartSteps,
  unit: '{far}',
});

const meetSteps = (p: { distance: number; first: number; second: number }): readonly LabeledStep[] => {
  const both = plus(p.first, p.second);
  return [
    ['nearer each hour', both],
    ['time', over(p.distance, both.value)],
  ];
};

/** distance / (speed + other speed): two that come towards each other. */
const meet = family({
  name: 'meet',
  draw: (n) =>
    suitedRates(n, meetSteps, () => {
      const [first, second] = twoSpeeds(n);
      return { distance: (first + second) * n.int(2, 9), first, second };
    }),
  scene: (cast, p) => ({
    ...moves(cast, p.first * 3 + p.second * 2, p.first, p.second),
    ...travelSpeeds(p.first * 3 + p.second * 2, { first: p.first, second: p.second }),
    ...distances(p.first * 3 + p.second * 2, { distance: p.distance }),
    town: cast.town(),
    home: cast.town(),
  }),
  ordered: true,
  facts: [
    [
      '{town} and {home} <are|were> {distance} apart',
      'it <is|was> {distance} from {town} to {home}',
      'between {town} and {home} there <are|were> {distance}',
      'the line from {town} to {home} <is|was> {distance} long',
      'the distance between {town} and {home} <is|was> {distance}',
      '{home} <lies|lay> {distance} from {town}',
    ],
    [
      'a {car} <leaves|left> each of the two towns at the same time, towards the other',
      'from both ends a {car} <sets|set> out towards the other at the same time',
      'two {car:s}, one from each town, <start|started> towards each other at the same time',
      'at the same moment one {car} <starts|started> in {town} and another in {home}, heading for each other',
      'two {car:s} <come|came> towards each other, starting from the two towns at the same time',
    ],
    [
      'one <does|did> {first}, the other {second}',
      'their speeds <are|were> {first} and {second}',
      'the faster one <makes|made> {first} and the slower one {second}',
      'one of them <moves|moved> at {second} and the other at {first}',
      'every hour one <covers|covered> {first:n} {km} and the other {second:n} {km}',
      'the speed of one <is|was> {first}, that of the other {second}',
    ],
  ],
  ask: [
    'after how many hours <do|did> they meet',
    'how many hours <does|did> it take until they <meet|met>',
    'how long, in hours, <does|did> it take them to meet',
    'how many hours <pass|passed> before they <meet|met>',
    'in how many hours <do|did> [they|the two {car:s}] meet',
    'how many hours after the start <do|did> they pass each other',
  ],
  find: [
    'the time until they meet in hours',
    'the number of hours until the two meet',
    'the hours before they <pass|passed> each other',
    'the number of hours from start to meeting',
  ],
  notes: [
    ['{town} to {home}: {distance}', 'distance {distance}', '{distance} apart'],
    [
      'two {car:s} towards each other',
      'both start at the same time, heading for each other',
      'one {car} from each end',
    ],
    ['{first} and {second}', 'speeds {first}, {second}', 'one {first}, the other {second}'],
  ],
  extras: [
    "they <start|started> at [7|8|9|10] o'clock",
    '{town} <has|had> [3|4|5] bridges',
    'the road <is|was> [20|45|60] years old',
  ],
  whole: [
    '{distance} apart and coming towards each other at {first} and {second}. Hours until they meet?',
    '{distance} ÷ ({first} + {second}) = how many hours?',
    'My friend and I live {distance} apart. We start towards each other at the same time, my friend at {first}, I at {second}. In how many hours do we meet?',
    'When will two {car:s} meet, counted in hours from the start, if they are {distance} apart and move towards each other at {first} and {second}?',
    'One {car} leaves {town} for {home}, {distance} away, at {first}. At the same minute another leaves {home} for {town} at {second}. How many hours until they pass each other?',
    '"We are {distance} from each other," says the voice on the radio. "One comes at {first}, one at {second}." After how many hours are they at the same spot?',
  ],
  known: ['{distance} apart', 'towards each other at {first} and {second}'],
  want: 'hours until they meet',
  steps: meetSteps,
  unit: 'hours',
});

const leadSteps = (p: { first: number; second: number; hours: number }): readonly LabeledStep[] => {
  const gain = minus(p.first, p.second);
  return [
    ['ahead each hour', gain],
    ['ahead in the end', times(gain.value, p.hours)],
  ];
};

/** (speed - other speed) x hours: two in the same direction. */
const lead = family({
  name: 'lead',
  draw: (n) =>
    suitedRates(n, leadSteps, () => {
      const [first, second] = twoSpeeds(n);
      return { first, second, hours: n.int(2, 9) };
    }),
  scene: (cast, p) => ({
    ...moves(cast, p.first * 3 + p.second * 2, p.first, p.second),
    ...travelSpeeds(p.first * 3 + p.second * 2, { first: p.first, second: p.second }),
    ...distances(p.first * 3 + p.second * 2, {}),
    hours: measure(p.hours, 'hour'),
    town: cast.town(),
  }),
  ordered: true,
  facts: [
    [
      'two {car:s} <leave|left> {town} [at the same time|together] in the same direction',
      'from {town}, two {car:s} <set|set> off side by side in the same direction',
      'two {car:s} <start|started> at the same place and time and <go|went> the same way',
      'at the same moment two {car:s} <start|started> from {town} on the same route',
      'two {car:s} <begin|began> a race at {town} at the same time',
      'a {car} and a second one <leave|left> {town} together, both heading north',
    ],
    [
      'the faster one <does|did> {first} and the slower one {second}',
      'their speeds <are|were> {first} and {second}',
      'one <does|did> {second}, the other {first}',
      'one of them <goes|went> {first:n} {km} an hour, the other only {second:n} {km} an hour',
      'the speed of one <is|was> {first}, that of the other {second}',
      'the slower one <moves|moved> at {second}, the faster one at {first}',
    ],
  ],
  ask: [
    'how far ahead <is|was> the faster one after {hours}, in {km}',
    'how many {km} ahead <is|was> the faster {car} {hours} later',
    'by how many {km} <does|did> the faster one lead after {hours}',
    'how far apart <are|were> the two after {hours}',
    'how many {km} <are|were> there between them after {hours}',
    'how many {km} behind <is|was> the slower one {hours} later',
    'what lead <does|did> the faster one have after {hours}, in {far}',
  ],
  find: [
    'the distance between them after {hours} [in {km}|]',
    'the lead of the faster one after {hours} [in {km}|]',
    'the gap between the two {hours} later [in {far}|]',
    'the number of {km} between them after {hours}',
  ],
  notes: [
    [
      'two {car:s}, same direction',
      'same start, same direction',
      '2 {car:s} leave {town} together on one road',
    ],
    ['{first} and {second}', 'speeds: {first}, {second}', 'one {first}, the other {second}'],
  ],
  extras: [
    "they <start|started> at [7|8|9|10] o'clock",
    '{town} <has|had> [2|3|5] parks',
    '[15|40|60] people <watch|watched> the start',
  ],
  whole: [
    'Two {car:s} leave {town} on the same route: {first} and {second}. Gap after {hours}?',
    '({first} − {second}) × {hours} = how many {km}?',
    'My sister and I set off together in the same direction, she at {first}, I at {second}. How many {km} was I behind after {hours}?',
    'How far ahead of a {car} doing {second} is one that does {first}, {hours} after they start together?',
    'One {car} keeps to {second}. Another, starting from the same spot at the same minute, keeps to {first} on the same route. What distance separates the two {hours} later?',
  ],
  known: ['two in the same direction', '{first} and {second}', '{hours}'],
  want: 'distance between them in {far}',
  steps: leadSteps,
  unit: '{far}',
});

const catchSteps = (p: { head: number; first: number; second: number }): readonly LabeledStep[] => {
  const gain = minus(p.first, p.second);
  return [
    ['nearer each hour', gain],
    ['time', over(p.head, gain.value)],
  ];
};

/** head start / (speed - other speed): the faster one catches up. */
const catchUp = family({
  name: 'catch-up',
  draw: (n) =>
    suitedRates(n, catchSteps, () => {
      const [first, second] = twoSpeeds(n);
      return { head: (first - second) * n.int(2, 9), first, second };
    }),
  scene: (cast, p) => ({
    ...moves(cast, p.first * 3 + p.second * 2, p.first, p.second),
    ...travelSpeeds(p.first * 3 + p.second * 2, { first: p.first, second: p.second }),
    ...distances(p.first * 3 + p.second * 2, { head: p.head }),
  }),
  ordered: true,
  facts: [
    [
      'a slow {car} <is|was> {head} ahead of a fast one on the same route',
      'a fast {car} <follows|followed> a slow one that <is|was> {head} ahead',
      'of two {car:s} going the same way, the slower one <has|had> a lead of {head}',
      'one {car} <is|was> {head} behind another and <wants|wanted> to catch it',
      'between a slow {car} and the fast one behind it there <are|were> {head}',
      'a {car} <has|had> a head start of {head} on a faster one behind it',
    ],
    [
      'the faster one <does|did> {first} and the slower one {second}',
      'their speeds <are|were> {second} in front and {first} behind',
      'the one in front <does|did> {second}, the one behind {first}',
      'the one behind <moves|moved> at {first}, the one in front at {second}',
      'every hour the faster one <covers|covered> {first:n} {km} and the slower one {second:n} {km}',
    ],
  ],
  ask: [
    'after how many hours <does|did> the faster one catch up',
    'how many hours <does|did> it take to catch up',
    'how many hours <pass|passed> until the two <are|were> level',
    'in how many hours <is|was> the slower one caught',
    'how long, in hours, <does|did> the faster one need to catch up',
  ],
  find: [
    'the time until the faster one catches up, in hours',
    'the number of hours until the two are level',
    'the hours needed to catch up',
  ],
  notes: [
    ['lead of the slower {car}: {head}', 'head start {head}', 'slow {car} {head} in front of the fast one'],
    [
      'slow: {second}, fast: {first}',
      'fast one {first}, slow one {second}',
      'speeds {first} behind, {second} in front',
    ],
  ],
  extras: [
    "it <is|was> [7|8|9|10] o'clock",
    'the road <is|was> [20|45|60] years old',
    '[2|3|4] people <watch|watched> this',
  ],
  whole: [
    'Lead: {head}. Front {car}: {second}. Back {car}: {first}. Hours until they are level?',
    '{head} ÷ ({first} − {second}) = how many hours?',
    'My friend is {head} in front of me and makes {second}. I follow at {first}. In how many hours will I be with my friend?',
    'How many hours does a {car} at {first} need to make up {head} on one that does {second}?',
    '"You are {head} behind. You do {first}, they only do {second}," says the voice on the radio. How many hours until the gap is closed?',
  ],
  known: ['{head} between them', '{first} behind and {second} in front'],
  want: 'hours to catch up',
  steps: catchSteps,
  unit: 'hours',
});

export const meetingFamilies: readonly Family[] = [apart, meet, lead, catchUp];
