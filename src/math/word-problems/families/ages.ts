/** Families about ages: k times as old, now and in other years. */
import { minus, over, plus, times } from '../arithmetic.ts';
import { family, type Family } from '../family.ts';
import { measure } from '../wording/quantity.ts';
import { elder, parent, youngster } from './age-people.ts';
import { agesSumsFamilies } from './ages-sums.ts';
import { agesYearsFamilies } from './ages-years.ts';
import { drawUntil, fold, numberSlots } from './number-slots.ts';

/** Says how old the younger one is. */
const youngAge = [
  '{child} is {young}',
  '{child} is {young} [years old|years of age]',
  '{child} has just [turned|celebrated birthday number] {young}',
  'the age of {child:name} is {young}',
  '{child:their} age is {young}',
  '{child} is a {young}-year-old',
  'at the moment {child} is {young} [years old|]',
  'there are {young} candles on the cake of {child:name} this year, one for each year',
];

/** Says that the elder is k times as old. */
const timesAsOld = [
  '{child:their} {kin} is {fold} as old as {child:they} is',
  '{child:their} {kin} is {k} times as old [as {child:they}|]',
  '{child:their} {kin} is {k} times the age of {child:name}',
  'the age of {child:their} {kin} is {fold} that of {child:name}',
  '{child} has a {kin} who is {k} times as old',
  'you get the age of {child:their} {kin} by multiplying the age of {child:name} by {k}',
  'for each year that {child} has lived, {child:their} {kin} has lived {k}',
];

/** (young x k + years) x each. */
const candles = family({
  name: 'age-candles',
  draw(n) {
    const p = drawUntil(
      () => ({
        young: n.int(3, 12),
        k: n.int(2, 12),
        years: n.int(2, 12),
        each: n.large ? n.int(3, 25) : n.pick([2, 2, 3, 4, 5, 6, 10]),
      }),
      ({ young, k, years, each }) => {
        const total = young * k + years;
        const easy = each === 2 || each === 10 || total % 10 === 0;
        return young * k >= 22 && total <= 98 && easy !== n.large;
      },
    );
    return p;
  },
  scene: (cast, p) => ({
    ...numberSlots(p),
    child: youngster(cast),
    ...elder(cast),
    fold: fold(p.k),
    years: measure(p.years, 'year'),
    item: cast.pick(
      [
        'candle',
        'bead',
        'sparkler',
        'balloon',
        'rose',
        'chocolate',
        'paper star',
        'lantern',
        'shell',
        'coin',
        'tulip',
        'fairy light',
        'cookie',
      ].map((one) => ({ kind: 'thing', one, many: `${one}s` }) as const),
    ),
  }),
  facts: [
    youngAge,
    timesAsOld,
    [
      'for every birthday {child:their} {kin} gets {each item} per year of life',
      'on [each|every] birthday of {child:their} {kin} there are {each item} for each year',
      'the family always gives {child:their} {kin} {each item} for every year of age on birthdays',
      'each year of age of {child:their} {kin} is honoured with {each item} on the birthday',
      'every birthday of {child:their} {kin} calls for {each item} per year lived',
      'per year of {child:their} {kin}, {each item} [are|get] [set out|prepared] on birthdays',
      '{child} [likes to put|puts] out {each item} for each year of {child:their} {kin} when the birthday comes',
    ],
  ],
  ask: [
    'how many {item:s} will be needed in {years}',
    "how many {item:s} will there be in {years}' time",
    'how many {item:s} does the birthday in {years} call for',
    'how many {item:s} will {child:their} {kin} get {years} from now',
    'in {years}, how many {item:s} will it be',
    'what number of {item:s} will the family need {years} from now',
    'how many {item:s} should the family have ready in {years}',
    '{years} from now, how many {item:s} will be handed over',
  ],
  find: [
    "the number of {item:s} in {years}' time",
    'the number of {item:s} needed in {years}',
    'the {item:s} for the birthday {years} from now',
    'the count of {item:s} in {years}',
  ],
  notes: [
    ['{child:name}: {young}', '{child:name} {young} years', '{child:name}, age {young}'],
    ['{kin} = {k} × {child:their} age', '{kin}: {k} times as old', 'age of {kin}: {k} times that'],
    [
      '{each item} per year of the {kin}',
      '{each} {item:s} for each year of the {kin}',
      '{kin} gets {each item} per year',
    ],
  ],
  extras: [
    'the house has [3|4|6] rooms',
    '{child} has [2|4|5] cousins',
    'the cake is cut into [12|16|24] pieces',
    "the party starts at [3|4|5] o'clock",
    '{child:their} {kin} lives [6|14|35] km away',
  ],
  whole: [
    "My {kin} is {k} times as old as {child}, who is {young}. We put {each item} on the table for each year of that {kin}'s life. How many {item:s} will we need in {years}?",
    '{child} is {young} and {child:their} {kin} is {fold} as old as {child:they} is. In {years} the family wants to hang up {each item} for each year of the {kin}. How many {item:s} should they [get|buy]?',
    'How many {item:s} do we need in {years} if {child:their} {kin}, now {k} times as old as {child:name}, who is {young}, gets {each} for [every|each] year of life?',
    '"I am {young}," says {child}, "and my {kin} is {k} times as old!" The family hands over {each item} for each year of life. How many will that {kin} get in {years}?',
    'We are planning a birthday that is {years} away. {child} is {young} today and {child:their} {kin} {k} times that. With {each item} for each year of the {kin}, how many {item:s} [shall|should|must] we buy?',
    'Now: {child} {young}, {kin} {k} times as old. Party in {years}, {each item} per year of the {kin}. How many {item:s}?',
    'Hi! {child} turned {young} today. {child:their} {kin} is {k} times as old, can you believe it? We thread {each item} on a string for each year of the {kin}, and the next big string is due in {years}. How many {item:s} go on it?',
  ],
  known: [
    'the younger one is {youngD}',
    'the older one is {kD} times as old',
    'in {years}',
    '{eachD} {item:s} for each year',
  ],
  want: 'number of {item:s} in {years}',
  steps: (p) => {
    const now = times(p.young, p.k);
    const then = plus(now.value, p.years);
    return [
      ['age of the older one now', now],
      ['age in {years}', then],
      ['all {item:s}', times(then.value, p.each)],
    ];
  },
  unit: '{item:s}',
});

/** young x k + years. */
const later = family({
  name: 'age-times-later',
  draw: (n) =>
    drawUntil(
      () => ({
        young: n.large ? n.int(13, 24) : n.int(2, 12),
        k: n.int(2, n.large ? 6 : 12),
        years: n.int(2, 16),
      }),
      ({ young, k, years }) => young * k >= 20 && young * k + years < 100 && (!n.large || k > 2),
    ),
  scene: (cast, p) => ({
    ...numberSlots(p),
    child: youngster(cast),
    ...elder(cast),
    fold: fold(p.k),
    years: measure(p.years, 'year'),
  }),
  facts: [youngAge, timesAsOld],
  ask: [
    'how old will {child:their} {kin} be in {years}',
    "how old will {child:their} {kin} be in {years}' time",
    'what age will {child:their} {kin} reach {years} from now',
    'in {years}, how old is {child:their} {kin}',
    'what will the age of {child:their} {kin} be [in {years}|{years} from now]',
    'which birthday will {child:their} {kin} celebrate {years} from now',
    '{years} from now, how many years old will {child:their} {kin} be',
    'how many years will {child:their} {kin} have lived in {years}',
  ],
  find: [
    'the age of {child:their} {kin} in {years}',
    'the number of years that {child:their} {kin} will have lived {years} from now',
    "the age that {child:their} {kin} will have in {years}' time",
    "the {kin}'s age in {years}",
  ],
  notes: [
    ['{child:name}: {young}', '{child:name} {young} years old', '{child:name} (age {young})'],
    ['{kin}: {k} times as old', '{kin} = {k} × {child:their} age', 'the {kin} is {fold} as old'],
  ],
  extras: [
    '{child} is in class [2|3|4]',
    '{child:their} {kin} has [2|3|7] cats',
    'they live [3|12|40] km apart',
    '{child} is [98|104|131] cm tall',
  ],
  whole: [
    '"My {kin} is {k} times as old as I am," says {child}, who is {young}. How old will the {kin} be in {years}?',
    'I have a {kin} who is {k} times as old as {child}. {child} is {young}. How old will my {kin} be in {years}?',
    "How old will {child:their} {kin} be in {years}' time, being {k} times as old as {child:name}, who is {young}?",
    'Today {child} blows out {young} candles. {child:their} {kin} would need {k} times as many. How many candles will the {kin} need in {years}?',
    'A {kin} is {k} times as old as a {young}-year-old child. What will the age of the {kin} be {years} later?',
    'Take the age of {child:name}, {young}, and multiply it by {k}: that is the age of {child:their} {kin}. Now add {years}. What do you get?',
    '{child}, who is {young}, has worked out that {child:their} {kin} is exactly {k} times as old. Name the age of the {kin} in {years}.',
  ],
  known: ['the younger one is {youngD}', 'the older one is {kD} times as old'],
  want: 'age of the older one in {years}',
  steps: (p) => {
    const now = times(p.young, p.k);
    return [
      ['age of the older one now', now],
      ['age in {years}', plus(now.value, p.years)],
    ];
  },
  unit: 'years',
});

const oldThings: readonly { one: string }[] = [
  'castle',
  'oak',
  'bridge',
  'church',
  'windmill',
  'town hall',
  'lighthouse',
  'tower',
  'school',
  'library',
  'inn',
  'harbour',
  'chestnut tree',
  'mill',
  'monastery',
  'theatre',
].map((one) => ({ one }));

/** young x k, and what it is older by: young x k - young. */
const gap = family({
  name: 'age-gap',
  draw: (n) =>
    drawUntil(
      () => ({ young: n.large ? n.int(13, 198) : n.int(3, 12), k: n.large ? n.int(3, 9) : n.int(3, 12) }),
      ({ young, k }) => young * k < 1000 && young % 10 !== 0,
    ),
  scene: (cast, p) => ({
    ...numberSlots(p),
    old: cast.pick(oldThings).one,
    new: cast.pick(oldThings).one,
    fold: fold(p.k),
  }),
  facts: [
    [
      'the {old} is {fold} as old as the {new}',
      'the {old} is {k} times the age of the {new}',
      'the age of the {old} is {k} times that of the {new}',
      'the {old} has been there {k} times as long as the {new}',
      'the {old} has stood {k} times as long as the {new}',
      'the {new} has seen only one year for every {k} years of the {old}',
      'compared with the {new}, the {old} is {k} times as old',
    ],
    [
      'the {new} is {young} years old',
      'the age of the {new} is {young} years',
      'there has been a {new} for {young} years',
      'the {new} has stood for {young} years',
      'the {new} has been here for {young} years',
      'it is {young} years since the {new} was new',
    ],
  ],
  ask: [
    'how many years older is the {old} [than the {new}|]',
    'by how many years is the {old} older [than the {new}|]',
    'what is the difference between the two ages',
    'how many years lie between the two',
    'what is the age difference [between them|in years]',
    'how much older is the {old}',
    'how many years younger is the {new}',
    'for how many years was the {old} there without the {new}',
  ],
  find: [
    'the difference between the ages [in years|]',
    'the number of years by which the {old} is older',
    'the age difference',
    'the years between the two',
  ],
  notes: [
    ['{old}: {k} times as old as the {new}', '{old} = {k} × age of {new}'],
    ['{new}: {young} years [old|]', 'age of the {new}: {young}'],
  ],
  extras: [
    'the {old} gets [40|120|300] visitors a day',
    'the {new} is [8|15|22] metres high',
    'a ticket for the {old} costs [4|6|9] dollars',
    'they are [200|650|900] metres apart',
  ],
  whole: [
    '"The {new} has been here for {young} years, but the {old} is {k} times as old," says the guide. By how many years is the {old} older?',
    'Our village has a {new}, {young} years old, and a {old} that is {k} times as old. How many years older is the {old}?',
    'The {new} is {young} years old. The {old} is {k} times as old. Age difference?',
    'How many years older than the {young}-year-old {new} is a {old} {k} times its age?',
    'A sign at the gate reads: "This {old} is {k} times as old as our {new}, which is {young} this year." What is the difference in their ages?',
    'Say how many years the {old} was there before the {new}, if the {new} is {young} years old and the {old} {k} times that.',
  ],
  known: ['the {new} is {youngD} years old', 'the {old} is {kD} times as old'],
  want: 'age difference in years',
  steps: (p) => {
    const old = times(p.young, p.k);
    return [
      ['age of the {old}', old],
      ['difference', minus(old.value, p.young)],
    ];
  },
  unit: 'years',
});

/** k x then + years: the age then was k times another's. */
const ago = family({
  name: 'years-ago',
  draw: (n) =>
    drawUntil(
      () => ({ k: n.int(2, 9), then: n.large ? n.int(13, 26) : n.int(2, 12), years: n.int(2, 15) }),
      ({ k, then, years }) => k * then >= 12 && k * then + years <= 95 && (!n.large || k > 2),
    ),
  scene: (cast, p) => ({
    ...numberSlots(p),
    child: youngster(cast),
    elder: cast.named(),
    fold: fold(p.k),
    years: measure(p.years, 'year'),
  }),
  ordered: true,
  facts: [
    [
      '{years} ago {elder:name} was {fold} as old as {child:name}',
      '{years} ago {elder:name} was {k} times as old as {child:name} was',
      '{elder:name} was {k} times as old as {child:name} {years} ago',
      '{years} ago the age of {elder:name} was {k} times that of {child:name}',
      '{years} back, {elder:name} was exactly {k} times as old as {child:name}',
      'it was {years} ago that {elder:name} was {k} times as old as {child:name}',
    ],
    [
      'at that time {child:name} was {then} [years old|]',
      '{child:name} was {then} [years old|] back then',
      'in those days the age of {child:name} was {then}',
      'the age of {child:name} was {then} at the time',
      'that was when {child:name} was {then}',
      '{child:name} was {then} in that year',
    ],
  ],
  ask: [
    'how old is {elder:name} [now|today]',
    'what is the age of {elder:name} [now|today]',
    'what is the age of {elder:name} in years [now|today]',
    'what age is {elder:name} today',
    'how many years old is {elder:name} [now|today]',
    'how old has {elder:name} become by now',
  ],
  find: [
    'the present age of {elder:name}',
    'the age of {elder:name} [now|today]',
    'the number of years {elder:name} has lived by now',
  ],
  notes: [
    [
      '{years} ago: {elder:name} = {k} × {child:name}',
      '{years} ago {elder:name} {k} times as old as {child:name}',
    ],
    ['{child:name} then: {then}', '{child:name} was {then} at that time'],
  ],
  extras: [
    '{elder} has lived in [3|4|5] towns since',
    'they went to the sea for [8|10|12] days that year',
    '{child} had [2|3|6] hamsters at the time',
  ],
  whole: [
    '"{years} ago I was exactly {k} times as old as {child}," says {elder}, "and {child:they} was {then} [back then|at the time]." How old is {elder} [now|today]?',
    "I was {k} times as old as my [cousin|nephew|neighbour's boy] {years} ago. He was {then} at the time. How old am I now?",
    '{years} ago, when {child} was {then}, {elder} was {fold} as old. What is {elder:their} age now?',
    'How old is {elder} today, if {years} ago, at {k} times the age of {child:name}, who was {then}, {elder} moved house?',
    'When {child} was {then}, {elder} was {fold} as old. That was {years} ago. How old is {elder} [now|]?',
    'In an old photo, taken {years} ago, {child} is {then} and {elder} {k} times as old. Work out how old {elder} is today.',
    'Back then {child} {then}, {elder} {k} times as old. {years} have passed. Age of {elder:name} now?',
  ],
  known: ['the younger one was {thenD} then', 'the older one was {kD} times as old', 'that was {years} ago'],
  want: 'age of the older one now',
  steps: (p) => {
    const was = times(p.k, p.then);
    return [
      ['{years} ago', was],
      ['now', plus(was.value, p.years)],
    ];
  },
  unit: 'years',
});

/** (young + years) x k - years: in some years one is k times as old as the other is then. */
const willBe = family({
  name: 'age-will-be-times',
  draw: (n) =>
    drawUntil(
      () => ({ young: n.int(2, 17), years: n.int(2, 12), k: n.int(2, 5) }),
      ({ young, years, k }) => {
        const then = young + years;
        return (
          then * k - then >= 17 &&
          then * k - then <= 45 &&
          then * k < 96 &&
          (n.large ? k > 2 && then > 12 : k === 2 || then <= 12)
        );
      },
    ),
  scene: (cast, p) => ({
    ...numberSlots(p),
    child: youngster(cast),
    ...parent(cast),
    fold: fold(p.k),
    years: measure(p.years, 'year'),
  }),
  facts: [
    youngAge,
    [
      'in {years} {child:their} {kin} will be {fold} as old as {child:they} will be then',
      "in {years}' time {child:their} {kin} will be {k} times as old as {child:name}",
      '{years} from now the age of {child:their} {kin} will be {k} times that of {child:name}',
      '{child:their} {kin} will be {fold} as old as {child:name} in {years}',
      'it will take {years} until {child:their} {kin} is exactly {k} times as old as {child:name}',
      'once {years} have passed, {child:their} {kin} will be {k} times as old as {child:name} is then',
    ],
  ],
  ask: [
    'how old is {child:their} {kin} [now|today]',
    'what is the age of {child:their} {kin} [now|today]',
    'how old is the {kin} at present',
    'what age is {child:their} {kin} at the moment',
    'how many years old is {child:their} {kin} today',
    'how many years has {child:their} {kin} lived so far',
  ],
  find: [
    'the age of {child:their} {kin} [now|today]',
    "the {kin}'s present age",
    'the present age of {child:their} {kin}',
  ],
  notes: [
    ['{child:name} now: {young}', '{child:name} is {young}'],
    ['in {years}: {kin} = {k} × {child:name}', '{kin} in {years}: {k} times as old as {child:name}'],
  ],
  extras: [
    '{child} is [4|6|9] cm taller than last year',
    'they live on floor [2|3|5]',
    '{child:their} {kin} works [4|5] days a week',
  ],
  whole: [
    'In {years} I will be {k} times as old as {child}, who is {young} now. How old am I today?',
    '{child} is {young}. In {years}, {child:their} {kin} will be {fold} as old as {child:they} will be. How old is the {kin} now?',
    '"In {years} I shall be {k} times as old as you," the {kin} tells {child}, who is {young} today. What is the age of the {kin} now?',
    'How old is a {kin} now who, in {years}, will be {fold} as old as a child that is {young} today?',
    'Today {child} is {young}; {years} from now the {kin} will have {k} times {child:their} age. Present age of the {kin}?',
  ],
  known: ['the younger one is {youngD} now', 'in {years} the older one is {kD} times as old'],
  want: 'age of the older one now',
  steps: (p) => {
    const child = plus(p.young, p.years);
    const kin = times(child.value, p.k);
    return [
      ['younger one in {years}', child],
      ['older one in {years}', kin],
      ['older one now', minus(kin.value, p.years)],
    ];
  },
  unit: 'years',
});

/** laterB - (laterA - nowA): when A turns x, B will be y; A is z. */
const whenTurns = family({
  name: 'age-when-turns',
  draw: (n) =>
    drawUntil(
      () => ({ now: n.int(2, 40), turns: n.int(8, 60), other: n.int(10, 95) }),
      ({ now, turns, other }) =>
        turns - now >= 2 && turns !== other && other - (turns - now) >= 3 && Math.abs(other - turns) < 45,
    ),
  scene: (cast, p) => ({ ...numberSlots(p), child: cast.named(), elder: cast.named() }),
  facts: [
    [
      'when {child:name} turns {turns}, {elder:name} will be {other}',
      'on the day that {child:name} turns {turns}, {elder:name} will be {other} years old',
      '{elder:name} will be {other} when {child:name} is {turns}',
      'by the time {child:name} reaches the age of {turns}, {elder:name} will have reached {other}',
      '{elder:name} will be {other} years old in the year in which {child:name} turns {turns}',
      'the year {child:name} becomes {turns}, {elder:name} becomes {other}',
    ],
    [
      '{child:name} is {now} now',
      '[now|today|at present] {child:name} is {now} [years old|]',
      'the present age of {child:name} is {now}',
      'right now {child:name} is {now}',
      '{child:name} has just turned {now}',
      'this year {child:name} is {now}',
    ],
  ],
  ask: [
    'how old is {elder:name} [now|today]',
    'what is the age of {elder:name} [now|today]',
    'what is the age of {elder:name} in years [now|today]',
    'what age is {elder:name} at present',
    'how many years old is {elder:name} today',
    'how many years has {elder:name} lived up to now',
  ],
  find: [
    'the age of {elder:name} [now|today]',
    'the present age of {elder:name}',
    'the current age of {elder:name}',
  ],
  notes: [
    ['{child:name} at {turns}: {elder:name} is {other}', 'later: {child:name} {turns}, {elder:name} {other}'],
    ['now {child:name} is {now}', '{child:name} today: {now}'],
  ],
  extras: [
    '{elder} and {child} have [2|3|4] friends in common',
    'they have known each other for [1.5|2] years',
    'the two share [12|30|45] books',
  ],
  whole: [
    'I am {now}. When I turn {turns}, my [cousin|neighbour|aunt|brother-in-law] will be {other}. How old is that person now?',
    '"When I am {turns}, you will be {other}," says {child}, who is {now} today, to {elder}. How old is {elder}?',
    '{child} is {now} now, and when {child:they} turns {turns}, {elder} will be {other}. How old is {elder} today?',
    'How old is {elder} now, given that {elder:they} will be {other} when {child}, who is {now} at present, turns {turns}?',
    'Ages later: {child} {turns}, {elder} {other}. Ages now: {child} {now}, {elder} ?',
  ],
  known: ['the first is {nowD} now', 'when the first is {turnsD}, the other is {otherD}'],
  want: 'age of the other now',
  steps: (p) => {
    const years = minus(p.turns, p.now);
    return [
      ['years until then', years],
      ['the other now', minus(p.other, years.value)],
    ];
  },
  unit: 'years',
});

/** (old - k x young) / (k - 1): in how many years one is k times as old as the other. */
const until = family({
  name: 'years-until-times',
  draw: (n) =>
    drawUntil(
      () => ({ young: n.int(2, n.large ? 19 : 12), old: n.int(22, 79), k: n.int(3, 6) }),
      ({ young, old, k }) => {
        const rest = old - k * young;
        const years = rest / (k - 1);
        return (
          Number.isInteger(years) &&
          years >= 2 &&
          years <= (n.large ? 30 : 12) &&
          old - young >= 17 &&
          old - young <= 48 &&
          (!n.large || young > 12 || years > 12)
        );
      },
    ),
  scene: (cast, p) => ({ ...numberSlots(p), child: youngster(cast), ...parent(cast), fold: fold(p.k) }),
  facts: [
    youngAge,
    [
      '{child:their} {kin} is {old}',
      '{child:their} {kin} is {old} [years old|years of age]',
      'the age of {child:their} {kin} is {old}',
      '{child} has a {kin} aged {old}',
      '{child} has a {old}-year-old {kin}',
      '{child:their} {kin} has just turned {old}',
    ],
  ],
  ask: [
    'in how many years will {child:their} {kin} be {fold} as old as {child:name}',
    'how many years from now will {child:their} {kin} be [exactly|] {k} times as old as {child:name}',
    'after how many years is {child:their} {kin} {fold} as old as {child:name}',
    'how many years will it take until {child:their} {kin} is [just|exactly] {k} times the age of {child:name}',
    'how long, in years, before the age of {child:their} {kin} is {k} times that of {child:name}',
    'when, in years from now, will {child:their} {kin} be {fold} as old as {child:name}',
  ],
  find: [
    'the number of years until {child:their} {kin} is {fold} as old as {child:name}',
    'the years that must pass before {child:their} {kin} is {k} times as old as {child:name}',
    'the time in years until the {kin} is {k} times as old as {child:name}',
  ],
  notes: [
    ['{child:name}: {young}', '{child:name} is {young}'],
    ['{kin}: {old}', '{kin} is {old}'],
  ],
  extras: [
    '{child} has [2|3|4] pets',
    '{child:their} {kin} drives [12|25|40] km to work',
    'the family has [1|2] cars and [4|5] bikes',
  ],
  whole: [
    'In how many years will a {kin} who is {old} be exactly {k} times as old as a child who is {young} now?',
    'I am {old} and my [daughter|son] is {young}. In how many years will I be {fold} as old?',
    '{child} is {young}, {child:their} {kin} {old}. How many years until the {kin} is {k} times as old as {child:they}?',
    '"You are {young} and I am {old}," the {kin} tells {child}. "One day I shall be exactly {k} times as old as you." How many years from now is that day?',
    'Ages now: {young} and {old}. After how many years is the older person {k} times as old as the younger one?',
  ],
  known: [
    'the younger one is {youngD}',
    'the older one is {oldD}',
    'the older one is to be {kD} times as old',
  ],
  want: 'years until then',
  steps: (p) => {
    const aim = times(p.k, p.young);
    const missing = minus(p.old, aim.value);
    const perYear = minus(p.k, 1);
    return [
      ['{kD} times the younger age', aim],
      ['too much now', missing],
      ['less each year', perYear],
      ['years', over(missing.value, perYear.value)],
    ];
  },
  unit: 'years',
});

export const agesFamilies: readonly Family[] = [
  candles,
  later,
  gap,
  ago,
  willBe,
  whenTurns,
  until,
  ...agesSumsFamilies,
  ...agesYearsFamilies,
];
