/** Families about one unit and another: from the larger to the smaller and back. */
import { over, plus, times } from '../arithmetic.ts';
import { family, type Family, type LabeledStep } from '../family.ts';
import { measure } from '../wording/quantity.ts';
import { suited } from './suited.ts';
import { pairOf, subjectsOf } from './unit-pairs.ts';

const toSmall = (p: { factor: number; big: number; small: number }): LabeledStep[] => {
  const converted = times(p.big, p.factor);
  return [
    ['from the larger unit', converted],
    ['in all', plus(converted.value, p.small)],
  ];
};

/** big x factor + small. */
const mixed = family({
  name: 'mixed-to-small',
  draw: (n) =>
    suited(n, toSmall, () => {
      const factor = n.pick([7, 8, 12, 12, 16, 16, 24, 60, 60, 60, 60, 100, 100, 1000, 1000]);
      const big = n.large ? n.int(2, factor >= 100 ? 12 : 28) : n.int(1, 12);
      const small = factor === 1000 ? n.int(1, 9) * (n.large ? n.int(11, 99) : 100) : n.int(1, factor - 1);
      return { factor, big, small };
    }),
  scene(cast, p) {
    const units = pairOf(p.factor, (p.big + p.small) / 10);
    const { verbs, noun, list } = subjectsOf(units);
    return {
      subject: cast.pick(list),
      lasts: verbs[0] ?? '',
      lasted: verbs[1] ?? '',
      last: verbs[2] ?? '',
      noun,
      u: units.smalls,
      long: units.longSmall,
      rule: units.rule,
      big: measure(p.big, units.big),
      small: measure(p.small, units.small),
    };
  },
  facts: [
    [
      'a {subject} <{lasts}|{lasted}> [exactly|] {big} and {small}',
      'a {subject} <{lasts}|{lasted}> {big} {small}',
      'the {noun} of a {subject} <is|was> {big} and {small}',
      '{big} and {small} <is|was> what a {subject} <{lasts}|{lasted}>',
      'according to the [list|plan|notes], a {subject} <{lasts}|{lasted}> {big} and {small}',
      'a {subject} <has|had> a {noun} of {big} and {small}',
      'somebody <finds|found> out that a {subject} <{lasts}|{lasted}> {big} {small}',
      'the {subject} <{lasts}|{lasted}> {big} plus {small}',
    ],
  ],
  ask: [
    'how many {u} <is|was> that',
    'how many {u} <does|did> the {subject} {last}',
    'what <is|was> that in {u}',
    'how many {u} <are|were> there in that',
    'what <is|was> the {noun} in {u}',
    'how much <is|was> that in {u}',
    'what <does|did> that make in {u} alone',
    'how many {u} <does|did> that come to',
  ],
  find: [
    'the {noun} in {u}',
    'the number of {u}',
    'the {noun} of the {subject} in {u}',
    'the whole {noun} in {u}',
  ],
  notes: [
    [
      '{subject}: {big} {small}',
      '{big} and {small} ({subject})',
      '{noun} of the {subject}: {big} {small}',
      '{subject}, {big} and {small}',
    ],
  ],
  extras: [
    'the {subject} <is|was> the best of [3|5|8]',
    '[2|4|6] people <talk|talked> about it',
    'last time it <is|was> on a list of [10|12|20]',
  ],
  whole: [
    'how many {u} in {big} and {small}',
    'How many {u} are [there in|] {big} {small}?',
    '{big} {small} = ? {u}',
    '[Convert|Change] {big} and {small} [to|into] {u}.',
    'Write {big} and {small} in {u}.',
    'My {subject} {lasts} {big} and {small}. How many {u} is that?',
    '"How many {u} are {big} and {small}?" asks my little brother. What is the right answer?',
    'The form wants the {noun} of the {subject} in {u} only. I know it as {big} {small}. What do I write?',
    '{big} plus {small}: how many {u} [in all|altogether]?',
  ],
  known: ['{big} and {small}', '{rule}'],
  want: 'number of {long}',
  steps: toSmall,
  unit: '{long}',
});

const toBig = (p: { factor: number; total: number }): LabeledStep[] => [
  ['in the larger unit', over(p.total, p.factor)],
];

/** total / factor. */
const upward = family({
  name: 'small-to-big',
  draw: (n) =>
    suited(n, toBig, () => {
      const factor = n.pick(
        n.large ? [7, 8, 12, 12, 16, 16, 24, 60, 60] : [7, 8, 12, 12, 16, 24, 60, 60, 100, 100, 1000, 1000],
      );
      const big = n.large
        ? n.int(6, 45)
        : factor >= 100
          ? n.int(2, 95) / 10
          : n.pick([n.int(2, 12), n.int(2, 12), n.int(2, 11) + 0.5]);
      const total = big * factor;
      return Number.isInteger(total) ? { factor, total } : null;
    }),
  scene(cast, p) {
    const units = pairOf(p.factor, p.total / 10 / (p.factor >= 1000 ? 100 : p.factor));
    const { verbs, noun, list } = subjectsOf(units);
    return {
      subject: cast.pick(list),
      lasts: verbs[0] ?? '',
      lasted: verbs[1] ?? '',
      last: verbs[2] ?? '',
      noun,
      u: units.bigs,
      long: units.longBig,
      rule: units.rule,
      total: measure(p.total, units.small),
    };
  },
  facts: [
    [
      'a {subject} <{lasts}|{lasted}> [exactly|] {total}',
      'the {noun} of a {subject} <is|was> {total}',
      '{total} <is|was> what a {subject} <{lasts}|{lasted}>',
      'according to the [list|plan|notes], a {subject} <{lasts}|{lasted}> {total}',
      'a {subject} <has|had> a {noun} of {total}',
      'somebody <finds|found> out that a {subject} <{lasts}|{lasted}> {total}',
      'it <is|was> said that the {subject} <{lasts}|{lasted}> {total}',
    ],
  ],
  ask: [
    'how many {u} <is|was> that',
    'how many {u} <does|did> the {subject} {last}',
    'what <is|was> that in {u}',
    'what <is|was> the {noun} in {u}',
    'how much <is|was> that in {u}',
    'what <does|did> that make in {u}',
    'how many {u} <does|did> that come to',
  ],
  find: ['the {noun} in {u}', 'the number of {u}', 'the {noun} of the {subject} in {u}'],
  notes: [['{subject}: {total}', '{total} ({subject})', '{noun} of the {subject}: {total}']],
  extras: ['the {subject} <is|was> the best of [3|5|8]', '[2|4|6] people <talk|talked> about it'],
  whole: [
    'how many {u} in {total}',
    'How many {u} are {total}?',
    '{total} = ? {u}',
    '[Convert|Change] {total} [to|into] {u}.',
    'Give {total} in {u}.',
    'My {subject} {lasts} {total}. How many {u} is that?',
    '"What are {total} in {u}?" asks my little brother. What is the right answer?',
    'The form wants the {noun} of the {subject} in {u}. I know it as {total}. What do I write?',
  ],
  known: ['{total}', '{rule}'],
  want: 'number of {long}',
  steps: toBig,
  unit: '{long}',
});

export const conversionFamilies: readonly Family[] = [mixed, upward];
