/** Families about the ages of several people: sums, sums with differences, and chains of comparisons. */
import { minus, over, plus, times } from '../arithmetic.ts';
import { family, type Family } from '../family.ts';
import type { Cast } from '../lexicon/cast.ts';
import type { NumberDraw } from '../../arithmetic/number-draw.ts';
import { parent, youngster } from './age-people.ts';
import { drawUntil, fold, numberSlots } from './number-slots.ts';

/** child + 2 x twin + parent. */
const familyAges = family({
  name: 'ages-of-a-family',
  draw: (n) =>
    drawUntil(
      () => ({ child: n.int(4, 19), twin: n.int(2, 17), parent: n.int(25, 62) }),
      ({ child, twin, parent }) => parent - Math.max(child, twin) >= 19 && child !== twin,
    ),
  scene: (cast, p) => ({ ...numberSlots(p), who: youngster(cast), ...parent(cast) }),
  facts: [
    [
      '{who} is {child}',
      '{who} is {child} years old',
      '{who} has turned {child}',
      'the age of {who:name} is {child}',
      '{who:their} age is {child}',
      'at present {who} is {child}',
    ],
    [
      '{who:their} [twin brothers|twin sisters] are {twin} each',
      'the twins in the family are {twin} years old each',
      '{who} has [twin brothers|twin sisters|twin cousins], each of them {twin}',
      'both of the twins are {twin}',
      'each of the two twins is {twin} [years old|]',
      'the two twins have each turned {twin}',
    ],
    [
      '{who:their} {kin} is {parent}',
      'the {kin} is {parent} years old',
      'the age of {who:their} {kin} is {parent}',
      '{who} has a {kin} who is {parent}',
      '{who:their} {kin} has turned {parent}',
      'the {kin} is aged {parent}',
    ],
  ],
  ask: [
    'how old are the four of them together',
    'what is the sum of their [four|] ages',
    'how many years do all four ages make',
    'what do the four ages add up to',
    'how many years have they lived altogether',
    'what do you get if you add up all [four|] ages',
    'what is the total of the four ages',
  ],
  find: [
    'the sum of the four ages',
    'the total of all ages',
    'the combined age of the four',
    'the ages of all four added together',
  ],
  notes: [
    ['{who:name}: {child:name}', '{who:name} {child:name}', '{who:name} is {child:name}'],
    ['twins: {twin} each', '2 twins, {twin} each'],
    ['{kin}: {parent}', '{kin} {parent}'],
  ],
  extras: [
    'their house is number [7|24|118]',
    'the family has [2|3] guinea pigs',
    'the twins share [14|30] toy cars',
    'they have lived here for [3|6|8] years',
  ],
  whole: [
    "Add up the ages in {who:name}'s family: {who} is {child}, the twins are {twin} each and the {kin} is {parent}.",
    'I am {child}, my twin [brothers|sisters] are {twin} each and my {kin} is {parent}. How old are we [together|altogether]?',
    'The ages in our family: {child}, {twin} and {twin} for the twins, {parent} for the {kin}. What is the sum?',
    '"{child} for me, {twin} for each of the twins and {parent} for my {kin}," says {who}. What do the ages add up to?',
    'What is the total of these ages: {who} {child}, two twins of {twin}, one {kin} of {parent}?',
    'The ticket machine at the family day wants the sum of our ages. We are {child}, {twin}, {twin} and {parent}, as two of us are twins. What do I type in?',
  ],
  known: ['one child is {childD}', '2 twins are {twinD} each', 'the oldest is {parentD}'],
  want: 'sum of the ages',
  steps: (p) => {
    const twins = times(2, p.twin);
    const children = plus(p.child, twins.value);
    return [
      ['both twins', twins],
      ['all children', children],
      ['all four', plus(children.value, p.parent)],
    ];
  },
  unit: 'years',
});

/** pupils x age + leader. */
const groupAges = family({
  name: 'ages-of-a-group',
  draw(n) {
    const [pupils, age] = n.large ? [n.int(13, 32), n.int(6, 17)] : [n.int(3, 12), n.int(4, 12)];
    return { pupils, age, leader: n.large ? n.pick([20, 30, 40, 50, 60]) : n.int(21, 55) };
  },
  scene: (cast, p) => ({
    ...numberSlots(p),
    item: cast.pick(
      [
        'scout',
        'swimmer',
        'dancer',
        'skater',
        'camper',
        'singer',
        'player',
        'gymnast',
        'pupil',
        'drummer',
        'climber',
        'young actor',
        'cub',
        'chess player',
      ].map((one) => ({ kind: 'thing', one, many: `${one}s` }) as const),
    ),
    kin: cast.pick([
      'teacher',
      'coach',
      'guide',
      'leader',
      'trainer',
      'choirmaster',
      'captain',
      'driver',
      'helper',
    ]),
  }),
  facts: [
    [
      '[a|the] group <has|had> {pupils item}, all [of them|] {age} years old',
      'there <are|were> {pupils item} and each <is|was> {age} years old',
      '{pupils item} in the group <are|were> {age} each',
      'each of the {pupils item} <is|was> {age}',
      'all {pupils item} <are|were> {age} years old',
      'the group <consists|consisted> of {pupils item} aged {age}',
      'every one of the {pupils item} <has|had> turned {age}',
    ],
    [
      'the {kin} <is|was> {leader}',
      'the {kin} who <goes|went> with the group <is|was> {leader} years old',
      'the age of the {kin} <is|was> {leader}',
      'the group <has|had> a {leader}-year-old {kin}',
      'the {kin} of the group <has|had> just turned {leader}',
      'the group <is|was> led by a {kin} aged {leader}',
    ],
  ],
  ask: [
    'how old <is|was> the whole group together, {kin} included',
    'what <is|was> the sum of all [the|] ages, with the {kin}',
    'what <do|did> all the ages add up to, including the {kin}',
    'how many years <have|had> they lived in total, {kin} included',
    'what <is|was> the combined age of the {item:s} and the {kin}',
    'what <is|was> the total of the ages of everybody',
  ],
  find: [
    'the sum of all ages',
    'the combined age of the group and the {kin}',
    "the total of everyone's ages",
    'the ages of all added up',
  ],
  notes: [
    ['{pupils item}, {age} each', '{pupils} × age {age}', '{pupils item} aged {age}'],
    ['{kin}: {leader}', '{kin} {leader} years', 'one {kin}, {leader}'],
  ],
  extras: [
    'the trip <costs|cost> [3|5|8] dollars a head',
    'the bus <has|had> [48|52] seats',
    "they <meet|met> at [8|9] o'clock",
  ],
  whole: [
    'In our group there are {pupils item}, each of them {age}, and a {kin} of {leader}. How many years is that, all ages added up?',
    'Add all the ages: {pupils item} of {age} and one {kin} of {leader}.',
    '{pupils item} × {age} years + {leader} years for the {kin} = ? years',
    '"We are {pupils item} and we are all {age}," they shout. "And I am {leader}," says the {kin}. How old are they altogether?',
    'How old are {pupils item} of {age} and their {kin}, who is {leader}, when all ages are added together?',
  ],
  known: ['{pupilsD} {item:s} are {ageD} each', 'the {kin} is {leaderD}'],
  want: 'sum of all ages',
  steps: (p) => {
    const all = times(p.pupils, p.age);
    return [
      ['all {item:s}', all],
      ['with the {kin}', plus(all.value, p.leader)],
    ];
  },
  unit: 'years',
});

function pairOfAges(n: NumberDraw): { sum: number; apart: number } {
  const apart = n.int(2, 31);
  const half = n.large ? n.int(13, 74) : n.pick([4, 5, 6, 7, 8, 9, 10, 11, 12, 20, 30, 40, 50, 60]);
  return { sum: 2 * half + apart, apart };
}

const pairScene = (cast: Cast, p: { sum: number; apart: number }) => ({
  ...numberSlots(p),
  elder: cast.named(),
  child: cast.named(),
});

const pairFacts = [
  [
    '{elder:name} and {child:name} are {sum} years old together',
    'the ages of {elder:name} and {child:name} add up to {sum}',
    'together {elder:name} and {child:name} are {sum}',
    'the sum of the ages of {elder:name} and {child:name} is {sum}',
    '{elder:name} and {child:name} have a combined age of {sum}',
    'between them, {elder:name} and {child:name} have lived {sum} years',
    'counted together, {elder:name} and {child:name} are {sum} years old',
  ],
  [
    '{elder:name} is {apart} years older than {child:name}',
    '{child:name} is {apart} years younger than {elder:name}',
    '{elder:name} has {apart} years on {child:name}',
    '{elder:name} was born {apart} years before {child:name}',
    'the difference between their ages is {apart} years, and {elder:name} is the older one',
    'there are {apart} years between the two, with {child:name} the younger one',
    '{elder:name}, the older one, is ahead by {apart} years',
    '{child:name} came into the world {apart} years after {elder:name}',
  ],
];

const pairNotes = [
  [
    '{elder:name} + {child:name} = {sum} years',
    'ages of {elder:name} and {child:name} together: {sum}',
    '{elder:name} and {child:name}: {sum} together',
  ],
  [
    '{elder:name} {apart} years older',
    '{child:name} is {apart} younger',
    '{elder:name} − {child:name} = {apart}',
  ],
];

const pairExtras = [
  'they share a room of [9|14|16] square metres',
  'the two have [3|5|7] cousins',
  '{elder:name} has [40|65|110] books',
  'they live at number [8|31|77]',
];

/** (sum - apart) / 2. */
const younger = family({
  name: 'age-of-the-younger',
  draw: pairOfAges,
  scene: pairScene,
  facts: pairFacts,
  ask: [
    'how old is {child:name}',
    'what is the age of {child:name}',
    'what is the age of {child:name} in years',
    'how old is the younger one, {child:name}',
    'how many years old is {child:name}',
    'what age is the younger of the two',
  ],
  find: [
    'the age of {child:name}',
    'the age of the younger one',
    'the number of years {child:name} has lived',
    "the younger one's age",
  ],
  notes: pairNotes,
  extras: pairExtras,
  whole: [
    'Two [brothers|sisters|friends|cousins|neighbours] together are {sum}. {elder}, the elder, has {apart} years on {child}. What is the age of {child:name}?',
    'My [sister|brother] and I are {sum} years old together. I am {apart} years younger. How old am I?',
    '"We are {sum} together," says {child}, "and {elder} is {apart} years older than I am." How old is {child}?',
    'Two people have a combined age of {sum}. One is {apart} years older than the other. Age of the younger?',
    'How old is {child}, if {elder} is {apart} years older and their ages make {sum}?',
    'What is the age of the younger of two [cousins|players|friends] whose ages differ by {apart} and add up to {sum}?',
  ],
  known: ['both ages together {sumD}', 'the older one is {apartD} years older'],
  want: 'age of the younger one',
  steps: (p) => {
    const twice = minus(p.sum, p.apart);
    return [
      ['twice the younger age', twice],
      ['younger age', over(twice.value, 2)],
    ];
  },
  unit: 'years',
});

/** (sum + apart) / 2. */
const older = family({
  name: 'age-of-the-older',
  draw: (n) =>
    drawUntil(
      () => pairOfAges(n),
      ({ sum, apart }) => {
        const age = (sum + apart) / 2;
        return age < 95 && sum > apart + 4 && (n.large || age <= 12 || age % 10 === 0);
      },
    ),
  scene: pairScene,
  facts: pairFacts,
  ask: [
    'how old is {elder:name}',
    'what is the age of {elder:name}',
    'what is the age of {elder:name} in years',
    'how old is the older one, {elder:name}',
    'how many years old is {elder:name}',
    'what age is the older of the two',
  ],
  find: [
    'the age of {elder:name}',
    'the age of the older one',
    'the number of years {elder:name} has lived',
    "the older one's age",
  ],
  notes: pairNotes,
  extras: pairExtras,
  whole: [
    'Two [brothers|sisters|friends|cousins|neighbours] together are {sum}. {child}, the younger, is {apart} years behind {elder}. How old is {elder}?',
    'My [sister|brother] and I are {sum} years old together. I am {apart} years older. How old am I?',
    '"We are {sum} together," says {elder}, "and {child} is {apart} years younger than I am." How old is {elder}?',
    'Two people have a combined age of {sum}. One is {apart} years older than the other. Age of the older?',
    'How old is {elder}, if {child} is {apart} years younger and their ages make {sum}?',
    'What is the age of the older of two [cousins|players|friends] whose ages differ by {apart} and add up to {sum}?',
  ],
  known: ['both ages together {sumD}', 'the older one is {apartD} years older'],
  want: 'age of the older one',
  steps: (p) => {
    const twice = plus(p.sum, p.apart);
    return [
      ['twice the older age', twice],
      ['older age', over(twice.value, 2)],
    ];
  },
  unit: 'years',
});

const chainFacts = [
  [
    '{third:name} is {young}',
    '{third:name} is {young} years old',
    'the age of {third:name} is {young}',
    '{third:name} has turned {young}',
    '{third:name} is a {young}-year-old',
  ],
  [
    '{second:name} is {fold} as old as {third:name}',
    '{second:name} is {k} times as old as {third:name}',
    'the age of {second:name} is {k} times that of {third:name}',
    '{third:name} has lived one year for every {k} years of {second:name}',
    '{second:name} is {k} times the age of {third:name}',
    'you must multiply the age of {third:name} by {k} to get that of {second:name}',
  ],
  [
    '{first:name} is {apart} years older than {second:name}',
    '{second:name} is {apart} years younger than {first:name}',
    '{first:name} was born {apart} years before {second:name}',
    '{first:name} has {apart} years on {second:name}',
    'between {first:name} and {second:name}, who is younger, there are {apart} years',
    'to the age of {second:name} you have to add {apart} to get the age of {first:name}',
  ],
];

const chainNotes = [
  ['{third:name}: {young}', '{third:name} is {young}'],
  ['{second:name} = {k} × {third:name}', '{second:name}: {fold} as old as {third:name}'],
  ['{first:name} = {second:name} + {apart}', '{first:name}: {apart} years older than {second:name}'],
];

const drawChain = (n: NumberDraw) =>
  drawUntil(
    () => ({
      young: n.large ? n.int(13, 29) : n.int(3, 12),
      k: n.int(n.large ? 3 : 2, 7),
      apart: n.int(2, 19),
    }),
    ({ young, k, apart }) => young * k + apart < 96,
  );

const chainScene = (cast: Cast, p: { young: number; k: number; apart: number }) => ({
  ...numberSlots(p),
  first: cast.named(),
  second: cast.named(),
  third: cast.named(),
  fold: fold(p.k),
});

/** young x k + apart. */
const chain = family({
  name: 'age-chain',
  draw: drawChain,
  scene: chainScene,
  facts: chainFacts,
  ask: [
    'how old is {first:name}',
    'what is the age of {first:name}',
    'how many years old is {first:name}',
    'what age is {first:name}',
    'what is the age of {first:name} in years',
    'how old does that make {first:name}',
    'how many years has {first:name} lived',
  ],
  find: [
    'the age of {first:name}',
    'how old {first:name} is',
    'the number of years {first:name} has lived',
  ].map((each) => (each.startsWith('how') ? 'the age that {first:name} has' : each)),
  notes: chainNotes,
  extras: [
    'the three know each other from a choir with [24|31|40] singers',
    '{second} has [2|3|5] brothers',
    'they meet every [2|3] weeks',
  ],
  whole: [
    '{first} is {apart} years older than {second}, who is {fold} as old as {third}. {third} is {young}. How old is {first}?',
    'My little [brother|sister] is {young}. My [cousin|aunt|trainer] is {k} times as old, and my neighbour is {apart} years older still. How old is my neighbour?',
    '"{third} is {young}, {second} is {k} times that, and I am {apart} years older than {second}," says {first}. How old is {first}?',
    'How old is {first}, being {apart} years older than {second}, if {second} is {fold} as old as {third}, who is {young}?',
    'Ages: {third} {young}; {second} {k} times {third:name}; {first} {apart} more than {second}. {first:name}?',
  ],
  known: [
    'the first age is {youngD}',
    'the second is {kD} times as much',
    'the third is {apartD} more than the second',
  ],
  want: 'the third age',
  steps: (p) => {
    const second = times(p.young, p.k);
    return [
      ['second age', second],
      ['third age', plus(second.value, p.apart)],
    ];
  },
  unit: 'years',
});

/** young + young x k + (young x k + apart). */
const chainTotal = family({
  name: 'age-chain-total',
  draw: (n) =>
    drawUntil(
      () => drawChain(n),
      ({ young, k, apart }) => young + 2 * young * k + apart < 200,
    ),
  scene: chainScene,
  facts: chainFacts,
  ask: [
    'how old are the three of them together',
    'what is the sum of the three ages',
    'what do their ages add up to',
    'what is the total of all three ages',
    'how many years have the three lived altogether',
    'what is their combined age',
  ],
  find: [
    'the sum of the three ages',
    'the combined age of the three',
    'the total of their ages',
    'the three ages added together',
  ],
  notes: chainNotes,
  extras: [
    'the three live on floors [1, 2 and 5|2, 3 and 8]',
    '{first} has [3|6|11] hats',
    'they meet every [2|3] weeks',
  ],
  whole: [
    '{first} is {apart} years older than {second}, who is {fold} as old as {third}. {third} is {young}. How old are they altogether?',
    'Add up three ages: {third} is {young}, {second} is {k} times as old as {third}, and {first} is {apart} years older than {second}.',
    '"{third} is {young}, {second} is {k} times that, and I am {apart} years older than {second}," says {first}. What is the sum of their ages?',
    'My [brother|sister] is {young}. My aunt is {k} times as old, and my neighbour is {apart} years older than my aunt. What do their three ages add up to?',
    'How many years do the three ages make, if {third} is {young}, {second} {k} times as old as {third:name}, and {first} {apart} years older than {second:name}?',
  ],
  known: [
    'the first age is {youngD}',
    'the second is {kD} times as much',
    'the third is {apartD} more than the second',
  ],
  want: 'sum of the three ages',
  steps: (p) => {
    const second = times(p.young, p.k);
    const first = plus(second.value, p.apart);
    const two = plus(p.young, second.value);
    return [
      ['second age', second],
      ['third age', first],
      ['first and second', two],
      ['all three', plus(two.value, first.value)],
    ];
  },
  unit: 'years',
});

export const agesSumsFamilies: readonly Family[] = [familyAges, groupAges, younger, older, chain, chainTotal];
