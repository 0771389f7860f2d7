/** Families about maps and models on a scale. */
import { times } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { count, measure } from '../wording/quantity.ts';
import { suited } from './suited.ts';

const mapSteps = (p: { cm: number; scale: number }): LabeledStep[] => [
  ['real distance', times(p.cm, p.scale)],
];

/** centimetres on the map x kilometres per centimetre. */
const mapScale = family({
  name: 'map-scale',
  draw: (n) =>
    suited(n, mapSteps, () =>
      n.large
        ? { cm: n.pick([n.int(13, 39), n.int(15, 95) / 10]), scale: n.int(3, 45) }
        : {
            cm: n.pick([n.int(2, 12), n.int(3, 12) / 2]),
            scale: n.pick([2, 3, 4, 5, 6, 8, 10, 12, 20, 25, 50]),
          },
    ),
  scene: (cast, p) => ({
    who: cast.person(),
    from: cast.town(),
    to: cast.town(),
    cm: measure(p.cm, 'cm'),
    scale: measure(p.scale, 'km'),
    one: measure(1, 'cm'),
  }),
  facts: [
    [
      '{one} on a map <stands|stood> for {scale} [in reality|]',
      'on a map {one} <is|was> {scale} in [reality|real life]',
      'the scale of a map <is|was> {one} to {scale}',
      '{one} on a map <means|meant> {scale} on the road',
      '{scale} <are|were> shown as {one} on a map',
      'a map <shows|showed> {scale} as {one}',
      'each centimetre of a map <represents|represented> {scale} on the ground',
    ],
    [
      'from {from} to {to} it <is|was> {cm} on the map',
      '{from} and {to} <are|were> {cm} apart on the map',
      'on the map the road from {from} to {to} <is|was> {cm} long',
      '{who} <measures|measured> {cm} on the map between {from} and {to}',
      'the line on the map from {from} to {to} <measures|measured> {cm}',
      'between {from} and {to} there <are|were> {cm} on the map',
    ],
  ],
  ask: [
    'how far <is|was> it from {from} to {to} in reality [, in {unit:km}|]',
    'how many {unit:km} <is|was> it [really|in reality] from {from} to {to}',
    'how many {unit:km} apart <are|were> {from} and {to} [in reality|]',
    'what <is|was> the real distance [between {from} and {to}|] [in {unit:km}|]',
    'what distance <does|did> {who} have to travel from {from} to {to}',
    'how many {unit:km} <does|did> that stand for',
  ],
  find: [
    'the real distance [from {from} to {to}|] [in {unit:km}|]',
    'the distance in {unit:km}',
    'the way from {from} to {to} in {unit:km}',
  ],
  notes: [
    ['map: {one} for {scale}', 'scale {one} to {scale}', '{one} on the map = {scale}'],
    ['{from} to {to}: {cm} on the map', '{from} - {to} {cm}', 'on the map {cm} from {from} to {to}'],
  ],
  extras: [
    'the map <is|was> from [1987|2004|2015]',
    'the map <costs|cost> [6|8|12] {currency}',
    '{from} <has|had> [3|4|5] bridges',
    'the map <is|was> folded [4|6|8] times',
  ],
  whole: [
    'On my map {one} is {scale}. It is {cm} from {from} to {to}. How many {unit:km} is that?',
    'Scale {one} : {scale}. On the map {cm}. Real distance from {from} to {to}?',
    'How far apart are {from} and {to} if they are {cm} apart on a map with {one} for {scale}?',
    'We are planning a trip to {to}. On our map it is {cm} from {from}, and {one} on the map means {scale}. How many {unit:km} will we drive one way?',
    'map says {one} is {scale}, {from} to {to} is {cm}, how far is it really',
  ],
  known: ['{cm} on the map', '{one} stands for {scale}'],
  want: 'real distance in kilometres',
  steps: mapSteps,
  unit: 'kilometres',
});

const modelSteps = (p: { model: number; scale: number }): LabeledStep[] => [
  ['real size', times(p.model, p.scale)],
];
const things = [
  { one: 'train carriage', size: 'long', noun: 'length' },
  { one: 'ship', size: 'long', noun: 'length' },
  { one: 'castle', size: 'wide', noun: 'width' },
  { one: 'church tower', size: 'high', noun: 'height' },
  { one: 'plane', size: 'long', noun: 'length' },
  { one: 'lorry', size: 'long', noun: 'length' },
  { one: 'bridge', size: 'long', noun: 'length' },
  { one: 'lighthouse', size: 'high', noun: 'height' },
  { one: 'steam engine', size: 'long', noun: 'length' },
  { one: 'rocket', size: 'high', noun: 'height' },
  { one: 'stadium', size: 'wide', noun: 'width' },
  { one: 'windmill', size: 'high', noun: 'height' },
  { one: 'racing car', size: 'long', noun: 'length' },
];

/** model x scale. */
const modelScale = family({
  name: 'model-real-size',
  draw: (n) =>
    suited(n, modelSteps, () =>
      n.large
        ? {
            model: n.pick([n.int(13, 98), n.int(15, 150) / 10]),
            scale: n.pick([18, 24, 32, 35, 43, 48, 72, 76, 87, 144, 160, n.int(13, 96)]),
          }
        : { model: n.int(2, 36), scale: n.pick([5, 8, 10, 12, 20, 30, 50, 100, 200]) },
    ),
  scene: (cast, p) => {
    const thing = cast.pick(things);
    return {
      who: cast.person(),
      thing: thing.one,
      long: thing.size,
      length: thing.noun,
      model: measure(p.model, 'cm'),
      one: measure(1, 'cm'),
      scale: count(p.scale),
      ratio: `1:${p.scale}`,
    };
  },
  facts: [
    [
      '{who} <builds|built> a model of a {thing} on a scale of {ratio}',
      'the scale of a model {thing} <is|was> {ratio}',
      'a model {thing} <has|had> a scale of {ratio}',
      'a real {thing} <is|was> {scale} times as large as its model',
      '{one} of a model {thing} <stands|stood> for {scale} {unit:cm} in reality',
      'a {thing} <is|was> {scale} times as big as the model [of it|that {who} <makes|made>]',
      'there <is|was> a model of a {thing}, made at {ratio}',
    ],
    [
      'the model <is|was> {model} {long}',
      'the {length} of the model <is|was> {model}',
      'the model <has|had> a {length} of {model}',
      'the model <comes|came> out {model} {long}',
      'the {length} on the model <comes|came> to {model}',
      'a ruler <shows|showed> {model} as the {length} of the model',
    ],
  ],
  ordered: true,
  ask: [
    'how {long} <is|was> the real {thing} [in {unit:cm}|]',
    'how many {unit:cm} {long} <is|was> the real {thing}',
    'what <is|was> the [true|real] {length} of the {thing} [in {unit:cm}|]',
    'what {length} <does|did> the real {thing} have, in {unit:cm}',
    'how {long} <is|was> the [actual|original] {thing}, in {unit:cm}',
    'how many {unit:cm} <is|was> that on the real {thing}',
  ],
  find: [
    'the [real|true] {length} of the {thing} [in {unit:cm}|]',
    'the {length} of the real {thing} in {unit:cm}',
    'the actual {length} in {unit:cm}',
  ],
  notes: [
    ['model {thing}, scale {ratio}', '{thing}, model at {ratio}', 'scale of the {thing}: {ratio}'],
    ['model {model} {long}', '{length} of the model: {model}', 'the model: {model}'],
  ],
  extras: [
    'the model <has|had> [45|120|300] parts',
    'it <takes|took> [3|5|9] weeks to build',
    'the kit <costs|cost> [18|35|60] {currency}',
    'the model <is|was> painted in [2|3|4] colours',
  ],
  whole: [
    'Model {thing}, scale {ratio}. The model is {model} {long}. How {long} is the real {thing} in {unit:cm}?',
    'How {long} is a {thing} whose {ratio} model is {model} {long}?',
    'My model of a {thing} is {model} {long}. It says {ratio} on the box. How many {unit:cm} {long} is the real one?',
    'scale {ratio} model of a {thing} is {model} {long}, real {length} in cm?',
    'The museum shows a {thing} {scale} times smaller than the real one. The model is {model} {long}. What is the real {length} in {unit:cm}?',
    '"Why is it so small?" "It is a model of a {thing} at {ratio}, and it is {model} {long}." What is the {length} of the real one in {unit:cm}?',
  ],
  known: ['model {model} {long}', 'the real {thing} is {scale} times as large'],
  want: 'real {length} in centimetres',
  steps: modelSteps,
  unit: 'centimetres',
});

export const scaleFamilies: readonly Family[] = [mapScale, modelScale];
