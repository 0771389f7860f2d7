/** Families about totals: votes that are shared out, albums to be filled, three counts together. */
import { minus, plus, times } from '../arithmetic.ts';
import { family, type Family } from '../family.ts';
import { count } from '../wording/quantity.ts';
import { comesTo, goesFrom, groupsOf22 } from './count-draws.ts';
import { storyPeople } from './deeds.ts';

/** total - a - b: what is left for the third. */
const votes = family({
  name: 'votes',
  draw(n) {
    if (!n.large) {
      const [a, b] = [n.int(5, 70), n.int(5, 60)];
      return { total: a + b + n.int(3, 198 - a - b > 60 ? 60 : 198 - a - b), a, b };
    }
    const [total, a] = n.difference();
    const rest = total - a;
    return { total, a, b: n.int(0, 1) === 0 ? n.int(11, rest - 12) : n.takeFrom(rest) };
  },
  scene: (cast, p) => ({
    ...cast.pick([
      { one: 'class speaker', event: 'the vote for class speaker' },
      { one: 'mayor', event: 'the election for mayor' },
      { one: 'club president', event: 'the vote for club president' },
      { one: 'team captain', event: 'the vote for team captain' },
      { one: 'school mascot', event: 'the vote on the school mascot' },
      { one: 'best song', event: 'the vote for the best song' },
      { one: 'best cake', event: 'the vote for the best cake' },
      { one: 'new logo', event: 'the vote on the new logo' },
      { one: 'village queen', event: 'the vote for village queen' },
      { one: 'book of the year', event: 'the vote for the book of the year' },
    ]),
    ...cast.pick([
      { one: 'letters', x: 'A', y: 'B', z: 'C' },
      { one: 'colours', x: 'red', y: 'blue', z: 'green' },
      { one: 'numbers', x: 'number 1', y: 'number 2', z: 'number 3' },
      { one: 'people', x: 'Ms Hart', y: 'Mr Okoro', z: 'Mrs Lind' },
      { one: 'people 2', x: 'Jo', y: 'Kim', z: 'Sandy' },
      { one: 'people 3', x: 'Mr Novak', y: 'Ms Tan', z: 'Mr Reyes' },
      { one: 'more letters', x: 'X', y: 'Y', z: 'Z' },
      { one: 'animals', x: 'the fox', y: 'the owl', z: 'the bear' },
    ]),
    total: count(p.total),
    a: count(p.a),
    b: count(p.b),
  }),
  facts: [
    [
      '{total:n} people <vote|voted> in {event}, and each of them <gives|gave> one vote to {x}, {y} or {z}',
      'in {event} a total of {total:n} votes <are|were> cast for {x}, {y} and {z}',
      '{x}, {y} and {z} <share|shared> {total:n} votes in {event}',
      'there <are|were> {total:n} votes in {event}, all of them for {x}, {y} or {z}',
      '{event} <is|was> between {x}, {y} and {z}, and {total:n} votes <are|were> counted',
      'the votes for {x}, {y} and {z} <add|added> up to {total:n} in {event}',
    ],
    [
      '{x} <gets|got> {a:n} votes',
      '{a:n} [people|voters] <choose|chose> {x}',
      '{a:n} votes <are|were> for {x}',
      '{x} <is|was> the choice of {a:n} people',
      '{a:n} of the votes <go|went> to {x}',
      'for {x} {a:n} votes <are|were> counted',
    ],
    [
      '{y} <gets|got> {b:n} votes',
      '{b:n} [people|voters] <choose|chose> {y}',
      '{b:n} votes <are|were> for {y}',
      '{y} <is|was> the choice of {b:n} people',
      '{b:n} of the votes <go|went> to {y}',
      'for {y} {b:n} votes <are|were> counted',
    ],
  ],
  ask: [
    'how many votes <does|did> {z} get',
    'how many votes <are|were> for {z}',
    'how many people <vote|voted> for {z}',
    'how many votes <are|were> left for {z}',
    'what <is|was> the number of votes for {z}',
    'how many voters <choose|chose> {z}',
  ],
  find: [
    'the number of votes for {z}',
    'the votes that <are|were> left for {z}',
    'the number of people who <choose|chose> {z}',
    'the result of {z}',
  ],
  notes: [
    ['{total:n} votes for {x}, {y} and {z}', 'votes: {total:n} in all ({x}, {y}, {z})'],
    ['{x}: {a:n}', '{x} {a:n} votes', '{a:n} for {x}'],
    ['{y}: {b:n}', '{y} {b:n} votes', '{b:n} for {y}'],
  ],
  extras: [
    'the counting <takes|took> [2|3|5] hours',
    'the polls <are|were> open for [8|10|12] hours',
    'last year there were [2|4|5] candidates',
  ],
  whole: [
    'Result of {event}: {x} {a:n}, {y} {b:n}, {z} the rest of the {total:n} votes. How many votes for {z}?',
    '{total:n} − {a:n} − {b:n} = ? That is what {z} got.',
    'We counted {total:n} votes in {event}. {a:n} were for {x}, {b:n} for {y}, and all the others for {z}. How many votes did {z} get?',
    'How many of the {total:n} votes were left for {z} after {x} got {a:n} and {y} {b:n}?',
    'Everybody voted: {total:n} votes. {x} has {a:n}. {y} has {b:n}. {z} has the remaining ones. How many?',
  ],
  known: ['{total:n} votes', '{a:n} for {x}', '{b:n} for {y}'],
  want: 'votes for {z}',
  steps: (p) => {
    const rest = minus(p.total, p.a);
    return [
      ['not for {x}', rest],
      ['for {z}', minus(rest.value, p.b)],
    ];
  },
  unit: 'votes',
});

/** pages x per page - have: what is missing. */
const album = family({
  name: 'album',
  draw(n) {
    const [pages, per] = groupsOf22(n);
    return { pages, per, have: goesFrom(n, pages * per) };
  },
  scene: (cast, p) => ({
    ...storyPeople(cast),
    ...cast.pick([
      { one: 'sticker album', page: 'page', pagesWord: 'pages', thing: 'stickers' },
      { one: 'photo album', page: 'page', pagesWord: 'pages', thing: 'photos' },
      { one: 'stamp album', page: 'page', pagesWord: 'pages', thing: 'stamps' },
      { one: 'coin folder', page: 'sheet', pagesWord: 'sheets', thing: 'coins' },
      { one: 'card binder', page: 'sheet', pagesWord: 'sheets', thing: 'cards' },
      { one: 'bead tray', page: 'row', pagesWord: 'rows', thing: 'beads' },
      { one: 'wine rack', page: 'shelf', pagesWord: 'shelves', thing: 'bottles' },
      { one: 'egg rack', page: 'tray', pagesWord: 'trays', thing: 'eggs' },
      { one: 'seed box', page: 'drawer', pagesWord: 'drawers', thing: 'seed bags' },
      { one: 'bookcase', page: 'shelf', pagesWord: 'shelves', thing: 'books' },
    ]),
    pages: count(p.pages),
    per: count(p.per),
    have: count(p.have),
  }),
  facts: [
    [
      'a {one} <has|had> {pages:n} {pagesWord} with room for {per:n} {thing} each',
      'each of the {pages:n} {pagesWord} of a {one} <takes|took> {per:n} {thing}',
      '{per:n} {thing} <fit|fitted> in each {page} of a {one} with {pages:n} {pagesWord}',
      '{who} <has|had> a {one} with {pages:n} {pagesWord} and {per:n} places per {page} for {thing}',
      'a full {one} <has|had> {per:n} {thing} per {page} and {pages:n} {pagesWord}',
      'there <are|were> {pages:n} {pagesWord} in the {one}, each with {per:n} places for {thing}',
    ],
    [
      '{who} already <has|had> {have:n} {thing}',
      'so far {have:n} {thing} <are|were> in place',
      '{have:n} {thing} <have|had> been put in [so far|]',
      '{who} <owns|owned> {have:n} {thing} so far',
      '{have:n} of the places <are|were> filled [already|]',
      'up to now {who} <has|had> put in {have:n} {thing}',
    ],
  ],
  ask: [
    'how many {thing} <are|were> [still|] missing',
    'how many more {thing} <does|did> {who} need to fill the {one}',
    'how many {thing} <does|did> {who} still need',
    'how many places in the {one} <are|were> still empty',
    'how many {thing} must be added to [fill|complete] the {one}',
    'what number of {thing} <is|was> missing [in|from] the {one}',
    'for how many more {thing} <is|was> there room',
  ],
  find: [
    'the number of missing {thing}',
    'the number of empty places',
    'the number of {thing} still needed',
    'the {thing} that <are|were> missing',
  ],
  notes: [
    [
      '{one}: {pages:n} {pagesWord}, {per:n} {thing} per {page}',
      '{pages:n} {pagesWord} of {per:n} {thing}',
      '{one} {pages:n} × {per:n} {thing}',
    ],
    ['{have:n} {thing} there', 'got {have:n} already', 'filled: {have:n}'],
  ],
  extras: [
    'the {one} <costs|cost> [8|12|19] {currency}',
    '{who} <has|had> [3|7|10] {thing} twice',
    'the {one} <is|was> [2|4|9] years old',
  ],
  whole: [
    'My {one} has {pages:n} {pagesWord} with {per:n} {thing} each. I have {have:n}. How many do I still need?',
    '{pages:n} × {per:n} − {have:n} = ?',
    '"Is your {one} full?" "No, only {have:n} {thing} so far." "And how many fit?" "{pages:n} {pagesWord} of {per:n}." How many {thing} are missing?',
    'How many {thing} are missing from a {one} of {pages:n} {pagesWord} with {per:n} {thing} each when {have:n} are there?',
    '{pal} fills a {one}: {pages:n} {pagesWord}, {per:n} {thing} each. {have:n} are done. How many to go?',
  ],
  known: ['{pages:n} {pagesWord} of {per:n} {thing}', '{have:n} {thing} there'],
  want: 'missing {thing}',
  steps: (p) => {
    const all = times(p.pages, p.per);
    return [
      ['all {thing}', all],
      ['missing', minus(all.value, p.have)],
    ];
  },
  unit: '{thing}',
});

/** a + b + c: a total of three. */
const ledger = family({
  name: 'three-sums',
  draw(n) {
    const [a, b] = n.large ? [n.int(113, 1980), n.int(114, 990)] : n.addends();
    return { a, b, c: comesTo(n, a + b) };
  },
  scene: (cast, p) => ({
    ...cast.pick([
      { one: 'visitors', what: 'visitors', does: 'come', did: 'came', at: 'the zoo' },
      { one: 'cars', what: 'cars', does: 'pass', did: 'passed', at: 'the bridge' },
      { one: 'letters', what: 'letters', does: 'arrive', did: 'arrived', at: 'the town hall' },
      { one: 'calls', what: 'calls', does: 'come in', did: 'came in', at: 'the help desk' },
      { one: 'swimmers', what: 'swimmers', does: 'come', did: 'came', at: 'the lake' },
      { one: 'readers', what: 'readers', does: 'come', did: 'came', at: 'the library' },
      { one: 'ships', what: 'ships', does: 'pass', did: 'passed', at: 'the canal' },
      { one: 'hikers', what: 'hikers', does: 'stop', did: 'stopped', at: 'the mountain hut' },
      { one: 'parcels', what: 'parcels', does: 'arrive', did: 'arrived', at: 'the post office' },
    ]),
    ...cast.pick([
      { one: 'weekend', x: 'on Friday', y: 'on Saturday', z: 'on Sunday' },
      { one: 'day', x: 'in the morning', y: 'at noon', z: 'in the evening' },
      { one: 'spring', x: 'in April', y: 'in May', z: 'in June' },
      { one: 'weeks', x: 'in week one', y: 'in week two', z: 'in week three' },
      { one: 'gates', x: 'by the north gate', y: 'by the south gate', z: 'by the west gate' },
      { one: 'start of week', x: 'on Monday', y: 'on Tuesday', z: 'on Wednesday' },
      { one: 'years', x: 'in the first year', y: 'in the second year', z: 'in the third year' },
      { one: 'autumn', x: 'in September', y: 'in October', z: 'in November' },
    ]),
    a: count(p.a),
    b: count(p.b),
    c: count(p.c),
  }),
  facts: (['a', 'b', 'c'] as const).map((slot) => {
    const when = { a: '{x}', b: '{y}', c: '{z}' }[slot];
    const number = `{${slot}:n}`;
    return [
      `${when} ${number} {what} <{does}|{did}>`,
      `${number} {what} <{does}|{did}> ${when}`,
      `there <are|were> ${number} {what} at {at} ${when}`,
      `${when} {at} <has|had> ${number} {what}`,
      `the number of {what} ${when} <is|was> ${number}`,
      `${number} {what} <are|were> counted at {at} ${when}`,
    ];
  }),
  ask: [
    'how many {what} <is|was> that [in all|altogether|in total]',
    'how many {what} <are|were> there [in all|altogether|in total]',
    'what <is|was> the total number of {what}',
    'how many {what} <are|were> counted altogether',
    'how many {what} <does|did> that make [in all|together]',
    'what <do|did> the three numbers of {what} add up to',
  ],
  find: [
    'the total number of {what}',
    'the number of {what} in all',
    'the sum of all {what}',
    'the {what} altogether',
  ],
  notes: [
    ['{x} {a:n} {what}', '{what} {x}: {a:n}', '{a:n} {what} {x}'],
    ['{y} {b:n}', '{what} {y}: {b:n}', '{b:n} {what} {y}'],
    ['{z} {c:n}', '{what} {z}: {c:n}', '{c:n} {what} {z}'],
  ],
  extras: [
    'it <is|was> [4|9|21] degrees outside',
    '[2|3|5] people <do|did> the counting',
    'the list <has|had> [12|20|31] lines',
  ],
  whole: [
    '{what}: {a:n} {x}, {b:n} {y}, {c:n} {z}. Total?',
    '{a:n} + {b:n} + {c:n} = ?',
    'We counted the {what} at {at}. There were {a:n} {x}, {b:n} {y} and {c:n} {z}. How many did we count in all?',
    'Add up the {what}: {a:n}, {b:n} and {c:n}.',
    'How many {what} are {a:n} {x}, {b:n} {y} and {c:n} {z} together?',
  ],
  known: ['{a:n} {what} {x}', '{b:n} {y}', '{c:n} {z}'],
  want: '{what} in all',
  steps: (p) => {
    const two = plus(p.a, p.b);
    return [
      ['the first two', two],
      ['in all', plus(two.value, p.c)],
    ];
  },
  unit: '{what}',
});

export const totalFamilies: readonly Family[] = [votes, album, ledger];
