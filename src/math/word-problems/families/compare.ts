/** Families that compare two numbers: how many more, and two people together. */
import { minus, plus, times } from '../arithmetic.ts';
import { family, type Family } from '../family.ts';
import { count } from '../wording/quantity.ts';
import { boxes, deeds, storyPeople } from './deeds.ts';

/** a - b. */
const difference = family({
  name: 'difference',
  draw(n) {
    if (!n.large) {
      const [a, b] = n.difference();
      return { a, b };
    }
    const a = n.int(212, 1480);
    return { a, b: n.int(34, a - 23) };
  },
  scene: (cast, p) => ({
    ...cast.pick(deeds),
    ...storyPeople(cast),
    other: cast.named(),
    a: count(p.a),
    b: count(p.b),
  }),
  facts: [
    [
      '{who:name} <{does}|{did}> {a item}',
      'the number of {item:s} that {who:name} <{does}|{did}> <is|was> {a:n}',
      '{a item} <are|were> {done} by {tag}',
      'for {tag} the count <is|was> {a item}',
      '{who:name} <reaches|reached> a total of {a item}',
      '{who:name} <{does}|{did}> as many as {a item}',
    ],
    [
      '{other:name} <{does}|{did}> {b item}',
      'the number of {item:s} that {other:name} <{does}|{did}> <is|was> {b:n}',
      '{b item} <are|were> {done} by {other:name}',
      'for {other:name} the count <is|was> {b item}',
      '{other:name} <reaches|reached> a total of {b item}',
      '{other:name} only <{does}|{did}> {b item}',
    ],
  ],
  ask: [
    'how many more {item:s} <does|did> {who:name} {do} than {other:name}',
    'how many {item:s} more than {other:name} <does|did> {who:name} {do}',
    'how many fewer {item:s} <does|did> {other:name} {do} than {tag}',
    'by how many {item:s} <is|was> {other:name} behind {tag}',
    'what <is|was> the difference [between the two|in {item:s}|]',
    'how many {item:s} <are|were> missing for {other:name} to catch up with {tag}',
    'how much bigger <is|was> the number of {item:s} for {tag} than for {other:name}',
    'how many {item:s} more <does|did> {other:name} need to reach the same number',
  ],
  find: [
    'the difference [between the two|in {item:s}|between the two numbers of {item:s}]',
    'the number of {item:s} that {who:name} <{does}|{did}> more than {other:name}',
    'the lead in {item:s}',
    'the gap between {tag} and {other:name}',
  ],
  notes: [
    ['{tag}: {a item}', '{a item} {done} by {tag}', '{tag} {a:n} {item:s}'],
    ['{other:name}: {b item}', '{b item} {done} by {other:name}', '{other:name} {b:n} {item:s}'],
  ],
  extras: [
    'a third person <{does}|{did}> [5|11|16] {item:s}',
    'the day before, both <{do}|{did}> [20|30|8] {item:s} together',
    'the two <have|had> known each other for [3|6|10] years',
    'it all <takes|took> [2|3|5] hours',
  ],
  whole: [
    '{pal:name}: {a:n}, {other:name}: {b:n}. How many more {item:s} is that for {pal:them}?',
    '{a:n} {item:s} − {b:n} {item:s} = ?',
    'My friend {did} {a item}, I {did} {b:n}. By how many {item:s} did my friend beat me?',
    'Compare {a:n} and {b:n} {item:s}: what is the difference?',
    '"I {did} {a item}," says {pal:name}. "I only {did} {b:n}," says {other:name}. How many fewer is that?',
    'Who {did} more {item:s}, {pal:name} with {a:n} or {other:name} with {b:n}? And how many more?',
    'How many {item:s} lie between {pal:name} with {a:n} and {other:name} with {b:n}?',
  ],
  known: ['{a item} and {b item}'],
  want: 'how many more',
  steps: (p) => [['difference', minus(p.a, p.b)]],
  unit: '{item:s}',
});

/** a x b - c x d. */
const packsDifference = family({
  name: 'packs-difference',
  draw(n) {
    for (;;) {
      const [a, b] = n.product('product22');
      const [c, d] =
        n.large && n.int(0, 2) > 0 ? [n.pick([10, 20, 30, 5, 4]), n.int(2, 30)] : [n.factor(), n.factor()];
      const [more, fewer] = [a * b, c * d];
      const small = c <= 12 && d <= 12;
      if (more - fewer >= 2 && b !== d && (n.large || small)) return { a, b, c, d };
    }
  },
  scene: (cast, p) => ({
    ...storyPeople(cast),
    other: cast.named(),
    item: cast.thing('small', 'food', 'cheap', 'crafts'),
    box: cast.pick(boxes),
    pack: cast.pick(boxes),
    a: count(p.a),
    b: count(p.b),
    c: count(p.c),
    d: count(p.d),
  }),
  facts: [
    [
      '{who:name} <has|had> {a box} of {b item} [each|]',
      '{who:name} <fills|filled> {a box} with {b item} each',
      '{a box} with {b item} in each <belong|belonged> to {tag}',
      '{who:name} <brings|brought> {a box}, each of which <holds|held> {b item}',
      '{b item} <are|were> in each of the {a box} that {who:name} <owns|owned>',
      '{who:name} <owns|owned> {a box} and <keeps|kept> {b item} in every one',
    ],
    [
      '{other:name} <has|had> {c pack} of {d item} [each|]',
      '{other:name} <fills|filled> {c pack} with {d item} each',
      '{c pack} with {d item} in each <belong|belonged> to {other:name}',
      '{other:name} <brings|brought> {c pack}, each of which <holds|held> {d item}',
      'there <are|were> {d item} in each of the {c pack} that {other:name} <owns|owned>',
      '{other:name} <owns|owned> {c pack} and <keeps|kept> {d item} in every one',
    ],
  ],
  ask: [
    'how many more {item:s} <does|did> {who:name} have than {other:name}',
    'how many {item:s} fewer <does|did> {other:name} have than {tag}',
    'what <is|was> the difference [in the number of {item:s}|between their numbers of {item:s}]',
    'by how many {item:s} <does|did> {who:name} have more than {other:name}',
    'how many more {item:s} <does|did> {other:name} need to have as many as {tag}',
    'how many {item:s} <are|were> there more in the {box:s} than in the {pack:s}',
  ],
  find: [
    'the difference in {item:s}',
    'the number of {item:s} that {who:name} <has|had> more than {other:name}',
    'the difference between the two numbers of {item:s}',
    'the number of {item:s} that {other:name} <lacks|lacked> to have as many as {tag}',
  ],
  notes: [
    ['{tag}: {a box} of {b item}', '{tag} {a:n} × {b item}', '{a box}, {b item} per {box} ({tag})'],
    [
      '{other:name}: {c pack} of {d item}',
      '{other:name} {c:n} × {d item}',
      '{c pack}, {d item} per {pack} ({other:name})',
    ],
  ],
  extras: [
    '[3|4|6] empty {box:s} <stand|stood> beside it all',
    'a full {box} <weighs|weighed> [4|7|12] kg',
    'the shelf <has|had> [5|6|8] boards',
  ],
  whole: [
    'Which is more, {a box} of {b item} or {c pack} of {d item}, and by how many {item:s}?',
    '{a:n} × {b:n} {item:s} against {c:n} × {d:n} {item:s}: what is the difference?',
    'I own {a box} with {b item} each; my cousin owns {c pack} with {d:n} each. How many more {item:s} are mine?',
    '"Mine are {a box} of {b:n}," says {pal:name}. "I have {c pack} of {d:n}," answers {other:name}. By how many {item:s} does {pal:name} win?',
    '{a:n} × {b:n} − {c:n} × {d:n} = ?',
  ],
  known: ['{a box} of {b item}', '{c pack} of {d item}'],
  want: 'how many more {item:s}',
  steps: (p) => {
    const [first, second] = [times(p.a, p.b), times(p.c, p.d)];
    return [
      ['in the {box:s}', first],
      ['in the {pack:s}', second],
      ['difference', minus(first.value, second.value)],
    ];
  },
  unit: '{item:s}',
});

/** a + (a + more): both together. */
const moreTogether = family({
  name: 'more-together',
  draw(n) {
    if (!n.large) {
      const a = n.int(4, 80);
      return { a, more: n.int(2, Math.min(35, 190 - 2 * a)) };
    }
    return { a: n.int(112, 980), more: n.int(0, 1) === 0 ? n.int(11, 300) : n.pick([20, 40, 50, 100, 200]) };
  },
  scene: (cast, p) => ({
    ...cast.pick(deeds),
    ...storyPeople(cast),
    other: cast.named(),
    a: count(p.a),
    more: count(p.more),
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
      '{other:name} <{does}|{did}> {more:n} more {item:s} than {tag}',
      '{other:name} <{does}|{did}> {more item} more than {tag}',
      '{other:name} <beats|beat> {tag} by {more item}',
      'the number for {other:name} <is|was> {more:n} [higher|bigger] than the number for {tag}',
      'compared with {tag}, {other:name} <{does}|{did}> {more item} more',
      '{who:name} <{does}|{did}> {more:n} fewer {item:s} than {other:name}',
      '{other:name} <is|was> ahead of {tag} by {more item}',
    ],
  ],
  ask: [
    'how many {item:s} <do|did> they {do} [together|altogether|in total]',
    'how many {item:s} <do|did> the two [of them|] {do} [together|altogether|between them]',
    'how many {item:s} <is|was> that [for both|together|in all]',
    'what <is|was> the total number of {item:s}',
    'how many {item:s} <are|were> {done} [in all|by both together|altogether]',
    'how many {item:s} <does|did> that make for the two of them',
  ],
  find: [
    'the number of {item:s} [together|for both together|in all]',
    'the total number of {item:s}',
    'the sum for both',
    'the number of {item:s} that both {did} together',
  ],
  notes: [
    ['{tag}: {a item}', '{tag} {a:n} {item:s}'],
    [
      '{other:name}: {more:n} more than {tag}',
      '{other:name} = {tag} + {more:n}',
      '{other:name} {more:n} more',
    ],
  ],
  extras: [
    'last year the two <{do}|{did}> [30|45|70] {item:s} together',
    '[2|3|4] helpers <are|were> there too',
    'it <takes|took> [4|6|9] days',
    '{other:name} <is|was> [2|3|4] years older',
  ],
  whole: [
    '{pal:name} {did} {a:n}, {other:name} {more:n} more than that. Together?',
    'I {did} {a item}. My sister {did} {more:n} more than me. How many {item:s} did we {do} between us?',
    'How many {item:s} do {pal:name} and {other:name} have together if one has {a:n} and the other has {more:n} more?',
    '"I {did} {a item}." "And I {did} {more:n} more than you!" How many {item:s} is that for the two of them?',
    'First: {a item}. Second: {more:n} more than the first. Sum of both?',
    '{a:n} + ({a:n} + {more:n}) = ?',
  ],
  known: ['one: {a item}', 'the other: {more:n} more'],
  want: '{item:s} together',
  steps: (p) => {
    const other = plus(p.a, p.more);
    return [
      ['the other', other],
      ['together', plus(p.a, other.value)],
    ];
  },
  unit: '{item:s}',
});

/** a + (a - fewer): both together. */
const fewerTogether = family({
  name: 'fewer-together',
  draw(n) {
    if (!n.large) {
      const a = n.int(9, 97);
      return { a, fewer: n.int(2, a - 3) };
    }
    const a = n.int(124, 980);
    return { a, fewer: n.int(0, 2) > 0 ? n.int(11, a - 14) : n.pick([20, 30, 50, 60, 70, 100]) };
  },
  scene: (cast, p) => ({
    ...cast.pick(deeds),
    ...storyPeople(cast),
    other: cast.named(),
    a: count(p.a),
    fewer: count(p.fewer),
  }),
  facts: [
    [
      '{who:name} <{does}|{did}> {a item}',
      '{a item} <are|were> {done} by {tag}',
      'the number of {item:s} that {who:name} <{does}|{did}> <is|was> {a:n}',
      '{who:name} <gets|got> to {a item}',
      'for {tag} it <is|was> {a item}',
    ],
    [
      '{other:name} <{does}|{did}> {fewer:n} fewer {item:s} than {tag}',
      '{other:name} <{does}|{did}> {fewer item} less than {tag}',
      '{other:name} <stays|stayed> {fewer item} behind {tag}',
      'the number for {other:name} <is|was> {fewer:n} [lower|smaller] than the number for {tag}',
      '{who:name} <{does}|{did}> {fewer:n} more {item:s} than {other:name}',
      'compared with {tag}, {other:name} <{does}|{did}> {fewer item} fewer',
      '{other:name} <lacks|lacked> {fewer item} to have as many as {tag}',
    ],
  ],
  ask: [
    'how many {item:s} <do|did> they {do} [together|altogether|in total]',
    'how many {item:s} <do|did> the two [of them|] {do} [together|altogether|between them]',
    'how many {item:s} <is|was> that [for both|together|in all]',
    'what <is|was> the total number of {item:s}',
    'how many {item:s} <are|were> {done} [in all|by both together|altogether]',
    'how many {item:s} <does|did> that make for the two of them',
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
      '{other:name}: {fewer:n} fewer than {tag}',
      '{other:name} = {tag} - {fewer:n}',
      '{other:name} {fewer:n} less',
    ],
  ],
  extras: [
    'last year the two <{do}|{did}> [30|45|70] {item:s} together',
    '[2|3|4] helpers <are|were> there too',
    'it <takes|took> [4|6|9] days',
  ],
  whole: [
    '{pal:name} {did} {a:n}, {other:name} {fewer:n} fewer. How many {item:s} together?',
    'I {did} {a item}, {fewer:n} more than my brother. How many did we {do} together?',
    'One class {did} {a item} and the other {fewer:n} fewer. Find the total.',
    '"{a item} for me!" "I have {fewer:n} less than you." How many {item:s} do the two have in all?',
    '{a:n} + ({a:n} − {fewer:n}) = ?',
  ],
  known: ['one: {a item}', 'the other: {fewer:n} fewer'],
  want: '{item:s} together',
  steps: (p) => {
    const other = minus(p.a, p.fewer);
    return [
      ['the other', other],
      ['together', plus(p.a, other.value)],
    ];
  },
  unit: '{item:s}',
});

export const compareFamilies: readonly Family[] = [difference, packsDifference, moreTogether, fewerTogether];
