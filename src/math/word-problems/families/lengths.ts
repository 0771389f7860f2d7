/** Families about lengths: pieces cut from a rope, planks with an offcut, what is left. */
import { minus, over, plus, times } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { count, measure } from '../wording/quantity.ts';
import { suited } from './suited.ts';

const pieceSteps = (p: { metres: number; piece: number }): LabeledStep[] => {
  const cm = times(p.metres, 100);
  return [
    ['length in centimetres', cm],
    ['pieces', over(cm.value, p.piece)],
  ];
};

/** metres x 100 / centimetres of one piece. */
const pieces = family({
  name: 'rope-pieces',
  draw: (n) =>
    suited(n, pieceSteps, () => {
      const piece = n.large
        ? n.pick([5 * n.int(3, 19), n.int(12, 48)])
        : n.pick([5, 10, 20, 25, 30, 40, 50, 60, 80, 90, 120]);
      const parts = n.large ? n.int(13, 90) : n.int(3, 60);
      const metres = (piece * parts) / 100;
      return metres <= 90 && metres >= 1 && Number.isInteger(metres * 10) ? { metres, piece } : null;
    }),
  scene: (cast, p) => ({
    who: cast.person(),
    rope: cast.pick([
      'rope',
      'ribbon',
      'wire',
      'string',
      'cable',
      'pipe',
      'chain',
      'garden hose',
      'roll of cloth',
      'strip of wood',
      'roll of paper',
      'cord',
      'bamboo cane',
      'copper pipe',
      'sausage',
    ]),
    metres: measure(p.metres, 'm'),
    piece: measure(p.piece, 'cm'),
  }),
  facts: [
    [
      'a {rope} <is|was> {metres} long',
      '{who} <has|had> a {rope} of {metres}',
      '{who} <buys|bought> a {rope} {metres} long',
      'there <is|was> a {rope} with a length of {metres}',
      'the length of a {rope} <is|was> {metres}',
      'a {rope} <measures|measured> {metres}',
      'somebody <brings|brought> a {rope} of {metres} in length',
    ],
    [
      '{who} <cuts|cut> it [all|] into pieces of {piece} [each|]',
      'it <is|was> cut into pieces that <are|were> {piece} long',
      'it <is|was> divided into equal pieces of {piece}',
      'each piece cut from it <is|was> {piece} long',
      '{who} <makes|made> pieces of {piece} out of it',
      'the whole of it <is|was> cut up, {piece} for each piece',
      'one piece <has|had> to be {piece} long',
    ],
  ],
  ordered: true,
  ask: [
    'how many pieces <are|were> there [in the end|]',
    'how many pieces <does|did> {who} get',
    'how many pieces <is|was> that',
    'how many such pieces <come|came> out of the {rope}',
    'what number of pieces <does|did> that give',
    'into how many pieces <is|was> the {rope} cut',
    'how many pieces <does|did> the {rope} make',
  ],
  find: [
    'the number of pieces',
    'the number of pieces that {who} <gets|got>',
    'the number of pieces cut from the {rope}',
  ],
  notes: [
    ['{rope}, {metres}', '{metres} of {rope}', '{rope}: {metres} long'],
    ['pieces of {piece}', 'cut into {piece} pieces', 'one piece: {piece}'],
  ],
  extras: [
    'the {rope} <costs|cost> [4|7|12] {currency}',
    'the {rope} <is|was> [2|3|5] years old',
    '[2|3] friends <help|helped>',
    'it <takes|took> [5|10|20] minutes',
  ],
  whole: [
    'How many pieces of {piece} can you cut from a {rope} of {metres}?',
    '{metres} of {rope} ÷ {piece} = ? pieces',
    'a {rope} is {metres} long, cut into bits of {piece}, how many bits',
    'I have a {rope} {metres} long and need pieces of {piece}. How many can I cut?',
    '"Cut the {rope} into lengths of {piece}, please." The {rope} is {metres} long. How many lengths does that make?',
    'From a {rope} {metres} long we cut pieces of {piece} until nothing is left. Say how many pieces we get.',
  ],
  known: ['{rope} of {metres}', 'pieces of {piece}', '1 metre is 100 centimetres'],
  want: 'number of pieces',
  steps: pieceSteps,
  unit: 'pieces',
});

interface Planks extends Record<string, number> {
  planks: number;
  metres: number;
  cm: number;
  offcut: number;
}
const plankSteps = (p: Planks): LabeledStep[] => {
  const metres = times(p.metres, 100);
  const plank = plus(metres.value, p.cm);
  const all = times(plank.value, p.planks);
  const total = plus(all.value, p.offcut);
  return [
    ['metres in centimetres', metres],
    ['one length', plank],
    ['all lengths', all],
    ['with the rest', total],
    ['in metres', over(total.value, 100)],
  ];
};

/** ((metres x 100 + cm) x planks + rest) / 100. */
const planks = family({
  name: 'planks',
  draw: (n) =>
    suited(n, plankSteps, () => ({
      planks: n.int(2, 9),
      metres: n.int(1, 6),
      cm: n.large ? n.int(5, 95) : n.pick([5, 10, 20, 25, 30, 40, 50, 60, 75, 80, 90]),
      offcut: n.large
        ? n.pick([n.int(11, 99), 100, 20, 50, 200])
        : n.pick([10, 20, 30, 40, 50, 60, 80, 90, 100, 200]),
    })),
  scene: (cast, p) => ({
    who: cast.person(),
    item: {
      kind: 'thing',
      ...cast.pick([
        { one: 'plank', many: 'planks' },
        { one: 'board', many: 'boards' },
        { one: 'beam', many: 'beams' },
        { one: 'pipe', many: 'pipes' },
        { one: 'strip of cloth', many: 'strips of cloth' },
        { one: 'rope', many: 'ropes' },
        { one: 'cable', many: 'cables' },
        { one: 'pole', many: 'poles' },
        { one: 'ribbon', many: 'ribbons' },
        { one: 'rail', many: 'rails' },
        { one: 'length of wire', many: 'lengths of wire' },
      ]),
    },
    planks: count(p.planks),
    metres: measure(p.metres, 'm'),
    cm: measure(p.cm, 'cm'),
    offcut: measure(p.offcut, 'cm'),
  }),
  facts: [
    [
      '{who} <has|had> {planks item} of {metres} {cm} each',
      '{who} <cuts|cut> {planks item}, each {metres} and {cm} long',
      'there <are|were> {planks item}, and each of them <is|was> {metres} {cm} long',
      '{who} <needs|needed> {planks item} with a length of {metres} {cm} each',
      '{planks item} of {metres} {cm} each <are|were> [wanted|needed|on the list]',
      'each of {planks item} <measures|measured> {metres} {cm}',
    ],
    [
      'there <is|was> also an offcut of {offcut}',
      'a leftover piece of {offcut} <is|was> added',
      'another short piece <measures|measured> {offcut}',
      'on top of that <comes|came> a remnant of {offcut}',
      'one more piece <is|was> {offcut} long',
      'an extra bit of {offcut} <belongs|belonged> to it',
    ],
  ],
  ordered: true,
  ask: [
    'how many {unit:m} <is|was> that [in all|altogether|in total]',
    'how long <is|was> everything [together|put end to end], in {unit:m}',
    'what <is|was> the total length in {unit:m}',
    'how many {unit:m} <are|were> there [in all|altogether]',
    'what length <is|was> that altogether, in {unit:m}',
    'how many {unit:m} <do|did> all the pieces come to',
  ],
  find: [
    'the total length in {unit:m}',
    'the length of everything together, in {unit:m}',
    'the number of {unit:m} in all',
  ],
  notes: [
    [
      '{planks item} of {metres} {cm}',
      '{planks:n} x {metres} {cm} ({item:s})',
      '{item:s}: {planks:n}, {metres} {cm} each',
    ],
    ['offcut {offcut}', 'plus {offcut}', 'and an extra {offcut}'],
  ],
  extras: [
    'one {item} <costs|cost> [6|9|14] {currency}',
    '{who} <works|worked> for [2|3|4] hours',
    'they <are|were> [2|3|4] cm thick',
  ],
  whole: [
    'Find, in {unit:m}, the total length of {planks item} ({metres} {cm} each) and an offcut of {offcut}.',
    '{planks:n} {item:s} of {metres} {cm} and one piece of {offcut}. How many {unit:m} altogether?',
    'How many {unit:m} are {planks item} of {metres} {cm} each plus an extra {offcut}?',
    'We laid {planks item} end to end. Each is {metres} {cm} long. A short piece of {offcut} made the line complete. How long was the line in {unit:m}?',
    '"I need {planks item}, {metres} {cm} each, and a bit of {offcut}," says a customer. How many {unit:m} is that in total?',
  ],
  known: ['{planks item} of {metres} {cm} each', '{offcut} more', '1 metre is 100 centimetres'],
  want: 'total length in metres',
  steps: plankSteps,
  unit: 'metres',
});

const leftSteps = (p: { metres: number; parts: number; each: number }): LabeledStep[] => {
  const cm = times(p.metres, 100);
  const used = times(p.parts, p.each);
  return [
    ['length in centimetres', cm],
    ['cut off', used],
    ['left', minus(cm.value, used.value)],
  ];
};

/** metres x 100 - pieces x cm. */
const rest = family({
  name: 'length-left',
  draw: (n) =>
    suited(n, leftSteps, () => {
      const [metres, parts, each] = n.large
        ? [n.int(2, 24), n.int(4, 29), n.int(12, 95)]
        : [n.int(1, 12), n.int(2, 9), n.pick([10, 20, 30, 40, 50, 60, 80, 90])];
      return parts * each < metres * 100 - 10 && parts * each > metres * 25 ? { metres, parts, each } : null;
    }),
  scene: (cast, p) => ({
    who: cast.person(),
    rope: cast.pick([
      'rope',
      'ribbon',
      'wire',
      'string',
      'cable',
      'tape',
      'chain',
      'cloth',
      'lace',
      'cord',
      'wallpaper',
      'netting',
      'foil',
      'thread',
    ]),
    metres: measure(p.metres, 'm'),
    each: measure(p.each, 'cm'),
    parts: count(p.parts),
  }),
  facts: [
    [
      '{who} <has|had> {metres} of {rope}',
      'a roll <holds|held> {metres} of {rope}',
      'on a roll there <is|was> {rope}, {metres} of it',
      '{who} <starts|started> with {metres} of {rope}',
      '{who} <buys|bought> {metres} of {rope}',
      'the {rope} on a roll <is|was> {metres} long',
    ],
    [
      '{who} <cuts|cut> off {parts:n} pieces of {each} [each|]',
      'then {parts:n} pieces of {each} each <are|were> cut off',
      '{parts:n} pieces <are|were> taken from it, each {each} long',
      '{parts:n} lengths of {each} each <are|were> used',
      '{who} <uses|used> {parts:n} pieces of it, {each} for each',
      '{parts:n} people each <get|got> {each} of it',
    ],
  ],
  ordered: true,
  ask: [
    'how many {unit:cm} <are|were> left',
    'how much {rope} <is|was> left [over|] [in {unit:cm}|]',
    'how many {unit:cm} of {rope} <remain|remained>',
    'how long <is|was> the rest of the {rope} [in {unit:cm}|]',
    'what length <is|was> left, in {unit:cm}',
    'how much of the {rope} <does|did> that leave, in {unit:cm}',
  ],
  find: [
    'the length that <is|was> left, in {unit:cm}',
    'the rest of the {rope} in {unit:cm}',
    'the [remaining length|leftover length] in {unit:cm}',
  ],
  notes: [
    ['{rope}: {metres}', '{metres} of {rope}', '{rope}, {metres} at first'],
    ['{parts:n} pieces of {each} cut off', 'minus {parts:n} pieces, {each} each', '{parts:n} x {each} used'],
  ],
  extras: [
    'the {rope} <costs|cost> [4|7|12] {currency}',
    '[2|3] rolls <lie|lay> in the drawer unopened',
    'it <takes|took> [5|10|20] minutes',
  ],
  whole: [
    'How many {unit:cm} are left of {metres} of {rope} after {parts:n} pieces of {each} each are cut off?',
    '{metres} of {rope}, {parts:n} pieces of {each} cut off. Left over in cm?',
    'I had {metres} of {rope} and cut {parts:n} pieces of {each} from it. How many {unit:cm} have I got left?',
    '"{parts:n} pieces, {each} each, please." The shop assistant cuts them from {metres} of {rope}. How much {rope} does the shop have left, in {unit:cm}?',
    'got {metres} of {rope}, used {parts:n} bits of {each}, how much left in cm',
  ],
  known: ['{metres} of {rope}', '{parts:n} pieces of {each} each', '1 metre is 100 centimetres'],
  want: 'length left in centimetres',
  steps: leftSteps,
  unit: 'centimetres',
});

export const lengthFamilies: readonly Family[] = [pieces, planks, rest];
