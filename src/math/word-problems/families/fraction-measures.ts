/** Families about a fraction of something that is measured. */
import { minus } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { measure } from '../wording/quantity.ts';
import { units } from '../wording/units.ts';
import { fractionSteps } from './fraction-draw.ts';
import { drawPart, fractionSlots, type FractionPart } from './fraction-parts.ts';

const stuff = (
  name: string,
  unit: 'km' | 'm' | 'litre' | 'kg' | 'g' | 'ml' | 'minute' | 'hour' | 'page' | 'mile' | 'hectare' | 'acre',
  whole: string,
  go: string,
  went: string,
  rest: string,
) => ({ one: `${name} ${go}`, what: name, unit, whole, do: go, did: went, rest });

const stuffs = [
  stuff('the road', 'km', 'long', 'is on gravel', 'was on gravel', 'is on tarmac'),
  stuff('the trail', 'mile', 'long', 'goes through woods', 'went through woods', 'is in the open'),
  stuff('the rope', 'm', 'long', 'is cut off', 'was cut off', 'stays'),
  stuff('the juice', 'litre', 'in all', 'is drunk at lunch', 'was drunk at lunch', 'stays in the fridge'),
  stuff('the flour', 'g', 'in weight', 'goes into the cake', 'went into the cake', 'stays in the bag'),
  stuff(
    'the compost',
    'kg',
    'in weight',
    'goes on the rose bed',
    'went on the rose bed',
    'stays on the heap',
  ),
  stuff('the milk', 'ml', 'in all', 'goes into the pancakes', 'went into the pancakes', 'stays in the jug'),
  stuff('the film', 'minute', 'long', 'is over by now', 'was over by then', 'is still to come'),
  stuff('the novel', 'page', 'long', 'is set in Cairo', 'was set in Cairo', 'is set in Rome'),
  stuff('the field', 'hectare', 'in size', 'is mown', 'was mown', 'is left standing'),
  stuff(
    'the cake',
    'g',
    'in weight',
    'is eaten by the children',
    'was eaten by the children',
    'stays on the plate',
  ),
  stuff(
    'the potato crop',
    'kg',
    'in weight',
    'is sold at the market',
    'was sold at the market',
    'stays in the cellar',
  ),
  stuff('the ranch', 'acre', 'in size', 'is pasture', 'was pasture', 'is woodland'),
  stuff('the fence', 'm', 'long', 'is painted white', 'was painted white', 'stays brown'),
] as const;

const stuffScene = (cast: Parameters<Family['scene']>[0], p: FractionPart) => {
  const drawn = cast.pick(stuffs);
  return {
    ...drawn,
    who: cast.person(),
    ...fractionSlots(p),
    n: measure(p.whole, drawn.unit),
    long: drawn.whole,
    units: units[drawn.unit].many,
  };
};

const stuffSteps = (p: FractionPart): readonly LabeledStep[] =>
  fractionSteps(p.whole, p, '{f} of {what}').steps;
const stuffRestSteps = (p: FractionPart): readonly LabeledStep[] => {
  const { steps, part } = fractionSteps(p.whole, p, '{f} of {what}');
  return [...steps, ['the rest', minus(p.whole, part.value)]];
};

const stuffFacts = [
  [
    '{what} <is|was> {n} {long}',
    '{what} <comes|came> to {n}',
    '{who} <says|said> that {what} <is|was> {n} {long}',
    '{n} <is|was> the whole of {what}',
    'in all, {what} <comes|came> to {n}',
    'on paper {what} <is|was> {n} {long}',
  ],
  [
    '[{f}|{f}|{s}|{g}] of {what} <{do}|{did}>',
    'of {what}, [{f}|{s}|{g}] <{do}|{did}>',
    'exactly [{f}|{s}|{g}] of {what} <{do}|{did}>',
    'a part of {what}, namely [{f}|{s}|{g}], <{do}|{did}>',
    'we <hear|heard> that [{f}|{s}|{g}] of {what} <{do}|{did}>',
    'about {what} we <know|knew> that [{f}|{s}] of it <{do}|{did}>',
  ],
] as const;

/** whole / bottom x top, of something measured. */
const fractionOfStuff = family({
  name: 'fraction-of-measure',
  draw: (n) => drawPart(n, 1200, stuffSteps),
  scene: stuffScene,
  facts: stuffFacts,
  ask: [
    'how much of {what} <{do}|{did}>',
    'how much <is|was> that',
    'how large <is|was> that part',
    'what <is|was> the size of the part that <{do}|{did}>',
    'how much <is|was> the part of {what} that <{do}|{did}>',
    'what <does|did> that part come to',
    'how many {units} of {what} <{do}|{did}>',
    'how many {units} <is|was> that part',
  ],
  find: [
    'the part of {what} that <{do}|{did}>[, in {units}|]',
    'the size of that part',
    'the amount that <{do}|{did}>',
  ],
  notes: [
    ['{what}: {n}', '{n} in all', '{what} {n}'],
    ['{s} <{do}|{did}>', '{f} <{do}|{did}>', '{s} of it <{do}|{did}>'],
  ],
  extras: [
    '{who} <is|was> [9|34|61] years old',
    "it <is|was> [2|4|5] o'clock",
    '{who} <has|had> [2|3|5] helpers',
  ],
  whole: [
    '[{f}|{s}|{g}] of {what} <{do}|{did}>. All of it is {n}. How much is the part?',
    '{s} of {n} = ?',
    'what is [{f}|{s}|{g}] of {n}?',
    'how much is [{f}|{s}|{g}] of {n}?',
    'if {what} is {n} {long} and [{f}|{s}|{g}] of it <{do}|{did}>, how much is that?',
    '{what} measures {n}, and [{f}|{s}] of it <{do}|{did}>. How much is that part?',
    '{n}: that is all of {what}. [{f}|{g}] of it <{do}|{did}>. How much?',
  ],
  known: ['{what} is {n}', '{s} of it {do}'],
  want: 'size of that part',
  steps: stuffSteps,
  unit: '{units}',
});

/** whole - whole / bottom x top, of something measured. */
const fractionStuffLeft = family({
  name: 'fraction-of-measure-left',
  draw: (n) => drawPart(n, 1200, stuffRestSteps),
  scene: stuffScene,
  facts: stuffFacts,
  ask: [
    'how much of {what} {rest}',
    'how much <is|was> the rest',
    'how large <is|was> the other part',
    'what <is|was> the size of the rest',
    'how much of {what} <is|was> left beside that',
    'how much <does|did> the rest of {what} come to',
    'how many {units} of {what} {rest}',
    'how many {units} <is|was> the rest',
  ],
  find: ['the rest of {what}[ in {units}|]', 'the size of the other part', 'the part of {what} that {rest}'],
  notes: [
    ['{what}: {n}', '{n} in all', '{what} {n}'],
    ['{s} <{do}|{did}>, the rest {rest}', '{f} <{do}|{did}>, the other part {rest}'],
  ],
  extras: [
    '{who} <is|was> [9|34|61] years old',
    "it <is|was> [2|4|5] o'clock",
    '{who} <has|had> [2|3|5] helpers',
  ],
  whole: [
    '{what} is {n} {long}. [{f}|{s}|{g}] of it <{do}|{did}>, and the rest {rest}. How much is the rest?',
    '{n} − {s} of it = ?',
    'take [{f}|{s}|{g}] from {n}. What is left?',
    'how much of {what} {rest} if [{f}|{s}|{g}] of {n} <{do}|{did}>?',
    'after [{f}|{s}|{g}] of {what}, which is {n} {long}, how much is still left?',
    '{what} ({n}): [{f}|{s}] <{do}|{did}>. The rest = ?',
  ],
  known: ['{what} is {n}', '{s} of it {do}'],
  want: 'size of the rest',
  steps: stuffRestSteps,
  unit: '{units}',
});

export const fractionMeasureFamilies: readonly Family[] = [fractionOfStuff, fractionStuffLeft];
