/** Families about water that runs in and out. */
import { minus, over, times } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { measure } from '../wording/quantity.ts';
import { number, suitedRates } from './rate-numbers.ts';

const vessel = [
  'tank',
  'pool',
  'pond',
  'bathtub',
  'water butt',
  'cistern',
  'fountain basin',
  'fish tank',
  'trough',
  'barrel',
  'reservoir',
  'paddling pool',
];

const fillSteps = (p: { total: number; inflow: number; outflow: number }): readonly LabeledStep[] => {
  const net = minus(p.inflow, p.outflow);
  return [
    ['more each minute', net],
    ['minutes', over(p.total, net.value)],
  ];
};

/** volume / (inflow - outflow). */
const filling = family({
  name: 'filling',
  draw: (n) =>
    suitedRates(n, fillSteps, () => {
      const outflow = n.int(2, n.large ? 28 : 9);
      const net = number(n, 2, n.large ? 48 : 40);
      return { total: net * n.int(3, n.large ? 60 : 12), inflow: net + outflow, outflow };
    }),
  scene: (cast, p) => ({
    who: cast.person(),
    tank: cast.pick(vessel),
    total: measure(p.total, 'litre'),
    inflow: measure(p.inflow, 'litre'),
    outflow: measure(p.outflow, 'litre'),
  }),
  facts: [
    [
      'an empty {tank} <holds|held> {total}',
      'the {tank} <is|was> empty and <has|had> room for {total}',
      '{who} <fills|filled> an empty {tank} that <holds|held> {total}',
      'there <is|was> room for {total} in the empty {tank}',
      'the empty {tank} <takes|took> {total}',
      '{total} <fit|fitted> into the empty {tank}',
    ],
    [
      '{inflow} <run|ran> in every minute',
      'a hose <brings|brought> {inflow} [a|per|each] minute',
      'the tap <gives|gave> {inflow} [a|per|every] minute',
      'each minute {inflow} <come|came> in through a pipe',
      'through the tap {inflow} <flow|flowed> in per minute',
      '{inflow} a minute <are|were> pumped in',
    ],
    [
      '{outflow} <leak|leaked> out every minute',
      'through a crack it <loses|lost> {outflow} [a|per|each] minute',
      'a leak <lets|let> {outflow} out per minute',
      'at the same time {outflow} <are|were> lost each minute',
      'each minute {outflow} <drain|drained> away through a gap',
      'the drain <takes|took> away {outflow} a minute',
    ],
  ],
  ask: [
    'how many minutes <does|did> it take until the {tank} <is|was> full',
    'after how many minutes <is|was> the {tank} full',
    'how long <does|did> it take to fill it, in minutes',
    'in how many minutes <is|was> the {tank} full',
    'how many minutes <pass|passed> before it <is|was> full',
    'for how many minutes <does|did> the water have to run',
  ],
  find: [
    'the time until the {tank} is full, in minutes',
    'the minutes needed to fill the {tank}',
    'the number of minutes until it is full',
    'the filling time in minutes',
  ],
  notes: [
    ['empty {tank}, {total}', '{tank}: {total}', 'holds {total}'],
    ['in: {inflow} per minute', '{inflow} a minute in', '+{inflow} each minute'],
    ['out: {outflow} per minute', 'leak: {outflow} a minute', '{outflow} a minute lost'],
  ],
  extras: [
    'the {tank} <is|was> [3|5|8] years old',
    'the water <has|had> [14|16|18] degrees',
    'the hose <is|was> [10|12|15] metres long',
    '{who} <waits|waited> with [2|3] friends',
  ],
  whole: [
    'Empty {tank}, {total}. In: {inflow} a minute. Out: {outflow} a minute. Full after how many minutes?',
    '{total} ÷ ({inflow} − {outflow}) per minute = how many minutes?',
    'Our {tank} leaks! It loses {outflow} a minute while the hose brings {inflow}. It was empty and holds {total}. After how many minutes is it full?',
    'How many minutes does an empty {tank} of {total} need to fill if {inflow} come in and {outflow} go out each minute?',
    'Someone forgot to close the drain of the empty {tank}: {outflow} go down it per minute, while the tap adds {inflow} per minute. The {tank} holds {total}. How many minutes until it is full?',
  ],
  known: ['{total} to fill', '{inflow} in each minute', '{outflow} out each minute'],
  want: 'minutes until full',
  steps: fillSteps,
  unit: 'minutes',
});

const drainSteps = (p: { start: number; outflow: number; minutes: number }): readonly LabeledStep[] => {
  const lost = times(p.outflow, p.minutes);
  return [
    ['run out', lost],
    ['left', minus(p.start, lost.value)],
  ];
};

/** start - outflow x minutes. */
const draining = family({
  name: 'draining',
  draw: (n) =>
    suitedRates(n, drainSteps, () => {
      const [outflow, minutes] = [number(n, 2, n.large ? 60 : 40), n.int(2, n.large ? 30 : 12)];
      const lost = outflow * minutes;
      const left = n.large ? n.int(5, 400) : n.int(5, 90);
      return { start: lost + left, outflow, minutes };
    }),
  scene: (cast, p) => ({
    who: cast.person(),
    tank: cast.pick(vessel),
    start: measure(p.start, 'litre'),
    outflow: measure(p.outflow, 'litre'),
    minutes: measure(p.minutes, 'minute'),
  }),
  facts: [
    [
      'there <are|were> {start} in the {tank} at the start',
      'at first the {tank} <holds|held> {start}',
      '{who} <has|had> {start} of water in the {tank}',
      'the {tank} <contains|contained> {start} when the plug <is|was> pulled',
      'a {tank} with {start} in it <is|was> opened',
      'to begin with, {start} <are|were> in the {tank}',
    ],
    [
      '{outflow} <run|ran> out every minute',
      'the {tank} <loses|lost> {outflow} [a|per|each] minute',
      'each minute {outflow} <drain|drained> away',
      'per minute, {outflow} <are|were> pumped out',
      'the drain <takes|took> {outflow} a minute',
      'a pump <removes|removed> {outflow} every minute',
    ],
    [
      'this <goes|went> on for {minutes}',
      'after {minutes} {who} <closes|closed> the drain',
      'it <is|was> like that for {minutes}',
      'the water <runs|ran> for {minutes}',
      'the drain <stays|stayed> open for {minutes}',
      '{minutes} later it <stops|stopped>',
    ],
  ],
  ask: [
    'how many {unit:litre} <are|were> left [in the {tank}|]',
    'how much water <is|was> left, in {unit:litre}',
    'how many {unit:litre} <remain|remained> in the {tank}',
    'how many {unit:litre} <does|did> the {tank} still hold after that',
    'what amount in {unit:litre} <stays|stayed> in the {tank}',
    'how many {unit:litre} <are|were> still there in the end',
  ],
  find: [
    'the water left in {unit:litre}',
    'the number of {unit:litre} left',
    'the {unit:litre} still in the {tank}',
    'the remaining amount in {unit:litre}',
  ],
  notes: [
    ['{tank}: {start}', 'start: {start}', '{start} at first'],
    ['out: {outflow} per minute', '{outflow} a minute out', '−{outflow} each minute'],
    ['{minutes}', 'for {minutes}', 'time: {minutes}'],
  ],
  extras: [
    'the {tank} <is|was> [3|5|8] years old',
    'the water <has|had> [14|16|18] degrees',
    'the hose <is|was> [10|12|15] metres long',
    '{who} <sees|saw> [2|3] frogs in it',
  ],
  whole: [
    '{start} in the {tank}, {outflow} a minute out, for {minutes}. What is left?',
    '{start} − {minutes:n} × {outflow} = how many {unit:litre}?',
    'Our {tank} had {start} in it when the leak began. It lost {outflow} a minute, and we found it after {minutes}. How many {unit:litre} were left?',
    'How many {unit:litre} are left in a {tank} with {start} if {outflow} run out each minute for {minutes}?',
    'Water log. Start: {start}. Loss per minute: {outflow}. Minutes: {minutes:n}. Left in the {tank}?',
  ],
  known: ['{start} at the start', '{outflow} out each minute', '{minutes}'],
  want: 'litres left',
  steps: drainSteps,
  unit: 'litres',
});

export const workTankFamilies: readonly Family[] = [filling, draining];
