/** Families about what is left of a number when equal parts of it are gone. */
import { minus, times } from '../arithmetic.ts';
import { family, type Family } from '../family.ts';
import { count } from '../wording/quantity.ts';
import { comesTo, goesFrom, groupsOf, groupsOf22 } from './count-draws.ts';
import { boxes, storyPeople } from './deeds.ts';

/** total - k x n. */
const leftover = family({
  name: 'leftover',
  draw(n) {
    const [k, size] = groupsOf(n);
    return { total: k * size + (n.large ? n.int(3, 290) : comesTo(n, k * size)), k, size };
  },
  scene: (cast, p) => ({
    ...storyPeople(cast),
    item: cast.thing('small', 'food', 'crafts'),
    box: cast.pick(boxes),
    total: count(p.total),
    k: count(p.k),
    size: count(p.size),
  }),
  facts: [
    [
      '{who} <has|had> {total item} [at first|]',
      'there <are|were> {total item} [on the table|in the room|at first|]',
      '{who} <begins|began> with {total item}',
      '{who} <buys|bought> {total item}',
      '{total item} <are|were> ready',
      'a delivery of {total item} <arrives|arrived>',
      'in all there <are|were> {total item}',
    ],
    [
      '{who} <fills|filled> {k box} with {size item} each',
      '{who} <puts|put> {size item} into each of {k box}',
      '{k box} <are|were> filled with {size item} each',
      '{size item} <go|went> into each of {k box}',
      '{k box} of {size item} <are|were> [packed|filled]',
      '{who} <packs|packed> {k box}, and each <takes|took> {size item}',
      '{who} <makes|made> up {k box} of {size item}',
    ],
  ],
  ask: [
    'how many {item:s} <are|were> left [over|]',
    'how many {item:s} <does|did> {who} have left',
    'how many {item:s} <remain|remained>',
    'how many {item:s} <stay|stayed> outside the {box:s}',
    'how many {item:s} <are|were> not in a {box}',
    'what <is|was> the number of {item:s} left over',
    'how many {item:s} <does|did> that leave',
  ],
  find: [
    'the number of {item:s} left [over|]',
    'the {item:s} that <remain|remained>',
    'the remaining number of {item:s}',
    'the rest of the {item:s}',
  ],
  notes: [
    ['{total item}', 'in all {total item}', '{item:s}: {total:n}'],
    ['{k box} of {size:n} filled', '{k:n} × {size:n} packed', '{k box} with {size:n} each packed'],
  ],
  extras: [
    '{who} <has|had> [2|3|6] more empty {box:s}',
    'a {box} <costs|cost> [2|3|4] {currency}',
    'the packing <takes|took> [15|35|50] minutes',
  ],
  whole: [
    'I have {total item}. I fill {k box} with {size:n} each. What is left?',
    '{total:n} − {k:n} × {size:n} = ?',
    'Out of {total item} we packed {k box} of {size:n}. How many {item:s} were left over?',
    'How many {item:s} are left from {total:n} when {k box} have been filled with {size:n} each?',
    '"{k box} are full, {size:n} in each," calls {pal:name}. There were {total item}. How many are still loose?',
    'Take {size item} {k:n} times from a heap of {total:n}. How many {item:s} are still in the heap?',
  ],
  known: ['{total item}', '{k box} of {size item} filled'],
  want: '{item:s} left',
  steps: (p) => {
    const packed = times(p.k, p.size);
    return [
      ['packed', packed],
      ['left', minus(p.total, packed.value)],
    ];
  },
  unit: '{item:s}',
});

/** total - days x each: what is still to do. */
const stillToDo = family({
  name: 'still-to-do',
  draw(n) {
    const [a, b] = groupsOf22(n);
    const [each, days] = n.large ? [Math.max(a, b), Math.min(a, b)] : [a, b];
    return { total: each * days + (n.large ? n.int(4, 290) : comesTo(n, each * days)), each, days };
  },
  scene: (cast, p) => ({
    ...storyPeople(cast),
    ...cast.pick([
      { one: 'book', whole: 'a book', thing: 'pages', does: 'reads', did: 'read', do: 'read' },
      { one: 'fence', whole: 'a fence', thing: 'boards', does: 'paints', did: 'painted', do: 'paint' },
      { one: 'scarf', whole: 'a scarf', thing: 'rows', does: 'knits', did: 'knitted', do: 'knit' },
      { one: 'wall', whole: 'a wall', thing: 'bricks', does: 'lays', did: 'laid', do: 'lay' },
      {
        one: 'vocabulary list',
        whole: 'a vocabulary list',
        thing: 'words',
        does: 'learns',
        did: 'learned',
        do: 'learn',
      },
      { one: 'jigsaw', whole: 'a jigsaw', thing: 'pieces', does: 'places', did: 'placed', do: 'place' },
      { one: 'orchard', whole: 'an orchard', thing: 'trees', does: 'prunes', did: 'pruned', do: 'prune' },
      {
        one: 'address list',
        whole: 'an address list',
        thing: 'entries',
        does: 'checks',
        did: 'checked',
        do: 'check',
      },
      {
        one: 'exercise book',
        whole: 'an exercise book',
        thing: 'exercises',
        does: 'solves',
        did: 'solved',
        do: 'solve',
      },
      { one: 'quilt', whole: 'a quilt', thing: 'patches', does: 'sews', did: 'sewed', do: 'sew' },
    ]),
    total: count(p.total),
    each: count(p.each),
    days: count(p.days),
  }),
  facts: [
    [
      '{whole} <has|had> {total:n} {thing}',
      'there <are|were> {total:n} {thing} in {whole}',
      '{who} <works|worked> on {whole} with {total:n} {thing}',
      'the {one} <consists|consisted> of {total:n} {thing}',
      '{whole} <is|was> made up of {total:n} {thing}',
      'the number of {thing} in the {one} <is|was> {total:n}',
    ],
    [
      '{who} <{does}|{did}> {each:n} {thing} a day for {days:n} days',
      'on each of {days:n} days {who} <{does}|{did}> {each:n} {thing}',
      'for {days:n} days {who} <{does}|{did}> {each:n} {thing} [a day|every day|daily]',
      '{who} <spends|spent> {days:n} days at work, and <{does}|{did}> {each:n} {thing} each day',
      '{days:n} days <go|went> by, and every day {who} <{does}|{did}> {each:n} {thing}',
      '{who} <{does}|{did}> {each:n} {thing} daily and <stops|stopped> after {days:n} days',
    ],
  ],
  ask: [
    'how many {thing} <are|were> left [to {do}|]',
    'how many {thing} <does|did> {who} still have to {do}',
    'how many {thing} <remain|remained> [after that|]',
    'how many {thing} <are|were> still to be done',
    'what number of {thing} <is|was> [still|] left',
    'how many {thing} <are|were> there still to go',
  ],
  find: [
    'the number of {thing} left',
    'the {thing} still to {do}',
    'the remaining number of {thing}',
    'the number of {thing} that <are|were> still to be done',
  ],
  notes: [
    ['{one}: {total:n} {thing}', '{total:n} {thing} in all', '{total:n} {thing} to {do}'],
    [
      '{each:n} a day for {days:n} days',
      '{days:n} days × {each:n} {thing}',
      '{each:n} {thing} per day, {days:n} days so far',
    ],
  ],
  extras: [
    '{who} <is|was> [10|13|41] years old',
    'the {one} <costs|cost> [12|18|25] {currency}',
    'a friend <needs|needed> [3|5|6] weeks for the same',
  ],
  whole: [
    '{total:n} {thing} in my {one}, {each:n} done every day, {days:n} days so far. What is left?',
    '{total:n} − {days:n} × {each:n} = ? [So many {thing} are left.|]',
    'I {did} {each:n} {thing} a day. The {one} has {total:n}. How many {thing} were left after {days:n} days?',
    'How many of the {total:n} {thing} are left after {days:n} days at {each:n} a day?',
    '"How far are you with the {one}?" "{days:n} days, {each:n} {thing} each day, out of {total:n}." How many {thing} are left?',
  ],
  known: ['{total:n} {thing}', '{each:n} a day for {days:n} days'],
  want: '{thing} left',
  steps: (p) => {
    const done = times(p.each, p.days);
    return [
      ['done', done],
      ['left', minus(p.total, done.value)],
    ];
  },
  unit: '{thing}',
});

/** k x n - broken. */
const spoiled = family({
  name: 'spoiled',
  draw(n) {
    const [k, size] = groupsOf22(n);
    return {
      k,
      size,
      bad: n.large ? Math.min(goesFrom(n, k * size), 60) : n.int(2, Math.max(2, Math.floor((k * size) / 2))),
    };
  },
  scene: (cast, p) => ({
    ...storyPeople(cast),
    ...cast.pick([
      { one: 'eggs', thing: 'eggs', box: 'boxes', state: 'broken', good: 'whole' },
      { one: 'apples', thing: 'apples', box: 'crates', state: 'rotten', good: 'good' },
      { one: 'light bulbs', thing: 'light bulbs', box: 'cartons', state: 'faulty', good: 'working' },
      { one: 'cups', thing: 'cups', box: 'cartons', state: 'cracked', good: 'undamaged' },
      { one: 'tiles', thing: 'tiles', box: 'stacks', state: 'chipped', good: 'undamaged' },
      { one: 'oranges', thing: 'oranges', box: 'nets', state: 'mouldy', good: 'good' },
      { one: 'batteries', thing: 'batteries', box: 'packs', state: 'empty', good: 'full' },
      { one: 'balloons', thing: 'balloons', box: 'bags', state: 'burst', good: 'whole' },
      { one: 'seedlings', thing: 'seedlings', box: 'trays', state: 'dry', good: 'healthy' },
      { one: 'jars', thing: 'jars', box: 'boxes', state: 'smashed', good: 'whole' },
    ]),
    k: count(p.k),
    size: count(p.size),
    bad: count(p.bad),
  }),
  facts: [
    [
      '{who} <gets|got> {k:n} {box} of {size:n} {thing} [each|]',
      '{k:n} {box} with {size:n} {thing} in each <arrive|arrived>',
      'there <are|were> {k:n} {box}, each with {size:n} {thing}',
      '{who} <carries|carried> in {k:n} {box} of {size:n} {thing}',
      'the {thing} <come|came> in {k:n} {box} of {size:n}',
      'each of {k:n} {box} <holds|held> {size:n} {thing}',
    ],
    [
      '{bad:n} [of the|of all the] {thing} <are|were> {state}',
      '{bad:n} {state} {thing} <have|had> to be thrown away',
      '{who} <finds|found> {bad:n} {state} {thing}',
      '{bad:n} {thing} <turn|turned> out to be {state}',
      'it <turns|turned> out that {bad:n} {thing} <are|were> {state}',
      '{who} <sorts|sorted> out {bad:n} {thing} because they <are|were> {state}',
    ],
  ],
  ask: [
    'how many {thing} <are|were> {good}',
    'how many {good} {thing} <are|were> there',
    'how many {good} {thing} <are|were> left',
    'how many {thing} can [still|] be used',
    'how many {good} {thing} <does|did> {who} have',
    'what <is|was> the number of {good} {thing}',
  ],
  find: [
    'the number of {good} {thing}',
    'the number of {thing} that can be used',
    'the {good} {thing} left',
    'the number of {thing} that <are|were> not {state}',
  ],
  notes: [
    [
      '{k:n} {box} of {size:n} {thing}',
      '{k:n} × {size:n} {thing}',
      '{box}: {k:n}, {thing} in each: {size:n}',
    ],
    ['{bad:n} {state}', '{state}: {bad:n}', '{bad:n} thrown away ({state})'],
  ],
  extras: [
    "the delivery <comes|came> at [7|8|11] o'clock",
    'the lorry <drives|drove> [45|80|120] km',
    '[2|3|4] people <help|helped> to unload',
  ],
  whole: [
    '{k:n} {box} of {size:n} {thing}, {bad:n} of them {state}. How many are {good}?',
    '{k:n} × {size:n} − {bad:n} = ?',
    'We opened {k:n} {box} with {size:n} {thing} each and threw away {bad:n} that were {state}. How many did we keep?',
    'How many {good} {thing} are in {k:n} {box} of {size:n} if {bad:n} are {state}?',
    'Dear supplier, of the {k:n} {box} with {size:n} {thing} each, {bad:n} {thing} were {state}. We only pay for the rest. For how many {thing} do we pay?',
  ],
  known: ['{k:n} {box} of {size:n} {thing}', '{bad:n} {state}'],
  want: '{good} {thing}',
  steps: (p) => {
    const all = times(p.k, p.size);
    return [
      ['all {thing}', all],
      ['{good}', minus(all.value, p.bad)],
    ];
  },
  unit: '{thing}',
});

export const leftoverFamilies: readonly Family[] = [leftover, stillToDo, spoiled];
