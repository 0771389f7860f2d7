/** Families about laps of a track and lengths of a pool. */
import { over, times } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import type { Cast } from '../lexicon/cast.ts';
import type { Scene } from '../wording/scene.ts';
import { count, measure } from '../wording/quantity.ts';
import { suitedRates } from './rate-numbers.ts';

const lapSteps = (p: { length: number; laps: number; days: number }): readonly LabeledStep[] => {
  const day = times(p.length, p.laps);
  return [
    ['each day', day],
    ['all days', times(day.value, p.days)],
  ];
};

const courses = [
  { one: 'pool', lap: 'length', laps: 'lengths', swims: 'swims', swam: 'swam', low: 20, high: 50 },
  { one: 'lane', lap: 'length', laps: 'lengths', swims: 'swims', swam: 'swam', low: 20, high: 50 },
  { one: 'track', lap: 'lap', laps: 'laps', swims: 'runs', swam: 'ran', low: 200, high: 500 },
  { one: 'ice rink', lap: 'lap', laps: 'laps', swims: 'skates', swam: 'skated', low: 60, high: 200 },
  {
    one: 'path around the pond',
    lap: 'round',
    laps: 'rounds',
    swims: 'walks',
    swam: 'walked',
    low: 80,
    high: 500,
  },
  {
    one: 'path around the park',
    lap: 'lap',
    laps: 'laps',
    swims: 'jogs',
    swam: 'jogged',
    low: 250,
    high: 500,
  },
  { one: 'race course', lap: 'lap', laps: 'laps', swims: 'cycles', swam: 'cycled', low: 300, high: 500 },
  { one: 'corridor', lap: 'length', laps: 'lengths', swims: 'walks', swam: 'walked', low: 20, high: 60 },
  { one: 'school yard', lap: 'lap', laps: 'laps', swims: 'runs', swam: 'ran', low: 80, high: 250 },
  { one: 'garden path', lap: 'length', laps: 'lengths', swims: 'walks', swam: 'walked', low: 20, high: 60 },
  { one: 'beach', lap: 'length', laps: 'lengths', swims: 'runs', swam: 'ran', low: 150, high: 500 },
  { one: 'skate park', lap: 'round', laps: 'rounds', swims: 'skates', swam: 'skated', low: 60, high: 250 },
] as const;

const course = (cast: Cast, length: number): Scene => {
  const drawn = cast.pick(courses.filter(({ low, high }) => length >= low && length <= high));
  return {
    pool: drawn.one,
    lap: { kind: 'thing', one: drawn.lap, many: drawn.laps },
    swims: drawn.swims,
    swam: drawn.swam,
  };
};

/** length x laps x days. */
const laps = family({
  name: 'laps',
  draw: (n) =>
    suitedRates(n, lapSteps, () => ({
      length: n.pick([
        20, 25, 30, 33, 40, 50, 60, 80, 85, 90, 100, 120, 150, 200, 240, 250, 300, 350, 400, 450, 500,
      ]),
      laps: n.large ? n.int(4, 48) : n.int(2, 12),
      days: n.int(2, 9),
    })),
  scene: (cast, p) => ({
    who: cast.person(),
    ...course(cast, p.length),
    length: measure(p.length, 'm'),
    laps: count(p.laps),
    days: measure(p.days, 'day'),
  }),
  facts: [
    [
      'one {lap} of the {pool} <is|was> {length}',
      'a {lap} of the {pool} <measures|measured> {length}',
      'for the {pool}, one {lap} <means|meant> {length}',
      'each {lap} of the {pool} <is|was> {length} long',
      'the {pool} <has|had> {length} to a {lap}',
      'every {lap} of the {pool} <comes|came> to {length}',
    ],
    [
      '{who} <{swims}|{swam}> {laps lap} a day for {days}',
      'on each of {days}, {who} <{swims}|{swam}> {laps lap}',
      '{who} <does|did> {laps lap} every day, for {days}',
      'for {days} {who} <{swims}|{swam}> {laps lap} daily',
      '{laps lap} <are|were> done each day by {who:them}, {days} in a row',
      '{who:their} training <is|was> {laps lap} a day for {days}',
      '{days} in a row, {who} <completes|completed> {laps lap} per day',
    ],
  ],
  ask: [
    'how many {unit:m} <does|did> {who} cover [in all|altogether|in total]',
    'how far <does|did> {who} go [in all|altogether|in total], in {unit:m}',
    'how many {unit:m} <is|was> that [in all|altogether]',
    'what distance in {unit:m} <does|did> {who} cover over all the days',
    'what number of {unit:m} <does|did> that come to in that time',
    'what <is|was> the total distance in {unit:m}',
  ],
  find: [
    'the total distance in {unit:m}',
    'the number of {unit:m} in all',
    'the {unit:m} covered over all the days',
    'the whole distance in {unit:m}',
  ],
  notes: [
    ['{pool}: one {lap} {length}', '{length} per {lap}', '1 {lap} = {length}'],
    ['{laps lap} a day, {days}', '{days}, {laps lap} daily', '{laps lap} × {days}'],
  ],
  extras: [
    '{who} <drinks|drank> [1|2] litres of water after it',
    'the {pool} <is|was> [12|20|30|45] years old',
    'there <are|were> [4|8|15] other people about',
    '{who} <starts|started> at [6|7|8] in the morning',
  ],
  whole: [
    '{laps lap} a day, {length} each, for {days}. How many {unit:m}?',
    '{length} × {laps:n} × {days:n} = ? ({laps lap} of the {pool} on {days})',
    'How many {unit:m} are {laps lap} a day over {days}, if one {lap} is {length}?',
    'Our club has a {pool} with {length} to a {lap}. We did {laps lap} on each of {days}. How many {unit:m} did each of us do?',
    'Training plan for {days}: {laps lap} of the {pool} ({length} each) every day. Total distance in {unit:m}?',
    '"Only {laps lap} a day," says [my friend|Grandpa|our neighbour|the coach], "but {days} in a row." One {lap} is {length}. What distance in {unit:m} is that in the end?',
  ],
  known: ['{length} each {lap}', '{laps lap} a day', '{days}'],
  want: 'total distance in metres',
  steps: lapSteps,
  unit: 'metres',
});

const paceSteps = (p: { length: number; laps: number; minutes: number }): readonly LabeledStep[] => {
  const all = times(p.length, p.laps);
  return [
    ['distance', all],
    ['each minute', over(all.value, p.minutes)],
  ];
};

/** length x laps / minutes. */
const lapPace = family({
  name: 'lap-pace',
  draw: (n) =>
    suitedRates(n, paceSteps, () => {
      const [length, rounds] = [
        n.pick([20, 25, 30, 40, 50, 60, 80, 100, 120, 200, 250, 300, 400]),
        n.int(3, n.large ? 48 : 12),
      ];
      const fits = Array.from({ length: 56 }, (_, i) => i + 5).filter(
        (each) =>
          (length * rounds) % each === 0 && (length * rounds) / each >= 20 && (length * rounds) / each <= 400,
      );
      return { length, laps: rounds, minutes: fits.length > 0 ? n.pick(fits) : 7 };
    }),
  scene: (cast, p) => ({
    who: cast.person(),
    ...course(cast, p.length),
    length: measure(p.length, 'm'),
    laps: count(p.laps),
    minutes: measure(p.minutes, 'minute'),
  }),
  facts: [
    [
      'one {lap} of the {pool} <is|was> {length}',
      'a {lap} of the {pool} <measures|measured> {length}',
      'each {lap} of the {pool} <is|was> {length} long',
      'the {pool} <has|had> {length} to a {lap}',
      'every {lap} of the {pool} <comes|came> to {length}',
    ],
    [
      '{who} <{swims}|{swam}> {laps lap} in {minutes}',
      'in {minutes}, {who} <{swims}|{swam}> {laps lap}',
      '{who} <needs|needed> {minutes} for {laps lap}',
      '{laps lap} <take|took> {who:them} {minutes}',
      'it <takes|took> {who:them} {minutes} to do {laps lap}',
      'within {minutes} {who} <completes|completed> {laps lap}',
    ],
  ],
  ask: [
    'how many {unit:m} <does|did> {who} cover [per|in one|each|every] minute',
    'how many {unit:m} a minute <is|was> that',
    'what <is|was> {who:their} speed in {unit:m} per minute',
    'how far <does|did> {who} get in one minute, in {unit:m}',
    'how fast <does|did> {who} go, in {unit:m} per minute',
  ],
  find: [
    'the speed in {unit:m} per minute',
    'the number of {unit:m} [per|in one] minute',
    'the distance in one minute, in {unit:m}',
  ],
  notes: [
    ['{pool}: one {lap} {length}', '{length} per {lap}', '1 {lap} = {length}'],
    ['{laps lap} in {minutes}', '{minutes} for {laps lap}', '{laps lap}, {minutes}'],
  ],
  extras: [
    '{who} <rests|rested> for [5|10] minutes after it',
    '{who} <comes|came> here [2|3] times a week',
    'there <are|were> [4|8|15] other people about',
  ],
  whole: [
    '{laps lap} of {length} in {minutes}. How many {unit:m} per minute?',
    'How many {unit:m} a minute is it if {laps lap} of {length} take {minutes}?',
    '{laps lap} × {length} ÷ {minutes} = how many {unit:m} per minute?',
    'I [looked|glanced] at the clock after {laps lap} of the {pool}: {minutes}. One {lap} is {length}. How many {unit:m} had I done per minute?',
    'Our coach wants to know our speed in {unit:m} per minute. We did {laps lap} in {minutes}, each {length} long. What do we tell her?',
  ],
  known: ['{length} each {lap}', '{laps lap} in {minutes}'],
  want: 'metres per minute',
  steps: paceSteps,
  unit: 'metres per minute',
});

export const lapFamilies: readonly Family[] = [laps, lapPace];
