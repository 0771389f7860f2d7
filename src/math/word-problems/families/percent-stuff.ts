/** Families about a percentage of what is measured: what is left of a stuff, a tank or battery in part full. */
import { family, type Family } from '../family.ts';
import { count, percent } from '../wording/quantity.ts';
import { share, shareSteps } from './percent-draw.ts';
import { drawLeft, leftSteps } from './percent-left.ts';

const stuff = (name: string, unit: string, where: string, go: string, went: string) => ({
  one: `${name} ${where}`,
  stuff: name,
  u: unit,
  where,
  do: go,
  did: went,
});

const stuffs = [
  stuff('water', 'litres', 'in a tank', 'leaks out', 'leaked out'),
  stuff('charge', 'mAh', 'in a phone battery', 'is used up by a game', 'was used up by a game'),
  stuff('energy', 'kWh', 'in a car battery', 'is used on the road', 'was used on the road'),
  stuff('space', 'GB', 'on a laptop', 'is taken up by films', 'was taken up by films'),
  stuff('flour', 'kg', 'in a bakery', 'goes into bread', 'went into bread'),
  stuff('hay', 'kg', 'in a barn', 'is eaten in winter', 'was eaten in winter'),
  stuff('paint', 'litres', 'in a shed', 'goes on the fence', 'went on the fence'),
  stuff('sand', 'tonnes', 'on a building site', 'is carried away', 'was carried away'),
  stuff('cloth', 'metres', 'on a roll', 'is cut off', 'was cut off'),
  stuff('land', 'acres', 'on a farm', 'is planted with corn', 'was planted with corn'),
  stuff('ice', 'kg', 'in a cold box', 'melts', 'melted'),
  stuff('milk', 'gallons', 'in a cooling tank', 'is turned into cheese', 'was turned into cheese'),
  stuff('forest', 'hectares', 'in a valley', 'burns down', 'burned down'),
  stuff('rice', 'pounds', 'in a store room', 'is cooked', 'was cooked'),
  stuff('petrol', 'litres', 'in a tank', 'is used on a trip', 'was used on a trip'),
] as const;

/** whole - whole x percent / 100, of a stuff that is measured. */
const percentStuffLeft = family({
  name: 'percent-stuff-left',
  draw: (n) => drawLeft(n, 8000),
  scene: (cast, p) => ({ ...cast.pick(stuffs), n: count(p.whole), p: percent(p.part) }),
  facts: [
    [
      'there <are|were> {n:n} {u} of {stuff} {where}',
      '{where} there <are|were> {n:n} {u} of {stuff}',
      'the amount of {stuff} {where} <is|was> {n:n} {u}',
      'someone <keeps|kept> {n:n} {u} of {stuff} {where}',
      'you <find|found> {n:n} {u} of {stuff} {where}',
      'at first there <are|were> {n:n} {u} of {stuff} {where}',
      'the {stuff} {where} <comes|came> to {n:n} {u}',
    ],
    [
      '{p} of the {stuff} <{do}|{did}>',
      'of the {stuff}, {p} <{do}|{did}>',
      '{p} of all the {stuff} {where} <{do}|{did}>',
      'a share of {p} of the {stuff} <{do}|{did}>',
      'little by little, {p} of the {stuff} <{do}|{did}>',
      'it <turns|turned> out that {p} of the {stuff} <{do}|{did}>',
    ],
  ],
  ordered: true,
  ask: [
    'how many {u} [of {stuff} |]<are|were> left',
    'how much {stuff} <is|was> left [in {u}|]',
    'how many {u} [of {stuff} |]<remain|remained>',
    'how much {stuff} does that leave[, in {u}|]',
    'what amount of {stuff} <is|was> left[, in {u}|]',
    'how many {u} of {stuff} <are|were> there still',
    'how much of the {stuff} <is|was> left in {u}',
  ],
  find: [
    'the {stuff} left[, in {u}| in {u}]',
    'the amount of {stuff} that <remains|remained>',
    'the remaining {u} of {stuff}',
    'the number of {u} left',
  ],
  notes: [
    ['{n:n} {u} of {stuff} {where}', '{stuff}: {n:n} {u}', '{n:n} {u} {stuff}'],
    ['{p} <{do}|{did}>', '{p} gone', 'minus {p}'],
  ],
  extras: [
    'this <is|was> checked [2|3|4] times a day',
    'it <takes|took> [3|8|20] days',
    '[2|5|6] people <work|worked> there',
    'that <is|was> on the [2nd|16th|30th]',
  ],
  whole: [
    'of the {n:n} {u} of {stuff} {where}, {p} <{do}|{did}>. [How many {u} <are|were> left|How much is left, in {u}]?',
    'my {stuff} {where}: {n:n} {u}. {p} is gone. How many {u} do I have left?',
    'how many {u} of {stuff} are left if {p} of {n:n} {u} <{do}|{did}>?',
    '{stuff} {where}: {n:n} {u}, {p} <{do}|{did}>, rest = how many {u}?',
    'if {p} of {n:n} {u} of {stuff} <{do}|{did}>, [what remains|how many {u} remain]?',
    'we had {n:n} {u} of {stuff} {where}. Then {p} of it was lost. So how many {u} do we still have?',
  ],
  known: ['{n:n} {u} of {stuff}', '{p} gone'],
  want: '{u} of {stuff} left',
  steps: leftSteps,
  unit: '{u}',
});

const vessel = (one: string, unit: string, stuffName: string) => ({
  one,
  what: one,
  u: unit,
  stuff: stuffName,
});

/** whole x percent / 100: a tank, battery or disk that is in part full. */
const percentFull = family({
  name: 'percent-full',
  draw(n) {
    const [whole, part] = share(n, { low: 20, high: 9000, decimals: 1 });
    return { whole, part };
  },
  scene: (cast, p) => ({
    ...cast.pick([
      vessel('the water tank', 'litres', 'water'),
      vessel('the phone battery', 'mAh', 'charge'),
      vessel('the battery of the electric van', 'kWh', 'energy'),
      vessel('the hard disk', 'GB', 'data'),
      vessel('the memory card', 'MB', 'data'),
      vessel('the swimming pool', 'gallons', 'water'),
      vessel('the oil tank', 'litres', 'oil'),
      vessel('the grain silo', 'tonnes', 'grain'),
      vessel('the rain barrel', 'litres', 'rainwater'),
      vessel('the fish pond', 'litres', 'water'),
      vessel('the power bank', 'mAh', 'charge'),
      vessel('the coal bunker', 'kg', 'coal'),
      vessel('the milk lorry', 'litres', 'milk'),
      vessel('the sand box', 'kg', 'sand'),
    ]),
    n: count(p.whole),
    p: percent(p.part),
  }),
  facts: [
    [
      '{what} <holds|held> {n:n} {u} [when full|when it <is|was> full|of {stuff}]',
      'a capacity of {n:n} {u} <is|was> given for {what}',
      '{what} <can|could> take {n:n} {u} of {stuff}',
      '{n:n} {u} of {stuff} <fit|fitted> into {what}',
      'when {what} <is|was> full, there <are|were> {n:n} {u} in it',
      '{what} <has|had> a capacity of {n:n} {u}',
      'the capacity of {what} <is|was> {n:n} {u}',
    ],
    [
      '{what} <is|was> {p} full',
      'the display on {what} <shows|showed> {p}',
      'right now {what} <is|was> at {p}',
      'only {p} of {what} <is|was> filled',
      '{what} <is|was> filled to {p}',
      'the gauge of {what} <says|said> {p}',
      '{stuff} <takes|took> up {p} of {what}',
    ],
  ],
  ask: [
    'how many {u} [of {stuff} |]<are|were> in it',
    'how much {stuff} <is|was> in {what}[, in {u}|]',
    'how many {u} of {stuff} <does|did> it hold [at that moment|just then]',
    'how many {u} <is|was> that',
    'how much {stuff} is there[, in {u}| in {u}]',
    'what amount of {stuff} <is|was> in {what}[ in {u}|]',
    'to how many {u} does that come',
  ],
  find: [
    'the amount of {stuff} [in {u}|in {what}]',
    'the {u} of {stuff} in {what}',
    'the present content in {u}',
    'the number of {u} in {what}',
  ],
  notes: [
    ['capacity of {what}: {n:n} {u}', '{what}: {n:n} {u}', '{what}, {n:n} {u} when full'],
    ['{p} full', 'now at {p}', 'gauge: {p}', 'filled to {p}'],
  ],
  extras: [
    '{what} <is|was> [2|4|7] years old',
    '{what} <costs|cost> [120|340|890] {currency}',
    'it <is|was> [8|15|22] degrees outside',
    '{what} <comes|came> with a guarantee of [2|3|5] years',
  ],
  whole: [
    'my app says {p} for {what}, and full means {n:n} {u}. How many {u} of {stuff} is that?',
    '{what} holds {n:n} {u} and is showing {p}. How much {stuff} is left, in {u}?',
    '{p} of {n:n} {u} = how many {u}?',
    '{what}: {p} of {n:n} {u}. [How many {u}?|That is how many {u}?]',
    '"How full is {what}?" "{p}." "And it takes {n:n} {u}?" "Yes." How many {u} of {stuff} are in it?',
    'fill {what}, which takes {n:n} {u}, up to {p}. How many {u} of {stuff} do you need if it was empty?',
    'what is {p} of a capacity of {n:n} {u}?',
  ],
  known: ['{n:n} {u} when full', '{p} full'],
  want: '{u} of {stuff}',
  steps: (p) => shareSteps(p.whole, p.part, '{p} of it').steps,
  unit: '{u}',
});

export const percentStuffFamilies: readonly Family[] = [percentStuffLeft, percentFull];
