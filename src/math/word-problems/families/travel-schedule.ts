/** Families about what happens every few minutes. */
import { over, times } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { count, measure } from '../wording/quantity.ts';
import { suitedRates } from './rate-numbers.ts';

const HOUR = 60;

const everySteps = (p: { hours: number; gap: number }): readonly LabeledStep[] => {
  const all = times(p.hours, HOUR);
  return [
    ['minutes', all],
    ['times', over(all.value, p.gap)],
  ];
};

const regulars = [
  { one: 'bus', many: 'buses', leaves: 'leaves', left: 'left', leave: 'leave' },
  { one: 'tram', many: 'trams', leaves: 'stops here', left: 'stopped here', leave: 'stop here' },
  { one: 'train', many: 'trains', leaves: 'departs', left: 'departed', leave: 'depart' },
  { one: 'ferry', many: 'ferries', leaves: 'sails', left: 'sailed', leave: 'sail' },
  { one: 'cable car', many: 'cable cars', leaves: 'goes up', left: 'went up', leave: 'go up' },
  { one: 'boat', many: 'boats', leaves: 'sets off', left: 'set off', leave: 'set off' },
  { one: 'shuttle', many: 'shuttles', leaves: 'runs', left: 'ran', leave: 'run' },
  { one: 'plane', many: 'planes', leaves: 'lands', left: 'landed', leave: 'land' },
  {
    one: 'group',
    many: 'groups',
    leaves: 'enters the cave',
    left: 'entered the cave',
    leave: 'enter the cave',
  },
  { one: 'tour', many: 'tours', leaves: 'starts', left: 'started', leave: 'start' },
  { one: 'sightseeing train', many: 'sightseeing trains', leaves: 'leaves', left: 'left', leave: 'leave' },
  { one: 'signal', many: 'signals', leaves: 'sounds', left: 'sounded', leave: 'sound' },
  { one: 'delivery', many: 'deliveries', leaves: 'arrives', left: 'arrived', leave: 'arrive' },
  { one: 'patient', many: 'patients', leaves: 'comes in', left: 'came in', leave: 'come in' },
] as const;

/** hours x 60 / minutes: how often in so many hours. */
const every = family({
  name: 'every-so-often',
  draw: (n) =>
    suitedRates(n, everySteps, () => ({
      hours: n.int(2, n.large ? 18 : 12),
      gap: n.pick([2, 3, 4, 5, 6, 8, 10, 12, 15, 18, 20, 24, 30, 40, 45, 90]),
    })),
  scene: (cast, p) => {
    const { one, many, ...verbs } = cast.pick(regulars);
    return {
      bus: { kind: 'thing', one, many },
      ...verbs,
      hours: measure(p.hours, 'hour'),
      gap: measure(p.gap, 'minute'),
      town: cast.town(),
    };
  },
  facts: [
    [
      'a {bus} <{leaves}|{left}> every {gap}',
      'every {gap} a {bus} <{leaves}|{left}>',
      'there <is|was> a {bus} once every {gap}',
      'the {bus:s} <come|came> one by one, a new one every {gap}',
      'exactly one {bus} <{leaves}|{left}> in every {gap}',
      'in {town}, one {bus} <{leaves}|{left}> every {gap}',
      'for every {gap} there <is|was> one {bus}',
    ],
    [
      'this <goes|went> on for {hours}',
      'the {bus:s} <keep|kept> to this for {hours}',
      'the service <lasts|lasted> {hours}',
      'the timetable <covers|covered> {hours}',
      'it <is|was> like that for {hours}',
      'for {hours} the timetable <stays|stayed> the same',
    ],
  ],
  ask: [
    'how many {bus:s} <are|were> there in that time',
    'how many {bus:s} <is|was> that in all',
    'how many {bus:s} <{leave}|{left}> in that time',
    'what <is|was> the number of {bus:s} in this time',
    'how many {bus:s} <does|did> that make',
    'how many times <does|did> a {bus} come',
  ],
  find: [
    'the number of {bus:s} in that time',
    'the number of {bus:s} in all',
    'the {bus:s} in that time, as a number',
  ],
  notes: [
    ['one {bus} every {gap}', 'every {gap}: 1 {bus}', '{bus:s}: every {gap}'],
    ['{hours}', 'for {hours}', 'time: {hours}'],
  ],
  extras: [
    'a ticket <costs|cost> [2|3|4] euros',
    'each {bus} <has|had> [3|4] people on duty',
    "the first one <comes|came> at [6|7|8] o'clock",
    '{town} <has|had> [2|3|5] stations',
  ],
  whole: [
    'One {bus} every {gap} for {hours}. How many {bus:s}?',
    'How many {bus:s} are there in {hours} if there is one every {gap}?',
    'A guide in {town} counts the {bus:s}: one every {gap}, for {hours}. What number is in the notebook at the end?',
    'I sat at the window for {hours} and saw a {bus} every {gap}. How many {bus:s} did I see?',
    'A sign at the stop in {town} says "Every {gap}". For {hours} this holds. How many {bus:s} come in this time?',
    '"One {bus} every {gap}," the poster promises, "for {hours}." How many {bus:s} is that?',
    '{hours} ÷ {gap} = how many {bus:s}?',
  ],
  known: ['one {bus} every {gap}', '{hours}', '1 hour is 60 minutes'],
  want: 'number of {bus:s}',
  steps: everySteps,
  unit: '{bus:s}',
});

const shuttleSteps = (p: { hours: number; gap: number; seats: number }): readonly LabeledStep[] => {
  const perHour = over(HOUR, p.gap);
  const all = times(perHour.value, p.hours);
  return [
    ['{bus:s} each hour', perHour],
    ['{bus:s} in all', all],
    ['people', times(all.value, p.seats)],
  ];
};

/** 60 / minutes x hours x seats: people that are carried. */
const shuttle = family({
  name: 'shuttle',
  draw: (n) =>
    suitedRates(n, shuttleSteps, () => ({
      hours: n.int(2, n.large ? 12 : 6),
      gap: n.pick([4, 5, 6, 10, 12, 15, 20, 30]),
      seats: n.large ? n.int(13, 78) : n.pick([3, 4, 5, 6, 8, 10, 12, 20, 30, 40, 50, 60]),
    })),
  scene: (cast, p) => {
    const { one, many, ...verbs } = cast.pick(
      regulars.filter(
        (each) => !['group', 'tour', 'plane', 'signal', 'delivery', 'patient'].includes(each.one),
      ),
    );
    return {
      bus: { kind: 'thing', one, many },
      ...verbs,
      hours: measure(p.hours, 'hour'),
      gap: measure(p.gap, 'minute'),
      seats: count(p.seats),
    };
  },
  facts: [
    [
      'a {bus} <{leaves}|{left}> every {gap}',
      'every {gap} a {bus} <{leaves}|{left}>',
      'there <is|was> one {bus} in every {gap}',
      'one {bus} <{leaves}|{left}> each time {gap} <are|were> over',
      'the {bus:s} <come|came> one by one, a new one every {gap}',
    ],
    [
      'each {bus} <carries|carried> {seats} people',
      '{seats} people <ride|rode> in each {bus}',
      'every {bus} <has|had> {seats} seats, all of them taken',
      'each {bus} <is|was> full, with {seats} people in it',
      'every {bus} <takes|took> {seats} people along',
      'with each {bus}, {seats} people <are|were> carried',
    ],
    [
      'the {bus:s} <run|ran> for {hours}',
      'this <goes|went> on for {hours}',
      'the service <lasts|lasted> {hours}',
      'all this <continues|continued> for {hours}',
      'the timetable <covers|covered> {hours}',
    ],
  ],
  ask: [
    'how many people <does|did> the service carry [in all|altogether|]',
    'how many people <are|were> carried [in all|altogether|in that time]',
    'how many people <ride|rode> in that time',
    'what <is|was> the number of people carried',
    'how many people <is|was> that altogether',
  ],
  find: [
    'the number of people carried',
    'the number of passengers in all',
    'the people carried in that time, as a number',
  ],
  notes: [
    ['one {bus} every {gap}', '{bus:s} every {gap}', 'every {gap}: 1 {bus}'],
    ['{seats} people each', '{seats} people per {bus}', 'each {bus}: {seats} people'],
    ['{hours} of service', 'for {hours}', 'running for {hours}'],
  ],
  extras: [
    'a ticket <costs|cost> [2|3|4] euros',
    'the ride <takes|took> [7|9|13] minutes',
    "the first one <comes|came> at [6|7|8] o'clock",
    'the {bus:s} <are|were> [5|11|20] years old',
  ],
  whole: [
    '{bus:s} every {gap}, {seats} people each, {hours}. How many people?',
    'How many people can be carried in {hours} if a {bus} for {seats} people comes every {gap}?',
    'Our town fair ran for {hours}. Every {gap} a {bus} with {seats} people on board came in. How many people came that way?',
    '"A {bus} every {gap}, each with {seats} people," the poster promises. How many passengers is that in {hours}?',
    '{hours} of full {bus:s}, one every {gap}, {seats} people in each: how many people is that?',
  ],
  known: ['one {bus} every {gap}', '{seats} people in each', '{hours}', '1 hour is 60 minutes'],
  want: 'number of people',
  steps: shuttleSteps,
  unit: 'people',
});

export const scheduleFamilies: readonly Family[] = [every, shuttle];
