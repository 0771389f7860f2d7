/** Families that add up three numbers of a chain, and that make two numbers equal. */
import { minus, over, plus } from '../arithmetic.ts';
import { family, type Family } from '../family.ts';
import { count } from '../wording/quantity.ts';
import { deeds, storyPeople } from './deeds.ts';

/** a + (a + more) + (a + more - fewer): three together. */
const threeTogether = family({
  name: 'three-together',
  draw(n) {
    if (!n.large) {
      const [a, more] = [n.int(6, 45), n.int(2, 15)];
      return { a, more, fewer: n.int(2, Math.min(a + more - 3, 30)) };
    }
    const [a, more] = [n.int(105, 620), n.int(12, 240)];
    return { a, more, fewer: n.int(0, 1) === 0 ? n.pick([20, 30, 40, 50, 60, 70, 80, 90]) : n.int(11, 99) };
  },
  scene: (cast, p) => {
    const [first, second, third] = cast.pick([
      { one: 'days', all: ['on Monday', 'on Tuesday', 'on Wednesday'] },
      { one: 'months', all: ['in May', 'in June', 'in July'] },
      { one: 'end of week', all: ['on Friday', 'on Saturday', 'on Sunday'] },
      { one: 'times of day', all: ['in the morning', 'in the afternoon', 'in the evening'] },
      { one: 'weeks', all: ['in the first week', 'in the second week', 'in the third week'] },
      { one: 'years', all: ['in the first year', 'in the second year', 'in the third year'] },
      { one: 'spring', all: ['in January', 'in February', 'in March'] },
      { one: 'seasons', all: ['in spring', 'in summer', 'in autumn'] },
    ]).all;
    return {
      ...cast.pick(deeds),
      ...storyPeople(cast),
      first: first ?? '',
      second: second ?? '',
      third: third ?? '',
      a: count(p.a),
      more: count(p.more),
      fewer: count(p.fewer),
    };
  },
  facts: [
    [
      '{first} {who} <{does}|{did}> {a item}',
      '{who} <{does}|{did}> {a item} {first}',
      '{a item} <are|were> {done} {first} by {who:them}',
      'the number of {item:s} {first} <is|was> {a:n}',
      '{first} it <is|was> {a item}',
    ],
    [
      '{second} {who} <{does}|{did}> {more:n} more than {first}',
      '{who} <{does}|{did}> {more:n} more {item:s} {second} than {first}',
      '{second} it <is|was> {more:n} more {item:s} than {first}',
      'the number {second} <is|was> {more:n} higher than {first}',
      '{more:n} more {item:s} <are|were> {done} {second} than {first}',
    ],
    [
      '{third} {who} <{does}|{did}> {fewer:n} fewer than {second}',
      '{who} <{does}|{did}> {fewer:n} fewer {item:s} {third} than {second}',
      '{third} it <is|was> {fewer:n} fewer {item:s} than {second}',
      'the number {third} <is|was> {fewer:n} lower than {second}',
      '{fewer:n} fewer {item:s} <are|were> {done} {third} than {second}',
    ],
  ],
  ask: [
    'how many {item:s} <does|did> {who} {do} [altogether|in all|in total]',
    'how many {item:s} <are|were> {done} [altogether|in all|all three times together]',
    'what <is|was> the total number of {item:s}',
    'how many {item:s} <is|was> that [in all|altogether]',
    'to how many {item:s} <does|did> it all add up',
    'how many {item:s} <do|did> the three numbers make together',
  ],
  find: [
    'the total number of {item:s}',
    'the number of {item:s} in all',
    'the sum of the three numbers',
    'the {item:s} {done} altogether',
  ],
  notes: [
    ['{first}: {a item}', '{a item} {first}', '{first} {a:n} {item:s}'],
    ['{second}: {more:n} more than {first}', '{second} {more:n} more'],
    ['{third}: {fewer:n} fewer than {second}', '{third} {fewer:n} less than {second}'],
  ],
  extras: [
    '{who} <has|had> [2|3|4] helpers',
    'a neighbour <{does}|{did}> [14|25|33] {item:s}',
    'the plan <is|was> made [6|8|11] weeks before',
  ],
  whole: [
    'I {did} {a item} {first}, {more:n} more than that {second}, and {third} {fewer:n} fewer than {second}. How many {item:s} is that in all?',
    'Three numbers of {item:s}: {a:n} {first}; {second} {more:n} more than {first}; {third} {fewer:n} fewer than {second}. Add them up.',
    'How many {item:s} came together, with {a:n} {first}, {more:n} more {second} than {first}, and {fewer:n} fewer {third} than {second}?',
    '{pal:name} wrote it all down. {first}: {a:n} {item:s}. {second}: {more:n} more. {third}: {fewer:n} fewer than {second}. What is the total?',
  ],
  known: ['first: {a item}', 'second: {more:n} more than first', 'third: {fewer:n} fewer than second'],
  want: '{item:s} in all',
  steps: (p) => {
    const second = plus(p.a, p.more);
    const third = minus(second.value, p.fewer);
    const both = plus(p.a, second.value);
    return [
      ['the second', second],
      ['the third', third],
      ['first and second', both],
      ['in all', plus(both.value, third.value)],
    ];
  },
  unit: '{item:s}',
});

/** (a - b) / 2: what one gives so that both have the same. */
const equalize = family({
  name: 'equalise',
  draw(n) {
    const half = n.large ? n.int(13, 98) : n.pick([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 20, 30]);
    const b = n.large ? n.int(15, 480) : n.int(3, 90);
    return { a: b + 2 * half, b };
  },
  scene: (cast, p) => ({
    ...storyPeople(cast),
    other: cast.named(),
    item: cast.thing('small', 'food', 'reading', 'crafts'),
    a: count(p.a),
    b: count(p.b),
  }),
  facts: [
    [
      '{who:name} <has|had> {a item}',
      '{a item} <belong|belonged> to {tag}',
      '{who:name} <owns|owned> {a item}',
      'there <are|were> {a item} in front of {tag}',
      'the number of {item:s} that {who:name} <has|had> <is|was> {a:n}',
      '{who:name} <holds|held> {a item}',
    ],
    [
      '{other:name} <has|had> {b item}',
      '{b item} <belong|belonged> to {other:name}',
      '{other:name} <owns|owned> {b item}',
      'there <are|were> {b item} in front of {other:name}',
      'the number of {item:s} that {other:name} <has|had> <is|was> {b:n}',
      '{other:name} only <has|had> {b item}',
    ],
  ],
  ask: [
    'how many {item:s} must {who:name} give {other:name} so that both have the same number',
    'how many {item:s} <does|did> {who:name} have to give {other:name} to make it even',
    'how many {item:s} should go from {tag} to {other:name} so that they have equally many',
    'how many {item:s} <does|did> {who:name} need to hand over to {other:name} for both to have the same',
    'how many {item:s} must change hands so that both have the same number',
    'how many {item:s} should {other:name} get from {tag} to have just as many',
    'how many {item:s} must {other:name} receive from {tag} so that nobody has more than the other',
  ],
  find: [
    'the number of {item:s} that {who:name} must give {other:name} so that both have the same',
    'the number of {item:s} to hand over so that both have equally many',
    'the number of {item:s} that must change hands to make it even',
    'the {item:s} that {other:name} must get from {tag} for both to be equal',
  ],
  notes: [
    ['{tag}: {a item}', '{a item} ({tag})', '{tag} {a item}'],
    ['{other:name}: {b item}', '{b item} ({other:name})', '{other:name} {b item}'],
  ],
  extras: [
    'it <is|was> [3|4|5] in the afternoon',
    'a third child <has|had> [13|24|50] {item:s}',
    'a new {item} <costs|cost> [20|35|60] {currency:cents}',
  ],
  whole: [
    'I have {a item} and my sister has {b:n}. How many do I have to give her so that we have the same?',
    'Two baskets hold {a item} and {b item}. How many have to be moved from the fuller to the emptier one so that both hold the same number?',
    '{a item} here, {b:n} there. Move some so that both sides are equal. How many do you move?',
    '"You have {a:n}, and I have only {b:n}," says {other:name}. How many {item:s} would {pal} have to give away to make it fair?',
    'How many {item:s} must be moved from a pile of {a:n} to a pile of {b:n} to make the piles equal?',
    '{pal:name} ({a item}) and {other:name} ({b item}) want to have equally many. How many does {pal:name} give away?',
  ],
  known: ['one has {a item}', 'the other has {b item}'],
  want: '{item:s} to give so that both have the same',
  steps: (p) => {
    const gap = minus(p.a, p.b);
    return [
      ['difference', gap],
      ['half of it', over(gap.value, 2)],
    ];
  },
  unit: '{item:s}',
});

export const compareThreeFamilies: readonly Family[] = [threeTogether, equalize];
