/** Families in which a fraction goes and others come. */
import type { NumberDraw } from '../../arithmetic/number-draw.ts';
import { minus, plus } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { count } from '../wording/quantity.ts';
import { fractionSteps } from './fraction-draw.ts';
import { drawPart, fractionSlots, type FractionPart } from './fraction-parts.ts';
import { suitedPercents } from './percent-draw.ts';

type Riders = FractionPart & { on: number };
const onSteps = (p: Riders): readonly LabeledStep[] => {
  const { steps, part } = fractionSteps(p.whole, p, 'gone');
  const left = minus(p.whole, part.value);
  return [...steps, ['left', left], ['after {b} more', plus(left.value, p.on)]];
};
const offSteps = (p: Riders & { off: number }): readonly LabeledStep[] => {
  const steps = onSteps(p);
  return [...steps, ['in the end', minus(steps.at(-1)?.[1].value ?? 0, p.off)]];
};

const place = (many: string, where: string, off: string, offPast: string, on: string, onPast: string) => ({
  one: `${many} ${where}`,
  many,
  where,
  off,
  offPast,
  on,
  onPast,
});

const places = [
  place('passengers', 'on the bus', 'get off at the market', 'got off at the market', 'get on', 'got on'),
  place('people', 'on the tram', 'get out at the station', 'got out at the station', 'step in', 'stepped in'),
  place('visitors', 'in the museum', 'go to the café', 'went to the café', 'come in', 'came in'),
  place('guests', 'at the hotel', 'check out', 'checked out', 'check in', 'checked in'),
  place('ducks', 'on the pond', 'fly off', 'flew off', 'land', 'landed'),
  place('swimmers', 'in the pool', 'climb out', 'climbed out', 'jump in', 'jumped in'),
  place('cars', 'in the car park', 'drive away', 'drove away', 'drive in', 'drove in'),
  place('children', 'in the playground', 'go home', 'went home', 'arrive', 'arrived'),
  place('boats', 'in the harbour', 'set sail', 'set sail', 'return', 'returned'),
  place(
    'books',
    'in the small library',
    'are borrowed',
    'were borrowed',
    'are brought back',
    'were brought back',
  ),
  place('parcels', 'in the depot', 'are sent out', 'were sent out', 'are brought in', 'were brought in'),
  place('loaves', 'on the shelf', 'are sold', 'were sold', 'are added', 'were added'),
] as const;

const fewer = (n: NumberDraw, p: FractionPart): number =>
  Math.min(n.addTo(p.whole - (p.whole * p.top) / p.bottom), 10 * n.int(1, 9), n.int(3, 99));

const startFacts = [
  'there <are|were> {n} {many} {where}',
  '{where} there <are|were> {n} {many}',
  'at first {n} {many} <are|were> {where}',
  'the number of {many} {where} <is|was> {n} at first',
  'you <see|saw> {n} {many} {where}',
  'it <starts|started> with {n} {many} {where}',
];
const goFacts = [
  '[{f}|{f}|{s}|{g}] of the {many} <{off}|{offPast}>',
  'of the {many}, [{f}|{s}|{g}] <{off}|{offPast}>',
  'first, [{f}|{s}|{g}] of these {many} <{off}|{offPast}>',
  '[{f}|{s}] of all the {many} <{off}|{offPast}>',
  'after a while [{f}|{s}|{g}] of the {many} <{off}|{offPast}>',
];
const comeFacts = [
  'then {b} new ones <{on}|{onPast}>',
  'after that {b} others <{on}|{onPast}>',
  'a little later {b} more <{on}|{onPast}>',
  'next, {b} new {many} <{on}|{onPast}>',
  'soon after, another {b} <{on}|{onPast}>',
];
const againFacts = [
  'later {c} <{off}|{offPast}> as well',
  'finally {c} more <{off}|{offPast}>',
  'in the end {c} of those that <are|were> there <{off}|{offPast}>',
  'after that another {c} <{off}|{offPast}>',
  'last of all, {c} {many} <{off}|{offPast}>',
];
const endAsk = [
  'how many {many} <are|were> there [in the end|now|then|after that]',
  'how many {many} <are|were> {where} [in the end|after all this]',
  'what <is|was> the number of {many} [in the end|after that]',
  'how many {many} <does|did> that leave',
  'how many {many} <are|were> {where} after this',
  'how many {many} <is|was> that at the end',
];
const endFind = [
  'the number of {many} in the end',
  'the number of {many} {where} after that',
  'the final number of {many}',
];
const endExtras = [
  "it <is|was> [7|9|11] o'clock",
  'it all <takes|took> [10|20|45] minutes',
  '[2|3|4] people <look|looked> on',
  'this <is|was> the [2nd|3rd|5th] time that day',
];

/** whole - whole / bottom x top + on. */
const offAndOn = family({
  name: 'fraction-off-and-on',
  draw: (n) =>
    suitedPercents(
      n,
      () => {
        const part = drawPart(n, 360, (p) => fractionSteps(p.whole, p, '').steps);
        return { ...part, on: fewer(n, part) };
      },
      onSteps,
      ({ on }) => on >= 2,
    ),
  scene: (cast, p) => ({ ...cast.pick(places), ...fractionSlots(p), n: count(p.whole), b: count(p.on) }),
  facts: [startFacts, goFacts, comeFacts],
  ordered: true,
  ask: endAsk,
  find: endFind,
  notes: [
    ['{n} {many} {where}', 'start: {n} {many}'],
    ['{s} of them <{off}|{offPast}>', '{f} <{off}|{offPast}>'],
    ['{b} <{on}|{onPast}>', 'then {b} <{on}|{onPast}>'],
  ],
  extras: endExtras,
  whole: [
    'of {n} {many} {where}, [{f}|{s}|{g}] <{off}|{offPast}>; then {b} <{on}|{onPast}>. How many <are|were> there then?',
    '{n} {many}. [{f}|{g}] <{off}|{offPast}>, {b} <{on}|{onPast}>. How many {many} <are|were> {where}?',
    'there were {n} {many} {where} when I came. [{f}|{g}] of them {offPast}, then {b} {onPast}. How many did I count after that?',
    '{n} {many} − {s} of them + {b} = how many {many}?',
    'how many {many} are {where} if there were {n}, [{f}|{s}|{g}] of them {offPast} and {b} {onPast}?',
  ],
  known: ['{n} {many}', '{s} of them {off}', '{b} {on}'],
  want: 'number of {many} in the end',
  steps: onSteps,
  unit: '{many}',
});

/** whole - whole / bottom x top + on - off. */
const offOnOff = family({
  name: 'fraction-off-on-off',
  draw: (n) =>
    suitedPercents(
      n,
      () => {
        const part = drawPart(n, 360, (p) => fractionSteps(p.whole, p, '').steps);
        const on = fewer(n, part);
        return { ...part, on, off: n.takeFrom(part.whole - (part.whole * part.top) / part.bottom + on) };
      },
      offSteps,
      (p) => p.on >= 2 && p.off >= 2 && p.off < p.whole - (p.whole * p.top) / p.bottom + p.on,
    ),
  scene: (cast, p) => ({
    ...cast.pick(places),
    ...fractionSlots(p),
    n: count(p.whole),
    b: count(p.on),
    c: count(p.off),
  }),
  facts: [startFacts, goFacts, comeFacts, againFacts],
  ordered: true,
  ask: endAsk,
  find: endFind,
  notes: [
    ['{n} {many} {where}', 'start: {n} {many}'],
    ['{s} of them <{off}|{offPast}>', '{f} <{off}|{offPast}>'],
    ['{b} <{on}|{onPast}>', 'then {b} <{on}|{onPast}>'],
    ['later {c} <{off}|{offPast}>', '{c} more <{off}|{offPast}>'],
  ],
  extras: endExtras,
  whole: [
    '{n} {many} <are|were> {where}. [{f}|{g}] of them <{off}|{offPast}>, and {b} <{on}|{onPast}>. Later {c} <{off}|{offPast}>. How many {many} <are|were> left?',
    'count with me: {n} {many} {where}, [{f}|{s}] <{off}|{offPast}>, {b} <{on}|{onPast}>, {c} <{off}|{offPast}>. How many now?',
    'we began with {n} {many} {where}. [{f}|{g}] of them {offPast}, {b} {onPast}, then {c} {offPast}. how many were there at the end?',
    '{n} {many} − {s} of them + {b} − {c} = how many {many}?',
  ],
  known: ['{n} {many}', '{s} of them {off}', '{b} {on}', '{c} {off}'],
  want: 'number of {many} in the end',
  steps: offSteps,
  unit: '{many}',
});

export const fractionStepFamilies: readonly Family[] = [offAndOn, offOnOff];
