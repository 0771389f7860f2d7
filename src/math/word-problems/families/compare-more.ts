/** Families that compare by times as many, in chains of three, and make two numbers equal. */
import { plus, times } from '../arithmetic.ts';
import { family, type Family } from '../family.ts';
import { compareThreeFamilies } from './compare-three.ts';
import { count } from '../wording/quantity.ts';
import { deeds, storyPeople } from './deeds.ts';

/** a + k x a: both together. */
const timesTogether = family({
  name: 'times-together',
  draw(n) {
    if (!n.large) return { a: n.int(3, 12), k: n.int(3, 12) };
    const [left, right] = n.product('product22', 'product31');
    return { a: left, k: left >= 100 || right <= 20 ? right : n.int(4, 9) };
  },
  scene: (cast, p) => ({
    ...cast.pick(deeds),
    ...storyPeople(cast),
    other: cast.named(),
    a: count(p.a),
    k: count(p.k),
  }),
  facts: [
    [
      '{who:name} <{does}|{did}> {a item}',
      '{a item} <are|were> {done} by {tag}',
      'the number of {item:s} that {who:name} <{does}|{did}> <is|was> {a:n}',
      '{who:name} <gets|got> to {a item}',
      'for {tag} it <is|was> {a item}',
      '{a:n} <is|was> the number of {item:s} that {who:name} <{does}|{did}>',
    ],
    [
      '{other:name} <{does}|{did}> {k:n} times as many [{item:s}|] as {tag}',
      '{other:name} <{does}|{did}> {k:n} times the number of {item:s} that {who:name} <{does}|{did}>',
      'the number for {other:name} <is|was> {k:n} times [as big as|] the number for {tag}',
      'for every {item} of {tag}, {other:name} <{does}|{did}> {k:n}',
      'for each {item} that {who:name} <{does}|{did}>, {other:name} <{does}|{did}> {k:n}',
      'compared with {tag}, {other:name} <{does}|{did}> {k:n} times as many {item:s}',
    ],
  ],
  ask: [
    'how many {item:s} <do|did> they {do} [together|altogether|in total]',
    'how many {item:s} <do|did> the two [of them|] {do} [together|altogether|between them]',
    'how many {item:s} <is|was> that [for both|together|in all]',
    'what <is|was> the total number of {item:s}',
    'how many {item:s} <are|were> {done} [in all|by both together|altogether]',
    'how many {item:s} <does|did> that make for the two of them',
    'to how many {item:s} <do|did> both together come',
  ],
  find: [
    'the number of {item:s} [together|for both together|in all]',
    'the total number of {item:s}',
    'the sum for both',
    'the {item:s} of both together',
  ],
  notes: [
    ['{tag}: {a item}', '{tag} {a:n} {item:s}'],
    [
      '{other:name}: {k:n} times as many',
      '{other:name} = {k:n} × {tag}',
      '{other:name} {k:n} times that of {tag}',
    ],
  ],
  extras: [
    '[2|3|4] helpers <are|were> there too',
    'it <takes|took> [4|6|9] days',
    'the two <live|lived> [3|8|14] km apart',
  ],
  whole: [
    '{pal:name} {did} {a item} and {other:name} {k:n} times as many. Both together?',
    'I {did} {a item}. My big brother managed {k:n} times as many. How many did the two of us {do}?',
    'How many {item:s} are {done} altogether when one person does {a:n} and another {k:n} times as many?',
    '{a:n} + {k:n} × {a:n} = ?',
    '"I {did} {a item}," says {pal:name}. "And I {did} {k:n} times as many," laughs {other:name}. What is the total?',
    'A small group {did} {a item}; a large group {did} {k:n} times that number. Give the sum.',
  ],
  known: ['one: {a item}', 'the other: {k:n} times as many'],
  want: '{item:s} together',
  steps: (p) => {
    const other = times(p.a, p.k);
    return [
      ['the other', other],
      ['together', plus(p.a, other.value)],
    ];
  },
  unit: '{item:s}',
});

/** (a + more) x k: the third of three. */
const chain = family({
  name: 'chain-of-three',
  draw(n) {
    if (!n.large) {
      const [a, more] = [n.int(2, 7), n.int(2, 5)];
      return { a, more, k: n.int(2, 9) };
    }
    const b = n.leftFactor();
    const more = n.int(3, Math.min(40, b - 4));
    return { a: b - more, more, k: n.int(13, 19) > 15 ? n.int(3, 9) : n.int(13, 18) };
  },
  scene: (cast, p) => ({
    ...cast.pick(deeds),
    ...storyPeople(cast),
    second: cast.named(),
    third: cast.named(),
    a: count(p.a),
    more: count(p.more),
    k: count(p.k),
  }),
  facts: [
    [
      '{who:name} <{does}|{did}> {a item}',
      '{a item} <are|were> {done} by {tag}',
      '{who:name} <gets|got> to {a item}',
      'the number of {item:s} that {who:name} <{does}|{did}> <is|was> {a:n}',
      'for {tag} it <is|was> {a item}',
    ],
    [
      '{second:name} <{does}|{did}> {more:n} more {item:s} than {tag}',
      '{second:name} <{does}|{did}> {more item} more than {tag}',
      '{second:name} <beats|beat> {tag} by {more item}',
      'the number for {second:name} <is|was> {more:n} higher than that for {tag}',
      '{who:name} <{does}|{did}> {more:n} fewer {item:s} than {second:name}',
      'compared with {tag}, {second:name} <{does}|{did}> {more item} more',
    ],
    [
      '{third:name} <{does}|{did}> {k:n} times as many [{item:s}|] as {second:name}',
      '{third:name} <{does}|{did}> {k:n} times the number of {second:name}',
      'the number for {third:name} <is|was> {k:n} times that for {second:name}',
      'for every {item} of {second:name}, {third:name} <{does}|{did}> {k:n}',
      'compared with {second:name}, {third:name} <{does}|{did}> {k:n} times as many',
    ],
  ],
  ask: [
    'how many {item:s} <does|did> {third:name} {do}',
    'how many <does|did> {third:name} {do}',
    'what <is|was> the number of {item:s} for {third:name}',
    'how many {item:s} <are|were> {done} by {third:name}',
    'to how many {item:s} <does|did> {third:name} get',
    'what number of {item:s} <does|did> {third:name} reach',
  ],
  find: [
    'the number of {item:s} that {third:name} <{does}|{did}>',
    'the number for {third:name}',
    'the count of {item:s} for {third:name}',
    'the {item:s} of {third:name}',
  ],
  notes: [
    ['{tag}: {a item}', '{tag} {a:n} {item:s}'],
    ['{second:name}: {more:n} more than {tag}', '{second:name} = {tag} + {more:n}'],
    ['{third:name}: {k:n} times as many as {second:name}', '{third:name} = {k:n} × {second:name}'],
  ],
  extras: [
    'a fourth friend <{does}|{did}> [5|13|21] {item:s}',
    'it <takes|took> [4|6|9] days',
    'the youngest of all <is|was> [8|9|11] years old',
  ],
  whole: [
    'I {did} {a item}, {second:name} {did} {more:n} more than me, and {third:name} {did} {k:n} times as many as {second:name}. What is the number for {third:name}?',
    'How many {item:s} did {third:name} {do}, who {did} {k:n} times as many as {second:name}, who in turn {did} {more:n} more than {pal:name} with {a:n}?',
    '({a:n} + {more:n}) × {k:n} = ?',
    '{pal:name} {a:n}, {second:name} {more:n} more, {third:name} {k:n} times as many as {second:name}. {third:name} = ?',
    'Three friends {did} {item:s}. The first {did} {a:n}. The second {did} {more:n} more than the first. The third {did} {k:n} times as many as the second. How many {item:s} did the third {do}?',
  ],
  known: ['first: {a item}', 'second: {more:n} more than first', 'third: {k:n} times the second'],
  want: '{item:s} of the third',
  steps: (p) => {
    const second = plus(p.a, p.more);
    return [
      ['the second', second],
      ['the third', times(second.value, p.k)],
    ];
  },
  unit: '{item:s}',
});

export const compareMoreFamilies: readonly Family[] = [timesTogether, chain, ...compareThreeFamilies];
